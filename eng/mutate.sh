#!/usr/bin/env bash
# Changes one project a little at a time and asks whether its tests notice: eng/mutate.sh Core
# Where the whole takes hours, name folders: eng/mutate.sh Taxonomy Mapping Calibration
# Or draw files by a seed until they hold so many lines: eng/mutate.sh Taxonomy 1500 1
# Fails below 85 %. The report lies in the test project, under StrykerOutput.
set -euo pipefail
project=${1:?usage: eng/mutate.sh PROJECT [FOLDER... | LINES SEED]}
shift
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
dotnet tool restore

mutate=()
if [[ ${1:-} =~ ^[0-9]+$ ]]; then
  lines=$1 seed=${2:-1}
  source=src/VisionAdapters.$project
  taken=0
  while [ "$taken" -lt "$lines" ] && read -r file; do
    mutate+=(--mutate "${file#"$source"/}")
    taken=$((taken + $(wc -l <"$file")))
  done < <(git ls-files "$source/*.cs" | LC_ALL=C sort | shuf --random-source=<(yes "$seed"))
  echo "drawn with seed $seed: $((${#mutate[@]} / 2)) files, $taken lines"
else
  for folder in "$@"; do
    mutate+=(--mutate "$folder/**/*.cs")
  done
fi

# Tests that take seconds are left out: each would run again for every change that it touches.
case $project in
  Core) filter='FullyQualifiedName!~Emulated' ;;
  Taxonomy) filter='FullyQualifiedName!~The_mapper_gives_what&FullyQualifiedName!~FileFuzzTests&FullyQualifiedName!~SourceTextTests&FullyQualifiedName!~Every_label_of_the_catalogs' ;;
  Evaluation) filter='FullyQualifiedName!~Simulation&FullyQualifiedName!~BootstrapTests&FullyQualifiedName!~Swapping_two_providers&FullyQualifiedName!~three_times&FullyQualifiedName!~Predicted_power&FullyQualifiedName!~Recorded' ;;
  Bakeoff) filter='FullyQualifiedName!~Damaged_pages&FullyQualifiedName!~SharedSetTests&FullyQualifiedName!~Any_' ;;
  *) filter='' ;;
esac

cd "tests/VisionAdapters.$project.Tests"
exec dotnet stryker -f "$root/eng/stryker-config.json" -p "VisionAdapters.$project.csproj" \
  ${filter:+--test-case-filter "$filter"} ${mutate[@]+"${mutate[@]}"}
