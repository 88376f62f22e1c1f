"""Reads documents back with other programs: poppler, qpdf, LibreOffice, Python's own XML and CSV.

Knows file formats, never what a document should say.
"""

import csv
import json
import re
import zipfile
from collections import namedtuple
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from xml.etree import ElementTree

from checks import check, run

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINKED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# Drawn beside words on pages, where poppler does not always see them; the words say the same.
SIGNS = "▲▼✓✗◐○●◌□☐"
ELEMENT = re.compile(r'^( *)([A-Z][A-Za-z0-9]*)(?: <[^>]*>)?(?: "(?:.*)")?(?: \((?:block|inline)\))?(:?)$')

Heading = namedtuple("Heading", "rank title")
# What a cell of a workbook is: words, Decimal, date or None, and how many decimals it shows.
Typed = namedtuple("Typed", "value decimals")


def close(text):
    """Returns a text without what a line end, a hyphenation or a drawn sign may change."""
    return re.sub(rf"[\s\u00ad\u200b{SIGNS}]+", "", text)


def rounded(number, decimals):
    """Rounds as documents do: half away from zero."""
    return Decimal(number).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


class Node:
    """An element of the structure of a PDF."""

    def __init__(self, name):
        self.name, self.children = name, []

    def text(self, without=()):
        parts = (c if isinstance(c, str) else c.text(without) for c in self.children
                 if isinstance(c, str) or c.name not in without)
        return "".join(parts)

    def all(self, *names):
        for child in self.children:
            if isinstance(child, Node):
                if child.name in names:
                    yield child
                yield from child.all(*names)


class Pdf:
    """A PDF, as poppler and qpdf see it."""

    name = "PDF"

    def __init__(self, path):
        self.path, self.tagged = path, None

    def tell(self):
        """Asks poppler for the tagged words, which takes seconds: several can be asked at once."""
        self.tagged = run("pdfinfo", "-struct-text", self.path, text=False).stdout.decode(errors="replace")

    @cached_property
    def info(self):
        lines = run("pdfinfo", self.path).stdout.splitlines()
        return {key: value.strip() for key, _, value in (line.partition(":") for line in lines)}

    @cached_property
    def metadata(self):
        return run("pdfinfo", "-meta", self.path).stdout

    @cached_property
    def fonts(self):
        return [line.split() for line in run("pdffonts", self.path).stdout.splitlines()[2:]]

    @cached_property
    def layout(self):
        return run("pdftotext", "-layout", self.path, "-").stdout

    @cached_property
    def raw(self):
        return run("pdftotext", "-raw", self.path, "-").stdout

    @cached_property
    def objects(self):
        done = run("qpdf", "--json=2", self.path)
        check(done.returncode == 0, f"{self.path.name} : qpdf --json : {done.stderr[:500]}")
        return json.loads(done.stdout)

    def object(self, place):
        """Follows a reference, or returns what is there already."""
        if not (isinstance(place, str) and re.fullmatch(r"\d+ \d+ R", place)):
            return place
        found = self.objects["qpdf"][1][f"obj:{place}"]
        return found["value"] if "value" in found else found["stream"]["dict"]

    @property
    def trailer(self):
        return self.objects["qpdf"][1]["trailer"]["value"]

    @property
    def catalogue(self):
        return self.object(self.trailer["/Root"])

    @cached_property
    def outline(self):
        """The bookmarks, with their ranks."""
        def walk(items, rank):
            for item in items:
                yield Heading(rank, item["title"])
                yield from walk(item["kids"], rank + 1)
        return list(walk(self.objects["outlines"], 1))

    @cached_property
    def alternatives(self):
        """The alternative text of every figure, in reading order; None where there is none."""
        def walk(place):
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
    def structure(self):
        """The tagged elements with their words, as a screen reader is given them."""
        if self.tagged is None:
            self.tell()
        root, text = Node("root"), None
        stack = [(-1, root)]
        for line in self.tagged.split("\n"):
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
    def headings(self):
        found = self.structure.all("H1", "H2", "H3", "H4", "H5", "H6")
        return [Heading(int(node.name[1]), node.text()) for node in found]

    @cached_property
    def tables(self):
        """Every table as rows of words, without the columns that only draw."""
        tables = []
        for table in self.structure.all("Table"):
            rows = [[cell.text().strip() for cell in row.all("TH", "TD")] for row in table.all("TR")]
            drawn = {place for place, title in enumerate(rows[0]) if title == ""
                     and not any(row[place] for row in rows if len(row) == len(rows[0]))}
            tables.append([[cell for place, cell in enumerate(row) if place not in drawn] for row in rows])
        return tables

    @cached_property
    def words(self):
        """Everything that is read, figures left out."""
        return self.structure.text(without=("Figure",))


class Package:
    """A file that is an archive of XML parts."""

    def __init__(self, path):
        self.path = path
        with zipfile.ZipFile(path) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}

    def xml(self, part):
        return ElementTree.fromstring(self.parts[part])

    def relationships(self):
        """Yields the part that links, the kind, the target as a part, and whether it is outside."""
        for part in self.parts:
            if not part.endswith(".rels"):
                continue
            folder = part.rsplit("_rels/", 1)[0]
            for link in self.xml(part):
                target = link.get("Target")
                if link.get("TargetMode") != "External":
                    steps = [] if target.startswith("/") else folder.rstrip("/").split("/")
                    for step in target.strip("/").split("/"):
                        steps = steps[:-1] if step == ".." else steps + [step]
                    target = "/".join(step for step in steps if step)
                yield part, link.get("Type").rsplit("/", 1)[1], target, link.get("TargetMode") == "External"


class Docx(Package):
    """A document for Word, by its own XML."""

    name = "DOCX"

    @cached_property
    def body(self):
        return self.xml("word/document.xml")[0]

    @staticmethod
    def said(paragraph):
        parts = {"t": lambda node: node.text or "", "tab": lambda _: "\t", "br": lambda _: "\n"}
        return "".join(parts[node.tag.removeprefix(WORD)](node) for node in paragraph.iter()
                       if node.tag in (WORD + "t", WORD + "tab", WORD + "br")
                       and not (node.tag == WORD + "tab" and node.get(WORD + "val")))

    @staticmethod
    def style(paragraph):
        style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
        return "" if style is None else style.get(WORD + "val")

    @cached_property
    def paragraphs(self):
        return [self.said(node) for node in self.body.iter(WORD + "p")]

    @cached_property
    def ranks(self):
        """The rank of each style that makes a heading."""
        ranks = {"Title": 0}
        for style in self.xml("word/styles.xml").iter(WORD + "style"):
            level = style.find(f"{WORD}pPr/{WORD}outlineLvl")
            if level is not None and int(level.get(WORD + "val")) < 9:
                ranks[style.get(WORD + "styleId")] = int(level.get(WORD + "val")) + 1
        return ranks

    @cached_property
    def headings(self):
        return [Heading(self.ranks[self.style(node)], self.said(node)) for node in self.body.iter(WORD + "p")
                if self.style(node) in self.ranks]

    def framed(self, style):
        """Yields each table of a style as rows of cells of paragraphs."""
        for table in self.body.iter(WORD + "tbl"):
            if table.find(f"{WORD}tblPr/{WORD}tblStyle").get(WORD + "val") == style:
                yield [[[self.said(p) for p in cell.iter(WORD + "p")] for cell in row.findall(WORD + "tc")]
                       for row in table.findall(WORD + "tr")]

    @cached_property
    def tables(self):
        return [[["\n".join(cell) for cell in row] for row in table] for table in self.framed("JalonsTable")]

    @cached_property
    def facts(self):
        """Labels with their values."""
        rows = (row for table in self.framed("JalonsFacts") for row in table)
        cells = (["\n".join(cell) for cell in row] for row in rows)
        return [(row[place], row[place + 1]) for row in cells for place in range(0, len(row) - 1, 2) if row[place]]

    @cached_property
    def figures(self):
        """The figures set forward: label, value, detail."""
        return [cell for table in self.framed("JalonsFigures") for row in table for cell in row if any(cell)]

    @cached_property
    def alternatives(self):
        return [node.get("descr") or None for node in self.body.iter(DRAWING + "docPr")]

    @cached_property
    def words(self):
        return "\n".join(self.paragraphs)


class Xlsx(Package):
    """A workbook, by its own XML."""

    name = "XLSX"

    @cached_property
    def places(self):
        """The part of each sheet, by its name."""
        links = {link.get("Id"): link.get("Target") for link in self.xml("xl/_rels/workbook.xml.rels")}
        return {sheet.get("name"): "xl/" + links[sheet.get(LINKED)].removeprefix("/xl/")
                for sheet in self.xml("xl/workbook.xml").iter(SHEET + "sheet")}

    @cached_property
    def strings(self):
        if "xl/sharedStrings.xml" not in self.parts:
            return []
        return ["".join(part.text or "" for part in item.iter(SHEET + "t"))
                for item in self.xml("xl/sharedStrings.xml")]

    @cached_property
    def patterns(self):
        """The number pattern of each cell style."""
        styles = self.xml("xl/styles.xml")
        told = {one.get("numFmtId"): one.get("formatCode") for one in styles.iter(SHEET + "numFmt")}
        return [told.get(one.get("numFmtId"), "") for one in styles.find(SHEET + "cellXfs")]

    @cached_property
    def sheets(self):
        return {name: self.rows(part) for name, part in self.places.items()}

    def rows(self, part):
        rows = []
        for row in self.xml(part).iter(SHEET + "row"):
            line = []
            for cell in row:
                column = 0
                for letter in re.match("[A-Z]+", cell.get("r"))[0]:
                    column = column * 26 + ord(letter) - 64
                line += [Typed(None, 0)] * (column - len(line))
                line[column - 1] = self.typed(cell)
            rows += [[]] * (int(row.get("r")) - 1 - len(rows)) + [line]
        return rows

    def typed(self, cell):
        value, kind = cell.findtext(SHEET + "v"), cell.get("t", "n")
        if kind == "inlineStr":
            return Typed("".join(part.text or "" for part in cell.iter(SHEET + "t")), 0)
        if value is None:
            return Typed(None, 0)
        if kind != "n":
            return Typed(self.strings[int(value)] if kind == "s" else value, 0)
        pattern = self.patterns[int(cell.get("s", 0))]
        if "yy" in pattern:
            return Typed(date(1899, 12, 30) + timedelta(days=int(value)), 0)
        decimals = re.search(r"\.([0#]+)", pattern.split(";")[0])
        return Typed(Decimal(value), len(decimals[1]) if decimals else 0)


def read_csv(path):
    """Returns the lines of a CSV for a French spreadsheet."""
    data = path.read_bytes()
    check(data.startswith(b"\xef\xbb\xbf"), f"{path.name} n’a pas sa marque UTF-8")
    return list(csv.reader(data.decode("utf-8-sig").splitlines(keepends=True), delimiter=";"))


class Office:
    """LibreOffice, without a screen, with a profile of its own."""

    # « ; », quote, UTF-8, from the first line, French; cells as shown; every sheet in a file of its own
    SHEETS = "csv:Text - txt - csv (StarCalc):59,34,76,1,,1036,false,true,true,false,false,-1"
    TEXT = "txt:Text (encoded):UTF8"

    def __init__(self, folder, env):
        self.folder, self.env = folder, env

    def convert(self, kind, paths):
        """Opens these files and writes them as another kind, in a folder that is returned."""
        out = self.folder / f"libreoffice-{kind[:3]}"
        out.mkdir()
        # LibreOffice keeps a profile to itself: each kind has its own.
        done = run("soffice", f"-env:UserInstallation=file://{out}-profil", "--headless", "--convert-to", kind,
                   "--outdir", out, *paths, env=self.env)
        check(done.returncode == 0, f"LibreOffice : {done.stdout}{done.stderr}")
        return out

    def text(self, out, path):
        found = out / f"{path.stem}.txt"
        check(found.exists(), f"LibreOffice n’a pas ouvert {path.name}")
        return found.read_text("utf-8-sig")

    def sheets(self, out, path, names):
        """Returns the cells of every sheet, as they are shown."""
        sheets = {}
        for name in names:
            found = out / f"{path.stem}-{name}.csv"
            check(found.exists(), f"LibreOffice ne montre pas la feuille « {name} » de {path.name}")
            with found.open(encoding="utf-8-sig", newline="") as file:
                sheets[name] = list(csv.reader(file, delimiter=";"))
        return sheets
