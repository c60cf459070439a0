"""Puts the published weights of an ImageNet-trained ResNet18 into the trunk.

They come from the NuGet package Microsoft.ML.DnnImageFeaturizer.ResNet18 0.23.1 (MIT, .NET Foundation and
contributors; see LICENSE.resnet18.txt beside the model): `ResNet18.onnx`, written by CNTK 2.6. It wants blue, green
and red from 0 to 255 less a mean picture. Only its stem, its first three stages and the first block of its fourth are used.
"""
import numpy as np
import onnx
import torch
from onnx import numpy_helper

from network import STD


def convolutions(path: str) -> list:
    """[(weight, gamma, beta, mean, variance)] as float32 arrays, in the order of the file."""
    graph = onnx.load(path).graph
    values = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    users = {node.input[0]: node for node in graph.node if node.op_type == "BatchNormalization"}
    return [(values[node.input[1]], *(values[i] for i in users[node.output[0]].input[1:5]))
            for node in graph.node if node.op_type == "Conv"]


def load(trunk, path: str):
    """Fills stem and stages. `trunk`: network.Trunk."""
    found = iter(convolutions(path))
    with torch.no_grad():
        weight, *norm = next(found)
        # ours sees red first, and (x - mean) / STD where theirs sees x - mean
        fill(trunk.stem[0], trunk.stem[1], weight[:, ::-1].copy() * STD, norm)
        for stage in trunk.stages:
            for block in stage:
                if block.shortcut is not None:  # the file has it before the others
                    weight, *norm = next(found)
                    fill(block.shortcut[0], block.shortcut[1], weight, norm)
                for conv, bn in ((block.conv1, block.norm1), (block.conv2, block.norm2)):
                    weight, *norm = next(found)
                    fill(conv, bn, weight, norm)


def fill(conv, bn, weight, norm):
    if tuple(conv.weight.shape) != weight.shape:
        raise ValueError(f"the file's weights of shape {weight.shape} do not fit {conv}: it is not the ResNet18 of README.md")
    gamma, beta, mean, variance = norm
    if isinstance(bn, torch.nn.BatchNorm2d):
        for target, value in zip((bn.weight, bn.bias, bn.running_mean, bn.running_var), norm):
            target.copy_(torch.from_numpy(value.copy()))
    else:
        factor = gamma / np.sqrt(variance + 1e-5)
        weight = weight * factor.reshape(-1, 1, 1, 1)
        conv.bias.copy_(torch.from_numpy(beta - mean * factor))
    conv.weight.copy_(torch.from_numpy(np.ascontiguousarray(weight)))


def mean_colour(path: str) -> tuple:
    """Red, green and blue of the mean picture of ResNetPreprocess.onnx; `network.MEAN` has them."""
    graph = onnx.load(path).graph
    mean = next(numpy_helper.to_array(i) for i in graph.initializer if i.name == "MeanImage")
    return tuple(float(v) for v in mean.reshape(3, -1).mean(1)[::-1])

