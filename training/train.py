"""Trains the fashion model and writes everything that is shipped. See README.md."""
import argparse
import copy
import math
import os
import sys
import time

import numpy as np
import torch
from torch.nn import functional as F

import augment
import data
import evaluate
import export
import labels
from network import FashionNet

PER_BATCH = {"kagl": 88, "clothing-cc0": 24, "fashion-mnist": 16}
CC0_SIZE = (90, 120)  # clothing-cc0 is kept 1.5 times as large as the network's input, to cut from


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
    answers = {h: (row[c],) for h, (c, _) in labels.HEADS.items() if row.get(c)}
    answers["category"] = labels.kagl_categories(row)
    return answers


def cc0_answers(row):
    answers = {"category": labels.CLOTHING_CC0[row["label"]], "gender": labels.CC0_GENDER[row["kids"]]}
    if row["label"] in labels.CC0_SLEEVES:
        answers["sleeve-length"] = labels.CC0_SLEEVES[row["label"]]
    return answers


def loss_of(logits, targets, masks, heads, smoothing=0.05):
    """-log of the summed probability of each label set, plus a little smoothing; summed over heads."""
    total = 0.0
    for column, head in enumerate(heads):
        known = targets[:, column] >= 0
        if not known.any():
            continue
        logp = F.log_softmax(logits[head][known].float(), 1)
        hit = torch.logsumexp(logp + masks[head][targets[known, column]], 1)
        each = -(1 - smoothing) * hit - smoothing * logp.mean(1)
        # divided by the whole batch: a label that few images carry then weighs as little as it should
        total = total + labels.LOSS_WEIGHTS[head] * each.sum() / len(targets)
    return total


class Deck:
    """Deals numbers 0..n-1 in random order, reshuffled when used up."""

    def __init__(self, n, rng):
        self.n, self.rng, self.left = n, rng, np.empty(0, np.int64)

    def deal(self, count):
        while len(self.left) < count:
            self.left = np.concatenate([self.left, self.rng.permutation(self.n)])
        hand, self.left = self.left[:count], self.left[count:]
        return hand


class TrainingData:
    """Mixed batches of the three training sets."""

    def __init__(self, args, rows, cc0_rows, targets):
        rng = np.random.default_rng(args.seed)
        train = [r for r in rows if r["split"] == "train"]
        cache = (lambda n: f"{args.cache}/{n}.npz") if args.cache else (lambda n: None)
        kagl = data.cached(cache("kagl-train"), lambda: data.load_kagl(args.data, train))
        self.kagl = {"images": kagl["images"], "masks": kagl["masks"]}
        self.views = None
        if os.path.exists(f"{args.data}/kagl224/kagl224.tar"):
            self.views = data.cached(cache("kagl224-train"), lambda: data.load_kagl224(args.data, train))
            self.view_of = np.full(len(train), -1)
            self.view_of[self.views["rows"]] = np.arange(len(self.views["rows"]))
        cc0 = [r for r in cc0_rows if r["split"] == "train"]
        photos = data.cached(cache("cc0-train"), lambda: {
            "images": data.load_cc0(args.data, cc0, *CC0_SIZE), "backgrounds": data.load_backgrounds(args.data, cc0)})
        self.cc0, self.backgrounds = photos["images"], torch.from_numpy(photos["backgrounds"])
        self.mnist, mnist_labels = data.load_fashion_mnist(args.fashion_mnist, "train")
        groups = list(labels.FASHION_MNIST.values())
        self.targets = {
            "kagl": targets.of(train, kagl_answers), "clothing-cc0": targets.of(cc0, cc0_answers),
            "fashion-mnist": targets.of(mnist_labels, lambda y: {"category": groups[y]})}
        self.colour = list(targets.book.heads).index("colour")
        self.rng = rng
        self.decks = {"kagl": Deck(len(train), rng), "clothing-cc0": Deck(len(cc0), rng),
                      "fashion-mnist": Deck(len(self.mnist), rng)}

    def batch(self):
        """-> float images [128, 3, 80, 60] and int64 targets [128, heads]."""
        parts = [self._kagl(), self._cc0(), self._mnist()]
        return torch.cat([x for x, _ in parts]), torch.cat([t for _, t in parts])

    def _finish(self, name, hand, images, alpha, recipe):
        x, colours = augment.augment(images, alpha, self.backgrounds, recipe)
        targets = self.targets[name][torch.from_numpy(hand)].clone()
        targets[~colours, self.colour] = -1
        return x, targets

    def _kagl(self):
        hand = self.decks["kagl"].deal(PER_BATCH["kagl"])
        images, masks = self.kagl["images"][hand], self.kagl["masks"][hand]
        if self.views is not None:
            view = self.view_of[hand]
            other = (view >= 0) & (self.rng.random(len(hand)) < 0.4)
            images[other], masks[other] = self.views["images"][view[other]], self.views["masks"][view[other]]
        backdrop = F.max_pool2d(torch.from_numpy(masks).float().unsqueeze(1), 3, 1, 1)  # takes the white rim along
        alpha = 1 - F.avg_pool2d(F.pad(backdrop, (1, 1, 1, 1), mode="replicate"), 3, 1)  # soft edges
        return self._finish("kagl", hand, torch.from_numpy(images), alpha, augment.KAGL)

    def _cc0(self):
        hand = self.decks["clothing-cc0"].deal(PER_BATCH["clothing-cc0"])
        images = torch.from_numpy(self.cc0[hand])
        return self._finish("clothing-cc0", hand, images, torch.ones(len(hand), 1, *images.shape[1:3]), augment.CC0)

    def _mnist(self):
        """Grey on black as it is, at times inverted or tinted, with its black exchanged for a page."""
        hand = self.decks["fashion-mnist"].deal(PER_BATCH["fashion-mnist"])
        small = torch.from_numpy(self.mnist[hand]).float().unsqueeze(1)
        n = len(hand)
        x = F.interpolate(small, (60, 60), mode="bilinear", align_corners=False)
        alpha = F.interpolate((small > 8).float(), (60, 60), mode="bilinear", align_corners=False)
        x = torch.where(augment.chance(n, 0.25), 255 - x, x)
        x = torch.where(augment.chance(n, 0.3), x * torch.empty(n, 3, 1, 1).uniform_(0.3, 1.0), x.expand(-1, 3, -1, -1))
        x = F.pad(x, (0, 0, 10, 10), value=255.0)
        alpha = F.pad(alpha, (0, 0, 10, 10), value=0.0)
        return self._finish("fashion-mnist", hand, x.permute(0, 2, 3, 1), alpha, augment.FASHION_MNIST)


def validation_data(args, rows, cc0_rows, everything=False):
    """What evaluate.evaluate wants: kagl and clothing-cc0 val, and, for the model card, kagl224 val as the
    files are (squeezed) and Fashion-MNIST's test images."""
    train = [r for r in rows if r["split"] == "train"]
    val = [r for r in rows if r["split"] == "val"]
    cc0_val = [r for r in cc0_rows if r["split"] == "val"]
    cache = (lambda n: f"{args.cache}/{n}.npz") if args.cache else (lambda n: None)
    sets = {
        "kagl": {"images": data.cached(cache("kagl-val"), lambda: data.load_kagl(args.data, val))["images"],
                 "rows": val, "train": train},
        "clothing-cc0": {"images": data.load_cc0(args.data, cc0_val, data.WIDTH, data.HEIGHT), "rows": cc0_val,
                         "train": [r for r in cc0_rows if r["split"] == "train"]}}
    if everything:
        if os.path.exists(f"{args.data}/kagl224/kagl224.tar"):
            for name, shape in (("kagl224 (squeezed, as stored)", None), ("kagl224 (unsqueezed)", (168, 224))):
                by_id = {r["id"]: r for r in val}
                jpegs = data.read_tar(f"{args.data}/kagl224/kagl224.tar", by_id)
                sets[name] = {"images": np.stack([data.to_input(j, unsqueeze=shape) for j in jpegs.values()]),
                              "rows": [by_id[i] for i in jpegs], "train": train}
        images, numbers = data.load_fashion_mnist(args.fashion_mnist, "t10k")
        names = list(labels.FASHION_MNIST)
        as_rows = [{"label": names[y]} for y in numbers]
        sets["fashion-mnist"] = {"images": data.fashion_mnist_inputs(images), "rows": as_rows, "train": as_rows}
    return sets


def learning_rate(progress, peak):
    """Warm-up over the first 5 % of the time, then a cosine to nearly nothing."""
    if progress < 0.05:
        return peak * (0.05 + 0.95 * progress / 0.05)
    return peak * (0.5 + 0.5 * math.cos(math.pi * min(1, (progress - 0.05) / 0.95))) + 1e-4 * peak


def save(path, **state):
    torch.save(state, path + ".part")
    os.replace(path + ".part", path)


def train(args, book, net, training, targets, sets, device):
    """Runs until args.minutes have passed, counting those before a resume; returns the chosen weights."""
    heads = list(book.heads)
    masks = {h: m.to(device) for h, m in targets.masks.items()}
    decay = [p for p in net.parameters() if p.ndim > 1]
    rest = [p for p in net.parameters() if p.ndim <= 1]
    optimiser = torch.optim.SGD([{"params": decay, "weight_decay": args.weight_decay},
                                 {"params": rest, "weight_decay": 0.0}], lr=0.1, momentum=0.9, nesterov=True)
    smooth = copy.deepcopy(net)  # exponential moving average of the weights; what is judged and shipped
    best, elapsed, steps, mark = {"score": -1.0}, 0.0, 0, args.first_look
    checkpoint = os.path.join(args.checkpoints, "last.pt")
    if args.resume and os.path.exists(checkpoint):
        state = torch.load(checkpoint, map_location=device)
        net.load_state_dict(state["net"])
        smooth.load_state_dict(state["smooth"])
        optimiser.load_state_dict(state["optimiser"])
        best, elapsed, steps, mark = state["best"], state["elapsed"], state["steps"], state["mark"]
        print(f"resumed after {elapsed / 60:.1f} min, {steps} steps", flush=True)
    budget, started, average = args.minutes * 60, time.monotonic() - elapsed, None
    seen_at, shown = steps, time.monotonic()
    while True:
        elapsed = time.monotonic() - started
        progress = elapsed / budget
        if progress >= mark or progress >= 1:
            results = evaluate.evaluate(smooth, book, sets, device)
            score = evaluate.choice_score(results)
            line = " ".join(f"{k.split('/')[1] if k.startswith('kagl') else k}={100 * results[k]['top1']:.1f}" for k in (
                "kagl/articleType", "kagl/subCategory", "kagl/gender", "kagl/colour", "kagl/season", "kagl/usage",
                "kagl/pattern", "kagl/sleeve-length", "clothing-cc0/label"))
            print(f"[{elapsed / 60:5.1f} min] val {line} choice={100 * score:.2f}", flush=True)
            if score > best["score"]:
                best = {"score": score, "net": {k: v.clone() for k, v in smooth.state_dict().items()}}
            mark = progress + args.look_every
            save(checkpoint, net=net.state_dict(), smooth=smooth.state_dict(), optimiser=optimiser.state_dict(),
                 best=best, elapsed=elapsed, steps=steps, mark=mark, heads=book.heads, minutes=elapsed / 60,
                 command=command_line(), hardware=args.hardware)
            if progress >= 1:
                break
        rate = learning_rate(progress, args.learning_rate)
        for group in optimiser.param_groups:
            group["lr"] = rate
        x, t = training.batch()
        net.train()
        x, t = x.to(device).contiguous(memory_format=torch.channels_last), t.to(device)
        with torch.autocast(device_type=device, dtype=torch.bfloat16, enabled=not args.float32):
            _, logits = net(x)
        loss = loss_of(logits, t, masks, heads)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        optimiser.step()
        steps += 1
        if steps % 4 == 0:  # averaging every fourth step costs next to nothing and is as smooth
            keep = min(0.995, steps / (steps + 40))
            with torch.no_grad():
                for a, b in zip(smooth.state_dict().values(), net.state_dict().values()):
                    a.lerp_(b, 1 - keep) if a.is_floating_point() else a.copy_(b)
        average = loss.item() if average is None else 0.98 * average + 0.02 * loss.item()
        if steps % 200 == 0:
            now = time.monotonic()
            print(f"[{elapsed / 60:5.1f} min] step {steps} loss {average:.3f} lr {rate:.4f} "
                  f"{(steps - seen_at) * len(t) / (now - shown):.0f} images/s", flush=True)
            seen_at, shown = steps, now
    return best["net"], steps, elapsed / 60


def command_line() -> str:
    """How this run was started; absolute folders by their last name, since they mean nothing elsewhere."""
    keep = [os.path.basename(a) if os.path.isabs(a) and not a.startswith("/usr/share") else a for a in sys.argv[1:]]
    return "python3 training/train.py " + " ".join(keep)


def arguments():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--data", required=True, help="folder with kagl/, clothing-cc0/ and, if there, kagl224/")
    p.add_argument("--fashion-mnist", required=True, help="folder with Fashion-MNIST's four .gz files")
    p.add_argument("--output", required=True, help="where fashion.onnx, fashion.model.json and MODEL_CARD.md go")
    p.add_argument("--golden", help="where the golden answers go (a .json file)")
    p.add_argument("--minutes", type=float, default=70, help="training time; the schedule follows the clock")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--checkpoints", default="checkpoints", help="folder for checkpoints (not for the repository)")
    p.add_argument("--cache", help="folder that keeps decoded images between runs (not for the repository)")
    p.add_argument("--resume", action="store_true", help="go on from --checkpoints/last.pt")
    p.add_argument("--export-only", metavar="CHECKPOINT", help="no training: export the best weights of this file")
    p.add_argument("--learning-rate", type=float, default=0.2)
    p.add_argument("--weight-decay", type=float, default=3e-4)
    p.add_argument("--threads", type=int, default=0, help="CPU threads; 0: torch's choice")
    p.add_argument("--float32", action="store_true", help="no bfloat16 (about half the speed on CPUs that have it)")
    p.add_argument("--first-look", type=float, default=0.1, help="part of the time before the first look at val")
    p.add_argument("--look-every", type=float, default=0.08, help="part of the time between looks at val")
    p.add_argument("--hardware", default=f"{os.cpu_count()} CPU cores", help="what the model card says")
    return p.parse_args()


def main():
    args = arguments()
    torch.manual_seed(args.seed)
    if args.threads:
        torch.set_num_threads(args.threads)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    rows = data.kagl_rows(args.data)
    cc0_rows = data.read_csv(f"{args.data}/clothing-cc0/clothing-cc0.csv")
    book = labels.LabelBook.from_rows(rows)
    net = FashionNet({h: len(n) for h, n in book.heads.items()})
    net = net.to(device=device, memory_format=torch.channels_last)
    print(f"{sum(p.numel() for p in net.parameters()):,} parameters on {device}", flush=True)
    if args.export_only:
        state = torch.load(args.export_only, map_location="cpu")
        assert state["heads"] == book.heads, "the checkpoint was trained on other labels"
        weights, steps, minutes = state["best"]["net"], state["steps"], state["minutes"]
        command, hardware = state.get("command", command_line()), state.get("hardware", args.hardware)
    else:
        os.makedirs(args.checkpoints, exist_ok=True)
        targets = Targets(book)
        began = time.monotonic()
        training = TrainingData(args, rows, cc0_rows, targets)
        targets.finish()
        print(f"data ready after {time.monotonic() - began:.0f} s", flush=True)
        weights, steps, minutes = train(
            args, book, net, training, targets, validation_data(args, rows, cc0_rows), device)
        command, hardware = command_line(), args.hardware
    net.load_state_dict(weights)
    net = net.to("cpu").eval()
    export.deliver(args, net, book, validation_data(args, rows, cc0_rows, everything=True), {
        "steps": steps, "minutes": minutes, "images": steps * sum(PER_BATCH.values()), "perBatch": PER_BATCH,
        "seed": args.seed, "command": command, "hardware": hardware,
        "parameters": sum(p.numel() for p in net.parameters())})


if __name__ == "__main__":
    main()
