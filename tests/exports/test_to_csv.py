"""A table that opens in a spreadsheet and runs nothing there."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausekit.datamodel import Review
from clausekit.exports import render
from clausekit.exports.to_csv import COLUMNS, FORMULA_STARTS, harmless, to_csv


def _rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_row_for_each_finding_worst_first(review: Review) -> None:
    rows = _rows(render(review, "csv"))
    assert [row["rule"] for row in rows] == ["SLA-01", "LIA-01", "TRM-01", "DAT-01", "ANX-01"]
    assert tuple(rows[0]) == COLUMNS
    assert rows[2]["place"] == "section 1.1, page 2"
    assert rows[0]["searched"] == "sla: uptime promise"


def test_excel_is_told_that_it_is_utf_8(review: Review) -> None:
    assert render(review, "csv").startswith(b"\xef\xbb\xbf")


def test_further_reviews_need_no_second_header(review: Review) -> None:
    both = to_csv(review) + to_csv(review, header=False)
    assert both.count("\ufeff") == 1
    assert len(_rows(both.encode())) == 2 * len(review.findings)


def test_no_cell_is_a_formula(review: Review) -> None:
    rows = _rows(render(review, "csv"))
    assert rows[4]["title"] == "'=1+1 annex"
    assert rows[4]["quote"].startswith("'=HYPERLINK")
    assert not any(cell.startswith(FORMULA_STARTS) for row in rows for cell in row.values())


@given(st.text())
def test_harmless_keeps_the_words(cell: str) -> None:
    assert harmless(cell).removeprefix("'") == cell.removeprefix("'")
    assert not harmless(cell).startswith(FORMULA_STARTS)


@pytest.mark.parametrize("cell", ["plain", "", "a=b", "(1)", "'quoted"])
def test_ordinary_cells_stay_as_they_are(cell: str) -> None:
    assert harmless(cell) == cell
