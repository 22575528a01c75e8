"""Text is cut into the pieces that the encoder was trained with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausekit.classification.own_provisions import MODEL
from clausekit.classification.weights import load_weights
from clausekit.classification.wordpiece import WordPieces

MARKS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
VOCABULARY = [*MARKS, "pay", "##able", "##s", "the", "fee", ",", "§", "(", ")", "naive"]


@pytest.fixture(scope="module")
def pieces() -> WordPieces:
    return WordPieces(VOCABULARY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("payable", ["pay", "##able"]),
        ("Pays, the FEES", ["pay", "##s", ",", "the", "fee", "##s"]),
        ("(the fee)", ["(", "the", "fee", ")"]),
        ("§the", ["§", "the"]),
        ("naïve", ["naive"]),
        ("the\u00ad fee\u200b", ["the", "fee"]),
        ("unheard", ["[UNK]"]),
        ("pay" * 40, ["[UNK]"]),
        ("", []),
    ],
)
def test_words_are_cut_from_the_left_into_the_longest_pieces(
    pieces: WordPieces, text: str, expected: list[str]
) -> None:
    assert [VOCABULARY[number] for number in pieces.read(text)] == expected


def test_a_word_of_which_a_part_is_unknown_is_unknown(pieces: WordPieces) -> None:
    assert pieces.read("payxyz") == [pieces.unknown]


@given(st.text(max_size=80))
def test_any_text_can_be_cut(text: str) -> None:
    assert all(0 <= number < len(VOCABULARY) for number in WordPieces(VOCABULARY).read(text))


def test_the_shipped_vocabulary_has_its_marks() -> None:
    vocabulary = bytes(load_weights(MODEL).arrays["pieces"]).decode().split("\n")
    shipped = WordPieces(vocabulary)
    assert (shipped.unknown, shipped.first, shipped.last) == (100, 101, 102)
    told = [vocabulary[number] for number in shipped.read("Licensor’s indemnification")]
    assert told == ["li", "##cens", "##or", "’", "s", "ind", "##em", "##ni", "##fication"]
