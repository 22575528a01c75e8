"""What holds for the clauses of any document whatever."""

from __future__ import annotations

import json
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausekit.datamodel import FURNITURE, Block, Clause, Document, Span
from clausekit.documents import load
from clausekit.documents.from_text import document_from_string
from clausekit.segmentation import segment

OPENINGS = (
    "1.", "2.", "3.", "1.1", "1.2", "2.1", "3.2.1", "(a)", "(b)", "(c)", "(i)", "(ii)", "(h)", "A.", "B.",
    "I.", "II.", "ARTICLE I", "ARTICLE II", "Section 1.01", "Schedule A", "Exhibit B-1", "§ 4", "1)", "2)",
    "a.", "WHEREAS,", "RECITALS", "NOW, THEREFORE,", "IN WITNESS WHEREOF", "By: ____", "Name:", "",
    "“Term” means", "CONTENTS", "Notice.", "7.2(b)", "12 March 2020", "30 days", "•", "DEFINITIONS",
    "TABLE OF CONTENTS 1. Fees 2 2. Term 3",
)  # fmt: skip
WORDS = (
    "Fees", "The Supplier shall pay within 30 days.", "each party agrees; and", "TERM AND TERMINATION", "",
    "2.1 below",
    "Either party may end this. 2. Fees. The Customer pays. (a) Now. (b) Later.", "Section 5 applies.",
)  # fmt: skip
paragraph = st.tuples(
    st.sampled_from(OPENINGS), st.sampled_from([" ", "\t", ""]), st.sampled_from(WORDS)
).map("".join)
texts = st.lists(paragraph, max_size=30).map("\n".join)


def check_tree(document: Document, clauses: tuple[Clause, ...]) -> None:
    by_id = {clause.id: clause for clause in clauses}
    assert len(by_id) == len(clauses), "ids are unique"
    for clause in clauses:
        assert 0 <= clause.span.start < clause.span.end <= len(document.text)
        assert clause.body in clause.span
        assert document.quote(clause.span).startswith(clause.number)
        if clause.parent is None:
            assert clause.level == 0
        else:
            parent = by_id[clause.parent]
            assert clause.span in parent.span, (clause, parent)
            assert clause.level == parent.level + 1
    check_order(clauses)
    check_cover(document, clauses)


def check_order(clauses: tuple[Clause, ...]) -> None:
    assert [clause.span.start for clause in clauses] == sorted(clause.span.start for clause in clauses)
    siblings: dict[str | None, list[Clause]] = {}
    for clause in clauses:
        siblings.setdefault(clause.parent, []).append(clause)
    for family in siblings.values():
        assert all(one.span.end <= two.span.start for one, two in pairwise(family)), "siblings are apart"


def check_cover(document: Document, clauses: tuple[Clause, ...]) -> None:
    """Top-level clauses, furniture and white space are all of the text."""
    covered = [clause.span for clause in clauses if clause.parent is None]
    covered += [block.span for block in document.blocks if block.kind in FURNITURE]
    place = 0
    for span in sorted(covered):
        assert not document.text[place : span.start].strip(), document.text[place : span.start][:80]
        place = max(place, span.end)
    assert not document.text[place:].strip()


@settings(max_examples=300, deadline=None)
@given(texts)
def test_a_made_up_text_gives_a_sound_tree(text: str) -> None:
    document = document_from_string(text)
    check_tree(document, segment(document))


@settings(max_examples=100, deadline=None)
@given(texts, st.integers(2, 7))
def test_run_on_text_gives_a_sound_tree(text: str, times: int) -> None:
    document = document_from_string(f"{text.replace(chr(10), ' ')} ".ljust(300) * times)
    check_tree(document, segment(document))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(paragraph, st.sampled_from(["paragraph", "footer", "heading", "cell", "toc"])), max_size=25
    )
)
def test_furniture_never_starts_a_clause(parts: list[tuple[str, str]]) -> None:
    blocks, position, kept = [], 0, [(words.strip(), kind) for words, kind in parts if words.strip()]
    for words, kind in kept:
        blocks.append(Block(Span(position, position + len(words)), kind))  # type: ignore[arg-type]
        position += len(words) + 1
    document = Document("made", "", "text/plain", "\n".join(words for words, _ in kept), tuple(blocks))
    clauses = segment(document)
    check_tree(document, clauses)
    furniture = {block.span.start for block in blocks if block.kind in FURNITURE}
    assert not furniture & {clause.span.start for clause in clauses}


NAMES = ("Fees", "Term", "Auto-renewal", "1.", "Signature", "Date", "Payment Process", "30 days")
row = st.tuples(
    st.sampled_from(NAMES), st.sampled_from(["The Customer pays within thirty days.", "x", "(a) yes"])
)
tables = st.lists(st.one_of(paragraph, st.lists(row, min_size=1, max_size=5)), max_size=12)


@settings(max_examples=200, deadline=None)
@given(tables)
def test_tables_of_terms_give_a_sound_tree(parts: list[str | list[tuple[str, str]]]) -> None:
    document = with_tables(parts)
    check_tree(document, segment(document))


def with_tables(parts: list[str | list[tuple[str, str]]]) -> Document:
    """Paragraphs and two-column tables, laid out as loaders do."""
    text, blocks = "", []
    for number, part in enumerate(parts):
        cells = [(part.strip(), None)] if isinstance(part, str) else []
        if not isinstance(part, str):
            cells = [(words, (number, r, c)) for r, pair in enumerate(part) for c, words in enumerate(pair)]
        for words, cell in cells:
            if not words:
                continue
            text += "" if not text else "\t" if cell and cell[2] else "\n"
            kind = "cell" if cell else "paragraph"
            blocks.append(Block(Span(len(text), len(text) + len(words)), kind, cell=cell))
            text += words
    return Document("made", "", "text/plain", text, tuple(blocks))


def test_segmenting_twice_gives_the_same() -> None:
    document = document_from_string("1. Fees. None.\n2. Term. One year.\n(a) first\n(b) second")
    assert segment(document) == segment(document)


def test_nothing_gives_nothing() -> None:
    assert segment(document_from_string(" \n ")) == ()


@pytest.mark.data
def test_real_texts_give_sound_trees(data_dir: Path) -> None:
    with (data_dir / "cuad" / "contracts.jsonl").open(encoding="utf-8") as lines:
        for _, line in zip(range(120), lines, strict=False):
            document = document_from_string(json.loads(line)["text"])
            check_tree(document, segment(document))


@pytest.mark.data
def test_real_markdown_gives_sound_trees(data_dir: Path) -> None:
    for file in sorted((data_dir / "contracts" / "md").glob("*.md")):
        document = load(file)
        check_tree(document, segment(document))


@pytest.mark.data
def test_real_files_give_sound_trees(data_dir: Path) -> None:
    for file in sorted((data_dir / "contracts").glob("*.*")):
        document = load(file)
        check_tree(document, segment(document))


def test_time_grows_with_length_alone() -> None:
    clause = (
        "{}. Fees. The Customer shall pay the fees.\n(a) first sum;\n(b) second sum.\n"
        + "Words of text. " * 30
    )
    text = "\n".join(clause.format(number) for number in range(1, 1200))
    document = document_from_string(text)
    began = time.perf_counter()
    segment(document)
    pages = len(text) / 3000
    assert time.perf_counter() - began < 10 * pages / 300, f"{pages:.0f} pages"
