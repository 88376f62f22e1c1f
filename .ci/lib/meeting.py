"""A whole meeting in the real window: twelve ballots, the reveal, decisions, an action, the minutes.

Three ballots were saved by the page in a real browser (`tests/fixtures/avis`), two are given on this
computer, seven are copied from paper. What was decided is read again in the minutes.
"""

import re
import shutil
from pathlib import Path

from lib import pdf
from lib.checks import FIXTURES, check, run, said
from lib.desktop import Desk, Window

BALLOTS = FIXTURES / "avis"
FILES = ("clavier", "telephone-2", "sans-brouillon")
BY_HAND = (("Sage-femme", "2"), ("Pharmacien", "3"))
# A profession's key, then the level given to everything.
PAPER = (("1", "2"), ("1", "2"), ("1", "1"), ("2", "2"), ("2", "3"), ("4", "2"), ("4", "4"))
ASKED = 12
REASON = "Decide ensemble le jour meme"
OWNER = "Coordination"


def meeting(desk: Desk) -> None:
    dossier = desk.folder / "out/reunion.jalons"
    shutil.copy(BALLOTS / "collecte.jalons", dossier)
    window = desk.show(dossier)
    window.click("Réunion")
    window.see("Préparer la réunion")
    files(desk, window)
    by_hand(window)
    from_paper(window)
    window.see(re.compile(r"^12 avis reçus$"))
    check_sealed(window, dossier)
    reveal(window)
    decided = decide(window)
    act(window)
    close(window)
    window.save()
    window.leave()
    check_minutes(desk, dossier, decided)


def fill(window: Window, name: str, text: str) -> None:
    window.enter(name)
    window.xdotool("type", "--delay", "20", text)


def files(desk: Desk, window: Window) -> None:
    folder = desk.folder / "out/avis"
    folder.mkdir()
    for name in FILES:
        shutil.copy(BALLOTS / f"{name}.avis", folder)
    desk.answers(folder)
    window.click("Ajouter des avis reçus…")
    window.see(re.compile(r"^3 avis ajoutés"))
    window.click("Fermer")


def by_hand(window: Window) -> None:
    window.click("Faire répondre une personne")
    for profession, level in BY_HAND:
        window.click("Donner mon avis")
        window.click(profession)
        window.click("Commencer")
        window.see(f"Critère 1 sur {ASKED}")
        window.key(*[level, "Return"] * ASKED)
        window.click("Terminer et sceller")
        window.see("Passez l’ordinateur à la personne suivante")
    window.click("Revenir à la réunion")


def from_paper(window: Window) -> None:
    window.click("Saisir des avis papier")
    window.see(re.compile("^Quelle profession"))
    for profession, level in PAPER:
        window.key(profession, *[level] * ASKED, "Return")
    window.see(f"{len(PAPER)} scellés à l’instant")
    window.key("Escape")
    window.see("Préparer la réunion")


def check_sealed(window: Window, dossier: Path) -> None:
    """Nothing of what a ballot says is in the file before the reveal."""
    window.save()
    text = dossier.read_text()
    check(text.count("scelle") >= 12 or text.count("contenu") >= 12, "les douze avis ne sont pas dans le dossier")
    check("Huit réunions" not in text and "wasHurt" not in text, "un commentaire se lit dans le dossier")


def reveal(window: Window) -> None:
    window.click("Avis manquants")
    window.click("Dévoilement")
    window.click(re.compile("^Dévoiler les 12 avis"))
    window.click("Dévoiler")
    window.see(re.compile(r"Avis dévoilés le"))


def decide(window: Window) -> int:
    """Accepts what is agreed, then decides each point; returns how many points there were."""
    window.click("Ce qui fait accord")
    window.click(re.compile(r"^(Accepter ces? .*|Point par point)$"))
    first = window.see(re.compile(r"point 1 sur \d+")).name
    count = int(first.split("point 1 sur ")[1].split()[0])
    for point in range(1, count + 1):
        window.see(re.compile(rf"point {point} sur {count}\b"))
        window.see("Retenir un niveau")
        window.key("2")
        window.see(re.compile(r"^Retenir le niveau\s2$"))
        fill(window, "Pourquoi, en une phrase", REASON)
        window.click(re.compile(r"^Retenir le niveau\s2$"))
    return count


def act(window: Window) -> None:
    window.see(re.compile("^Chacun donne trois points"))
    window.click(re.compile("^Décider une action pour "))
    fill(window, "Responsable", OWNER)


def close(window: Window) -> None:
    window.click("Clôture")
    window.click("Clore la campagne…")
    window.click("Clore la campagne")
    window.see(re.compile("close le"))


def check_minutes(desk: Desk, dossier: Path, decided: int) -> None:
    minutes = desk.folder / "out/compte-rendu.pdf"
    done = run(desk.program, "rapport", dossier, "--document", "compte-rendu", "--vers", minutes)
    check(done.returncode == 0, f"compte rendu : {said(done)}")
    found = pdf.check_says(minutes, ["12 avis", OWNER]).count(pdf.without_spaces(REASON))
    check(found >= decided, f"le compte rendu dit {found} raisons sur {decided}")
    done = run(desk.program, "verifier", dossier)
    check(done.returncode == 0, f"verifier : {said(done)}")
