"""Prints random inputs and scikit-learn's numbers for them as JSON: sklearn_reference.py SEED.

Classes are numbers from 0, and a prediction of -1 is an abstention: one more class, which `labels` leaves out of the F1s.
"""
import json
import sys
import warnings

import numpy as np
from sklearn import metrics as m

warnings.filterwarnings("ignore")
rng = np.random.default_rng(int(sys.argv[1]))


def skewed(classes):
    """Class frequencies with a long tail, so that small samples miss some classes."""
    p = rng.random(classes) ** 3 + 1e-3
    return p / p.sum()


def indicator(sets, classes):
    matrix = np.zeros((len(sets), classes), dtype=int)
    for row, values in enumerate(sets):
        matrix[row, list(values)] = 1
    return matrix


def some_sets(n, classes, mean):
    return [sorted(rng.choice(classes, min(classes, rng.poisson(mean)), replace=False).tolist()) for _ in range(n)]


def f1s(truth, predicted, classes):
    """Single-label scores with abstentions as class `classes`."""
    guess = np.where(predicted < 0, classes, predicted)
    labels = sorted((set(truth) | set(guess)) - {classes})
    f1 = {a: m.f1_score(truth, guess, labels=labels, average=a, zero_division=0) for a in ("macro", "weighted", "micro")}
    return {
        "accuracy": m.accuracy_score(truth, guess),
        "balancedAccuracy": m.balanced_accuracy_score(truth, guess),
        "kappa": m.cohen_kappa_score(truth, guess),
        "matthews": m.matthews_corrcoef(truth, guess),
        **f1,
    }


def calibration_error(correct, confidence, bins=15):
    """Guo et al. 2017; scikit-learn has none."""
    which = np.searchsorted(np.arange(1, bins + 1) / bins, confidence, side="left")
    return sum(abs((confidence - correct)[which == b].sum()) for b in range(bins)) / len(correct)


def mean_average_precision(truth, scores):
    used = truth.sum(axis=0) > 0
    return m.average_precision_score(truth[:, used], scores[:, used], average="macro")


def single_case(n, classes, right, abstain):
    truth = rng.choice(classes, n, p=skewed(classes))
    predicted = np.where(rng.random(n) < right, truth, rng.choice(classes, n, p=skewed(classes)))
    predicted = np.where(rng.random(n) < abstain, -1, predicted)
    return {"truth": truth.tolist(), "predicted": predicted.tolist(), "expected": f1s(truth, predicted, classes)}


def multi_case(n, classes, mean):
    truth, predicted = some_sets(n, classes, mean), some_sets(n, classes, mean)
    t, p = indicator(truth, classes), indicator(predicted, classes)
    f1 = {a: m.f1_score(t, p, average=a, zero_division=0) for a in ("macro", "weighted", "micro", "samples")}
    return {"classes": classes, "truth": truth, "predicted": predicted, "expected": f1}


def ranking_case(n, classes, decimals):
    """Few decimals make ties."""
    truth = rng.choice(classes, n, p=skewed(classes))
    scores = np.round(rng.random((n, classes)) + 0.5 * np.eye(classes)[truth], decimals)
    relevance = np.round(4 * rng.random((n, classes))) * (rng.random((n, classes)) < 0.4)
    one_hot = np.eye(classes, dtype=int)[truth]
    probabilities = scores + 0.1
    probabilities /= probabilities.sum(axis=1, keepdims=True)
    best = probabilities.max(axis=1)
    correct = (probabilities.argmax(axis=1) == truth).astype(int)
    labels = list(range(classes))
    return {
        "truth": truth.tolist(), "scores": scores.tolist(), "relevance": relevance.tolist(), "probabilities": probabilities.tolist(),
        "expected": {
            "averagePrecision": m.average_precision_score(one_hot[:, truth[0]], scores[:, truth[0]]),
            "meanAveragePrecision": mean_average_precision(one_hot, scores),
            "topK": [m.top_k_accuracy_score(truth, scores, k=k, labels=labels) for k in range(1, classes)],
            "ndcg": [m.ndcg_score(relevance[i:i + 1], scores[i:i + 1]) for i in range(n)],
            "ndcg3": [m.ndcg_score(relevance[i:i + 1], scores[i:i + 1], k=3) for i in range(n)],
            "logLoss": m.log_loss(truth, probabilities, labels=labels),
            "brier": m.brier_score_loss(correct, best),
            "calibrationError": calibration_error(correct, best),
        },
    }


def answers(n, classes, decimals, emit):
    """Sparse answers in random order: per image a list of (class, confidence), at times none."""
    rows = []
    for _ in range(n):
        named = rng.permutation(classes)[: rng.integers(0, emit + 1)]
        rows.append([(int(c), float(np.round(rng.random(), decimals))) for c in named])
    return rows


def dense(rows, classes):
    scores = np.zeros((len(rows), classes))
    for i, row in enumerate(rows):
        for value, confidence in row:
            scores[i, value] = confidence
    return scores


def scored_single_case(n, classes, decimals):
    truth = rng.choice(classes, n, p=skewed(classes))
    rows = answers(n, classes, decimals, classes)
    ranked = [sorted(row, key=lambda v: -v[1]) for row in rows]  # stable: the first of equals stays first
    predicted = np.array([row[0][0] if row else -1 for row in ranked])
    spoken = [i for i, row in enumerate(ranked) if row]
    expected = f1s(truth, predicted, classes)
    expected["top5"] = float(np.mean([truth[i] in [v for v, _ in ranked[i][:5]] for i in range(n)]))
    expected["meanAveragePrecision"] = mean_average_precision(np.eye(classes, dtype=int)[truth], dense(rows, classes))
    guess = np.where(predicted < 0, classes, predicted)
    expected["macro"] = m.f1_score(truth, guess, labels=sorted(set(truth)), average="macro", zero_division=0)
    expected["coverage"] = len(spoken) / n
    return {"truth": [[int(t)] for t in truth], "answers": rows, "expected": expected}


def scored_multi_case(n, classes, decimals, threshold):
    truth = some_sets(n, classes, 1.5)
    rows = answers(n, classes, decimals, classes)
    t = indicator(truth, classes)
    p = indicator([[v for v, c in row if c >= threshold] for row in rows], classes)
    used = (t + p).sum(axis=0) > 0
    expected = {a: m.f1_score(t[:, used], p[:, used], average=a, zero_division=0) for a in ("macro", "weighted", "micro", "samples")}
    expected["precision"] = m.precision_score(t, p, average="micro", zero_division=0)
    expected["recall"] = m.recall_score(t, p, average="micro", zero_division=0)
    expected["meanAveragePrecision"] = mean_average_precision(t, dense(rows, classes))
    true = t.sum(axis=0) > 0
    expected["macro"] = m.f1_score(t[:, true], p[:, true], average="macro", zero_division=0)
    expected["coverage"] = sum(1 for row in rows if row) / n
    return {"threshold": threshold, "truth": truth, "answers": rows, "expected": expected}


print(json.dumps({
    "single": [single_case(n, k, r, a) for n, k, r, a in [(7, 3, .5, 0), (40, 12, .3, .2), (300, 5, .8, .1), (2000, 143, .6, .05), (50, 2, .5, .9)]],
    "multi": [multi_case(n, k, mean) for n, k, mean in [(6, 4, 1), (80, 20, 1.5), (500, 7, 3), (30, 40, .5)]],
    "ranking": [ranking_case(n, k, d) for n, k, d in [(12, 4, 1), (60, 6, 1), (150, 9, 6), (30, 25, 2)]],
    "scoredSingle": [scored_single_case(n, k, d) for n, k, d in [(30, 4, 1), (200, 9, 1), (400, 30, 6)]],
    "scoredMulti": [scored_multi_case(n, k, d, t) for n, k, d, t in [(25, 5, 1, .5), (200, 12, 1, .5), (300, 40, 6, .9), (100, 8, 2, 0.0)]],
}))
