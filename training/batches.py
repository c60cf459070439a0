"""The training images, and mixed batches of them."""
import os
from collections import Counter

import numpy as np
import torch
from torch.nn import functional as F

import augment
import data
import labels
import negatives
import targets as t

# How many of each a batch has. clothing-cc0 is shown many times more often than its share.
PER_BATCH = {"kagl": 40, "kagl224": 12, "clothing-cc0": 16, "ccp": 24, "ccp photos": 4, "fashion-mnist": 4, "not-fashion": 6}
CUTS = 5  # of each box of a worn item, a little different from each other
# How each is changed: at first, and in the gentle part.
RECIPES = {"kagl": (augment.KAGL, augment.KAGL_GENTLE), "kagl224": (augment.KAGL, augment.KAGL_GENTLE),
           "clothing-cc0": (augment.CC0, augment.CC0), "not-fashion": (augment.NEGATIVE, augment.NEGATIVE),
           "ccp": (augment.CCP, augment.CCP), "ccp photos": (augment.CCP_PHOTO, augment.CCP_PHOTO),
           "fashion-mnist": (augment.FASHION_MNIST, augment.FASHION_MNIST_GENTLE)}
BALANCE = 0.25  # an article type with n photos is shown as often as n ** (1 - BALANCE) says


class Deck:
    """Deals numbers 0..n-1 at random: each in turn when all weigh the same, else by weight."""

    def __init__(self, names, rng, balance):
        counts = Counter(names)
        weights = np.array([counts[n] ** -balance for n in names])
        self.edges, self.rng, self.left = np.cumsum(weights / weights.sum()), rng, np.empty(0, np.int64)

    def deal(self, count):
        while len(self.left) < count:
            n = len(self.edges)
            # evenly spaced draws: in one round each picture comes about as often as its weight says
            drawn = np.searchsorted(self.edges, (np.arange(n) + self.rng.random()) / n).clip(0, n - 1)
            self.left = np.concatenate([self.left, self.rng.permutation(drawn)])
        hand, self.left = self.left[:count], self.left[count:]
        return hand


class TrainingData:
    """Mixed batches of the training sets. `rows`, `cc0_rows`: those of the train splits."""

    def __init__(self, args, rows, cc0_rows, targets):
        rng = np.random.default_rng(args.seed)

        def cached(name, make):
            return data.cached(f"{args.cache}/{name}.npz" if args.cache else None, make)

        def catalogue(images, numbers):
            return {"images": images, "masks": data.masks(images), "rows": numbers}

        kagl = cached("kagl-train", lambda: catalogue(
            data.load_kagl(args.data, rows, data.KAGL_SIZE), np.arange(len(rows))))
        self.sheets, answers, balanced = {"kagl": kagl}, {"kagl": targets.of(rows, t.kagl_answers)}, {}
        balanced["kagl"] = [r["articleType"] for r in rows]
        if os.path.exists(f"{args.data}/kagl224/kagl224.tar"):
            large = cached("kagl224-train", lambda: catalogue(*data.load_kagl224(args.data, rows, data.KAGL224_SIZE)))
            self.sheets["kagl224"] = large
            shown = [rows[i] for i in large["rows"]]
            answers["kagl224"], balanced["kagl224"] = targets.of(shown, t.kagl_answers), [r["articleType"] for r in shown]
        photos = cached("cc0-train", lambda: {"images": data.load_cc0(args.data, cc0_rows, data.CC0_SIZE),
                                              "backgrounds": data.load_backgrounds(args.data, cc0_rows)})
        self.sheets["clothing-cc0"] = photos
        self.backgrounds = torch.from_numpy(photos["backgrounds"])
        answers["clothing-cc0"] = targets.of(cc0_rows, t.cc0_answers)
        balanced["clothing-cc0"] = [r["label"] for r in cc0_rows]
        worn = data.ccp_boxes(args.data, "train", labels.CCP) * CUTS
        self.sheets["ccp"] = cached("ccp-train", lambda: {"images": data.load_ccp_crops(args.data, worn, data.CCP_SIZE, rng)})
        answers["ccp"], balanced["ccp"] = targets.of(worn, t.ccp_answers), [r["label"] for r in worn]
        streets = data.ccp_rows(args.data, "train")
        self.sheets["ccp photos"] = cached("ccp-photos-train", lambda: {
            "images": data.load_ccp_photos(args.data, streets, data.CCP_SIZE)})
        answers["ccp photos"], balanced["ccp photos"] = targets.of(streets, t.ccp_answers), [0] * len(streets)
        mnist, numbers = data.load_fashion_mnist(args.fashion_mnist, "train")
        self.sheets["fashion-mnist"], balanced["fashion-mnist"] = {"images": mnist}, numbers.tolist()
        answers["fashion-mnist"] = targets.of(numbers, t.mnist_answers)
        others = cached("negatives-train", lambda: negatives.collect(
            args.negatives, args.data, cc0_rows, [kagl["images"], photos["images"]], False, (data.WIDTH, data.HEIGHT), args.seed))
        self.sheets["not-fashion"] = {"images": np.concatenate([*others.values()])}
        kinds = [k for k, images in others.items() for _ in images]
        balanced["not-fashion"] = kinds
        answers["not-fashion"] = targets.of(kinds, lambda _: {"domain": ("not-fashion",)})
        print("negatives:", Counter(kinds), flush=True)
        self.targets = answers
        self.colour = list(targets.book.heads).index("colour")
        self.decks = {k: Deck(v, rng, 0.5 if k in ("not-fashion", "ccp") else BALANCE) for k, v in balanced.items()}

    def batch(self, size, gentle: bool):
        """`gentle`: catalogue pictures are changed less. -> float images [n, 3, *size], int64 targets [n, heads], those of a second
        picture that an image is mixed with, and float [n]: the first picture's share."""
        parts = []
        for name in self.sheets:
            hand = self.decks[name].deal(PER_BATCH[name])
            images, alpha = getattr(self, "_" + name.replace("-", "_").replace(" ", "_"))(hand)
            recipe = RECIPES[name][gentle]
            x, colours = augment.augment(images, alpha, self.backgrounds, recipe, size)
            targets = self.targets[name][torch.from_numpy(hand)].clone()
            targets[~colours, self.colour] = -1
            x, second, share = augment.mix(x, targets, recipe.mix) if recipe.mix else (x, targets, torch.ones(len(x)))
            parts.append((x, targets, second, share))
        return tuple(torch.cat(p) for p in zip(*parts))

    def _catalogue(self, name, hand):
        """Soft edges between the product and the white backdrop, which takes the white rim along."""
        images, masks = self.sheets[name]["images"][hand], self.sheets[name]["masks"][hand]
        backdrop = F.max_pool2d(torch.from_numpy(masks).float().unsqueeze(1), 3, 1, 1)
        alpha = 1 - F.avg_pool2d(F.pad(backdrop, (1, 1, 1, 1), mode="replicate"), 3, 1)
        return torch.from_numpy(images), alpha

    def _kagl(self, hand):
        return self._catalogue("kagl", hand)

    def _kagl224(self, hand):
        return self._catalogue("kagl224", hand)

    def _clothing_cc0(self, hand):
        images = torch.from_numpy(self.sheets["clothing-cc0"]["images"][hand])
        return images, torch.ones(len(hand), 1, *images.shape[1:3])

    def _ccp(self, hand):
        images = torch.from_numpy(self.sheets["ccp"]["images"][hand])
        return images, torch.ones(len(hand), 1, *images.shape[1:3])

    def _ccp_photos(self, hand):
        images = torch.from_numpy(self.sheets["ccp photos"]["images"][hand])
        return images, torch.ones(len(hand), 1, *images.shape[1:3])

    def _not_fashion(self, hand):
        images = torch.from_numpy(self.sheets["not-fashion"]["images"][hand])
        return images, torch.ones(len(hand), 1, *images.shape[1:3])

    def _fashion_mnist(self, hand):
        """Grey on black as it is, at times inverted or tinted, with its black exchanged for a page."""
        small = torch.from_numpy(self.sheets["fashion-mnist"]["images"][hand]).float().unsqueeze(1)
        n = len(hand)
        alpha = (small > 8).float()
        x = torch.where(augment.chance(n, 0.12), 255 - small, small)
        x = torch.where(augment.chance(n, 0.15), x * torch.empty(n, 3, 1, 1).uniform_(0.3, 1.0), x.expand(-1, 3, -1, -1))
        return x.permute(0, 2, 3, 1), alpha
