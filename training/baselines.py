"""What a picture's colours alone tell: logistic regression on a colour histogram, for every facet.

    python3 training/baselines.py --data ../shared/data --fashion-mnist /usr/share/datasets/fashion-mnist \
        --output training/baselines.json
"""
import argparse
import json

import numpy as np
import torch
from torch.nn import functional as F

import data
import evaluate
import labels
import train

BINS = 6  # per channel: 216 colours
ROUNDS, BATCH = 30, 512


def histograms(images: np.ndarray) -> torch.Tensor:
    """uint8 [n, h, w, 3] -> float [n, 216]: square roots of the shares of each colour."""
    out = np.zeros((len(images), BINS ** 3), np.float32)
    for row, image in zip(out, images):
        r, g, b = (image.reshape(-1, 3).astype(int) * BINS // 256).T
        row += np.bincount((r * BINS + g) * BINS + b, minlength=BINS ** 3) / len(r)
    return torch.from_numpy(np.sqrt(out))


def regression(x, y, classes: int, seed: int):
    """Multinomial logistic regression by Adam. -> a linear layer"""
    torch.manual_seed(seed)
    layer = torch.nn.Linear(x.shape[1], classes)
    optimiser = torch.optim.Adam(layer.parameters(), lr=0.03, weight_decay=1e-5)
    steps = ROUNDS * (len(x) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, steps)
    for _ in range(steps):
        hand = torch.randint(len(x), (BATCH,))
        loss = F.cross_entropy(layer(x[hand]), y[hand])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
    return layer


def majority(train_truth, truth) -> dict:
    counts = np.bincount(train_truth)
    return evaluate.scores(truth, np.full(len(truth), counts.argmax()), counts)


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--data", required=True)
    p.add_argument("--fashion-mnist", required=True)
    p.add_argument("--output", required=True)
    p.add_argument("--cache")
    p.add_argument("--seed", type=int, default=1)
    args = p.parse_args()
    torch.set_num_threads(1)
    rows = data.kagl_rows(args.data)
    cc0 = data.read_csv(f"{args.data}/clothing-cc0/clothing-cc0.csv")
    book = labels.LabelBook.from_rows(rows)
    sets = train.validation_data(args, rows, cc0, everything=True)
    numbers, mnist = data.load_fashion_mnist(args.fashion_mnist, "train")[::-1]
    names = list(labels.FASHION_MNIST)
    chosen = np.random.default_rng(args.seed).choice(len(mnist), 12000, replace=False)
    small = (30, 40)  # colours do not need more
    seen = {"kagl": (data.load_kagl(args.data, sets["kagl"]["train"], small), sets["kagl"]["train"]),
            "clothing-cc0": (data.load_cc0(args.data, sets["clothing-cc0"]["train"], small), sets["clothing-cc0"]["train"]),
            "fashion-mnist": (data.fashion_mnist_inputs(mnist[chosen]), [{"label": names[i]} for i in numbers[chosen]])}
    found = {}
    for name, (images, shown) in seen.items():
        x, held_out = histograms(images), histograms(sets[name]["images"])
        for (facet, head, known, matrix), (_, _, truth, _) in zip(
                evaluate.questions(book, name, shown), evaluate.questions(book, name, sets[name]["rows"])):
            if not (truth >= 0).any():
                continue
            classes = len(matrix) if matrix is not None else len(book.heads[head])
            layer = regression(x[known >= 0], torch.from_numpy(known[known >= 0]), classes, args.seed)
            with torch.no_grad():
                scored = evaluate.score_logits(layer(held_out), truth, known)
            most = majority(known[known >= 0], truth[truth >= 0])
            found[f"{name}/{facet}"] = {kind: {k: round(100 * s[k], 1) for k in ("top1", "macroF1", "balancedAccuracy")}
                                        for kind, s in (("majority", most), ("histogram", scored))}
            print(name, facet, found[f"{name}/{facet}"], flush=True)
    with open(args.output, "w", encoding="utf-8") as f:
        json.dump(found, f, indent=1)
        f.write("\n")


if __name__ == "__main__":
    main()
