"""Words replaced in a document: what is left stays whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clausekit.datamodel import Document, Span
from clausekit.documents.from_text import document_from_string
from clausekit.selftest.editing import Edit, edited, place_of

DOCUMENT = document_from_string("Alpha beta gamma.\nDelta epsilon.\n\nZeta eta theta iota kappa.\nLambda mu.")
WORDS = st.sampled_from(["", "x", "new words", "a\tb"])
EDITS = st.lists(
    st.builds(
        lambda start, length, words: Edit(Span(start, min(start + length, len(DOCUMENT.text))), words),
        st.integers(0, len(DOCUMENT.text)),
        st.integers(0, 30),
        WORDS,
    ),
    max_size=6,
)


def words_of(document: Document) -> list[str]:
    return [document.quote(block.span) for block in document.blocks]


def test_words_are_replaced_in_their_block() -> None:
    changed = edited(DOCUMENT, [Edit(Span(6, 10), "BETA TWO")])
    assert words_of(changed)[0] == "Alpha BETA TWO gamma."
    assert words_of(changed)[1:] == words_of(DOCUMENT)[1:]


def test_a_block_that_loses_its_words_goes() -> None:
    block = DOCUMENT.blocks[1]
    assert words_of(edited(DOCUMENT, [Edit(block.span, "")])) == [
        words for words in words_of(DOCUMENT) if words != "Delta epsilon."
    ]


def test_new_words_over_several_blocks_belong_to_the_first() -> None:
    first, second = DOCUMENT.blocks[:2]
    changed = edited(DOCUMENT, [Edit(Span(first.span.start, second.span.end), "One.")])
    assert words_of(changed)[0] == "One."
    assert len(changed.blocks) == len(DOCUMENT.blocks) - 1


@given(EDITS)
def test_blocks_stay_in_order_and_new_words_stand_where_said(edits: list[Edit]) -> None:
    changed = edited(DOCUMENT, edits)
    end = 0
    for block in changed.blocks:
        assert block.span.start >= end
        assert len(block.span) > 0
        end = block.span.end
    assert end <= len(changed.text)
    for index, edit in enumerate(_made(edits)):
        assert changed.quote(place_of(edits, index)) == edit.words


@given(EDITS)
def test_what_is_not_touched_is_still_there(edits: list[Edit]) -> None:
    made = _made(edits)
    untouched = [
        block for block in DOCUMENT.blocks if not any(block.span.overlaps(edit.span) for edit in made)
    ]
    changed = words_of(edited(DOCUMENT, edits))
    assert all(DOCUMENT.quote(block.span) in changed for block in untouched)


def _made(edits: list[Edit]) -> list[Edit]:
    made: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.span.start, edit.span.end)):
        if edit.span and (not made or edit.span.start >= made[-1].span.end):
            made.append(edit)
    return made
