"""The pieces of a document that may say a thing: sentences, dates, titles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from clausekit.classification.latest import remember_latest
from clausekit.datamodel import FURNITURE, Document, Span

# A sentence shorter than this says nothing that a provision could rest on.
SHORTEST = 8
# Titles are looked for in the first part of the text.
TITLE_REACH = 12_000
LONGEST_TITLE = 160

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
# A blank or a redaction may stand for any part of a date.
_BLANK = r"(?:_{1,30}|\[[^\]\n]{0,12}\])"
_DAY = rf"(?:\d{{1,2}}(?:\s?(?:st|nd|rd|th|t h)\b)?|{_BLANK})"
_YEAR = rf"(?:(?:19|20)(?:\d\d|_{{1,6}}|\[[^\]\n]{{0,6}}\])|{_BLANK})"
DATE = re.compile(
    # What a date may begin with, so that the rest is tried in few places only.
    r"(?<![A-Za-z\d])(?=[\d_\[JFMASONDjfmasond])(?:"
    rf"{_MONTH}\s{{0,4}}{_DAY}(?:\s{{0,3}},?\s{{0,4}}{_YEAR})?"
    rf"|{_DAY}\s{{1,4}}(?:day\s{{1,4}})?(?:of\s{{1,4}})?(?:{_MONTH}|{_BLANK})(?:\s{{0,3}}[,.]?\s{{0,4}}{_YEAR})?"
    rf"|{_MONTH}\s{{0,4}},?\s{{0,4}}(?:19|20)\d\d"
    r"|\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})\b)",
    re.IGNORECASE,
)
_KIND = (
    r"(?:Agreement|Contract|Addendum|Amendment|Lease|Terms|Memorandum|Plan|Policy|Letter|Work|Schedule|Order)"
)
_GAP = r"(?:[ \t]{1,40}|[ \t]{0,4}\n[ \t]{0,40})"
_SMALL = r"(?:and|of|for|to|the|in|on|with|a|an|by|or|&|-|–|/)"
_RUN = rf"(?:(?:[A-Z][\w’'&./()-]{{0,24}}|{_SMALL}),?{_GAP}){{0,10}}"
_END = rf"(?:{_KIND}|{_KIND.upper()})S?\b"
# As far as the run goes ("Amendment to License Agreement"), and only to its first such word ("Amendment").
TITLES = (re.compile(_RUN + _END), re.compile(_RUN + "?" + _END))
# What a title run may begin with that is not part of the title.
_LEAD = re.compile(
    r"(?:(?:THIS|This|THE|The|AND|And|OF|TO|BY|Exhibit|EXHIBIT|Execution|EXECUTION|Version|VERSION|Copy|COPY|Form|FORM"
    r"|A|An|In|IN|For|Under|Source:?|and|of|for|to|the|in|on|with|a|an|by|or|&|-|–|/|[\d.]+|[A-Z]?\d[\w.()-]*)\s+)+"
)


@remember_latest
def sentences(document: Document) -> list[Span]:
    """Sentences of the text, in order; none runs over a block's end or holds furniture."""
    from nupunkt import sent_spans

    found: list[Span] = []
    for block in document.blocks:
        if block.kind in FURNITURE:
            continue
        words = document.quote(block.span)
        for first, last in sent_spans(words):
            span = _trim(words, first, last)
            if len(span) > SHORTEST:
                found.append(Span(block.span.start + span.start, block.span.start + span.end))
    return found


def dates(document: Document) -> list[Span]:
    """Whatever looks like a date, filled in or left blank."""
    return [Span(*match.span()) for match in DATE.finditer(document.text)]


@remember_latest
def titles(document: Document) -> list[Span]:
    """Runs of capitalised words that end in "Agreement" or the like, near the beginning, within a block."""
    return sorted(set(_titles(document)))


def _titles(document: Document) -> Iterator[Span]:
    near = [b.span for b in document.blocks if b.kind not in FURNITURE and b.span.start < TITLE_REACH]
    for pattern, span in product(TITLES, near):
        for match in pattern.finditer(document.text, span.start, min(span.end, TITLE_REACH)):
            lead = _LEAD.match(document.text, match.start(), match.end())
            start = lead.end() if lead else match.start()
            if SHORTEST < match.end() - start <= LONGEST_TITLE:
                yield Span(start, match.end())


def _trim(words: str, start: int, end: int) -> Span:
    while start < end and words[start].isspace():
        start += 1
    while end > start and words[end - 1].isspace():
        end -= 1
    return Span(start, end)
