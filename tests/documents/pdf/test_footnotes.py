"""Footnotes are told from the words of the page, and do not break the sentence that runs past them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Fixture = Callable[..., Any]

FULL = "The Provider will use reasonable efforts to keep the Service available to every"
NEXT = "Customer at all hours, and will tell each Customer of planned work beforehand and"
NOTE = "1 The index that the office publishes each year; it is never"


def _page(column: Fixture, *foot: tuple[Any, ...]) -> list[Any]:
    return [*column(FULL, NEXT, "in writing.", y=80), *column(FULL, NEXT, FULL, NEXT, y=650), *foot]


def test_small_print_behind_a_mark_is_a_footnote(printed: Fixture, column: Fixture, of_kind: Fixture) -> None:
    foot = [(72, 720, NOTE, "Helvetica", 8), (72, 730, "lowered.", "Helvetica", 8)]
    foot += [(72, 740, "2 Another one.", "Helvetica", 8)]
    document = printed(_page(column, *foot), [(72, 80, "keep a record of it.")])
    assert of_kind(document, "footnote") == [f"{NOTE} lowered.", "2 Another one."]
    assert f"{NEXT} keep a record of it.\n1 The index" in document.text


def test_a_short_rule_sets_footnotes_off(printed: Fixture, column: Fixture, of_kind: Fixture) -> None:
    page = _page(column, (72, 699, "* Per year.", "Helvetica", 8))

    def rule(canvas: Any) -> None:
        canvas.line(72, 792 - 691, 180, 792 - 691)

    assert of_kind(printed(page), "footnote") == []
    assert of_kind(printed(page, decorate=rule), "footnote") == ["* Per year."]


def test_a_list_in_the_size_of_the_page_is_none(printed: Fixture, column: Fixture, of_kind: Fixture) -> None:
    page = _page(column, (72, 730, "1 The last item of the page."))
    assert of_kind(printed(page), "footnote") == []
