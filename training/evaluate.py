"""Scores on images the network was not trained on, always through the plain pad rule."""
import math

import numpy as np
import torch
from torch.nn import functional as F

import labels


@torch.no_grad()
def predict(net, images: np.ndarray, device="cpu", batch: int = 256) -> dict:
    """uint8 [n, 80, 60, 3] -> {head: float32 logits [n, labels]}, on the CPU."""
    net.eval()
    parts = []
    for start in range(0, len(images), batch):
        x = torch.from_numpy(images[start:start + batch]).to(device).permute(0, 3, 1, 2).float()
        parts.append({h: y.float().cpu() for h, y in net(x.contiguous(memory_format=torch.channels_last))[1].items()})
    return {h: torch.cat([p[h] for p in parts]) for h in parts[0]}


def set_matrix(names: list, sets: dict) -> torch.Tensor:
    """float [labels of the data set, fine categories]: 1 where the label includes the category."""
    index = {n: i for i, n in enumerate(names)}
    matrix = torch.zeros(len(sets), len(names))
    for row, members in enumerate(sets.values()):
        for member in members:
            matrix[row, index[member]] = 1
    assert matrix.sum(0).max() <= 1, "the labels of one data set must not share categories"
    return matrix


def scores(truth: np.ndarray, guess: np.ndarray, majority: int, top3=None) -> dict:
    """Top-1 with its 95 % (Wilson) interval, macro F1 over the labels that occur in truth or guess,
    balanced accuracy over those in truth, and the accuracy of always saying train's commonest label."""
    n, right = len(truth), truth == guess
    f1, recall = [], []
    for label in np.union1d(truth, guess):
        hits = (right & (truth == label)).sum()
        f1.append(2 * hits / ((truth == label).sum() + (guess == label).sum()))
        if (truth == label).any():
            recall.append(hits / (truth == label).sum())
    p, z = right.mean(), 1.96
    centre, half = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    out = {"images": n, "labels": int(len(np.unique(truth))), "top1": float(p),
           "low": float((centre - half) / (1 + z * z / n)), "high": float((centre + half) / (1 + z * z / n)),
           "macroF1": float(np.mean(f1)), "balancedAccuracy": float(np.mean(recall)),
           "majority": float((truth == majority).mean())}
    if top3 is not None:
        out["top3"] = float((top3 == truth[:, None]).any(1).mean())
    return out


def score_logits(logits, truth, train_truth, matrix=None) -> dict:
    """logits [n, c]; truth int [n], -1 where unknown; matrix: sums categories into a data set's labels."""
    known = truth >= 0
    p = F.softmax(logits[torch.from_numpy(known)], 1)
    if matrix is not None:
        p = p @ matrix.T
    counts = np.bincount(train_truth[train_truth >= 0], minlength=p.shape[1])
    top3 = p.topk(min(3, p.shape[1]), 1).indices.numpy()
    return scores(truth[known], top3[:, 0], int(counts.argmax()), top3)


def column(rows, names, key) -> np.ndarray:
    """The rows' values of one column as numbers of `names`; -1 for values that are no label."""
    index = {n: i for i, n in enumerate(names)}
    return np.array([index.get(r.get(key, ""), -1) for r in rows])


def evaluate(net, book, sets, device="cpu") -> dict:
    """All scores. `sets`: name -> {"images", "rows", "train"}; kagl and clothing-cc0 are expected,
    kagl224 and fashion-mnist are scored when there."""
    results = {}
    names = book.heads["category"]
    for name, one in sets.items():
        logits = predict(net, one["images"], device)
        rows, train = one["rows"], one["train"]
        if name == "clothing-cc0" or name == "fashion-mnist":
            groups = labels.CLOTHING_CC0 if name == "clothing-cc0" else labels.FASHION_MNIST
            key = list(groups)
            results[f"{name}/label"] = score_logits(
                logits["category"], column(rows, key, "label"), column(train, key, "label"), set_matrix(names, groups))
            continue
        for facet, groups in (("articleType", book.kagl_sets()), ("subCategory", book.grouped_sets(book.sub_of)),
                              ("masterCategory", book.grouped_sets(book.master_of))):
            key = list(groups)
            results[f"{name}/{facet}"] = score_logits(
                logits["category"], column(rows, key, facet), column(train, key, facet), set_matrix(names, groups))
        for head, (col, _) in labels.HEADS.items():
            truth = column(rows, book.heads[head], col)
            if (truth >= 0).any():
                results[f"{name}/{head}"] = score_logits(logits[head], truth, column(train, book.heads[head], col))
    return results


def choice_score(results: dict) -> float:
    """The one number by which a checkpoint is chosen on val: the mean of the five that have a bar."""
    keys = ("kagl/articleType", "kagl/subCategory", "kagl/gender", "kagl/colour", "clothing-cc0/label")
    return float(np.mean([results[k]["top1"] for k in keys]))


def expected_calibration_error(p: np.ndarray, right: np.ndarray, bins: int = 15) -> float:
    """Mean gap between confidence and accuracy over equal-width bins."""
    which = np.minimum((p * bins).astype(int), bins - 1)
    return float(sum(abs(p[which == b].mean() - right[which == b].mean()) * (which == b).mean()
                     for b in range(bins) if (which == b).any()))


def fit_temperature(parts: list) -> float:
    """The temperature with the lowest mean negative log-likelihood. `parts`: (logits, truth, matrix or
    None) per data set; data sets count alike whatever their size."""
    grid = np.exp(np.linspace(np.log(0.4), np.log(3), 81))

    def loss(t):
        total = 0.0
        for logits, truth, matrix in parts:
            known = torch.from_numpy(truth >= 0)
            p = F.softmax(logits[known] / t, 1)
            p = p if matrix is None else p @ matrix.T
            total -= p.clamp_min(1e-9).log()[torch.arange(len(p)), torch.from_numpy(truth)[known]].mean().item()
        return total

    return float(min(grid, key=loss))


def table(results: dict) -> str:
    """A Markdown table, in per cent."""
    lines = ["| data set / facet | images | labels seen | top-1 (95 % interval) | majority | macro F1 | balanced acc. | top-3 |",
             "|---|---:|---:|---:|---:|---:|---:|---:|"]
    for key, r in results.items():
        lines.append(f"| {key} | {r['images']:,} | {r['labels']} | {100 * r['top1']:.1f} ({100 * r['low']:.1f} to "
                     f"{100 * r['high']:.1f}) | {100 * r['majority']:.1f} | {100 * r['macroF1']:.1f} | "
                     f"{100 * r['balancedAccuracy']:.1f} | {100 * r['top3']:.1f} |")
    return "\n".join(lines)
