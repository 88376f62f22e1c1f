"""A Windows of our own: Wine with its own folder, in French, on a screen nobody sees, and programs in it."""

import hashlib
import os
import re
import shutil
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lib.checks import SECONDS, Done, Helpers, check, end, home, run, said, wait

# Wine 8 lacks the library by which Rust draws at random. For these trials only; Windows has its own.
DRAWS = """#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T count)
{ return SystemFunction036(bytes, (ULONG)count); }
"""
NEEDED = {"wine": "wine wine64", "Xvfb": "xvfb", "xdotool": "xdotool", "import": "imagemagick", "localedef": "locales",
          "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64"}
DRIVE = "j:"
NOWHERE = (660, 45)  # in the top bar, where a click does nothing


class Wine(Helpers):
    """A Windows 10 in a folder, with a drive of its own beside C:."""

    def __init__(self, folder: Path) -> None:
        self.prefix, self.drive = folder / "windows", folder / "lecteur"
        env = {**home(folder), "WINEPREFIX": str(self.prefix), "WINEDEBUG": "-all", "LC_ALL": "fr_FR.UTF-8",
               "LOCPATH": str(folder / "langues"), "WINEDLLOVERRIDES": "mscoree,mshtml=;winemenubuilder.exe=d"}
        super().__init__(folder, env)

    def open(self) -> None:
        """Makes it, from nothing."""
        missing = " ".join(package for tool, package in NEEDED.items() if not shutil.which(tool))
        check(not missing, f"il manque : {missing}")
        (self.folder / "langues").mkdir()
        self.drive.mkdir()
        run("localedef", "-i", "fr_FR", "-f", "UTF-8", self.folder / "langues/fr_FR.UTF-8")
        self.env["DISPLAY"] = self.open_screen()
        done = run("wine", "wineboot", "-i", env=self.env)
        check(done.returncode == 0, f"wineboot : {said(done)}")
        # what Jalons asks for; Wine says to be older
        self("winecfg", "-v", "win10")
        source, library = self.folder / "draws.c", self.c("windows/system32/bcryptprimitives.dll")
        source.write_text(DRAWS)
        done = run("x86_64-w64-mingw32-gcc", "-shared", "-s", "-o", library, source, "-ladvapi32")
        check(done.returncode == 0, f"bcryptprimitives.dll : {said(done)}")
        (self.prefix / "dosdevices" / DRIVE).symlink_to(self.drive)

    def __call__(self, *args: object, code: int = 0, **how: Any) -> Done:
        """Runs a Windows program and checks its exit code."""
        done = self.tried(*args, **how)
        told = " ".join(map(str, args))
        check(done.returncode == code, f"{told} : code {done.returncode} au lieu de {code}\n{said(done)}")
        return done

    def tried(self, *args: object, **how: Any) -> Done:
        """Runs a Windows program; what it says may be in an old alphabet."""
        return run("wine", *args, **{"env": self.env, "errors": "replace", **how})

    def restart(self) -> None:
        """Ends all of it, as when a computer is switched off: nothing is asked, nothing told."""
        run("wineserver", "-k", env=self.env)
        wait("la fin de Wine", lambda: run("wineserver", "-w", env=self.env, timeout=SECONDS).returncode == 0)

    def close(self) -> None:
        run("wineserver", "-k", env=self.env)
        super().close()

    # -- places ------------------------------------------------------------------------------------

    def c(self, where: str) -> Path:
        return self.prefix / "drive_c" / where

    def mine(self, where: str) -> Path:
        """Returns a place in the person's profile."""
        profile = next(one for one in self.c("users").iterdir() if one.name != "Public")
        return profile / where

    def path(self, place: Path) -> str:
        """Returns how Windows calls a place on one of its drives."""
        for drive, root in (("C:", self.c("")), (DRIVE.upper(), self.drive)):
            if place.is_relative_to(root):
                return "\\".join([drive, *place.relative_to(root).parts])
        return "\\".join(["Z:", *place.parts[1:]])

    def tree(self, *places: str) -> set[str]:
        """Returns all that is in these places of the profile."""
        found = (path for place in places for path in self.mine(place).rglob("*"))
        return {str(path.relative_to(self.mine(""))) for path in found}

    def registry(self, key: str, value: str | None = None) -> str | None:
        """Returns what a value of the registry holds (the unnamed one for ""); without a value, all that a key says."""
        what = ["/s"] if value is None else ["/v", value] if value else ["/ve"]
        done = self.tried("reg", "query", key, *what)
        if done.returncode != 0:
            return None
        if value is None:
            return done.stdout.strip()
        found = re.search(r"\sREG_\w+[ \t]+(.*?)\r?$", done.stdout, re.M)
        return found[1] if found else None

    # -- the window --------------------------------------------------------------------------------

    @property
    def journal(self) -> str:
        path = self.mine("AppData/Local/jalons/data/journal.txt")
        return path.read_text("utf-8") if path.exists() else ""

    def show(self, exe: Path, *args: object, title: str = "Jalons", through: Sequence[object] = ()) -> "Shown":
        """Opens the program's window."""
        return Shown(self, self.start("jalons", [*through, "wine", self.path(exe), *args]), title)

    def picture(self, path: Path) -> Path:
        run("import", "-window", "root", path, env=self.env)
        return path

    def windows(self, title: str) -> list[str]:
        """Returns the windows whose title ends so, in the order they came."""
        ask = ["xdotool", "search", "--onlyvisible", "--name", f"{title}$"]
        return sorted(run(*ask, env=self.env).stdout.split(), key=int)


class Shown:
    """A window, by the keyboard only: Wine tells no screen reader of it. It is known by its picture."""

    def __init__(self, wine: Wine, process: subprocess.Popen[str], title: str) -> None:
        self.wine, self.process, before = wine, process, set(wine.windows("Jalons"))
        start = time.monotonic()

        def opened() -> str | None:
            code = process.poll()
            check(code is None, f"le programme s’est arrêté (code {code})\n{wine.journal}")
            return next((one for one in wine.windows(title) if one not in before), None)

        self.id = wait(f"une fenêtre « {title} »", opened, 2 * SECONDS)
        self.seconds = time.monotonic() - start
        self.focus()
        self.still()

    def focus(self) -> None:
        # keys typed before the window has the focus are for nobody
        self.xdotool("windowfocus", "--sync", self.id)

    def come_back(self) -> None:
        """Goes back to it from another window, as with the mouse: Wine asks for a click."""
        self.focus()
        self.xdotool("mousemove", *NOWHERE, "click", "1")

    def xdotool(self, *args: object) -> str:
        done = run("xdotool", *args, env=self.wine.env)
        check(done.returncode == 0, f"xdotool {args} : {done.stderr}")
        return done.stdout

    def title(self) -> str:
        return self.xdotool("getwindowname", self.id).strip()

    def looks(self) -> str:
        return fingerprint(self.wine.picture(self.wine.folder / "vu.png"))

    def still(self, other: str = "", what: str = "une fenêtre au repos") -> str:
        """Waits until two looks see the same, and not that other one; returns it."""
        last = ""

        def same() -> str | None:
            nonlocal last
            time.sleep(0.2)
            before, last = last, self.looks()
            return last if last == before != other else None

        return wait(what, same)

    def key(self, *keys: str) -> None:
        """Presses keys one by one; each must change what is shown before the next."""
        for key in keys:
            before = self.still()
            self.xdotool("key", "--clearmodifiers", key)
            self.still(before, f"un effet de la touche {key}")

    def type(self, text: str) -> None:
        self.xdotool("type", "--delay", "30", text)

    def find(self, words: str) -> None:
        """Does what the search finds first."""
        before = self.still()
        self.xdotool("key", "ctrl+k")
        self.wine_waits()
        self.type(words)
        self.wine_waits()
        self.xdotool("key", "Return")
        self.still(before, f"ce que « {words} » fait")

    def wine_waits(self) -> None:
        # a field blinks: it is never still
        time.sleep(1)

    def answer(self, title: str, place: Path) -> None:
        """Types a path in the file dialog of the system, which has this title."""
        dialog = wait(f"la boîte « {title} »", lambda: self.wine.windows(title))[0]
        self.xdotool("windowfocus", "--sync", dialog)
        self.wine_waits()
        # all of the name that is proposed; Wine has no Ctrl+A
        self.xdotool("key", "End", "shift+Home")
        self.type(self.wine.path(place))
        self.xdotool("key", "Return")
        wait(f"« {place.name} » écrit", place.exists)

    def leave(self) -> None:
        self.xdotool("key", "ctrl+q")
        wait("la fin du programme", lambda: self.process.poll() is not None)
        check(self.process.returncode == 0, f"le programme est sorti avec le code {self.process.returncode}")

    def kill(self) -> None:
        """Ends it as a crash does: it is not told."""
        self.process.kill()
        self.process.wait()

    def end(self) -> None:
        end(self.process)


def fingerprint(path: Path) -> str:
    """Returns what tells two contents apart; nothing for a folder."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def read_only(folder: Path, *command: object) -> list[object]:
    """Returns a command run where nobody, not even the administrator, can write in a folder."""
    seal = 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" || exit 99; shift; exec "$@"'
    rights = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--mount"]
    return [*rights, "sh", "-c", seal, "sh", folder, *command]
