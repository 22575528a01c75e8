"""Which lines make a paragraph, told by pages drawn for the case."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Printed = Callable[..., Any]

FULL = "The Provider will use reasonable efforts to keep the Service available to every"
NEXT = "Customer at all hours, and will tell each Customer of planned work beforehand and"
END = "in writing."


def test_wrapped_lines_are_joined_by_a_blank(printed: Printed, column: Printed, body: Printed) -> None:
    document = printed(column(FULL, NEXT, END))
    assert body(document) == [f"{FULL} {NEXT} {END}"]


def test_a_short_line_ends_a_paragraph(printed: Printed, column: Printed, body: Printed) -> None:
    document = printed(column(FULL, NEXT, END, FULL, NEXT, END))
    assert body(document) == [f"{FULL} {NEXT} {END}"] * 2


def test_white_space_begins_a_paragraph(printed: Printed, column: Printed, body: Printed) -> None:
    first, second = column(FULL, NEXT), column(FULL, END, y=132)
    assert body(printed([*first, *second])) == [f"{FULL} {NEXT}", f"{FULL} {END}"]


def test_an_indented_first_line_begins_a_paragraph(printed: Printed, column: Printed, body: Printed) -> None:
    ended = NEXT[:-4] + "."
    page = [*column(FULL, ended), (96, 124, FULL), (72, 136, END)]
    assert body(printed(page)) == [f"{FULL} {ended}", f"{FULL} {END}"]


@pytest.mark.parametrize(
    ("before", "number"),
    [
        ("All of these rights are subject to the conditions and limits set out in Section", "7.2 of this"),
        ("The Customer will settle every invoice not disputed in good faith by it within", "30 days of it"),
        ("Either party may end this Agreement where the other party has not cured either", "(b) breach or"),
    ],
)  # fmt: skip
def test_a_wrapped_line_that_begins_with_a_number_is_no_clause(
    before: str, number: str, printed: Printed, column: Printed, body: Printed
) -> None:
    document = printed(column(before, f"{number} {NEXT[:60]}", END))
    assert body(document) == [f"{before} {number} {NEXT[:60]} {END}"]


def test_numbered_clauses_without_white_space_between_them_are_apart(
    printed: Printed, column: Printed, body: Printed
) -> None:
    lines = [
        "7.1 The Supplier shall deliver the Goods to the place that the Buyer has named in",
        "the Order, at the Supplier's own cost and risk.",
        "7.2 The Buyer shall inspect the Goods within ten days of the day on which they have",
        "come to the place named in the Order, and shall say in writing what is wrong there.",
        "7.3 The Supplier shall replace what is wrong.",
    ]
    document = printed(column(*lines))
    assert body(document) == [f"{lines[0]} {lines[1]}", f"{lines[2]} {lines[3]}", lines[4]]


def test_items_of_a_list_are_apart_even_behind_full_lines(
    printed: Printed, column: Printed, body: Printed
) -> None:
    lines = [
        "The Customer shall not, and shall not let anyone else, do any of the following with it:",
        "(a) copy, change or take apart the Software, or try to find out how it was written; or",
        "(b) let others use the Software for money, or give it to anyone in any manner at all; or",
        "(c) remove a notice.",
    ]
    assert body(printed(column(*lines))) == lines


def test_a_list_number_hanging_beside_its_text_is_one_line(printed: Printed, body: Printed) -> None:
    page = [(72, 100, "4."), (108, 100, FULL), (108, 112, END)]
    document = printed(page)
    assert body(document) == [f"4. {FULL} {END}"]
    assert [line.box.x0 for line in document.lines] == pytest.approx([72, 108], abs=1)


def test_a_paragraph_goes_on_over_the_page_and_the_footer_stands_behind_it(
    printed: Printed, column: Printed, of_kind: Printed
) -> None:
    third = "Another paragraph of the contract that ends here."
    document = printed(
        [*column("First words of the contract.", y=100), *column(FULL, y=700), (290, 760, "1")],
        [*column("and repair it.", y=100), *column(third, y=140), *column(NEXT, y=700), (290, 760, "2")],
        [*column("will end it.", y=100), (290, 760, "3")],
    )
    assert of_kind(document, "page_number") == ["1", "2", "3"]
    assert f"{FULL} and repair it.\n1\n{third}" in document.text
    assert document.text.endswith(f"{NEXT} will end it.\n2\n3")
    across = next(block for block in document.blocks if "repair" in document.quote(block.span))
    assert {line.page for line in document.lines_in(across.span)} == {1, 2}
    assert across.page == 1


def test_white_space_inside_a_sentence_is_an_older_page_break(
    printed: Printed, column: Printed, body: Printed
) -> None:
    before = "The Provider will use reasonable efforts to keep the Service available to the"
    after = "greatest number of users at all hours."
    document = printed([*column(FULL, before), *column(after, END, y=160)])
    assert body(document)[0] == f"{FULL} {before} {after}"
    titled = printed([(72, 100, "DEFINITIONS OF THE", "Helvetica-Bold"), *column(FULL.lower(), y=160)])
    assert body(titled) == ["DEFINITIONS OF THE", FULL.lower()]


def test_lines_of_one_column_are_not_short_beside_a_longer_one(printed: Printed, body: Printed) -> None:
    left = [
        "The left column of this page holds",
        "words. It goes on from one line to",
        "Section 4 and further on, until it",
        "ends.",
    ]
    right = [
        "The right column stands beside it and is a",
        "good deal wider than the left one, so that",
        "lines there end much further out.",
    ]
    page = [(72, 100 + 12 * index, line) for index, line in enumerate(left)]
    page += [(330, 100 + 12 * index, line) for index, line in enumerate(right)]
    assert body(printed(page)) == [" ".join(left), " ".join(right)]


def test_a_new_sentence_on_a_new_page_is_a_new_paragraph(
    printed: Printed, column: Printed, body: Printed
) -> None:
    document = printed(column(FULL, END, y=700), column("Another paragraph begins.", y=100))
    assert body(document)[-1] == "Another paragraph begins."


def test_clear_headings_are_headings_and_sentences_are_not(printed: Printed, of_kind: Printed) -> None:
    page = [
        (175, 80, "SERVICES AGREEMENT", "Helvetica-Bold", 12),
        (72, 120, "1. Definitions", "Helvetica-Bold"),
        (72, 140, FULL),
        (72, 152, END),
        (72, 180, "GOVERNING LAW"),
        (72, 200, "The laws of England apply."),
    ]
    document = printed(page)
    assert of_kind(document, "heading") == ["SERVICES AGREEMENT", "1. Definitions", "GOVERNING LAW"]
    title = document.blocks[0]
    assert (title.bold, title.centred, title.size) == (True, True, 12)


def test_a_cross_reference_on_a_line_of_its_own_ends_its_sentence(
    printed: Printed, column: Printed, body: Printed
) -> None:
    lines = [
        "1. Information given in any form, provided that it satisfies the conditions named in",
        "the second clause, and any note, copy or summary of it that either party satisfies",
        "Section 2.",
    ]
    document = printed(column(*lines, "2. Marking. Each sheet is marked."))
    assert body(document) == [" ".join(lines), "2. Marking. Each sheet is marked."]


def test_words_further_out_than_a_list_item_are_not_the_items(
    printed: Printed, column: Printed, body: Printed
) -> None:
    closing = "provided that the Customer may keep one copy where its law asks it to do so."
    items = ["(a) copy the Software or take it apart; or", "(b) remove a notice,"]
    document = printed([*column(FULL, "these:"), *column(*items, x=108, y=130), (72, 154, closing)])
    assert body(document)[1:] == [*items, closing]


def test_the_name_of_a_company_is_no_heading(printed: Printed, of_kind: Printed) -> None:
    page = [(72, 100, "PELLORIN INSTRUMENTS, INC."), (72, 130, "By:"), (72, 160, "TERM AND RENEWAL")]
    assert of_kind(printed(page), "heading") == ["TERM AND RENEWAL"]
