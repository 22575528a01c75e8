"""Cross-references name the clause that a reader would turn to."""

from __future__ import annotations

import pytest

from clausekit.documents.from_text import document_from_string
from clausekit.segmentation import references, resolve, segment

TEXT = """\
1. Fees
1.1 The Customer pays:
(a) a fee; and
(i) at once; or
(ii) later;
(b) tax.
2. Term
One year.
Section 3. Law
Ours.
SCHEDULE A – FEES
1. Fixed sum. USD 1.
4. Daily rate. USD 2.
EXHIBIT B-1
1. Form. As below.
"""
ARTICLES = "ARTICLE I\nDEFINITIONS\nI.1 A word.\nI.2 Another.\nARTICLE II\nFEES\nII.1 A fee.\nII.2 Another."


@pytest.mark.parametrize(
    ("number", "id"),
    [
        ("1.1(b)", "1.1.b"),
        ("Section 1.1(a)(ii)", "1.1.a.ii"),
        ("clause 2", "2"),
        ("2.", "2"),
        ("§ 3", "3"),
        ("Article 2", "2"),
        ("Schedule A", "schedule-a"),
        ("Exhibit B-1", "exhibit-b-1"),
        ("4", "schedule-a.4"),
        ("1", "1"),
        ("9.4", None),
        ("1.1(c)", None),
        ("Schedule C", None),
        ("", None),
    ],
)
def test_a_number_names_a_clause(number: str, id: str | None) -> None:
    clause = resolve(number, segment(document_from_string(TEXT)))
    assert (clause.id if clause else None) == id


@pytest.mark.parametrize(
    ("number", "printed"),
    [("Article II", "ARTICLE II"), ("Article Two", "ARTICLE II"), ("2.1", "II.1"), ("Section II.2", "II.2")],
)
def test_roman_numbers_count_by_their_value(number: str, printed: str) -> None:
    clause = resolve(number, segment(document_from_string(ARTICLES)))
    assert clause is not None
    assert clause.number == printed


BODY = """\
1. Fees
1.1 The Customer pays a fee as follows: (a) half now; and (b) half later.
1.2 Clause 1.1(b) survives, and so do Sections 2 and 9.4.
2. Term
Under Section 365(n) of the Bankruptcy Code and Article 28 of the GDPR, Section 4 of the Master Agreement,
Section 5 thereof and 17 U.S.C. § 101, it is a year. Paragraph 1 of Schedule 2 applies, as does Exhibit Q.
3. Law
French law, subject to clause 1.1 to 1.2 and to paragraph 77.
SCHEDULE 2
1. Sums. The sums in paragraph 1 are fixed and do not change in the term.
"""


def test_pointers_into_this_contract_are_found_and_others_left_out() -> None:
    document = document_from_string(BODY)
    found = references(document, segment(document))
    assert [(item.number, item.clause) for item in found] == [
        ("Clause 1.1(b)", "1.1"),  # a list inside a sentence: its clause holds the item
        ("Section 2", "2"),
        ("Section 9.4", None),
        ("Paragraph 1 of Schedule 2", "schedule-2.1"),
        ("Schedule 2", "schedule-2"),
        ("Exhibit Q", None),
        ("Clause 1.1", "1.1"),
        ("Clause 1.2", "1.2"),
        ("Paragraph 1", "schedule-2.1"),
    ]


def test_an_amendment_names_sections_of_what_it_amends() -> None:
    text = "AMENDMENT NO. 2\n1. Change. Section 12.4 is different.\n2. Rest. Section 1 applies.\n3. End. Now."
    document = document_from_string(text)
    assert [item.number for item in references(document, segment(document))] == ["Section 1"]


NUMBERED = "1. Words. {}\n2. Fees. They are due.\n3. Term. One year.\n4. Rest. Nothing else.\n"


@pytest.mark.parametrize("sentence", [
    "“Bankruptcy Code” has the meaning set forth in Section 19.1.",
    "“Agreement” means this paper as amended from time to time in accordance with Section 19.1.",
    "The Buyer shall not assign the rights in this Section 19.1 without the consent of the Company.",
])  # fmt: skip
def test_a_pointer_that_names_nothing_here_stays(sentence: str) -> None:
    document = document_from_string(NUMBERED.format(sentence))
    assert [(item.number, item.clause) for item in references(document, segment(document))] == [
        ("Section 19.1", None)
    ]


@pytest.mark.parametrize("sentence", [
    "The right follows from Section 19.1 and Section 20 of the Bankruptcy Code.",
    "Sections 19.1, 19.2 and 20 of the Lease apply.",
    "Section 19.1 is hereby amended.",
])  # fmt: skip
def test_a_pointer_into_another_paper_is_left_out(sentence: str) -> None:
    document = document_from_string(NUMBERED.format(sentence))
    assert references(document, segment(document)) == ()


def test_an_amendment_may_be_counted_with_a_sign() -> None:
    document = document_from_string("AMENDMENT #3\n1. Change. Section 12.4 is different.\n2. Rest. None.")
    assert references(document, segment(document)) == ()
