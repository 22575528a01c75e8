"""A whole review against pdfplumber's text alone: `python -m benchmarks.whole_review [--count 30]`.

Reading, clauses, types, facts, provisions and every rule on one side, `extract_text` of the same file on the
other, one after the other in one process.
"""

from __future__ import annotations

import argparse
import statistics
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

    whole(chosen[0])
    plumber_text(chosen[0])  # both have imported what they need
    figures = [(*best_time(whole, file), best_time(plumber_text, file)[0]) for file in chosen]
    pages = sum(figure[1] for figure in figures)
    ours, theirs = (sum(figure[column] for figure in figures) for column in (0, 2))
    save(
        "whole_review",
        {
            "files": len(figures),
            "pages": pages,
            "median ratio": round(statistics.median(their / our for our, _, their in figures), 1),
            "review, pages a second": round(pages / ours, 1),
            "pdfplumber text alone, pages a second": round(pages / theirs, 1),
        },
    )


if __name__ == "__main__":
    main()
