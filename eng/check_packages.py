"""Checks what lies in the packages of a folder: what a registry and a reader of the package's page need, and no more than that."""
import pathlib
import re
import sys
import xml.etree.ElementTree as xml
import zipfile

MB = 1_000_000
# A registry takes 250 MB. The model may have 25; a library without one is code only.
LIMITS = {"VisionAdapters.FashionModel": 25 * MB, "vision-adapters": 100 * MB}
LIBRARY_LIMIT = 1 * MB
SYMBOLS_LIMIT = 5 * MB
COMMON_TAGS = set("vision image-tagging fashion retail taxonomy onnx evaluation".split())


def main(folder: pathlib.Path, release: bool) -> int:
    packages = sorted(folder.glob("*.nupkg"))
    faults = [fault for package in packages for fault in check(package, release)]
    faults += [f"{file.name}: {file.stat().st_size / MB:.1f} MB of symbols" for file in folder.glob("*.snupkg") if file.stat().st_size > SYMBOLS_LIMIT]
    if not packages:
        faults.append(f"no package in {folder}")
    print(f"{'package':45} {'MB':>7}")
    for package in packages:
        print(f"{package.name:45} {package.stat().st_size / MB:7.2f}")
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def check(package: pathlib.Path, release: bool) -> list[str]:
    faults = []
    with zipfile.ZipFile(package) as archive:
        names = archive.namelist()
        nuspec = xml.fromstring(archive.read(next(name for name in names if name.endswith(".nuspec") and "/" not in name)))
        readme = archive.read("README.md").decode() if "README.md" in names else None
    space = nuspec.tag[: nuspec.tag.index("}") + 1]
    metadata = nuspec.find(f"{space}metadata")
    value = lambda name: (metadata.findtext(f"{space}{name}") or "").strip()
    kinds = [kind.get("name") for kind in metadata.iter(f"{space}packageType")]
    tool = any(kind.startswith("Dotnet") for kind in kinds)

    limit = next((limit for name, limit in LIMITS.items() if value("id").startswith(name)), LIBRARY_LIMIT)
    if package.stat().st_size > limit:
        faults.append(f"{package.stat().st_size / MB:.1f} MB, more than {limit / MB:.0f}")
    for name in ("description", "authors", "license", "readme", "icon", "tags", "releaseNotes"):
        if not value(name):
            faults.append(f"its page has no {name}")
    if set(value("tags").split()) <= COMMON_TAGS:
        faults.append("no tag says what this package is for")
    if release:
        repository = metadata.find(f"{space}repository")
        addresses = {value("projectUrl"), repository.get("url", "") if repository is not None else ""}
        if not all(address.startswith("https://") for address in addresses):
            faults.append("its page leads to no project: pack with -p:PackageProjectUrl=ADDRESS -p:RepositoryUrl=ADDRESS")
        if not value("releaseNotes").startswith("https://"):
            faults.append("its release notes are no link")
        if "-alpha.0" in value("version"):
            faults.append(f"{value('version')} is no version of a tag")
    for name in (value("icon"), value("readme"), "THIRD-PARTY-NOTICES.md"):
        if name not in names:
            faults.append(f"{name} is missing")
    if readme is not None:
        faults += [f"the page would not show the relative link {link}" for link in re.findall(r"\]\((?!https://)([^)]*)\)", readme)]
    if not tool:
        if not any(re.fullmatch(r"lib/[^/]+/[^/]+\.xml", name) for name in names):
            faults.append("no XML documentation")
        for dependency in metadata.iter(f"{space}dependency"):
            if dependency.get("id").startswith("Microsoft.Extensions.") and re.match(r"10\.0\.[1-9]", dependency.get("version")):
                faults.append(f"{dependency.get('id')} {dependency.get('version')}: a team that pins 10.0.0 could not restore")
    faults += [f"{name} is a native debug symbol" for name in names if "/native/" in name and name.endswith(".pdb")]
    return [f"{package.name}: {fault}" for fault in faults]


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), release="--release" in sys.argv))
