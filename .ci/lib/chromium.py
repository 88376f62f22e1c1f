"""A headless Chromium, seen as a screen reader sees it, over the pipe of its own debugging protocol."""

import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lib.checks import SECONDS, Failure, Helpers, Told, check, home, wait

Event = dict[str, Any]
Size = tuple[int, int]
NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--headless=new", "--no-first-run", "--no-default-browser-check", "--disable-gpu", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
    "--disable-dev-shm-usage", "--mute-audio", "--lang=fr-FR", "--remote-debugging-pipe",
    # a mouse is there, as on a computer; a page with a finger says so itself
    "--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4",
)
KEYS = {  # name: (code, virtual key, text)
    "Enter": ("Enter", 13, "\r"), "Tab": ("Tab", 9, ""), " ": ("Space", 32, " "),
    "ArrowRight": ("ArrowRight", 39, ""), "ArrowLeft": ("ArrowLeft", 37, ""), "ArrowDown": ("ArrowDown", 40, ""),
    "n": ("KeyN", 78, "n"), "?": ("Comma", 188, "?"), "é": ("Digit2", 50, "é"),
    **{digit: (f"Digit{digit}", 48 + int(digit), digit) for digit in "0123456789"},
}


def plain(text: str | None) -> str:
    """Returns a text with ordinary spaces: the same words, easier to write here."""
    return (text or "").replace("\u00a0", " ")


class Chromium(Helpers):
    """The browser: one process, a home of its own, what it writes goes to `downloads`."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, home(folder))
        program = next(filter(None, map(shutil.which, NAMES)), None)
        check(program, "Chromium manque : installez le paquet chromium")
        self.downloads = folder / "downloads"
        self.downloads.mkdir(exist_ok=True)
        command_reader, self.writer = os.pipe()
        self.reader, answer_writer = os.pipe()
        # the browser expects its two ends as 3 and 4: keep ours out of the way first
        ends = [fcntl.fcntl(end, fcntl.F_DUPFD, 20) for end in (command_reader, answer_writer)]

        def place_ends() -> None:
            os.dup2(ends[0], 3)
            os.dup2(ends[1], 4)

        root = ["--no-sandbox"] if os.geteuid() == 0 else []
        profile = f"--user-data-dir={folder / 'profile'}"
        self.start("chromium", [program, *QUIET, *root, profile, "about:blank"], stdout=subprocess.DEVNULL,
                   pass_fds=(3, 4), preexec_fn=place_ends)
        for end in (command_reader, answer_writer, *ends):
            os.close(end)
        self.buffer, self.last = b"", 0
        self.events: list[Event] = []
        self.send("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(self.downloads))

    def send(self, method: str, session: str | None = None, **params: Any) -> Event:
        """Asks for something and returns the answer; what else is told meanwhile is kept."""
        self.last += 1
        message = {"id": self.last, "method": method, "params": params, **({"sessionId": session} if session else {})}
        os.write(self.writer, json.dumps(message).encode() + b"\0")
        end = time.monotonic() + SECONDS
        while True:
            told = self.read(end, method)
            if told.get("id") == self.last:
                check("error" not in told, f"{method} : {told.get('error')}")
                return told["result"]
            if "method" in told:
                self.events.append(told)

    def read(self, end: float, what: str) -> Event:
        while b"\0" not in self.buffer:
            ready, _, _ = select.select([self.reader], [], [], max(0, end - time.monotonic()))
            check(ready, f"le navigateur ne répond pas : {what}")
            piece = os.read(self.reader, 1 << 20)
            check(piece, f"le navigateur s’est arrêté : {what}")
            self.buffer += piece
        told, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(told)


@contextmanager
def browsing(folder: Path) -> Iterator[Chromium]:
    """Opens the browser for a while."""
    browser = Chromium(folder)
    try:
        yield browser
    finally:
        browser.close()


class Page:
    """One page at a given size, with or without a finger."""

    def __init__(self, browser: Chromium, url: str, size: Size, touch: bool = False, dark: bool = False,
                 before: str = "") -> None:
        self.browser, self.touch = browser, touch
        target = browser.send("Target.createTarget", url="about:blank")["targetId"]
        self.session = browser.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "DOM", "Accessibility"):
            self.send(f"{domain}.enable")
        self.resize(size, touch)
        self.colours(dark)
        if before:
            self.send("Page.addScriptToEvaluateOnNewDocument", source=before)
        self.open(url)

    def send(self, method: str, **params: Any) -> Event:
        return self.browser.send(method, self.session, **params)

    def resize(self, size: Size, touch: bool) -> None:
        self.send("Emulation.setDeviceMetricsOverride", width=size[0], height=size[1],
                  deviceScaleFactor=1, mobile=touch)
        self.send("Emulation.setTouchEmulationEnabled", enabled=touch)

    def colours(self, dark: bool) -> None:
        features = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
                    {"name": "prefers-reduced-motion", "value": "reduce"}]
        self.send("Emulation.setEmulatedMedia", media="", features=features)

    def open(self, url: str) -> None:
        self.send("Page.navigate", url=url)
        self.wait("la page", lambda: self.js("document.readyState") == "complete")

    def reload(self) -> None:
        self.js("window.wasHere = true")
        self.send("Page.reload")
        self.wait("la page rechargée", lambda: self.js("!window.wasHere && document.readyState === 'complete'"))

    def js(self, expression: str) -> Any:
        """Evaluates in the page, beside its content policy, and returns a plain value."""
        try:
            done = self.send("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        except Failure:
            return None  # the page is being replaced: the next look will do
        if "exceptionDetails" in done:
            raise Failure(f"dans la page : {json.dumps(done['exceptionDetails'])[:600]}")
        return done["result"].get("value")

    def wait(self, what: str, probe: Callable[[], Told | None]) -> Told:
        """Returns the first true answer of `probe`, or fails saying what was waited for."""
        try:
            return wait(what, probe)
        except Failure as failure:
            raise Failure(f"{failure}\nla page dit : {self.text()}") from failure

    def text(self) -> str:
        return plain(self.js("document.body.innerText"))

    def see(self, words: str) -> None:
        self.wait(f"« {words} »", lambda: plain(words) in self.text())

    def find(self, role: str, name: str) -> Event | None:
        """Returns what bears this role and a name beginning with `name`, as a screen reader is told."""
        tree: list[Event] = self.send("Accessibility.getFullAXTree")["nodes"]
        for node in tree:
            said = plain(node.get("name", {}).get("value"))
            if not node["ignored"] and node["role"]["value"] == role and said.startswith(plain(name)):
                return node
        return None

    def click(self, role: str, name: str) -> None:
        """Touches or clicks the middle of what bears this role and name."""
        node = self.wait(f"{role} « {name} »", lambda: self.find(role, name))
        which = {"backendNodeId": node["backendDOMNodeId"]}
        # to the middle: what stays at the edge of the screen would be in the way of the finger
        thing = self.send("DOM.resolveNode", **which)["object"]["objectId"]
        self.send("Runtime.callFunctionOn", objectId=thing,
                  functionDeclaration="function () { this.scrollIntoView({ block: 'center' }); }")
        found = self.send("DOM.getContentQuads", **which)["quads"]
        check(found, f"{role} « {name} » n’a pas de place à l’écran")
        x, y = sum(found[0][::2]) / 4, sum(found[0][1::2]) / 4
        if self.touch:
            self.send("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
            self.send("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
        else:
            for kind in ("mousePressed", "mouseReleased"):
                self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def key(self, name: str) -> None:
        code, number, text = KEYS[name]
        about = {"key": name, "code": code, "windowsVirtualKeyCode": number}
        self.send("Input.dispatchKeyEvent", type="keyDown", text=text, **about)
        self.send("Input.dispatchKeyEvent", type="keyUp", **about)

    def write(self, text: str) -> None:
        self.send("Input.insertText", text=text)

    def picture(self, path: Path) -> None:
        done = self.send("Page.captureScreenshot")
        path.write_bytes(base64.b64decode(done["data"]))

    def told(self, method: str) -> list[Event]:
        """Returns what this page has told of one kind."""
        return [event["params"] for event in self.browser.events
                if event.get("sessionId") == self.session and event["method"] == method]

    def errors(self) -> list[str]:
        """Returns what the console complains of."""
        found = [json.dumps(one["exceptionDetails"])[:400] for one in self.told("Runtime.exceptionThrown")]
        entries = [one["entry"] for one in self.told("Log.entryAdded")]
        found += [entry["text"] for entry in entries if entry["level"] in ("error", "warning")]
        return found + [json.dumps(one["args"])[:400] for one in self.told("Runtime.consoleAPICalled")]

    def requests(self) -> list[str]:
        """Returns every address that was really asked for: not the page's own files, not what its policy stopped."""
        stopped = {one["requestId"] for one in self.told("Network.loadingFailed") if one.get("blockedReason") == "csp"}
        asked = [one for one in self.told("Network.requestWillBeSent") if one["requestId"] not in stopped]
        urls: list[str] = [one["request"]["url"] for one in asked]
        return [url for url in urls if not url.startswith(("file://", "blob:", "about:"))]
