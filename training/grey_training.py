"""Trains the small grey network.
"""
import time

import numpy as np
import torch
from torch.nn import functional as F

from grey_network import OTHER, SIZE, GreyNet

HELD_OUT = 5000    # of the train images: they are not trained on
BATCH, RATE, OTHERS = 128, 4e-3, 16  # OTHERS: how many of a batch's pictures are of another kind


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
