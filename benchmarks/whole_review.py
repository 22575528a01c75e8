"""A whole review against pdfplumber's text alone: `python -m benchmarks.whole_review [--count 30]`.

Reading, clauses, types, facts, provisions and every rule on one side, `extract_text` of the same file on the
other, one after the other in one process. Before that two passes over all files are timed: in the first a
process compiles the phrases that the contracts make it look for, in the second it goes as a long scan does.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.extraction import best_time, plumber_text
from benchmarks.results import data_dir, save
from clausekit.documents import load
from clausekit.reviewer import Reviewer


def main() -> None:
    """Measure every pair and keep the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=30, help="contracts to read, spread over all of them")
    count = parser.parse_args().count
    files = sorted((data_dir() / "cuad" / "pdf").glob("*.pdf"))
    chosen = files[:: max(len(files) // count, 1)][:count]
    reviewer = Reviewer()

    def whole(file: Path) -> int:
        return len(reviewer.review(load(file)).contract.document.pages)

    first, second = _pass(whole, chosen), _pass(whole, chosen)
    plumber_text(chosen[0])  # it has imported what it needs
    figures = [(*best_time(whole, file), best_time(plumber_text, file)[0]) for file in chosen]
    pages = sum(figure[1] for figure in figures)
    ours, theirs = (sum(figure[column] for figure in figures) for column in (0, 2))
    save(
        "whole_review",
        {
            "files": len(figures),
            "pages": pages,
            "median ratio": round(statistics.median(their / our for our, _, their in figures), 1),
            "first pass, pages a second": round(first, 1),
            "second pass, pages a second": round(second, 1),
            "review, pages a second, best of a few": round(pages / ours, 1),
            "pdfplumber text alone, pages a second": round(pages / theirs, 1),
        },
    )


def _pass(read: Callable[[Path], int], files: Sequence[Path]) -> float:
    """Pages a second over all files, one after the other."""
    begun = time.perf_counter()
    return sum(map(read, files)) / (time.perf_counter() - begun)


if __name__ == "__main__":
    main()
