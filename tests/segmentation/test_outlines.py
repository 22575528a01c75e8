"""Outlines of real contracts (numbers and headings only) against what is found in them.

Each was drafted by the program and put right by reading the contract; what it misses stays in the label.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from clausekit.datamodel import Document
from clausekit.documents import load
from clausekit.documents.from_text import document_from_string
from clausekit.segmentation import full_number, segment

LABELS = sorted((Path(__file__).parent / "outlines").glob("*.yaml"))
WHOLE = 0.97
"""F1 over all labelled contracts; one alone may fall to LEAST."""
LEAST = 0.85

pytestmark = pytest.mark.data


def outline(document: Document) -> list[str]:
    """ "7.2(b) | Notice" for each clause that has a number or a heading, in text order."""
    clauses = segment(document)
    by_id = {clause.id: clause for clause in clauses}
    lines = []
    for clause in clauses:
        unnumbered = clause.kind == "definition" and not clause.number
        if clause.kind in ("preamble", "recitals", "signature") or unnumbered:
            continue
        number = clause.number if clause.kind == "schedule" else full_number(clause, by_id)
        heading = "" if clause.kind == "definition" else clause.heading
        lines.append(plain(f"{number} | {heading}"))
    return lines


def plain(line: str) -> str:
    return " ".join(line.casefold().replace("’", "'").replace("“", '"').replace("”", '"').split())


def numbers(lines: list[str]) -> Counter[str]:
    return Counter(number for line in lines if (number := line.partition("|")[0].strip()))


def headings(lines: list[str]) -> Counter[str]:
    return Counter(line for line in lines if line.partition("|")[2].strip())


def f1(true: Counter[str], found: Counter[str]) -> float:
    return 2 * (true & found).total() / max(true.total() + found.total(), 1)


def documents(label: dict[str, Any], data_dir: Path) -> Iterator[Document]:
    for file in label.get("files", ()):
        yield load(data_dir / "contracts" / file)
    if "contract" in label:
        with (data_dir / "cuad" / "contracts.jsonl").open(encoding="utf-8") as lines:
            record = next(line for index, line in enumerate(lines) if index == label["contract"])
        yield document_from_string(json.loads(record)["text"])


def scores(path: Path, data_dir: Path) -> Iterator[tuple[Counter[str], Counter[str]]]:
    """Labelled and found lines of a label file's first document: numbers, then headings."""
    label = yaml.safe_load(path.read_text(encoding="utf-8"))
    true = [plain(line) for line in label["outline"]]
    found = outline(next(documents(label, data_dir)))
    yield numbers(true), numbers(found)
    yield headings(true), headings(found)


@pytest.mark.parametrize("path", LABELS, ids=lambda path: path.stem)
def test_outline_is_found(path: Path, data_dir: Path) -> None:
    (true, found), (true_headings, found_headings) = scores(path, data_dir)
    assert f1(true, found) >= LEAST, (true - found, found - true)
    missing, extra = true_headings - found_headings, found_headings - true_headings
    assert f1(true_headings, found_headings) >= LEAST, (missing, extra)


def test_outlines_over_all(data_dir: Path) -> None:
    """The figures that the documentation reports."""
    totals = [(Counter[str](), Counter[str]()) for _ in range(2)]
    for path in LABELS:
        for (all_true, all_found), (true, found) in zip(totals, scores(path, data_dir), strict=True):
            all_true.update({f"{path.stem} {line}": count for line, count in true.items()})
            all_found.update({f"{path.stem} {line}": count for line, count in found.items()})
    assert [f1(true, found) >= WHOLE for true, found in totals] == [True, True], [
        f1(true, found) for true, found in totals
    ]


@pytest.mark.parametrize(
    "path", [path for path in LABELS if "files:" in path.read_text()], ids=lambda path: path.stem
)
def test_formats_agree(path: Path, data_dir: Path) -> None:
    """The same contract as Markdown, Word and PDF has one outline; an order form around it adds to it."""
    label = yaml.safe_load(path.read_text(encoding="utf-8"))
    first, *others = documents(label, data_dir)
    expected = Counter(outline(first))
    for other in others:
        missing = expected - Counter(outline(other))
        assert missing.total() <= 0.01 * expected.total(), missing
