"""How fast PDFs are read: `python -m benchmarks.extraction [--count 30]`.

The whole reading of a contract's PDF by clausekit (text, paragraphs, furniture, a box for every line) against
pdfplumber's `extract_text` of the same file, one after the other in one process. The promise is a median
ratio of 15 or more.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.results import data_dir, save
from clausekit.documents import load


def main() -> None:
    """Measure every pair, print a table, keep the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=30, help="contracts to read, spread over all of them")
    count = parser.parse_args().count
    files = sorted((data_dir() / "cuad" / "pdf").glob("*.pdf"))
    chosen = files[:: max(len(files) // count, 1)][:count]
    _ours(chosen[0])
    _theirs(chosen[0])  # both have imported what they need
    pairs = [_pair(file) for file in chosen]
    print(f"{'file':>6} {'pages':>6} {'clausekit s':>12} {'pdfplumber s':>13} {'ratio':>7}")
    for file, pages, ours, theirs in pairs:
        print(f"{file:>6} {pages:>6} {ours:>12.3f} {theirs:>13.3f} {theirs / ours:>7.1f}")
    pages, ours, theirs = (sum(pair[column] for pair in pairs) for column in (1, 2, 3))
    save(
        "extraction",
        {
            "files": len(pairs),
            "pages": pages,
            "median_ratio": round(statistics.median(pair[3] / pair[2] for pair in pairs), 1),
            "clausekit_pages_per_second": round(pages / ours, 1),
            "pdfplumber_pages_per_second": round(pages / theirs, 1),
        },
    )


def _pair(file: Path) -> tuple[str, int, float, float]:
    ours, pages = _timed(_ours, file)
    theirs, _ = _timed(_theirs, file)
    return file.stem, pages, ours, theirs


def _timed(read: Callable[[Path], int], file: Path) -> tuple[float, int]:
    start = time.perf_counter()
    pages = read(file)
    return time.perf_counter() - start, pages


def _ours(file: Path) -> int:
    return len(load(file).pages)


def _theirs(file: Path) -> int:
    import pdfplumber

    with pdfplumber.open(file) as document:
        for page in document.pages:
            page.extract_text()
            page.close()  # drops what pdfplumber caches, as its manual advises for long files
        return len(document.pages)


if __name__ == "__main__":
    main()
