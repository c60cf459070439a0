"""What the model card says beyond accuracy: search by embedding, pictures that show no fashion, int8 beside fp32."""
import numpy as np
import torch

import evaluate
import onnx_check


def embeddings(net, images: np.ndarray, batch: int = 128) -> torch.Tensor:
    """uint8 [n, h, w, 3] -> unit-length float32 [n, 256]."""
    net.eval()
    parts = []
    with torch.no_grad():
        for start in range(0, len(images), batch):
            x = torch.from_numpy(images[start:start + batch]).permute(0, 3, 1, 2).float()
            parts.append(net(x.contiguous(memory_format=torch.channels_last))[0])
    return torch.nn.functional.normalize(torch.cat(parts), dim=1)


def search(net, images: np.ndarray, keys: list) -> dict:
    """Recall at 1 and 10: the share of pictures among whose 1 or 10 nearest others (cosine) there is one of the
    same key. Pictures whose key no other has are not asked. -> {"queries", "recall@1", "recall@10", "chance@10"}"""
    vectors = embeddings(net, images)
    numbers = {k: i for i, k in enumerate(dict.fromkeys(keys))}
    key = torch.tensor([numbers[k] for k in keys])
    likeness = vectors @ vectors.T
    likeness.fill_diagonal_(-2)
    same = key[likeness.topk(10, 1).indices] == key[:, None]
    others = torch.bincount(key)[key] - 1
    asked = others > 0
    chance = 1 - (1 - others[asked].double() / (len(key) - 1)) ** 10
    return {"queries": int(asked.sum()), "recall@1": same[asked, 0].float().mean().item(),
            "recall@10": same[asked].any(1).float().mean().item(), "chance@10": chance.mean().item()}


def domain_scale(fashion: list, others: list) -> tuple:
    """Platt scaling of the head `domain`: (temperature, what is added to the logit of not-fashion), from what that logit
    is above the other's, an array for each set of fashion and for each kind of other pictures. Every set counts
    alike, and one picture in twenty is taken to show no fashion."""
    parts = [(x, 0, 0.95 / len(fashion)) for x in fashion] + [(x, 1, 0.05 / len(others)) for x in others]
    x = np.concatenate([p[0] for p in parts]).astype(np.float64)
    truth = np.concatenate([np.full(len(p[0]), p[1], np.float64) for p in parts])
    weight = np.concatenate([np.full(len(p[0]), p[2] / len(p[0])) for p in parts])
    line, both = np.array([1.0, 0.0]), np.stack([x, np.ones_like(x)])
    for _ in range(100):  # Newton's steps of the logistic regression
        p = 1 / (1 + np.exp(-line @ both))
        curvature = (both * (weight * p * (1 - p))) @ both.T + 1e-9 * np.eye(2)
        line -= np.linalg.solve(curvature, both @ (weight * (p - truth)))
    return 1 / line[0], line[1] / line[0]


def outsiders(net, book, sets: dict, negatives: dict, temperature: float) -> list:
    """[(kind, images, share called not-fashion at 0.5, mean probability of it)], for fashion sets and negatives."""
    place = book.heads["domain"].index("not-fashion")
    rows = []
    for name, images in {**{n: s["images"] for n, s in sets.items()}, **negatives}.items():
        p = torch.softmax(evaluate.predict(net, images)["domain"] / temperature, 1)[:, place]
        rows.append((name, len(images), (p > 0.5).float().mean().item(), p.mean().item()))
    return rows


def run_file(path: str, images: np.ndarray, heads: list, batch: int = 64) -> dict:
    """{head: logits} of an exported file, node by node."""
    parts = [onnx_check.run(path, images[i:i + batch]) for i in range(0, len(images), batch)]
    return {h: torch.from_numpy(np.concatenate([p[h] for p in parts])) for h in heads}


def compare(path: str, book, sets: dict, logits: dict, most: int = 500) -> dict:
    """{facet: (top-1 of fp32, whose logits are given, top-1 of the int8 file)}, both on the first `most` images of each set."""
    fewer = {n: {**s, "images": s["images"][:most], "rows": s["rows"][:most]} for n, s in sets.items()}
    whole = evaluate.score_sets({n: {h: y[:most] for h, y in logits[n].items()} for n in fewer}, book, fewer)
    small = evaluate.score_sets({n: run_file(path, s["images"], list(book.heads)) for n, s in fewer.items()}, book, fewer)
    return {facet: (whole[facet]["top1"], small[facet]["top1"]) for facet in whole}
