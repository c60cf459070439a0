"""Trains the fashion model and writes everything that is shipped. See README.md."""
import argparse
import copy
import math
import os
import sys
import time

import numpy as np
import torch

import data
import earlier
import evaluate
import export
import grey_network
import grey_pictures
import grey_training
import labels
import pretrained
from batches import PER_BATCH, TrainingData
from network import FashionNet
from targets import Targets, loss_of

# (until which part of the steps, the page's height and width, whether pictures are changed gently): small pages
# first, since they cost half as much
STAGES = ((0.6, (96, 80), False), (1.0, (data.HEIGHT, data.WIDTH), True))
# A network that has learned already goes on as it will be used.
FURTHER_STAGES = ((1.0, (data.HEIGHT, data.WIDTH), True),)


def validation_data(args, rows, cc0_rows, everything=False):
    """What evaluate.evaluate wants: kagl, clothing-cc0 and ccp val, and, for the model card, kagl224 val as the
    files are (squeezed) and unsqueezed, and Fashion-MNIST's test images."""
    train = [r for r in rows if r["split"] == "train"]
    val = [r for r in rows if r["split"] == "val"]
    cc0 = {split: [r for r in cc0_rows if r["split"] == split] for split in ("train", "val")}

    def cached(name, make):
        return data.cached(f"{args.cache}/{name}.npz" if args.cache else None, lambda: {"images": make()})["images"]

    sets = {"kagl": {"images": cached("kagl-val", lambda: data.load_kagl(args.data, val)), "rows": val, "train": train},
            "clothing-cc0": {"images": cached("cc0-val", lambda: data.load_cc0(args.data, cc0["val"])),
                             "rows": cc0["val"], "train": cc0["train"]}}
    worn = {split: data.ccp_boxes(args.data, split, labels.CCP_SCORED) for split in ("train", "val")}
    sets["ccp"] = {"images": cached("ccp-val", lambda: data.load_ccp_crops(args.data, worn["val"])),
                   "rows": worn["val"], "train": worn["train"]}
    if everything:
        if os.path.exists(f"{args.data}/kagl224/kagl224.tar"):
            for name, shape in (("kagl224 (squeezed, as stored)", None), ("kagl224 (unsqueezed)", (168, 224))):
                images, numbers = data.load_kagl224(args.data, val, unsqueeze=shape)
                sets[name] = {"images": images, "rows": [val[i] for i in numbers], "train": train}
        images, numbers = data.load_fashion_mnist(args.fashion_mnist, "t10k")
        names = list(labels.FASHION_MNIST)
        as_rows = [{"label": names[y]} for y in numbers]
        sets["fashion-mnist"] = {"images": data.fashion_mnist_inputs(images), "rows": as_rows, "train": as_rows}
    return sets


def glance(sets):
    """A third of kagl's val images: enough to follow the run; the full val chooses at its end."""
    kagl = sets["kagl"]
    return {**sets, "kagl": {**kagl, "images": kagl["images"][::3], "rows": kagl["rows"][::3]}}


def learning_rate(progress):
    """The part of the peak rate: warm-up over the first 3 % of the steps, then a cosine to nearly nothing."""
    if progress < 0.03:
        return 0.05 + 0.95 * progress / 0.03
    return 0.5 + 0.5 * math.cos(math.pi * min(1, (progress - 0.03) / 0.97)) + 0.002


def optimiser_of(net, args):
    """AdamW; the pretrained trunk learns at a fraction of the new layers' rate, and its frozen part not at all."""
    still = {id(p) for module in net.frozen() for p in module.parameters()}
    groups = {}
    for name, parameter in net.named_parameters():
        if id(parameter) in still:
            parameter.requires_grad_(False)
            continue
        rate = args.trunk_rate if name.startswith("trunk") else args.learning_rate
        groups.setdefault((rate, args.weight_decay if parameter.ndim > 1 else 0.0), []).append(parameter)
    return torch.optim.AdamW([{"params": p, "lr": rate, "peak": rate, "weight_decay": decay}
                              for (rate, decay), p in groups.items()], betas=(0.9, 0.99))


def save(path, **state):
    torch.save(state, path + ".part")
    os.replace(path + ".part", path)


def train(args, book, net, training, targets, sets, device):
    """Runs args.steps steps, counting those before a resume; returns the averaged weights."""
    heads = list(book.heads)
    masks = {h: m.to(device) for h, m in targets.masks.items()}
    optimiser = optimiser_of(net, args)
    smooth = copy.deepcopy(net)  # exponential moving average of the weights; what is judged and shipped
    elapsed, steps, mark, curve = 0.0, 0, args.first_look, []
    checkpoint = os.path.join(args.checkpoints, "last.pt")
    if args.resume and os.path.exists(checkpoint):
        state = torch.load(checkpoint, map_location=device)
        net.load_state_dict(state["net"])
        smooth.load_state_dict(state["smooth"])
        optimiser.load_state_dict(state["optimiser"])
        elapsed, steps, mark, curve = state["elapsed"], state["steps"], state["mark"], state["curve"]
        print(f"resumed after {elapsed / 60:.1f} min, {steps} steps", flush=True)
    stages = FURTHER_STAGES if args.earlier else STAGES
    started, average = time.monotonic() - elapsed, None
    seen_at, shown = steps, time.monotonic()
    while True:
        elapsed = time.monotonic() - started
        progress = steps / args.steps
        if progress >= mark or progress >= 1:
            results = evaluate.evaluate(smooth, book, glance(sets), device, quick=not args.float32)
            curve.append({"steps": steps, "minutes": elapsed / 60, "images": steps * sum(PER_BATCH.values()),
                          **{k: results[k]["top1"] for k in evaluate.CURVE}})
            print(f"[{elapsed / 60:5.1f} min] step {steps} val "
                  + " ".join(f"{k}={100 * results[k]['top1']:.1f}" for k in evaluate.CURVE)
                  + f" ccp macro={100 * results['ccp/worn']['balancedAccuracy']:.1f}"
                  + f" choice={100 * evaluate.choice_score(results):.2f}", flush=True)
            mark = progress + args.look_every
            save(checkpoint, net=net.state_dict(), smooth=smooth.state_dict(), optimiser=optimiser.state_dict(),
                 elapsed=elapsed, steps=steps, mark=mark, curve=curve, heads=book.heads, minutes=elapsed / 60,
                 command=command_line(), hardware=args.hardware)
            if progress >= 1:
                return smooth.state_dict(), steps, elapsed / 60, curve
        rate = learning_rate(progress)
        for group in optimiser.param_groups:
            group["lr"] = rate * group["peak"]
        x, first, second, share = training.batch(*next(stage[1:] for stage in stages if progress < stage[0]))
        net.train()
        x, share = x.to(device).contiguous(memory_format=torch.channels_last), share.to(device)
        with torch.autocast(device_type=device, dtype=torch.bfloat16, enabled=not args.float32):
            _, logits = net(x)
        loss = loss_of(logits, first.to(device), masks, heads, share)
        mixed = share < 1
        if mixed.any():
            part = {h: y[mixed] for h, y in logits.items()}
            loss = loss + loss_of(part, second[mixed].to(device), masks, heads, 1 - share[mixed]) * (mixed.sum() / len(x))
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        optimiser.step()
        steps += 1
        if steps % 4 == 0:  # averaging every fourth step costs next to nothing and is as smooth
            keep = min(0.98, steps / (steps + 40))
            with torch.no_grad():
                for a, b in zip(smooth.state_dict().values(), net.state_dict().values()):
                    a.lerp_(b, 1 - keep) if a.is_floating_point() else a.copy_(b)
        average = loss.item() if average is None else 0.98 * average + 0.02 * loss.item()
        if steps % 100 == 0:
            now = time.monotonic()
            print(f"[{elapsed / 60:5.1f} min] step {steps} loss {average:.3f} rate {rate:.3f} "
                  f"{(steps - seen_at) * len(x) / (now - shown):.0f} images/s", flush=True)
            seen_at, shown = steps, now


def small_network(args, training=None, train_rows=None) -> tuple:
    """grey_network's network, and what the model card says of it: from the folder of checkpoints, or else trained, and kept there."""
    path, net = os.path.join(args.checkpoints, "grey.pt"), grey_network.GreyNet()
    if os.path.exists(path):
        state = torch.load(path, map_location="cpu")
        net.load_state_dict(state["net"])
        return net, state["facts"]
    if args.earlier:
        net = earlier.load_grey(args.earlier)
        images, numbers = grey_pictures.fashion_mnist(args.fashion_mnist, "train")
        right, _ = grey_training.held_out(net, images[-grey_training.HELD_OUT:], numbers[-grey_training.HELD_OUT:], images[:1])
        return net, {"epochs": 0, "heldOut": right, "parameters": sum(p.numel() for p in net.parameters())}
    if not training:
        raise FileNotFoundError(f"there is no {path}: it belongs to the checkpoint that is exported")
    images, numbers = grey_pictures.fashion_mnist(args.fashion_mnist, "train")
    photos, people, outside = (training.sheets[n] for n in ("kagl", "clothing-cc0", "not-fashion"))
    articles = [train_rows[i]["articleType"] for i in photos["rows"]]
    strangers = grey_pictures.others(photos, articles, [people["images"], outside["images"]])
    net, right = grey_training.train(images, numbers, strangers, args.grey_epochs, args.seed, quick=not args.float32)
    facts = {"epochs": args.grey_epochs, "heldOut": right, "parameters": sum(p.numel() for p in net.parameters())}
    save(path, net=net.state_dict(), facts=facts)
    return net, facts


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
    p.add_argument("--steps", type=int, default=9000, help="how many batches are learned from; the schedule follows them")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--checkpoints", default="checkpoints", help="folder for checkpoints (not for the repository)")
    p.add_argument("--cache", help="folder that keeps decoded images between runs (not for the repository)")
    p.add_argument("--resume", action="store_true", help="go on from --checkpoints/last.pt")
    p.add_argument("--export-only", metavar="CHECKPOINT", help="no training: export the averaged weights of this file")
    beginning = p.add_mutually_exclusive_group(required=True)
    beginning.add_argument("--pretrained", metavar="ResNet18.onnx",
                           help="of the NuGet package Microsoft.ML.DnnImageFeaturizer.ResNet18; see README.md")
    beginning.add_argument("--earlier", metavar="fashion.onnx", help="goes on from an earlier file of this model; see README.md")
    p.add_argument("--companion", required=True, metavar="fashion.onnx",
                   help="of version 0.1.0, which is joined to the new model; see README.md")
    p.add_argument("--keep", type=float, default=0.15, help="with --earlier: its part in the average of its weights and the new ones, "
                   "which is what is exported")
    p.add_argument("--negatives", help="folder with the unpacked picture packages that README.md names")
    p.add_argument("--learning-rate", type=float, default=1e-3, help="of the new layers")
    p.add_argument("--trunk-rate", type=float, default=3e-4, help="of the pretrained layers")
    p.add_argument("--weight-decay", type=float, default=0.03)
    p.add_argument("--grey-epochs", type=int, default=14, help="of the small network for grey pictures (15 to 30 minutes on a CPU)")
    p.add_argument("--threads", type=int, default=0, help="CPU threads; 0: torch's choice")
    p.add_argument("--float32", action="store_true", help="no bfloat16 (about half the speed on CPUs that have it)")
    p.add_argument("--first-look", type=float, default=0.05, help="part of the steps before the first look at val")
    p.add_argument("--look-every", type=float, default=0.12, help="part of the steps between looks at val")
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
    if args.earlier:
        net = earlier.load(args.earlier, book.heads)
    else:
        net = FashionNet({h: len(n) for h, n in book.heads.items()})
        pretrained.load(net.trunk, args.pretrained)
    net = net.to(device=device, memory_format=torch.channels_last)
    print(f"{sum(p.numel() for p in net.parameters()):,} parameters on {device}", flush=True)
    if args.export_only:
        state = torch.load(args.export_only, map_location="cpu")
        if state["heads"] != book.heads:
            raise ValueError(f"{args.export_only} was trained on other labels: train anew, or take the checkpoint of these")
        small, small_facts = small_network(args)
        weights, steps, minutes, curve = state["smooth"], state["steps"], state["minutes"], state["curve"]
        command, hardware = state["command"], state["hardware"]
    else:
        os.makedirs(args.checkpoints, exist_ok=True)
        targets = Targets(book)
        began = time.monotonic()
        train_rows = [r for r in rows if r["split"] == "train"]
        training = TrainingData(args, train_rows, [r for r in cc0_rows if r["split"] == "train"], targets)
        targets.finish()
        small, small_facts = small_network(args, training, train_rows)
        sets = validation_data(args, rows, cc0_rows)
        print(f"data ready after {time.monotonic() - began:.0f} s", flush=True)
        weights, steps, minutes, curve = train(args, book, net, training, targets, sets, device)
        command, hardware = command_line(), args.hardware
    if args.earlier:
        weights = {k: torch.lerp(weights[k].cpu(), v, args.keep) for k, v in earlier.load(args.earlier, book.heads).state_dict().items()}
    net.load_state_dict(weights)
    net = net.to("cpu").eval()
    export.deliver(args, net, small, book, validation_data(args, rows, cc0_rows, everything=True), {
        "steps": steps, "minutes": minutes, "images": steps * sum(PER_BATCH.values()), "perBatch": PER_BATCH,
        "seed": args.seed, "curve": curve, "command": command, "hardware": hardware,
        "grey": small_facts, "parameters": sum(p.numel() for p in net.parameters())})


if __name__ == "__main__":
    main()
