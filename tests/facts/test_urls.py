"""Web addresses without the sentence's punctuation."""

from __future__ import annotations

from typing import Any

import pytest

from clausekit.facts.urls import find


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("see https://Example.com/Terms.", "https://Example.com/Terms", "https://example.com/Terms"),
        ("www.example.org/sla, and", "www.example.org/sla", "https://www.example.org/sla"),
        ("(example.com/legal/dpa).", "example.com/legal/dpa", "https://example.com/legal/dpa"),
        ("https://example.org/a_(b) is", "https://example.org/a_(b)", "https://example.org/a_(b)"),
    ],
)
def test_an_address_is_read(read: Any, text: str, words: str, value: str) -> None:
    assert read(find, text) == [(words, value, "url")]


@pytest.mark.parametrize(
    "text", ["legal@example.com", "and/or", "24/7", "10.0.0.1/24", "e.g. this", "i.e/or"]
)
def test_what_is_no_address_is_left(read: Any, text: str) -> None:
    assert read(find, text) == []
