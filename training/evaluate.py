"""Scores on images the network was not trained on, always through the plain pad rule."""
import math

import numpy as np
import torch
from torch.nn import functional as F

import labels

# Data sets with one label per photo, and what it means.
LABELLED = {"clothing-cc0": labels.CLOTHING_CC0, "fashion-mnist": labels.FASHION_MNIST}

# What the training curve shows.
CURVE = ("kagl/articleType", "kagl/subCategory", "kagl/gender", "kagl/colour", "kagl/season", "kagl/pattern",
         "kagl/neckline", "clothing-cc0/label", "ccp/worn")


@torch.no_grad()
def predict(net, images: np.ndarray, device="cpu", batch: int = 128, quick: bool = False) -> dict:
    """uint8 [n, height, width, 3] -> {head: float32 logits [n, labels]}, on the CPU. `quick`: in bfloat16."""
    net.eval()
    parts = []
    for start in range(0, len(images), batch):
        x = torch.from_numpy(images[start:start + batch]).to(device).permute(0, 3, 1, 2).float()
        with torch.autocast(device_type=device, dtype=torch.bfloat16, enabled=quick):
            _, logits = net(x.contiguous(memory_format=torch.channels_last))
        parts.append({h: y.float().cpu() for h, y in logits.items()})
    return {h: torch.cat([p[h] for p in parts]) for h in parts[0]}


def set_matrix(names: list, sets: dict) -> torch.Tensor:
    """float [labels of the data set, fine categories]: 1 where the label includes the category."""
    index = {n: i for i, n in enumerate(names)}
    matrix = torch.zeros(len(sets), len(names))
    for row, members in enumerate(sets.values()):
        for member in members:
            matrix[row, index[member]] = 1
    if matrix.sum(0).max() > 1:
        raise ValueError("the labels of one data set must not share categories")
    return matrix


def scores(truth: np.ndarray, guess: np.ndarray, train_counts: np.ndarray, top3=None) -> dict:
    """Top-1 with its 95 % (Wilson) interval; macro F1 over the labels that occur in truth or guess, the same
    over those of them with at least 20 train images, and F1 weighted by support; balanced accuracy over the labels in
    truth; and the accuracy of always saying train's commonest label."""
    n, right = len(truth), truth == guess
    f1, frequent, weighted, recall = [], [], 0.0, []
    for label in np.union1d(truth, guess):
        hits, support = (right & (truth == label)).sum(), (truth == label).sum()
        f1.append(2 * hits / (support + (guess == label).sum()))
        weighted += f1[-1] * support / n
        if train_counts[label] >= 20:
            frequent.append(f1[-1])
        if support:
            recall.append(hits / support)
    p, z = right.mean(), 1.96
    centre, half = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    out = {"images": n, "labels": int(len(np.unique(truth))), "top1": float(p),
           "low": float((centre - half) / (1 + z * z / n)), "high": float((centre + half) / (1 + z * z / n)),
           "macroF1": float(np.mean(f1)), "frequentF1": float(np.mean(frequent or [math.nan])),
           "weightedF1": float(weighted), "balancedAccuracy": float(np.mean(recall)),
           "majority": float((truth == train_counts.argmax()).mean())}
    if top3 is not None:
        out["top3"] = float((top3 == truth[:, None]).any(1).mean())
    return out


def probabilities(logits, matrix=None) -> torch.Tensor:
    """matrix: sums categories into a data set's labels."""
    p = F.softmax(logits, 1)
    return p if matrix is None else p @ matrix.T


def score_logits(logits, truth, train_truth, matrix=None) -> dict:
    """logits [n, c]; truth int [n], -1 where unknown."""
    known = truth >= 0
    p = probabilities(logits[torch.from_numpy(known)], matrix)
    counts = np.bincount(train_truth[train_truth >= 0], minlength=p.shape[1])
    top3 = p.topk(min(3, p.shape[1]), 1).indices.numpy()
    return scores(truth[known], top3[:, 0], counts, top3)


def column(rows, names, key) -> np.ndarray:
    """The rows' values of one column as numbers of `names`; -1 for values that are no label."""
    index = {n: i for i, n in enumerate(names)}
    return np.array([index.get(r.get(key, ""), -1) for r in rows])


def head_column(rows, book, head) -> np.ndarray:
    """As column, for a head of kagl."""
    index = {n: i for i, n in enumerate(book.heads[head])}
    return np.array([index.get(labels.value(r, head), -1) for r in rows])


def questions(book, name, rows) -> list:
    """[(facet, head, truth int [n], matrix or None)]: what a data set's rows can be asked, and in which head's words."""
    if name in LABELLED:
        groups = LABELLED[name]
        return [("label", "category", column(rows, list(groups), "label"), set_matrix(book.heads["category"], groups))]
    asked = []
    for facet, groups in (("articleType", book.kagl_sets()), ("subCategory", book.grouped_sets(book.sub_of)),
                          ("masterCategory", book.grouped_sets(book.master_of))):
        matrix = set_matrix(book.heads["category"], groups)
        asked.append((facet, "category", column(rows, list(groups), facet), matrix))
    return asked + [(head, head, head_column(rows, book, head), None) for head in labels.HEADS]


def evaluate(net, book, sets, device="cpu", quick: bool = False) -> dict:
    """All scores, as "data set/facet". `sets`: name -> {"images", "rows", "train"}."""
    logits = {name: predict(net, one["images"], device, quick=quick) for name, one in sets.items()}
    return score_sets(logits, book, sets)


def score_sets(logits, book, sets) -> dict:
    results = {}
    for name, one in sets.items():
        if name == "ccp":
            results["ccp/worn"] = score_worn(logits[name]["category"], book, one)
            continue
        trained = questions(book, name, one["train"])
        for (facet, head, truth, matrix), (_, _, train_truth, _) in zip(questions(book, name, one["rows"]), trained):
            if (truth >= 0).any():
                results[f"{name}/{facet}"] = score_logits(logits[name][head], truth, train_truth, matrix)
    return results


def worn_question(book, rows) -> tuple:
    """As one of questions: what the boxes of worn items accept. Labels there may share categories, so that only a box's own label can be
    asked for, and none be chosen."""
    accepted = {label: members for label, members in labels.CCP_SCORED.items() if members}
    matrix = torch.zeros(len(accepted), len(book.heads["category"]))
    for row, members in enumerate(accepted.values()):
        matrix[row, [book.heads["category"].index(m) for m in members]] = 1
    return "worn", "category", column(rows, list(accepted), "label"), matrix


def score_worn(logits, book, one: dict) -> dict:
    """Worn items, each cut out by its box: right where the likeliest category is one that the box's label accepts."""
    truth = column(one["rows"], list(labels.CCP_SCORED), "label")
    _, _, asked, matrix = worn_question(book, one["rows"])
    accepted = torch.cat([matrix, torch.zeros(1, matrix.shape[1])])[torch.from_numpy(asked)]
    hits = accepted.gather(1, logits.topk(3, 1).indices).numpy() > 0
    p, n, z = hits[:, 0].mean(), len(truth), 1.96
    centre, half = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    counts = np.bincount(column(one["train"], list(labels.CCP_SCORED), "label"), minlength=len(labels.CCP_SCORED))
    return {"images": n, "labels": int(len(np.unique(truth))), "top1": float(p),
            "low": float((centre - half) / (1 + z * z / n)), "high": float((centre + half) / (1 + z * z / n)),
            "macroF1": math.nan, "frequentF1": math.nan, "weightedF1": math.nan,
            "balancedAccuracy": float(np.mean([hits[truth == t, 0].mean() for t in np.unique(truth)])),
            "majority": float((truth == counts.argmax()).mean()), "top3": float(hits.any(1).mean())}


def choice_score(results: dict) -> float:
    """The one number by which a checkpoint is chosen on val: the mean of the six that have a bar."""
    keys = ("kagl/articleType", "kagl/subCategory", "kagl/gender", "kagl/colour", "clothing-cc0/label", "ccp/worn")
    return float(np.mean([results[k]["top1"] for k in keys]))


def expected_calibration_error(p: np.ndarray, right: np.ndarray, bins: int = 15) -> float:
    """Mean gap between confidence and accuracy over equal-width bins."""
    which = np.minimum((p * bins).astype(int), bins - 1)
    return float(sum(abs(p[which == b].mean() - right[which == b].mean()) * (which == b).mean()
                     for b in range(bins) if (which == b).any()))


def log_loss(parts: list, temperature: float) -> float:
    """Mean negative log-likelihood. `parts`: (logits, truth, matrix or None) per data set; data sets count
    alike whatever their size."""
    total = 0.0
    for logits, truth, matrix in parts:
        known = torch.from_numpy(truth[truth >= 0])
        p = F.softmax(logits[torch.from_numpy(truth >= 0)] / temperature, 1)
        hit = p[torch.arange(len(p)), known] if matrix is None else (p * matrix[known]).sum(1)
        total -= hit.clamp_min(1e-9).log().mean().item()
    return total


def fit_temperature(parts: list, steps: int = 81) -> float:
    """The temperature with the lowest log_loss."""
    return float(min(np.exp(np.linspace(np.log(0.4), np.log(3), steps)), key=lambda t: log_loss(parts, t)))


def calibration_error(logits, truth, matrix, temperature) -> float:
    """expected_calibration_error of the likeliest label."""
    top, guess = probabilities(logits[torch.from_numpy(truth >= 0)] / temperature, matrix).max(1)
    return expected_calibration_error(top.numpy(), guess.numpy() == truth[truth >= 0])


def percent(value: float) -> str:
    return "-" if math.isnan(value) else f"{100 * value:.1f}"


def table(results: dict) -> str:
    """A Markdown table, in per cent."""
    lines = ["| data set / facet | images | labels seen | top-1 (95 % interval) | macro F1 | of labels with >= 20 train images "
             "| weighted F1 | balanced acc. | top-3 |", "|---|---:|---:|---:|---:|---:|---:|---:|---:|"]
    for key, r in results.items():
        lines.append(f"| {key} | {r['images']:,} | {r['labels']} | {100 * r['top1']:.1f} ({100 * r['low']:.1f} to "
                     f"{100 * r['high']:.1f}) | {percent(r['macroF1'])} | {percent(r['frequentF1'])} | "
                     f"{percent(r['weightedF1'])} | {100 * r['balancedAccuracy']:.1f} | {100 * r['top3']:.1f} |")
    return "\n".join(lines)
