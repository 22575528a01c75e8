"""Printed numbers are read in every way they allow, and nothing else is."""

from __future__ import annotations

import pytest

from clausekit.segmentation.numbering import letters, read_numbers, roman


def read(text: str) -> list[tuple[str, tuple[int, ...], str]]:
    return [(number.style, number.path, number.printed) for number in read_numbers(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7. Fees", [("numeric", (7,), "7")]),
        ("IV.2 Fees", [("numeric", (4, 2), "IV.2")]),
        ("7.2 Notice. Any", [("numeric", (7, 2), "7.2")]),
        ("7.2\tNotice", [("numeric", (7, 2), "7.2")]),
        ("11.0 Term", [("numeric", (11,), "11.0")]),
        ("7.2(b)(iv) the", [("numeric", (7, 2, 2, 4), "7.2(b)(iv)")]),
        ("1.Services", [("numeric", (1,), "1")]),
        ("2 . Broker", [("numeric", (2,), "2")]),
        ("3 Definitions", [("numeric", (3,), "3")]),
        ("ARTICLE II", [("article", (2,), "ARTICLE II")]),
        ("Article Three – Fees", [("article", (3,), "Article Three")]),
        ("Section 3.01 Term", [("numeric", (3, 1), "Section 3.01")]),
        ("SECTION 4. Term", [("numeric", (4,), "SECTION 4")]),
        ("§ 4 Price", [("numeric", (4,), "§ 4")]),
        ("Clause 12", [("numeric", (12,), "Clause 12")]),
        ("C.1.2\tScope", [("numeric", (3, 1, 2), "C.1.2")]),
        ("H.10 Delay", [("numeric", (8, 10), "H.10")]),
        ("SECTION C – Work", [("numeric", (3,), "SECTION C")]),
        ("(b) pay", [("(a)", (2,), "(b)")]),
        ("(i) pay", [("(i)", (1,), "(i)"), ("(a)", (9,), "(i)")]),
        ("(xviii) pay", [("(i)", (18,), "(xviii)")]),
        ("(bb) pay", [("(a)", (28,), "(bb)")]),
        ("(C) pay", [("(A)", (3,), "(C)")]),
        ("B.sponsor", [("A.", (2,), "B")]),
        ("IV. Term", [("I.", (4,), "IV")]),
        ("1) pay", [("(1)", (1,), "1)")]),
        ("(2) pay", [("(1)", (2,), "(2)")]),
    ],
)
def test_numbers_are_read(text: str, expected: list[tuple[str, tuple[int, ...], str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "30 days after receipt", "2020 was", "12.5% of the fees", "9.00 percent", "U.S. law", "e.g. this",
        "i.e. this", "Section 5 shall survive", "Section 7.2, the Supplier", "Article 28(3) of the", "$5.00",
        "word", "(see) below",
    ],
)  # fmt: skip
def test_sentences_are_not_numbers(text: str) -> None:
    assert read(text) == []


def test_roman_numerals() -> None:
    assert [roman(digits) for digits in ("i", "iv", "ix", "xiv", "xl", "xc", "iiii", "vx", "")] == [
        1, 4, 9, 14, 40, 90, None, None, None,
    ]  # fmt: skip


def test_letters_count_on_past_z() -> None:
    assert [letters(word) for word in ("a", "z", "aa", "bb", "ab")] == [1, 26, 27, 28, None]
