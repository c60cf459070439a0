"""Random changes to whole batches of images at once: per-image code in Python is too slow on two cores.

Each picture is treated as a sheet (a foreground with an alpha channel) that is recoloured, turned, scaled and
moved over a page; the page is white or a cut of a cluttered photo. Images are float [n, 3, height, width], 0..255.
"""
import math

import torch
from torch.nn import functional as F


class Recipe:
    """How strongly the pictures of one data set are changed."""

    def __init__(self, turn, zoom, shift, aspect, page, colour, erase, mix=0.0, aside=0.0):
        self.turn = turn      # largest turn, degrees
        self.zoom = zoom      # (smallest, largest) size on the page
        self.shift = shift    # largest shift, as a part of the page
        self.aspect = aspect  # probability of being squeezed or stretched by up to a third
        self.page = page      # probability of a page that is not white
        self.colour = colour  # probability of a colour change so strong that the colour label is lost
        self.erase = erase    # probability that a rectangle is painted over
        self.mix = mix        # probability of being mixed with another picture of the same set
        self.aside = aside    # probability of a quarter turn to either side, as of phones held the other way


KAGL = Recipe(turn=8, zoom=(0.85, 1.15), shift=0.05, aspect=0.2, page=0.25, colour=0.12, erase=0.15)
CC0 = Recipe(turn=20, zoom=(0.75, 1.7), shift=0.12, aspect=0.4, page=0.4, colour=0.7, erase=0.25, mix=0.4, aside=0.25)
# Worn garments, cut out of street photos, and such photos whole: nothing of their colours is taught.
CCP = Recipe(turn=10, zoom=(0.85, 1.35), shift=0.08, aspect=0.25, page=0.3, colour=0.6, erase=0.25, mix=0.2)
CCP_PHOTO = Recipe(turn=8, zoom=(0.9, 1.6), shift=0.1, aspect=0.2, page=0.3, colour=0.6, erase=0.2)
FASHION_MNIST = Recipe(turn=7, zoom=(0.85, 1.1), shift=0.05, aspect=0.15, page=0.15, colour=0.3, erase=0.1)
# For the last part of the time: closer to what the model will see.
KAGL_GENTLE = Recipe(turn=6, zoom=(0.9, 1.1), shift=0.04, aspect=0.1, page=0.12, colour=0.06, erase=0.08)
FASHION_MNIST_GENTLE = Recipe(turn=5, zoom=(0.9, 1.05), shift=0.04, aspect=0.05, page=0.05, colour=0.1, erase=0.05)
NEGATIVE = Recipe(turn=10, zoom=(0.9, 1.6), shift=0.1, aspect=0.3, page=0.2, colour=0.3, erase=0.1)


def uniform(n, low, high):
    return torch.empty(n, 1, 1, 1).uniform_(low, high)


def chance(n, p):
    return torch.rand(n, 1, 1, 1) < p


def place(sheets, alpha, recipe, size):
    """Fits the sheets [n, 3, h, w] and alpha [n, 1, h, w] into a page of `size` (height, width), as the pad
    rule does, then turns, scales and moves them -> the same, of that size, premultiplied by alpha."""
    n, height, width = len(sheets), *size
    fit = min(height / sheets.shape[2], width / sheets.shape[3])
    angle = torch.empty(n).uniform_(-1, 1) * math.radians(recipe.turn)
    aside = torch.rand(n)
    angle += torch.where(aside < recipe.aside, torch.where(aside < recipe.aside / 2, -math.pi / 2, math.pi / 2), 0.0)
    zoom = torch.empty(n).uniform_(*recipe.zoom)
    squeeze = torch.where(torch.rand(n) < recipe.aspect, torch.empty(n).uniform_(-0.29, 0.29), torch.zeros(n))
    # half the sheet's size on the page, in pixels
    sx = zoom * torch.exp(squeeze.clamp(max=0)) * (fit * sheets.shape[3])
    sy = zoom * torch.exp(-squeeze.clamp(min=0)) * (fit * sheets.shape[2])
    flip = torch.where(torch.rand(n) < 0.5, -1.0, 1.0)
    cos, sin = torch.cos(angle), torch.sin(angle)
    # from page to sheet, in coordinates from -1 to 1
    theta = torch.stack([
        torch.stack([flip * cos * width / sx, flip * sin * height / sx, torch.empty(n).uniform_(-1, 1) * 2 * recipe.shift], 1),
        torch.stack([-sin * width / sy, cos * height / sy, torch.empty(n).uniform_(-1, 1) * 2 * recipe.shift], 1)], 1)
    grid = F.affine_grid(theta, (n, 1, height, width), align_corners=False)
    both = F.grid_sample(torch.cat([sheets * alpha, alpha], 1), grid, align_corners=False)
    return both[:, :3], both[:, 3:]


def pages(n, backgrounds, size):
    """n pages [n, 3, *size]: cuts of photos, at times only their tint, and a few white ones."""
    cuts = backgrounds[torch.randint(len(backgrounds), (n,))].permute(0, 3, 1, 2).float()
    tint = cuts.mean((2, 3), keepdim=True)
    cuts = torch.where(chance(n, 0.25), tint.expand_as(cuts), cuts)
    cuts = torch.where(chance(n, 0.5), cuts.flip(3), cuts)
    cuts = torch.where(chance(n, 0.9), (cuts * uniform(n, 0.7, 1.25)).clamp(0, 255), torch.full_like(cuts, 255.0))
    return F.interpolate(cuts, size, mode="bilinear", align_corners=False)


def recolour(x, strong):
    """Brightness and contrast a little for all; where `strong` bool [n], colours change for good."""
    n = len(x)
    mean = x.mean((1, 2, 3), keepdim=True)
    x = (x - mean) * uniform(n, 0.94, 1.06) + mean * uniform(n, 0.96, 1.03)
    which = strong.nonzero().view(-1)
    if len(which):
        x[which] = repaint(x[which], mean[which])
    return x.clamp_(0, 255)


def repaint(x, mean):
    n = len(x)
    grey = x.mean(1, keepdim=True)
    saturation = torch.where(chance(n, 0.15), torch.zeros(n, 1, 1, 1), uniform(n, 0.4, 1.6))
    changed = grey + (x - grey) * saturation
    # rotate the channels by a random part: a cheap change of hue
    changed = torch.lerp(changed, changed.roll(1, 1), uniform(n, 0, 1) * chance(n, 0.5))
    changed = changed * torch.empty(n, 3, 1, 1).uniform_(0.75, 1.2)
    return (changed - mean) * uniform(n, 0.7, 1.3) + mean * uniform(n, 0.8, 1.15)


def erase(x, p):
    """Paints a rectangle of one colour over some pictures, in place."""
    height, width = x.shape[2:]
    for i in (torch.rand(len(x)) < p).nonzero().view(-1).tolist():
        h, w = (1 + torch.rand(2) * torch.tensor([height / 2.5, width / 2.5])).int().tolist()
        top, left = int(torch.randint(height - h + 1, ())), int(torch.randint(width - w + 1, ()))
        x[i, :, top:top + h, left:left + w] = torch.randint(256, (3, 1, 1)).float()
    return x


def soften(x, p):
    """Blurs some pictures a little, as a weaker camera would, in place."""
    which = (torch.rand(len(x)) < p).nonzero().view(-1)
    if len(which):
        x[which] = F.avg_pool2d(F.pad(x[which], (1, 1, 1, 1), mode="replicate"), 3, 1)
    return x


def augment(images, alpha, backgrounds, recipe, size):
    """uint8 images [n, h, w, 3] and float alpha [n, 1, h, w] (1 is product, 0 is a backdrop that may be
    exchanged) -> float [n, 3, *size] and bool [n]: whether the colours can still be trusted."""
    n = len(images)
    strong = torch.rand(n) < recipe.colour
    sheets = recolour(images.permute(0, 3, 1, 2).float().contiguous(), strong)
    exchange = torch.rand(n) < recipe.page
    alpha = torch.where(exchange.view(-1, 1, 1, 1), alpha, torch.ones_like(alpha))
    x, alpha = place(sheets, alpha, recipe, size)
    x += (1 - alpha) * 255
    which = exchange.nonzero().view(-1)
    if len(which):
        x[which] += (1 - alpha[which]) * (pages(len(which), backgrounds, size) - 255)
    return soften(erase(x, recipe.erase), 0.08), ~strong


def mix(x, targets, p):
    """Lays some pictures over others of the batch, half transparent -> pictures, the targets of the second
    pictures, and how much of each picture is its first."""
    n = len(x)
    other = torch.randperm(n)
    share = torch.where(torch.rand(n) < p, torch.empty(n).uniform_(0.5, 1), torch.ones(n))
    return torch.lerp(x[other], x, share.view(-1, 1, 1, 1)), targets[other], share
