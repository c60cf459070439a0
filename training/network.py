"""The network: the front of a ResNet18, a colour palette, one embedding and one linear layer per head."""
import copy

import torch
from torch import nn
from torch.nn import functional as F
from torch.nn.utils.fusion import fuse_conv_bn_eval, fuse_linear_bn_eval

MEAN = (123.15, 115.90, 103.06)  # red, green, blue: what the pretrained stem subtracts
STD = 58.0
WIDTHS, DEPTHS = (64, 128, 256, 512), (2, 2, 2, 1)
PALETTE = 64
EMBEDDING = 256


def norm(width: int, still: bool):
    """Nothing where the layer is frozen: pretrained.py makes its norm part of the convolution."""
    return nn.Identity() if still else nn.BatchNorm2d(width)


class Block(nn.Module):
    """Two 3x3 convolutions and a shortcut."""

    def __init__(self, inputs: int, outputs: int, stride: int, still: bool = False):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=still)
        self.norm1 = norm(outputs, still)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=still)
        self.norm2 = norm(outputs, still)
        self.shortcut = None
        if stride != 1 or inputs != outputs:
            self.shortcut = nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=still), norm(outputs, still))

    def forward(self, x):
        y = F.relu(self.norm1(self.conv1(x)), inplace=True)
        y = self.norm2(self.conv2(y))
        return F.relu(y + (x if self.shortcut is None else self.shortcut(x)), inplace=True)


class MaxPool(nn.Module):
    """The greatest of 3x3 at every second place, of a picture of even size with no negative numbers: what
    F.max_pool2d(x, 3, 2, 1) gives, in a third of the time on a CPU."""

    def forward(self, x):
        if torch.onnx.is_in_onnx_export():
            return F.max_pool2d(x, 3, 2, 1)
        x = F.pad(x, (1, 0, 1, 0))
        x = torch.maximum(torch.maximum(x[..., 0:-1:2], x[..., 1::2]), x[..., 2::2])
        return torch.maximum(torch.maximum(x[:, :, 0:-1:2], x[:, :, 1::2]), x[:, :, 2::2])


class Trunk(nn.Module):
    """ResNet18 up to the first block of its fourth stage. Stem and first stage keep their pretrained
    weights: they are dear to train, and general."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(
            nn.Conv2d(3, WIDTHS[0], 7, 2, 3), norm(WIDTHS[0], True), nn.ReLU(inplace=True), MaxPool())
        self.stages = nn.ModuleList()
        inputs = WIDTHS[0]
        for stage, (width, depth) in enumerate(zip(WIDTHS, DEPTHS)):
            blocks = [Block(inputs, width, 2 if stage else 1, still=not stage)]
            blocks += [Block(width, width, 1, still=not stage) for _ in range(depth - 1)]
            self.stages.append(nn.Sequential(*blocks))
            inputs = width


def quarter(x):
    return F.avg_pool2d(x, 4, count_include_pad=False)  # nothing is padded; said so that no Pad is exported


class FashionNet(nn.Module):
    """float images [n, 3, h, w], 0..255, h and w multiples of 16 -> (embedding [n, 256], {head: logits}).

    The embedding sees the means of all four stages and the maxima of the last, because a small telling
    part (a collar, a buckle) drowns in a mean. It also sees a palette: how much of each of 64 learnt
    colours there is where the third stage sees the product, since the stem was taught to care little for colour."""

    def __init__(self, heads: dict):
        super().__init__()
        self.trunk = Trunk()
        self.palette = nn.Sequential(
            nn.Conv2d(3, 32, 1, bias=False), nn.BatchNorm2d(32), nn.ReLU(inplace=True),
            nn.Conv2d(32, PALETTE, 1, bias=False), nn.BatchNorm2d(PALETTE), nn.ReLU(inplace=True))
        self.gate = nn.Conv2d(WIDTHS[2], 1, 1)
        self.embed = nn.Sequential(
            nn.Linear(sum(WIDTHS) + WIDTHS[-1] + PALETTE, EMBEDDING, bias=False), nn.BatchNorm1d(EMBEDDING),
            nn.ReLU(inplace=True))
        self.drop = nn.Dropout(0.2)
        self.heads = nn.ModuleDict({h.replace("-", "_"): nn.Linear(EMBEDDING, n) for h, n in heads.items()})
        self.register_buffer("scale", torch.tensor([1 / STD] * 3).view(1, 3, 1, 1))
        self.register_buffer("shift", torch.tensor([-m / STD for m in MEAN]).view(1, 3, 1, 1))

    def frozen(self) -> list:
        return [self.trunk.stem, self.trunk.stages[0]]

    def forward(self, image):
        image = image * self.scale + self.shift
        with torch.no_grad():
            x = self.trunk.stages[0](self.trunk.stem(image))
        pooled = [x.mean((2, 3))]
        for stage in self.trunk.stages[1:]:
            x = stage(x)
            pooled.append(x.mean((2, 3)))
            if stage is self.trunk.stages[2]:
                weight = torch.sigmoid(self.gate(x))
        pooled.append(x.amax((2, 3)))
        colours = quarter(self.palette(quarter(image)))
        pooled.append((colours * weight).mean((2, 3)) / (weight.mean((2, 3)) + 1e-3))
        embedding = self.embed(torch.cat(pooled, 1))
        features = self.drop(embedding)
        return embedding, {h.replace("_", "-"): head(features) for h, head in self.heads.items()}


def folded(net: FashionNet) -> FashionNet:
    """A copy for inference in which every batch norm is part of the layer before it."""
    net = copy.deepcopy(net).eval()
    for module in [*net.modules()]:
        if isinstance(module, Block) and not isinstance(module.norm1, nn.Identity):
            module.conv1, module.norm1 = fuse_conv_bn_eval(module.conv1, module.norm1), nn.Identity()
            module.conv2, module.norm2 = fuse_conv_bn_eval(module.conv2, module.norm2), nn.Identity()
        if isinstance(module, nn.Sequential):
            for i in range(len(module) - 1):
                if isinstance(module[i + 1], (nn.BatchNorm2d, nn.BatchNorm1d)):
                    fuse = fuse_conv_bn_eval if isinstance(module[i], nn.Conv2d) else fuse_linear_bn_eval
                    module[i], module[i + 1] = fuse(module[i], module[i + 1]), nn.Identity()
    return net


def shipped(net: FashionNet) -> FashionNet:
    """The folded copy, its weights rounded to the 16 bits in which the file keeps them: what all figures are of."""
    net = folded(net)
    with torch.no_grad():
        for parameter in net.parameters():
            if parameter.ndim > 1:
                parameter.copy_(parameter.half())
    return net


class Deployed(nn.Module):
    """A shipped network with the file's input and outputs: uint8 [n, h, w, 3] RGB -> (unit-length embedding, logits
    per head)."""

    def __init__(self, net: FashionNet):
        super().__init__()
        self.net = net.eval()

    def forward(self, image):
        embedding, logits = self.net(image.permute(0, 3, 1, 2).float())
        length = torch.sqrt((embedding * embedding).sum(1, keepdim=True) + 1e-12)
        return (embedding / length, *logits.values())
