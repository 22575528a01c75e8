"""How fast PDFs are read: `python -m benchmarks.extraction [--count 30]`.

The whole reading of a contract's PDF by clausekit (text, paragraphs, furniture, a box for every line) against
pdfplumber's `extract_text` and against the bare text that PDFium gives of every page (`get_text_range`), one
after the other in one process. The promises: a median of 15 times pdfplumber's speed or more, a quarter of
PDFium's or more. Then one file of 300 pages, made of contracts put behind each other: less than 6 seconds and
1.5 GB in a process of its own.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess  # this program again, for a long file
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.results import data_dir, save
from clausekit.documents import load

LONG = 300
"""Pages of the long file."""
SHORT = 3
"""Pages up to which a file is short."""


class Row(NamedTuple):
    """Seconds for one file by each of the three."""

    file: str
    pages: int
    ours: float
    plumber: float
    bare: float

    @property
    def gain(self) -> float:
        """How many times faster than pdfplumber."""
        return self.plumber / self.ours

    @property
    def share(self) -> float:
        """Share of PDFium's own speed."""
        return self.bare / self.ours


def main() -> None:
    """Measure every file, print a table, keep the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=30, help="contracts to read, spread over all of them")
    parser.add_argument("--long", type=Path, help="read this file alone, as the measurement of a long one")
    options = parser.parse_args()
    if options.long:
        print(*_alone(options.long))
        return
    files = sorted((data_dir() / "cuad" / "pdf").glob("*.pdf"))
    chosen = files[:: max(len(files) // options.count, 1)][: options.count]
    for read in (_ours, plumber_text, _bare):
        read(chosen[0])  # all have imported what they need
    rows = [_row(file) for file in chosen]
    _print(rows)
    save("extraction", {**_figures(rows), **_long(files)})


def _row(file: Path) -> Row:
    """The best of a few readings each, for the shorter files: the machine has other work to do."""
    ours, pages = best_time(_ours, file)
    bare, _ = best_time(_bare, file)
    plumber, _ = best_time(plumber_text, file)
    return Row(file.stem, pages, ours, plumber, bare)


def best_time(read: Callable[[Path], int], file: Path) -> tuple[float, int]:
    """Seconds of the fastest of a few readings of `file`, and its pages."""
    best, pages, spent = float("inf"), 0, 0.0
    for _ in range(3):
        start = time.perf_counter()
        pages = read(file)
        seconds = time.perf_counter() - start
        best, spent = min(best, seconds), spent + seconds
        if spent > 1:
            break
    return best, pages


def _ours(file: Path) -> int:
    return len(load(file).pages)


def plumber_text(file: Path) -> int:
    """Pages of `file` after pdfplumber has taken the text of each."""
    import pdfplumber

    with pdfplumber.open(file) as document:
        for page in document.pages:
            page.extract_text()
            page.close()  # drops what pdfplumber caches, as its manual advises for long files
        return len(document.pages)


def _bare(file: Path) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(file)
    try:
        for page in document:
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()
        return len(document)
    finally:
        document.close()


def _print(rows: Sequence[Row]) -> None:
    print(f"{'file':>6} {'pages':>6} {'clausekit s':>12} {'pdfplumber s':>13} {'times':>7} {'of PDFium':>10}")
    for row in rows:
        print(
            f"{row.file:>6} {row.pages:>6} {row.ours:>12.3f} {row.plumber:>13.3f}"
            f" {row.gain:>7.1f} {row.share:>10.2f}"
        )


def _figures(rows: Sequence[Row]) -> dict[str, float]:
    pages = sum(row.pages for row in rows)
    short = [row.gain for row in rows if row.pages <= SHORT]
    return {
        "files": len(rows),
        "pages": pages,
        "median_ratio": round(statistics.median(row.gain for row in rows), 1),
        "lowest_ratio": round(min(row.gain for row in rows), 1),
        f"median_ratio_up_to_{SHORT}_pages": round(statistics.median(short), 1) if short else 0.0,
        "median_share_of_pdfium": round(statistics.median(row.share for row in rows), 2),
        "lowest_share_of_pdfium": round(min(row.share for row in rows), 2),
        "clausekit_pages_per_second": round(pages / sum(row.ours for row in rows), 1),
        "pdfplumber_pages_per_second": round(pages / sum(row.plumber for row in rows), 1),
        "pdfium_pages_per_second": round(pages / sum(row.bare for row in rows), 1),
    }


def _long(files: Sequence[Path]) -> dict[str, float]:
    """Seconds and the greatest memory, in MB, of a process that reads a file of many pages."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.pdf"
        _join(files, path)
        command = [sys.executable, "-m", "benchmarks.extraction", "--long", str(path)]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    pages, seconds, megabytes = map(float, said)
    return {"long_pages": pages, "long_seconds": seconds, "long_megabytes": megabytes}


def _join(files: Sequence[Path], target: Path) -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    for file in files:
        for page in PdfReader(file).pages:
            if len(writer.pages) < LONG:
                writer.add_page(page)
        if len(writer.pages) == LONG:
            break
    writer.write(target)


def _alone(file: Path) -> tuple[int, float, float]:
    import resource

    start = time.perf_counter()
    pages = _ours(file)
    seconds = time.perf_counter() - start
    return pages, round(seconds, 2), round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 0)


if __name__ == "__main__":
    main()
