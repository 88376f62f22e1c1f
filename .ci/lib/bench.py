"""Where documents are compared: the program, a folder, and all that was found wrong so far."""

import os
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from lib.catalogue import Catalogue, Wanted
from lib.checks import home, run, said
from lib.readers import Office, Pdf

Pair = tuple[str, str]  # the two readers that are compared


class Bench:
    def __init__(self, program: Path, folder: Path) -> None:
        self.program, self.folder, self.env = program, folder, home(folder)
        self.catalogue = Catalogue(program)
        self.problems: list[str] = []
        self.counts: Counter[Pair] = Counter()
        self.office = Office(folder, self.env)
        self.pool = ThreadPoolExecutor(os.cpu_count() or 2)
        self.pdfs: dict[Path, Pdf] = {}

    def pdf(self, path: Path) -> Pdf:
        """Returns a PDF, read once: poppler takes its time for the structure."""
        return self.pdfs.setdefault(path, Pdf(path))

    def expect(self, is_true: object, what: str) -> None:
        if not is_true:
            self.problems.append(what)

    def same(self, pair: Pair, where: str, one: object, other: object) -> None:
        """Counts a comparison; a difference is told with its two values."""
        self.counts[pair] += 1
        self.expect(one == other, f"{where} : « {one} » en {pair[0]}, « {other} » en {pair[1]}")

    def tried(self, dossier: Path, folder: Path, documents: Iterable[Wanted]) -> list[tuple[Path, int, str]]:
        """Asks for documents in a folder; returns each path with the exit code and what was said."""
        def write(one: tuple[Wanted, Path]) -> tuple[Path, int, str]:
            wanted, path = one
            done = run(self.program, *wanted.call(dossier, path), cwd=self.folder, env=self.env)
            self.expect("panicked" not in said(done), f"{path.name} : panique\n{said(done)}")
            return path, done.returncode, said(done)

        folder.mkdir()
        asked = [(wanted, folder / f"{wanted.name}.{extension}")
                 for wanted in documents for extension in wanted.formats]
        return list(self.pool.map(write, asked))

    def made(self, dossier: Path, folder: Path, readings: int | None = None) -> list[Path]:
        """Makes every document of a dossier in a folder and returns the paths."""
        paths = []
        for path, code, told in self.tried(dossier, folder, self.catalogue.documents(readings)):
            is_there = code == 0 and path.is_file() and path.stat().st_size > 0
            self.expect(is_there, f"{path.name} de {dossier.name} : code {code}\n{told}")
            paths += [path] if is_there else []
        return paths
