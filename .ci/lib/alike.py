"""The same documents under Windows as on this system, in every format, to the byte."""

import re
import shutil
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import zip_longest
from pathlib import Path

from lib.catalogue import DATE, Catalogue
from lib.checks import EXAMPLE, FIXTURES, ROOT, check, run, said
from lib.wine import Wine, fingerprint


def calls(program: Path) -> Iterator[tuple[list[object], str | None]]:
    """Yields every call of the command line, with the file it makes: names are relative, the same on both systems."""
    catalogue = Catalogue(program)
    for wanted in (*catalogue.documents(), *catalogue.pictures()):
        for extension in wanted.formats:
            name = f"{wanted.name}.{extension}"
            yield wanted.call(Path(EXAMPLE.name), Path(name)), name
    others: list[tuple[str, list[object], list[str]]] = [
        ("exercice-2025", ["decompte", EXAMPLE.name, "--exercice", "2025"], catalogue.formats("decompte")),
        ("agenda", ["calendrier", EXAMPLE.name], ["ics", "csv"]),
        ("avis", ["avis", "collecte.jalons"], ["html"]),
        ("avis", ["avis", "collecte.jalons", "--papier"], ["pdf"]),
        ("guide", ["guide"], ["pdf"]),
        ("une-page", ["guide", "--une-page"], ["pdf"]),
    ]
    for name, call, formats in others:
        for extension in formats:
            yield [*call, "--date", DATE, "--vers", f"{name}.{extension}"], f"{name}.{extension}"
    grids = sorted(path.name for path in (ROOT / "grids").glob("**/*.ron"))
    for told in (["verifier", EXAMPLE.name, *grids], ["verifier", "cinq-erreurs.ron"], ["verifier", "--calculs"],
                 ["rapport", "--liste"], ["--aide"], ["--version"], ["--zut"]):
        yield list(told), None


def same_documents(wine: Wine, exe: Path, linux: Path) -> None:
    """Every document in every format has the same bytes as on this system; what is printed, the same words."""
    sides = [wine.folder / "documents-linux", wine.folder / "documents-windows"]
    for side in sides:
        side.mkdir()
        for path in (EXAMPLE, FIXTURES / "avis/collecte.jalons", FIXTURES / "grilles/cinq-erreurs.ron",
                     *(ROOT / "grids").glob("**/*.ron")):
            shutil.copy(path, side)
    asked, start = list(calls(linux)), time.monotonic()

    def problem(one: tuple[list[object], str | None]) -> str | None:
        call, name = one
        done = [run(linux, *call, cwd=sides[0], env=wine.env), wine.tried(wine.path(exe), *call, cwd=sides[1])]
        told = [(each.returncode, said(each)) for each in done]
        if told[0] != told[1]:
            return f"jalons {' '.join(map(str, call))} : {told[1]} au lieu de {told[0]}"
        return name and difference(*(side / name for side in sides))

    with ThreadPoolExecutor() as pool:
        problems = [told for told in pool.map(problem, asked) if told]
    made = sum(name is not None for _, name in asked)
    check(not problems, f"{len(problems)} différences d’avec ce système :\n" + "\n".join(problems))
    print(f"ligne de commande : {len(asked)} appels, {made} documents, les mêmes octets qu’ici "
          f"({time.monotonic() - start:.0f} s)")


def difference(one: Path, other: Path) -> str | None:
    """Returns where two files differ, in an archive by the name of what is in it."""
    if not (one.exists() and other.exists()):
        return f"{one.name} n’est pas fait"
    if fingerprint(one) == fingerprint(other):
        return None
    if zipfile.is_zipfile(one) and zipfile.is_zipfile(other):
        with zipfile.ZipFile(one) as ours, zipfile.ZipFile(other) as theirs:
            for here, there in zip_longest(ours.infolist(), theirs.infolist()):
                if here is None or there is None or here.filename != there.filename:
                    return f"{one.name} : {here} ici, {there} sous Windows"
                if ours.read(here) != theirs.read(there):
                    return f"{one.name} : {here.filename} n’a pas le même contenu"
                if repr(here) != repr(there):
                    return f"{one.name} : {here!r} ici, {there!r} sous Windows"
    held = dated(one), dated(other)
    at = next((at for at, pair in enumerate(zip_longest(*held)) if pair[0] != pair[1]), None)
    if at is None:
        return None
    here, there = (each[at:at + 40] for each in held)
    return f"{one.name} diffère à l’octet {at} : {here!r} ici, {there!r} sous Windows"


def dated(path: Path) -> bytes:
    """Returns what a file holds; a calendar also says the second at which it was made, never the same."""
    held = path.read_bytes()
    return re.sub(rb"(DTSTAMP|LAST-MODIFIED|SEQUENCE):\w+", b"", held) if path.suffix == ".ics" else held
