"""Runs an exported graph node by node, so that the file itself is checked and not the code that made it.

Covers the operators this network exports to and no others; an unknown one is an error, which also keeps
exotic operators out of the shipped file.
"""
import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch.nn import functional as F

_TYPES = {onnx.TensorProto.FLOAT: torch.float32, onnx.TensorProto.INT64: torch.int64}


def _attributes(node) -> dict:
    return {a.name: onnx.helper.get_attribute_value(a) for a in node.attribute}


def _conv(a, x, w, b=None):
    top, left, bottom, right = a.get("pads", [0, 0, 0, 0])
    assert (top, left) == (bottom, right) and a.get("group", 1) == 1
    return F.conv2d(x, w, b, a.get("strides", 1), (top, left), a.get("dilations", 1))


def _gemm(a, x, w, b):
    assert not a.get("transA") and a.get("alpha", 1.0) == 1.0 and a.get("beta", 1.0) == 1.0
    return x @ (w.T if a.get("transB") else w) + b


def _reduce_sum(a, x, axes):
    return x.sum(tuple(axes.tolist()), keepdim=bool(a.get("keepdims", 1)))


_OPERATORS = {
    "Cast": lambda a, x: x.to(_TYPES[a["to"]]),
    "Transpose": lambda a, x: x.permute(*a["perm"]),
    "Mul": lambda a, x, y: x * y,
    "Add": lambda a, x, y: x + y,
    "Div": lambda a, x, y: x / y,
    "Sqrt": lambda a, x: x.sqrt(),
    "Relu": lambda a, x: x.relu(),
    "Conv": _conv,
    "Gemm": _gemm,
    "MatMul": lambda a, x, y: x @ y,
    "GlobalAveragePool": lambda a, x: x.mean((2, 3), keepdim=True),
    "ReduceMax": lambda a, x: x.amax(tuple(a["axes"]), keepdim=bool(a.get("keepdims", 1))),
    "Flatten": lambda a, x: x.flatten(a.get("axis", 1)),
    "Concat": lambda a, *x: torch.cat(x, a["axis"]),
    "ReduceSum": _reduce_sum,
    "Identity": lambda a, x: x,
}


def run(path: str, image: np.ndarray) -> dict:
    """uint8 [n, 80, 60, 3] -> {output name: float32 array}."""
    graph = onnx.load(path).graph
    values = {i.name: torch.from_numpy(numpy_helper.to_array(i).copy()) for i in graph.initializer}
    values[graph.input[0].name] = torch.from_numpy(image)
    for node in graph.node:
        if node.op_type == "Constant":
            values[node.output[0]] = torch.from_numpy(numpy_helper.to_array(_attributes(node)["value"]).copy())
        elif node.op_type in _OPERATORS:
            values[node.output[0]] = _OPERATORS[node.op_type](_attributes(node), *(values[i] for i in node.input))
        else:
            raise ValueError(f"operator {node.op_type} is not one the model is meant to use")
    return {o.name: values[o.name].numpy() for o in graph.output}


def describe(path: str) -> dict:
    """Operator -> how often."""
    counts = {}
    for node in onnx.load(path).graph.node:
        counts[node.op_type] = counts.get(node.op_type, 0) + 1
    return dict(sorted(counts.items()))
