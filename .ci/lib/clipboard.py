"""Text goes through the system's clipboard, both ways, in the real window: another program (xclip)
holds it and reads it. The files are handed over as a desktop does, by addresses and all at once."""

import re
import shutil
import subprocess

from lib.checks import EXAMPLE, FIXTURES, check, run
from lib.desktop import Desk, Window

COPIED = "Maison de l’Œuvre née à l’été – 12 €"
FIELD = "Nom de la maison de santé"
BROKEN = FIXTURES / "grilles/cinq-erreurs.ron"


def clipboard(desk: Desk) -> None:
    folder = desk.folder / "out/reçu par courriel"
    folder.mkdir()
    dossier, grid = folder / "notre équipe.jalons", folder / "notre grille.ron"
    shutil.copy(EXAMPLE, dossier)
    shutil.copy(BROKEN, grid)
    window = desk.show(grid.as_uri(), dossier.as_uri())
    window.see(re.compile(r"^Menu du dossier Les Tilleuls"))
    copy_list(desk, window)
    paste(desk, window)
    window.leave("Ne pas enregistrer")


def hold(desk: Desk, text: str) -> None:
    # it stays there to give it, with what it was told to write to
    done = run("xclip", "-selection", "clipboard", "-in", env=desk.env, capture_output=False, stdin=None, input=text,
               stdout=subprocess.DEVNULL)
    check(done.returncode == 0, f"xclip : code {done.returncode}")


def held(desk: Desk) -> str:
    return run("xclip", "-selection", "clipboard", "-out", env=desk.env).stdout


def copy_list(desk: Desk, window: Window) -> None:
    """The grid handed over beside the dossier is checked; its list of errors goes elsewhere."""
    hold(desk, "autre chose")
    window.click("Copier la liste")
    window.wait("la liste dans un autre programme", lambda: "erreur" in held(desk))
    lines = held(desk)
    check("notre grille.ron:" in lines and len(lines.splitlines()) >= 5, f"liste copiée : {lines}")
    window.click("Fermer")


def paste(desk: Desk, window: Window) -> None:
    """A text copied elsewhere is pasted in a field, then copied back."""
    hold(desk, COPIED)
    window.click("Équipe")
    window.enter(FIELD)
    window.key("ctrl+a", "ctrl+v")
    window.wait("le texte collé", lambda: window.title().startswith(COPIED))
    window.key("End", "exclam", "ctrl+a", "ctrl+c")
    window.wait("le texte copié", lambda: held(desk) == f"{COPIED}!")
