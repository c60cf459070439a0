#!/usr/bin/env bash
# Writes down the public API of every library as its PublicAPI.Shipped.txt. Run it after a change of the API and read the difference.
set -euo pipefail
cd "$(dirname "$0")/.."

for project in src/VisionAdapters.*/ src/VisionAdapters/; do
  [ -d "$project" ] || continue
  echo '#nullable enable' >"$project/PublicAPI.Shipped.txt"
  echo '#nullable enable' >"$project/PublicAPI.Unshipped.txt"
done

# What is not declared is a warning here, one for each member, which names it as the files do.
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# The tool and the front package bring most along; the others stand alone.
for project in src/VisionAdapters src/VisionAdapters.Cli src/VisionAdapters.Imaging.Magick src/VisionAdapters.Testing src/VisionAdapters.Storage.* \
  src/VisionAdapters.{Azure.ImageAnalysis,Aws.Rekognition,Google.CloudVision}; do
  dotnet build "$project" -c Release --no-incremental -p:TreatWarningsAsErrors=false -p:WarningLevel=4 -v:q -nologo >>"$log" || { grep -m5 error "$log"; exit 1; }
done

python3 - "$log" <<'PY'
import collections, re, sys
api = collections.defaultdict(set)
for line in open(sys.argv[1], encoding="utf-8"):
    found = re.search(r"warning RS00(?:16|41): Symbol '(.*)' is not part of the declared public API .*\[(.*)/[^/]*\.csproj", line)
    if found:
        api[found.group(2)].add(found.group(1))
for folder, members in api.items():
    with open(folder + "/PublicAPI.Shipped.txt", "w", encoding="utf-8") as file:
        file.write("\n".join(["#nullable enable", *sorted(members)]) + "\n")
    print(f"{len(members):5} {folder.rsplit('/', 1)[1]}")
PY
