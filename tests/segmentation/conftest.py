"""Helpers for tests of segmentation."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from clausekit.datamodel import Fact

Find = Callable[[str], Iterator[Fact]]


@pytest.fixture(scope="session")
def read() -> Callable[[Find, str], list[tuple[str, str, str]]]:
    """What a finder reads in a text: (words at the span, value, unit)."""

    def reading(find: Find, text: str) -> list[tuple[str, str, str]]:
        return [(text[fact.span.start : fact.span.end], fact.value, fact.unit) for fact in find(text)]

    return reading
