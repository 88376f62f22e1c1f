"""Jalons.app, which only a Mac can make: it has `iconutil`, `sips`, `codesign` and `ditto`.

Never run yet: nobody who writes Jalons has a Mac.
"""

import plistlib
import shutil
import sys
import tempfile
from pathlib import Path

from lib import packaging
from lib.checks import SECONDS, check, run
from lib.packaging import MACOS, SUMS, put

PARTS = packaging.PARTS / "macos"
SIDES = (16, 32, 128, 256, 512)
OLDEST = {"MACOSX_DEPLOYMENT_TARGET": "11.0"}  # as Info.plist says
ICONS = ("jalons", "jalons-dossier", "jalons-avis")


def make(program: Path | None, profile: str, to: Path) -> list[Path]:
    """Makes the application, in a ZIP that keeps its rights."""
    told = (PARTS / "Info.plist").read_text(encoding="utf-8").replace("@VERSION@", packaging.version())
    held = plistlib.loads(told.encode())
    kinds = {kind["UTTypeIdentifier"] for kind in held["UTExportedTypeDeclarations"]}
    opened = {kind for one in held["CFBundleDocumentTypes"] for kind in one["LSItemContentTypes"]}
    check(kinds == opened, f"Info.plist : sortes de fichiers {kinds}, ouvertes {opened}")
    check(sys.platform == "darwin",
          "Jalons.app ne se fait que sur un Mac : iconutil, sips, codesign et ditto n’existent pas ailleurs. "
          "Lancez-y « .ci/package macos ».")
    made = to / f"Jalons-{packaging.version()}-macos.zip"
    scratch = Path(tempfile.mkdtemp(prefix="jalons-paquet-"))
    try:
        folder = scratch / f"Jalons-{packaging.version()}"
        app = folder / "Jalons.app/Contents"
        put(app, "Info.plist", told)
        put(app, "PkgInfo", "APPL????")
        put(app, "MacOS/jalons", program or packaging.build(MACOS, profile, OLDEST), 0o755)
        for name in ICONS:
            icon(name, scratch, app / f"Resources/{name}.icns")
        # a signature of nobody's: without one, a Mac of today starts nothing
        must("codesign", "--force", "--sign", "-", folder / "Jalons.app")
        packaging.commons(folder, MACOS)
        put(folder, "LISEZ-MOI.txt", (PARTS / "LISEZ-MOI.txt").read_text("utf-8").replace(
            "@VERSION@", packaging.version()))
        put(folder, SUMS, packaging.sums(folder))
        packaging.settle(folder)
        must("ditto", "-c", "-k", "--norsrc", "--keepParent", folder, made)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return [made]


def icon(name: str, scratch: Path, to: Path) -> None:
    """Makes an icon of all sizes, from the biggest."""
    folder = scratch / f"{name}.iconset"
    folder.mkdir()
    for side in SIDES:
        for times, told in ((1, ""), (2, "@2x")):
            pixels = side * times
            must("sips", "-z", pixels, pixels, PARTS / f"{name}.png", "--out",
                 folder / f"icon_{side}x{side}{told}.png")
    to.parent.mkdir(parents=True, exist_ok=True)
    must("iconutil", "--convert", "icns", "--output", to, folder)


def must(*args: object) -> None:
    done = run(*args, timeout=SECONDS * 4)
    check(done.returncode == 0, f"{args[0]} : {done.stderr}")
