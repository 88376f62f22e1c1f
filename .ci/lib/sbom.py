"""Makes the list of components (SBOM) of the program only, and refuses one that is not whole.

    python3 sbom.py FOLDER LIST

The folder holds what cargo-cyclonedx wrote on a copy of the project, and what cargo tree says is built.
"""

import json
import sys
from pathlib import Path
from typing import Any


def program_only(scratch: Path) -> tuple[dict[str, Any], list[str]]:
    """Returns the list, and what is wrong with it."""
    # the folder it was made in says nothing to anyone
    text = (scratch / "copy/jalons_bin.cdx.json").read_text(encoding="utf-8")
    held: dict[str, Any] = json.loads(text.replace(f"{scratch}/copy#", "/#").replace(f"{scratch}/copy", ""))
    lines = [line.split() for line in (scratch / "tree").read_text().splitlines() if line]
    built = {(name, version.removeprefix("v")) for name, version, *_ in lines if name != "jalons"}
    # it also lists what the tests turn on in others' features, of which nothing is built: taken off
    components = [one for one in held["components"] if (one["name"], one["version"]) in built]
    kept = {one["bom-ref"] for one in (*components, held["metadata"]["component"])}
    held["components"] = components
    held["dependencies"] = [
        {**one, "dependsOn": [ref for ref in one.get("dependsOn", []) if ref in kept]}
        for one in held["dependencies"] if one["ref"] in kept]
    listed = {(one["name"], one["version"]) for one in components}
    problems = [f"{name} {version} : dans le programme, pas dans la liste" for name, version in sorted(built - listed)]
    problems += [f"{one['name']} : sans licence" for one in components if not one.get("licenses")]
    # our own crates come from no registry, which would have told their fingerprint
    others = [one for one in components if not one["name"].startswith("jalons")]
    problems += [f"{one['name']} : sans empreinte" for one in others if not one.get("hashes")]
    if held["bomFormat"] != "CycloneDX" or len(built) < 300 or str(scratch) in json.dumps(held):
        problems.append("ce n’est pas une liste CycloneDX complète et sans chemin de cet ordinateur")
    return held, problems


def main(scratch: Path, where: Path) -> None:
    held, problems = program_only(scratch)
    if problems:
        sys.exit("\n".join(problems))
    where.write_text(json.dumps(held, ensure_ascii=False, indent=1), encoding="utf-8")
    count = len(held["components"])
    print(f"{where.name} : {count} composants, tous ceux du programme, chacun avec sa licence et son empreinte")


main(*map(Path, sys.argv[1:]))
