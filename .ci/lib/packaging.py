"""What is the same in every package: its version, its date, what the program is made of, how bytes are laid.

A package is made from a folder that `put` and `commons` fill, then `settle` gives every file the
same date and plain rights: the same sources give the same bytes.

.ci/package calls, for each kind of package, one function of a file of its own:
`make(program: Path | None, profile: str, to: Path) -> list[Path]`, which returns what it made.
"""

import functools
import gzip
import hashlib
import io
import os
import re
import stat
import tarfile
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path

from lib.checks import EXAMPLE, ROOT, TARGET, check, run

LINUX = "x86_64-unknown-linux-gnu"
WINDOWS = "x86_64-pc-windows-gnu"
MACOS = "aarch64-apple-darwin"

PARTS = ROOT / "assets/paquets"
ICONS = PARTS / "icones"
NOTICES = "LICENCES-TIERCES.txt"
LIST = "jalons.cdx.json"
SUMS = "SHA256SUMS"
# Packages are built apart: their flags would have `cargo bench` build everything again, and back.
BUILT = TARGET / "construction"

PROGRAM_AIM = 45  # MB
PACKAGE_AIM = 20  # MB


def version() -> str:
    """Returns the version, from the only place where it is written."""
    text = (ROOT / "Cargo.toml").read_text(encoding="utf-8").partition("[workspace.package]")[2]
    found = re.search(r'^version = "([^"]+)"$', text, re.M)
    check(found, "Cargo.toml ne dit pas la version")
    return found[1] if found else ""


def epoch() -> int:
    """Returns the date of everything in a package: SOURCE_DATE_EPOCH, or that of the last commit."""
    told = os.environ.get("SOURCE_DATE_EPOCH")
    if not told:
        told = run("git", "-C", ROOT, "log", "-1", "--format=%ct").stdout.strip()
    check(told.isdigit(), "ni SOURCE_DATE_EPOCH ni date du dernier commit : quelle date donner au paquet ?")
    return int(told)


def notices(target: str) -> str:
    """Returns the licences of all that is in the program for this system, as a text."""
    return of_dependencies("--notices", target)


def sbom(target: str) -> str:
    """Returns the list of components of the program for this system (CycloneDX, JSON)."""
    return of_dependencies("--sbom", target)


@functools.cache
def of_dependencies(what: str, target: str) -> str:
    """Returns what .ci/dependencies writes for this system."""
    where = TARGET / "paquets" / f"{target}{what}"
    where.parent.mkdir(parents=True, exist_ok=True)
    env = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch())}
    done = run(ROOT / ".ci/dependencies", what, target, where, env=env, timeout=3600)
    check(done.returncode == 0, f".ci/dependencies {what} {target} : {done.stdout}{done.stderr}")
    text = where.read_text(encoding="utf-8")
    where.unlink()
    return text


def remapping(cargo_home: Path, sysroot: Path) -> list[str]:
    """Returns the flags of rustc that keep every path of this computer out of the program."""
    # the last that fits is taken: what is inside another comes after it
    places = {ROOT: "/jalons", TARGET.resolve(): "/jalons/target", sysroot: "/rust", cargo_home: "/cargo"}
    return [f"--remap-path-prefix={place}={told}" for place, told in places.items()]


def rust_places() -> tuple[Path, Path]:
    """Returns where cargo keeps what it fetched, and where Rust itself is."""
    sysroot = run("rustc", "--print", "sysroot", cwd=ROOT).stdout.strip()
    check(sysroot, "rustc ne dit pas où il est")
    return Path(os.environ.get("CARGO_HOME", Path.home() / ".cargo")), Path(sysroot)


def build(target: str, profile: str, env: Mapping[str, str]) -> Path:
    """Builds the program for a system of rustup's; no path of this computer is in it."""
    places = rust_places()
    flags = "\x1f".join(remapping(*places))
    env = {**os.environ, "CARGO_ENCODED_RUSTFLAGS": flags, "SOURCE_DATE_EPOCH": str(epoch()), **env}
    command = ["cargo", "build", "--locked", "--package", "jalons", "--profile", profile, "--target", target,
               "--target-dir", BUILT]
    done = run(*command, cwd=ROOT, env=env, timeout=None, capture_output=False)
    check(done.returncode == 0, "la construction échoue")
    program = BUILT / target / ("debug" if profile == "dev" else profile) / "jalons"
    check_private(program, *places)
    return program


def check_private(program: Path, *others: Path) -> None:
    """Fails if a path of this computer can be read in the program."""
    held = program.read_bytes()
    for place in {Path.home(), ROOT, TARGET.resolve(), *others} - {Path("/")}:
        at = held.find(f"{place}/".encode())
        check(at < 0, f"{program.name} dit un chemin de cet ordinateur : {held[max(at, 0):at + 120]!r}")


# -- a folder, then bytes ---------------------------------------------------------------------------


def put(folder: Path, where: str, what: Path | str | bytes, mode: int = 0o644) -> Path:
    """Puts a file in a package's folder: a copy, a text or bytes."""
    path = folder / where
    path.parent.mkdir(parents=True, exist_ok=True)
    held = what.read_bytes() if isinstance(what, Path) else what.encode() if isinstance(what, str) else what
    path.write_bytes(held)
    path.chmod(mode)
    return path


def commons(folder: Path, target: str, end: str = "\n") -> None:
    """Puts what travels with each package: licences, notices, list of components, example."""
    texts = {name: (ROOT / name).read_text(encoding="utf-8") for name in ("LICENSE-MIT", "LICENSE-APACHE")}
    texts[NOTICES] = notices(target)
    for name, text in texts.items():
        put(folder, name, text.replace("\n", end))
    put(folder, LIST, sbom(target))
    put(folder, f"exemple/{EXAMPLE.name}", EXAMPLE)


def files(folder: Path) -> list[Path]:
    """Returns every file of a folder, always in the same order."""
    return sorted((path for path in folder.rglob("*") if not path.is_dir()), key=lambda path: path.as_posix())


def sums(folder: Path) -> str:
    """Returns the SHA-256 of every file of a folder, as `sha256sum -c` reads them."""
    held = [(path.relative_to(folder), path) for path in files(folder) if path.name != SUMS]
    return "".join(f"{sha256(path)}  {where.as_posix()}\n" for where, path in held if where.parts[0] != "DEBIAN")


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def settle(folder: Path) -> None:
    """Gives everything in a folder the same date and plain rights."""
    when = epoch()
    for path in [folder, *sorted(folder.rglob("*"))]:
        if path.is_symlink():
            continue
        plain = 0o755 if path.is_dir() or path.stat().st_mode & stat.S_IXUSR else 0o644
        path.chmod(plain)
        os.utime(path, (when, when))


def gz(held: bytes) -> bytes:
    """Compresses as `gzip -9n` does: without name and date."""
    return gzip.compress(held, 9, mtime=0)


def tar_gz(folder: Path, to: Path) -> None:
    """Writes a settled folder, with its own name, as a .tar.gz that belongs to nobody."""
    def plain(info: tarfile.TarInfo) -> tarfile.TarInfo:
        info.uid = info.gid = 0
        info.uname = info.gname = "root"
        info.mtime = epoch()
        return info

    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT) as archive:
        archive.add(folder, folder.name, filter=plain)  # adds in the order of names
    to.write_bytes(gz(out.getvalue()))


def zip_file(folder: Path, to: Path) -> None:
    """Writes a folder, with its own name, as a ZIP that Windows' « Extraire tout » reads."""
    when = time.gmtime(epoch())[:6]
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in files(folder):
            info = zipfile.ZipInfo(f"{folder.name}/{path.relative_to(folder).as_posix()}", when)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3  # names in UTF-8 whatever the system
            info.external_attr = (0o755 if path.stat().st_mode & stat.S_IXUSR else 0o644) << 16
            archive.writestr(info, path.read_bytes(), compresslevel=9)


def png(svg: Path, side: int, to: Path) -> Path:
    """Draws a picture of so many pixels a side."""
    to.parent.mkdir(parents=True, exist_ok=True)
    done = run("rsvg-convert", "--width", side, "--height", side, "--output", to, svg)
    check(done.returncode == 0, f"{svg.name} : {done.stderr} (rsvg-convert vient de librsvg2-bin)")
    return to


# -- what is told -----------------------------------------------------------------------------------


def size(path: Path, aim: int) -> str:
    """Returns how big a file is, beside what it should be at most, in millions of bytes."""
    held = path.stat().st_size / 1e6
    told = f"{held:.1f}".replace(".", ",")
    return f"{told} Mo (visé : {aim} Mo au plus{'' if held <= aim else ', DÉPASSÉ'})"
