#!/usr/bin/env bash
# Publishes an application over the packages of a folder with native AOT, every library kept whole, and calls each adapter with it.
# Usage: eng/check-aot.sh FOLDER [--measure]   (--measure: time to the first tag, AOT beside JIT, 7 rounds)
set -euo pipefail
packages=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
image=$PWD/examples/catalogue/images/shirts-01.jpg

# The linker of the system puts the executable together. The SDK asks for clang; gcc does as well.
linker=$(command -v clang || command -v gcc || true)
if [ -z "$linker" ] || ! echo '#include <zlib.h>' | "$linker" -E - >/dev/null 2>&1; then
  echo "native AOT: skipped, this machine lacks clang or gcc, or the headers of zlib"
  exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
version=$(basename "$(ls "$packages"/VisionAdapters.Abstractions.*.nupkg)" .nupkg)
version=${version#VisionAdapters.Abstractions.}
cat >"$work/nuget.config" <<XML
<configuration>
  <config><add key="globalPackagesFolder" value="$work/cache" /></config>
  <packageSources><add key="checked" value="$packages" /></packageSources>
  <fallbackPackageFolders><add key="restored" value="${NUGET_PACKAGES:-$HOME/.nuget/packages}" /></fallbackPackageFolders>
</configuration>
XML
cat >"$work/Directory.Build.props" <<XML
<Project>
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
    <Nullable>enable</Nullable>
    <VisionAdaptersVersion>$version</VisionAdaptersVersion>
    <CppCompilerAndLinker>$(basename "$linker")</CppCompilerAndLinker>
  </PropertyGroup>
</Project>
XML
mkdir "$work/app"
cp eng/aot/* "$work/app"

publish() { # NAME, then further arguments
  dotnet publish "$work/app/AotApp.csproj" --use-current-runtime -c Release -o "$work/$1" -v q -nologo -clp:NoSummary "${@:2}"
}

# Google's library of sign-ins reads JSON by reflection; the warnings of its two assemblies are known, as is that a registry may lack the
# exact version that one of Google's packages asks of another. Any other warning is an error.
echo "Native AOT, every library kept whole"
publish whole >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
if grep -E '(warning|error) ' "$work/log" | grep -vE '(Google\.Apis\.Core|Newtonsoft\.Json)\.dll : .*IL(2104|3053)|NU1603: Google\.'; then
  echo "native AOT: the publishing warns" >&2
  exit 1
fi
"$work/whole/AotApp" all "$image"

if [ "${2:-}" = --measure ]; then
  publish aot -p:RootLibraries=false
  publish jit -p:PublishAot=false --self-contained false
  for _ in 1 2 3 4 5 6 7; do
    for kind in aot jit; do printf '%s: %s\n' "$kind" "$("$work/$kind/AotApp" first-tag "$image" | tail -n 1)"; done
  done | sort -k1,1 -k2,2n | awk '{ print } { count[$1]++; if (count[$1] == 4) median[$1] = $2 } END { for (kind in median) print "median", kind, median[kind], "ms" }'
  du -sm "$work/aot/AotApp" "$work/jit"
fi
