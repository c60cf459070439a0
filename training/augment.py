"""Random changes to whole batches of images at once: per-image code in Python is too slow on two cores.

Batches are float [n, 3, 80, 60], 0..255. Each picture is treated as a sheet (a foreground with an alpha
channel) that is turned, scaled and moved over a page; the page is white or a cut of a cluttered photo.
"""
import math

import torch
from torch.nn import functional as F


class Recipe:
    """How strongly the pictures of one data set are changed."""

    def __init__(self, turn, zoom, shift, aspect, page, colour, erase):
        self.turn = turn      # largest turn, degrees
        self.zoom = zoom      # (smallest, largest) size on the page
        self.shift = shift    # largest shift, as a part of the page
        self.aspect = aspect  # probability of being squeezed or stretched by up to a third
        self.page = page      # probability of a page that is not white
        self.colour = colour  # probability of a colour change so strong that the colour label is lost
        self.erase = erase    # probability that a rectangle is painted over


KAGL = Recipe(turn=9, zoom=(0.82, 1.12), shift=0.06, aspect=0.25, page=0.33, colour=0.2, erase=0.2)
CC0 = Recipe(turn=22, zoom=(0.85, 1.6), shift=0.12, aspect=0.4, page=0.5, colour=0.8, erase=0.25)
FASHION_MNIST = Recipe(turn=9, zoom=(0.8, 1.1), shift=0.06, aspect=0.2, page=0.3, colour=0.5, erase=0.1)


def uniform(n, low, high):
    return torch.empty(n, 1, 1, 1).uniform_(low, high)


def chance(n, p):
    return torch.rand(n, 1, 1, 1) < p


def place(sheets, alpha, recipe, size):
    """Turns, scales and moves the sheets [n, 3, h, w] and alpha [n, 1, h, w] -> the same, of `size`."""
    n, height, width = sheets.shape[0], size[0], size[1]
    angle = torch.empty(n).uniform_(-1, 1) * math.radians(recipe.turn)
    zoom = torch.empty(n).uniform_(*recipe.zoom)
    squeeze = torch.where(torch.rand(n) < recipe.aspect, torch.empty(n).uniform_(-0.29, 0.29), torch.zeros(n))
    zx, zy = zoom * torch.exp(squeeze.clamp(max=0)), zoom * torch.exp(-squeeze.clamp(min=0))
    flip = torch.where(torch.rand(n) < 0.5, -1.0, 1.0)
    cos, sin, ratio = torch.cos(angle), torch.sin(angle), height / width
    # from page to sheet, in coordinates from -1 to 1; the ratio keeps turned pictures from shearing
    theta = torch.stack([
        torch.stack([flip * cos / zx, flip * sin * ratio / zx, torch.empty(n).uniform_(-1, 1) * 2 * recipe.shift], 1),
        torch.stack([-sin / ratio / zy, cos / zy, torch.empty(n).uniform_(-1, 1) * 2 * recipe.shift], 1)], 1)
    grid = F.affine_grid(theta, (n, 1, height, width), align_corners=False)
    both = F.grid_sample(torch.cat([sheets * alpha, alpha], 1), grid, align_corners=False)
    return both[:, :3], both[:, 3:]


def pages(n, backgrounds, p):
    """n pages [n, 3, 80, 60]: white, or with probability p a cut of a photo, at times only its tint."""
    cuts = backgrounds[torch.randint(len(backgrounds), (n,))].permute(0, 3, 1, 2).float()
    tint = cuts.mean((2, 3), keepdim=True)
    cuts = torch.where(chance(n, 0.25), tint.expand_as(cuts), cuts)
    cuts = torch.where(chance(n, 0.5), cuts.flip(3), cuts)
    return torch.where(chance(n, p), (cuts * uniform(n, 0.7, 1.25)).clamp(0, 255), torch.full_like(cuts, 255.0))


def recolour(x, strong):
    """Brightness and contrast a little for all; where `strong` [n, 1, 1, 1], colours change for good."""
    n = x.shape[0]
    mean = x.mean((1, 2, 3), keepdim=True)
    x = (x - mean) * uniform(n, 0.92, 1.08) + mean * uniform(n, 0.95, 1.04)
    grey = x.mean(1, keepdim=True)
    saturation = torch.where(chance(n, 0.15), torch.zeros(n, 1, 1, 1), uniform(n, 0.4, 1.6))
    changed = grey + (x - grey) * saturation
    # rotate the channels by a random part: a cheap change of hue
    changed = torch.lerp(changed, changed.roll(1, 1), uniform(n, 0, 1) * chance(n, 0.5))
    changed = changed * torch.empty(n, 3, 1, 1).uniform_(0.75, 1.2)
    changed = (changed - mean) * uniform(n, 0.7, 1.3) + mean * uniform(n, 0.8, 1.15)
    return torch.where(strong, changed, x).clamp(0, 255)


def erase(x, p):
    """Paints a rectangle of one colour over some pictures."""
    n, _, height, width = x.shape
    cy, cx = uniform(n, 0, height), uniform(n, 0, width)
    hh, hw = uniform(n, 4, height / 5), uniform(n, 4, width / 5)
    ys, xs = torch.arange(height).view(1, 1, -1, 1), torch.arange(width).view(1, 1, 1, -1)
    inside = ((ys - cy).abs() < hh) & ((xs - cx).abs() < hw) & chance(n, p)
    return torch.where(inside, torch.randint(256, (n, 3, 1, 1)).float(), x)


def soften(x, p):
    """Blurs some pictures a little, as a weaker camera would."""
    return torch.where(chance(x.shape[0], p), F.avg_pool2d(F.pad(x, (1, 1, 1, 1), mode="replicate"), 3, 1), x)


def augment(images, alpha, backgrounds, recipe, size=(80, 60)):
    """uint8 images [n, h, w, 3] and float alpha [n, 1, h, w] (1 is product, 0 is a backdrop that may be
    exchanged) -> float [n, 3, 80, 60] and bool [n]: whether the colours can still be trusted."""
    n = images.shape[0]
    sheets = images.permute(0, 3, 1, 2).float()
    exchange = chance(n, recipe.page)
    alpha = torch.where(exchange, alpha, torch.ones_like(alpha))
    sheets, alpha = place(sheets, alpha, recipe, size)
    under = torch.where(exchange, pages(n, backgrounds, 0.9), torch.full((1, 3, *size), 255.0))
    x = sheets + (1 - alpha) * under
    strong = chance(n, recipe.colour)
    x = soften(erase(recolour(x, strong), recipe.erase), 0.08)
    return x, ~strong.view(-1)
