"""Places to sign: for whom, by whom, signed or not."""

from __future__ import annotations

import pytest

from clausekit.datamodel import Block, Document, Signature, Span
from clausekit.documents.from_text import document_from_string
from clausekit.segmentation import segment, signatures

Row = tuple[str, str, str, bool | None]
HEAD = "1. Fees. None.\n2. Term. One year.\nIN WITNESS WHEREOF the parties sign.\n"


def found(text: str) -> list[Row]:
    document = document_from_string(HEAD + text)
    return [short(signature) for signature in signatures(document, segment(document))]


def short(signature: Signature) -> Row:
    return signature.party, signature.signer, signature.title, signature.signed


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("ACME INC.\nBy: /s/ Ann Lee\nName: Ann Lee\nTitle: CEO", [("ACME INC.", "Ann Lee", "CEO", True)]),
        ("ACME INC.\nBy: ____________\nName: Ann Lee\nTitle: CEO", [("ACME INC.", "Ann Lee", "CEO", False)]),
        ("ACME INC.\nBy:\nName:\nTitle:", [("ACME INC.", "", "", False)]),
        ("ACME INC.\n/s/ Ann Lee\nBy: Ann Lee\nTitle: CEO", [("ACME INC.", "Ann Lee", "CEO", True)]),
        ("ACME INC.\nBy: /s/ Ann Lee\nAnn Lee, President", [("ACME INC.", "Ann Lee", "President", True)]),
        ("ACME INC.\nBy: Ann Lee\nTitle: CEO", [("ACME INC.", "Ann Lee", "CEO", None)]),
        (
            "ACME INC.\nSignature: DocuSigned by: Ann Lee\nName: Ann Lee",
            [("ACME INC.", "Ann Lee", "", True)],
        ),
        (
            "ACME INC.\tBETA LLC\nBy: /s/ Ann Lee\tBy:\t/s/ Bo May\nName: Ann Lee\tName: Bo May",
            [("ACME INC.", "Ann Lee", "", True), ("BETA LLC", "Bo May", "", True)],
        ),
        (
            "ACME INC.\tBETA TECHNOLOGY\nSERVICES, INC.\nBy: /s/ Ann Lee\tBy: ________\nName: Ann Lee\tName:",
            [("ACME INC.", "Ann Lee", "", True), ("BETA TECHNOLOGY SERVICES, INC.", "", "", False)],
        ),
        (
            "Signed by Ann Lee for and on behalf of ACME LIMITED\tSignature: ____________ Director",
            [("ACME LIMITED", "Ann Lee", "Director", False)],
        ),
        (
            "ACME, L.P.\nBy: ACME Partners LLC, its general partner\nBy: /s/ Ann Lee\nName: Ann Lee",
            [("ACME Partners LLC, its general partner", "Ann Lee", "", True)],
        ),
        (
            "ACME INC. BETA LLC\nBy: /s/ Ann Lee By: ________\nName: Ann Lee Name: Bo May",
            [("ACME INC.", "Ann Lee", "", True), ("BETA LLC", "Bo May", "", False)],
        ),
        ("ACME INC.\nBy: /s/ Ann Lee\nWitness: /s/ Cy Dee", [("ACME INC.", "Ann Lee", "", True)]),
    ],
)
def test_a_block_says_who_signed(text: str, rows: list[Row]) -> None:
    assert found(text) == rows


def test_words_about_signing_are_no_place_to_sign() -> None:
    assert found("By: the date of this paper, each party has read it and agrees to it.") == []


def test_a_table_with_named_rows_has_a_place_in_each_column() -> None:
    table = (
        ("", "PROVIDER: Acme Inc.", "CUSTOMER: Beta LLC"),
        ("Signature", "/s/ Ann Lee", ""),
        ("Print Name", "Ann Lee", "Bo May"),
        ("Title", "CEO", "CFO"),
        ("Date", "1 May 2027", ""),
    )
    document = of_cells(table)
    rows = [short(signature) for signature in signatures(document, segment(document))]
    assert rows == [
        ("PROVIDER: Acme Inc.", "Ann Lee", "CEO", True),
        ("CUSTOMER: Beta LLC", "Bo May", "CFO", False),
    ]


def of_cells(table: tuple[tuple[str, ...], ...]) -> Document:
    """A document that is one table; empty cells have no block, as loaders have it."""
    text, blocks = "", []
    for row, cells in enumerate(table):
        for column, words in enumerate(cells):
            if words:
                text += "\t" if text and column else "\n" if text else ""
                blocks.append(Block(Span(len(text), len(text) + len(words)), "cell", cell=(0, row, column)))
                text += words
    return Document("made", "", "text/plain", text, tuple(blocks))
