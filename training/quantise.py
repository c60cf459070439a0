"""Two smaller forms of an exported graph: weights kept in 16 bits, and static quantisation to 8 bits.

The quantised graph says where numbers are rounded (QuantizeLinear and DequantizeLinear around the layers), which
ONNX Runtime turns into integer arithmetic: weights int8, a scale per output channel; activations uint8, a scale per
tensor, chosen on train images. Convolutions are quantised; the palette, its gate, the embedding, the heads and the small grey
network are not.
"""
import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

import grey_joining
import onnx_check

SAMPLES_PER_BATCH = 20000  # values of a tensor that are looked at to choose its scale
CLIPS = np.linspace(0.3, 1.0, 36)  # parts of a tensor's greatest value that are tried as the end of its range


def halve(model):
    """Keeps matrices and filters as float16, with a Cast that the runtime does once, when it loads the file."""
    graph, casts = model.graph, []
    for i, one in enumerate(graph.initializer):
        if one.data_type == TensorProto.FLOAT and len(one.dims) > 1 and np.prod(one.dims) > 256:
            values = numpy_helper.to_array(one)
            name = one.name
            graph.initializer[i].CopyFrom(numpy_helper.from_array(values.astype(np.float16), name + ".half"))
            casts.append(helper.make_node("Cast", [name + ".half"], [name], to=TensorProto.FLOAT))
    for cast in reversed(casts):
        graph.node.insert(0, cast)
    return model


class Ranges:
    """Watches a run of the graph and keeps a sample of each wanted tensor's values."""

    def __init__(self, names):
        self.values = {n: [] for n in names}
        self.generator = torch.Generator().manual_seed(0)

    def __call__(self, name, tensor):
        if name in self.values:
            flat = tensor.flatten()
            which = torch.randint(len(flat), (SAMPLES_PER_BATCH,), generator=self.generator)
            self.values[name].append(torch.cat([flat[which], flat.min().view(1), flat.max().view(1)]))

    def scale(self, name):
        """(scale, zero point) for uint8 with the least squared error on the sample."""
        x = torch.cat(self.values[name]).double().numpy()
        low, high = min(0.0, x.min()), max(0.0, x.max())
        best = None
        for clip in CLIPS:
            scale = max(clip * (high - low) / 255, 1e-9)
            zero = int(np.clip(np.round(-clip * low / scale), 0, 255))
            back = (np.clip(np.round(x / scale) + zero, 0, 255) - zero) * scale
            error = np.square(back - x).mean()
            if best is None or error < best[0]:
                best = error, scale, zero
        return np.float32(best[1]), np.uint8(best[2])


class Quantiser:
    def __init__(self, model):
        self.model, self.graph = model, model.graph
        self.weights = {i.name: i for i in self.graph.initializer}
        self.users = {}
        for node in self.graph.node:
            for name in node.input:
                self.users.setdefault(name, []).append(node)
        self.convolutions = [n for n in self.graph.node if n.op_type == "Conv" and min(self.weights[n.input[1]].dims[:2]) > 1
                             and "palette" not in n.input[1] and not n.input[1].startswith(grey_joining.PREFIX)]

    def points(self):
        """The tensors that are rounded: what goes into and comes out of the convolutions, sums and
        pools; behind a Relu where one follows. -> names, and {MaxPool output: its input}, which share a scale."""
        chosen, shared = [], {}
        for conv in self.convolutions:
            for name in (conv.input[0], self.behind(conv)):
                if name not in chosen:
                    chosen.append(name)
        for node in self.graph.node:
            if node.op_type == "Add" and any(i in chosen for i in node.input) and self.behind(node) not in chosen:
                chosen.append(self.behind(node))
            if node.op_type == "MaxPool":
                shared[node.output[0]] = node.input[0]
        return chosen, shared

    def behind(self, node):
        after = self.users.get(node.output[0], [])
        return after[0].output[0] if len(after) == 1 and after[0].op_type == "Relu" else node.output[0]

    def run(self, batches):
        names, shared = self.points()
        ranges = Ranges(names)
        for images in batches:
            onnx_check.run(self.model, images, ranges)
        scales = {n: ranges.scale(shared.get(n, n)) for n in names}
        nodes, added = [], []
        for name in names:
            scale, zero = scales[name]
            added += [numpy_helper.from_array(np.array(scale), name + ".scale"), numpy_helper.from_array(np.array(zero), name + ".zero")]
        for node in self.graph.node:
            if node in self.convolutions:
                nodes += self.weighted(node, scales, added)
            copy = onnx.NodeProto()
            copy.CopyFrom(node)
            for i, name in enumerate(copy.input):
                if name in scales:
                    copy.input[i] = name + ".dequantised"
            if node in self.convolutions:
                copy.input[1] += ".dequantised"
                copy.input[2] += ".dequantised"
            nodes.append(copy)
            for name in node.output:
                if name in scales:
                    constants = [name + ".scale", name + ".zero"]
                    nodes.append(helper.make_node("QuantizeLinear", [name, *constants], [name + ".quantised"]))
                    nodes.append(helper.make_node("DequantizeLinear", [name + ".quantised", *constants], [name + ".dequantised"]))
        gone = {i for conv in self.convolutions for i in conv.input[1:3]}
        kept = [i for i in self.graph.initializer if i.name not in gone]
        del self.graph.node[:], self.graph.initializer[:]
        self.graph.node.extend(nodes)
        self.graph.initializer.extend(kept + added)
        return self.model

    def weighted(self, conv, scales, added):
        """Weights as int8 and biases as int32, and the nodes that turn them back."""
        weight, bias = (numpy_helper.to_array(self.weights[i]).astype(np.float64) for i in conv.input[1:3])
        scale = np.maximum(np.abs(weight).max((1, 2, 3)), 1e-8) / 127
        whole = np.clip(np.round(weight / scale[:, None, None, None]), -127, 127).astype(np.int8)
        both = scale * np.float64(scales[conv.input[0]][0])
        nodes = []
        for name, values, factor, zero in (
                (conv.input[1], whole, scale, np.zeros(len(scale), np.int8)),
                (conv.input[2], np.round(bias / both).astype(np.int32), both, np.zeros(len(scale), np.int32))):
            parts = [name + s for s in (".quantised", ".scale", ".zero")]
            for part, value in zip(parts, (values, factor.astype(np.float32), zero)):
                added.append(numpy_helper.from_array(value, part))
            nodes.append(helper.make_node("DequantizeLinear", parts, [name + ".dequantised"], axis=0))
        return nodes


def quantise(model, batches):
    """Quantises the exported fp32 graph in place. `batches`: uint8 [n, h, w, 3] arrays of train images."""
    return Quantiser(model).run(batches)
