"""What the small grey network learns from: Fashion-MNIST, and pictures of another kind as a page would show them.
"""
import torch
from torch.nn import functional as F

import data
import labels
from grey_network import CELL, SIZE, TOP, to_small


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
