"""The packages for Linux: a .deb, and the same files in an archive for other systems."""

import html
import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from lib import packaging
from lib.checks import ROOT, TARGET, check, run
from lib.packaging import LINUX, SUMS, put

PARTS = packaging.PARTS / "linux"
SIDES = (48, 128, 256)
DOC = "share/doc/jalons"
OWNER = "Les auteurs de Jalons <jalons@localhost>"
SUMMARY = "auto-évaluation d’équipe de l’exercice coordonné"
# What the window loads by itself, which no list in the program tells: see .ci/start.
NEEDS = ("libx11-6", "libx11-xcb1", "libxcb1", "libxcursor1", "libxi6", "libxrender1", "libxkbcommon-x11-0", "libgl1")
# What it does without: Wayland, the system's file dialogs, kinds of files, opening what was made.
LIKES = ("libegl1", "libwayland-client0", "libwayland-egl1", "xdg-desktop-portal | zenity", "shared-mime-info",
         "desktop-file-utils", "hicolor-icon-theme", "xdg-utils")
CONTROL = """Package: jalons
Version: {version}
Architecture: amd64
Maintainer: {owner}
Installed-Size: {size}
Depends: {needs}
Recommends: {likes}
Section: misc
Priority: optional
Description: {summary}
 Jalons aide l’équipe d’une maison de santé pluriprofessionnelle (MSP) à
 évaluer ensemble la maturité de son exercice coordonné, à choisir la suite, et
 à voir le chemin parcouru d’année en année.
 .
 Il ne demande ni compte ni connexion, et garde tout dans un seul fichier, qui
 appartient à l’équipe. Il fait des documents en PDF, Word, Excel et CSV, et
 calcule la rémunération prévue par l’accord conventionnel (ACI).
"""
MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
          "décembre")


def make_deb(program: Path | None, profile: str, to: Path) -> list[Path]:
    """Makes the package for Debian and Ubuntu."""
    made = to / f"jalons_{packaging.version()}_amd64.deb"

    def make(scratch: Path) -> None:
        root = scratch / "deb"
        tree(root / "usr", program or build(profile), scratch)
        licences = {"MIT": indented((ROOT / "LICENSE-MIT").read_text("utf-8").partition("\n\n")[2])}
        put(root, f"usr/{DOC}/copyright", filled("copyright", licences))
        put(root, f"usr/{DOC}/changelog.gz", packaging.gz(changes_of_package().encode()))
        put(root, "usr/share/lintian/overrides/jalons", PARTS / "lintian-overrides")
        put(root, f"usr/{DOC}/{SUMS}", packaging.sums(root))
        held = packaging.files(root)
        told = CONTROL.format(
            version=packaging.version(), owner=OWNER, summary=SUMMARY, likes=", ".join(LIKES),
            size=sum(-(-path.stat().st_size // 1024) for path in held),
            needs=", ".join([*libraries(root / "usr/bin/jalons", scratch), *NEEDS]))
        # dpkg still checks what is installed by these
        md5 = run("md5sum", *[path.relative_to(root) for path in held], cwd=root).stdout
        put(root, "DEBIAN/control", told)
        put(root, "DEBIAN/md5sums", md5)
        packaging.settle(root)
        # one thread: how many a computer has would be seen in the bytes
        build_it = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z9", "--threads-max=1", "--build", root, made]
        done = run(*build_it, env={**os.environ, "SOURCE_DATE_EPOCH": str(packaging.epoch())}, timeout=900)
        check(done.returncode == 0, f"dpkg-deb : {done.stderr}")

    in_scratch(make)
    return [made]


def make_tar(program: Path | None, profile: str, to: Path) -> list[Path]:
    """Makes the archive for other systems, with what installs it for one person."""
    name = f"jalons-{packaging.version()}"
    made = to / f"{name}-linux-x86_64.tar.gz"

    def make(scratch: Path) -> None:
        root = scratch / name
        tree(root, program or build(profile), scratch)
        put(root, "install.sh", PARTS / "install.sh", 0o755)
        put(root, "LISEZ-MOI.txt", root / DOC / "LISEZ-MOI.txt")
        put(root, SUMS, packaging.sums(root))
        packaging.settle(root)
        packaging.tar_gz(root, made)

    in_scratch(make)
    return [made]


def in_scratch(make: Callable[[Path], None]) -> None:
    folder = Path(tempfile.mkdtemp(prefix="jalons-paquet-"))
    try:
        make(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def build(profile: str) -> Path:
    """Builds the program; the quick one is what « cargo build » has already made, or will use."""
    if profile != "dev":
        return packaging.build(LINUX, profile, {})
    done = run("cargo", "build", "--locked", "--package", "jalons", cwd=ROOT, timeout=None, capture_output=False)
    check(done.returncode == 0, "la construction échoue")
    return TARGET / "debug/jalons"


def tree(usr: Path, program: Path, scratch: Path) -> None:
    """Fills what goes below /usr, the same in every package."""
    installed = put(usr, "bin/jalons", program, 0o755)
    done = run("strip", "--strip-unneeded", "--remove-section=.comment", "--remove-section=.note", installed)
    check(done.returncode == 0, f"strip : {done.stderr}")
    told = run(installed, "--version").stdout.split()
    check(told == ["jalons", packaging.version()], f"le programme se dit {told}, Cargo.toml {packaging.version()}")
    print(f"programme : {packaging.size(installed, packaging.PROGRAM_AIM)}")
    put(usr, "share/applications/jalons.desktop", PARTS / "jalons.desktop")
    put(usr, "share/mime/packages/jalons.xml", PARTS / "jalons.xml")
    date = time.strftime("%Y-%m-%d", time.gmtime(packaging.epoch()))
    changes = "\n".join(f"          <li>{html.escape(title, quote=False)}</li>" for title in news())
    put(usr, "share/metainfo/fr.jalons.jalons.metainfo.xml",
        filled("fr.jalons.jalons.metainfo.xml", {"DATE": date, "CHANGES": changes}))
    put(usr, "share/man/man1/jalons.1.gz", packaging.gz(manual(run(installed, "--aide").stdout).encode()))
    icons(usr / "share/icons/hicolor", scratch)
    packaging.commons(usr / DOC, LINUX)
    put(usr, f"{DOC}/CHANGELOG.md", ROOT / "CHANGELOG.md")
    put(usr, f"{DOC}/LISEZ-MOI.txt", filled("LISEZ-MOI.txt", {"NEEDS": wrapped(NEEDS)}))


def filled(name: str, words: dict[str, str]) -> str:
    """Returns a text of ours with its « @WORDS@ » told."""
    text = (PARTS / name).read_text(encoding="utf-8")
    for word, told in {"VERSION": packaging.version(), **words}.items():
        text = text.replace(f"@{word}@", told)
    left = re.search(r"@[A-Z]+@", text)
    check(not left, f"{name} : {left and left[0]} n’est pas rempli")
    return text


def wrapped(words: tuple[str, ...]) -> str:
    half = (len(words) + 1) // 2
    return "    " + " ".join(words[:half]) + "\n    " + " ".join(words[half:])


def icons(theme: Path, scratch: Path) -> None:
    """Puts the program's icon and those of its files, drawn once and for each size."""
    names = {"jalons": "apps/jalons", "jalons-dossier": "mimetypes/application-x-jalons-dossier",
             "jalons-avis": "mimetypes/application-x-jalons-avis"}
    for name, where in names.items():
        svg = packaging.ICONS / f"{name}.svg"
        put(theme, f"scalable/{where}.svg", svg)
        for side in SIDES:
            put(theme, f"{side}x{side}/{where}.png", packaging.png(svg, side, scratch / f"{name}-{side}.png"))


def libraries(program: Path, scratch: Path) -> list[str]:
    """Returns the packages that hold what the program is linked to, with the version it needs."""
    put(scratch, "debian/control", f"Source: jalons\nMaintainer: {OWNER}\n\nPackage: jalons\nArchitecture: any\n")
    done = run("dpkg-shlibdeps", "-O", program, cwd=scratch)
    found = re.search(r"^shlibs:Depends=(.+)$", done.stdout, re.M)
    check(found, f"dpkg-shlibdeps (de dpkg-dev) : {done.stderr}")
    return found[1].split(", ") if found else []


# -- texts ------------------------------------------------------------------------------------------


def news() -> list[str]:
    """Returns what this version brings, a line each: the first words of the journal of changes."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").partition("\n## ")[2].partition("\n## ")[0]
    titles = re.findall(r"^- \*\*(.+?)\*\*", text.partition("### Ajouté")[2].partition("\n### ")[0], re.M)
    check(titles, "CHANGELOG.md ne dit pas ce qui est ajouté")
    return titles


def indented(text: str) -> str:
    """Returns a text as a field of a Debian file holds it."""
    return "\n".join(f" {line}" if line.strip() else " ." for line in text.strip().splitlines())


def changes_of_package() -> str:
    """Returns the journal of changes as Debian writes it."""
    when = time.strftime("%a, %d %b %Y %H:%M:%S +0000", time.gmtime(packaging.epoch()))
    lines = "\n".join(f"  * {title}" for title in news())
    return f"jalons ({packaging.version()}) unstable; urgency=medium\n\n{lines}\n\n -- {OWNER}  {when}\n"


def manual(told: str) -> str:
    """Returns the manual page, from what « --aide » says."""
    title, _, rest = told.replace("\u00a0", " ").partition("\n")
    when = time.gmtime(packaging.epoch())
    date = f"{when.tm_mday} {MONTHS[when.tm_mon - 1]} {when.tm_year}"
    parts = [f'.TH JALONS 1 "{date}" "Jalons {packaging.version()}" "Commandes"', ".SH NOM",
             f"jalons \\- {SUMMARY}", ".SH SYNOPSIS", ".B jalons", "[\\fIFICHIER\\fR…]", ".SH DESCRIPTION",
             roff(sentence(title.partition(" : ")[2])),
             "Sans commande, ouvre la fenêtre ; avec une commande, fait le travail et rend la main.", ".SH COMMANDES"]
    pending = ""  # a term whose words are on the lines below
    for text in rest.splitlines():
        if not text.strip():
            continue
        if found := re.match(r"^ {2,4}(jalons .+?|--.+?)(?:\s{2,}(\S.*))?$", text):
            parts += [".TP", ".B " + roff(found[1].strip())]
            pending = found[1]
            parts += [roff(found[2])] if found[2] else []
        elif re.match(r"^ {20,}\S", text):
            check(pending, f"« --aide » : une suite sans début, {text!r}")
            parts.append(roff(text.strip()))
        elif found := re.match(r"^ {2}Codes de sortie : (.+)$", text):
            parts += [".SH CODES DE SORTIE", roff(sentence(found[1].strip()))]
        else:
            parts += [f'.SS "{roff(text.strip())}"']
    parts += [".SH FICHIERS", ".TP", ".I ~/.config/jalons", "l’aspect, le zoom, la liste des fichiers récents",
              ".TP", ".I ~/.local/share/jalons", "le journal technique, et ce qui n’était pas encore enregistré"]
    return "\n".join(parts) + "\n"


def sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def roff(text: str) -> str:
    """Returns a text that roff takes as it is; no line begins with « : »."""
    held = re.sub(r" (?=[:;?!»])|(?<=«) ", r"\\~", text.replace("\\", "\\e")).replace("-", "\\-")
    return f"\\&{held}" if held.startswith((".", "'")) else held
