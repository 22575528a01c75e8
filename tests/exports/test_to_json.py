"""The promise to other programs: every key, every time, as the schema says."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, get_type_hints

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausekit.datamodel import Comment, Document, Review, Revision, Span
from clausekit.exports import render, shape
from clausekit.exports.presentation import TERM_NAMES
from clausekit.exports.to_json import boxes_of, to_dict, to_json_line

SCHEMA_FILE = Path(__file__).resolve().parents[2] / "docs" / "review.schema.json"


def _schema() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    return schema


def test_the_documented_schema_is_the_one_in_the_code() -> None:
    assert _schema() == shape.schema()


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(_schema())


@pytest.mark.parametrize("which", ["review", "unpaged_review"])
def test_a_review_keeps_the_promise(which: str, request: pytest.FixtureRequest) -> None:
    data = json.loads(render(request.getfixturevalue(which), "json"))
    jsonschema.validate(data, _schema())


def test_a_key_less_breaks_the_promise(review: Review) -> None:
    data = json.loads(render(review, "json"))
    del data["findings"][0]["fingerprint"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, _schema())


def test_all_terms_are_there_or_null(review: Review) -> None:
    terms = to_dict(review)["contract"]["terms"]
    assert list(terms) == list(TERM_NAMES) == list(get_type_hints(shape.TermsShape))
    assert terms["jurisdiction"] is None
    assert terms["notice_to_terminate_renewal"] is not None
    assert terms["notice_to_terminate_renewal"]["value"] == "P90D"
    assert terms["notice_to_terminate_renewal"]["text"] == "90 days"


def test_positions_point_at_the_quoted_words(review: Review) -> None:
    data = to_dict(review)
    text = data["document"]["text"]
    for item in [*data["provisions"], *data["facts"], *(e for f in data["findings"] for e in f["evidence"])]:
        assert text[item["start"] : item["end"]] == item["quote"]


def test_the_summary_counts_every_finding_twice(review: Review) -> None:
    summary = to_dict(review)["summary"]
    assert summary["by_severity"] == {"critical": 1, "high": 1, "medium": 1, "low": 2}
    assert summary["by_state"] == {"risk": 2, "missing": 1, "unread": 1, "unclear": 1}
    assert summary["verdict"] == "do_not_sign"


def test_made_by_names_playbook_and_side(review: Review) -> None:
    made_by = to_dict(review)["made_by"]
    assert made_by == {"playbook": "msa 3", "clausekit": "0.1.0", "models": "none", "side": "customer"}


def test_what_is_still_negotiated_is_told(review: Review) -> None:
    document = review.contract.document
    cap = Span(document.text.index("USD 100"), document.text.index("USD 100") + 3)
    pending = replace(
        document,
        revisions=(
            Revision("inserted", "Ada", "2027-03-12T10:00:00Z", cap, "USD"),
            Revision("deleted", "", "", Span(cap.end, cap.end), " 500"),
        ),
        comments=(Comment("Bo", "2027-03-14T10:00:00Z", "Too low", cap),),
    )
    clauses = (*review.contract.clauses[:3], replace(review.contract.clauses[3], changed=True))
    data = json.loads(
        render(replace(review, contract=replace(review.contract, document=pending, clauses=clauses)), "json")
    )
    jsonschema.validate(data, _schema())
    inserted, deleted = data["document"]["revisions"]
    assert data["document"]["text"][inserted["start"] : inserted["end"]] == inserted["text"] == "USD"
    assert deleted == {
        "kind": "deleted", "author": "", "date": "", "start": cap.end, "end": cap.end, "text": " 500",
    }  # fmt: skip
    (comment,) = data["document"]["comments"]
    assert (comment["author"], comment["text"], comment["quote"]) == ("Bo", "Too low", "USD")
    assert [clause["changed"] for clause in data["clauses"]] == [False, False, False, True]
    assert data["document"]["view"] == "accepted"


def test_a_stream_has_one_line_a_review(review: Review) -> None:
    line = to_json_line(review)
    assert line.count("\n") == 1
    assert json.loads(line) == to_dict(review)


def test_boxes_cover_each_line_and_only_the_words(review: Review) -> None:
    document = review.contract.document
    start = document.text.index("12 March 2027")
    (box,) = boxes_of(document, Span(start, start + len("12 March 2027")))
    line = next(document.lines_in(Span(start, start + 1)))
    per_letter = (line.box.x1 - line.box.x0) / len(line.span)
    assert box["page"] == 1
    assert box["box"][0] == pytest.approx(line.box.x0 + per_letter * (start - line.span.start), abs=0.01)
    assert box["box"][2] - box["box"][0] == pytest.approx(per_letter * len("12 March 2027"), abs=0.02)


def test_no_lines_no_boxes(unpaged_review: Review) -> None:
    assert list(boxes_of(unpaged_review.contract.document, Span(0, 40))) == []


@given(data=st.data())
def test_boxes_stay_inside_their_lines(review: Review, data: st.DataObject) -> None:
    document: Document = review.contract.document
    start = data.draw(st.integers(0, len(document.text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(document.text))))
    lines = list(document.lines_in(span))
    boxes = list(boxes_of(document, span))
    assert [box["page"] for box in boxes] == [line.page for line in lines]
    for box, line in zip(boxes, lines, strict=True):
        x0, top, x1, bottom = box["box"]
        assert line.box.x0 - 0.01 <= x0 <= x1 <= line.box.x1 + 0.01
        assert (top, bottom) == (line.box.top, line.box.bottom)
