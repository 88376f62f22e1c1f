"""The program for Windows, built on Debian, and its two packages: an installer for one person, a portable ZIP.

Debian brings what rustup does not: a Rust with the sources of its own library (rustc-web, cargo-web,
rust-web-src), from which the library for Windows is built, and the linker (gcc-mingw-w64-x86-64).
"""

import os
import re
import struct
import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from lib import packaging
from lib.checks import ROOT, TARGET, check, run
from lib.packaging import WINDOWS

PARTS = packaging.PARTS / "windows"
TOOLS = Path(os.environ.get("JALONS_TOOLS", Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache"))
                            / "jalons-tools"))
CARGO, RUSTC, SYSROOT = Path("/usr/bin/cargo"), Path("/usr/bin/rustc"), Path("/usr")
MINGW = "x86_64-w64-mingw32-"
PACKAGES = "rustc-web cargo-web rust-web-src gcc-mingw-w64-x86-64 nsis librsvg2-bin"
PUBLISHER = "Les auteurs de Jalons"
ICONS = ("jalons", "jalons-dossier", "jalons-avis")
SIDES = (16, 20, 24, 32, 40, 48, 64, 256)  # pixels that Windows asks for, from 100 % to 400 %
MOST_KEPT = "/SOLID lzma"  # small, and a minute to make
QUICK = "zlib"

# What Windows 10 has by itself. Nothing of the compiler's may be there: no libgcc, no libwinpthread.
OF_WINDOWS = {
    "advapi32", "bcrypt", "bcryptprimitives", "combase", "comctl32", "comdlg32", "crypt32", "d3d12",
    "d3dcompiler_47", "dcomp", "dwmapi", "dwrite", "dxgi", "gdi32", "imm32", "kernel32", "msvcrt", "ntdll", "ole32",
    "oleaut32", "opengl32", "propsys", "rpcrt4", "secur32", "setupapi", "shell32", "shlwapi", "uiautomationcore",
    "user32", "userenv", "uxtheme", "version", "winmm", "ws2_32",
}
OF_ITS_INTERFACES = re.compile(r"api-ms-win-(core|crt|shcore|security|eventing|ntuser|gaming|power)-[a-z0-9-]+")
CONSOLE_NOT = "00000002"  # the subsystem of a program with windows


def make(program: Path | None, profile: str, to: Path) -> list[Path]:
    """Makes the installer and the ZIP, of this program or of one built for it."""
    exe = program or build(profile)
    told = inspected(exe)
    if profile == "release" and program is None:
        packaging.check_private(exe)
    print(told)
    made = pack(exe, to)
    sums = "".join(f"{packaging.sha256(path)}  {path.name}\n" for path in made)
    return [*made, packaging.put(to, f"Jalons-{packaging.version()}-windows.sha256", sums)]


# -- the program ------------------------------------------------------------------------------------


def build(profile: str) -> Path:
    """Builds the program for Windows, with its icons, its version and its manifest."""
    for tool in (CARGO, RUSTC, SYSROOT / "lib/rustlib/src/rust/library/Cargo.lock"):
        check(tool.exists(), f"{tool} manque : installez {PACKAGES} (Debian 12)")
    home = TOOLS / "cargo-debian"  # another cargo than the usual one: each its own store
    env = {**os.environ, "CARGO_HOME": str(home), "CARGO_TARGET_DIR": str(TARGET / "windows"),
           "RUSTC": str(RUSTC), "RUSTC_BOOTSTRAP": "1"}
    if profile == "release":
        env["CARGO_ENCODED_RUSTFLAGS"] = "\x1f".join(packaging.remapping(home, SYSROOT))
    resources = TARGET / "windows/jalons-ressources.o"
    resources.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        compile_resources(Path(scratch), resources)
    done = run(CARGO, "rustc", "-Zbuild-std=std,panic_unwind", "--target", WINDOWS, "--locked",
               "--profile", profile, "--bin", "jalons", "--", f"-Clink-arg={resources}",
               "-Clink-arg=-Wl,--no-insert-timestamp", cwd=ROOT, env=env, capture_output=False,
               timeout=3 * 3600)
    check(done.returncode == 0, "le programme pour Windows ne se construit pas")
    return TARGET / "windows" / WINDOWS / ("debug" if profile == "dev" else profile) / "jalons.exe"


def compile_resources(scratch: Path, to: Path) -> None:
    """Compiles what Windows shows of the program into an object that the linker takes in."""
    for name in ICONS:
        (scratch / f"{name}.ico").write_bytes(icon(packaging.ICONS / f"{name}.svg", scratch))
    for name in ("jalons.rc", "jalons.manifest"):
        (scratch / name).write_text(filled((PARTS / name).read_text("utf-8")), "utf-8")
    done = run(f"{MINGW}windres", "--codepage=65001", "jalons.rc", to, cwd=scratch)
    check(done.returncode == 0, f"windres : {done.stderr}")


def numbers() -> str:
    """Returns the version as Windows counts: four numbers."""
    return ".".join([*packaging.version().partition("-")[0].split("."), "0"])


def copyright_line() -> str:
    told = re.search(r"^Copyright .+$", (ROOT / "LICENSE-MIT").read_text("utf-8"), re.M)
    check(told, "LICENSE-MIT ne dit pas à qui est Jalons")
    return told[0].replace("(c)", "©") if told else ""


def filled(text: str) -> str:
    """Fills in what a text leaves between @."""
    values = {"VERSION": packaging.version(), "NUMBERS": numbers(), "COMMAS": numbers().replace(".", ","),
              "PUBLISHER": PUBLISHER, "COPYRIGHT": copyright_line()}
    return re.sub(r"@([A-Z]+)@", lambda found: values[found[1]], text)


def icon(svg: Path, scratch: Path) -> bytes:
    """Returns an icon in every size, each as a PNG, which Windows reads since Vista."""
    pictures = [packaging.png(svg, side, scratch / f"{svg.stem}-{side}.png").read_bytes() for side in SIDES]
    at = 6 + 16 * len(pictures)
    entries = b""
    for side, picture in zip(SIDES, pictures, strict=True):
        # 256 is told as 0: one byte
        entries += struct.pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(picture), at)
        at += len(picture)
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + b"".join(pictures)


def side_picture() -> bytes:
    """Returns what stands beside the first and last page of the installer: the three bars, as a BMP."""
    width, height, ground, foot = 164, 314, "#0A5B59", 238
    bars = ((32, 40, "#84C0BA"), (68, 68, "#BFDEDA"), (104, 96, "#FFFFFF"))  # left, height, colour

    def colour(x: int, y: int) -> bytes:
        bar = next((colour for left, tall, colour in bars if left <= x < left + 28 and foot - tall <= y < foot), ground)
        return bytes.fromhex(bar[1:])[::-1]

    row = -(-width * 3 // 4) * 4  # rows end on four bytes, the lowest first
    lines = (b"".join(colour(x, y) for x in range(width)).ljust(row, b"\0") for y in reversed(range(height)))
    pixels = b"".join(lines)
    head = struct.pack("<2sIII", b"BM", 54 + len(pixels), 0, 54)
    return head + struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, len(pixels), 2835, 2835, 0, 0) + pixels


def inspected(exe: Path) -> str:
    """Fails if Windows would open a console, lack a library, or show no version; tells what is there."""
    told = run(f"{MINGW}objdump", "-p", exe).stdout
    subsystem = re.search(r"^Subsystem\s+([0-9a-f]+)", told, re.M)
    check(subsystem and subsystem[1] == CONSOLE_NOT, f"{exe.name} ouvrirait une console : {subsystem}")
    libraries = {name.lower().removesuffix(".dll") for name in re.findall(r"DLL Name: (\S+)", told)}
    foreign = sorted(name for name in libraries - OF_WINDOWS if not OF_ITS_INTERFACES.fullmatch(name))
    check(libraries and not foreign, f"{exe.name} demande ce que Windows n’a pas : {foreign}")
    held = exe.read_bytes()
    for what, sign in {"version": packaging.version().encode("utf-16-le"), "éditeur": PUBLISHER.encode("utf-16-le"),
                       "manifeste": b"perMonitorV2", "chemins longs": b"longPathAware"}.items():
        check(sign in held, f"{exe.name} : {what} absent de ses ressources")
    return f"{len(libraries)} bibliothèques demandées, toutes de Windows : {' '.join(sorted(libraries))}"


# -- the packages -----------------------------------------------------------------------------------


def pack(exe: Path, to: Path, compression: str = MOST_KEPT) -> list[Path]:
    """Writes the installer and the ZIP of this program."""
    to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / f"Jalons-{packaging.version()}"
        fill(folder, exe)
        archive = to / f"Jalons-{packaging.version()}-windows.zip"
        with ThreadPoolExecutor() as pool:  # each takes half a minute
            setup = pool.submit(installer, folder, Path(scratch), to, compression)
            packaging.zip_file(folder, archive)
        return [setup.result(), archive]


def fill(folder: Path, exe: Path) -> None:
    """Puts in a folder what both packages hold."""
    folder.mkdir()
    stripped = folder / "jalons.exe"
    # with the date that the linker wrote, not today’s
    done = run(f"{MINGW}strip", "--strip-all", "--preserve-dates", "-o", stripped, exe)
    check(done.returncode == 0, f"strip : {done.stderr}")
    packaging.commons(folder, WINDOWS, "\r\n")
    for name in ("LICENSE-MIT", "LICENSE-APACHE"):
        (folder / name).rename(folder / f"{name}.txt")
    readme = filled((PARTS / "LISEZ-MOI.txt").read_text("utf-8"))
    # the mark at the beginning has every editor of Windows read the accents
    packaging.put(folder, "LISEZ-MOI.txt", "\ufeff" + readme.replace("\n", "\r\n"))
    packaging.put(folder, packaging.SUMS, packaging.sums(folder))
    packaging.settle(folder)


def installer(folder: Path, scratch: Path, to: Path, compression: str) -> Path:
    """Compiles the installer of what is in a folder."""
    listed = scratch / "contents.nsh"
    listed.write_text(contents(folder), "utf-8")
    picture = scratch / "jalons.ico"
    picture.write_bytes(icon(packaging.ICONS / "jalons.svg", scratch))
    side = scratch / "side.bmp"
    side.write_bytes(side_picture())
    out = to / f"Jalons-{packaging.version()}-installation.exe"
    held = sum(path.stat().st_size for path in packaging.files(folder))
    defined = {"VERSION": packaging.version(), "NUMBERS": numbers(), "PUBLISHER": PUBLISHER,
               "COPYRIGHT": copyright_line(), "KILOBYTES": held // 1024, "COMPRESSION": compression,
               "CONTENTS": listed, "ICON": picture, "SIDE": side, "OUT": out}
    done = run("makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8",
               *(f"-D{name}={value}" for name, value in defined.items()), PARTS / "installation.nsi",
               env={**os.environ, "SOURCE_DATE_EPOCH": str(packaging.epoch()), "LC_ALL": "C.UTF-8"}, timeout=1200)
    check(done.returncode == 0, f"makensis : {done.stdout}{done.stderr}")
    return out


def contents(folder: Path) -> str:
    """Returns what the installer puts, and what the uninstaller takes away: the same, and no more."""
    names = [path.relative_to(folder) for path in packaging.files(folder)]

    def where(name: Path) -> str:
        return "\\".join(["$INSTDIR", *name.parts])

    folders = sorted({name.parent for name in names if name.parent != Path()}, reverse=True)
    lines = ["!macro PutContents"]
    for name in names:
        lines += [f'SetOutPath "{where(name.parent)}"', f'File "{folder / name}"']
    lines += ["!macroend", "!macro TakeContents", *(f'Delete "{where(name)}"' for name in names),
              *(f'RMDir "{where(one)}"' for one in folders), "!macroend"]
    return as_lines(lines)


def as_lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
