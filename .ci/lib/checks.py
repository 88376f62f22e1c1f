"""What every check is made of: to expect, to wait, to run a program, to be away from this computer's own home."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

ROOT = Path(__file__).resolve().parents[2]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
EXAMPLE = ROOT / "assets/exemples/les-tilleuls.jalons"
FIXTURES = ROOT / "tests/fixtures"
TEAM = "Les Tilleuls (exemple fictif)"
WIDTH, HEIGHT = 1280, 800  # of a screen
SECONDS = 30  # how long to wait for anything; a slow machine still answers within this
# What a session says of its screens, its buses and its drivers.
OF_SESSION = ("DISPLAY", "XDG_", "WAYLAND_", "DBUS_", "AT_SPI_", "RUST_", "LIBGL_", "MESA_")

Told = TypeVar("Told")
Done = subprocess.CompletedProcess[str]


class Failure(Exception):
    """Something is not as a person would expect it."""


def check(is_true: object, what: str) -> None:
    if not is_true:
        raise Failure(what)


def wait(what: str, probe: Callable[[], Told | None], seconds: float = SECONDS) -> Told:
    """Returns the first true answer of `probe`, or fails saying what was waited for."""
    end = time.monotonic() + seconds
    while not (found := probe()):
        check(time.monotonic() < end, f"attendu en vain : {what}")
        time.sleep(0.05)
    return found


def run(*args: object, **how: Any) -> Done:
    """Runs a program that reads nothing and returns what it said."""
    how = {"capture_output": True, "text": True, "stdin": subprocess.DEVNULL, "timeout": 300, "check": False, **how}
    return subprocess.run([str(arg) for arg in args], **how)


def said(done: Done) -> str:
    """Returns all that a program said, with ordinary spaces: the same words, easier to write here."""
    return (done.stdout + done.stderr).replace("\u00a0", " ")


def home(folder: Path) -> dict[str, str]:
    """Makes a home in a folder and returns what leads there: no screen, no bus, nothing of this session."""
    places = {"HOME": folder / "home", "XDG_CONFIG_HOME": folder / "config", "XDG_DATA_HOME": folder / "data",
              "XDG_RUNTIME_DIR": folder / "run"}
    for place in places.values():
        place.mkdir(parents=True, exist_ok=True)
    places["XDG_RUNTIME_DIR"].chmod(0o700)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OF_SESSION)}
    return {**kept, **{name: str(place) for name, place in places.items()}, "LC_ALL": "C.UTF-8",
            "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}


def play(scenario: Callable[[Path, Path], str], **others: Callable[[Path, Path, Path], str]) -> None:
    """Plays a scenario on the program that the command names, in a folder of its own.

    « --other FOLDER » plays that other one instead, which puts something in a folder. What is
    returned is said at the end; a failure is told, ends in 1 and leaves all that was made.
    """
    args = sys.argv[1:]
    if args and args[0].removeprefix("--") in others:
        other, where = others[args[0].removeprefix("--")], Path(args[1]).resolve()
        where.mkdir(parents=True, exist_ok=True)
        args = args[2:]

        def scenario(program: Path, folder: Path) -> str:
            return other(program, folder, where)
    program = Path(args[0] if args else TARGET / "debug/jalons").resolve()
    if not os.access(program, os.X_OK):
        sys.exit(f"{program} manque : lancez d’abord « cargo build »")
    folder = Path(tempfile.mkdtemp(prefix=f"jalons-{Path(sys.argv[0]).name}-"))
    try:
        print(scenario(program, folder))
    except (Failure, OSError, subprocess.SubprocessError) as failure:
        sys.exit(f"ÉCHEC : {failure}\nCe qui a été fait, et les journaux : {folder}")
    shutil.rmtree(folder, ignore_errors=True)


class Helpers:
    """Programs that run beside: each has its log in a folder, and all end together."""

    def __init__(self, folder: Path, env: Mapping[str, str]) -> None:
        self.folder, self.env = folder, dict(env)
        self.processes: list[subprocess.Popen[str]] = []

    def start(self, name: str, args: Sequence[object], **how: Any) -> subprocess.Popen[str]:
        with (self.folder / f"{name}.log").open("w") as log:
            how = {"env": self.env, "stdout": log, "stderr": log, "stdin": subprocess.DEVNULL, "text": True, **how}
            process = subprocess.Popen([str(arg) for arg in args], start_new_session=True, **how)
        self.processes.append(process)
        return process

    def open_screen(self) -> str:
        """Starts an X server that nobody sees, and returns its name."""
        reader, writer = os.pipe()
        size = f"{WIDTH}x{HEIGHT}x24"
        args = ["Xvfb", "-displayfd", writer, "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
        self.start("xvfb", args, pass_fds=[writer])
        os.close(writer)
        with os.fdopen(reader) as pipe:
            number = pipe.readline().strip()
        check(number, "Xvfb n’a pas démarré")
        return f":{number}"

    def close(self) -> None:
        for process in reversed(self.processes):
            end(process)


def end(process: subprocess.Popen[str]) -> None:
    """Ends a program and those it started: asked first, then made to."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
