"""References to sections, exhibits and other texts."""

from __future__ import annotations

from typing import Any

import pytest

from clausekit.segmentation.pointers import find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("under Section 7.2(b) of this Agreement", [("Section 7.2(b)", "7.2(b)", "section")]),
        ("see Article II", [("Article II", "II", "article")]),
        ("as Exhibit A attached", [("Exhibit A", "A", "exhibit")]),
        ("in clause 5.3 above", [("clause 5.3", "5.3", "clause")]),
        ("in Schedules 1 and 2", [("Schedules 1", "1", "schedule"), ("2", "2", "schedule")]),
        ("in Sections 4 through 7", [("Sections 4", "4", "section"), ("7", "7", "section")]),
        ("Section 7 shall survive", [("Section 7", "7", "section")]),
        ("in Section 8 (Term) and 9", [("Section 8", "8", "section"), ("9", "9", "section")]),
        ("Exhibits A-1 and A-2 apply", [("Exhibits A-1", "A-1", "exhibit"), ("A-2", "A-2", "exhibit")]),
        ("by Section 409A of the Internal Revenue Code", [("Section 409A", "409A", "external")]),
        ("under Article 28 of the GDPR", [("Article 28", "28", "external")]),
        ("in Section 5 of the Master Services Agreement", [("Section 5", "5", "external")]),
    ],
)
def test_a_reference_names_its_target(read: Any, text: str, expected: Any) -> None:
    assert read(find, text) == expected


@pytest.mark.parametrize(
    "text", ["Section 7. Term", "EXHIBIT A", "Schedule 13D", "part I own", "in this Section"]
)
def test_headings_and_prose_are_no_references(read: Any, text: str) -> None:
    assert read(find, text) == []
