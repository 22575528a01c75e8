"""A sample contract's source in, its items with printed numbers out.

A source is front matter (YAML between `---` lines) and lines that stand for one paragraph each::

    # Title                     ## Bold heading without number      ### smaller one
    #. Numbered heading         ##. second level                    ###. third      ####. fourth
    #! Schedule heading         > indented paragraph                - bullet
    = definition                @ party, numbered (1)               ~ recital, lettered (A)
    ^ centred                   ! line of an address or signature   {toc} {page} {table 20,80} {table plain}
    | table | row |

`{#anchor}` at a line's end names a clause for `[@anchor]`, `{.type}` says what a clause is about.
A source that holds lines of addresses says `lines: true` in its front matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from scripts.samples.inline import curly, lead, plain
from scripts.samples.numbers import Counter, scheme

NAMES = re.compile(r"\s*\{((?:[#.][a-z0-9_]+\s*)+)\}\s*$")
NUMBERED = re.compile(r"^(#{1,4})\. (.*)$")
COMMAND = re.compile(r"^\{(toc|page|table)\b\s*([^}]*)\}$")
KINDS = {"# ": "title", "## ": "heading", "### ": "subheading", "#! ": "schedule", "> ": "indented"}
KINDS |= {"- ": "bullet", "= ": "definition", "^ ": "centred", "@ ": "party", "~ ": "recital", "! ": "line"}


MARKS = {"bullet": "•\t{1}", "schedule": "{0} – {1}"}


@dataclass(frozen=True)
class Item:
    """A paragraph, table or break of the contract; `series` counts the lists that numbers restart in."""

    kind: str
    text: str = ""
    level: int = 0
    number: str = ""
    anchor: str = ""
    type: str = ""
    series: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    options: str = ""


@dataclass(frozen=True)
class Sample:
    """A contract of our own: `meta` is its front matter, `references` maps anchors to printed numbers."""

    name: str
    meta: dict[str, Any]
    items: tuple[Item, ...]
    references: dict[str, str]

    def words(self, item: Item) -> str:
        """The item's words as printed, without its number."""
        return plain(item.text, self.references)

    def heading(self, item: Item) -> str:
        """The heading of a numbered item: its whole text, its run-in heading, or ""."""
        if item.kind == "schedule":
            return self.words(item)
        runs_on = item.level > 1 or self.meta.get("run_in", False)
        return lead(item.text, self.references) if runs_on else self.words(item)

    def text(self) -> str:
        """The whole contract as printed words, a paragraph a line, the cells of a row parted by tabs."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        for item in self.items:
            if item.rows:
                yield from ("\t".join(plain(c, self.references) for c in row) for row in item.rows)
            elif item.text:
                yield MARKS.get(item.kind, "{0}\t{1}").format(item.number, self.words(item)).lstrip("\t –")


def read(path: Path) -> Sample:
    """The sample written in `path`; raises ValueError for a line it cannot place."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    meta = yaml.safe_load(front)
    items = tuple(_numbered(_items(body), meta))
    return Sample(path.stem, meta, items, _references(items))


def _items(body: str) -> Iterator[Item]:
    lines = iter([*body.splitlines(), ""])
    options, rows = "", []
    for line in lines:
        if line.startswith("|"):
            cells = tuple(cell.strip() for cell in curly(line.strip()).strip("|").split("|"))
            rows.append(cells)
            continue
        if rows:
            yield Item("table", rows=tuple(rows), options=options)
            options, rows = "", []
        if command := COMMAND.match(line):
            options = command[2]
            if command[1] in {"toc", "page"}:
                yield Item(command[1])
        elif line.strip():
            yield _paragraph(curly(line.rstrip()))


def _paragraph(line: str) -> Item:
    names = NAMES.search(line)
    marks = names[1].split() if names else []
    line = line[: names.start()] if names else line
    anchor = next((mark[1:] for mark in marks if mark[0] == "#"), "")
    type = next((mark[1:] for mark in marks if mark[0] == "."), "")
    if numbered := NUMBERED.match(line):
        return Item("clause", numbered[2], len(numbered[1]), anchor=anchor, type=type)
    for mark, kind in KINDS.items():
        if line.startswith(mark):
            return Item(kind, line[len(mark) :], anchor=anchor, type=type)
    return Item("paragraph", line, anchor=anchor, type=type)


def _numbered(items: Iterator[Item], meta: dict[str, Any]) -> Iterator[Item]:
    schedules = Counter(scheme(meta.get("schedules", "")))
    clauses, series = Counter(scheme(meta["numbering"])), 0
    preamble = {kind: Counter(scheme(kind)) for kind in ("party", "recital")}
    for item in items:
        if item.kind == "schedule":
            series += 1
            clauses = Counter(scheme(meta.get("schedule_numbering", "uk")))
            yield replace(item, number=schedules.next(1) if schedules.levels else "", series=series)
        elif item.kind == "clause":
            yield replace(item, number=clauses.next(item.level), series=series)
        elif item.kind in preamble:
            yield replace(item, number=preamble[item.kind].next(1))
        else:
            yield replace(item, series=series)


def _references(items: tuple[Item, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    path: list[str] = []
    for item in items:
        if item.kind == "clause":
            path = [*path[: item.level - 1], item.number]
            if item.anchor:
                found[item.anchor] = _reference(path)
        elif item.anchor:
            found[item.anchor] = item.number.title() if item.number else item.text.split(" – ")[0].title()
    return found


def _reference(path: list[str]) -> str:
    """How a clause is cited: "7", "7.2", "7.2(a)(i)", "IV" for "ARTICLE IV."."""
    whole = ""
    for number in path:
        last = number.split()[-1].rstrip(".")
        whole = whole + last if number.startswith("(") else last
    return whole
