#!/usr/bin/env bash
# Looks at the packages in a folder as their users will: contents and sizes, the tool installed from them, README's first example built and run from them alone.
# Usage: eng/check-packages.sh FOLDER [--release]   (--release: addresses of the project, and a version of a tag, too)
set -euo pipefail
packages=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
root=$PWD

python3 eng/check_packages.py "$packages" "${@:2}"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
version=$(basename "$(ls "$packages"/VisionAdapters.Abstractions.*.nupkg)" .nupkg)
version=${version#VisionAdapters.Abstractions.}

# Packages of ours come from the folder only; a cache of its own keeps an older build of the same version away.
cat >"$work/nuget.config" <<XML
<configuration>
  <config><add key="globalPackagesFolder" value="$work/cache" /></config>
  <packageSources><add key="checked" value="$packages" /></packageSources>
  <fallbackPackageFolders><add key="restored" value="${NUGET_PACKAGES:-$HOME/.nuget/packages}" /></fallbackPackageFolders>
</configuration>
XML

# The address that a server of ours or of ASP.NET Core prints when it listens.
address_in() {
  for _ in $(seq 60); do
    if sed -nE 's|.*istening on:? (http://127\.0\.0\.1:[0-9]+).*|\1|p' "$1" 2>/dev/null | grep .; then return; fi
    sleep 0.5
  done
  cat "$1" >&2
  return 1
}

echo "Tool: install and tag"
(cd "$work" && dotnet tool install vision-adapters --version "$version" --tool-path tool --configfile nuget.config >/dev/null)
printf 'installed: %s MB\n' "$(du -sm "$work/tool" | cut -f1)"
"$work/tool/vision-adapters" tag examples/catalogue/images --format csv >"$work/tags.csv"
grep -q ',category,' "$work/tags.csv"

echo "README's first example, from the package VisionAdapters"
mkdir "$work/app"
cat >"$work/app/app.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
    <Nullable>enable</Nullable>
    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
  </PropertyGroup>
  <ItemGroup><PackageReference Include="VisionAdapters" Version="$version" /></ItemGroup>
</Project>
XML
awk '/^```csharp/ { inside = 1; next } /^```/ { if (inside) exit } inside' README.md >"$work/app/Program.cs"
cp examples/catalogue/images/shirts-01.jpg "$work/app/shirt.jpg"
(cd "$work/app" && dotnet run -c Release >attributes.txt)
cat "$work/app/attributes.txt"
grep -q '^Category: ' "$work/app/attributes.txt"
size=$(du -sm "$work/app/bin" | cut -f1)
printf 'application: %s MB\n' "$size"
[ "$size" -le 260 ] || { echo "a small application takes $size MB: foreign native files came along" >&2; exit 1; }

echo "Examples, from packages alone"
mkdir "$work/examples"
cat >"$work/examples/Directory.Build.props" <<XML
<Project>
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
    <Nullable>enable</Nullable>
    <VisionAdaptersVersion>$version</VisionAdaptersVersion>
  </PropertyGroup>
</Project>
XML
for project in examples/*/*.csproj; do
  cp -r "$(dirname "$project")" "$work/examples"
  folder=$work/examples/$(basename "$(dirname "$project")")
  rm -rf "$folder"/{bin,obj,packages.lock.json}
  dotnet build "$folder" -c Release -v q -nologo -clp:NoSummary -warnaserror
done
dotnet "$work/examples/console/bin/Release/net10.0/Describe.dll" examples/catalogue/images/shirts-01.jpg | grep 'Category: Shirts'
dotnet "$work/examples/bake-off-from-code/bin/Release/net10.0/BakeOff.dll" examples/catalogue "$work/run" | grep 'category'
dotnet "$work/examples/own-metric/bin/Release/net10.0/OwnMetric.dll" examples/catalogue | grep 'corrections'

echo "The tagging service, an emulator in the place of Azure, and then without it"
"$work/tool/vision-adapters" emulator --port 0 >"$work/emulator.log" 2>&1 &
emulator=$!
(cd "$work/examples/tagging-service" && exec env ASPNETCORE_URLS=http://127.0.0.1:0 \
  "VisionAdapters__Providers__azure-vision__Endpoint=$(address_in "$work/emulator.log")" VisionAdapters__Providers__azure-vision__Key=emulator \
  dotnet bin/Release/net10.0/TaggingService.dll >"$work/service.log" 2>&1) &
service=$!
trap 'kill $service $emulator 2>/dev/null; rm -rf "$work"' EXIT
address=$(address_in "$work/service.log")
dotnet "$work/examples/own-client/bin/Release/net10.0/OwnClient.dll" "$(address_in "$work/emulator.log")" examples/catalogue/images/shirts-01.jpg | grep 'aws-rekognition: '
answer() { curl -sS --max-time 30 --data-binary @examples/catalogue/images/shirts-01.jpg "$address/attributes"; }
answer | grep -o '"provider":"azure-vision"'
curl -sS "$address/health" | grep '"status":"Healthy"'
# It ends the calls that it has before it goes: until then it would still answer.
kill $emulator
wait $emulator || true
answer | grep -o '"provider":"onnx-fashion".*"failedAttempts":\["azure-vision: Unavailable"\]' | cut -c1-60
curl -sS "$address/metrics" | grep 'failovers_total{.*azure-vision'
curl -sS -o /dev/null -w 'a text in place of an image: %{http_code}\n' --data-binary @README.md "$address/attributes" | grep 415

echo "The contract, in a library for .NET 8"
mkdir "$work/contract"
cat >"$work/contract/contract.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net8.0</TargetFramework><Nullable>enable</Nullable></PropertyGroup>
  <ItemGroup><PackageReference Include="VisionAdapters.Abstractions" Version="$version" /></ItemGroup>
</Project>
XML
echo 'public sealed class Shelf(VisionAdapters.IImageTagger tagger) { public VisionAdapters.IImageTagger Tagger => tagger; }' >"$work/contract/Shelf.cs"
dotnet build "$work/contract" -c Release -v q -nologo -clp:NoSummary -warnaserror

echo "A bill of materials"
sbom=$(python3 -c 'import json; print(json.load(open(".config/dotnet-tools.json"))["tools"]["microsoft.sbom.dotnettool"]["version"])')
dotnet tool install microsoft.sbom.dotnettool --version "$sbom" --tool-path "$work/sbom-tool" >/dev/null
mkdir "$work/bill"
DOTNET_ROLL_FORWARD=Major "$work/sbom-tool/sbom-tool" generate -b "$packages" -bc src -m "$work/bill" -pn VisionAdapters -pv "$version" \
  -ps VisionAdapters -nsb https://example.invalid -V Error >"$work/sbom.log" || { cat "$work/sbom.log"; exit 1; }
python3 - "$work"/bill/_manifest/*/manifest.spdx.json <<'PY'
import json, sys
bill = json.load(open(sys.argv[1]))
names = {package["name"] for package in bill["packages"]}
missing = {"SkiaSharp", "Microsoft.ML.OnnxRuntime", "Polly.Core", "Azure.Core", "AWSSDK.Core", "Google.Apis.Auth"} - names
print(f"{len(bill['files'])} files, {len(names)} packages")
sys.exit(f"the bill of materials lacks {missing}" if missing else 0)
PY
echo "packages: all well"
