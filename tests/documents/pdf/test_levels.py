"""Larger type makes headings, and its sizes their levels."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Fixture = Callable[..., Any]

FULL = "The Provider will use reasonable efforts to keep the Service available to every Customer."


def _levels(document: Any) -> list[tuple[str, int | None]]:
    return [(document.quote(block.span), block.level) for block in document.blocks if block.kind == "heading"]


def test_sizes_of_type_are_levels(printed: Fixture) -> None:
    page = [
        (72, 60, "Statement of work", "Helvetica", 18),
        (72, 100, "What is to be done", "Helvetica", 14), (72, 120, FULL), (72, 132, FULL), (72, 144, FULL),
        (72, 190, "Who does it", "Helvetica", 14), (72, 210, FULL), (72, 230, FULL), (72, 250, FULL),
        (72, 290, "Not a heading, as it ends like a sentence.", "Helvetica", 14), (72, 310, FULL),
        (72, 330, FULL), (72, 350, FULL),
    ]  # fmt: skip
    assert _levels(printed(page)) == [
        ("Statement of work", 0), ("What is to be done", 1), ("Who does it", 1)
    ]  # fmt: skip


def test_a_title_alone_has_no_level(printed: Fixture) -> None:
    page = [
        (72, 60, "SERVICES AGREEMENT", "Helvetica", 18),
        (72, 100, FULL),
        (72, 120, FULL),
        (72, 140, FULL),
    ]
    assert _levels(printed(page)) == [("SERVICES AGREEMENT", None)]
