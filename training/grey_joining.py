"""The place of the small grey network beside the large one.

Where a page has no colour at all, the categories of each of Fashion-MNIST's labels gain the logarithm of its probability, by as much as
the picture is of that kind: a product of the two networks' opinions. Pages with any colour pass unchanged.
"""
import io

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper

import data
import labels
from grey_network import OTHER, Deployed

PREFIX = "grey/"


def to_categories(names: list) -> torch.Tensor:
    """float [10, categories]: which label speaks for a category. Those that no label includes get the mean of the
    lowest: they are not what such a picture shows."""
    matrix = torch.zeros(OTHER, len(names))
    for row, members in enumerate(labels.FASHION_MNIST.values()):
        for member in members:
            matrix[row, names.index(member)] = 1
    matrix[:, matrix.sum(0) == 0] = 1 / OTHER
    return matrix


@torch.no_grad()
def logits(net, names: list, images: np.ndarray, temperature: float, batch: int = 256) -> torch.Tensor:
    """What is added to the category's logits. uint8 [n, h, w, 3] -> float [n, categories]; `temperature`: of the category."""
    deployed, matrix = Deployed(net), to_categories(names) * temperature
    parts = [deployed(torch.from_numpy(images[i:i + batch]).permute(0, 3, 1, 2).float()) for i in range(0, len(images), batch)]
    return torch.cat(parts) @ matrix


def join(model, net, names: list, temperature: float):
    """Puts the small network into an exported graph, in place; the output `category` keeps its name."""
    graph = model.graph
    buffer = io.BytesIO()
    sample = torch.zeros(2, 3, data.HEIGHT, data.WIDTH)
    torch.onnx.export(Deployed(net), sample, buffer, input_names=["page"], output_names=["opinion"],
                      opset_version=model.opset_import[0].version, dynamic_axes={n: {0: "batch"} for n in ("page", "opinion")})
    small = onnx.load_from_string(buffer.getvalue()).graph
    page = next(n for n in graph.node if n.op_type == "Cast").output[0]
    for node in graph.node:
        for i, name in enumerate(node.output):
            if name == "category":
                node.output[i] = "category/colour"
    for node in small.node:
        copy = onnx.NodeProto()
        copy.CopyFrom(node)
        copy.name = PREFIX + node.name
        copy.input[:] = [page if i == "page" else PREFIX + i if i else i for i in node.input]
        copy.output[:] = [PREFIX + o for o in node.output]
        graph.node.append(copy)
    for weight in small.initializer:
        copy = onnx.TensorProto()
        copy.CopyFrom(weight)
        copy.name = PREFIX + weight.name
        graph.initializer.append(copy)
    graph.initializer.append(numpy_helper.from_array((to_categories(names) * temperature).numpy(), PREFIX + "categories"))
    graph.node.extend([helper.make_node("MatMul", [PREFIX + "opinion", PREFIX + "categories"], [PREFIX + "added"]),
                       helper.make_node("Add", ["category/colour", PREFIX + "added"], ["category"])])
    return model
