"""Pictures that show no fashion product, for the head `domain`: photos and clip art of Debian's wallpaper and
stamp packages, backgrounds of clothing-cc0, fashion pictures cut up and shuffled, and computed textures.

Some of every kind are held out for measuring: a whole package, a fifth of the stamps, and whatever is made of `val`.
"""
import io
import os
import zlib

import numpy as np
from PIL import Image

import data

EXTENSIONS = (".jpg", ".jpeg", ".png", ".webp")
HELD_OUT_PACKAGE = "lomiri-wallpapers"
# folders of tuxpaint-stamps-default that may show clothes, or nothing but letters
NOT_STAMPS = ("clothes", "military", "sports", "seasonal", "alphabets", "math", "shapes", "medical")
CUTS_PER_PHOTO = 24


def files(root: str) -> list:
    """All picture files below `root`, in a fixed order."""
    found = [os.path.join(folder, f) for folder, _, names in os.walk(root) for f in names
             if f.lower().endswith(EXTENSIONS)]
    return sorted(f for f in found if not any(f"/{part}/" in f for part in NOT_STAMPS))


def held_out(path: str) -> bool:
    if "stamps" in path:
        return zlib.crc32(os.path.basename(path).encode()) % 5 == 0
    return HELD_OUT_PACKAGE in path


def on_white(path: str) -> Image.Image:
    image = Image.open(path)
    if image.mode != "RGB":
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, (255, 255, 255, 255)), image)
    image = image.convert("RGB")
    image.thumbnail((1200, 1200))
    return image


def whole(image: Image.Image, size) -> np.ndarray:
    width, height = size
    return data.pad(image, *data.fitted(*image.size, width, height), width, height)


def cut(image: Image.Image, size, rng) -> np.ndarray:
    """A random part of the picture, in the page's shape or whatever shape it has, as the pad rule shows it."""
    w, h = image.size
    side = rng.uniform(0.15, 0.7) * min(w, h)
    cw, ch = max(8, int(side * rng.uniform(0.7, 1.2))), max(8, int(side * rng.uniform(0.7, 1.2)))
    left, top = rng.integers(0, max(1, w - cw)), rng.integers(0, max(1, h - ch))
    return whole(image.crop((left, top, min(w, left + cw), min(h, top + ch))), size)


def shuffled(image: np.ndarray, rng, rows: int = 4) -> np.ndarray:
    """The picture in rows x rows pieces, in another order. uint8 [h, w, 3], both multiples of `rows`."""
    h, w = image.shape[0] // rows, image.shape[1] // rows
    pieces = [image[r * h:(r + 1) * h, c * w:(c + 1) * w] for r in range(rows) for c in range(rows)]
    order = rng.permutation(len(pieces))
    return np.concatenate([np.concatenate([pieces[i] for i in order[r * rows:(r + 1) * rows]], 1) for r in range(rows)], 0)


def texture(size, rng) -> np.ndarray:
    """A plain colour, a gradient, noise of some grain, or stripes."""
    width, height = size
    a, b = rng.integers(0, 256, 3).astype(np.float32), rng.integers(0, 256, 3).astype(np.float32)
    kind = rng.integers(4)
    if kind == 0:
        t = np.zeros((height, width), np.float32)
    elif kind == 2:
        grain = int(rng.integers(1, 32))
        small = rng.random((height // grain + 2, width // grain + 2)).astype(np.float32)
        t = np.asarray(Image.fromarray(small).resize((width, height), Image.BILINEAR))
    else:
        angle, ys, xs = rng.uniform(0, np.pi), *np.mgrid[0:height, 0:width].astype(np.float32)
        t = (xs * np.cos(angle) + ys * np.sin(angle)) / (height + width) + 0.5
        t = (np.sin(t * rng.uniform(6, 120)) > 0).astype(np.float32) if kind == 3 else np.clip(t, 0, 1)
    image = a + (b - a) * t[..., None] + rng.normal(0, rng.uniform(0, 12), (height, width, 3))
    return np.clip(image, 0, 255).astype(np.uint8)


def backgrounds(root: str, rows: list, size) -> list:
    """Corners of clothing-cc0's photos, where the garment seldom reaches."""
    jpegs = data.read_tar(f"{root}/clothing-cc0/clothing-cc0.tar", {r["image"] for r in rows})
    out = []
    for r in rows:
        image = Image.open(io.BytesIO(jpegs[r["image"]])).convert("RGB")
        w, h = image.size
        out.append(whole(image.crop((0, 0, w // 5, h // 5)), size))
    return out


def collect(folder, root: str, rows: list, fashion: list, validation: bool, size, seed: int) -> dict:
    """{kind: uint8 [n, height, width, 3]}. `folder`: where the packages are unpacked, or None; `rows`:
    clothing-cc0 rows of the split; `fashion`: arrays of uint8 pictures of the split, to be shuffled."""
    rng = np.random.default_rng(seed)
    photos, stamps = [], []
    for path in files(folder) if folder else []:
        if held_out(path) != validation:
            continue
        image = on_white(path)
        if "stamps" in path:
            stamps += [whole(image, size)]
        else:
            photos += [whole(image, size)] + [cut(image, size, rng) for _ in range(CUTS_PER_PHOTO)]
    count = 100 if validation else 500
    chosen = [images[i] for images in fashion for i in rng.permutation(len(images))[:count // len(fashion)]]
    resized = [np.asarray(Image.fromarray(i).resize(size, Image.BILINEAR)) for i in chosen]
    kinds = {"photos": photos, "stamps": stamps, "backgrounds": backgrounds(root, rows[::4], size),
             "shuffled": [shuffled(i, rng) for i in resized], "textures": [texture(size, rng) for _ in range(count)]}
    return {k: np.stack(v) for k, v in kinds.items() if v}
