"""Writes what is shipped: the ONNX file, its sidecar, the model card and the golden answers."""
import datetime
import hashlib
import json
import os

import numpy as np
import onnx
import torch

import data
import evaluate
import labels
import onnx_check
from network import Deployed

VERSION = "0.1.0"
OPSET = 13
GOLDEN = {"kagl": 140, "clothing-cc0": 60}
DATA = [
    {"name": "kagl", "images": 36072, "licence": "unclear; not redistributed",
     "source": "Fashion Product Images (Small), catalogue photos 60x80"},
    {"name": "clothing-cc0", "images": 3408, "licence": "CC0-1.0",
     "source": "alexeygrigorev/clothing-dataset, people's own photos"},
    {"name": "fashion-mnist", "images": 60000, "licence": "MIT", "source": "zalandoresearch/fashion-mnist"},
]


def write(path: str, text: str):
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        f.write(text)


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def export_onnx(net, book, path: str):
    """Exports and checks the graph: well-formed, and equal to the network on noise, for two batch sizes."""
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    deployed = Deployed(net).eval()
    sample = torch.randint(0, 256, (2, data.HEIGHT, data.WIDTH, 3), dtype=torch.uint8,
                           generator=torch.Generator().manual_seed(0))
    outputs = ["embedding", *book.heads]
    torch.onnx.export(deployed, sample, path, input_names=["image"], output_names=outputs, opset_version=OPSET,
                      dynamic_axes={n: {0: "batch"} for n in ["image", *outputs]})
    model = onnx.load(path)
    onnx.checker.check_model(model, full_check=True)
    assert sum(o.name == f"{h}" for o in model.graph.output for h in book.heads) == len(book.heads)
    for images in (sample, sample[:1], torch.cat([sample] * 3)):
        with torch.no_grad():
            expected = deployed(images)
        actual = onnx_check.run(path, images.numpy())
        for name, tensor in zip(outputs, expected):
            np.testing.assert_allclose(actual[name], tensor.numpy(), rtol=1e-3, atol=1e-3)
    print("onnx:", f"{os.path.getsize(path):,} bytes, opset {OPSET},", onnx_check.describe(path), flush=True)


def temperatures(net, book, sets) -> tuple:
    """{head: temperature}, fitted on val, and {facet: calibration error before and after}."""
    kagl, cc0 = sets["kagl"], sets["clothing-cc0"]
    logits = evaluate.predict(net, kagl["images"])
    photos = evaluate.predict(net, cc0["images"])["category"]
    names = book.heads["category"]
    groups = book.kagl_sets()
    parts = [
        (logits["category"], evaluate.column(kagl["rows"], list(groups), "articleType"),
         evaluate.set_matrix(names, groups)),
        (photos, evaluate.column(cc0["rows"], list(labels.CLOTHING_CC0), "label"),
         evaluate.set_matrix(names, labels.CLOTHING_CC0))]
    fitted = {"category": evaluate.fit_temperature(parts)}
    errors = {}

    def note(name, part, temperature):
        logit, truth, matrix = part
        known = torch.from_numpy(truth >= 0)
        gaps = []
        for t in (1.0, temperature):
            p = torch.softmax(logit[known] / t, 1)
            p = p if matrix is None else p @ matrix.T
            top, guess = p.max(1)
            gaps.append(evaluate.expected_calibration_error(top.numpy(), guess.numpy() == truth[truth >= 0]))
        errors[name] = gaps

    note("kagl/articleType", parts[0], fitted["category"])
    note("clothing-cc0/label", parts[1], fitted["category"])
    for head, (column, _) in labels.HEADS.items():
        part = (logits[head], evaluate.column(kagl["rows"], book.heads[head], column), None)
        fitted[head] = evaluate.fit_temperature([part])
        note(f"kagl/{head}", part, fitted[head])
    return fitted, errors


def trained_on(book, sets) -> dict:
    """{head: number of train images that carry a label for it}."""
    kagl = sets["kagl"]["train"]
    counts = {h: int((evaluate.column(kagl, book.heads[h], c) >= 0).sum()) for h, (c, _) in labels.HEADS.items()}
    cc0 = sets["clothing-cc0"]["train"]
    counts["gender"] += len(cc0)
    counts["sleeve-length"] += sum(r["label"] in labels.CC0_SLEEVES for r in cc0)
    counts["category"] = len(kagl) + len(cc0) + 60000
    return counts


def sidecar(path: str, book, temperature: dict, counts: dict, facts: dict) -> str:
    with open(path, "rb") as f:
        content = f.read()
    return json.dumps({
        "schemaVersion": 1, "name": "fashion", "version": VERSION,
        "model": {"file": os.path.basename(path), "sha256": sha256(content), "bytes": len(content)},
        "input": {"name": "image", "layout": "nhwc", "elementType": "uint8", "width": data.WIDTH,
                  "height": data.HEIGHT, "channels": "rgb", "resize": "pad", "background": "#FFFFFF",
                  "mean": None, "std": None},
        "embedding": {"output": "embedding", "length": 256},
        "heads": [{"id": h, "output": h, "activation": "softmax", "temperature": round(temperature[h], 4),
                   "labels": names, "trainedOn": counts[h], "minimumConfidence": 0.01 if h == "category" else 0.05}
                  for h, names in book.heads.items()],
        "training": {"date": today(), "seed": facts["seed"], "command": facts["command"],
                     "minutes": round(facts["minutes"]), "hardware": facts["hardware"], "data": DATA},
    }, indent=2, ensure_ascii=False) + "\n"


def today() -> str:
    return datetime.date.today().isoformat()


def golden(args, net, book, sets, temperature: dict, model_sha: str) -> str:
    """Probabilities for some val images, in numbers only, for whoever reimplements the preprocessing."""
    rng = np.random.default_rng(args.seed)
    images = []
    for name, count in GOLDEN.items():
        one = sets[name]
        chosen = np.sort(rng.choice(len(one["rows"]), count, replace=False))
        key = "id" if name == "kagl" else "image"
        ids = [one["rows"][i][key] for i in chosen]
        jpegs = data.read_tar(f"{args.data}/{name}/{name}.tar", set(ids))
        logits = evaluate.predict(net, one["images"][chosen])
        p = {h: torch.softmax(y / round(temperature[h], 4), 1).numpy() for h, y in logits.items()}
        for i, image in enumerate(ids):
            heads = {h: [round(float(v), 5) for v in p[h][i]] for h in book.heads}
            images.append({"set": name, "image": image + ".jpg", "sha256": sha256(jpegs[image]), "heads": heads})
    lines = ",\n".join(json.dumps(i, separators=(",", ":")) for i in images)
    return f'{{"modelSha256":"{model_sha}","images":[\n{lines}\n]}}\n'


def confusions(net, book, sets, temperature: float, count: int = 12) -> dict:
    """{data set: [(truth, guess, how often, of how many)]}, the commonest mistakes on val."""
    out = {}
    for name, key, groups in (("kagl", "articleType", book.kagl_sets()),
                              ("clothing-cc0", "label", labels.CLOTHING_CC0)):
        names = list(groups)
        truth = evaluate.column(sets[name]["rows"], names, key)
        logits = evaluate.predict(net, sets[name]["images"])["category"] / temperature
        guess = (torch.softmax(logits, 1) @ evaluate.set_matrix(book.heads["category"], groups).T).argmax(1).numpy()
        pairs = {}
        for t, g in zip(truth, guess):
            if t != g:
                pairs[t, g] = pairs.get((t, g), 0) + 1
        worst = sorted(pairs.items(), key=lambda kv: -kv[1])[:count]
        out[name] = [(names[t], names[g], n, int((truth == t).sum())) for (t, g), n in worst]
    return out


def deliver(args, net, book, sets, facts: dict):
    """Everything, into args.output and args.golden."""
    path = os.path.join(args.output, "fashion.onnx")
    export_onnx(net, book, path)
    temperature, errors = temperatures(net, book, sets)
    results = evaluate.evaluate(net, book, sets)
    text = sidecar(path, book, temperature, trained_on(book, sets), facts)
    write(os.path.join(args.output, "fashion.model.json"), text)
    sha = json.loads(text)["model"]["sha256"]
    if args.golden:
        write(args.golden, golden(args, net, book, sets, temperature, sha))
    worst = confusions(net, book, sets, temperature["category"])
    write(os.path.join(args.output, "MODEL_CARD.md"), card(book, results, temperature, errors, worst, facts, path))
    print(evaluate.table(results), flush=True)


def card(book, results, temperature, errors, worst, facts, path) -> str:
    """The model card."""
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "model_card.md.in"), encoding="utf-8") as f:
        template = f.read()
    rows = ["| facet | temperature | calibration error before | after |", "|---|---:|---:|---:|"]
    for name, (before, after) in errors.items():
        head = "category" if name in ("kagl/articleType", "clothing-cc0/label") else name.split("/")[1]
        rows.append(f"| {name} | {temperature[head]:.2f} | {100 * before:.1f} | {100 * after:.1f} |")
    mistakes = []
    for name, pairs in worst.items():
        mistakes.append(f"On {name} val: " + "; ".join(f"{t} taken for {g} ({n} of {of})" for t, g, n, of in pairs) + ".")
    fields = {
        "DATE": today(), "VERSION": VERSION, "BYTES": f"{os.path.getsize(path):,}",
        "PARAMETERS": f"{facts['parameters']:,}", "OPSET": str(OPSET), "MINUTES": f"{facts['minutes']:.0f}",
        "HARDWARE": facts["hardware"], "STEPS": f"{facts['steps']:,}", "IMAGES": f"{facts['images']:,}",
        "SPEED": f"{facts['images'] / max(1, facts['minutes'] * 60):.0f}", "SEED": str(facts["seed"]),
        "COMMAND": facts["command"], "RESULTS": evaluate.table(results), "CALIBRATION": "\n".join(rows),
        "MISTAKES": "\n\n".join(mistakes), "CATEGORIES": str(len(book.heads["category"])),
        "HEADS": ", ".join(f"`{h}` ({len(n)})" for h, n in book.heads.items()),
        "MNIST_BATCH": str(facts["perBatch"]["fashion-mnist"]), "CC0_BATCH": str(facts["perBatch"]["clothing-cc0"]),
        "KAGL_BATCH": str(facts["perBatch"]["kagl"]),
    }
    for name, value in fields.items():
        template = template.replace("{" + name + "}", value)
    return template
