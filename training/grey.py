"""A small network for small grey pictures on black, as Fashion-MNIST's are, and its place beside the large one.

The large network shares its capacity among colour photos and sees a 28x28 picture blown up sixteenfold; this one sees it as it is.
It says which of Fashion-MNIST's ten labels a picture has, or `other`: not of that kind. Where a page has no
colour at all, the categories of each label gain the logarithm of its probability, by as much as the picture is of that kind:
a product of the two networks' opinions. Pages with any colour pass unchanged.
"""
import io
import time

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from torch import nn
from torch.nn import functional as F

import data
import labels
from network import Block

PREFIX = "grey/"
SIZE = 28
TOP, CELL = (data.HEIGHT - data.WIDTH) // 2, data.WIDTH // SIZE  # where a square picture lies on the page, and its pixels
COLOURLESS = 2.0   # the greatest difference between a pixel's channels at which a page counts as grey
LEAST = 1e-4       # of a probability, before its logarithm
WIDTHS = (16, 40, 72)
OTHER = len(labels.FASHION_MNIST)
HELD_OUT = 5000    # of the train images: they are not trained on
BATCH, RATE, OTHERS = 128, 4e-3, 16  # OTHERS: how many of a batch's pictures are of another kind


class GreyNet(nn.Module):
    """float [n, 1, 28, 28], 0..255 -> logits [n, 11]: Fashion-MNIST's labels in the order of their numbers, and `other`."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(1, WIDTHS[0], 3, 1, 1, bias=False), nn.BatchNorm2d(WIDTHS[0]), nn.ReLU(inplace=True))
        blocks, inputs = [], WIDTHS[0]
        for stage, (width, depth) in enumerate(zip(WIDTHS, (1, 2, 2))):
            for i in range(depth):
                blocks.append(Block(inputs, width, 2 if stage and not i else 1))
                inputs = width
        self.blocks = nn.Sequential(*blocks)
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(inputs, OTHER + 1)

    def forward(self, x):
        x = self.blocks(self.stem((x - 73) / 90))
        return self.head(self.drop(x.mean((2, 3))))


class Deployed(nn.Module):
    """float page [n, 3, h, w] -> what is added to the logits of Fashion-MNIST's labels [n, 10], at temperature 1."""

    def __init__(self, net: GreyNet):
        super().__init__()
        self.net = net.eval()

    def forward(self, page):
        return opinion(self.net(to_small(page)), is_grey(page))


def to_small(page):
    """float [n, 3, 128, 112] -> [n, 1, 28, 28]: the square that a square picture fills, in its own pixels."""
    square = page[:, :, TOP:TOP + data.WIDTH]
    return F.avg_pool2d(square.mean(1, keepdim=True), CELL, count_include_pad=False)


def is_grey(page):
    """float [n, 1]: 1 where no pixel of the page has a colour, 0 where one has."""
    colourful = (page.amax(1) + (-page).amax(1)).amax((1, 2))
    return F.relu(1 - F.relu(colourful - COLOURLESS)).unsqueeze(1)


def opinion(logits, grey):
    p = torch.softmax(logits, 1)
    kind = grey * (1 - p[:, OTHER:])
    return kind * torch.log(p[:, :OTHER] + LEAST)


def to_categories(names: list) -> torch.Tensor:
    """float [10, categories]: which label speaks for a category. Those that no label includes get the mean of the
    lowest: they are not what such a picture shows."""
    matrix = torch.zeros(OTHER, len(names))
    for row, members in enumerate(labels.FASHION_MNIST.values()):
        for member in members:
            matrix[row, names.index(member)] = 1
    matrix[:, matrix.sum(0) == 0] = 1 / OTHER
    return matrix


def fashion_mnist(folder: str, part: str, chunk: int = 2000):
    """-> float [n, 1, 28, 28] as the page shows them, int64 [n]"""
    images, numbers = data.load_fashion_mnist(folder, part)
    pages = (data.fashion_mnist_inputs(images[i:i + chunk]) for i in range(0, len(images), chunk))
    return torch.cat([to_small(torch.from_numpy(p).permute(0, 3, 1, 2).float()) for p in pages]), torch.from_numpy(numbers)


def others(catalogue: dict, articles: list, more: list) -> torch.Tensor:
    """Pictures of another kind, as such a page would show them: all catalogue photos on white, those of products that no
    label includes on black as well, and `more` (lists of uint8 [n, h, w, 3]). -> float [n, 1, 28, 28]"""
    known = {m for members in labels.FASHION_MNIST.values() for m in members}
    strange = torch.tensor([a not in known for a in articles])
    photos = torch.from_numpy(catalogue["images"]).permute(0, 3, 1, 2).float()
    backdrop = torch.from_numpy(catalogue["masks"]).bool().unsqueeze(1) & strange.view(-1, 1, 1, 1)
    found = [on_page(photos, 255.0), on_page(photos[strange].masked_fill(backdrop[strange], 0), 0.0)]
    found += [on_page(torch.from_numpy(images).permute(0, 3, 1, 2).float(), 255.0) for images in more]
    return torch.cat(found)


def on_page(images, paper: float):
    """float [n, 3, h, w] -> [n, 1, 28, 28]: scaled to fit the page, then cut as to_small cuts."""
    height, width = data.HEIGHT // CELL, data.WIDTH // CELL
    scale = min(height / images.shape[2], width / images.shape[3])
    size = [max(1, round(n * scale)) for n in images.shape[2:]]
    small = F.interpolate(images.mean(1, keepdim=True), size, mode="bilinear", antialias=True)
    down, across = height - size[0], width - size[1]
    page = F.pad(small, (across // 2, across - across // 2, down // 2, down - down // 2), value=paper)
    return page[:, :, TOP // CELL:TOP // CELL + SIZE]


def changed(x):
    """Mirrored, moved by up to two pixels, and a rectangle painted over, at random."""
    n = len(x)
    x = torch.where(torch.rand(n, 1, 1, 1) < 0.5, x.flip(3), x)
    shift = torch.randint(-2, 3, (n, 2))
    rows = (torch.arange(SIZE) + shift[:, :1]).clamp(0, SIZE - 1)
    columns = (torch.arange(SIZE) + shift[:, 1:]).clamp(0, SIZE - 1)
    x = x[torch.arange(n).view(-1, 1, 1), 0, rows.unsqueeze(2), columns.unsqueeze(1)].unsqueeze(1)
    size = torch.randint(3, 12, (n, 2))
    corner = torch.randint(0, SIZE, (n, 2))
    grid = torch.arange(SIZE)
    inside = [(grid >= corner[:, i:i + 1]) & (grid < corner[:, i:i + 1] + size[:, i:i + 1]) for i in (0, 1)]
    hole = inside[0].unsqueeze(2) & inside[1].unsqueeze(1) & (torch.rand(n, 1, 1) < 0.4)
    return torch.where(hole.unsqueeze(1), torch.randint(0, 256, (n, 1, 1, 1)).float(), x)


def train(images, numbers, strangers, epochs: int, seed: int, quick: bool = True) -> tuple:
    """`images` float [n, 1, 28, 28] and their labels' `numbers`; `strangers`: pictures of another kind. The last HELD_OUT of the
    images are only scored. `quick`: in bfloat16. Trains with a one-cycle schedule.
    -> the network with averaged weights, and the share of the held-out images that it gets right"""
    generator = np.random.default_rng(seed)
    net = GreyNet().to(memory_format=torch.channels_last)
    smooth = GreyNet()
    smooth.load_state_dict(net.state_dict())
    count = len(images) - HELD_OUT
    own = BATCH - OTHERS
    steps = epochs * (count // own)
    optimiser = torch.optim.AdamW(net.parameters(), RATE, weight_decay=0.05)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, steps, pct_start=0.2)
    order, began = [], time.monotonic()
    for step in range(steps):
        if len(order) < own:
            order = generator.permutation(count)
        hand, order = order[:own], order[own:]
        x = torch.cat([images[hand], strangers[generator.integers(0, len(strangers), OTHERS)]])
        y = torch.cat([numbers[hand], torch.full((OTHERS,), OTHER)])
        net.train()
        x = changed(x).contiguous(memory_format=torch.channels_last)
        with torch.autocast("cpu", torch.bfloat16, enabled=quick):
            answers = net(x)
        loss = F.cross_entropy(answers.float(), y, label_smoothing=0.05)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
        schedule.step()
        if step % 4 == 0:
            with torch.no_grad():
                for a, b in zip(smooth.state_dict().values(), net.state_dict().values()):
                    a.lerp_(b, 0.02 if step > 400 else 0.3) if a.is_floating_point() else a.copy_(b)
        if (step + 1) % (steps // 10) == 0:
            right, strange = held_out(smooth, images[count:], numbers[count:], strangers)
            print(f"[grey, {(time.monotonic() - began) / 60:4.1f} min] step {step + 1} loss {loss.item():.3f} "
                  f"held out {100 * right:.2f}, others told {100 * strange:.2f}", flush=True)
    return smooth, right


@torch.no_grad()
def held_out(net, images, numbers, strangers) -> tuple:
    """The shares of the held-out images whose label is the likeliest, and of (trained) strangers that are told as such."""
    net.eval()
    p = torch.cat([net(images[i:i + 500]) for i in range(0, len(images), 500)])
    other = net(strangers[::max(1, len(strangers) // 2000)])
    return ((p[:, :OTHER].argmax(1) == numbers).float().mean().item(), (other.argmax(1) == OTHER).float().mean().item())


@torch.no_grad()
def logits(net, names: list, images: np.ndarray, temperature: float, batch: int = 256) -> torch.Tensor:
    """What is added to the category's logits. uint8 [n, h, w, 3] -> float [n, categories]; `temperature`: of the category."""
    deployed, matrix = Deployed(net), to_categories(names) * temperature
    parts = [deployed(torch.from_numpy(images[i:i + batch]).permute(0, 3, 1, 2).float()) for i in range(0, len(images), batch)]
    return torch.cat(parts) @ matrix


def join(model, net, names: list, temperature: float):
    """Puts the small network into an exported graph, in place; the output `category` keeps its name."""
    graph = model.graph
    buffer = io.BytesIO()
    sample = torch.zeros(2, 3, data.HEIGHT, data.WIDTH)
    torch.onnx.export(Deployed(net), sample, buffer, input_names=["page"], output_names=["opinion"], opset_version=model.opset_import[0].version,
                      dynamic_axes={n: {0: "batch"} for n in ("page", "opinion")})
    small = onnx.load_from_string(buffer.getvalue()).graph
    page = next(n for n in graph.node if n.op_type == "Cast").output[0]
    for node in graph.node:
        for i, name in enumerate(node.output):
            if name == "category":
                node.output[i] = "category/colour"
    for node in small.node:
        copy = onnx.NodeProto()
        copy.CopyFrom(node)
        copy.name = PREFIX + node.name
        copy.input[:] = [page if i == "page" else PREFIX + i if i else i for i in node.input]
        copy.output[:] = [PREFIX + o for o in node.output]
        graph.node.append(copy)
    for weight in small.initializer:
        copy = onnx.TensorProto()
        copy.CopyFrom(weight)
        copy.name = PREFIX + weight.name
        graph.initializer.append(copy)
    graph.initializer.append(numpy_helper.from_array((to_categories(names) * temperature).numpy(), PREFIX + "categories"))
    graph.node.extend([helper.make_node("MatMul", [PREFIX + "opinion", PREFIX + "categories"], [PREFIX + "added"]),
                       helper.make_node("Add", ["category/colour", PREFIX + "added"], ["category"])])
    return model
