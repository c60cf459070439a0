#!/usr/bin/env python3
"""Trains a tiny classifier the way torchvision's examples do, and exports it to ONNX. Needs torch, torchvision, onnx and Pillow.

    python3 examples/own-model/export.py

It learns from the drawn pictures of examples/catalogue, with random crops, flips and colours: enough to show how a model
of one's own takes part in a bake-off, and nothing more. Seeded; on one thread it takes about a minute.
"""
import csv
import json
import pathlib

import torch
from PIL import Image
from torch import nn
from torchvision import transforms

HERE = pathlib.Path(__file__).resolve().parent
CATALOGUE = HERE.parent / "catalogue"
CLASSES = ["backpacks", "casual-shoes", "dresses", "handbags", "jeans", "shirts", "shorts", "skirts", "sunglasses",
           "sweatshirts", "t-shirts", "tops", "trousers", "watches"]
SIZE = 64
MEAN, STD = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]

to_input = transforms.Compose([transforms.ToTensor(), transforms.Normalize(MEAN, STD)])
evaluate = transforms.Compose([transforms.Resize(SIZE), transforms.CenterCrop(SIZE), to_input])
augment = transforms.Compose([
    transforms.RandomResizedCrop(SIZE, scale=(0.7, 1.0), ratio=(0.9, 1.1)), transforms.RandomHorizontalFlip(),
    transforms.ColorJitter(0.2, 0.2, 0.2, 0.1), to_input])


def block(inputs, outputs):
    return nn.Sequential(nn.Conv2d(inputs, outputs, 3, padding=1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(), nn.MaxPool2d(2))


def main():
    torch.manual_seed(1)
    torch.set_num_threads(1)
    with open(CATALOGUE / "labels.csv", newline="") as file:
        rows = [(row["image"], CLASSES.index(row["category"])) for row in csv.DictReader(file) if row["category"] in CLASSES]
    images = [Image.open(CATALOGUE / "images" / name).convert("RGB") for name, _ in rows]
    labels = torch.tensor([label for _, label in rows])

    model = nn.Sequential(block(3, 12), block(12, 24), block(24, 48), nn.AdaptiveAvgPool2d(2), nn.Flatten(), nn.Linear(192, len(CLASSES)))
    epochs = 80
    optimizer = torch.optim.AdamW(model.parameters(), lr=4e-3, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 8e-3, epochs)
    for _ in range(epochs):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(torch.stack([augment(image) for image in images])), labels, label_smoothing=0.05).backward()
        optimizer.step()
        schedule.step()

    model.eval()
    with torch.no_grad():
        right = (model(torch.stack([evaluate(image) for image in images])).argmax(1) == labels).float().mean()
    print(f"{len(images)} pictures, right on {right:.0%} of what it learned from")
    torch.onnx.export(model, torch.zeros(1, 3, SIZE, SIZE), str(HERE / "my-classifier.onnx"), input_names=["input"],
                      output_names=["logits"], dynamic_axes={"input": {0: "batch"}, "logits": {0: "batch"}}, opset_version=13)
    with open(HERE / "my-classifier.json", "w") as file:
        file.write(SIDECAR % (SIZE, SIZE, json.dumps(MEAN), json.dumps(STD), json.dumps(CLASSES)))


SIDECAR = """{
  "schemaVersion": 1,
  "name": "my-classifier",
  "version": "1",
  "model": { "file": "my-classifier.onnx" },
  "input": {
    "layout": "nchw", "elementType": "float32", "width": %d, "height": %d, "resize": "crop",
    "mean": %s, "std": %s
  },
  "heads": [ {
    "id": "category",
    "facet": "category",
    "labels": %s
  } ]
}
"""

if __name__ == "__main__":
    main()
