"""Definitions, references, schedules, places to sign: what holds for any document, and on our samples."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausekit.datamodel import FURNITURE, Document, Span
from clausekit.documents import load
from clausekit.documents.from_text import document_from_string
from clausekit.segmentation import (
    definitions,
    numbering_problems,
    references,
    schedule_key,
    schedules,
    segment,
    signatures,
)

LINES = (
    "1. Fees. The Customer pays under Section 2.1(a) and Exhibit A.", "2. Term", "2.1 (a) one year; (b) two.",
    "“Fee” means the sum in Schedule 2.", "Acme Inc. (the “Supplier”) and Beta LLC (“Customer”) agree.",
    "SCHEDULE 2", "EXHIBIT A – FEES", "[to be attached]", "Name: Ann Lee\tName:",
    "By: /s/ Ann Lee\tBy: ________",
    "ACME INC.\tBETA LLC", "IN WITNESS WHEREOF the parties sign.", "Title: Director", "/s/", "By:",
    "Section 3",
    "Sections 1, 2 and 9.4 of Schedule 2 and clause (b)", "", "WITNESS: /s/ C. D.", "Date: 1 May 2027",
    "under Article 28 of the GDPR",
    "Signed by A. Bee for and on behalf of CEE LIMITED\tSignature: ____ Director",
)  # fmt: skip
texts = st.lists(st.sampled_from(LINES), max_size=25).map("\n".join)


def check_structure(document: Document) -> None:
    """Spans lie in the text, ids are those of clauses, every schedule that is a clause is listed."""
    clauses = segment(document)
    ids = {clause.id for clause in clauses}
    furniture = [block.span for block in document.blocks if block.kind in FURNITURE]
    named = references(document, clauses)
    attached = schedules(document, clauses, named)
    signing = signatures(document, clauses)
    defined = definitions(document, clauses)
    spans = [item.span for item in (*named, *attached, *signing, *defined)]
    spans += [definition.meaning for definition in defined]
    for span in spans:
        assert 0 <= span.start <= span.end <= len(document.text)
        assert not any(span in other and len(span) for other in furniture)
    for items in (named, attached, signing, defined):
        assert [item.span.start for item in items] == sorted(item.span.start for item in items)
    assert {item.clause for item in (*named, *attached)} <= ids | {None}
    names = [schedule_key(schedule.name) or schedule.clause for schedule in attached]
    assert len(names) == len(set(names)), "each name once"
    held = {schedule_key(clause.number) or clause.id for clause in clauses if clause.kind == "schedule"}
    assert held <= set(names)
    assert attached == schedules(document, clauses)
    numbering_problems(document, clauses)


@settings(max_examples=200, deadline=None)
@given(texts)
def test_any_text_gives_a_sound_structure(text: str) -> None:
    check_structure(document_from_string(text))


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="By:/s Name_\t\n(1a).ExhibitASection “”", max_size=120))
def test_scraps_give_a_sound_structure(text: str) -> None:
    check_structure(document_from_string(text))


@pytest.mark.parametrize("name", ["saas_vendor_draft", "managed_services", "telecom_services"])
@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_the_samples_have_a_sound_structure(samples_dir: Path, name: str, suffix: str) -> None:
    document = load(samples_dir / f"{name}{suffix}")
    check_structure(document)
    found = signatures(document, segment(document))
    assert [signature.signed for signature in found] == [False, False]
    assert all(signature.party and signature.signer and signature.title for signature in found)


def test_a_blank_exhibit_of_a_sample_is_blank_in_word_and_print(samples_dir: Path) -> None:
    for suffix in (".docx", ".pdf"):
        document = load(samples_dir / f"saas_vendor_draft{suffix}")
        states = {schedule.name: schedule.state for schedule in schedules(document, segment(document))}
        assert states["EXHIBIT B"] == "blank"


def test_an_empty_text_has_no_structure() -> None:
    document = document_from_string("")
    assert (references(document, ()), schedules(document, ()), signatures(document, ())) == ((), (), ())
    assert definitions(document, ()) == ()


def test_a_definition_has_its_meaning() -> None:
    text = "1. Terms\n“Fee” means the sum due. Other words.\n2. Parties\nAcme Inc. (the “Supplier”) works."
    document = document_from_string(text)
    found = definitions(document, segment(document))
    assert [(item.term, document.quote(item.meaning)) for item in found][1] == ("Supplier", "Acme Inc.")
    assert found[0].term == "Fee"
    assert document.quote(found[0].meaning).startswith("the sum due")
    assert isinstance(found[0].span, Span)
