"""Joins an earlier model to the new one: both answer, and their logits are added with a weight per head.

The earlier model (version 0.1.0: taught from scratch on the same train images, for longer, at 60x80 pixels) errs on other
pictures than the new one, so that both together are better than either. Its file is in the history of the repository.
"""
import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch.nn import functional as F

import earlier
import evaluate
import onnx_check

PREFIX = "companion/"
MARGIN, SIZE = 8, (80, 60)  # the companion sees the page without a margin at its sides, scaled to its own size
SHARES = np.linspace(0, 0.8, 17)  # of the companion, that are tried


def to_pages(images: np.ndarray) -> torch.Tensor:
    """uint8 [n, 128, 112, 3] -> float [n, 3, 80, 60]"""
    x = torch.from_numpy(images[:, :, MARGIN:-MARGIN]).permute(0, 3, 1, 2).float()
    return F.interpolate(x, SIZE, mode="bilinear", align_corners=False)


def load(path: str, categories: list):
    """What turns float [n, 3, 80, 60] into logits. `categories`: today's; those that the file does not know get the logit of
    their nearest. -> name of the input, nodes, initializers, heads"""
    graph = onnx.load(path).graph
    heads = [o.name for o in graph.output if o.name != "embedding"]
    start = next(n for n in graph.node if n.op_type == "Cast").output[0]
    needed, nodes = set(heads), []
    for node in reversed(graph.node):
        if needed & set(node.output) and start not in node.output:
            needed.update(node.input)
            nodes.insert(0, node)
    needed.discard(start)
    nodes = [n for n in nodes if n.op_type != "Transpose"]  # from bytes to planes: the page below does it
    kept = [i for i in graph.initializer if i.name in needed]
    return start, nodes, [grown(i, categories) if ".heads.category." in i.name else i for i in kept], heads


def grown(weight, categories: list):
    return numpy_helper.from_array(earlier.grown(numpy_helper.to_array(weight), categories), weight.name)


def logits(path: str, categories: list, images: np.ndarray, batch: int = 256) -> dict:
    """{head: float32 logits [n, labels]} of the companion alone."""
    start, nodes, weights, heads = load(path, categories)
    graph = helper.make_graph(nodes, "companion", [helper.make_tensor_value_info(start, TensorProto.FLOAT, None)],
                              [helper.make_tensor_value_info(h, TensorProto.FLOAT, None) for h in heads], weights)
    model = helper.make_model(graph)
    parts = [onnx_check.run(model, to_pages(images[i:i + batch])) for i in range(0, len(images), batch)]
    return {h: torch.from_numpy(np.concatenate([p[h] for p in parts])) for h in heads}


def shares(ours: dict, theirs: dict, asked: list) -> dict:
    """{head: the companion's share}, that with the highest likelihood of the labels on val. `asked`: [(set, head, truth,
    matrix)]; each set counts alike. The temperature is fitted for every share, so that only the mix is compared."""
    found = {}
    for head in theirs["kagl"]:
        questions = [(name, truth, matrix) for name, h, truth, matrix in asked if h == head and (truth >= 0).any()]
        losses = []
        for share in SHARES:
            parts = [(mixed(ours[n][head], theirs[n][head], share), truth, matrix) for n, truth, matrix in questions]
            losses.append(evaluate.log_loss(parts, evaluate.fit_temperature(parts, 17)))
        found[head] = float(SHARES[int(np.argmin(losses))])
    return found


def mixed(ours, theirs, share):
    return (1 - share) * ours + share * theirs


def mix(ours: dict, theirs: dict, share: dict) -> dict:
    return {h: mixed(y, theirs[h], share[h]) if h in share else y for h, y in ours.items()}


def join(model, path: str, categories: list, share: dict):
    """Puts the companion into an exported graph, in place. Outputs keep their names."""
    graph = model.graph
    start, nodes, weights, _ = load(path, categories)

    def named(name):
        return PREFIX + name if name else name

    added, ends = [], []
    for name, value in (("left", [MARGIN]), ("right", [-MARGIN]), ("axis", [2])):
        added.append(numpy_helper.from_array(np.array(value, np.int64), named(name)))
    factor = SIZE[1] / (model.graph.input[0].type.tensor_type.shape.dim[2].dim_value - 2 * MARGIN)
    added.append(numpy_helper.from_array(np.array([1, 1, factor, factor], np.float32), named("factors")))
    page = [
        helper.make_node("Slice", [graph.input[0].name, named("left"), named("right"), named("axis")], [named("page")]),
        helper.make_node("Transpose", [named("page")], [named("planes")], perm=[0, 3, 1, 2]),
        helper.make_node("Cast", [named("planes")], [named("floats")], to=TensorProto.FLOAT),
        helper.make_node("Resize", [named("floats"), "", named("factors")], [named(start)], mode="linear",
                         coordinate_transformation_mode="half_pixel")]
    for node in nodes:
        copy = onnx.NodeProto()
        copy.CopyFrom(node)
        copy.name = named(node.name)
        copy.input[:], copy.output[:] = [named(i) for i in node.input], [named(o) for o in node.output]
        page.append(copy)
    for weight in weights:
        copy = onnx.TensorProto()
        copy.CopyFrom(weight)
        copy.name = named(weight.name)
        added.append(copy)
    for node in graph.node:
        for i, name in enumerate(node.output):
            if name in share:
                node.output[i] = name + "/own"
    for head, part in share.items():
        for kind, value in (("own", 1 - part), ("companion", part)):
            added.append(numpy_helper.from_array(np.array(value, np.float32), f"{head}/{kind}.share"))
        ends += [helper.make_node("Mul", [f"{head}/own", f"{head}/own.share"], [f"{head}/own.part"]),
                 helper.make_node("Mul", [named(head), f"{head}/companion.share"], [f"{head}/companion.part"]),
                 helper.make_node("Add", [f"{head}/own.part", f"{head}/companion.part"], [head])]
    graph.node.extend(page + ends)
    graph.initializer.extend(added)
    return model
