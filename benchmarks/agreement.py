"""Whether a contract says the same as Word file and as PDF: `python -m benchmarks.agreement [FILE ...]`.

Every Word file of the samples and of the market's forms is printed by LibreOffice, and both are cut into
clauses. A clause of one is a clause of the other when the first 40 letters and figures behind its number
are the same. LibreOffice is not Word: it does not know `w:isLgl` ("make all levels Arabic"), so it prints
"I.1" where Word prints "1.1". Roman numbers are therefore compared by their value.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess  # only LibreOffice, with arguments of our own
import tempfile
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from benchmarks.results import ROOT, data_dir, save
from clausekit.datamodel import FURNITURE, Block, Clause, Document
from clausekit.documents import load
from clausekit.segmentation import segment
from clausekit.segmentation.numbering import roman

OPENING = 40
"""Letters and figures that tell one clause from another."""
NEAR = 20
"""Blocks that hold those letters, furniture included."""
INNER = re.compile(r"\b(?:(?:Section|Article)\s)?(?:\d{1,2}|[IVX]{1,6})\.\d{1,2}(?=[\s.])")
"""The number of a clause within, which may begin in the first 40 letters of its parent."""
SHOWN = 12
"""Differences printed of each kind for a file that was asked for by name."""
WORD = re.compile(r"[^\W_]+")
WORD_BEFORE = re.compile(r"(?:section|article)\s", re.IGNORECASE)
ROMAN_DECIMAL = re.compile(r"([IVX]{1,6})(?=\.\d)")


class Outline(NamedTuple):
    """What of a document's clauses is compared, how often each occurs."""

    openings: Counter[str]
    numbers: Counter[str]
    headings: Counter[str]


def main() -> None:
    """Print the files, compare, keep the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path, help="Word files to compare instead, in detail")
    parser.add_argument("--printed", type=Path, help="folder to keep the PDFs in, and to find them again")
    options = parser.parse_args()
    files = options.files or word_files()
    with tempfile.TemporaryDirectory() as folder:
        target = options.printed or Path(folder)
        print_all(files, target)
        pairs = {file.stem: compare(file, target / f"{file.stem}.pdf") for file in files}
    report(pairs, detailed=bool(options.files))


def word_files() -> list[Path]:
    """The samples, and the forms among the real contracts."""
    forms = data_dir() / "contracts"
    return sorted([*(ROOT / "sample_contracts").glob("*.docx"), *forms.glob("*.docx")])


def print_all(files: Sequence[Path], folder: Path) -> None:
    """PDFs of `files` in `folder`, where they are not yet. Exits with one sentence without LibreOffice."""
    missing = [str(file) for file in files if not (folder / f"{file.stem}.pdf").exists()]
    office = shutil.which("soffice")
    if not office:
        raise SystemExit("LibreOffice is not installed: its command 'soffice' prints the Word files")
    with tempfile.TemporaryDirectory() as profile:
        command = [office, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf"]
        if missing:
            subprocess.run(
                [*command, "--outdir", str(folder), *missing], check=True, capture_output=True, timeout=900
            )


def compare(word: Path, pdf: Path) -> tuple[Outline, Outline]:
    """The outlines of both."""
    return outline(load(word)), outline(load(pdf))


def outline(document: Document) -> Outline:
    """What is compared of `document`."""
    clauses = segment(document)
    return Outline(
        Counter(opening(document, clause) for clause in clauses),
        Counter(value(clause.number) for clause in clauses if clause.number),
        Counter(plain(clause.heading) for clause in clauses if clause.heading),
    )


def opening(document: Document, clause: Clause) -> str:
    """The first letters and figures of a clause, its number left out."""
    words = own_words(document, clause).removeprefix(clause.number)
    return plain(INNER.sub("", words))[:OPENING]


def own_words(document: Document, clause: Clause) -> str:
    """The beginning of a clause without the furniture that stands in it."""
    first = bisect_right(document.blocks, clause.span.start, key=_block_end)
    near = document.blocks[first : first + NEAR]
    spans = (block.span for block in near if block.kind not in FURNITURE and block.span.overlaps(clause.span))
    ends = ((max(span.start, clause.span.start), min(span.end, clause.span.end)) for span in spans)
    return "\n".join(document.text[start:end] for start, end in ends)


def _block_end(block: Block) -> int:
    return block.span.end


def value(number: str) -> str:
    """Letters and figures of a number, "I.1" as "11"."""
    bare = WORD_BEFORE.sub("", number)
    found = ROMAN_DECIMAL.match(bare)
    return f"{roman(found[1].lower())}{plain(bare[found.end() :])}" if found else plain(bare)


def plain(words: str) -> str:
    """Letters and figures alone."""
    return "".join(WORD.findall(words.casefold()))


def f1(one: Counter[str], other: Counter[str]) -> float:
    """Harmonic mean of precision and recall; 1 when both are empty."""
    both = one.total() + other.total()
    return 2 * (one & other).total() / both if both else 1.0


def report(pairs: dict[str, tuple[Outline, Outline]], *, detailed: bool) -> None:
    """One line a file, then all together."""
    scores = {
        name: [f1(one, other) for one, other in zip(*pair, strict=True)] for name, pair in pairs.items()
    }
    print(f"{'clauses':>8} {'openings':>9} {'numbers':>9} {'headings':>9}  file")
    for name, score in sorted(scores.items(), key=itemgetter(1)):
        count = pairs[name][0].openings.total()
        print(f"{count:>8} " + " ".join(f"{value:>9.3f}" for value in score) + f"  {name}")
        if detailed:
            _differences(*pairs[name])
    if not detailed:
        save(
            "agreement", {"files": len(pairs), **_overall(list(pairs.values())), "by_file": _rounded(scores)}
        )


def _differences(word: Outline, pdf: Outline) -> None:
    for field, one, other in zip(Outline._fields, word, pdf, strict=True):
        for title, extra in (("Word", one - other), ("PDF", other - one)):
            print(f"    {field} only in {title}: {list(extra.elements())[:SHOWN]}")


def _overall(pairs: list[tuple[Outline, Outline]]) -> dict[str, float]:
    """F1 over all clauses of all files: matches are counted within their file."""
    figures = {}
    for place, field in enumerate(Outline._fields):
        both = sum(word[place].total() + pdf[place].total() for word, pdf in pairs)
        shared = sum((word[place] & pdf[place]).total() for word, pdf in pairs)
        figures[f"{field}_f1"] = round(2 * shared / both, 4)
    return figures


def _rounded(scores: dict[str, list[float]]) -> dict[str, list[float]]:
    return {name: [round(value, 3) for value in score] for name, score in sorted(scores.items())}


if __name__ == "__main__":
    main()
