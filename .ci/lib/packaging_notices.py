"""Writes the licences of all that is in the program as one text, from what cargo-about found.

    python3 packaging_notices.py ABOUT.json SYSTEM FILE

First what is ours to tell: fonts, icons, what the ballot's page holds, what Rust itself brings. Then
each component with its licence, then each licence once, with who asks for it, then the notices that
some components want carried along.
"""

import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
LINE = "=" * 100
OURS = {
    "Inter, la police de l’écran et des documents": "assets/fonts/Inter-LICENCE.txt",
    "DejaVu Sans, la police des signes que la première n’a pas": "assets/fonts/DejaVu-LICENCE.txt",
    "TweetNaCl.js, dans la page d’avis": "assets/avis/nacl-LICENCE.txt",
    "Lucide, les icônes": "assets/paquets/licences/lucide.txt",
    "Rust, sa bibliothèque standard": "assets/paquets/licences/rust.txt",
}
WINDOWS_ONLY = {"mingw-w64 et GCC, ce qui démarre un programme sous Windows": "assets/paquets/licences/mingw.txt"}
HEAD = """Jalons : les licences de ce dont le programme est fait ({system})

Jalons lui-même est sous licence MIT ou Apache 2.0, au choix (LICENSE-MIT, LICENSE-APACHE). La grille
fournie est sous licence CC BY 4.0. Il contient les {count} composants de cette liste, dont les licences
suivent. Aucune n’empêche de copier ou de donner Jalons avec ce texte.
"""
FEWEST = 200  # a list that is much shorter is not whole


def tidy(text: str) -> str:
    """Returns a text with plain ends of lines, so that the same licence is the same text."""
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").strip().splitlines())


def is_ours(package: dict[str, Any]) -> bool:
    return package.get("source") is None


def named(package: dict[str, Any]) -> str:
    return f"{package['name']} {package['version']}"


def authors(package: dict[str, Any]) -> str:
    """Returns whose work it is, where it says so: some licences leave that blank."""
    names = [author.partition(" <")[0].strip() for author in package.get("authors") or []]
    return f" ({', '.join(names)})" if names else ""


def order(name: str) -> tuple[str, str]:
    return name.lower(), name


def licences(about: dict[str, Any]) -> list[str]:
    """Returns each licence with who asks for it: those of the same words are one."""
    users: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in about["licenses"]:
        theirs = {named(used["crate"]) for used in one["used_by"] if not is_ours(used["crate"])}
        if theirs:
            users[one["name"], tidy(one["text"])] |= theirs
    found = sorted(users.items(), key=lambda item: (item[0][0], order(min(item[1], key=order))))
    return [f"{LINE}\n{name}\npour : {', '.join(sorted(theirs, key=order))}\n\n{text}\n"
            for (name, text), theirs in found]


def carried(packages: list[dict[str, Any]]) -> list[str]:
    """Returns the notices that components hold beside their licence: the Apache licence wants them handed on."""
    found = []
    for package in packages:
        beside = Path(package["manifest_path"]).parent
        for path in sorted(beside.glob("NOTICE*")):
            found.append(f"{LINE}\n{path.name} de {named(package)}\n\n{tidy(path.read_text('utf-8'))}\n")
    return found


def main(where: Path, system: str, to: Path) -> None:
    about: dict[str, Any] = json.loads(where.read_text("utf-8"))
    crates = sorted((one for one in about["crates"] if not is_ours(one["package"])),
                    key=lambda one: order(named(one["package"])))
    if len(crates) < FEWEST:
        sys.exit(f"{len(crates)} composants seulement : cette liste n’est pas entière")
    listed = [f"  {named(one['package'])} : {one['license']}{authors(one['package'])}" for one in crates]
    ours = OURS | (WINDOWS_ONLY if "windows" in system else {})
    held = [f"{LINE}\n{title}\n\n{tidy((ROOT / path).read_text('utf-8'))}\n" for title, path in ours.items()]
    texts = licences(about)
    told = {name for text in texts for name in re.split(", ", text.split("\npour : ", 1)[1].split("\n", 1)[0])}
    silent = [name for one in crates if (name := named(one["package"])) not in told]
    if silent:
        sys.exit(f"sans texte de licence : {', '.join(silent)}")
    parts = [HEAD.format(system=system, count=len(crates)), "\n".join(listed) + "\n", *held, *texts,
             *carried([one["package"] for one in crates])]
    to.write_text("\n".join(parts), encoding="utf-8")
    print(f"{to.name} : {len(crates)} composants, {len(texts)} textes de licence")


main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
