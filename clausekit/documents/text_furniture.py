"""Lines of a plain text in, the kind of each out: page numbers and running lines that printing left."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from statistics import median

from clausekit.datamodel import BlockKind

DIGITS = re.compile(r"\d+")
BARE_NUMBER = re.compile(r"[-–—\[ ]{0,3}(?:[A-Z]{1,2}\s?-\s?)?(\d{1,3})[-–—\] ]{0,3}")
NAMED_PAGE = re.compile(
    r"(?:page|pg\.?|p\.)\s{0,3}\d{1,4}(?:\s{0,3}(?:of|/)\s{0,3}\d{1,4})?|<PAGE>(?:\s{0,20}\d{1,4})?"
    r"|\d{1,4}\s{1,3}of\s{1,3}\d{1,4}", re.IGNORECASE,
)  # fmt: skip
FILING = re.compile(r"Source: .{2,120}, \d{1,2}/\d{1,2}/\d{4}")
DOTS_TO_PAGE = re.compile(r".{2,200}?(?:\.\s?){4,300}\s{0,20}(?:[ivx]{1,6}|[A-Z]-?\d{1,3}|\d{1,4})\.?")
CONTENT_LINE = re.compile(
    r"\W*(?:exhibit|schedule|annex|appendix|attachment|article|section|recitals|whereas|and\b|by\b|name\b"
    r"|title\b|date\b|signed|witness|\(|\[|\$|#|\d{1,2}\.)", re.IGNORECASE,
)  # fmt: skip

SHORTEST, LONGEST = 8, 90
TIMES = 3
PAGE_LENGTH = 900
"""Characters between two printings of a running line: under half a page of type it is something else."""


def furniture_kinds(lines: list[str], starts: list[int]) -> list[BlockKind]:
    """The kind of each line; `starts` are their places in the text. Ordinary lines are "paragraph"."""
    kinds: list[BlockKind] = ["paragraph"] * len(lines)
    for index, line in enumerate(lines):
        if NAMED_PAGE.fullmatch(line):
            kinds[index] = "page_number"
        elif FILING.fullmatch(line):
            kinds[index] = "footer"
        elif DOTS_TO_PAGE.fullmatch(line):
            kinds[index] = "toc"
    for index in _counting(lines):
        kinds[index] = "page_number"
    for index in _running(lines, starts):
        kinds[index] = "footer"
    return kinds


def _counting(lines: list[str]) -> set[int]:
    """Lines that are a bare number and count on from, or to, another such line."""
    found = [
        (i, int(match.group(1))) for i, line in enumerate(lines) if (match := BARE_NUMBER.fullmatch(line))
    ]
    pages: set[int] = set()
    for (i, one), (j, two) in pairwise(found):
        if two == one + 1 and j - i > 1:
            pages |= {i, j}
    return pages


def _running(lines: list[str], starts: list[int]) -> set[int]:
    """Lines printed at least TIMES, a page apart, the same but for numbers."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if (
            SHORTEST <= len(line) <= LONGEST
            and not CONTENT_LINE.match(line)
            and not line.endswith((":", ";"))
        ):
            places[DIGITS.sub("#", line)].append(index)
    return {
        index
        for same in places.values()
        if len(same) >= TIMES and median(starts[b] - starts[a] for a, b in pairwise(same)) >= PAGE_LENGTH
        for index in same
    }
