#!/usr/bin/env bash
# Makes the documentation site, with the API reference, from a Release build. A warning, such as a dead link, is an error.
# Usage: eng/build-site.sh OUTPUT
set -euo pipefail
mkdir -p "$1"
output=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."

python3 eng/check_links.py

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
version=$(python3 -c 'import json; print(json.load(open(".config/dotnet-tools.json"))["tools"]["docfx"]["version"])')
dotnet tool install docfx --version "$version" --tool-path "$work/docfx" >/dev/null

# The pages as they lie in the repository, so that links between them hold.
site=$work/site
mkdir -p "$site"/{eng,src/VisionAdapters.FashionModel}
cp -r ./*.md LICENSE docs examples "$site"
cp -r benchmarks training "$site"
cp -r src/VisionAdapters.FashionModel/Model "$site/src/VisionAdapters.FashionModel"
cp eng/icon.png "$site/eng"
cp eng/site/* "$site"
find "$site" -type d \( -name bin -o -name obj -o -name node_modules \) -prune -exec rm -rf {} +

# The tests of the documentation refer to every library, so each lies there once, with all that it refers to.
libraries=tests/VisionAdapters.Docs.Tests/bin/Release/net10.0
[ -e "$libraries" ] || { echo "$libraries is missing: build the solution first" >&2; exit 1; }
mkdir -p "$site"/api/{libraries,references}
for project in src/VisionAdapters*/; do
  name=$(basename "$project")
  [ "$name" = VisionAdapters.Cli ] || cp "$libraries/$name".{dll,xml} "$site/api/libraries"
done
find "$libraries" -maxdepth 1 -name '*.dll' ! -name 'VisionAdapters*' -exec cp {} "$site/api/references" \;
dotnet --list-runtimes | sed -nE 's/^Microsoft\.AspNetCore\.App (10\.[^ ]+) \[(.*)\]$/\2\/\1/p' | tail -n 1 |
  while read -r framework; do cp -n "$framework"/*.dll "$site/api/references"; done

"$work/docfx/docfx" "$site/docfx.json" -o "$output" --warningsAsErrors >"$work/log" 2>&1 ||
  { grep -E 'warning|error' "$work/log" || cat "$work/log"; exit 1; }
echo "site: $(find "$output" -name '*.html' | wc -l) pages"
