"""What becomes a clause, and what does not."""

from __future__ import annotations

import pytest

from clausekit.datamodel import Block, Clause, Document, Span
from clausekit.documents.from_markdown import from_markdown
from clausekit.documents.from_text import document_from_string
from clausekit.segmentation import full_number, numbering_problems, segment


def cut(text: str) -> tuple[Clause, ...]:
    return segment(document_from_string(text))


def ids(text: str) -> list[str]:
    return [clause.id for clause in cut(text)]


def headings(text: str) -> list[tuple[str, str]]:
    return [(clause.number, clause.heading) for clause in cut(text) if clause.kind == "clause"]


def test_numbers_nest() -> None:
    text = (
        "1. Fees\n1.1 The Customer pays:\n(a) a fee; and\n(i) at once; or\n(ii) later;\n(b) tax.\n"
        "1.2 No more.\n2. Term"
    )
    assert ids(text) == ["1", "1.1", "1.1.a", "1.1.a.i", "1.1.a.ii", "1.1.b", "1.2", "2"]


def test_letter_or_roman_is_told_by_the_sequence() -> None:
    letters = "\n".join(f"({letter}) item" for letter in "abcdefghij")
    assert ids(f"1. List:\n{letters}\n2. End.")[9:11] == ["1.i", "1.j"]
    roman = (
        "\n".join(f"({letter}) item" for letter in "abcdefgh") + "\n(i) one;\n(ii) two;\n(i) item\n(j) item"
    )
    assert ids(f"1. List:\n{roman}\n2. End.")[9:13] == ["1.h.i", "1.h.ii", "1.i", "1.j"]


def test_cross_references_and_wrapped_numbers_start_nothing() -> None:
    text = (
        "1. Fees. The Customer pays within\n30 days of the invoice.\nSection 5 shall survive.\n"
        "12 March 2027 is the date.\n5 High Street\n2. Term. One year, as stated in\n1. above.\n3. End. Now."
    )
    assert [clause.number for clause in cut(text)] == ["1", "2", "3"]


def test_lists_within_a_sentence_are_no_clauses() -> None:
    assert ids("1. Fees. The fees include (a) tax, (b) travel and (c) food.\n2. Term.") == ["1", "2"]


def test_paragraphs_that_ran_together_are_parted() -> None:
    page = (
        "1. Services You will do the work with care. 1.1 Staff. The staff is skilled. 1.2 Place. Here. "
        "2. Fees The Customer pays under Section 1.1 above. (a) The fee is low. (b) The tax is high. "
    )
    text = page + "Words that fill the page. " * 60 + "3. Term. It ends in March 4. We part. 4. Law. Ours."
    assert [clause.number for clause in cut(text)] == ["1", "1.1", "1.2", "2", "(a)", "(b)", "3", "4"]


def test_a_skipped_number_is_a_problem_not_an_end() -> None:
    text = "1. Fees. None.\n2. Term. None.\n4. Law. None.\n5. End. None.\n5. End. Twice.\n6. Last."
    clauses = cut(text)
    assert [clause.number for clause in clauses] == ["1", "2", "4", "5", "5", "6"]
    assert [clause.id for clause in clauses][3:5] == ["5", "5-2"]
    problems = numbering_problems(document_from_string(text), clauses)
    assert [(problem.kind, problem.message) for problem in problems] == [
        ("numbering", "Clause 2 is followed by 4: 3 is missing."),
        ("numbering", "Two clauses are numbered 5."),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("9.01 A. None.\n9.02 B. None.\n9.04 C. None.", "Clause 9.02 is followed by 9.04: 9.03 is missing."),
        (
            "ARTICLE I\nFEES\nNone.\nARTICLE II\nTERM\nNone.\nARTICLE V\nLAW\nNone.",
            "ARTICLE II is followed by ARTICLE V: III and IV are missing.",
        ),
        ("1. A. None.\n2. [Reserved]\n3. C. None.", ""),
        ("1. A. None.\n2. B. None. 3. C. None.\n4. D. None.", ""),
        ("1. A. None.\n2. B. None.\nSCHEDULE A\n1. C. None.\n2. D. None.", ""),
        ("1. A. As in Section\n1 (Fees) hereof.\n2. B. None.\n3. C. None.", ""),
        ("1. A. None.\n2. B. Under Section\n2.1 [Terms], none.\n2.1 C. None.\n2.2 D. None.", ""),
    ],
)
def test_a_problem_of_numbers_names_them(text: str, message: str) -> None:
    problems = numbering_problems(document_from_string(text), cut(text))
    assert [problem.message for problem in problems] == ([message] if message else [])


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("1. Notice. Any notice is in writing.", "Notice"),
        ("1. TERM This Agreement starts now.", "TERM"),
        ("1. Office Space You will provide space.", "Office Space"),
        ("1. Governing Law; Venue. The law is ours.", "Governing Law; Venue"),
        ("1. Effect of termination", "Effect of termination"),
        ("1. From Customer. Customer warrants this.", "From Customer"),
        ("1. CONFIDENTIALITY: each party keeps secrets.", "CONFIDENTIALITY"),
        ("1. Fees – the Customer pays.", "Fees"),
        ("1. Entire agreement; amendment. This is all of it.", "Entire agreement; amendment"),
        ("1. No set-off. The Customer pays in full.", "No set-off"),
        ("1. No license; no warranty. Nothing is licensed.", "No license; no warranty"),
        ("1. For cause. Either party may end this.", "For cause"),
        ("1. For cause, and then at once.", ""),
        ("1. No fee falls due before the Customer accepts.", ""),
        ("1. Clauses 14, 15 and 17 survive the end of this SOW.", ""),
        ("1. Lists of names kept by the Supplier alone.", ""),
        ("1. The Supplier shall pay.", ""),
        ("1. Customer may leave.", ""),
        ("1. U.S. Government Rights. The software is commercial.", "U.S. Government Rights"),
    ],
)
def test_headings_behind_numbers(line: str, heading: str) -> None:
    first = cut(f"{line}\n2. Other. Words.\n3. More. Words.")[0]
    assert (first.number, first.heading) == ("1", heading)


def test_body_starts_behind_number_and_heading() -> None:
    document = document_from_string("1. Notice. Any notice is in writing.\n2. Law. Ours.")
    first = segment(document)[0]
    assert document.quote(first.body) == "Any notice is in writing."


def test_a_number_alone_takes_the_next_line_as_heading() -> None:
    assert headings("ARTICLE I\nDEFINITIONS\n1.1 A word.\n1.2 A word.\nARTICLE II\nFEES\n2.1 Fee.")[:2] == [
        ("ARTICLE I", "DEFINITIONS"),
        ("1.1", ""),
    ]


PARTS = """\
SERVICES AGREEMENT
This agreement is made on 1 March 2027 between Example Supplier Limited and Example Customer Limited, parties.
BACKGROUND
(A) The Supplier offers services.
(B) The Customer wants them.
NOW, THEREFORE, the parties agree as follows:
1. Definitions
In this agreement:
“Fees” means the sums in Schedule A, being:
(a) a fixed sum; and
(b) a daily rate.
“Term” means one year.
2. Fees
The Customer pays the Fees set out in Schedule A.
IN WITNESS WHEREOF the parties have signed.
By: ____________
Name:
Schedule A – Fees
1. Fixed sum. USD 1.
2. Daily rate. USD 2.
"""


def test_the_parts_of_a_contract() -> None:
    clauses = cut(PARTS)
    assert [(clause.id, clause.kind) for clause in clauses] == [
        ("preamble", "preamble"), ("recitals", "recitals"), ("recitals.a", "clause"),
        ("recitals.b", "clause"),
        ("1", "clause"), ("1.fees", "definition"), ("1.fees.a", "clause"), ("1.fees.b", "clause"),
        ("1.term", "definition"), ("2", "clause"), ("signature", "signature"), ("schedule-a", "schedule"),
        ("schedule-a.1", "clause"), ("schedule-a.2", "clause"),
    ]  # fmt: skip
    schedule = next(clause for clause in clauses if clause.kind == "schedule")
    assert (schedule.number, schedule.heading) == ("Schedule A", "Fees")


def test_the_agreed_line_belongs_to_the_recitals_not_to_the_last_of_them() -> None:
    document = document_from_string(PARTS)
    by_id = {clause.id: clause for clause in segment(document)}
    assert "NOW, THEREFORE" in document.quote(by_id["recitals"].span)
    assert "NOW, THEREFORE" not in document.quote(by_id["recitals.b"].span)


def test_a_table_of_contents_starts_nothing() -> None:
    text = "TABLE OF CONTENTS\n1. Fees 1\n2. Term 2\n1. Fees\nThe Customer pays.\n2. Term\nOne year."
    assert [clause.id for clause in cut(text)] == ["preamble", "1", "2"]


def test_bold_openings_and_headings_are_clauses_without_numbers() -> None:
    text = (
        "# Terms\n\nThese terms apply between you and us whenever you use our service, and they bind us both "
        "from the first day.\n\n## Fees\n\nYou pay.\n\n## Term\n\n"
        "**Renewal.** It renews.\n\n**Notice.** You may leave.\n"
    )
    clauses = segment(from_markdown(text.encode(), "a.md"))
    assert [clause.id for clause in clauses] == ["preamble", "fees", "term", "term.renewal", "term.notice"]


def test_an_order_form_is_cut_into_its_rows() -> None:
    text = (
        "# Order Form\n\n| Term | What it is |\n|---|---|\n"
        "| Subscription Period | Twelve months from the order date |"
        "\n| Payment Process | The Customer pays by invoice |\n"
        "| Auto-renewal | Renews unless notice is given |\n"
    )
    headed = [clause.heading for clause in segment(from_markdown(text.encode(), "a.md")) if clause.heading]
    assert headed == ["Term", "Subscription Period", "Payment Process", "Auto-renewal"]


def test_cells_with_numbers_start_nothing() -> None:
    rows = [("1.", (0, 0, 0)), ("Fee", (0, 0, 1)), ("2.", (0, 1, 0)), ("Tax", (0, 1, 1))]
    blocks, position = [], 0
    for words, cell in rows:
        blocks.append(Block(Span(position, position + len(words)), "cell", cell=cell))
        position += len(words) + 1
    document = Document("made", "", "", "\t".join(words for words, _ in rows), tuple(blocks))
    assert [clause.id for clause in segment(document)] == ["preamble"]


def test_a_letter_without_numbers_is_cut_into_paragraphs() -> None:
    paragraph = (
        "The parties agree that this is a paragraph of some length which says something of legal weight. "
    )
    clauses = cut(
        "\n".join([f"This letter is between A and B. {paragraph}"] + [f"{n}th. {paragraph}" for n in "45"])
    )
    assert [clause.kind for clause in clauses] == ["preamble", "clause", "clause"]


def test_full_numbers_are_what_references_say() -> None:
    clauses = cut(
        "1. Fees\n1.1 Pay:\n(a) now;\n(i) or\n(ii) later;\n2. Term\nSection 3. Law\n"
        "A. Ours\n1. Mine\n2. Yours\nB. End"
    )
    numbers = {clause.id: full_number(clause, clauses) for clause in clauses}
    assert numbers["1.1.a.ii"] == "1.1(a)(ii)"
    assert numbers["3.a"] == "3.A"
    assert numbers["3.a.1"] == "3.A.1"
    assert full_number(clauses[0], {clause.id: clause for clause in clauses}) == "1"


def test_a_paragraph_further_out_than_the_list_belongs_to_its_clause() -> None:
    lines = [
        ("1. The Customer shall not:", 0.0), ("(a) copy it; or", 36.0), ("(b) sell it,", 36.0),
        ("unless the Supplier agrees.", 0.0), ("(c) lend it.", 36.0), ("2. Law. Ours.", 0.0),
    ]  # fmt: skip
    blocks, position = [], 0
    for words, indent in lines:
        blocks.append(Block(Span(position, position + len(words)), "paragraph", indent=indent))
        position += len(words) + 1
    document = Document("made", "", "", "\n".join(words for words, _ in lines), tuple(blocks))
    by_id = {clause.id: clause for clause in segment(document)}
    assert list(by_id) == ["1", "1.a", "1.b", "1.c", "2"]
    assert document.quote(by_id["1.b"].span) == "(b) sell it,"
    assert "unless the Supplier agrees." in document.quote(by_id["1"].span)


def test_a_footnote_starts_no_clause() -> None:
    words = ["1. Fees. As set out.", "2 The index of the office.", "2. Law. Ours."]
    starts = [sum(len(line) + 1 for line in words[:index]) for index in range(3)]
    kinds = ("paragraph", "footnote", "paragraph")
    blocks = tuple(
        Block(Span(start, start + len(line)), kind)  # type: ignore[arg-type]
        for start, line, kind in zip(starts, words, kinds, strict=True)
    )
    assert [c.id for c in segment(Document("made", "", "", "\n".join(words), blocks))] == ["1", "2"]


def test_letters_count_the_parts_of_a_public_contract() -> None:
    text = (
        "SECTION C – PERFORMANCE WORK STATEMENT\nC.1 SCOPE\nC.1.1 The Contractor cleans the halls.\n"
        "C.1.2 The Port opens them.\nC.2 PEOPLE\nC.2.1 The Contractor sends people.\nH.1 TERM\n"
        "H.1.1 The contract lasts a year.\nH.1.2 It may be renewed.\nH.2 LAW\nH.2.1 Oregon law holds.\n"
    )
    found = {clause.id: clause for clause in cut(text)}
    numbers = [clause.number for clause in found.values() if clause.number]
    assert [number for number in numbers if number.count(".") == 2] == [
        "C.1.1", "C.1.2", "C.2.1", "H.1.1", "H.1.2", "H.2.1",
    ]  # fmt: skip
    inner = next(clause for clause in found.values() if clause.number == "C.1.2")
    assert inner.parent
    assert found[inner.parent].heading == "SCOPE"


def test_the_title_alone_of_a_table_that_word_made_hides_no_clause() -> None:
    """Word's own entries are furniture; a sentence that ends in a number is no entry of the table."""
    text = (
        "CONTENTS\nThis Agreement is made on 8 December\nBetween\n(1) Alpha Ltd; and\n(2) Beta plc.\n"
        "1. Interpretation\n1.1 “Charges” means the sums payable under Schedule 4.\n"
        "1.2 “Exit” means the plan under clause 3.1.\n2. Term\n2.1 It lasts until clause 9.\n"
        "3. Exit\n3.1 The Supplier plans it.\n"
    )
    numbers = [clause.number for clause in cut(text)]
    assert {"1", "1.1", "1.2", "2", "2.1", "3", "3.1"} <= set(numbers)


def test_a_short_sentence_is_no_heading_and_a_thing_with_its_article_is_one() -> None:
    text = (
        "1. The service\n1.1 Authority Data belongs to the Authority. It may be copied.\n1.2 We carry it.\n"
        "2. Our part\n2.1 Vendor sets the grade. The grade holds.\n2.2 You wait.\n3. The end\n3.1 It ends.\n"
    )
    assert headings(text) == [
        ("1", "The service"), ("1.1", ""), ("1.2", ""), ("2", "Our part"), ("2.1", ""), ("2.2", ""),
        ("3", "The end"), ("3.1", ""),
    ]  # fmt: skip
