"""Reads the data sets and turns a picture into the network's input.

Images are uint8 RGB in [height, width, channel] order.
"""
import csv
import gzip
import io
import math
import os
import tarfile

import numpy as np
from PIL import Image, ImageOps
from scipy import ndimage

import labels

WIDTH, HEIGHT = 112, 128  # the network's input: a page on which upright and wide photos both find room
# What training keeps (width, height): kagl as it is, the others a little larger than the page, to cut from.
KAGL_SIZE, KAGL224_SIZE, CC0_SIZE, CCP_SIZE, BACKGROUND_SIZE = (60, 80), (96, 128), (168, 192), (140, 160), (56, 64)
LEAST_SHARE, LEAST_SIDE = 0.0008, 12  # of a photo that a box must cover, and its pixels, as shared figures of street photos ask


class BadData(ValueError):
    """The data do not look as their reader says they do."""


def to_input(data: bytes, width: int = WIDTH, height: int = HEIGHT, unsqueeze=None) -> np.ndarray:
    """The "pad" rule, which whoever runs the model has to repeat exactly: upright by EXIF, on white
    where transparent, scaled to fit, centred on white. JPEG is decoded at a reduced scale first, the way
    `Image.draft` does. Returns uint8 [height, width, 3]. `unsqueeze=(w, h)` restores the shape of a
    picture that was stretched into another one (training only)."""
    image = Image.open(io.BytesIO(data))
    w, h = image.size
    turned = image.getexif().get(0x0112, 1) in (5, 6, 7, 8)
    if turned:
        w, h = h, w
    if unsqueeze:
        w, h = unsqueeze
    nw, nh = fitted(w, h, width, height)
    if image.format == "JPEG":
        image.draft("RGB", (nh, nw) if turned else (nw, nh))
    image = ImageOps.exif_transpose(image)
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        paper = Image.new("RGBA", image.size, (255, 255, 255, 255))
        image = Image.alpha_composite(paper, image)
    return pad(image.convert("RGB"), nw, nh, width, height)


def fitted(w: int, h: int, width: int, height: int):
    """The size (width, height), in whole pixels, at which a w x h picture fits."""
    scale = min(width / w, height / h)
    return max(1, math.floor(w * scale + 0.5)), max(1, math.floor(h * scale + 0.5))


def pad(image: Image.Image, nw: int, nh: int, width: int, height: int) -> np.ndarray:
    """Resizes an RGB picture to nw x nh and centres it on white."""
    if image.size != (nw, nh):
        image = image.resize((nw, nh), Image.BILINEAR)
    page = np.full((height, width, 3), 255, np.uint8)
    left, top = (width - nw) // 2, (height - nh) // 2
    page[top:top + nh, left:left + nw] = np.asarray(image)
    return page


def read_csv(path: str) -> list:
    with open(path, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def read_tar(path: str, wanted, all_of_them: bool = True) -> dict:
    """Name without .jpg -> JPEG bytes, of the wanted names. `all_of_them`: whether each must be there."""
    found = {}
    with tarfile.open(path) as tar:
        for member in tar:
            name = os.path.basename(member.name)[:-4]
            if member.isfile() and name in wanted:
                found[name] = tar.extractfile(member).read()
    missing = sorted(set(wanted) - found.keys())
    if missing and all_of_them:
        raise BadData(f"{path} lacks {len(missing)} pictures that its table names, such as {missing[0]}: get the whole set")
    return found


def kagl_rows(root: str) -> list:
    """kagl.csv joined with kagl_attributes.csv."""
    extra = {r["id"]: r for r in read_csv(f"{root}/kagl/kagl_attributes.csv")}
    return [{**extra.get(r["id"], {}), **r} for r in read_csv(f"{root}/kagl/kagl.csv")]


def background_mask(image: np.ndarray) -> np.ndarray:
    """1 where a catalogue photo shows its white backdrop: near-white and joined to the border. uint8 [H, W].
    All 0 when there is no such backdrop, or when nearly everything would be backdrop (white on white)."""
    parts, count = ndimage.label(image.min(2) >= 244)
    border = np.unique(np.concatenate([parts[0], parts[-1], parts[:, 0], parts[:, -1]]))
    mask = np.isin(parts, border[border > 0]) if count else np.zeros(parts.shape, bool)
    if not 0.12 < mask.mean() < 0.9:
        mask[:] = False
    return mask.astype(np.uint8)


def load_kagl(root: str, rows: list, size=(WIDTH, HEIGHT)) -> np.ndarray:
    """-> uint8 [n, height, width, 3] by the pad rule, in the order of rows."""
    jpegs = read_tar(f"{root}/kagl/kagl.tar", {r["id"] for r in rows})
    return np.stack([to_input(jpegs[r["id"]], *size) for r in rows])


def load_kagl224(root: str, rows: list, size=(WIDTH, HEIGHT), unsqueeze=(168, 224)):
    """The second, larger copy of some products. -> images as in load_kagl, and int64 [n]: which row each shows."""
    index = {r["id"]: i for i, r in enumerate(rows)}
    jpegs = read_tar(f"{root}/kagl224/kagl224.tar", index, all_of_them=False)
    images = np.stack([to_input(j, *size, unsqueeze=unsqueeze) for j in jpegs.values()])
    return images, np.array([index[i] for i in jpegs])


def masks(images: np.ndarray) -> np.ndarray:
    """background_mask of each. -> uint8 [n, height, width]"""
    return np.stack([background_mask(i) for i in images])


def load_cc0(root: str, rows: list, size=(WIDTH, HEIGHT)) -> np.ndarray:
    """-> uint8 [n, height, width, 3] by the pad rule."""
    jpegs = read_tar(f"{root}/clothing-cc0/clothing-cc0.tar", {r["image"] for r in rows})
    return np.stack([to_input(jpegs[r["image"]], *size) for r in rows])


def ccp_rows(root: str, split: str) -> list:
    """The photos of a split that say what is worn in them."""
    return [r for r in read_csv(f"{root}/ccp/ccp.csv") if r["split"] == split and any(t in labels.CCP for t in r["tags"].split("|"))]


def ccp_boxes(root: str, split: str, wanted) -> list:
    """The boxes of worn items, of these labels and large enough to be seen."""
    splits = {r["image"]: r["split"] for r in read_csv(f"{root}/ccp/ccp.csv")}
    photos, boxes = {image for image, own in splits.items() if own == split}, read_csv(f"{root}/ccp/ccp_boxes.csv")
    for r in boxes:
        if r["image"] not in splits:
            raise BadData(f"ccp_boxes.csv names the photo {r['image']}, and ccp.csv does not")
        if int(r["left"]) >= int(r["right"]) or int(r["top"]) >= int(r["bottom"]):
            raise BadData(f"ccp_boxes.csv has a box without extent: {r['label']} of {r['image']}")
    return [r for r in boxes
            if r["image"] in photos and r["label"] in wanted and float(r["share"]) >= LEAST_SHARE
            and min(margin(r, "left", "right") + int(r["right"]) - int(r["left"]),
                    margin(r, "top", "bottom") + int(r["bottom"]) - int(r["top"])) >= LEAST_SIDE]


def margin(row: dict, start: str, end: str, part: float = 0.1) -> int:
    return int((int(row[end]) - int(row[start])) * part) + 2


def load_ccp_photos(root: str, rows: list, size=(WIDTH, HEIGHT)) -> np.ndarray:
    """-> uint8 [n, height, width, 3] by the pad rule."""
    jpegs = read_tar(f"{root}/ccp/ccp.tar", {r["image"][:-4] for r in rows})
    return np.stack([to_input(jpegs[r["image"][:-4]], *size) for r in rows])


def load_ccp_crops(root: str, boxes: list, size=(WIDTH, HEIGHT), rng=None) -> np.ndarray:
    """Each box and a tenth around it, or by `rng` a little less or a lot more on each side, by the pad rule.
    -> uint8 [n, height, width, 3]"""
    jpegs = read_tar(f"{root}/ccp/ccp.tar", {r["image"][:-4] for r in boxes})
    out = []
    for r in boxes:
        image = Image.open(io.BytesIO(jpegs[r["image"][:-4]])).convert("RGB")
        parts = rng.uniform(-0.04, 0.3, 4) if rng else [0.1] * 4
        left, right = (margin(r, "left", "right", p) for p in parts[:2])
        top, bottom = (margin(r, "top", "bottom", p) for p in parts[2:])
        crop = image.crop((max(0, int(r["left"]) - left), max(0, int(r["top"]) - top),
                           min(image.width, int(r["right"]) + right), min(image.height, int(r["bottom"]) + bottom)))
        out.append(pad(crop, *fitted(*crop.size, *size), *size))
    return np.stack(out)


def load_backgrounds(root: str, rows: list) -> np.ndarray:
    """Cluttered backgrounds: two opposite corners of each of these photos, where the garment seldom
    reaches. -> uint8 [2n, 64, 56, 3]."""
    jpegs = read_tar(f"{root}/clothing-cc0/clothing-cc0.tar", {r["image"] for r in rows})
    out = []
    for r in rows:
        image = Image.open(io.BytesIO(jpegs[r["image"]])).convert("RGB")
        w, h = image.size
        cw, ch = w // 4, h // 4
        for box in ((0, 0, cw, ch), (w - cw, h - ch, w, h)):
            out.append(np.asarray(image.crop(box).resize(BACKGROUND_SIZE, Image.BILINEAR)))
    return np.stack(out)


def load_fashion_mnist(folder: str, part: str):
    """part: "train" or "t10k". -> images uint8 [n, 28, 28] (grey on black) and labels int64 [n]."""
    with gzip.open(f"{folder}/{part}-images-idx3-ubyte.gz") as f:
        images = np.frombuffer(f.read(), np.uint8, offset=16).reshape(-1, 28, 28)
    with gzip.open(f"{folder}/{part}-labels-idx1-ubyte.gz") as f:
        numbers = np.frombuffer(f.read(), np.uint8, offset=8).astype(np.int64)
    if len(images) != len(numbers):
        raise BadData(f"{folder} has {len(images)} images and {len(numbers)} labels of {part}: the files do not belong together")
    return images, numbers


def fashion_mnist_inputs(images: np.ndarray) -> np.ndarray:
    """The pad rule on 28 x 28 grey pictures: scaled up to the page's width, white bars above and below."""
    nw, nh = fitted(28, 28, WIDTH, HEIGHT)
    return np.stack([pad(Image.fromarray(i).convert("RGB"), nw, nh, WIDTH, HEIGHT) for i in images])


def cached(path, make):
    """make()'s dict of arrays, kept in an .npz file when a path is given."""
    if path and os.path.exists(path):
        with np.load(path) as stored:
            return {k: stored[k] for k in stored.files}
    made = make()
    if path:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        np.savez(path + ".part.npz", **made)
        os.replace(path + ".part.npz", path)
    return made
