"""What both the window's and the command line's files are held to."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "assets/exemples/les-tilleuls.jalons"
GRID = ROOT / "grids/msp.ron"
TEAM = "Les Tilleuls (exemple fictif)"
LEVELS = ["Non engagé", "Amorcé", "Structuré", "Déployé", "Amélioration continue"]


class Failure(Exception):
    """Something is not as a person would expect it."""


def check(is_true, what):
    if not is_true:
        raise Failure(what)


def run(*args, **how):
    """Runs a program that reads nothing and returns what it said."""
    how = {"capture_output": True, "text": True, "stdin": subprocess.DEVNULL, "timeout": 120, **how}
    return subprocess.run([str(arg) for arg in args], **how)


def criteria():
    """Returns the identifiers of the criteria of the shipped grid, in order."""
    return re.findall(r'\bid: "([a-z0-9-]+)",\s+code: "[A-Z]\d+"', GRID.read_text())


def domains():
    """Returns the titles of the domains of the shipped grid, in order."""
    return re.findall(r'\bid: "[a-z0-9-]+",\s+code: "[A-Z]",\s+titre: "([^"]+)"', GRID.read_text())


def check_pdf(pdf):
    """The team, every domain and every level are there; the file is sound and carries its fonts."""
    titles = domains()
    check(len(titles) == 7, f"domaines lus dans la grille : {titles}")
    said = without_spaces(run("pdftotext", "-layout", pdf, "-").stdout)
    for words in [TEAM, *titles, *LEVELS]:
        check(without_spaces(words) in said, f"{pdf.name} ne dit pas « {words} »")
    check_sound(pdf)


def check_sound(pdf):
    """The file is sound, tagged, and carries its fonts."""
    done = run("qpdf", "--check", pdf)
    check(done.returncode == 0, f"qpdf --check : {done.stdout}{done.stderr}")
    fonts = [line.split() for line in run("pdffonts", pdf).stdout.splitlines()[2:]]
    check(fonts, f"{pdf.name} n’a aucune police")
    for font in fonts:
        # name, type (one or more words), encoding, emb, sub, uni, object, generation
        check(font[-5] == "yes", f"police non incorporée : {font[0]}")
    check("Tagged:          yes" in run("pdfinfo", pdf).stdout, f"{pdf.name} n’est pas balisé")


def without_spaces(text):
    """Removes every space: a line end may fall anywhere."""
    return re.sub(r"\s+", "", text)
