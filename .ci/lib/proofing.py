"""What every file is held to, whatever it says: sound, accessible, self-contained, without surprise."""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree

from lib.bench import Bench
from lib.checks import run
from lib.pdf import unsound
from lib.readers import DRAWING, SHEET, WORD, Docx, Node, Package, Pdf, Typed, Xlsx, close

# Python programs that know rules of PDF/UA, and the reader of Chrome and Edge.
# A later version may know more: its change is looked at first.
VALIDATORS = ["pdfua==0.1.3", "outloud==0.2.1", "pypdfium2==5.15.2"]
Found = tuple[str, list[str]]  # what was done, and what was found wrong
# What would act by itself or lead elsewhere.
ACTIONS = {"/URI", "/JavaScript", "/JS", "/Launch", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData", "/RichMedia"}


def pdf_is_sound(bench: Bench, pdf: Pdf, team: str = "", with_structure: bool = True) -> None:
    """Sound, tagged, titled, in French, archivable, with its fonts and its bookmarks."""
    name = pdf.path.name
    bench.problems += unsound(pdf)
    bench.expect(pdf.info.get("Encrypted") == "no" and pdf.info.get("JavaScript") == "no",
                 f"{name} : chiffré ou avec un script")
    title = pdf.info.get("Title", "")
    bench.expect(title and pdf.outline and close(pdf.outline[0].title)[:9] in close(title),
                 f"{name} : titre « {title} »")
    bench.expect(team in title, f"{name} : le titre « {title} » ne dit pas l’équipe")
    catalogue = pdf.catalogue
    bench.expect(catalogue.get("/Lang") in ("u:fr", "u:fr-FR"), f"{name} : langue {catalogue.get('/Lang')}")
    bench.expect(catalogue.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is True,
                 f"{name} : le titre n’est pas montré")
    bench.expect(not {"/OpenAction", "/AA", "/AcroForm"} & catalogue.keys(), f"{name} : {catalogue.keys()}")
    for words in ("<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<", ">fr-FR<"):
        bench.expect(words in pdf.metadata, f"{name} : les métadonnées n’ont pas {words}")
    intents = [pdf.object(one) for one in pdf.object(catalogue.get("/OutputIntents", []))]
    bench.expect(any(one.get("/S") == "/GTS_PDFA1" and "/DestOutputProfile" in one for one in intents),
                 f"{name} : pas de profil de couleur")
    bench.expect("/ID" in pdf.trailer, f"{name} : pas d’identifiant")
    for place, one in pdf.objects["qpdf"][1].items():
        told = one.get("value", one.get("stream", {}).get("dict"))
        bench.expect(not (isinstance(told, dict) and (told.get("/S") in ACTIONS or ACTIONS & told.keys())),
                     f"{name} : {place} agit : {told}")
    bench.expect(all(pdf.alternatives), f"{name} : une image n’a pas de texte")
    if with_structure:
        in_order(bench, pdf)


def in_order(bench: Bench, pdf: Pdf) -> None:
    """Bookmarks, headings and the text on the pages go the same way."""
    name, titles = pdf.path.name, [close(heading.title) for heading in pdf.headings]
    bench.expect(titles and pdf.headings[0].rank == 1, f"{name} : premier titre {pdf.headings[:1]}")
    for one, other in zip(pdf.headings, pdf.headings[1:], strict=False):
        bench.expect(other.rank <= one.rank + 1, f"{name} : un rang de titre saute avant « {other.title[:80]} »")
    bench.expect([close(one.title) for one in pdf.outline] == titles, f"{name} : les signets ne sont pas les titres")
    # A title that comes back may be found at its other place.
    flow, at = close(pdf.raw).replace("-", ""), 0
    for title in (title.replace("-", "")[:40] for title in titles if titles.count(title) == 1):
        found = flow.find(title, at)
        bench.expect(found >= 0, f"{name} : « {title} » n’est pas à sa place dans l’ordre des pages")
        at = max(at, found)


def word_is_sound(bench: Bench, document: Docx) -> None:
    """Every part is well formed, every link stays inside, no field but the numbers of pages."""
    name = document.path.name
    parts_are_sound(bench, document)
    for part, data in document.parts.items():
        if not part.startswith("word/") or not part.endswith(".xml"):
            continue
        root = ElementTree.fromstring(data)
        told = [node.get(WORD + "instr") or "" for node in root.iter(WORD + "fldSimple")]
        told += [node.text or "" for node in root.iter(WORD + "instrText")]
        fields = {field.split()[0] for field in told}
        bench.expect(fields <= {"PAGE", "NUMPAGES"}, f"{name}, {part} : champs {fields}")
        for tag in ("hyperlink", "altChunk", "object", "control"):
            bench.expect(not list(root.iter(WORD + tag)), f"{name}, {part} : {tag}")
    bench.expect(document.headings and document.headings[0].rank == 0, f"{name} : pas de titre")
    pictures = len(list(document.body.iter(DRAWING + "inline"))) + len(list(document.body.iter(DRAWING + "anchor")))
    bench.expect(len(document.alternatives) == pictures and all(document.alternatives),
                 f"{name} : une image n’a pas de texte")
    for rows in document.tables:
        bench.expect(len(rows) > 1, f"{name} : tableau vide « {rows[0]} »")
    for table in document.body.iter(WORD + "tbl"):
        if document.style(table) == "JalonsTable":
            head = table.find(f"{WORD}tr/{WORD}trPr/{WORD}tblHeader")
            bench.expect(head is not None, f"{name} : un tableau n’a pas de ligne de titres")
    language = document.part("word/styles.xml").find(f".//{WORD}lang")
    bench.expect(language is not None and language.get(WORD + "val") == "fr-FR",
                 f"{name} : la langue n’est pas le français")


def workbook_is_sound(bench: Bench, book: Xlsx, has_data: bool = False) -> None:
    """No formula, no link outside; dates are dates, titles stay in sight, every column is explained."""
    name = book.path.name
    parts_are_sound(bench, book)
    told: dict[str, list[tuple[str, str]]] = {}
    for line in book.sheets["Colonnes"][1:]:
        told.setdefault(line[0].text(), []).append((line[1].text(), (line[3:4] or [Typed()])[0].text()))
    charts = 0
    for sheet, part in book.places.items():
        root = book.part(part)
        bench.expect(not list(root.iter(SHEET + "f")), f"{name}, « {sheet} » : une formule")
        for link in root.iter(SHEET + "hyperlink"):
            others = link.attrib.keys() - {"ref", "location", "display", "tooltip"}
            bench.expect(link.get("location") and not others,
                         f"{name}, « {sheet} » : lien {link.attrib}")
        charts += len(list(root.iter(SHEET + "drawing")))
        if sheet == "Sommaire":
            continue
        pane = root.find(f".//{SHEET}pane")
        bench.expect(pane is not None and pane.get("state") == "frozen" and pane.get("ySplit") == "1",
                     f"{name}, « {sheet} » : titres non figés")
        rows = book.sheets[sheet]
        bench.expect(len(rows) < 2 or root.find(SHEET + "autoFilter") is not None,
                     f"{name}, « {sheet} » : pas de filtre")
        titles = [cell.text() for cell in rows[0]]
        bench.expect(sheet == "Colonnes" or [one for one, _ in told.get(sheet, [])] == titles,
                     f"{name}, « {sheet} » : « Colonnes » ne dit pas {titles}")
        for title, unit in told.get(sheet, []):
            values = [row[titles.index(title)].value for row in rows[1:] if len(row) > titles.index(title)]
            kinds = {type(value).__name__ for value in values if value is not None}
            meant = {"date": {"date"}, "texte": {"str"}}.get(unit, {"Decimal"} if unit else set())
            bench.expect(kinds <= meant, f"{name}, « {sheet} », « {title} » ({unit}) : {kinds}")
    if has_data and "Profil par domaine" in book.places:
        bench.expect(charts >= 1 and any(part.startswith("xl/charts/chart") for part in book.parts),
                     f"{name} : pas de graphique")
    for part in book.parts:
        bench.expect("externalLink" not in part and "vbaProject" not in part and "connections" not in part,
                     f"{name} : {part}")


def parts_are_sound(bench: Bench, package: Package) -> None:
    """Every XML part is well formed, and every relationship leads to a part that is there."""
    name = package.path.name
    for part, data in package.parts.items():
        if part.endswith((".xml", ".rels")):
            try:
                ElementTree.fromstring(data)
            except ElementTree.ParseError as error:
                bench.expect(False, f"{name}, {part} : {error}")
    for part, kind, target, is_outside in package.relationships():
        bench.expect(not is_outside, f"{name}, {part} : lien vers l’extérieur {target}")
        bench.expect(is_outside or target in package.parts, f"{name}, {part} : {kind} mène à {target}, qui manque")


def validators(folder: Path) -> Callable[[list[Pdf]], Iterable[Found]]:
    """Installs the validators beside the documents and returns what runs them; a sentence without pip."""
    home = folder / "validateurs"
    asked = ["install", "-q", "--disable-pip-version-check", "--retries", "1", *VALIDATORS]
    try:
        done = run(sys.executable, "-m", "venv", home)
        done = run(home / "bin/pip", *asked) if done.returncode == 0 else done
        why = "" if done.returncode == 0 else (done.stderr or done.stdout).strip().split("\n")[-1]
    except (OSError, subprocess.TimeoutExpired) as error:
        why = str(error)
    if why:
        untried = "validateurs de PDF/UA et recherche de PDFium non essayés, faute de pouvoir les installer"
        return lambda _: [(f"{untried} : {why}", [])]

    def validate(pdfs: list[Pdf]) -> Iterator[Found]:
        paths = [pdf.path for pdf in pdfs]
        yield f"pdfua a lu {len(paths)} PDF : balises, langue, textes des images, tableaux", of_pdfua(home, paths)
        yield f"PDFium, celui de Chrome et d’Edge, trouve chaque mot de {len(paths)} PDF", of_pdfium(home, pdfs)
        rules = "règles de PDF/UA-1 qu’une machine peut vérifier"
        yield f"outloud a lu {len(paths)} PDF : {rules}", of_outloud(home, paths)
    return validate


def of_pdfua(home: Path, paths: list[Path]) -> list[str]:
    done = run(home / "bin/pdfua", "check", "--format", "json", *paths)
    return [f"pdfua : {done.stdout[:3000]}{done.stderr[:500]}"] if done.returncode else []


def of_outloud(home: Path, paths: list[Path]) -> list[str]:
    """Only the rules of PDF/UA-1: the other layer guesses."""
    done = run(home / "bin/outloud", "--layer", "conformance", "--fail-on", "error", *paths)
    return [f"outloud : {done.stdout[:3000]}{done.stderr[:500]}"] if done.returncode else []


def of_pdfium(home: Path, pdfs: list[Pdf]) -> list[str]:
    """Every word that a screen reader is told, as often, unless the Word document writes it less often."""
    def counted(words: str) -> Counter[str]:
        return Counter(re.findall(r"[^\W\d_]{3,}", words))

    asked: dict[str, Counter[str]] = {}
    for pdf in pdfs:
        told = counted(" ".join(pieces(pdf.structure)).replace("\u00ad", ""))
        twin = pdf.path.with_suffix(".docx")
        asked[str(pdf.path)] = told & counted(Docx(twin).words) if twin.exists() else told
    path = home / "mots.json"
    path.write_text(json.dumps(asked, ensure_ascii=False), encoding="utf-8")
    done = run(home / "bin/python", Path(__file__).with_name("finding.py"), path)
    missing = done.stdout.splitlines() + ([f"PDFium : {done.stderr[-500:]}"] if done.returncode else [])
    return missing if sum(map(len, asked.values())) > 1000 else [*missing, "PDFium n’a presque rien eu à chercher"]


def pieces(node: Node) -> Iterator[str]:
    """Yields what a screen reader is told, a block at a time; figures are told by their own words."""
    for child in node.children:
        if isinstance(child, str):
            yield child
        elif child.name != "Figure":
            yield from pieces(child)
