"""Blocks in, the table of contents among them out, so that its lines are not taken for clauses."""

from __future__ import annotations

import re

from clausekit.segmentation.numbering import read_numbers
from clausekit.segmentation.parts import CONTENTS

ENTRY_END = re.compile(r"(?:\s|\.)\(?(?:\d{1,3}|[ivx]{1,5}|[A-Z]-?\d{1,2})\)?\W{0,2}$")
CONTENTS_WITHIN = re.compile(r"TABLE OF CONTENTS|Table of Contents(?=\s{2,9}[A-Z0-9])")
TITLE_WITHIN = 400
"""Characters of a run-on block in which its table of contents begins, behind the title of the contract."""
LONGEST_ENTRY = 200
REACH = 400
"""Blocks that a table of contents has at most."""
ENTRY = re.compile(r"[A-Za-z)’”.\]]\s{0,5}[\s.]\d{1,3}(?=\s|$)")
WORDS_PER_ENTRY = 14
FIRST_WITHIN = 3
"""Blocks within which the first entry stands. Of a table that Word made only the title is left here, and much
further on a sentence that ends in "Schedule 4." would count as an entry."""
NUMBER_LIKE = re.compile(
    r"(?:ARTICLE|Article|SECTION|Section)\s[\dIVX]{1,5}|\b\d{1,2}(?:\.\d{1,2})?\.?(?=\s+[A-Z])"
)


def contents_end(blocks: list[str]) -> dict[int, int]:
    """Block index → how many of its first characters belong to a table of contents, or precede it."""
    skipped: dict[int, int] = {}
    for index, words in enumerate(blocks):
        if index in skipped:
            continue
        title = CONTENTS.match(words) or CONTENTS_WITHIN.search(words, 0, TITLE_WITHIN)
        if not title:
            continue
        if len(words) > LONGEST_ENTRY:
            skipped[index] = _within(words, title.end())
            if skipped[index] < len(words):
                continue
        skipped[index] = len(words)
        skipped.update((at, len(blocks[at])) for at in _lines(blocks, index + 1))
    return skipped


def _lines(blocks: list[str], first: int) -> range:
    """The blocks of a table that starts at `first`: up to where its first number comes again."""
    opening: tuple[str, tuple[int, ...]] | None = None
    last_entry = first
    for index in range(first, min(len(blocks), first + REACH)):
        words = blocks[index]
        numbers = read_numbers(words, 0, len(words))
        key = (numbers[0].style, numbers[0].path) if numbers else None
        if key and key == opening and not _dense(words):
            return range(first, index)
        opening = opening or key
        if _dense(words) or (len(words) <= LONGEST_ENTRY and ENTRY_END.search(words)):
            last_entry = index + 1
        elif len(words) > LONGEST_ENTRY or (last_entry == first and index - first >= FIRST_WITHIN):
            break
    return range(first, last_entry)


def _dense(words: str) -> bool:
    """True for a run-on block of entries: a page number every few words."""
    entries = len(ENTRY.findall(words))
    return entries >= 3 and entries * WORDS_PER_ENTRY >= len(words.split())


def _within(words: str, start: int) -> int:
    """Characters of a run-on block that are its table: up to where the first entry's number comes again."""
    found = NUMBER_LIKE.search(words, start)
    if not found:
        return 0 if not _dense(words) else len(words)
    again = words.find(found.group(), found.end())
    while again > 0 and not words[again - 1].isspace():
        again = words.find(found.group(), again + 1)
    if again > 0:
        return again
    return len(words) if _dense(words) else 0
