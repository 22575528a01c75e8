"""Running heads, page numbers and tables of contents: marked where they are, and only there."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from clausekit.documents.contents import find_contents
from clausekit.documents.furniture import find_furniture


class Drawn(NamedTuple):
    text: str
    base: float
    x0: float = 72
    x1: float = 500
    size: float = 10
    turns: float = 0
    cell: tuple[int, int, int] | None = None
    margin: bool = False


def _page(number: int, *extra: Drawn) -> list[Drawn]:
    words = [
        Drawn(f"Words {chr(96 + number)}{index} of the contract", 100 + 14 * index) for index in range(12)
    ]
    return sorted([*words, *extra], key=lambda line: line.base)


def _marked(pages: list[list[Drawn]]) -> list[list[tuple[str, str]]]:
    marks = find_furniture(pages, 792)
    return [
        [(line.text, mark) for line, mark in zip(lines, kinds, strict=True) if mark]
        for lines, kinds in zip(pages, marks, strict=True)
    ]


def test_repeated_lines_with_other_digits_are_header_and_footer() -> None:
    pages = [
        _page(
            n,
            Drawn(f"ACME – draft {n}", 40),
            Drawn("Confidential", 740),
            Drawn(f"Page {n} of 4", 760, 280, 330),
        )
        for n in range(1, 5)
    ]
    assert _marked(pages)[2] == [
        ("ACME – draft 3", "header"),
        ("Confidential", "footer"),
        ("Page 3 of 4", "page_number"),
    ]


def test_a_page_break_of_an_older_print_may_lie_within_a_page() -> None:
    pages = [
        _page(n, Drawn(f"- {2 * n - 1} -", 175, 280, 310), Drawn("Execution copy", 180, 380, 500))
        for n in range(1, 5)
    ]
    assert _marked(pages)[1] == [("- 3 -", "page_number"), ("Execution copy", "header")]


def test_a_dated_line_that_ends_in_a_page_number_is_one() -> None:
    pages = [_page(n, Drawn(f"May 5, 1998 Page {n + 4}", 180, 72, 200)) for n in range(1, 5)]
    assert _marked(pages)[2] == [("May 5, 1998 Page 7", "page_number")]


def test_the_publishers_line_is_known_even_once() -> None:
    assert _marked([_page(1, Drawn("Source: ACME INC., 8-K, 1/2/2003", 770))]) == [
        [("Source: ACME INC., 8-K, 1/2/2003", "footer")]
    ]


LONG = "Draft of 6 May 2027 for signature by the parties that are named in it"


def test_a_footer_that_counts_pages_may_speak_of_signature() -> None:
    pages = [_page(n, Drawn(f"{LONG} Page {n} of 4", 750)) for n in range(1, 5)]
    assert [[kind for _, kind in marked] for marked in _marked(pages)] == [["footer"]] * 4


def test_signature_pages_that_repeat_are_the_contract() -> None:
    page = [
        Drawn(text, 60 + 20 * n)
        for n, text in enumerate(["Agreed by the Member", "of the Group", "as of today:", "By: ____"])
    ]
    assert _marked([_page(1), _page(2), *([page] * 4)]) == [[]] * 6


def test_numbers_of_a_list_or_table_are_no_page_numbers() -> None:
    listed = [Drawn(f"{n}.", 100 + 80 * n, 72, 80) for n in range(1, 6)]
    cells = [Drawn(str(n), 105 + 80 * n, 300, 310, cell=(0, n, 1)) for n in range(1, 6)]
    assert _marked([_page(1, *listed, *cells)]) == [[]]


def test_slanted_words_are_a_watermark() -> None:
    assert _marked([_page(1, Drawn("DRAFT", 400, turns=0.5))]) == [[("DRAFT", "watermark")]]


ENTRIES = ["1. Definitions ........ 1", "2. Services ........ 3", "3. Fees ........ 7"]


@pytest.mark.parametrize(
    "table",
    [
        ENTRIES,
        ["TABLE OF CONTENTS", "Article 1 Definitions\t1", "Article 2 Services\t3", "Exhibit A\tA-1"],
        ["Contents", "1 Definitions", "2 Services", "3 Fees"],
    ],
)
def test_tables_of_contents_end_where_the_contract_begins(table: list[str]) -> None:
    rest = ["1. Definitions", "In this Agreement the following words shall have these meanings."]
    assert find_contents(["Agreement", *table, *rest]) == [False, *[True] * len(table), False, False]


@pytest.mark.parametrize(
    "lines",
    [
        ["1. Definitions", "2. Services", "3. Fees"],
        ["Name ..............", "Title ..............", "Date .............."],
        ["Basic fee 500", "Extra users 120", "Support 80"],
    ],
)
def test_lists_and_blanks_to_fill_in_are_no_contents(lines: list[str]) -> None:
    assert not any(find_contents(lines))


def test_the_names_of_attachments_are_no_header() -> None:
    pages = [_page(n, Drawn(f"SCHEDULE 1.{n}", 40), Drawn(f"ACME {n}", 30)) for n in range(1, 5)]
    assert _marked(pages) == [[(f"ACME {n}", "header")] for n in range(1, 5)]


def test_a_name_that_runs_on_over_pages_stays_on_its_first() -> None:
    pages = [_page(n, Drawn("EXHIBIT A", 40)) for n in range(1, 5)]
    assert _marked(pages) == [[], *([[("EXHIBIT A", "header")]] * 3)]
