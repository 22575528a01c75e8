"""A Document in, its signature tables out whose left column names the rows: Signature, Name, Title, Date."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from clausekit.datamodel import Block, Document, Signature, Span
from clausekit.segmentation.signing_lines import BLANK, ELECTRONIC, MARK

ROWS = {
    "sign": re.compile(r"(?:Authori[sz]ed\s)?Signature|Signed(?:\sby)?|By|Sign\shere", re.IGNORECASE),
    "name": re.compile(r"(?:Print(?:ed)?\s)?Name|Signatory|Name\s(?:and|&)\sTitle", re.IGNORECASE),
    "title": re.compile(r"Title|Position|Role|Capacity|Its", re.IGNORECASE),
    "date": re.compile(r"Date(?:\sSigned)?|Dated|Date\sof\sSignature", re.IGNORECASE),
    "party": re.compile(r"Company|Party|Entity|Organi[sz]ation|Legal\s(?:entity|name)", re.IGNORECASE),
}


@dataclass(slots=True)
class Grid:
    """One table: its rows by number, the cells of a row by column, and where each row's label stands."""

    rows: defaultdict[int, dict[int, Block]]
    labels: dict[str, int]


def signature_grids(document: Document) -> tuple[list[Signature], list[Span]]:
    """The places to sign in such tables, and the spans of the tables themselves."""
    found: list[Signature] = []
    spans: list[Span] = []
    for blocks in _tables(document):
        grid = _grid(document, blocks)
        if "sign" in grid.labels and {"name", "title", "date"} & grid.labels.keys():
            made = list(_signatures(document, grid))
            found += made
            spans += [Span(blocks[0].span.start, blocks[-1].span.end)] if made else []
    return found, spans


def _tables(document: Document) -> Iterator[list[Block]]:
    tables: defaultdict[int, list[Block]] = defaultdict(list)
    for block in document.blocks:
        if block.cell is not None and block.kind == "cell":
            tables[block.cell[0]].append(block)
    return iter(tables.values())


def _grid(document: Document, blocks: list[Block]) -> Grid:
    grid = Grid(defaultdict(dict), {})
    for block in blocks:
        if block.cell is None:
            continue
        _, row, column = block.cell
        if column in grid.rows[row]:
            continue
        grid.rows[row][column] = block
        words = document.quote(block.span).strip(" :")
        for label, pattern in ROWS.items():
            if column == 0 and pattern.fullmatch(words):
                grid.labels.setdefault(label, row)
    return grid


def _signatures(document: Document, grid: Grid) -> Iterator[Signature]:
    """One for each column right of the labels."""
    signing = grid.labels["sign"]
    used = range(min(grid.labels.values()), max(grid.labels.values()) + 1)
    columns = {column for row in (signing - 1, *used) for column in grid.rows.get(row, {}) if column}
    for column in sorted(columns):
        said = {label: _words(document, grid, row, column) for label, row in grid.labels.items()}
        head = _words(document, grid, signing - 1, column) if signing - 1 not in grid.labels.values() else ""
        cells = [
            grid.rows[row][column].span for row in (signing - 1, *used) if column in grid.rows.get(row, {})
        ]
        mark = MARK.search(said["sign"]) or ELECTRONIC.search(said["sign"])
        signed = True if mark else False if BLANK.fullmatch(said["sign"]) else None
        signer = said.get("name", "") or (said["sign"][mark.end() :].strip() if mark else "")
        span = Span(cells[0].start, max(cell.end for cell in cells))
        party = head or said.get("party", "")
        yield Signature(party, signer, said.get("title", ""), said.get("date", ""), signed, span)


def _words(document: Document, grid: Grid, row: int, column: int) -> str:
    block = grid.rows.get(row, {}).get(column)
    words = document.quote(block.span) if block else ""
    return "" if BLANK.fullmatch(words) else " ".join(words.split())
