"""What a grid says, read without the program: it is what the program is held to."""

import re
from dataclasses import dataclass

from lib.checks import ROOT

SHIPPED = ROOT / "grids/msp.ron"
CRITERION = re.compile(r'\bid: "([a-z0-9-]+)",\s+code: "([A-Z]\d+)",\s+titre: "([^"]+)"')


@dataclass
class Criterion:
    id: str
    code: str
    title: str
    sentences: list[str]  # of each level
    steps: list[str]  # the first step from one level to the next


def criteria(text: str | None = None) -> list[Criterion]:
    """Returns the criteria of a grid, the shipped one if none is given, in order."""
    text = re.sub(r"(?m)^\s*//.*$", "", SHIPPED.read_text("utf-8") if text is None else text)
    starts = list(CRITERION.finditer(text))
    ends = [*(start.start() for start in starts[1:]), len(text)]
    parts = [text[start.end():end].split("preuves:")[0] for start, end in zip(starts, ends, strict=True)]
    return [Criterion(start[1], start[2], start[3], re.findall(r'phrase: "([^"]+)"', part),
                      re.findall(r'\bpas: "([^"]+)"', part))
            for start, part in zip(starts, parts, strict=True)]


def domains() -> list[str]:
    """Returns the titles of the domains of the shipped grid, in order."""
    return re.findall(r'\bid: "[a-z0-9-]+",\s+code: "[A-Z]",\s+titre: "([^"]+)"', SHIPPED.read_text("utf-8"))


def levels() -> list[str]:
    """Returns the names of the levels of the shipped grid, the lowest first."""
    return re.findall(r'\(nom: "([^"]+)", definition:', SHIPPED.read_text("utf-8"))
