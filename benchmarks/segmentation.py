"""How contracts are cut into clauses: `python -m benchmarks.segmentation`.

Over all CUAD texts: pages a second, clauses a page, text left unsegmented, breaks in the sequences of
numbers; then the contracts where it went worst.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.results import data_dir, save
from clausekit.datamodel import Clause
from clausekit.documents.from_text import document_from_string
from clausekit.segmentation import numbering_problems, segment

PAGE = 3000
WORST = 20
OPENING = ("preamble", "recitals")


@dataclass(frozen=True)
class Row:
    """What was measured on one contract; `opening` is the share of its text before the first clause."""

    index: int
    title: str
    pages: float
    seconds: float
    clauses: int
    opening: float
    largest: float
    breaks: int

    @property
    def badness(self) -> float:
        """Large where much text is unsegmented or many numbers are missing."""
        return self.opening + 0.5 * self.largest + min(self.breaks / self.pages, 1.0)


def main() -> None:
    """Measure, print, keep the figures."""
    kinds: Counter[str] = Counter()
    rows = list(measure(data_dir() / "cuad" / "contracts.jsonl", kinds))
    pages, seconds = sum(row.pages for row in rows), sum(row.seconds for row in rows)
    figures = {
        "contracts": len(rows),
        "pages": round(pages),
        "pages_per_second": round(pages / seconds),
        "clauses_per_page": round(sum(row.clauses for row in rows) / pages, 2),
        "clauses_by_kind": dict(kinds),
        "share_before_first_clause": round(share(rows, "opening"), 4),
        "contracts_with_a_fifth_before_first_clause": sum(row.opening > 0.2 for row in rows),
        "share_in_largest_undivided_clause": round(share(rows, "largest"), 4),
        "contracts_with_a_fifth_undivided": sum(row.largest > 0.2 for row in rows),
        "sequence_breaks": sum(row.breaks for row in rows),
        "contracts_with_breaks": sum(row.breaks > 0 for row in rows),
    }
    save("segmentation", figures)
    print(f"\nthe {WORST} worst (number, pages, clauses, opening, largest, breaks, title)")
    for row in sorted(rows, key=lambda row: -row.badness)[:WORST]:
        measured = f"{row.pages:6.1f} {row.clauses:5} {row.opening:6.1%} {row.largest:6.1%} {row.breaks:4}"
        print(f"{row.index:4} {measured}  {row.title[:70]}")


def share(rows: list[Row], field: str) -> float:
    """Share of all text that `field` gives, contracts weighted by length."""
    return float(sum(getattr(row, field) * row.pages for row in rows) / sum(row.pages for row in rows))


def measure(path: Path, kinds: Counter[str]) -> Iterator[Row]:
    """One row a contract."""
    with path.open(encoding="utf-8") as lines:
        for index, line in enumerate(lines):
            record = json.loads(line)
            document = document_from_string(record["text"], record["title"])
            began = time.perf_counter()
            clauses = segment(document)
            seconds = time.perf_counter() - began
            kinds.update(clause.kind for clause in clauses)
            size = len(document.text)
            yield Row(
                index,
                record["title"],
                size / PAGE,
                seconds,
                len(clauses),
                sum(len(c.span) for c in clauses if c.kind in OPENING and not c.parent) / size,
                max(leaves(clauses), default=0) / size,
                len(numbering_problems(document, clauses)),
            )


def leaves(clauses: tuple[Clause, ...]) -> Iterator[int]:
    """Lengths of clauses of the body, their children taken away."""
    own = {clause.id: len(clause.span) for clause in clauses}
    for clause in clauses:
        if clause.parent:
            own[clause.parent] -= len(clause.span)
    return (own[clause.id] for clause in clauses if clause.kind in ("clause", "definition"))


if __name__ == "__main__":
    main()
