"""Runs an exported graph node by node, so that the file itself is checked and not the code that made it.

Covers the operators this network exports to and no others; an unknown one is an error, which also keeps
exotic operators out of the shipped file.
"""
import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch.nn import functional as F

_TYPES = {onnx.TensorProto.FLOAT: torch.float32, onnx.TensorProto.INT64: torch.int64,
          onnx.TensorProto.FLOAT16: torch.float16}


def _attributes(node) -> dict:
    return {a.name: onnx.helper.get_attribute_value(a) for a in node.attribute}


def _only(condition, what: str):
    """Refuses attributes that this runner does not cover."""
    if not condition:
        raise ValueError(f"{what}: the model is not meant to use this")


def _conv(a, x, w, b=None):
    top, left, bottom, right = a.get("pads", [0, 0, 0, 0])
    _only((top, left) == (bottom, right) and a.get("group", 1) == 1, "Conv with uneven pads or groups")
    return F.conv2d(x, w, b, a.get("strides", 1), (top, left), a.get("dilations", 1))


def _gemm(a, x, w, b):
    _only(not a.get("transA") and a.get("alpha", 1.0) == 1.0 and a.get("beta", 1.0) == 1.0, "Gemm with transA, alpha or beta")
    return x @ (w.T if a.get("transB") else w) + b


def _reduce_sum(a, x, axes):
    return x.sum(tuple(axes.tolist()), keepdim=bool(a.get("keepdims", 1)))


def _pool(a):
    kernel, strides, pads = a["kernel_shape"], a.get("strides", a["kernel_shape"]), a.get("pads", [0, 0, 0, 0])
    _only(pads[:2] == pads[2:] and not a.get("ceil_mode"), "a pool with uneven pads or ceil_mode")
    return kernel, strides, tuple(pads[:2])


def _per_channel(a, values, x):
    """A scale or zero point, shaped so that it goes with x."""
    return values if values.ndim == 0 else values.view([-1 if i == a.get("axis", 1) else 1 for i in range(x.ndim)])


def _quantise(a, x, scale, zero):
    low, high = (0, 255) if zero.dtype == torch.uint8 else (-128, 127)
    q = torch.round(x / _per_channel(a, scale, x)) + _per_channel(a, zero, x).float()
    return q.clamp(low, high).to(zero.dtype)


def _dequantise(a, x, scale, zero):
    return (x.float() - _per_channel(a, zero, x).float()) * _per_channel(a, scale, x)


def _slice(a, x, starts, ends, axes, steps=None):
    _only(steps is None or (steps == 1).all(), "Slice with steps")
    for start, end, axis in zip(starts.tolist(), ends.tolist(), axes.tolist()):
        x = x[(slice(None),) * axis + (slice(start, end),)]
    return x


def _resize(a, x, _, scales):
    _only(a["mode"] == b"linear" and a["coordinate_transformation_mode"] == b"half_pixel", "Resize of another mode")
    size = [int(n * s) for n, s in zip(x.shape[2:], scales.tolist()[2:])]
    return F.interpolate(x, size, mode="bilinear", align_corners=False)


_OPERATORS = {
    "Slice": _slice,
    "Resize": _resize,
    "Cast": lambda a, x: x.to(_TYPES[a["to"]]),
    "Transpose": lambda a, x: x.permute(*a["perm"]),
    "Mul": lambda a, x, y: x * y,
    "Add": lambda a, x, y: x + y,
    "Sub": lambda a, x, y: x - y,
    "Neg": lambda a, x: -x,
    "Log": lambda a, x: x.log(),
    "Softmax": lambda a, x: torch.softmax(x, a.get("axis", -1)),
    "Unsqueeze": lambda a, x, axes: x.unsqueeze(int(axes)),
    "Div": lambda a, x, y: x / y,
    "Sqrt": lambda a, x: x.sqrt(),
    "Relu": lambda a, x: x.relu(),
    "Sigmoid": lambda a, x: x.sigmoid(),
    "Conv": _conv,
    "Gemm": _gemm,
    "MatMul": lambda a, x, y: x @ y,
    "MaxPool": lambda a, x: F.max_pool2d(x, *_pool(a)),
    "AveragePool": lambda a, x: F.avg_pool2d(x, *_pool(a)),
    "GlobalAveragePool": lambda a, x: x.mean((2, 3), keepdim=True),
    "ReduceMean": lambda a, x: x.mean(tuple(a["axes"]), keepdim=bool(a.get("keepdims", 1))),
    "ReduceMax": lambda a, x: x.amax(tuple(a["axes"]), keepdim=bool(a.get("keepdims", 1))),
    "Flatten": lambda a, x: x.flatten(a.get("axis", 1)),
    "Concat": lambda a, *x: torch.cat(x, a["axis"]),
    "ReduceSum": _reduce_sum,
    "Identity": lambda a, x: x,
    "QuantizeLinear": _quantise,
    "DequantizeLinear": _dequantise,
}


def run(path: str, image: np.ndarray, watch=None) -> dict:
    """uint8 [n, h, w, 3] -> {output name: float32 array}. `watch(name, tensor)`: is told every value."""
    graph = (onnx.load(path) if isinstance(path, str) else path).graph
    values = {i.name: torch.from_numpy(numpy_helper.to_array(i).copy()) for i in graph.initializer}
    values[graph.input[0].name] = torch.as_tensor(image)
    with torch.no_grad():
        for node in graph.node:
            if node.op_type == "Constant":
                values[node.output[0]] = torch.from_numpy(numpy_helper.to_array(_attributes(node)["value"]).copy())
            elif node.op_type in _OPERATORS:
                inputs = (values[i] if i else None for i in node.input)
                values[node.output[0]] = _OPERATORS[node.op_type](_attributes(node), *inputs)
            else:
                raise ValueError(f"operator {node.op_type} is not one the model is meant to use")
            if watch:
                watch(node.output[0], values[node.output[0]])
    return {o.name: values[o.name].numpy() for o in graph.output}


def describe(path: str) -> dict:
    """Operator -> how often."""
    counts = {}
    for node in onnx.load(path).graph.node:
        counts[node.op_type] = counts.get(node.op_type, 0) + 1
    return dict(sorted(counts.items()))
