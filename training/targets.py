"""Turns labels into numbers for the loss: an image's answer to a head is a SET of labels, or unknown."""
import torch
from torch.nn import functional as F

import labels


class Targets:
    """Per head a table of label sets [sets, labels], as log masks (0 or -10000), and, per image of a data
    set, which set it has (-1: unknown, and then the image says nothing to that head)."""

    def __init__(self, book):
        self.book, self.keys, self.masks = book, {h: {} for h in book.heads}, {}

    def number(self, head, members) -> int:
        """The number of this set of labels; -1 for the empty set. Unknown names are dropped."""
        index = self.book.heads[head]
        key = tuple(sorted(index.index(m) for m in members if m in index))
        return self.keys[head].setdefault(key, len(self.keys[head])) if key else -1

    def finish(self):
        for head, keys in self.keys.items():
            mask = torch.full((len(keys), len(self.book.heads[head])), -1e4)
            for row, members in enumerate(keys):
                mask[row, list(members)] = 0
            self.masks[head] = mask

    def of(self, rows, answers) -> torch.Tensor:
        """int64 [images, heads]. `answers(row)`: {head: label names}."""
        heads = list(self.book.heads)
        out = torch.full((len(rows), len(heads)), -1, dtype=torch.long)
        for i, row in enumerate(rows):
            for head, members in answers(row).items():
                out[i, heads.index(head)] = self.number(head, members)
        return out


def kagl_answers(row):
    answers = {h: (labels.value(row, h),) for h in labels.HEADS if labels.value(row, h)}
    return {"category": labels.kagl_categories(row), "domain": ("fashion",), **answers}


def cc0_answers(row):
    answers = {"category": labels.CLOTHING_CC0[row["label"]], "gender": labels.CC0_GENDER[row["kids"]]}
    if row["label"] in labels.CC0_SLEEVES:
        answers["sleeve-length"] = labels.CC0_SLEEVES[row["label"]]
    return {"domain": ("fashion",), **answers}


def ccp_answers(row):
    """Of a box, or of a whole photo: then one of the things that are worn in it."""
    names = row["tags"].split("|") if "tags" in row else [row["label"]]
    return {"category": {c for n in names for c in labels.CCP.get(n, ())}, "domain": ("fashion",)}


def mnist_answers(number):
    return {"category": list(labels.FASHION_MNIST.values())[number], "domain": ("fashion",)}


def loss_of(logits, targets, masks, heads, share, smoothing=0.05):
    """-log of the summed probability of each label set, plus a little smoothing; summed over heads.
    `share` [n]: how much of each image the targets describe (less than 1 where two images are mixed)."""
    total = 0.0
    for column, head in enumerate(heads):
        known = targets[:, column] >= 0
        if not known.any():
            continue
        logp = F.log_softmax(logits[head][known].float(), 1)
        hit = torch.logsumexp(logp + masks[head][targets[known, column]], 1)
        each = -(1 - smoothing) * hit - smoothing * logp.mean(1)
        # divided by the whole batch: a label that few images carry then weighs as little as it should
        total = total + labels.LOSS_WEIGHTS.get(head, 0.5) * (each * share[known]).sum() / len(targets)
    return total
