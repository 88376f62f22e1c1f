"""Looks for every word of a document in its PDF, as Ctrl+F of Chrome and Edge does: with PDFium.

    python finding.py WORDS.json

Run where pypdfium2 is. The file holds {PDF: {word: how often it is written}}; what is not found as
often is told, a line each. So is a word that the end of a line cuts: nobody finds that one.
"""

import json
import re
import sys
from pathlib import Path

import pypdfium2

# How PDFium tells a hyphen at the end of a line, the word's own or not.
CUTS = re.compile("\\S*[\ufffe\u00ad\u0002]\\s*\\S*")
# A compound that is longer may end a line at one of its hyphens.
LONGEST = 23


def times(pages: list[pypdfium2.PdfTextPage], word: str) -> int:
    """Counts a word, alone or at the edge of others: each line of the page is looked at."""
    found = 0
    for page in pages:
        search = page.search(word, match_case=True)
        while search.get_next():
            found += 1
    return found


def main(path: Path) -> None:
    asked: dict[str, dict[str, int]] = json.loads(path.read_text("utf-8"))
    for pdf, words in asked.items():
        name = pdf.rsplit("/", 1)[-1]
        pages = [page.get_textpage() for page in pypdfium2.PdfDocument(pdf)]
        for page in pages:
            for cut in CUTS.findall(page.get_text_range()):
                # an address or the long name of a file: its words are found, one by one
                if "/" not in cut and len(cut) <= LONGEST:
                    print(f"{name} : un mot est coupé : {cut!r}")
        for word, number in words.items():
            found = times(pages, word)
            if found < number:
                print(f"{name} : « {word} » est écrit {number} fois, PDFium le trouve {found} fois")


main(Path(sys.argv[1]))
