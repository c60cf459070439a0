"""Begins with the weights of an earlier file of this model, which is the quicker way to teach it something more.

The file has every batch norm as a part of the layer before it, and so has the network that goes on from there. A category that the
file does not know begins with the weights of the one that labels.NEAREST names.
"""
import numpy as np
import onnx
import torch
from onnx import numpy_helper

import grey_joining
import grey_network
import labels
from network import FashionNet, folded

HALF = ".half"


def weights(path: str, prefix: str) -> dict:
    """{name in the network: float32 array}"""
    return {i.name[len(prefix):].removesuffix(HALF): numpy_helper.to_array(i).astype(np.float32)
            for i in onnx.load(path).graph.initializer if i.name.startswith(prefix)}


def load(path: str, heads: dict) -> FashionNet:
    """The network of a file with the same heads, or with fewer categories at the end of their list."""
    net, values = folded(FashionNet({h: len(n) for h, n in heads.items()})), weights(path, "net.")
    for part in ("weight", "bias"):
        values[f"heads.category.{part}"] = grown(values[f"heads.category.{part}"], heads["category"])
    net.load_state_dict({k: torch.from_numpy(values[k]).reshape(v.shape) for k, v in net.state_dict().items()})
    return net


def grown(values: np.ndarray, categories: list) -> np.ndarray:
    """A row for each category; those that are new take that of their nearest."""
    new = categories[len(values):]
    return np.concatenate([values, *(values[categories.index(labels.NEAREST[c])][None] for c in new)])


def load_grey(path: str) -> grey_network.GreyNet:
    """The small network for grey pictures."""
    net, values = folded(grey_network.GreyNet()), weights(path, grey_joining.PREFIX + "net.")
    net.load_state_dict({k: torch.from_numpy(values[k]) for k in net.state_dict()})
    return net
