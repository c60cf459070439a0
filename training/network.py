"""The network: a small residual convolutional net with one embedding and one linear layer per head."""
import copy

import torch
from torch import nn
from torch.nn import functional as F
from torch.nn.utils.fusion import fuse_linear_bn_eval

MEAN = (0.80, 0.78, 0.77)  # of kagl's train images, roughly; a catalogue is mostly white
STD = (0.28, 0.29, 0.30)


class Block(nn.Module):
    """Two 3x3 convolutions and a shortcut."""

    def __init__(self, inputs: int, outputs: int, stride: int):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.norm1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.norm2 = nn.BatchNorm2d(outputs)
        self.shortcut = None
        if stride != 1 or inputs != outputs:
            self.shortcut = nn.Sequential(
                nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x):
        y = F.relu(self.norm1(self.conv1(x)), inplace=True)
        y = self.norm2(self.conv2(y))
        return F.relu(y + (x if self.shortcut is None else self.shortcut(x)), inplace=True)


class FashionNet(nn.Module):
    """float images [n, 3, 80, 60], 0..255 -> (embedding [n, 256], {head: logits [n, labels]}).

    The embedding sees the means of all four stages, because colour and print are settled early, and the
    maxima of the last, because a small telling part (a collar, a buckle) drowns in a mean."""

    def __init__(self, heads: dict, widths=(32, 64, 128, 224), depths=(1, 2, 2, 1), embedding: int = 256):
        super().__init__()
        self.stem = nn.Sequential(
            nn.Conv2d(3, widths[0], 3, 2, 1, bias=False), nn.BatchNorm2d(widths[0]), nn.ReLU(inplace=True))
        self.stages = nn.ModuleList()
        inputs = widths[0]
        for stage, (width, depth) in enumerate(zip(widths, depths)):
            blocks = [Block(inputs, width, 2 if stage else 1)]
            blocks += [Block(width, width, 1) for _ in range(depth - 1)]
            self.stages.append(nn.Sequential(*blocks))
            inputs = width
        self.embed = nn.Sequential(
            nn.Linear(sum(widths) + widths[-1], embedding, bias=False), nn.BatchNorm1d(embedding),
            nn.ReLU(inplace=True))
        self.drop = nn.Dropout(0.15)
        self.heads = nn.ModuleDict({h.replace("-", "_"): nn.Linear(embedding, n) for h, n in heads.items()})
        self.register_buffer("scale", torch.tensor([1 / (255 * s) for s in STD]).view(1, 3, 1, 1))
        self.register_buffer("shift", torch.tensor([-m / s for m, s in zip(MEAN, STD)]).view(1, 3, 1, 1))
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")
            elif isinstance(module, Block):
                nn.init.zeros_(module.norm2.weight)  # each block starts as its shortcut: steadier first steps

    def forward(self, x):
        x = self.stem(x * self.scale + self.shift)
        pooled = []
        for stage in self.stages:
            x = stage(x)
            pooled.append(F.adaptive_avg_pool2d(x, 1).flatten(1))
        pooled.append(x.amax((2, 3)))
        embedding = self.embed(torch.cat(pooled, 1))
        features = self.drop(embedding)
        return embedding, {h.replace("_", "-"): head(features) for h, head in self.heads.items()}


class Deployed(nn.Module):
    """The network as it is shipped: uint8 [n, 80, 60, 3] RGB -> (unit-length embedding, logits per head)."""

    def __init__(self, net: FashionNet):
        super().__init__()
        self.net = copy.deepcopy(net).eval()
        self.net.embed = nn.Sequential(fuse_linear_bn_eval(net.embed[0], net.embed[1]), nn.ReLU())

    def forward(self, image):
        embedding, logits = self.net(image.permute(0, 3, 1, 2).float())
        length = torch.sqrt((embedding * embedding).sum(1, keepdim=True) + 1e-12)
        return (embedding / length, *logits.values())
