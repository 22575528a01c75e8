"""Number formats: what Word prints for a count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausekit.documents.word.formats import formatted, superscript

ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@pytest.mark.parametrize(
    ("number", "format", "printed"),
    [
        (7, "decimal", "7"),
        (7, "decimalZero", "07"),
        (12, "decimalZero", "12"),
        (4, "lowerRoman", "iv"),
        (1994, "upperRoman", "MCMXCIV"),
        (1, "lowerLetter", "a"),
        (27, "lowerLetter", "aa"),
        (53, "upperLetter", "AAA"),
        (1, "ordinal", "1st"),
        (11, "ordinal", "11th"),
        (22, "ordinal", "22nd"),
        (113, "ordinal", "113th"),
        (21, "cardinalText", "Twenty-one"),
        (340, "cardinalText", "Three hundred forty"),
        (2, "ordinalText", "Second"),
        (20, "ordinalText", "Twentieth"),
        (45, "ordinalText", "Forty-fifth"),
        (3, "decimalEnclosedCircle", "③"),
        (5, "chicago", "**"),
        (5, "none", ""),
        (5, "001", "005"),
        (5, "a format of the future", "5"),
    ],
)
def test_a_count_is_printed_in_its_format(number: int, format: str, printed: str) -> None:
    assert formatted(number, format) == printed


@given(st.integers(1, 3999))
def test_roman_numerals_add_up_to_their_number(number: int) -> None:
    values = [ROMAN[letter] for letter in formatted(number, "lowerRoman")]
    total = sum(-now if now < after else now for now, after in zip(values, [*values[1:], 0], strict=True))
    assert total == number


@given(st.integers(1, 2000))
def test_letters_repeat_one_letter(number: int) -> None:
    printed = formatted(number, "lowerLetter")
    assert set(printed) == {printed[0]}
    assert (len(printed) - 1) * 26 + ord(printed[0]) - ord("a") + 1 == number


@pytest.mark.parametrize(
    "format", ["lowerLetter", "upperRoman", "cardinalText", "ordinalText", "chicago", "ordinal"]
)
@given(number=st.integers(0, 10**9))
def test_no_count_is_too_odd_to_print(format: str, number: int) -> None:
    assert len(formatted(number, format)) <= 1001


def test_marks_of_notes_are_raised() -> None:
    assert superscript("12") == "¹²"
    assert superscript("iv") == "ⁱᵛ"
    assert superscript("*") == "*"
