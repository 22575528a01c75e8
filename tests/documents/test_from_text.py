"""Plain text and Markdown become Documents."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausekit.datamodel import Document
from clausekit.documents.from_markdown import from_markdown
from clausekit.documents.from_text import document_from_string, from_text
from clausekit.errors import EmptyFile, UnsupportedFile

WRAPPED = """\
                              SERVICES AGREEMENT

     1.   Services.  The Supplier shall provide the services that
are described in Schedule A with reasonable care and with the skill of
an experienced supplier, in each case within the period of
30 days of each order.

     2.   Fees.  The Customer shall pay the fees set out in Schedule B
within thirty days of the date of the invoice.
"""


def quotes(document: Document, *kinds: str) -> list[str]:
    return [document.quote(block.span) for block in document.blocks if not kinds or block.kind in kinds]


def markdown(text: str) -> Document:
    return from_markdown(text.encode(), "contract.md")


def test_one_paragraph_a_line_stays_so() -> None:
    document = from_text(b"1. Term.\nOne year.\n\n2. Fees.\nNone.", "a.txt")
    assert document.text == "1. Term.\nOne year.\n2. Fees.\nNone."
    assert quotes(document) == document.text.split("\n")


def test_wrapped_lines_become_paragraphs() -> None:
    words = quotes(from_text(WRAPPED.encode(), "a.txt"))
    assert len(words) == 3
    assert words[1].endswith("within the period of 30 days of each order.")


def test_a_centred_line_of_wrapped_text_says_so() -> None:
    assert [block.centred for block in from_text(WRAPPED.encode(), "a.txt").blocks] == [True, False, False]


def test_an_address_block_is_not_joined() -> None:
    address = "Supplier Limited\n1 High Street\nLeeds\n\n"
    assert "Leeds" in quotes(from_text((address + WRAPPED).encode(), "a.txt"))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encodings_are_told_apart(encoding: str) -> None:
    words = "“Fees” means €1,000 – paid by Société Générale. " * 3
    assert from_text(words.encode(encoding), "a.txt").text == words.strip()


def test_binary_data_is_refused() -> None:
    with pytest.raises(UnsupportedFile, match=r"a\.txt"):
        from_text(b"\x89PNG\x00\x01\x02\xff\xfe" * 20, "a.txt")
    with pytest.raises(UnsupportedFile):
        from_text(bytes(range(1, 32)) * 9, "a.txt")


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\xef\xbb\xbf", b"\xff\xfe \x00"])
def test_a_file_without_words_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyFile):
        from_text(data, "a.txt")
    with pytest.raises(EmptyFile):
        from_markdown(data, "a.md")


def test_lost_characters_are_a_problem_not_a_secret() -> None:
    document = from_text(b"caf\x81 costs", "a.txt")
    assert [problem.kind for problem in document.problems] == ["bad_text"]


def test_page_numbers_and_running_lines_are_furniture() -> None:
    page = "The parties agree. " * 60
    text = "\n\n".join(f"{page}\n\n{n}\n\nAcme Master Agreement v{n}" for n in range(1, 5))
    document = from_text(text.encode(), "a.txt")
    assert quotes(document, "page_number") == ["1", "2", "3", "4"]
    assert len(quotes(document, "footer")) == 4


def test_a_string_keeps_its_characters() -> None:
    text = "\n  A  b\r\n\tc \x0c d\n"
    document = document_from_string(text)
    assert document.text == text
    assert quotes(document) == ["A  b", "c", "d"]


@given(st.text(alphabet="ab1.( )\n\t\r\x0c–\u2028", max_size=300))
def test_blocks_hold_every_word_once(text: str) -> None:
    document = document_from_string(text)
    assert "".join("".join(quotes(document)).split()) == "".join(text.split())
    assert all(one.span.end <= two.span.start for one, two in pairwise(document.blocks))
    assert all(words and words == words.strip() for words in quotes(document))


@given(st.text(max_size=300))
def test_any_text_loads_or_says_why(text: str) -> None:
    try:
        document = from_text(text.encode(), "a.txt")
    except (EmptyFile, UnsupportedFile):
        return
    assert document.text == "\n".join(quotes(document))


def test_markdown_headings_lists_and_emphasis() -> None:
    document = markdown("# Terms\n\n**1. Fees.** Due *now*.\n\n1. One\n1. Two\n    1. Deep\n    1. Deeper\n")
    assert quotes(document) == [
        "Terms",
        "1. Fees. Due now.",
        "1.\tOne",
        "2.\tTwo",
        "2.1\tDeep",
        "2.2\tDeeper",
    ]
    assert [block.kind for block in document.blocks][:2] == ["heading", "paragraph"]
    assert [block.bold for block in document.blocks][:3] == [False, True, False]
    assert document.blocks[-1].number == "2.2"


def test_markdown_deep_lists_print_letters_and_romans() -> None:
    document = markdown("1. A\n    1. B\n        1. C\n        1. D\n            1. E\n            1. F\n")
    assert [block.number for block in document.blocks] == ["1.", "1.1", "(a)", "(b)", "(i)", "(ii)"]


def test_markdown_cells_are_parted_by_tabs() -> None:
    document = markdown("| Tier | Credit |\n|---|---|\n| 99 % | 5 % |\n\nAfter.\n")
    assert document.text == "Tier\tCredit\n99 %\t5 %\nAfter."
    assert [block.cell for block in document.blocks] == [(0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 1), None]


def test_markdown_shows_what_a_reader_needs() -> None:
    source = (
        "---\ntitle: x\n---\nSee [our policy](https://a.example/policy) or <https://b.example>.\n\n"
        '<span class="x">Fees</span> &amp; taxes<br>Second line\n\n<!-- hidden -->\n<div>Boxed</div>\n\n'
        "1. Item\n    a. first\n    b. second\n"
    )
    assert quotes(markdown(source)) == [
        "See our policy (https://a.example/policy) or https://b.example.",
        "Fees & taxes",
        "Second line",
        "Boxed",
        "1.\tItem",
        "a. first",
        "b. second",
    ]


def test_markdown_nested_too_deep_is_said() -> None:
    document = markdown("\n".join("  " * depth + "- item" for depth in range(80)))
    assert [problem.kind for problem in document.problems] == ["limit"]


@given(st.text(alphabet="#*1.- |<>a[]()`\n\t&;", max_size=200))
def test_any_markdown_loads(text: str) -> None:
    try:
        document = markdown(text)
    except EmptyFile:
        return
    assert all(document.quote(block.span).strip() for block in document.blocks)
    assert all(one.span.end < two.span.start for one, two in pairwise(document.blocks))


@pytest.mark.data
def test_real_texts_keep_their_offsets(data_dir: Path) -> None:
    with (data_dir / "cuad" / "contracts.jsonl").open(encoding="utf-8") as lines:
        for _, line in zip(range(40), lines, strict=False):
            text = json.loads(line)["text"]
            document = document_from_string(text)
            assert document.text == text
            assert "".join("".join(quotes(document)).split()) == "".join(text.split())


@pytest.mark.data
def test_real_markdown_has_no_markup_left(data_dir: Path) -> None:
    for file in sorted((data_dir / "contracts" / "md").glob("*.md")):
        document = from_markdown(file.read_bytes(), file.name)
        assert "<span" not in document.text
