"""Real contracts and awkward files: numbers agree with the cross-references that name them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from clausekit.datamodel import Document
from clausekit.documents.word import from_docx
from clausekit.documents.word.formats import formatted

pytestmark = pytest.mark.data

REFERENCE = re.compile(r"Section (\d{1,2}(?:\.\d{1,2})?) \(([A-Z][^()]{3,60})\)")


def read(path: Path) -> Document:
    return from_docx(path.read_bytes(), path.name)


def every_docx(data_dir: Path) -> list[Path]:
    return sorted(
        [*(data_dir / "contracts").glob("*.docx"), *(data_dir / "fixtures" / "docx").glob("*.docx")]
    )


def test_blocks_tile_the_text(data_dir: Path) -> None:
    for path in every_docx(data_dir):
        if "having-tables" in path.name:  # holds no words at all
            continue
        document = read(path)
        assert document.blocks[0].span.start == 0
        assert document.blocks[-1].span.end == len(document.text)
        for one, two in zip(document.blocks, document.blocks[1:], strict=False):
            assert two.span.start == one.span.end + 1
            assert document.text[one.span.end] in "\n\t"


@pytest.mark.parametrize(
    "name", ["csa-with-sla", "professional-services-agreement", "software-license-agreement"]
)
def test_cross_references_name_the_numbers_that_were_computed(data_dir: Path, name: str) -> None:
    document = read(data_dir / "contracts" / f"common-paper-{name}.docx")
    headed = {document.quote(block.span) for block in document.blocks if block.number}
    found = set(REFERENCE.findall(document.text))
    right = {
        (number, title)
        for number, title in found
        if any(re.match(rf"{re.escape(number)}\.?\t{re.escape(title)}", words) for words in headed)
    }
    assert len(found) >= 10
    assert len(right) >= 0.9 * len(found), found - right


def test_text_boxes_of_a_drawn_flow_chart(data_dir: Path) -> None:
    document = read(data_dir / "fixtures" / "docx" / "docling_textbox.docx")
    boxes = [document.quote(block.span) for block in document.blocks if block.kind == "textbox"]
    assert "Student falls ill" in boxes
    assert len(boxes) == len([box for box in boxes if box.strip()])


def test_a_deleted_paragraph_mark(data_dir: Path) -> None:
    document = read(data_dir / "fixtures" / "docx" / "powertools_RP005-Deleted-Paragraph-Mark.docx")
    assert len(document.blocks) == 1
    assert document.blocks[0].changed


@pytest.mark.parametrize(
    ("name", "format"),
    [("LIR003-en-US-upperLetter", "upperLetter"), ("LIR020-en-US-lowerRoman", "lowerRoman")],
)
def test_thousands_of_items_are_counted_right(data_dir: Path, name: str, format: str) -> None:
    document = read(data_dir / "fixtures" / "docx" / f"powertools_{name}.docx")
    items = [document.quote(block.span).split("|\t") for block in document.blocks if block.number]
    assert len(items) > 3000
    assert all(printed == formatted(int(ordinal), format) for printed, ordinal in items)
