"""Text goes through the system's clipboard, both ways, in the real window: another program (xclip)
holds it and reads it. The files are handed over as a desktop does, by addresses and all at once."""

import re
import shutil
import subprocess
from urllib.parse import quote

from checks import EXAMPLE, ROOT, check

COPIED = "Maison de l’Œuvre née à l’été – 12 €"
FIELD = "Nom de la maison de santé"
BROKEN = ROOT / "tests/fixtures/grilles/cinq-erreurs.ron"


def clipboard(desk, open_window):
    folder = desk.folder / "out/reçu par courriel"
    folder.mkdir()
    dossier, grid = folder / "notre équipe.jalons", folder / "notre grille.ron"
    shutil.copy(EXAMPLE, dossier)
    shutil.copy(BROKEN, grid)
    window = open_window(*(f"file://{quote(str(path))}" for path in (grid, dossier)))
    window.see(re.compile(r"^Menu du dossier Les Tilleuls"))
    copy_list(desk, window)
    paste(desk, window)
    window.key("ctrl+q")
    window.click("Ne pas enregistrer")
    window.leave()


def xclip(desk, *args, **how):
    done = subprocess.run(["xclip", "-selection", "clipboard", *args], env=desk.env, timeout=10, **how)
    check(done.returncode == 0, f"xclip {args} : code {done.returncode}")
    return done


def read(desk):
    return xclip(desk, "-out", capture_output=True).stdout.decode()


def copy_list(desk, window):
    """The grid handed over beside the dossier is checked; its list of errors goes elsewhere."""
    xclip(desk, "-in", input=b"autre chose", stdout=subprocess.DEVNULL)
    window.click("Copier la liste")
    window.wait("la liste dans un autre programme", lambda: "erreur" in read(desk))
    lines = read(desk)
    check("notre grille.ron:" in lines and len(lines.splitlines()) >= 5, f"liste copiée : {lines}")
    window.click("Fermer")


def paste(desk, window):
    """A text copied elsewhere is pasted in a field, then copied back."""
    xclip(desk, "-in", input=COPIED.encode(), stdout=subprocess.DEVNULL)
    window.click("Équipe")
    field = lambda: next((place for role, name, place, _ in window.nodes()  # noqa: E731
                          if name == FIELD and role in ("entry", "text", "text box")), None)
    x, y, width, height = window.wait(f"le champ « {FIELD} »", field)
    window.xdotool("mousemove", x + width // 2, y + height // 2, "sleep", "0.05", "click", "1")
    window.key("ctrl+a", "ctrl+v")
    title = lambda: window.xdotool("getwindowname", window.id)  # noqa: E731
    window.wait("le texte collé", lambda: title().startswith(COPIED))
    window.key("End", "exclam", "ctrl+a", "ctrl+c")
    window.wait("le texte copié", lambda: read(desk) == f"{COPIED}!")
