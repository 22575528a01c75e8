"""Says where reviews of the samples depart from what is expected.

`python -m scripts.measure_samples [NAME ...]` reviews the Word file and the PDF of each sample that is not
held out (defects of those name no rule).
"""

from __future__ import annotations

import sys
from collections import Counter

from clausekit.documents import load
from clausekit.reviewer import Reviewer
from scripts.make_samples import FOLDER
from scripts.samples.measure import TIERS, Measure, expectation, measure


def main(names: list[str]) -> None:
    total: Counter[str] = Counter()
    for path in sorted([*FOLDER.glob("*.docx"), *FOLDER.glob("*.pdf")]):
        if not names or path.stem in names:
            expected = expectation(path)
            if expected.get("held_out"):
                continue
            review = Reviewer(side=expected["side"]).review(load(path))
            print(f"\n{path.name}: {len(review.findings)} findings")
            measured = measure(review, expected)
            _report(measured)
            total.update({f"{tier} found": len(measured.found[tier]) for tier in TIERS})
            total.update({f"{tier} missed": len(measured.missed[tier]) for tier in TIERS})
    print(f"\n{dict(total)}")


def _report(measured: Measure) -> None:
    for title in ("tree", "outline", "facts", "types", "alarms", "state"):
        _show(title, getattr(measured, title))
    for tier in TIERS:
        found, missed = len(measured.found[tier]), len(measured.missed[tier])
        _show(f"{tier} defects {found}/{found + missed}, missed", measured.missed[tier])


def _show(title: str, lines: tuple[str, ...]) -> None:
    print(f"  {title}: {len(lines)}")
    for line in lines:
        print(f"    {line}")


if __name__ == "__main__":
    main(sys.argv[1:])
