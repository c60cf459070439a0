"""A small network for small grey pictures on black, as Fashion-MNIST's are.

The large network shares its capacity among colour photos and sees a 28x28 picture blown up sixteenfold; this one sees it as it is.
It says which of Fashion-MNIST's ten labels a picture has, or `other`: not of that kind.
"""
import torch
from torch import nn
from torch.nn import functional as F

import data
import labels
from network import Block

SIZE = 28
TOP, CELL = (data.HEIGHT - data.WIDTH) // 2, data.WIDTH // SIZE  # where a square picture lies on the page, and its pixels
COLOURLESS = 2.0   # the greatest difference between a pixel's channels at which a page counts as grey
LEAST = 1e-4       # of a probability, before its logarithm
WIDTHS = (16, 40, 72)
OTHER = len(labels.FASHION_MNIST)


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
