"""Writes what is shipped: the ONNX files, their sidecar, the model card and the golden answers."""
import datetime
import hashlib
import json
import os

import numpy as np
import onnx
import torch

import card
import companion
import data
import evaluate
import grey_joining
import labels
import measure
import negatives
import onnx_check
import quantise
from network import EMBEDDING, Deployed, shipped

VERSION = "0.4.0"
OPSET = 13
GOLDEN = {"kagl": 140, "clothing-cc0": 60}
CALIBRATION = {"kagl": 160, "clothing-cc0": 96, "fashion-mnist": 32}  # train images that choose the int8 scales
DATA = [
    {"name": "kagl", "images": 36072, "licence": "unclear; not redistributed",
     "source": "Fashion Product Images (Small), catalogue photos 60x80"},
    {"name": "clothing-cc0", "images": 3408, "licence": "CC0-1.0",
     "source": "alexeygrigorev/clothing-dataset, people's own photos"},
    {"name": "ccp", "images": 848, "licence": "Apache-2.0 (the repository); not redistributed",
     "source": "Clothing Co-Parsing (CVPR 2014), bearpaw/clothing-co-parsing: street photos, and 1,924 items in them"},
    {"name": "fashion-mnist", "images": 60000, "licence": "MIT", "source": "zalandoresearch/fashion-mnist"},
    {"name": "ResNet18", "images": 0, "licence": "MIT", "source": "weights taught on ImageNet, from the NuGet package "
     "Microsoft.ML.DnnImageFeaturizer.ResNet18 0.23.1"},
    {"name": "not fashion", "images": 0, "licence": "GPL-2, CC BY-SA, CC0-1.0; not redistributed",
     "source": "pictures of Debian's packages gnome-backgrounds, mate-backgrounds, ukui-wallpapers and "
     "tuxpaint-stamps-default, corners of clothing-cc0, computed ones"},
]


def write(path: str, text: str):
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        f.write(text)


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def export_fp32(net, small, book, path: str, earlier: str, share: dict, temperature: float):
    """Exports, joins the companion and the small grey network, keeps the weights in 16 bits, and checks the file: well-formed,
    and equal to the networks on noise, coloured and grey. -> the graph before its weights were rounded"""
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    deployed = Deployed(net).eval()
    sample = torch.randint(0, 256, (2, data.HEIGHT, data.WIDTH, 3), dtype=torch.uint8,
                           generator=torch.Generator().manual_seed(0))
    outputs = ["embedding", *book.heads]
    torch.onnx.export(deployed, sample, path, input_names=["image"], output_names=outputs, opset_version=OPSET,
                      dynamic_axes={n: {0: "batch"} for n in ["image", *outputs]})
    names = book.heads["category"]
    plain, shrunk = (grey_joining.join(companion.join(onnx.load(path), earlier, names, share), small, names, temperature)
                     for _ in range(2))
    save(quantise.halve(shrunk), path)
    for images in (sample, sample[:1], torch.cat([sample] * 3), sample[..., :1].repeat(1, 1, 1, 3)):
        with torch.no_grad():
            expected = dict(zip(outputs, deployed(images)))
        expected.update(companion.mix(expected, companion.logits(earlier, book.heads["category"], images.numpy()), share))
        expected["category"] = expected["category"] + grey_joining.logits(small, book.heads["category"], images.numpy(), temperature)
        actual = onnx_check.run(path, images.numpy())
        for name in outputs:
            np.testing.assert_allclose(actual[name], expected[name].numpy(), rtol=1e-2, atol=2e-2)
    return plain


def save(model, path: str):
    onnx.checker.check_model(model, full_check=True)
    onnx.save(model, path)
    print(f"{os.path.basename(path)}: {os.path.getsize(path):,} bytes, opset {OPSET},", onnx_check.describe(path), flush=True)


def calibration_images(args, sets) -> list:
    """Batches of train images by the pad rule, for the scales of the int8 file."""
    rng = np.random.default_rng(args.seed)

    def some(name):
        rows = sets[name]["train"]
        return [rows[i] for i in rng.choice(len(rows), CALIBRATION[name], replace=False)]

    mnist, _ = data.load_fashion_mnist(args.fashion_mnist, "train")
    chosen = rng.choice(len(mnist), CALIBRATION["fashion-mnist"], replace=False)
    images = np.concatenate([data.load_kagl(args.data, some("kagl")), data.load_cc0(args.data, some("clothing-cc0")),
                             data.fashion_mnist_inputs(mnist[chosen])])
    images = images[rng.permutation(len(images))]
    return [images[i:i + 32] for i in range(0, len(images), 32)]


def temperatures(logits, book, sets, fitted=None) -> tuple:
    """{head: temperature}, fitted on val if not given, and {facet: calibration error before and after}. `logits`: by set."""
    asked = {f"{n}/{q[0]}": (logits[n][q[1]], *q[1:]) for n in ("kagl", "clothing-cc0")
             for q in evaluate.questions(book, n, sets[n]["rows"])}
    asked = {k: v for k, v in asked.items() if k not in ("kagl/subCategory", "kagl/masterCategory")}
    worn = evaluate.worn_question(book, sets["ccp"]["rows"])[1:]
    fitted = dict(fitted or {})
    for head in book.heads.keys() - fitted.keys():
        parts = [(y, truth, matrix) for y, h, truth, matrix in (*asked.values(), (logits["ccp"][worn[0]], *worn))
                 if h == head and (truth >= 0).any()]
        fitted[head] = evaluate.fit_temperature(parts) if parts else 1.0
    errors = {facet: [evaluate.calibration_error(y, truth, matrix, t) for t in (1.0, fitted[head])]
              for facet, (y, head, truth, matrix) in asked.items() if (truth >= 0).any()}
    return fitted, errors


def fit_domain(net, fashion: list, others: list) -> float:
    """Moves the bias of the head `domain` in place, and returns its temperature. Pictures: uint8 [n, h, w, 3]."""
    place = labels.DOMAIN.index("not-fashion")

    def lead(images):
        logits = evaluate.predict(net, images)["domain"].float().numpy()
        return logits[:, place] - logits[:, 1 - place]

    temperature, shift = measure.domain_scale([lead(i) for i in fashion], [lead(i) for i in others])
    with torch.no_grad():
        net.heads["domain"].bias[place] += shift
    return round(float(temperature), 4)


def trained_on(book, sets) -> dict:
    """{head: number of train images that carry a label for it}."""
    kagl, cc0 = sets["kagl"]["train"], sets["clothing-cc0"]["train"]
    counts = {h: int((evaluate.head_column(kagl, book, h) >= 0).sum()) for h in labels.HEADS}
    counts["gender"] += len(cc0)
    counts["sleeve-length"] += sum(r["label"] in labels.CC0_SLEEVES for r in cc0)
    counts["category"] = counts["domain"] = len(kagl) + len(cc0) + len(sets["ccp"]["train"]) + 60000
    return counts


def described(path: str) -> dict:
    """What the sidecar says of a model's file."""
    with open(path, "rb") as f:
        content = f.read()
    return {"file": os.path.basename(path), "sha256": sha256(content), "bytes": len(content)}


def sidecar(path: str, small: str, book, temperature: dict, counts: dict, facts: dict) -> str:
    return json.dumps({
        "schemaVersion": 1, "name": "fashion", "version": VERSION,
        "model": described(path) | {"int8": described(small)},
        "input": {"name": "image", "layout": "nhwc", "elementType": "uint8", "width": data.WIDTH,
                  "height": data.HEIGHT, "channels": "rgb", "resize": "pad", "background": "#FFFFFF",
                  "mean": None, "std": None},
        "embedding": {"output": "embedding", "length": EMBEDDING},
        "heads": [{"id": h, "output": h, "activation": "softmax", "temperature": round(temperature[h], 4),
                   "labels": names, "trainedOn": counts[h], "minimumConfidence": 0.01 if h == "category" else 0.05}
                  for h, names in book.heads.items()],
        "training": {"date": today(), "seed": facts["seed"], "command": facts["command"],
                     "minutes": round(facts["minutes"]), "hardware": facts["hardware"], "data": DATA},
    }, indent=2, ensure_ascii=False) + "\n"


def today() -> str:
    return datetime.date.today().isoformat()


def golden(args, book, logits, sets, temperature: dict, model_sha: str) -> str:
    """Probabilities for some val images, in numbers only, for whoever reimplements the preprocessing."""
    rng = np.random.default_rng(args.seed)
    images = []
    for name, count in GOLDEN.items():
        rows = sets[name]["rows"]
        chosen = np.sort(rng.choice(len(rows), count, replace=False))
        key = "id" if name == "kagl" else "image"
        jpegs = data.read_tar(f"{args.data}/{name}/{name}.tar", {rows[i][key] for i in chosen})
        p = {h: torch.softmax(y / round(temperature[h], 4), 1).numpy() for h, y in logits[name].items()}
        for i in chosen:
            image = rows[i][key]
            heads = {h: [round(float(v), 5) for v in p[h][i]] for h in book.heads}
            images.append({"set": name, "image": image + ".jpg", "sha256": sha256(jpegs[image]), "heads": heads})
    lines = ",\n".join(json.dumps(i, separators=(",", ":")) for i in images)
    return f'{{"modelSha256":"{model_sha}","images":[\n{lines}\n]}}\n'


def deliver(args, net, small_net, book, sets, facts: dict):
    """Everything, into args.output and args.golden. `sets`: with all that train.validation_data knows; `small_net`: grey_network's."""
    path, small = (os.path.join(args.output, n) for n in ("fashion.onnx", "fashion.int8.onnx"))
    net, small_net = shipped(net), shipped(small_net)
    held_out = negatives.collect(
        args.negatives, args.data, sets["clothing-cc0"]["rows"], [sets["kagl"]["images"], sets["clothing-cc0"]["images"]],
        True, (data.WIDTH, data.HEIGHT), args.seed)
    known = ("kagl", "clothing-cc0", "ccp")
    degrees_of_domain = fit_domain(net, [sets[n]["images"] for n in known], [v[::2] for v in held_out.values()])
    logits = {name: evaluate.predict(net, sets[name]["images"]) for name in known}
    theirs = {name: companion.logits(args.companion, book.heads["category"], sets[name]["images"]) for name in logits}
    asked = [(n, *q[1:]) for n in ("kagl", "clothing-cc0") for q in evaluate.questions(book, n, sets[n]["rows"])
             if q[0] not in ("subCategory", "masterCategory")]
    share = companion.shares(logits, theirs, [*asked, ("ccp", *evaluate.worn_question(book, sets["ccp"]["rows"])[1:])])
    print("the companion's share:", share, flush=True)
    alone = evaluate.score_sets(logits, book, {n: sets[n] for n in logits})
    logits = {name: companion.mix(y, theirs[name], share) for name, y in logits.items()}
    temperature = temperatures(logits, book, sets, {"domain": degrees_of_domain})[0]
    degrees = temperature["category"]

    def with_grey(answers, name):
        added = grey_joining.logits(small_net, book.heads["category"], sets[name]["images"], degrees)
        return {**answers, "category": answers["category"] + added}

    logits = {name: with_grey(y, name) for name, y in logits.items()}
    errors = temperatures(logits, book, sets, temperature)[1]
    plain = export_fp32(net, small_net, book, path, args.companion, share, degrees)
    save(quantise.halve(quantise.quantise(plain, calibration_images(args, sets))), small)
    text = sidecar(path, small, book, temperature, trained_on(book, sets), facts)
    write(os.path.join(args.output, "fashion.model.json"), text)
    if args.golden:
        write(args.golden, golden(args, book, logits, sets, temperature, json.loads(text)["model"]["sha256"]))
    for name in sets.keys() - logits.keys():  # for the table only: bfloat16 is exact enough, and much faster
        ours = evaluate.predict(net, sets[name]["images"], quick=not args.float32)
        others = companion.logits(args.companion, book.heads["category"], sets[name]["images"])
        logits[name] = with_grey(companion.mix(ours, others, share), name)
    results = evaluate.score_sets(logits, book, sets)
    print(evaluate.table(results), flush=True)
    main_sets = {n: sets[n] for n in ("kagl", "clothing-cc0", "fashion-mnist", "ccp")}
    others = {kind: images[1::2] for kind, images in held_out.items()}
    rows = sets["kagl"]["rows"]
    measured = {
        "results": results, "temperatures": temperature, "errors": errors,
        "share": share, "alone": alone, "int8": measure.compare(small, book, main_sets, logits),
        "search": measure.search(net, sets["kagl"]["images"], [(r["articleType"], r["baseColour"]) for r in rows]),
        "outsiders": measure.outsiders(net, book, main_sets, others, temperature["domain"])}
    write(os.path.join(args.output, "MODEL_CARD.md"), card.card(book, logits, sets, measured, facts, {
        "DATE": today(), "VERSION": VERSION, "OPSET": str(OPSET), "BYTES": f"{os.path.getsize(path):,}",
        "SMALL_BYTES": f"{os.path.getsize(small):,}"}))
