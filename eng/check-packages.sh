#!/usr/bin/env bash
# Looks at the packages in a folder as their users will: contents and sizes, the tool installed from them, README's first example built and run from them alone.
# Usage: eng/check-packages.sh FOLDER
set -euo pipefail
packages=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
root=$PWD

python3 eng/check_packages.py "$packages"

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
for project in examples/own-provider/*.csproj; do
  cp -r "$(dirname "$project")" "$work/examples"
  folder=$work/examples/$(basename "$(dirname "$project")")
  rm -rf "$folder"/{bin,obj,packages.lock.json}
  dotnet build "$folder" -c Release -v q -nologo
done
echo "packages: all well"
