"""A private desktop, and the program's window on it, seen as a screen reader sees it."""

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import gi

from lib.checks import HEIGHT, WIDTH, Failure, Helpers, Told, check, home, run, wait

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib

BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir={folder}</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy></busconfig>
"""
BUS_LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
# Answers every file dialog with the next line of the list, and keeps what it was asked.
ZENITY = """#!/bin/sh
printf '%s\\n' "$*" >> "{folder}/zenity.log"
sed -n 1p "{folder}/zenity.next"
sed -i 1d "{folder}/zenity.next"
"""
TITLE = ("search", "--onlyvisible", "--name", "Jalons$")
LOWEST = 730  # what stands below may be behind the foot of the window
FIELDS = ("entry", "text", "text box")

Name = str | re.Pattern[str]
Roles = tuple[str, ...]


class Place(NamedTuple):
    """Where something is shown."""

    x: int
    y: int
    width: int
    height: int


class Node(NamedTuple):
    """What a screen reader is told of something."""

    role: str
    name: str
    place: Place | None  # none while it has none on screen
    depth: int
    source: "Atspi.Accessible"


class Desk(Helpers):
    """A screen, message buses and a home of our own."""

    def __init__(self, folder: Path, program: Path) -> None:
        (folder / "out").mkdir(parents=True)
        env = {**home(folder), "NO_AT_BRIDGE": "0", "PATH": f"{folder / 'bin'}:{os.environ['PATH']}"}
        super().__init__(folder, env)
        self.program = program
        self.window: Window | None = None
        (folder / "bus.conf").write_text(BUS.format(folder=folder))
        (folder / "zenity.next").touch()
        (folder / "zenity.log").touch()
        (folder / "bin").mkdir()
        zenity = folder / "bin/zenity"
        zenity.write_text(ZENITY.format(folder=folder))
        zenity.chmod(0o755)

    def open(self) -> None:
        self.env["DISPLAY"] = self.open_screen()
        daemon = ["dbus-daemon", f"--config-file={self.folder}/bus.conf", "--nofork", "--print-address=1"]
        bus = self.start("dbus", daemon, stdout=subprocess.PIPE)
        self.env["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip() if bus.stdout else ""
        launcher = next((place for place in BUS_LAUNCHERS if os.access(place, os.X_OK)), None)
        check(launcher, "at-spi-bus-launcher manque : installez at-spi2-core")
        self.start("atspi", [launcher, "--launch-immediately", "--a11y=1"])
        # the tree is read from here: this process joins the desk
        for name in ("WAYLAND_DISPLAY", "AT_SPI_BUS_ADDRESS"):
            os.environ.pop(name, None)
        os.environ.update(self.env)
        ask = ["dbus-send", "--session", "--dest=org.a11y.Bus", "--print-reply", "/org/a11y/bus",
               "org.a11y.Bus.GetAddress"]
        wait("le service d’accessibilité", lambda: run(*ask, env=self.env).returncode == 0)
        Atspi.init()

    def answers(self, path: Path) -> None:
        """Tells the next file dialog what to answer."""
        with (self.folder / "zenity.next").open("a") as file:
            file.write(f"{path}\n")

    def show(self, *files: object, **env: str) -> "Window":
        """Opens a window, whose picture is kept if something fails."""
        self.window = Window(self, self.start("jalons", [self.program, *files], env={**self.env, **env}))
        self.window.await_ready()
        return self.window

    def told(self) -> str:
        """Keeps the picture of the window, and returns what a screen reader is told of it."""
        if self.window is None:
            return ""
        self.window.picture(self.folder / "echec.png")
        nodes = [f"{'  ' * node.depth}{node.role} « {node.name} » {node.place or ''}" for node in self.window.nodes()]
        return "\n".join(["", *nodes, (self.folder / "jalons.log").read_text()])


def on_desk(folder: Path, program: Path, does: Callable[[Desk], str]) -> str:
    """Does something on a desk; a failure tells what the window showed."""
    desk = Desk(folder, program)
    try:
        desk.open()
        return does(desk)
    except (Failure, subprocess.SubprocessError) as failure:
        raise Failure(f"{failure}{desk.told()}") from failure
    finally:
        desk.close()


class Window:
    """The program's window."""

    def __init__(self, desk: Desk, process: subprocess.Popen[str]) -> None:
        self.desk, self.process, self.id = desk, process, ""

    def await_ready(self) -> None:
        self.id = self.wait("la fenêtre", lambda: run("xdotool", *TITLE, env=self.desk.env).stdout.split())[0]
        self.wait("l’arbre d’accessibilité", lambda: self.named("Accueil"))
        # keys typed before the window has the focus are for nobody
        self.xdotool("windowfocus", "--sync", self.id)

    def wait(self, what: str, probe: Callable[[], Told | None]) -> Told:
        def alive() -> Told | None:
            code = self.process.poll()
            check(code is None, f"le programme s’est arrêté (code {code}) en attendant : {what}")
            return probe()
        return wait(what, alive)

    def xdotool(self, *args: object) -> str:
        done = run("xdotool", *args, env=self.desk.env)
        check(done.returncode == 0, f"xdotool {args} : {done.stderr}")
        return done.stdout

    def title(self) -> str:
        return self.xdotool("getwindowname", self.id)

    def nodes(self) -> list[Node]:
        """Returns everything shown."""
        found: list[Node] = []
        try:
            desktop = Atspi.get_desktop(0)
            for index in range(desktop.get_child_count()):
                app = desktop.get_child_at_index(index)
                if app is not None and app.get_process_id() == self.process.pid:
                    walk(app, found)
        except GLib.Error:
            return []  # the tree changed while it was read: the next look will do
        return found

    def named(self, name: Name, roles: Roles = ()) -> Node | None:
        """Finds by exact name, or by regular expression; nothing while it has no place on screen."""
        return find(self.nodes(), name, roles)

    def see(self, name: Name) -> Node:
        return self.wait(f"« {said(name)} »", lambda: self.named(name))

    def gone(self, name: Name) -> None:
        self.wait(f"plus de « {said(name)} »", lambda: (nodes := self.nodes()) and not find(nodes, name))

    def settled(self, name: Name, roles: Roles = (), other: Place | None = None) -> Place:
        """Returns where this is, once it stands still; and elsewhere than there, if it must have moved."""
        last: Place | None = None

        def still() -> Place | None:
            nonlocal last
            node = self.named(name, roles)
            before, last = last, node and node.place
            return last if last == before != other else None

        return self.wait(f"« {said(name)} » à sa place", still)

    def click(self, name: Name, roles: Roles = ()) -> None:
        """Clicks the middle of what has this name."""
        x, y, width, height = self.settled(name, roles)
        x, y = x + width // 2, y + height // 2
        check(0 <= x < WIDTH and 0 <= y < HEIGHT, f"« {said(name)} » est hors de l’écran ({x}, {y})")
        self.xdotool("mousemove", x, y, "sleep", "0.05", "click", "1")

    def enter(self, name: Name) -> None:
        """Clicks in the field of this name, below as it may be, and waits until what is typed goes there."""
        place = self.settled(name, FIELDS)
        while place.y + place.height // 2 > LOWEST:
            self.xdotool("mousemove", 590, 300, *["click", "5"] * 3)
            place = self.settled(name, FIELDS, other=place)
        self.click(name, FIELDS)
        self.wait(f"le champ « {said(name)} » actif", lambda: has_focus(self.named(name, FIELDS)))

    def key(self, *keys: str) -> None:
        self.xdotool("key", "--delay", "0", *keys)

    def picture(self, path: Path) -> None:
        run("import", "-window", "root", path, env=self.desk.env)

    def save(self) -> None:
        """Saves, and waits until all is saved."""
        self.key("ctrl+s")
        self.gone("Enregistrer")

    def leave(self, *answer: str) -> None:
        """Closes the window, with this answer to what it asks first."""
        self.key("ctrl+q")
        for name in answer:
            self.click(name)
        wait("la fin du programme", lambda: self.process.poll() is not None)
        check(self.process.returncode == 0, f"le programme est sorti avec le code {self.process.returncode}")


def said(name: Name) -> str:
    return name.pattern if isinstance(name, re.Pattern) else name


def find(nodes: list[Node], name: Name, roles: Roles = ()) -> Node | None:
    for node in nodes:
        is_it = name.search(node.name) if isinstance(name, re.Pattern) else name == node.name
        if is_it and node.place and node.place.width > 0 and (not roles or node.role in roles):
            return node
    return None


def has_focus(node: Node | None) -> bool:
    try:
        return node is not None and node.source.get_state_set().contains(Atspi.StateType.FOCUSED)
    except GLib.Error:
        return False


def walk(node: "Atspi.Accessible", found: list[Node], depth: int = 0) -> None:
    try:
        at = node.get_extents(Atspi.CoordType.SCREEN)
        place = Place(at.x, at.y, at.width, at.height)
    except GLib.Error:
        place = None
    found.append(Node(node.get_role_name(), node.get_name() or "", place, depth, node))
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            walk(child, found, depth + 1)
