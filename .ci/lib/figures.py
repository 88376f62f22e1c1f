"""The figures that matter in a document, as pages tell them and as tables of a workbook tell them.

Both give the same keys, topic first: ("profil", "A · Coordination…", "niveau"). Numbers are exact
decimals rounded as the document shows them, dates are dates, words have no spaces.
"""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from decimal import Decimal
from itertools import pairwise

from lib.readers import SIGNS, Docx, Pdf, Typed, Value, close, rounded

Key = tuple[str | int, ...]  # topic first
State = tuple[str, bool, Value]  # of an action: what it is, whether it is late, since when
Figures = dict[Key, Value | State]
Line = Mapping[str, Typed]  # of a sheet, by title
Sheet = list[Line]
Pages = Pdf | Docx
Coded = Collection[tuple[str, str]]  # codes with their titles

MONTHS = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
          "novembre", "décembre"]
NUMBER = r"[+−-]?\d+(?:,\d+)?"
STANDING = (r"Niveau(\d)·|(Sansobjet)|(Nesaitpas)|Pasd’accordàcejour,entre(\d)et(\d)|(Sansréponse)")


def words(text: str) -> str:
    """Returns words to compare: hyphens go too, since the end of a line may add one."""
    return re.sub(r"[-—]", "", close(text))


def number(text: str) -> Decimal | None:
    """Reads a number as a page shows it; None for a dash."""
    text = re.sub(rf"[\s€≈{SIGNS}]", "", text)
    if text.startswith("stable"):
        return Decimal(0)
    found = re.match(NUMBER, text)
    return Decimal(found[0].replace("−", "-").replace(",", ".")) if found else None


def day(text: str) -> date | None:
    """Reads "31/10/2025" or "31 octobre 2025"; None for a dash."""
    if found := re.fullmatch(r"(\d+)/(\d+)/(\d{4})", text.strip()):
        return date(*map(int, reversed(found.groups())))
    if found := re.fullmatch(r"(\d+)(?:er)?([a-zéû]+)(\d{4})", close(text)):
        return date(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1]))
    return None


def standing(told: str) -> str:
    """Returns in a few words the answer that a text begins with."""
    found = re.match(STANDING, told)
    if not found:
        return "introuvable"
    level, none, unknown, low, high, empty = found.groups()
    if level:
        return f"niveau{level}"
    return f"entre{low}et{high}" if low else str(none or unknown or empty).lower()


def named(table: list[list[str]], *titles: str) -> bool:
    """Tells whether a table begins with these columns."""
    return [words(title) for title in table[0][:len(titles)]] == [words(title) for title in titles]


def state(text: str) -> State | str:
    """Reads "En cours, échéance du 31 octobre 2025 non tenue…" or "Fait le 12 juin 2025": state, lateness, day."""
    text = close(text).lower()
    found = re.match(r"(àfaire|encours|fait|abandonné)(,échéance\w+nontenue)?(?:le(.+))?", text)
    return (found[1], bool(found[2]), day(found[3]) if found[3] else None) if found else text


# -- pages -----------------------------------------------------------------------------------------


def of_pages(document: Pages, criteria: Coded = (), indicators: Coded = ()) -> Figures:
    """Reads the figures of a PDF or of a document for Word."""
    told: Figures = {}
    parts = 0
    for table in document.tables:
        rows = table[1:]
        if named(table, "Domaine", "Niveau"):
            for name, level, then, change, aim, covered in rows:
                counted, whole = covered.split("sur")
                cells = [number(level), number(then), number(change), number(aim), number(counted), number(whole)]
                titles = ["niveau", "avant", "évolution", "cible", "pris en compte", "total"]
                told |= {("profil", words(name), title): cell for title, cell in zip(titles, cells, strict=True)}
        elif named(table, "Code", "Critère", "Réponse convenue"):
            for row in rows:
                if len([cell for cell in row if cell]) > 1:
                    code, _, answer, change, strength = row
                    told["critère", code, "réponse"] = standing(close(answer) + "·")
                    told["critère", code, "évolution"] = number(change)
                    told["critère", code, "appui"] = words(strength).strip("–")
        elif named(table, "Critère") and words(table[0][-1]) == "Évolution":
            for name, then, now, change in rows:
                code = name.split(" ")[0]
                told["changement", code, "avant"], told["changement", code, "après"] = number(then), number(now)
                told["changement", code, "évolution"] = number(change)
        elif named(table, "Campagne", "Date", "Grille"):
            for name, when, grid, mean, _ in rows:
                told["campagne", words(name), "date"], told["campagne", words(name), "niveau"] = day(when), number(mean)
                told["campagne", words(name), "grille"] = words(grid)
        elif named(table, "N°", "Action", "Critères"):
            for _, name, codes, *owner, deadline, how in rows:  # only the team reads who does it
                one = ("action", words(name))
                told |= {(*one, "critères"): words(codes), (*one, "échéance"): day(deadline),
                         (*one, "état"): state(how)}
                told |= {(*one, "responsable"): words(who) for who in owner}
        elif named(table, "Action", "Ce qui montre"):
            pass
        elif named(table, "Indicateur", "Unité"):
            for name, unit, *values in rows:
                told["mesure", words(name), "unité"] = words(unit)
                for title, value in zip(["au départ", "visé", "obtenu"], values, strict=True):
                    told["mesure", words(name), title] = number(value)
        elif named(table, "N°", "Preuve"):
            for _, name, when, validity, codes, *_ in rows:
                one = ("preuve", words(name))
                told |= {(*one, "date"): day(when), (*one, "validité"): words(validity),
                         (*one, "critères"): words(codes).strip("–")}
        elif named(table, "Axe", "Points", "Euros"):
            for name, points, euros in rows:
                told["axe", words(name), "points"], told["axe", words(name), "euros"] = number(points), number(euros)
        elif named(table, "Somme", "Calcul") and words(rows[0][0]) == "Pointseneuros":
            for name, calculation, euros in rows:
                told["somme", words(name), "calcul"] = words(calculation)
                told["somme", words(name), "euros"] = number(euros)
        elif named(table, "Part", "Calcul", "Source"):
            for name, calculation, source, points in rows:
                parts += 1
                certainty, *_ = re.findall(r"\[(.)\]", source)
                told |= {("part", parts, "part"): words(name), ("part", parts, "calcul"): words(calculation),
                         ("part", parts, "certitude"): certainty, ("part", parts, "points"): number(points)}
    told |= of_flow(document, criteria, indicators)
    return told


def of_flow(document: Pages, criteria: Coded, indicators: Coded) -> Figures:
    """Reads what stands outside tables: criteria gone through, indicators, cards, first figures."""
    told: Figures = {}
    flow = words(document.words)
    gone_through = flow.find("Critèreparcritère")
    if gone_through >= 0:
        for code, title in criteria:
            head = words(f"{code} · {title}")
            found = re.search(rf"{re.escape(head)}({STANDING})", flow[gone_through:])
            told["critère", code, "réponse"] = standing(found[1]) if found else "introuvable"
    for code, name in indicators:
        head = words(f"{code} · {name}")
        if found := re.search(rf"{re.escape(head)}({NUMBER})points?·({NUMBER})€", flow):
            told["indicateur", code, "points"], told["indicateur", code, "euros"] = number(found[1]), number(found[2])
    cards = [heading.title for heading in document.headings if re.match(r"n°\s\d+ · ", heading.title)]
    starts = [(flow.find(words(title)), words(title.split(" · ", 1)[1])) for title in cards]
    for (start, name), (end, _) in pairwise([*starts, (len(flow), "")]):
        card = flow[start:end]
        deadline, aim = re.search(r"Échéance(\d+(?:er)?[a-zéû]+\d{4})", card), re.search(r"Niveauvisé(\d)", card)
        told["carte", name, "échéance"] = day(deadline[1]) if deadline else None
        told["carte", name, "niveau visé"] = Decimal(aim[1]) if aim else None
    for label, pattern in FIGURES.items():
        if found := re.search(pattern, flow):
            told["chiffre", label, "valeur"] = number(found[1])
    return told


FIGURES = {
    "niveau moyen": rf"Niveaumoyen({NUMBER})sur4",
    "critères": rf"Critèresprisencompte({NUMBER})sur",
    "évolution": rf"Évolution({NUMBER})depuis",
    "payable aujourd’hui": rf"Payableaujourd’hui({NUMBER})€",
    "points": r"Points(\d+(?:,\d{1,2})?)à\d",
    "avance": rf"Avance({NUMBER})€",
    "solde": rf"Solde({NUMBER})€",
    "trop-perçu": rf"Trop-perçu({NUMBER})€",
}


# -- workbook --------------------------------------------------------------------------------------


def of_sheets(sheets: Mapping[str, Sheet]) -> Figures:
    """Reads the same figures in the sheets of a workbook, each a list of lines by title."""
    told: Figures = {}
    for name, lines in sheets.items():
        for title, read in SHEETS.items():
            if name.startswith(title):
                read(lines, told)
    return told


def text(cell: Typed) -> str:
    return words(cell.text())


def cents(value: Decimal | None) -> Decimal | None:
    return None if value is None else rounded(value, 2)


def profile(lines: Sheet, told: Figures) -> None:
    for line in lines:
        for title in ("Niveau", "Avant", "Évolution", "Cible", "Pris en compte", "Total"):
            told["profil", text(line["Domaine"]), title.lower()] = line[title].shown()
    whole = lines[-1]
    told["chiffre", "niveau moyen", "valeur"] = whole["Niveau"].shown()
    told["chiffre", "évolution", "valeur"] = whole["Évolution"].shown()
    told["chiffre", "critères", "valeur"] = whole["Pris en compte"].shown()


def answers(lines: Sheet, told: Figures) -> None:
    for line in lines:
        code, level, then = line["Code"].text(), line["Niveau"].shown(), line["Niveau précédent"].shown()
        answer = text(line["Réponse"])
        if answer.startswith("pasd’accord"):
            answer = f"entre{line['Niveau au moins'].value}et{line['Niveau au plus'].value}"
        told["critère", code, "réponse"] = answer if level is None else f"niveau{level}"
        told["critère", code, "évolution"] = line["Évolution"].shown()
        told["critère", code, "appui"] = text(line["Appui"])
        if line["Évolution"].shown():
            told["changement", code, "avant"], told["changement", code, "après"] = then, level
            told["changement", code, "évolution"] = line["Évolution"].shown()


def progress(lines: Sheet, told: Figures) -> None:
    for line in lines:
        one = ("campagne", text(line["Campagne"]))
        told |= {(*one, "date"): line["Date"].value, (*one, "niveau"): line["Ensemble"].shown(),
                 (*one, "grille"): text(line["Grille"])}


def plan(lines: Sheet, told: Figures) -> None:
    for line in lines:
        name, done = text(line["Objectif"]), line["Fait le"].value
        how = (text(line["État"]), line["En retard"].value == "oui", done)
        told |= {("action", name, "critères"): text(line["Critères"]),
                 ("action", name, "responsable"): text(line["Responsable"]),
                 ("action", name, "échéance"): line["Échéance"].value, ("action", name, "état"): how,
                 ("carte", name, "échéance"): line["Échéance"].value,
                 ("carte", name, "niveau visé"): line["Niveau prévu"].shown()}


def measures(lines: Sheet, told: Figures) -> None:
    for line in lines:
        told["mesure", text(line["Indicateur"]), "unité"] = text(line["Unité"])
        for title in ("Au départ", "Visé", "Obtenu"):
            told["mesure", text(line["Indicateur"]), title.lower()] = cents(line[title].number())


def proofs(lines: Sheet, told: Figures) -> None:
    for line in lines:
        one = ("preuve", words(f"{line['Preuve'].value} ({line['Nature'].value})"))
        told |= {(*one, "date"): line["Date"].value, (*one, "validité"): text(line["Validité"]),
                 (*one, "critères"): text(line["Critères"])}


def statement(lines: Sheet, told: Figures) -> None:
    parts = 0
    sums: dict[str, list[tuple[Decimal | None, Decimal | None]]] = {}
    for line in lines:
        kind, points, euros = line["Ligne"].value, line["Points"].number(), line["Euros"].number()
        if kind == "détail":
            sums.setdefault(line["Code"].text(), []).append((points, euros))
            if line["Part"].value:
                parts += 1
                told |= {("part", parts, "part"): text(line["Part"]), ("part", parts, "calcul"): text(line["Calcul"]),
                         ("part", parts, "certitude"): line["Certitude"].value,
                         ("part", parts, "points"): cents(points)}
        elif kind == "sous-total":
            name = text(line["Axe"])
            told["axe", name, "points"], told["axe", name, "euros"] = cents(points), cents(euros)
        elif kind == "total":
            name = text(line["Indicateur"])
            told["somme", name, "calcul"], told["somme", name, "euros"] = text(line["Calcul"]), cents(euros)
            if points is not None:
                name = words("Ensemble, avant majoration")
                told["axe", name, "points"], told["axe", name, "euros"] = cents(points), cents(euros)
                told["chiffre", "points", "valeur"] = cents(points)
            if name.lower() in ("avance", "solde", "trop-perçu") and euros is not None:
                told["chiffre", name.lower(), "valeur"] = cents(euros)
            if name.startswith("Payable") and euros is not None:  # the first figure is told to the euro
                told["chiffre", name.lower(), "valeur"] = rounded(euros, 0)
    for code, pairs in sums.items():
        points, euros = (sum((pair[place] or Decimal(0) for pair in pairs), Decimal(0)) for place in (0, 1))
        if not points and any(pair[0] is None for pair in pairs):
            continue  # what is not answered has no number, on pages either
        told["indicateur", code, "points"], told["indicateur", code, "euros"] = cents(points), cents(euros)


SHEETS: dict[str, Callable[[Sheet, Figures], None]] = {
    "Profil": profile, "Réponses": answers, "Progression": progress, "Plan": plan, "Mesures": measures,
    "Registre": proofs, "Décompte": statement}
# What each document has beside its workbook: the topics that both must tell in full.
TOPICS = {
    "diagnostic": {"profil", "critère", "changement", "campagne", "chiffre"},
    "plan": {"carte"},
    "bilan": {"action", "mesure"},
    "decompte": {"axe", "somme", "part", "indicateur", "chiffre"},
    "dossier": {"profil", "critère", "changement", "campagne", "chiffre", "action", "mesure", "preuve", "axe", "somme"},
}
# The workbook has the whole plan, the pages that of the campaign; a page may not repeat every column.
PARTIAL = {"carte", "action", "critère", "chiffre"}
