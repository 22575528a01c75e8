"""Blanks to fill in, to sign on, to tick, and what was taken out."""

from __future__ import annotations

from typing import Any

import pytest

from clausekit.facts.blanks import find


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("a fee of [___] each", "[___]", "bracketed", "open"),
        ("pay ____ euros", "____", "line", "open"),
        ("the price is TBD.", "TBD", "tbd", "open"),
        ("on [●] next", "[●]", "bullet", "open"),
        ("with [insert name]", "[insert name]", "insert", "open"),
        ("7. [Reserved]", "[Reserved]", "reserved", "reserved"),
        ("at a price to be agreed", "to be agreed", "to_be_agreed", "open"),
        ("between [Customer name] and", "[Customer name]", "placeholder", "open"),
        ("within [30] days", "[30]", "proposed", "open"),
        ("a term of [ * * * ] years", "[ * * * ]", "redaction", "redacted"),
        ("a term of [***] years", "[***]", "redaction", "redacted"),
        ("By: _______________", "_______________", "line", "signature"),
        ("☐ monthly", "☐", "checkbox", "choice"),
        ("[x] monthly", "[x]", "checked", "choice"),
    ],
)
def test_a_blank_is_named_by_kind(read: Any, text: str, words: str, value: str, unit: str) -> None:
    assert read(find, text) == [(words, value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "[Signature Page Follows]",
        "[sic]",
        "[our terms](https://example.com)",
        "**bold**",
        "snake_case",
        "A * B",
    ],
)
def test_what_is_not_left_open_is_no_blank(read: Any, text: str) -> None:
    assert read(find, text) == []
