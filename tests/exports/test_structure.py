"""Signatures, schedules, definitions and references in every report."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from clausekit.datamodel import Definition, Reference, Review, Schedule, Signature, Span
from clausekit.exports import render
from clausekit.exports.structure import schedule_rows, signature_rows


@pytest.fixture
def whole(review: Review) -> Review:
    """The review with one of each."""
    at = Span(0, 9)
    contract = replace(
        review.contract,
        definitions=(Definition("Term", at, Span(3, 9)),),
        references=(Reference("Section 9", at, None),),
        schedules=(
            Schedule("Exhibit A", "Fees | <b>", "present", at, "1"),
            Schedule("Exhibit B", "", "absent", at),
        ),
        signatures=(
            Signature("Northwind Ltd", "Ann Lee", "Director", "1 May 2027", True, at),
            Signature("Fabrikam GmbH", "", "", "", False, at),
            Signature("", "", "", "", None, at),
        ),
    )
    return replace(review, contract=contract)


def test_json_holds_each(whole: Review) -> None:
    data = json.loads(render(whole, "json"))
    assert data["definitions"][0]["term"] == "Term"
    assert data["references"] == [{"number": "Section 9", "clause": None, "start": 0, "end": 9, "page": 1}]
    assert [schedule["state"] for schedule in data["schedules"]] == ["present", "absent"]
    assert [signature["signed"] for signature in data["signatures"]] == [True, False, None]


def test_rows_say_who_signed(whole: Review) -> None:
    assert [(row.party, row.signer, row.state) for row in signature_rows(whole)] == [
        ("Northwind Ltd", "Ann Lee, Director", "signed (1 May 2027)"),
        ("Fabrikam GmbH", "", "not signed"),
        ("party not named", "", "cannot be told"),
    ]


def test_what_is_not_there_comes_first(whole: Review) -> None:
    assert [(row.name, row.here) for row in schedule_rows(whole)] == [
        ("Exhibit B", False),
        ("Exhibit A – Fees | <b>", True),
    ]


def test_reports_for_people_show_them(whole: Review, review: Review) -> None:
    markdown, page = render(whole, "markdown").decode(), render(whole, "html").decode()
    assert "## Signatures and schedules" in markdown
    assert "Fees \\| &lt;b&gt;" in markdown
    assert "<strong>not signed</strong>" in page
    assert "Fees | &lt;b&gt;" in page
    assert "Signatures and schedules" not in render(review, "html").decode()
