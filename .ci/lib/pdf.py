"""What every PDF is held to, whoever asked for it."""

import re
from collections.abc import Iterable
from pathlib import Path

from lib import grid
from lib.checks import TEAM, check, run
from lib.readers import Pdf


def check_diagnosis(path: Path) -> None:
    """The team, every domain and every level are there; the file is sound and carries its fonts."""
    titles = grid.domains()
    check(len(titles) == 7, f"domaines lus dans la grille : {titles}")
    check_says(path, [TEAM, *titles, *grid.levels()])
    check_sound(path)


def check_sound(path: Path) -> None:
    found = unsound(Pdf(path))
    check(not found, "\n".join(found))


def unsound(pdf: Pdf) -> list[str]:
    """Returns what is wrong with a file that must be sound, tagged, and carry its fonts."""
    done, name = run("qpdf", "--check", pdf.path), pdf.path.name
    is_sound = done.returncode == 0 and "WARNING" not in done.stderr
    problems = [] if is_sound else [f"{name} : qpdf --check : {done.stdout}{done.stderr}"]
    problems += [] if pdf.info.get("Tagged") == "yes" else [f"{name} n’est pas balisé"]
    problems += [] if pdf.fonts else [f"{name} n’a aucune police"]
    # name, type (one or more words), encoding, emb, sub, uni, object, generation
    bare = [font[0] for font in pdf.fonts if font[-5] != "yes" or font[-3] != "yes"]
    return problems + [f"{name} : police non incorporée ou sans Unicode : {font}" for font in bare]


def check_says(path: Path, told: Iterable[str], without: Iterable[str] = (), layout: str = "-layout") -> str:
    """Each of these is said and none of those; returns all that is said, without spaces."""
    found = without_spaces(run("pdftotext", layout, path, "-").stdout)
    for words in told:
        check(without_spaces(words) in found, f"{path.name} ne dit pas « {words} »")
    for words in without:
        check(without_spaces(words) not in found, f"{path.name} dit « {words} »")
    return found


def without_spaces(text: str) -> str:
    """Removes every space: a line end may fall anywhere."""
    return re.sub(r"\s+", "", text)
