"""Markdown in which the contract's words are only words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausekit.datamodel import Review
from clausekit.exports.to_markdown import escaped, to_markdown


def test_summary_first_then_the_worst(review: Review) -> None:
    text = to_markdown(review)
    parts = [
        "# Review of",
        "**Do not sign as it stands**: 1 critical",
        "## Key terms",
        "### Critical (1)",
        "### High (1)",
    ]
    positions = [text.index(part) for part in parts]
    assert positions == sorted(positions)


def test_quotes_are_block_quotes_with_their_place(review: Review) -> None:
    assert "> unless a party says no 90 days before its end\n>\n> — section 1.1, page 2\n" in to_markdown(
        review
    )


def test_what_was_not_read_is_said(review: Review, unpaged_review: Review) -> None:
    assert "- Page 3: the page is a picture without text" in to_markdown(review)
    assert "What limits this review" not in to_markdown(unpaged_review)


def test_no_tag_no_control_character_comes_through(review: Review) -> None:
    text = to_markdown(review)
    assert "<script" not in text
    assert "\x1b" not in text
    assert "\u202e" not in text


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("*bold* _it_", "\\*bold\\* \\_it\\_"),
        ("![a](https://x.example)", "\\!\\[a\\](https&#58;//x.example)"),
        ("# no heading", "\\# no heading"),
        ("1. no list", "1\\. no list"),
        ("1.1", "1.1"),
        ("- no list", "\\- no list"),
        ("a | b", "a \\| b"),
        ("<b> & &lt;", "&lt;b&gt; &amp; &amp;lt;"),
        ("two\nlines\tof  text", "two lines of text"),
        ("www.x.example a@x.example", "www&#46;x.example a&#64;x.example"),
    ],
)
def test_markup_is_escaped(given_text: str, expected: str) -> None:
    assert escaped(given_text) == expected


@given(st.text(alphabet="<>*_`[]!#|\\ab\n&@:w./"))
def test_nothing_opens_a_tag_or_leaves_its_line(text: str) -> None:
    line = escaped(text)
    assert "\n" not in line
    assert "<" not in line
    assert "://" not in line.replace("&#58;", "") or "http" not in line
