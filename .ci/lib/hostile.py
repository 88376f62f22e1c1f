"""Dossiers that no team would write: full of formulas, of mark-up and of endless texts, or empty."""

import hashlib
import re
from pathlib import Path

# Each begins a text; what follows it makes the text unique.
PAYLOADS = [
    '=HYPERLINK("http://x")', "+1", "@SUM(1)", "<b>&amp;]]>", '*gras* #panic("x") $x$', "emoji 😀", "العربية",
    "../.. / nom", "-2+3", "</w:t><w:br/>", "{{x}} \\ `code` ~ _a_", "e\u0301te\u0301 \u00a0; 'x'",
]
# What people write, beside the grid; a criterion of the grid is changed too.
KEYS = ["nom", "commune", "coordination", "referent_qualite", "note", "commentaire", "sans_objet", "objectif",
        "responsable", "moyens", "indicateur", "preuve_attendue", "texte", "titre", "raison", "constats",
        "analyse", "suites", "difficultes", "demandes", "avis_minoritaire", "presents", "retour_absents", "avant"]
LONG = 20_000
# What a font may not draw, or what a page may order otherwise: read back by its number only.
UNSURE = re.compile("[\u0600-\u06ff\U0001f000-\U0001ffff□]")
EMPTY = 'Dossier(\n    format: 1,\n    equipe: (nom: "Vide"),\n)\n'


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def hostile(example: str, file: Path) -> tuple[str, dict[str, str]]:
    """Returns the example with hostile texts, and each text with what it stands for.

    Every proof is then this file: its name in an archive comes from its title.
    """
    replaced: dict[str, str] = {}
    long = {"commentaire": 3, "analyse": 1, "texte": 1}

    def instead(found: re.Match[str]) -> str:
        key, was = found[1], found[2]
        if was in replaced:
            return f"{key}: {quoted(replaced[was])}"
        number = len(replaced)
        text = f"{PAYLOADS[number % len(PAYLOADS)]} t{number:03}"
        if long.get(key, 0) > 0:
            long[key] -= 1
            if long[key] == 0:
                text += "".join(f" mot{place:05}" for place in range(LONG // 9))
        replaced[was] = text
        return f"{key}: {quoted(text)}"

    head, grids, rest = re.split(r"(?m)^    (?=grilles: |campagnes: )", example)
    strings = re.compile(rf'\b({"|".join(KEYS)}): "([^"\\]*)"')
    head, rest = strings.sub(instead, head), strings.sub(instead, rest)
    grids = re.sub(r'\b(titre): "(Gouvernance|Gestion des risques)"', instead, grids)
    before, proofs, after = re.split(r"(?m)^    (?=preuves: |demarches_qualite: )", rest)
    proofs = re.sub(r'\bempreinte: ".+",\s*', "", proofs)
    held = hashlib.sha256(file.read_bytes()).hexdigest()
    place = f'fichier: {quoted(str(file))}, empreinte: "{held}",'
    proofs = re.sub(r"\b(?:fichier|adresse|papier): .+,", lambda _: place, proofs)
    rest = f"{before}    {proofs}    {after}"
    return f"{head}    {grids}    {rest}", replaced


def with_empty_campaign(example: str) -> str:
    """Returns the example without anything but one campaign, which nobody has begun."""
    name, grid = re.findall(r'(?ms)^        "([^"]+)": (Grille\(.+?^        \)),\n', example)[-1]
    grids = f'    grilles: {{"{name}": {grid}}},\n'
    campaign = f'(id: 1, titre: "Vide", date: "2026-01-01", grille: "{name}", parcours: complet)'
    return f'Dossier(\n    format: 1,\n    equipe: (nom: "Vide"),\n{grids}    campagnes: [{campaign}],\n)\n'
