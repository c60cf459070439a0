#!/usr/bin/env bash
# Changes one project a little at a time and asks whether its tests notice: eng/mutate.sh Core
# Where the whole takes hours, draw files by a seed until they hold so many lines: eng/mutate.sh Taxonomy 1500 1
# Fails below 85 %. The report lies in the test project, under StrykerOutput.
set -euo pipefail
project=${1:?usage: eng/mutate.sh PROJECT [LINES SEED]} lines=${2:-0} seed=${3:-1}
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
dotnet tool restore

mutate=()
if [ "$lines" -gt 0 ]; then
  source=src/VisionAdapters.$project
  taken=0
  while [ "$taken" -lt "$lines" ] && read -r file; do
    mutate+=(--mutate "${file#"$source"/}")
    taken=$((taken + $(wc -l <"$file")))
  done < <(git ls-files "$source/*.cs" | LC_ALL=C sort | shuf --random-source=<(yes "$seed"))
  echo "drawn with seed $seed: $((${#mutate[@]} / 2)) files, $taken lines"
fi

cd "tests/VisionAdapters.$project.Tests"
exec dotnet stryker -f "$root/eng/stryker-config.json" -p "VisionAdapters.$project.csproj" ${mutate[@]+"${mutate[@]}"}
