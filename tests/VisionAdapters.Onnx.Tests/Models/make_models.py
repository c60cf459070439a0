#!/usr/bin/env python3
"""Writes the tiny classifiers that the tests run: each scores the mean colour of an image, so that its answers are known.

Needs Debian's python3-onnx. Run it in this folder: ./make_models.py
"""
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

SIDE = 8


def constant(name, values):
    return numpy_helper.from_array(np.asarray(values, dtype=np.float32), name)


def save(name, nodes, inputs, outputs, constants):
    graph = helper.make_graph(nodes, name, inputs, outputs, constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)])
    model.ir_version = 8
    onnx.checker.check_model(model)
    onnx.save(model, f"{name}.onnx")


def image(shape, element=TensorProto.FLOAT):
    return helper.make_tensor_value_info("image", element, shape)


def scores(name, shape):
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)


def mean_colour(source):
    return [
        helper.make_node("GlobalAveragePool", [source], ["pooled"]),
        helper.make_node("Flatten", ["pooled"], ["mean"]),
    ]


# Logits: ten times the mean of red, green and blue.
TEN = constant("ten", [10.0])
TEN_TIMES = helper.make_node("Mul", ["mean", "ten"], ["label"])


def colour(name, shape, output_shape):
    save(name, [*mean_colour("image"), TEN_TIMES], [image(shape)], [scores("label", output_shape)], [TEN])


colour("colour-nchw", ["batch", 3, SIDE, SIDE], ["batch", 3])
colour("colour-fixed-batch", [4, 3, SIDE, SIDE], [4, 3])
colour("colour-undeclared", ["batch", 3, "height", "width"], ["batch", "labels"])

# Levels instead of floats, channels last, three outputs: an embedding, the colour, and one logit of brightness.
save(
    "colour-nhwc",
    [
        helper.make_node("Cast", ["image"], ["levels"], to=TensorProto.FLOAT),
        helper.make_node("Div", ["levels", "255"], ["values"]),
        helper.make_node("Transpose", ["values"], ["planes"], perm=[0, 3, 1, 2]),
        *mean_colour("planes"),
        helper.make_node("Identity", ["mean"], ["embedding"]),
        helper.make_node("Mul", ["mean", "ten"], ["colour"]),
        helper.make_node("Gemm", ["mean", "weights", "bias"], ["brightness"]),
    ],
    [image(["batch", SIDE, SIDE, 3], TensorProto.UINT8)],
    [scores("embedding", ["batch", 3]), scores("colour", ["batch", 3]), scores("brightness", ["batch", 1])],
    [TEN, constant("255", [255.0]), constant("weights", [[4.0], [4.0], [4.0]]), constant("bias", [-6.0])],
)

# A model that breaks on dark images: the square root of a negative number.
save(
    "square-root",
    [*mean_colour("image"), helper.make_node("Sub", ["mean", "half"], ["less"]), helper.make_node("Sqrt", ["less"], ["label"])],
    [image(["batch", 3, SIDE, SIDE])],
    [scores("label", ["batch", 3])],
    [constant("half", [0.5])],
)

# Two inputs: not an image classifier.
save(
    "two-inputs",
    [helper.make_node("Add", ["image", "mask"], ["sum"]), *mean_colour("sum"), TEN_TIMES],
    [image(["batch", 3, SIDE, SIDE]), helper.make_tensor_value_info("mask", TensorProto.FLOAT, ["batch", 3, SIDE, SIDE])],
    [scores("label", ["batch", 3])],
    [TEN],
)
