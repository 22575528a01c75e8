"""A clean Word file made of a Document that was not Word: headings, paragraphs and tables, no furniture."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from clausekit.datamodel import FURNITURE, Block, Document
from clausekit.documents.word.place import Places
from clausekit.documents.word.stories import Passage, passages
from clausekit.documents.word.wordfile import WordFile

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

_UNPRINTED: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\u00ad\u200b\u2028\u2029\u2060\ufeff\ud800-\udfff\ufffe\uffff]"
)
_LONGEST_BOLD: Final = 100  # `Block.bold` tells of the opening words only: longer paragraphs stay plain
_DEEPEST_HEADING: Final = 9  # Word's own styles end at Heading 9


def clean_file(document: Document) -> tuple[bytes, Callable[[WordFile], Places]]:
    """The bytes of a new Word file with the words of `document`, and a function that finds its blocks in it.

    Its first line says what it was made from.
    """
    import docx

    made = docx.Document()
    name = PurePath(document.source).name or document.source
    made.add_paragraph().add_run(
        f"Made by clausekit from the text of {_printed(name)}; not the original file."
    ).italic = True
    written = [block for block in document.blocks if block.kind not in FURNITURE and _words(document, block)]
    for table, blocks in groupby(written, key=_table):
        if table is None:
            for block in blocks:
                _write_paragraph(made, document, block)
        else:
            _write_table(made, document, list(blocks))
    made.core_properties.author = "clausekit"
    made.core_properties.title = _printed(name)
    data = io.BytesIO()
    made.save(data)

    def where(file: WordFile) -> Places:
        return Places(document, _paired(document, written, file))

    return data.getvalue(), where


def _paired(document: Document, written: list[Block], file: WordFile) -> Iterator[tuple[Block, Passage]]:
    """Blocks and the passages that print them, both in the order of writing."""
    found = passages(file)
    next(found, None)
    for block, passage in zip(written, found, strict=False):
        if passage.words == _words(document, block):
            yield block, passage


def _write_paragraph(made: WordDocument, document: Document, block: Block) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    if block.kind == "heading":
        level = min((block.level or 0) + 1, _DEEPEST_HEADING)
        _fill(made.add_heading(level=level), document, block)
        return
    paragraph = made.add_paragraph()
    _fill(paragraph, document, block)
    if block.centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _write_table(made: WordDocument, document: Document, blocks: list[Block]) -> None:
    cells = [block.cell for block in blocks if block.cell]
    rows, columns = max(row for _, row, _ in cells) + 1, max(column for _, _, column in cells) + 1
    table = made.add_table(rows, columns, style="Table Grid")
    filled = set()
    for block in blocks:
        if block.cell is None:
            continue
        cell = table.cell(block.cell[1], block.cell[2])
        paragraph = cell.add_paragraph() if block.cell in filled else cell.paragraphs[0]
        filled.add(block.cell)
        _fill(paragraph, document, block)


def _fill(paragraph: Paragraph, document: Document, block: Block) -> None:
    words = _words(document, block)
    run = paragraph.add_run(words)
    if block.bold and block.kind != "heading" and len(words) <= _LONGEST_BOLD:
        run.bold = True


def _table(block: Block) -> int | None:
    return block.cell[0] if block.cell else None


def _words(document: Document, block: Block) -> str:
    """The block's characters, one for one, without white space at the ends."""
    return _printed(document.quote(block.span)).strip()


def _printed(text: str) -> str:
    """What cannot stand in XML or prints nothing as a space, so that positions stay true."""
    return _UNPRINTED.sub(" ", text).replace("\u2011", "-")
