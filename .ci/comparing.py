"""Compares what two readers say of the same document, value by value.

Each function takes the bench that counts and remembers, and what was read.
"""

import re
from itertools import zip_longest

import figures
from readers import Office, Typed, close, read_csv, rounded


def same_on_pages(bench, pdf, docx):
    """Every table, label, figure, paragraph, heading and picture of Word is that of the PDF."""
    pair, name = ("PDF", "DOCX"), pdf.path.stem
    bench.same(pair, f"{name}, nombre de tableaux", len(pdf.tables), len(docx.tables))
    for place, (one, other) in enumerate(zip(pdf.tables, docx.tables, strict=False), 1):
        for row, (cells, others) in enumerate(zip_longest(one, other, fillvalue=[]), 1):
            for cell, match in zip_longest(cells, others, fillvalue=""):
                where = f"{name}, tableau {place} « {other[0][0]} », ligne {row} « {close(others[0]) if others else ''} »"
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


def same_headings(bench, pdf, docx):
    """The headings are the same, and each stands below the same other one."""
    titles = [[heading.title for heading in one.headings] for one in (pdf, docx)]
    titles = [[figures.words(re.sub(r"^\s?\S\s+(?=[A-Z]\d)", "", title)) for title in one] for one in titles]
    bench.same(("PDF", "DOCX"), f"{pdf.path.stem}, titres", *titles)
    for title, one, other in zip(titles[1], above(pdf.headings), above(docx.headings), strict=False):
        bench.same(("PDF", "DOCX"), f"{pdf.path.stem}, titre au-dessus de « {title} »", one, other)


def above(headings):
    """Returns for each heading the one it stands below, that of the document left out."""
    parents, stack = [], []
    for heading in headings[1:]:
        stack = [one for one in stack if one.rank < heading.rank]
        parents.append(figures.words(re.sub(r"^\s?\S\s+(?=[A-Z]\d)", "", stack[-1].title)) if stack else "")
        stack.append(heading)
    return ["", *parents]


def lines(book):
    """Returns the data sheets, each line by title."""
    sheets = {}
    for name, rows in book.sheets.items():
        if name not in ("Sommaire", "Colonnes"):
            titles = [cell.value for cell in rows[0]]
            whole = (row + [Typed(None, 0)] * (len(titles) - len(row)) for row in rows[1:])
            sheets[name] = [dict(zip(titles, row, strict=True)) for row in whole]
    return sheets


def same_as_workbook(bench, options, page, book):
    """The figures of the pages are those of the workbook, rounded as the pages say."""
    # Users read no sums down to the balance.
    topics = figures.TOPICS[options["kind"]] - ({"somme"} if options.get("reading") == "usagers" else set())
    sheets = lines(book)
    criteria = [(line["Code"].value, line["Critère"].value) for line in sheets.get("Réponses", [])]
    statement = [line for name, rows in sheets.items() if name.startswith("Décompte") for line in rows]
    indicators = dict((line["Code"].value, line["Indicateur"].value) for line in statement if line["Code"].value)
    on_page, in_book = figures.of_pages(page, criteria, indicators.items()), figures.of_sheets(sheets)
    for topic in sorted(topics):
        bench.expect(any(key[0] == topic for key in on_page), f"{page.path.name} : « {topic} » n’y est pas")
        keys = {key for key in on_page if key[0] == topic}
        if topic not in figures.PARTIAL:
            keys |= {key for key in in_book if key[0] == topic}
        for key in sorted(keys, key=str):
            where = f"{page.path.stem}, {' · '.join(map(str, key))}"
            bench.same((page.name, "XLSX"), where, on_page.get(key, "(absent)"), in_book.get(key, "(absent)"))
    same_on_charts(bench, page, sheets)


def same_on_charts(bench, page, sheets):
    """What charts say to those who do not see them is what the workbook says."""
    said = " ".join(alt for alt in page.alternatives if alt)
    for line in sheets.get("Profil par domaine", [])[:-1]:
        name = line["Domaine"].value.split(" · ", 1)[1]
        for title, pattern in (("Niveau", r"([\d,]+)"), ("Avant", r"[\d,]+\scontre\s([\d,]+)"), ("Évolution", r"[^;(]+\(([^)]+)\)")):
            for shown in re.findall(rf"{re.escape(name)}\s: {pattern}", said):
                bench.same((page.name, "XLSX"), f"{page.path.stem}, graphique, {name}, {title}",
                           figures.number(shown), figures.shown(line[title]))
    for name, rows in sheets.items():
        if name == "Progression" and "en mai" in said:
            for title in list(rows[0])[4:]:
                found = re.search(rf"(?<![\w])(?:Niveau moyen.+?\. )?{re.escape(title)}\s: ([^.;]+)", said[said.index("Niveau moyen par"):])
                shown = [figures.number(one) for one in re.findall(r"([\d,]+)(?:\s\(non comparable\))? en\s", found[1])]
                bench.same((page.name, "XLSX"), f"{page.path.stem}, graphique, {title} dans le temps",
                           shown, [figures.shown(row[title]) for row in rows])
        if name == "Rémunération par exercice":
            for row in rows:
                found = re.search(rf"{row['Exercice'].value}\s: ([\d\s,]+)€", said)
                if found:
                    bench.same((page.name, "XLSX"), f"{page.path.stem}, graphique, {row['Exercice'].value}",
                               figures.number(found[1]), rounded(row["Total"].value, 2))


def same_as_csv(bench, path, book):
    """The CSV is the first sheet, cell by cell: numbers to a hundredth, days in figures."""
    # What was said along the way of an action stays with the team: its CSV alone has it.
    written, rows = read_csv(path), list(book.sheets.values())[1]
    kept = [place for place, title in enumerate(written[0]) if title != "historique"]
    written = [[line[place] for place in kept] for line in written]
    bench.same(("XLSX", "CSV"), f"{path.stem}, nombre de lignes", len(rows), len(written))
    for number, (line, row) in enumerate(zip(written, rows, strict=False), 1):
        for title, seen, cell in zip_longest(written[0], line, row, fillvalue=Typed(None, 0)):
            told = seen
            if cell.value is None:
                meant = ""
            elif isinstance(cell.value, str):
                meant = cell.value[:1].upper() + cell.value[1:] if number == 1 else cell.value
                told = seen.removeprefix("'").removeprefix("\u200b")
                told = told[:1].upper() + told[1:] if number == 1 else told
            elif hasattr(cell.value, "strftime"):
                meant = cell.value.strftime("%d/%m/%Y")
            else:
                meant, told = rounded(cell.value, 2), figures.number(seen.replace("-", "−"))
            bench.same(("XLSX", "CSV"), f"{path.stem}, ligne {number}, « {title} »", meant, told)


def same_in_office(bench, documents, books):
    """LibreOffice shows what the XML of Word and of workbooks says."""
    asked = [(Office.TEXT, [one.path for one in documents]), (Office.SHEETS, [one.path for one in books])]
    texts, tables = bench.pool.map(lambda one: bench.office.convert(*one), asked)
    for document in documents:
        # LibreOffice writes the bullets of lists too.
        shown = [close(line).removeprefix("•") for line in bench.office.text(texts, document.path).split("\n") if close(line)]
        meant = [close(line) for one in document.paragraphs for line in one.split("\n") if close(line)]
        for place, (one, other) in enumerate(zip_longest(meant, shown, fillvalue="(absent)"), 1):
            bench.same(("DOCX", "LibreOffice"), f"{document.path.stem}, paragraphe {place}", one, other)
    for book in books:
        sheets = bench.office.sheets(tables, book.path, book.sheets)
        for name, rows in book.sheets.items():
            for number, (row, seen) in enumerate(zip_longest(rows, sheets[name], fillvalue=[]), 1):
                for cell, shown in zip_longest(row, seen, fillvalue=Typed(None, 0)):
                    shown = "" if isinstance(shown, Typed) else shown
                    where = f"{book.path.stem}, feuille « {name} », ligne {number}"
                    bench.same(("XLSX", "LibreOffice"), where, *as_shown(cell, shown))


def as_shown(cell, shown):
    """Returns what a cell means and what LibreOffice shows of it, ready to compare."""
    if cell.value is None or isinstance(cell.value, str):
        return close(cell.value or ""), close(shown)
    if hasattr(cell.value, "strftime"):
        return cell.value.strftime("%d/%m/%Y"), shown
    return figures.shown(cell), figures.number(shown.replace(",", "").replace(".", ",").replace("-", "−"))


def same_as_laid_out(bench, pdf):
    """What a reader sees on a line, with its columns apart, is what a screen reader is told."""
    seen = [re.sub(r"\s+", " ", line).strip() for line in pdf.layout.splitlines()]
    for table in pdf.tables:
        for row in table:
            # A row that needs several lines is scattered over them: only the short ones are followed.
            numbers = [re.sub(r"\s+", " ", cell).strip() for cell in row if re.fullmatch(r"[+−]?[\d\s]+(?:,\d+)?(?:\s€)?", cell)]
            if len(numbers) > 1:
                pattern = re.compile(r"\s.*?".join(re.escape(one) for one in numbers) + "( |$)")
                found = next((line for line in seen if pattern.search(line)), None)
                bench.same(("PDF", "mise en page"), f"{pdf.path.stem}, ligne « {row[0]} »",
                           numbers, numbers if found else "(introuvable sur une ligne)")
            for number in numbers:
                bench.same(("PDF", "mise en page"), f"{pdf.path.stem}, « {row[0]} »", number,
                           number if any(number in line for line in seen) else "(absent)")
