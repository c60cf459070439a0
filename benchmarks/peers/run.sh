#!/usr/bin/env bash
# The same model and photos, one core, one after the other: ./run.sh FOLDER-OF-JPEGS
set -euo pipefail
folder="$(realpath "$1")"
cd "$(dirname "$0")"
sidecar="$(realpath ../../src/VisionAdapters.FashionModel/Model/fashion.model.json)"
[ -d node_modules ] || npm ci --ignore-scripts --no-audit --no-fund
/usr/bin/env python3 prepare.py "$sidecar" work/fashion
/usr/bin/env python3 prepare.py "$sidecar" work/fashion-int8 int8
dotnet build -c Release -v q --nologo ../VisionAdapters.Benchmarks >&2
for round in 1 2 3; do
  taskset -c 0 dotnet ../VisionAdapters.Benchmarks/bin/Release/net10.0/VisionAdapters.Benchmarks.dll one-core "$folder"
  taskset -c 0 dotnet ../VisionAdapters.Benchmarks/bin/Release/net10.0/VisionAdapters.Benchmarks.dll one-core "$folder" 8 int8
  taskset -c 0 node onnxruntime-sharp.mjs "$sidecar" "$folder"
  taskset -c 0 node onnxruntime-sharp.mjs "$sidecar" "$folder" 8 int8
  taskset -c 0 node transformers.mjs work/fashion "$folder"
  taskset -c 0 node transformers.mjs work/fashion-int8 "$folder"
done
