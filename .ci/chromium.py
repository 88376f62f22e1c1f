"""A headless Chromium, seen as a screen reader sees it, over the pipe of its own debugging protocol."""

import base64
import fcntl
import json
import os
import select
import shutil
import signal
import subprocess
import time

from checks import Failure, check

SECONDS = 30  # how long to wait for anything; a slow machine still answers within this
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


def plain(text):
    """No-break spaces as ordinary ones: the same words, easier to write here."""
    return (text or "").replace("\u00a0", " ")


class Chromium:
    """The browser: one process, a home of its own, what it writes goes to `downloads`."""

    def __init__(self, folder, *more):
        program = next(filter(None, map(shutil.which, NAMES)), None)
        check(program, "Chromium manque : installez le paquet chromium")
        self.downloads = folder / "downloads"
        self.downloads.mkdir(exist_ok=True)
        command_reader, self.writer = os.pipe()
        self.reader, answer_writer = os.pipe()
        # the browser expects its two ends as 3 and 4: keep ours out of the way first
        ends = [fcntl.fcntl(end, fcntl.F_DUPFD, 20) for end in (command_reader, answer_writer)]

        def place_ends():
            os.dup2(ends[0], 3)
            os.dup2(ends[1], 4)

        root = ["--no-sandbox"] if os.geteuid() == 0 else []
        profile = folder / f"profile-{time.monotonic_ns()}"
        self.process = subprocess.Popen(
            [program, *QUIET, *root, *more, f"--user-data-dir={profile}", "about:blank"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=open(folder / "chromium.log", "a"),
            env={**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8"},
            pass_fds=(3, 4), preexec_fn=place_ends, start_new_session=True)
        for end in (command_reader, answer_writer, *ends):
            os.close(end)
        self.buffer, self.last, self.events = b"", 0, []
        self.send("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(self.downloads))

    def send(self, method, session=None, **params):
        """Asks for something and returns the answer; what else is told meanwhile is kept."""
        self.last += 1
        message = {"id": self.last, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        os.write(self.writer, json.dumps(message).encode() + b"\0")
        end = time.monotonic() + SECONDS
        while True:
            told = self.read(end, method)
            if told.get("id") == self.last:
                check("error" not in told, f"{method} : {told.get('error')}")
                return told["result"]
            if "method" in told:
                self.events.append(told)

    def read(self, end, what):
        while b"\0" not in self.buffer:
            ready, _, _ = select.select([self.reader], [], [], max(0, end - time.monotonic()))
            check(ready, f"le navigateur ne répond pas : {what}")
            piece = os.read(self.reader, 1 << 20)
            check(piece, f"le navigateur s’est arrêté : {what}")
            self.buffer += piece
        told, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(told)

    def close(self):
        try:
            os.killpg(self.process.pid, signal.SIGTERM)
            self.process.wait(5)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            self.process.kill()


class Page:
    """One page at a given size, with or without a finger."""

    def __init__(self, browser, url, size=(390, 844), touch=False, dark=False, before=""):
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

    def send(self, method, **params):
        return self.browser.send(method, self.session, **params)

    def resize(self, size, touch=False):
        self.send("Emulation.setDeviceMetricsOverride", width=size[0], height=size[1],
                  deviceScaleFactor=1, mobile=touch)
        self.send("Emulation.setTouchEmulationEnabled", enabled=touch)

    def colours(self, dark):
        features = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
                    {"name": "prefers-reduced-motion", "value": "reduce"}]
        self.send("Emulation.setEmulatedMedia", media="", features=features)

    def open(self, url):
        self.send("Page.navigate", url=url)
        self.wait("la page", lambda: self.js("document.readyState") == "complete")

    def reload(self):
        self.js("window.wasHere = true")
        self.send("Page.reload")
        self.wait("la page rechargée", lambda: self.js("!window.wasHere && document.readyState === 'complete'"))

    def js(self, expression):
        """Evaluates in the page, beside its content policy, and returns a plain value."""
        try:
            done = self.send("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        except Failure:
            return None  # the page is being replaced: the next look will do
        if "exceptionDetails" in done:
            raise Failure(f"dans la page : {json.dumps(done['exceptionDetails'])[:600]}")
        return done["result"].get("value")

    def wait(self, what, probe):
        """Returns the first true answer of `probe`, or fails saying what was waited for."""
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            found = probe()
            if found:
                return found
            time.sleep(0.03)
        raise Failure(f"attendu en vain : {what}\nla page dit : {self.text()}")

    def text(self):
        return plain(self.js("document.body.innerText"))

    def see(self, words):
        self.wait(f"« {words} »", lambda: plain(words) in self.text())

    def find(self, role, name):
        """Returns what bears this role and a name beginning with `name`, as a screen reader is told."""
        tree = self.send("Accessibility.getFullAXTree")["nodes"]
        for node in tree:
            said = plain(node.get("name", {}).get("value"))
            if not node["ignored"] and node["role"]["value"] == role and said.startswith(plain(name)):
                return node
        return None

    def click(self, role, name):
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

    def key(self, name):
        code, number, text = KEYS[name]
        about = {"key": name, "code": code, "windowsVirtualKeyCode": number}
        self.send("Input.dispatchKeyEvent", type="keyDown", text=text, **about)
        self.send("Input.dispatchKeyEvent", type="keyUp", **about)

    def write(self, text):
        self.send("Input.insertText", text=text)

    def picture(self, path, whole=False):
        done = self.send("Page.captureScreenshot", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(done["data"]))

    def errors(self):
        """Returns what the console complains of."""
        found = []
        for event in self.browser.events:
            if event.get("sessionId") != self.session:
                continue
            params = event["params"]
            if event["method"] == "Runtime.exceptionThrown":
                found.append(json.dumps(params["exceptionDetails"])[:400])
            elif event["method"] == "Log.entryAdded" and params["entry"]["level"] in ("error", "warning"):
                found.append(params["entry"]["text"])
            elif event["method"] == "Runtime.consoleAPICalled":
                found.append(json.dumps(params["args"])[:400])
        return found

    def requests(self):
        """Returns every address that was really asked for: not the page's own files, not what its policy stopped."""
        told = [event for event in self.browser.events if event.get("sessionId") == self.session]
        stopped = {event["params"]["requestId"] for event in told
                   if event["method"] == "Network.loadingFailed" and event["params"].get("blockedReason") == "csp"}
        asked = [event["params"] for event in told if event["method"] == "Network.requestWillBeSent"]
        urls = [params["request"]["url"] for params in asked if params["requestId"] not in stopped]
        return [url for url in urls if not url.startswith(("file://", "blob:", "about:"))]
