"""Reads documents back with other programs: poppler, qpdf, LibreOffice, Python's own XML and CSV.

Knows file formats, never what a document should say.
"""

import csv
import json
import re
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from lib.checks import check, run

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINKED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# Drawn beside words on pages, where poppler does not always see them; the words say the same.
SIGNS = "▲▼✓✗◐○●◌□☐"
ELEMENT = re.compile(r'^( *)([A-Z][A-Za-z0-9]*)(?: <[^>]*>)?(?: "(?:.*)")?(?: \((?:block|inline)\))?(:?)$')

Dictionary = dict[str, Any]
Value = str | Decimal | date | None


class Heading(NamedTuple):
    rank: int
    title: str


class Typed(NamedTuple):
    """A cell of a workbook: what it is, and how many decimals it shows."""

    value: Value = None
    decimals: int = 0

    def text(self) -> str:
        """Returns its words, a day as it is read, a number as it is kept."""
        if isinstance(self.value, date):
            return self.value.strftime("%d/%m/%Y")
        return "" if self.value is None else str(self.value)

    def number(self) -> Decimal | None:
        """Returns its number as it is kept, if it is one."""
        return self.value if isinstance(self.value, Decimal) else None

    def shown(self) -> Decimal | None:
        """Returns its number rounded as it is shown, if it is one."""
        return rounded(self.value, self.decimals) if isinstance(self.value, Decimal) else None


def close(text: str) -> str:
    """Returns a text without what a line end, a hyphenation or a drawn sign may change."""
    return re.sub(rf"[\s\u00ad\u200b{SIGNS}]+", "", text)


def rounded(number: Decimal, decimals: int) -> Decimal:
    """Rounds as documents do: half away from zero."""
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


class Node:
    """An element of the structure of a PDF."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.children: list[Node | str] = []

    def text(self, without: Collection[str] = ()) -> str:
        parts = (c if isinstance(c, str) else c.text(without) for c in self.children
                 if isinstance(c, str) or c.name not in without)
        return "".join(parts)

    def all(self, *names: str) -> Iterator["Node"]:
        for child in self.children:
            if isinstance(child, Node):
                if child.name in names:
                    yield child
                yield from child.all(*names)


class Pdf:
    """A PDF, as poppler and qpdf see it."""

    name = "PDF"

    def __init__(self, path: Path) -> None:
        self.path = path
        self.tagged: str | None = None

    def tell(self) -> str:
        """Returns the tagged words, which take poppler seconds: those of several can be asked at once."""
        if self.tagged is None:
            self.tagged = run("pdfinfo", "-struct-text", self.path, errors="replace").stdout
        return self.tagged

    @cached_property
    def info(self) -> dict[str, str]:
        lines = run("pdfinfo", self.path).stdout.splitlines()
        return {key: value.strip() for key, _, value in (line.partition(":") for line in lines)}

    @cached_property
    def metadata(self) -> str:
        return run("pdfinfo", "-meta", self.path).stdout

    @cached_property
    def fonts(self) -> list[list[str]]:
        return [line.split() for line in run("pdffonts", self.path).stdout.splitlines()[2:]]

    @cached_property
    def layout(self) -> str:
        return run("pdftotext", "-layout", self.path, "-").stdout

    @cached_property
    def raw(self) -> str:
        return run("pdftotext", "-raw", self.path, "-").stdout

    @cached_property
    def objects(self) -> Dictionary:
        done = run("qpdf", "--json=2", self.path)
        check(done.returncode == 0, f"{self.path.name} : qpdf --json : {done.stderr[:500]}")
        return json.loads(done.stdout)

    def object(self, place: Any) -> Any:
        """Follows a reference, or returns what is there already."""
        if not (isinstance(place, str) and re.fullmatch(r"\d+ \d+ R", place)):
            return place
        found = self.objects["qpdf"][1][f"obj:{place}"]
        return found["value"] if "value" in found else found["stream"]["dict"]

    @property
    def trailer(self) -> Dictionary:
        return self.objects["qpdf"][1]["trailer"]["value"]

    @property
    def catalogue(self) -> Dictionary:
        return self.object(self.trailer["/Root"])

    @cached_property
    def outline(self) -> list[Heading]:
        """The bookmarks, with their ranks."""
        def walk(items: list[dict[str, Any]], rank: int) -> Iterator[Heading]:
            for item in items:
                yield Heading(rank, item["title"])
                yield from walk(item["kids"], rank + 1)
        return list(walk(self.objects["outlines"], 1))

    @cached_property
    def alternatives(self) -> list[str | None]:
        """The alternative text of every figure, in reading order; None where there is none."""
        def walk(place: Any) -> Iterator[str | None]:
            one = self.object(place)
            if isinstance(one, list):
                for kid in one:
                    yield from walk(kid)
            elif isinstance(one, dict) and "/S" in one:
                if one["/S"] == "/Figure":
                    yield one.get("/Alt", "").removeprefix("u:") or None
                yield from walk(one.get("/K"))
        return list(walk(self.object(self.catalogue["/StructTreeRoot"])["/K"]))

    @cached_property
    def structure(self) -> Node:
        """The tagged elements with their words, as a screen reader is given them."""
        root = Node("root")
        text: str | None = None
        stack = [(-1, root)]
        for line in self.tell().split("\n"):
            found = ELEMENT.match(line)
            words = re.match(r'^( *)"(.*?)("?)$', line)
            if text is not None:
                text += "\n" + line.removesuffix('"')
                done_now = line.endswith('"')
            elif found:
                indent = len(found[1])
                while stack[-1][0] >= indent:
                    stack.pop()
                node = Node(found[2])
                stack[-1][1].children.append(node)
                stack.append((indent, node))
                continue
            elif words:
                while stack[-1][0] >= len(words[1]):
                    stack.pop()
                text, done_now = words[2], bool(words[3])
            else:
                continue
            if done_now:
                stack[-1][1].children.append(text)
                text = None
        return root

    @cached_property
    def headings(self) -> list[Heading]:
        found = self.structure.all("H1", "H2", "H3", "H4", "H5", "H6")
        return [Heading(int(node.name[1]), node.text()) for node in found]

    @cached_property
    def tables(self) -> list[list[list[str]]]:
        """Every table as rows of words, without the columns that only draw."""
        tables = []
        for table in self.structure.all("Table"):
            rows = [[cell.text().strip() for cell in row.all("TH", "TD")] for row in table.all("TR")]
            drawn = {place for place, title in enumerate(rows[0]) if title == ""
                     and not any(row[place] for row in rows if len(row) == len(rows[0]))}
            tables.append([[cell for place, cell in enumerate(row) if place not in drawn] for row in rows])
        return tables

    @cached_property
    def words(self) -> str:
        """Everything that is read, figures left out."""
        return self.structure.text(without=("Figure",))


class Package:
    """A file that is an archive of XML parts."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with zipfile.ZipFile(path) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}

    def part(self, name: str) -> Element:
        """Returns the root of a part."""
        return ElementTree.fromstring(self.parts[name])

    def relationships(self) -> Iterator[tuple[str, str, str, bool]]:
        """Yields the part that links, the kind, the target as a part, and whether it is outside."""
        for part in self.parts:
            if not part.endswith(".rels"):
                continue
            folder = part.rsplit("_rels/", 1)[0]
            for link in self.part(part):
                target = link.attrib["Target"]
                if link.get("TargetMode") != "External":
                    steps = [] if target.startswith("/") else folder.rstrip("/").split("/")
                    for step in target.strip("/").split("/"):
                        steps = steps[:-1] if step == ".." else [*steps, step]
                    target = "/".join(step for step in steps if step)
                yield part, link.attrib["Type"].rsplit("/", 1)[1], target, link.get("TargetMode") == "External"


class Docx(Package):
    """A document for Word, by its own XML."""

    name = "DOCX"

    @cached_property
    def body(self) -> Element:
        return self.part("word/document.xml")[0]

    @staticmethod
    def said(paragraph: Element) -> str:
        """Returns the words of a paragraph: a line break is one, a tab is one."""
        signs = {WORD + "tab": "\t", WORD + "br": "\n"}
        # a tab that has a place is where tabs lead, not one that is written
        return "".join((node.text or "") if node.tag == WORD + "t" else signs.get(node.tag, "")
                       for node in paragraph.iter() if not node.get(WORD + "val"))

    @staticmethod
    def style(node: Element) -> str:
        """Returns the style of a paragraph or of a table; empty without one."""
        style = next((style for what in ("pPr/{0}pStyle", "tblPr/{0}tblStyle")
                      if (style := node.find(WORD + what.format(WORD))) is not None), None)
        return "" if style is None else style.attrib[WORD + "val"]

    @cached_property
    def paragraphs(self) -> list[str]:
        return [self.said(node) for node in self.body.iter(WORD + "p")]

    @cached_property
    def ranks(self) -> dict[str, int]:
        """The rank of each style that makes a heading."""
        ranks = {"Title": 0}
        for style in self.part("word/styles.xml").iter(WORD + "style"):
            for level in style.iterfind(f"{WORD}pPr/{WORD}outlineLvl"):
                if (rank := int(level.attrib[WORD + "val"])) < 9:
                    ranks[style.attrib[WORD + "styleId"]] = rank + 1
        return ranks

    @cached_property
    def headings(self) -> list[Heading]:
        return [Heading(self.ranks[self.style(node)], self.said(node)) for node in self.body.iter(WORD + "p")
                if self.style(node) in self.ranks]

    def framed(self, style: str) -> Iterator[list[list[list[str]]]]:
        """Yields each table of a style as rows of cells of paragraphs."""
        for table in self.body.iter(WORD + "tbl"):
            if self.style(table) == style:
                yield [[[self.said(p) for p in cell.iter(WORD + "p")] for cell in row.findall(WORD + "tc")]
                       for row in table.findall(WORD + "tr")]

    @cached_property
    def tables(self) -> list[list[list[str]]]:
        return [[["\n".join(cell) for cell in row] for row in table] for table in self.framed("JalonsTable")]

    @cached_property
    def facts(self) -> list[tuple[str, str]]:
        """Labels with their values."""
        rows = (row for table in self.framed("JalonsFacts") for row in table)
        cells = (["\n".join(cell) for cell in row] for row in rows)
        return [(row[place], row[place + 1]) for row in cells for place in range(0, len(row) - 1, 2) if row[place]]

    @cached_property
    def figures(self) -> list[list[str]]:
        """The figures set forward: label, value, detail."""
        return [cell for table in self.framed("JalonsFigures") for row in table for cell in row if any(cell)]

    @cached_property
    def alternatives(self) -> list[str | None]:
        return [node.get("descr") or None for node in self.body.iter(DRAWING + "docPr")]

    @cached_property
    def words(self) -> str:
        return "\n".join(self.paragraphs)


class Xlsx(Package):
    """A workbook, by its own XML."""

    name = "XLSX"

    @cached_property
    def places(self) -> dict[str, str]:
        """The part of each sheet, by its name."""
        links = {link.attrib["Id"]: link.attrib["Target"] for link in self.part("xl/_rels/workbook.xml.rels")}
        return {sheet.attrib["name"]: "xl/" + links[sheet.attrib[LINKED]].removeprefix("/xl/")
                for sheet in self.part("xl/workbook.xml").iter(SHEET + "sheet")}

    @cached_property
    def strings(self) -> list[str]:
        if "xl/sharedStrings.xml" not in self.parts:
            return []
        return ["".join(part.text or "" for part in item.iter(SHEET + "t"))
                for item in self.part("xl/sharedStrings.xml")]

    @cached_property
    def patterns(self) -> list[str]:
        """The number pattern of each cell style."""
        styles = self.part("xl/styles.xml")
        told = {one.attrib["numFmtId"]: one.attrib["formatCode"] for one in styles.iter(SHEET + "numFmt")}
        return [told.get(one.attrib["numFmtId"], "") for one in styles.iterfind(f"{SHEET}cellXfs/{SHEET}xf")]

    @cached_property
    def sheets(self) -> dict[str, list[list[Typed]]]:
        return {name: self.rows(part) for name, part in self.places.items()}

    def rows(self, part: str) -> list[list[Typed]]:
        rows: list[list[Typed]] = []
        for row in self.part(part).iter(SHEET + "row"):
            line: list[Typed] = []
            for cell in row:
                column = 0
                for letter in cell.attrib["r"].rstrip("0123456789"):
                    column = column * 26 + ord(letter) - 64
                line += [Typed()] * (column - len(line))
                line[column - 1] = self.typed(cell)
            rows += [*[[]] * (int(row.attrib["r"]) - 1 - len(rows)), line]
        return rows

    def typed(self, cell: Element) -> Typed:
        value, kind = cell.findtext(SHEET + "v"), cell.get("t", "n")
        if kind == "inlineStr":
            return Typed("".join(part.text or "" for part in cell.iter(SHEET + "t")))
        if value is None:
            return Typed()
        if kind != "n":
            return Typed(self.strings[int(value)] if kind == "s" else value)
        pattern = self.patterns[int(cell.get("s", 0))]
        if "yy" in pattern:
            return Typed(date(1899, 12, 30) + timedelta(days=int(value)))
        decimals = re.search(r"\.([0#]+)", pattern.split(";")[0])
        return Typed(Decimal(value), len(decimals[1]) if decimals else 0)


def read_csv(path: Path) -> list[list[str]]:
    """Returns the lines of a CSV for a French spreadsheet."""
    data = path.read_bytes()
    check(data.startswith(b"\xef\xbb\xbf"), f"{path.name} n’a pas sa marque UTF-8")
    return list(csv.reader(data.decode("utf-8-sig").splitlines(keepends=True), delimiter=";"))


class Office:
    """LibreOffice, without a screen, with a profile of its own."""

    # « ; », quote, UTF-8, from the first line, French
    CSV = "Text - txt - csv (StarCalc):59,34,76,1,,1036"
    # cells as shown; every sheet in a file of its own
    SHEETS = f"csv:{CSV},false,true,true,false,false,-1"
    TEXT = "txt:Text (encoded):UTF8"

    def __init__(self, folder: Path, env: Mapping[str, str]) -> None:
        self.folder, self.env = folder, env

    def convert(self, kind: str, paths: Iterable[Path], *options: str) -> Path:
        """Opens these files and writes them as another kind, in a folder that is returned."""
        out = self.folder / f"libreoffice-{kind[:3]}"
        out.mkdir(exist_ok=True)
        # LibreOffice keeps a profile to itself: each kind has its own.
        options = (f"-env:UserInstallation=file://{out}-profil", "--headless", *options, "--convert-to", kind)
        done = run("soffice", *options, "--outdir", out, *paths, env=self.env)
        check(done.returncode == 0, f"LibreOffice : {done.stdout}{done.stderr}")
        return out

    def workbook(self, path: Path, options: str = "") -> Path:
        """Opens a CSV as a French computer does, and returns what it makes of it."""
        found = self.convert("xlsx", [path], f"--infilter={self.CSV}{options}") / f"{path.stem}.xlsx"
        check(found.exists(), f"LibreOffice n’a pas ouvert {path.name}")
        return found

    def text(self, out: Path, path: Path) -> str:
        found = out / f"{path.stem}.txt"
        check(found.exists(), f"LibreOffice n’a pas ouvert {path.name}")
        return found.read_text("utf-8-sig")

    def sheets(self, out: Path, path: Path, names: Iterable[str]) -> dict[str, list[list[str]]]:
        """Returns the cells of every sheet, as they are shown."""
        sheets = {}
        for name in names:
            found = out / f"{path.stem}-{name}.csv"
            check(found.exists(), f"LibreOffice ne montre pas la feuille « {name} » de {path.name}")
            with found.open(encoding="utf-8-sig", newline="") as file:
                sheets[name] = list(csv.reader(file, delimiter=";"))
        return sheets
