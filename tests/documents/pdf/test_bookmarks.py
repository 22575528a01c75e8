"""What the outline of a PDF names is a heading."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from clausekit.segmentation import segment

Fixture = Callable[..., Any]

FULL = "The Provider will use reasonable efforts to keep the Service available to every Customer."


def _outline(*entries: tuple[str, int]) -> Callable[[Any], None]:
    def decorate(canvas: Any) -> None:
        for number, (title, level) in enumerate(entries):
            canvas.bookmarkPage(f"b{number}")
            canvas.addOutlineEntry(title, f"b{number}", level)

    return decorate


def _page() -> list[tuple[Any, ...]]:
    return [
        (72, 60, "Terms of service that bind you and us whenever you use what we offer on our pages, and"),
        (72, 72, "that neither of us may change alone."),
        (72, 110, "what we do"), (72, 130, FULL),
        (72, 160, "when we do it"), (72, 180, FULL),
        (72, 210, "what you pay"), (72, 230, FULL),
    ]  # fmt: skip


def test_bookmarks_show_headings_and_their_levels(printed: Fixture, of_kind: Fixture) -> None:
    plain = printed(_page())
    assert of_kind(plain, "heading") == []
    document = printed(
        _page(), decorate=_outline(("What we do", 0), ("When we do it", 1), ("What you pay", 0))
    )
    assert of_kind(document, "heading") == ["what we do", "when we do it", "what you pay"]
    clauses = [(clause.heading, clause.parent) for clause in segment(document) if clause.heading]
    assert clauses == [("what we do", None), ("when we do it", "what-we-do"), ("what you pay", None)]


def test_bookmarks_that_name_no_line_change_nothing(printed: Fixture) -> None:
    assert printed(_page(), decorate=_outline(("Page 1", 0))).blocks == printed(_page()).blocks
