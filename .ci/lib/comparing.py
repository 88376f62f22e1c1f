"""Compares what two readers say of the same document, value by value."""

import re
from datetime import date
from itertools import zip_longest
from pathlib import Path

from lib import figures
from lib.bench import Bench
from lib.catalogue import Wanted
from lib.figures import Pages, Sheet
from lib.readers import Docx, Heading, Office, Pdf, Typed, Xlsx, close, read_csv, rounded


def same_numbers(bench: Bench, folder: Path) -> tuple[list[Pdf], list[Docx], list[Xlsx]]:
    """Compares each document in all its formats."""
    documents: list[Docx] = []
    books: list[Xlsx] = []
    pdfs: list[Pdf] = []
    list(bench.pool.map(Pdf.tell, [bench.pdf(path) for path in folder.glob("*.pdf")]))
    for wanted in bench.catalogue.documents():
        if "pdf" not in wanted.formats:
            continue
        pdf = bench.pdf(folder / f"{wanted.name}.pdf")
        pdfs.append(pdf)
        same_as_laid_out(bench, pdf)
        pages: list[Pages] = [pdf]
        if "docx" in wanted.formats:
            documents.append(Docx(folder / f"{wanted.name}.docx"))
            pages.append(documents[-1])
            same_on_pages(bench, pdf, documents[-1])
        if "xlsx" in wanted.formats:
            books.append(Xlsx(folder / f"{wanted.name}.xlsx"))
            for page in pages:
                same_as_workbook(bench, wanted, page, books[-1])
            if "csv" in wanted.formats:
                same_as_csv(bench, folder / f"{wanted.name}.csv", books[-1])
    same_as_elsewhere(bench, folder)
    same_in_office(bench, documents, books)
    return pdfs, documents, books


def same_as_elsewhere(bench: Bench, folder: Path) -> None:
    """Documents without a workbook of their own say what the diagnosis and the statement say."""
    book = figures.of_sheets(lines(Xlsx(folder / "diagnostic.xlsx")))
    for name in [*(f"synthese-{reading}" for reading in bench.catalogue.readings()), "affiche", "diaporama"]:
        pages: list[Pages] = [bench.pdf(folder / f"{name}.pdf")]
        pages += [Docx(folder / f"{name}.docx")] if (folder / f"{name}.docx").exists() else []
        for page in pages:
            found = figures.of_pages(page)
            told = {key: value for key, value in found.items() if key[0] in ("chiffre", "changement")}
            bench.expect(len(told) >= 3, f"{page.path.name} : les chiffres de tête n’y sont pas")
            for key, value in told.items():
                where = f"{name}, {' · '.join(map(str, key))}"
                bench.same((page.name, "XLSX"), where, value, book.get(key, "(absent)"))
            same_on_charts(bench, page, lines(Xlsx(folder / "diagnostic.xlsx")))
    agreed = figures.of_sheets(lines(Xlsx(folder / "diagnostic-2024.xlsx")))
    for page in (bench.pdf(folder / "compte-rendu-2024.pdf"), Docx(folder / "compte-rendu-2024.docx")):
        flow = figures.words(page.words)
        decided = rf"([A-G]\d)·\D{{3,90}}?({figures.STANDING})"
        decisions = re.findall(decided, flow[flow.find("Décidésaprèsdiscussion"):])
        bench.expect(len(decisions) > 10, f"{page.path.name} : {len(decisions)} décisions seulement")
        for code, answer, *_ in decisions:
            bench.same((page.name, "XLSX"), f"compte-rendu-2024, {code}", figures.standing(answer),
                       agreed["critère", code, "réponse"])


def same_on_pages(bench: Bench, pdf: Pdf, docx: Docx) -> None:
    """Every table, label, figure, paragraph, heading and picture of Word is that of the PDF."""
    pair, name = ("PDF", "DOCX"), pdf.path.stem
    bench.same(pair, f"{name}, nombre de tableaux", len(pdf.tables), len(docx.tables))
    none: list[str] = []
    for place, (one, other) in enumerate(zip(pdf.tables, docx.tables, strict=False), 1):
        for row, (cells, others) in enumerate(zip_longest(one, other, fillvalue=none), 1):
            where = f"{name}, tableau {place} « {other[0][0]} », ligne {row} « {close(''.join(others[:1]))} »"
            for cell, match in zip_longest(cells, others, fillvalue=""):
                bench.same(pair, where, figures.words(cell), figures.words(match))
    flow = figures.words(pdf.words)
    for label, value in docx.facts:
        is_there = figures.words(label) + figures.words(value) in flow
        bench.same(pair, f"{name}, « {label} »", is_there and value, value)
    for figure in docx.figures:
        is_there = figures.words("".join(figure)) in flow
        bench.same(pair, f"{name}, chiffre « {figure[0]} »", is_there and figure, figure)
    for paragraph in docx.paragraphs:
        # Word writes in letters what the PDF draws: the number in a circle, the box, what keeps parts apart.
        told = re.sub(r"^([☐☑]\t(\d · )?|\d · |\u00a0[\d–?≠]\u00a0\s|\s?\S\s+(?=[A-Z]\d))", "", paragraph)
        parts = (figures.words(part).removeprefix("?") for part in re.split(" [—·] ", told))
        is_there = figures.words(told) in flow or all(part in flow for part in parts) or paragraph in pdf.alternatives
        bench.same(pair, f"{name}, paragraphe", paragraph if is_there else "(absent)", paragraph)
    bench.same(pair, f"{name}, textes des images", pdf.alternatives,
               [*docx.alternatives, *(alt for alt in pdf.alternatives if alt in docx.paragraphs)])
    same_headings(bench, pdf, docx)


def same_headings(bench: Bench, pdf: Pdf, docx: Docx) -> None:
    """The headings are the same, and each stands below the same other one."""
    titles = [[heading.title for heading in one.headings] for one in (pdf, docx)]
    titles = [[figures.words(re.sub(r"^\s?\S\s+(?=[A-Z]\d)", "", title)) for title in one] for one in titles]
    bench.same(("PDF", "DOCX"), f"{pdf.path.stem}, titres", *titles)
    for title, one, other in zip(titles[1], above(pdf.headings), above(docx.headings), strict=False):
        bench.same(("PDF", "DOCX"), f"{pdf.path.stem}, titre au-dessus de « {title} »", one, other)


def above(headings: list[Heading]) -> list[str]:
    """Returns for each heading the one it stands below, that of the document left out."""
    parents: list[str] = []
    stack: list[Heading] = []
    for heading in headings[1:]:
        stack = [one for one in stack if one.rank < heading.rank]
        parents.append(figures.words(re.sub(r"^\s?\S\s+(?=[A-Z]\d)", "", stack[-1].title)) if stack else "")
        stack.append(heading)
    return ["", *parents]


def lines(book: Xlsx) -> dict[str, Sheet]:
    """Returns the data sheets, each line by title."""
    sheets: dict[str, Sheet] = {}
    for name, rows in book.sheets.items():
        if name not in ("Sommaire", "Colonnes"):
            titles = [cell.text() for cell in rows[0]]
            whole = (row + [Typed()] * (len(titles) - len(row)) for row in rows[1:])
            sheets[name] = [dict(zip(titles, row, strict=True)) for row in whole]
    return sheets


def same_as_workbook(bench: Bench, wanted: Wanted, page: Pages, book: Xlsx) -> None:
    """The figures of the pages are those of the workbook, rounded as the pages say."""
    # Users read no sums down to the balance.
    topics = figures.TOPICS[wanted.kind or ""] - ({"somme"} if wanted.reading == "usagers" else set())
    sheets = lines(book)
    criteria = [(line["Code"].text(), line["Critère"].text()) for line in sheets.get("Réponses", [])]
    statement = [line for name, rows in sheets.items() if name.startswith("Décompte") for line in rows]
    indicators = {line["Code"].text(): line["Indicateur"].text() for line in statement if line["Code"].value}
    on_page, in_book = figures.of_pages(page, criteria, list(indicators.items())), figures.of_sheets(sheets)
    for topic in sorted(topics):
        bench.expect(any(key[0] == topic for key in on_page), f"{page.path.name} : « {topic} » n’y est pas")
        keys = {key for key in on_page if key[0] == topic}
        if topic not in figures.PARTIAL:
            keys |= {key for key in in_book if key[0] == topic}
        for key in sorted(keys, key=str):
            where = f"{page.path.stem}, {' · '.join(map(str, key))}"
            bench.same((page.name, "XLSX"), where, on_page.get(key, "(absent)"), in_book.get(key, "(absent)"))
    same_on_charts(bench, page, sheets)


# How a chart says each in words.
DRAWN = (("Niveau", r"([\d,]+)"), ("Avant", r"[\d,]+\scontre\s([\d,]+)"), ("Évolution", r"[^;(]+\(([^)]+)\)"))


def same_on_charts(bench: Bench, page: Pages, sheets: dict[str, Sheet]) -> None:
    """What charts say to those who do not see them is what the workbook says."""
    said = " ".join(alt for alt in page.alternatives if alt)
    for line in sheets.get("Profil par domaine", [])[:-1]:
        name = line["Domaine"].text().split(" · ", 1)[1]
        for title, pattern in DRAWN:
            for shown in re.findall(rf"{re.escape(name)}\s: {pattern}", said):
                bench.same((page.name, "XLSX"), f"{page.path.stem}, graphique, {name}, {title}",
                           figures.number(shown), line[title].shown())
    for name, rows in sheets.items():
        if name == "Progression" and "en mai" in said:
            for title in list(rows[0])[4:]:
                pattern = rf"(?<![\w])(?:Niveau moyen.+?\. )?{re.escape(title)}\s: ([^.;]+)"
                found = re.findall(pattern, said[said.index("Niveau moyen par"):])
                shown = [figures.number(one) for one in re.findall(r"([\d,]+)(?:\s\(non comparable\))? en\s", found[0])]
                bench.same((page.name, "XLSX"), f"{page.path.stem}, graphique, {title} dans le temps",
                           shown, [row[title].shown() for row in rows])
        if name == "Rémunération par exercice":
            for row in rows:
                year = row["Exercice"].text()
                if shown_total := re.search(rf"{year}\s: ([\d\s,]+)€", said):
                    bench.same((page.name, "XLSX"), f"{page.path.stem}, graphique, {year}",
                               figures.number(shown_total[1]), figures.cents(row["Total"].number()))


def same_as_csv(bench: Bench, path: Path, book: Xlsx) -> None:
    """The CSV is the first sheet, cell by cell: numbers to a hundredth, days in figures."""
    # What was said along the way of an action stays with the team: its CSV alone has it.
    written, rows = read_csv(path), list(book.sheets.values())[1]
    kept = [place for place, title in enumerate(written[0]) if title != "historique"]
    written = [[line[place] for place in kept] for line in written]
    bench.same(("XLSX", "CSV"), f"{path.stem}, nombre de lignes", len(rows), len(written))
    for number, (line, row) in enumerate(zip(written, rows, strict=False), 1):
        for title, written_cell, typed in zip_longest(written[0], line, row):
            seen, cell = written_cell or "", typed or Typed()
            meant: object = cell.text()
            told: object = seen
            if (value := cell.number()) is not None:
                meant, told = rounded(value, 2), figures.number(seen.replace("-", "−"))
            elif isinstance(cell.value, str):
                meant, told = titled(cell.value, number), titled(seen.removeprefix("'").removeprefix("\u200b"), number)
            bench.same(("XLSX", "CSV"), f"{path.stem}, ligne {number}, « {title} »", meant, told)


def titled(text: str, line: int) -> str:
    """Returns a text as both write it: on the first line, with a capital."""
    return text[:1].upper() + text[1:] if line == 1 else text


def same_in_office(bench: Bench, documents: list[Docx], books: list[Xlsx]) -> None:
    """LibreOffice shows what the XML of Word and of workbooks says."""
    texts, tables = bench.pool.map(bench.office.convert, (Office.TEXT, Office.SHEETS),
                                   ([one.path for one in documents], [one.path for one in books]))
    for document in documents:
        # LibreOffice writes the bullets of lists too.
        text = bench.office.text(texts, document.path)
        seen = [close(line).removeprefix("•") for line in text.split("\n") if close(line)]
        meant = [close(line) for one in document.paragraphs for line in one.split("\n") if close(line)]
        for place, (one, other) in enumerate(zip_longest(meant, seen, fillvalue="(absent)"), 1):
            bench.same(("DOCX", "LibreOffice"), f"{document.path.stem}, paragraphe {place}", one, other)
    for book in books:
        sheets = bench.office.sheets(tables, book.path, book.sheets)
        for name, rows in book.sheets.items():
            for number, (row, shown) in enumerate(zip_longest(rows, sheets[name]), 1):
                where = f"{book.path.stem}, feuille « {name} », ligne {number}"
                for cell, text in zip_longest(row or [], shown or []):
                    bench.same(("XLSX", "LibreOffice"), where, *as_shown(cell or Typed(), text or ""))


def as_shown(cell: Typed, shown: str) -> tuple[object, object]:
    """Returns what a cell means and what LibreOffice shows of it, ready to compare."""
    if cell.number() is not None:
        return cell.shown(), figures.number(shown.replace(",", "").replace(".", ",").replace("-", "−"))
    return (cell.text(), shown) if isinstance(cell.value, date) else (close(cell.text()), close(shown))


def same_as_laid_out(bench: Bench, pdf: Pdf) -> None:
    """What a reader sees on a line, with its columns apart, is what a screen reader is told."""
    seen = [re.sub(r"\s+", " ", line).strip() for line in pdf.layout.splitlines()]
    for table in pdf.tables:
        for row in table:
            # A row that needs several lines is scattered over them: only the short ones are followed.
            numbers = [re.sub(r"\s+", " ", cell).strip() for cell in row
                       if re.fullmatch(r"[+−]?[\d\s]+(?:,\d+)?(?:\s€)?", cell)]
            if len(numbers) > 1:
                pattern = re.compile(r"\s.*?".join(re.escape(one) for one in numbers) + "( |$)")
                found = any(map(pattern.search, seen))
                bench.same(("PDF", "mise en page"), f"{pdf.path.stem}, ligne « {row[0]} »",
                           numbers, numbers if found else "(introuvable sur une ligne)")
            for number in numbers:
                bench.same(("PDF", "mise en page"), f"{pdf.path.stem}, « {row[0]} »", number,
                           number if any(number in line for line in seen) else "(absent)")
