"""Words broken at a line's end, and list numbers."""

from __future__ import annotations

import pytest

from clausekit.documents.pdf.hyphens import glue, vocabulary
from clausekit.documents.pdf.numbers import LABEL, Sequence, is_label
from clausekit.documents.roman import roman

LINES = ("the agreement of a third-party, iron and woods;", "well-known, re-sign")
WORDS = vocabulary((line, False) for line in LINES)


@pytest.mark.parametrize(
    ("before", "after", "broken", "joined"),
    [
        ("this agree", "ment shall", True, "this agreement shall"),
        ("this agree-", "ment shall", False, "this agreement shall"),
        ("any third", "party claim", True, "any third-party claim"),
        ("any third-", "party claim", False, "any third-party claim"),
        ("a non-", "exclusive licence", False, "a non-exclusive licence"),
        ("the Sarbanes-", "Oxley Act", False, "the Sarbanes-Oxley Act"),
        ("on Form 8-", "K filed", False, "on Form 8-K filed"),
        ("the indem", "nification of", True, "the indemnification of"),
        ("the fee -", "if any", False, "the fee - if any"),
        ("no hyphen", "here", False, "no hyphen here"),
    ],
)
def test_a_broken_word_is_put_together_as_it_was_written(
    before: str, after: str, broken: bool, joined: str
) -> None:
    start, between = glue(before, after, broken=broken, words=WORDS)
    assert start + between + after == joined


@pytest.mark.parametrize("hyphen", ["", "-"])
def test_the_halves_of_a_broken_word_are_no_words(hyphen: str) -> None:
    words = vocabulary([(f"for the pur{hyphen}", not hyphen), ("poses of this Agreement", False)])
    assert words == {"for", "the", "of", "this", "agreement"}
    assert glue("for the pur", "poses of", broken=True, words=words) == ("for the pur", "")


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("7.2 Notice", "7.2 "),
        ("7.2.1. Notice", "7.2.1. "),
        ("7. Notice", "7. "),
        ("(a) the Supplier", "(a) "),
        ("(iv) the Supplier", "(iv) "),
        ("A. Definitions", "A. "),
        ("a) the Supplier", "a) "),
        ("1.Beijing agrees", "1."),
        ("12(b)(i) the", None),
        ("Section 3.2 Fees", "Section 3.2 "),
        ("ARTICLE IV TERM", "ARTICLE IV "),
        ("• a point", "• "),
        ("o a point", "o "),
        ("17. 5. 1 spaced", "17. 5. 1 "),
        ("30 days after", None),
        ("E.piphany branded", None),
        ("I agree", None),
        ("1,000 users", None),
    ],
)
def test_what_is_a_list_number(line: str, label: str | None) -> None:
    match = LABEL.match(line)
    assert (match.group() if match else None) == label


def test_only_a_number_is_only_a_number() -> None:
    assert all(map(is_label, ["1.", "(a)", "7.2", "Section 3.2", "•", "iv)"]))
    assert not any(map(is_label, ["1. Notice", "the", "Fees", "days"]))


def test_lists_within_lists_count_on() -> None:
    seen = Sequence()
    for label in ["1.", "1.1", "(a)", "(i)", "(ii)", "(b)", "1.2", "2."]:
        assert seen.follows(label) >= 0, label
        seen.add(label)
    assert seen.follows("(b)") == -1 or seen.follows("(c)") == 2
    assert seen.follows("3.") == 2
    assert seen.follows("2.1") == 2
    assert seen.follows("30.") == -1
    assert seen.follows("9.4") == -1


def test_roman_numbers() -> None:
    assert [roman(text) for text in ("i", "iv", "IX", "xl", "xiv")] == [1, 4, 9, 40, 14]
