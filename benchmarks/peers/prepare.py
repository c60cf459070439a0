#!/usr/bin/env python3
"""Makes of the fashion model what transformers.js expects: float input pixel_values [n, 3, h, w] in 0..1, one output logits, and its two JSON files.

    python3 prepare.py ../../src/VisionAdapters.FashionModel/Model/fashion.model.json work/fashion [int8]

The weights are the same; the added nodes turn the input back into the bytes that the model takes. Needs onnx.
"""
import json
import pathlib
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

sidecar_path, target = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
sidecar = json.loads(sidecar_path.read_text())
described = sidecar["model"]["int8"] if sys.argv[3:] == ["int8"] else sidecar["model"]
model = onnx.load(sidecar_path.parent / described["file"])
width, height = sidecar["input"]["width"], sidecar["input"]["height"]
head = next(head for head in sidecar["heads"] if head["id"] == "category")

graph = model.graph
name = graph.input[0].name
del graph.input[:]
graph.input.append(helper.make_tensor_value_info("pixel_values", TensorProto.FLOAT, ["batch", 3, height, width]))
graph.initializer.append(numpy_helper.from_array(np.asarray(255, np.float32), "peer_255"))
for place, node in enumerate([
        helper.make_node("Transpose", ["pixel_values"], ["peer_rows"], perm=[0, 2, 3, 1]),
        helper.make_node("Mul", ["peer_rows", "peer_255"], ["peer_levels"]),
        helper.make_node("Cast", ["peer_levels"], [name], to=TensorProto.UINT8)]):
    graph.node.insert(place, node)
graph.node.append(helper.make_node("Identity", [head.get("output", head["id"])], ["logits"]))
del graph.output[:]
graph.output.append(helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", len(head["labels"])]))
onnx.checker.check_model(model)

(target / "onnx").mkdir(parents=True, exist_ok=True)
onnx.save(model, str(target / "onnx" / "model.onnx"))
(target / "config.json").write_text(json.dumps({
    "model_type": "vit", "architectures": ["ViTForImageClassification"], "num_labels": len(head["labels"]),
    "id2label": dict(enumerate(head["labels"])), "label2id": {label: place for place, label in enumerate(head["labels"])}}))
(target / "preprocessor_config.json").write_text(json.dumps({
    "image_processor_type": "ViTImageProcessor", "do_resize": True, "size": {"width": width, "height": height}, "resample": 2,
    "do_rescale": True, "rescale_factor": 1 / 255, "do_normalize": False}))
