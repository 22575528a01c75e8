"""A clause knows whether words of it are still being negotiated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from clausekit.datamodel import Document, Revision, Span
from clausekit.documents import read
from clausekit.segmentation import segment

TEXT = "1. Term\n1.1 One year.\n1.2 Renewal for a year.\n2. Payment\n2.1 Pay in 30 days."
BY = 'w:id="1" w:author="Ada" w:date="2027-03-12T10:00:00Z"'


def changed(document: Document, *revisions: Revision) -> set[str]:
    return {clause.id for clause in segment(replace(document, revisions=revisions)) if clause.changed}


def revision(start: int, end: int, text: str) -> Revision:
    return Revision("deleted" if start == end else "inserted", "Ada", "", Span(start, end), text)


def test_a_change_marks_its_clause_and_those_around_it() -> None:
    document = read(TEXT.encode(), "a.txt")
    assert changed(document) == set()
    at = TEXT.index("30")
    assert changed(document, revision(at, at + 2, "30")) == {"2", "2.1"}
    assert changed(document, revision(at, at, "60 ")) == {"2", "2.1"}


def test_words_taken_out_at_the_edges_of_a_clause_are_its_words() -> None:
    document = read(TEXT.encode(), "a.txt")
    end = TEXT.index("One year.") + len("One year.")
    assert changed(document, revision(end, end, " At least.")) == {"1", "1.1"}
    assert changed(document, revision(TEXT.index("1.2"), TEXT.index("1.2"), "Old ")) == {"1", "1.2"}


def test_a_clause_taken_out_whole_marks_what_is_around_it_only() -> None:
    document = read(TEXT.encode(), "a.txt")
    between = TEXT.index("1.2")
    assert changed(document, revision(between, between, "1.2 Gone.\n")) == {"1"}
    assert changed(document, revision(TEXT.index("2. "), TEXT.index("2. "), "Gone.\n")) == set()
    assert changed(document, revision(between - 1, between - 1, "\n1.2 Gone.")) == {"1"}


def test_a_long_change_marks_all_that_it_runs_over() -> None:
    document = read(TEXT.encode(), "a.txt")
    start, end = TEXT.index("Renewal"), TEXT.index("Payment") + 3
    found = changed(document, revision(start, end, TEXT[start:end]), revision(0, 0, "x"))
    assert found == {"1", "1.2", "2"}


def test_a_word_file_from_end_to_end(word_bytes: Callable[..., bytes]) -> None:
    def p(*inside: str) -> str:
        return f"<w:p>{''.join(inside)}</w:p>"

    def r(text: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'

    gone = f'<w:del {BY}><w:r><w:delText xml:space="preserve">thirty </w:delText></w:r></w:del>'
    body = (
        p(r("1. Term"))
        + p(r("1.1 One year."))
        + p(r("2. Payment"))
        + p(r("2.1 Pay in "), gone, r("ten days."))
    )
    clauses = segment(read(word_bytes(body), "a.docx"))
    assert {clause.id: clause.changed for clause in clauses} == {
        "1": False, "1.1": False, "2": True, "2.1": True,
    }  # fmt: skip
