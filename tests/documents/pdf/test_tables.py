"""Tables: cells of rules both ways, of rules only across, and of tables that go on over the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Fixture = Callable[..., Any]


def _cells(document: Any) -> list[tuple[tuple[int, int, int] | None, str]]:
    return [(block.cell, document.quote(block.span)) for block in document.blocks]


def _across(*heights: float) -> Callable[[Any], None]:
    def decorate(canvas: Any) -> None:
        for height in heights:
            canvas.line(60, 792 - height, 540, 792 - height)

    return decorate


def test_rows_between_rules_are_cells(printed: Fixture) -> None:
    page = [
        (66, 80, "Order Form"),
        (66, 120, "Cloud Service"), (200, 120, "The Provider’s billing software."),
        (66, 160, "Order Date"), (200, 160, "The day of the last signature, or"), (200, 172, "6 May 2027."),
        (66, 200, "Words that run over the whole width of the table and so are one cell."),
        (66, 240, "Term"), (200, 240, "Twelve months."),
    ]  # fmt: skip
    document = printed(page, decorate=_across(100, 140, 180, 220, 260))
    assert _cells(document) == [
        (None, "Order Form"),
        ((0, 0, 0), "Cloud Service"), ((0, 0, 1), "The Provider’s billing software."),
        ((0, 1, 0), "Order Date"), ((0, 1, 1), "The day of the last signature, or 6 May 2027."),
        ((0, 2, 0), "Words that run over the whole width of the table and so are one cell."),
        ((0, 3, 0), "Term"), ((0, 3, 1), "Twelve months."),
    ]  # fmt: skip


def test_rules_between_clauses_make_no_table(printed: Fixture) -> None:
    clauses = [(66, 120 + 40 * n, f"{n}.") for n in range(1, 4)]
    clauses += [(96, 120 + 40 * n, f"The clause numbered {n} says so.") for n in range(1, 4)]
    document = printed(sorted(clauses, key=lambda line: line[1]), decorate=_across(140, 180, 220, 260))
    assert [cell for cell, _ in _cells(document)] == [None] * 3


def test_a_row_goes_on_over_the_page(printed: Fixture) -> None:
    first = [(66, 660, "Term"), (200, 660, "One year."), (66, 700, "Fees"), (200, 700, "As set out, and")]
    second = [(200, 80, "paid at once."), (66, 120, "Place"), (200, 120, "Here.")]
    document = printed(first, second, decorate=_across(60, 100, 140, 640, 680, 720))
    assert _cells(document) == [
        ((0, 3, 0), "Term"), ((0, 3, 1), "One year."),
        ((0, 4, 0), "Fees"), ((0, 4, 1), "As set out, and paid at once."),
        ((0, 5, 0), "Place"), ((0, 5, 1), "Here."),
    ]  # fmt: skip


def test_the_lines_of_a_cell_are_read_downwards(printed: Fixture) -> None:
    def grid(canvas: Any) -> None:
        for x in (60, 200, 400):
            canvas.line(x, 792 - 100, x, 792 - 180)
        for y in (100, 140, 180):
            canvas.line(60, 792 - y, 400, 792 - y)

    page = [
        (66, 116, "Name"), (206, 116, "Ours"),
        (66, 158, "Place"), (206, 170, "Road, Austin"), (206, 156, "Laboratory, 9 Bell"),
    ]  # fmt: skip
    words = [text for _, text in _cells(printed(page, decorate=grid))]
    assert words == ["Name", "Ours", "Place", "Laboratory, 9 Bell Road, Austin"]
