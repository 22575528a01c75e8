"""The latest result is shared, and never taken for another's."""

from __future__ import annotations

from clausekit.classification.candidates import sentences
from clausekit.classification.latest import remember_latest
from clausekit.classification.words import document_words
from clausekit.documents.from_text import document_from_string


def test_the_same_object_is_worked_on_once() -> None:
    calls: list[list[int]] = []

    @remember_latest
    def total(numbers: list[int]) -> int:
        calls.append(numbers)
        return sum(numbers)

    one, alike = [1, 2], [1, 2]
    assert [total(one), total(one), total(alike), total(one)] == [3, 3, 3, 3]
    assert len(calls) == 3


def test_documents_alike_but_not_the_same_are_read_each() -> None:
    one, other = (document_from_string(f"The fee is due in {days} days.") for days in ("ten", "six"))
    assert document_words(one) is document_words(one)
    assert document_words(one).words != document_words(other).words
    assert sentences(one) == sentences(other)
