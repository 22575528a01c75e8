"""Builders of paragraphs and lists in WordprocessingML."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from clausekit.datamodel import Document
from clausekit.documents.word import from_docx


def para(
    text: str = "", *, style: str = "", num: tuple[int, int] | None = None, mark: str = "", extra: str = ""
) -> str:
    """A `w:p` of one run; `mark` are properties of its paragraph mark, `extra` more of the paragraph."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num:
        properties += f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>'
    properties += extra + (f"<w:rPr>{mark}</w:rPr>" if mark else "")
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text) if text else ''}</w:p>"


def run(text: str, properties: str = "") -> str:
    """A `w:r` with one `w:t`."""
    own = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{own}<w:t xml:space="preserve">{text}</w:t></w:r>'


def level(ilvl: int, format: str, text: str, *, start: int = 1, more: str = "") -> str:
    """A `w:lvl`."""
    return (
        f'<w:lvl w:ilvl="{ilvl}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(id: int, *levels: str, more: str = "") -> str:
    """A `w:abstractNum`."""
    return f'<w:abstractNum w:abstractNumId="{id}">{more}{"".join(levels)}</w:abstractNum>'


def num(id: int, abstract_id: int, overrides: str = "") -> str:
    """A `w:num`."""
    return f'<w:num w:numId="{id}"><w:abstractNumId w:val="{abstract_id}"/>{overrides}</w:num>'


def table(*rows: tuple[str, ...]) -> str:
    """A `w:tbl` whose cells hold the given block content."""
    written = ("<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    return f"<w:tbl>{''.join(written)}</w:tbl>"


class Builders:
    """The builders under one roof, for tests to take as a fixture."""

    para = staticmethod(para)
    run = staticmethod(run)
    level = staticmethod(level)
    abstract = staticmethod(abstract)
    num = staticmethod(num)
    table = staticmethod(table)


@pytest.fixture(scope="session")
def xml() -> type[Builders]:
    """Builders of WordprocessingML."""
    return Builders


@pytest.fixture(scope="session")
def loaded(word_bytes: Callable[..., bytes]) -> Callable[..., Document]:
    """Builds a Word file as `word_bytes` does and reads it."""

    def load(body: str, **parts: str) -> Document:
        return from_docx(word_bytes(body, **parts), "built.docx")

    return load
