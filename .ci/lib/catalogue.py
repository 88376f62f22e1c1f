"""The documents one can ask of the program, as it lists them itself."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lib.checks import check, run

DATE = "2026-11-25"
# Also made of an earlier campaign: those that look back, in this year of the example.
LOOKING_BACK, EARLIER = ("diagnostic", "bilan", "compte-rendu"), "2024"


@dataclass(frozen=True)
class Wanted:
    """A document, in all its formats."""

    name: str  # of its files, without extension
    formats: list[str]
    kind: str | None = None
    reading: str | None = None
    campaign: str | None = None
    chart: str | None = None

    def call(self, dossier: Path, to: Path) -> list[object]:
        """Returns what « jalons » is told to write it."""
        options = {"--document": self.kind, "--lecture": self.reading, "--campagne": self.campaign,
                   "--graphique": self.chart}
        told = [part for option, value in options.items() if value for part in (option, value)]
        return ["rapport", dossier, "--date", DATE, "--vers", to, *told]


class Catalogue:
    """What « jalons rapport --liste » says."""

    def __init__(self, program: Path) -> None:
        done = run(program, "rapport", "--liste")
        check(done.returncode == 0, f"rapport --liste : {done.stdout}{done.stderr}")
        told = json.loads(done.stdout)
        self.kinds: list[dict[str, Any]] = told["documents"]
        self.charts: list[dict[str, Any]] = told["graphiques"]

    def formats(self, kind: str) -> list[str]:
        return next(list(one["formats"]) for one in self.kinds if one["nom"] == kind)

    def readings(self) -> list[str]:
        """Returns the readings, that of the team first."""
        return next(list(one["lectures"]) for one in self.kinds if one["lectures"])

    def documents(self, readings: int | None = None, earlier: bool = True) -> Iterator[Wanted]:
        """Yields every document: in so many of its readings, also about an earlier campaign."""
        for one in self.kinds:
            kind, formats = one["nom"], one["formats"]
            for reading in one["lectures"][:readings] or [None]:
                yield Wanted(f"{kind}-{reading}" if reading else kind, formats, kind, reading)
            if earlier and kind in LOOKING_BACK:
                yield Wanted(f"{kind}-{EARLIER}", formats, kind, campaign=EARLIER)
        yield Wanted("paquet", ["zip"])

    def pictures(self) -> Iterator[Wanted]:
        """Yields every chart."""
        for one in self.charts:
            yield Wanted(f"graphique-{one['nom']}", one["formats"], chart=one["nom"])
