"""Fills in the model card."""
import json
import os

import torch

import evaluate
from labels import CLOTHING_CC0

# Top-1 and macro F1 of version 0.1.0 on the same images (its model card), per cent.
FIRST = {
    "kagl/articleType": (85.5, 52.8), "kagl/subCategory": (94.9, 71.8), "kagl/masterCategory": (98.8, 65.5),
    "kagl/gender": (88.0, 70.3), "kagl/colour": (64.1, 23.1), "kagl/season": (69.7, 70.6), "kagl/usage": (91.4, 47.8),
    "kagl/pattern": (82.0, 53.6), "kagl/print-type": (71.5, 33.4), "kagl/sleeve-length": (94.5, 71.2),
    "kagl/neckline": (82.4, 29.2), "kagl/collar": (97.5, 49.6), "kagl/fit": (85.2, 56.9), "kagl/waist-rise": (69.7, 59.4),
    "clothing-cc0/label": (63.9, 48.8), "fashion-mnist/label": (87.3, 87.5)}
HERE = os.path.dirname(os.path.abspath(__file__))


def lines(head: str, rows: list) -> str:
    """A Markdown table: the heading's cells separated by |, the first to the left and the others to the right."""
    names = head.split("|")
    shape = "|".join(["---"] + ["---:"] * (len(names) - 1))
    return "\n".join([f"| {' | '.join(n.strip() for n in names)} |", f"|{shape}|"] + [f"| {' | '.join(r)} |" for r in rows])


def against_baselines(results: dict) -> str:
    with open(os.path.join(HERE, "baselines.json"), encoding="utf-8") as f:
        baselines = json.load(f)
    rows = []
    for facet, simple in baselines.items():
        if facet not in results:
            continue
        ours = results[facet]
        cells = [simple["majority"], simple["histogram"], None, {k: 100 * ours[k] for k in ("top1", "macroF1")}]
        if facet in FIRST:
            cells[2] = dict(zip(("top1", "macroF1"), FIRST[facet]))
        rows.append([facet] + [f"{c['top1']:.1f} / {c['macroF1']:.1f}" if c else "-" for c in cells]
                    + [f"{simple['majority']['balancedAccuracy']:.1f} / {100 * ours['balancedAccuracy']:.1f}"])
    return lines("data set / facet | majority | colour histogram + logistic regression | version 0.1.0 | this version | "
                 "balanced acc.: majority / this version", rows)


def calibration(measured: dict) -> str:
    rows = []
    for facet, (before, after) in measured["errors"].items():
        head = "category" if facet in ("kagl/articleType", "clothing-cc0/label") else facet.split("/")[1]
        rows.append([facet, f"{measured['temperatures'][head]:.2f}", f"{100 * before:.1f}", f"{100 * after:.1f}"])
    return lines("facet | temperature | calibration error before | after", rows)


def curve(facts: dict) -> str:
    keys = evaluate.CURVE
    head = "steps | minutes | images | " + " | ".join(k.replace("/label", "").replace("kagl/", "") for k in keys)
    return lines(head, [[f"{c['steps']:,}", f"{c['minutes']:.0f}", f"{c['images']:,}"] + [f"{100 * c[k]:.1f}" for k in keys]
                        for c in facts["curve"]])


def confusions(book, logits, sets, temperature: float, count: int = 12) -> str:
    """The commonest mistakes on val."""
    out = []
    for name, facet, groups in (("kagl", "articleType", book.kagl_sets()), ("clothing-cc0", "label", CLOTHING_CC0)):
        names = list(groups)
        truth = evaluate.column(sets[name]["rows"], names, facet)
        matrix = evaluate.set_matrix(book.heads["category"], groups)
        guess = evaluate.probabilities(logits[name]["category"] / temperature, matrix).argmax(1).numpy()
        pairs = {}
        for t, g in zip(truth, guess):
            if t != g:
                pairs[t, g] = pairs.get((t, g), 0) + 1
        worst = sorted(pairs.items(), key=lambda kv: -kv[1])[:count]
        out.append(f"On {name} val: " + "; ".join(
            f"{names[t]} taken for {names[g]} ({n} of {(truth == t).sum()})" for (t, g), n in worst) + ".")
    return "\n\n".join(out)


def slices(book, logits, sets, temperature: float) -> str:
    """clothing-cc0 by the shape of the photo, kagl by gender and by kind, top-1 of the finest label."""
    rows = []
    for name, facet, by in (("kagl", "articleType", "gender"), ("kagl", "articleType", "masterCategory"),
                            ("clothing-cc0", "label", "kids"), ("clothing-cc0", "label", "shape")):
        groups = book.kagl_sets() if name == "kagl" else CLOTHING_CC0
        one = sets[name]
        truth = torch.from_numpy(evaluate.column(one["rows"], list(groups), facet))
        matrix = evaluate.set_matrix(book.heads["category"], groups)
        right = evaluate.probabilities(logits[name]["category"] / temperature, matrix).argmax(1) == truth
        # a wide photo leaves white bars above and below itself on the page
        keys = [("wider than high" if (i[0] == 255).all() else "upright or square") for i in one["images"]] \
            if by == "shape" else [r[by] for r in one["rows"]]
        for value in sorted(set(keys)):
            which = torch.tensor([k == value for k in keys])
            rows.append([f"{name} {facet}, {by} {value}", f"{int(which.sum()):,}", f"{100 * right[which].float().mean():.1f}"])
    return lines("slice | images | top-1", rows)


def card(book, logits, sets, measured, facts: dict, fields: dict) -> str:
    with open(os.path.join(HERE, "model_card.md.in"), encoding="utf-8") as f:
        template = f.read()
    temperature, results, search = measured["temperatures"]["category"], measured["results"], measured["search"]
    hours = facts["minutes"] / 60
    fields = {
        **fields, "PARAMETERS": f"{facts['parameters']:,}", "MINUTES": f"{facts['minutes']:.0f}",
        "HARDWARE": facts["hardware"], "STEPS": f"{facts['steps']:,}", "IMAGES": f"{facts['images']:,}",
        "SPEED": f"{facts['images'] / max(1, facts['minutes'] * 60):.0f}", "SEED": str(facts["seed"]),
        "GREY_PARAMETERS": f"{facts['grey']['parameters']:,}", "GREY_EPOCHS": str(facts["grey"]["epochs"]),
        "GREY_HELD_OUT": f"{100 * facts['grey']['heldOut']:.1f}",
        "COMMAND": facts["command"], "RESULTS": evaluate.table(results), "BASELINES": against_baselines(results),
        "CALIBRATION": calibration(measured), "CURVE": curve(facts),
        "MISTAKES": confusions(book, logits, sets, temperature), "SLICES": slices(book, logits, sets, temperature),
        "SHARES": ", ".join(f"`{h}` {share:.2f}" for h, share in measured["share"].items()),
        "ALONE": "Without the companion, the new network alone has on val, top-1: " + ", ".join(
            f"{k.split('/')[1] if k.startswith('kagl') else k.split('/')[0]} {100 * r['top1']:.1f}"
            for k, r in measured["alone"].items() if k in evaluate.CURVE) + ".",
        "CATEGORIES": str(len(book.heads["category"])),
        "HEADS": ", ".join(f"`{h}` ({len(n)})" for h, n in book.heads.items()),
        "BATCH": ", ".join(f"{n} {name}" for name, n in facts["perBatch"].items()),
        "INT8": lines("facet | fp32 | int8 | difference", [[k, f"{100 * a:.1f}", f"{100 * b:.1f}", f"{100 * (b - a):+.1f}"]
                                                           for k, (a, b) in measured["int8"].items()]),
        "OUTSIDERS": lines("pictures | images | called not fashion | mean probability of it", [
            [name, f"{n:,}", f"{100 * share:.1f}", f"{100 * mean:.1f}"] for name, n, share, mean in measured["outsiders"]]),
        "QUERIES": f"{search['queries']:,}", "RECALL1": f"{100 * search['recall@1']:.1f}",
        "RECALL10": f"{100 * search['recall@10']:.1f}", "CHANCE10": f"{100 * search['chance@10']:.1f}",
        # one busy core of a server is taken to draw 10 W with its share of memory and cooling
        "ENERGY": f"{10 * hours / 1000:.3f}", "CARBON": f"{10 * hours / 1000 * 0.4 * 1000:.0f}",
    }
    for name, value in fields.items():
        template = template.replace("{" + name + "}", value)
    return template
