"""A Document and its clauses in, its defined terms out, each with the words that say what it means."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from clausekit.datamodel import Block, Clause, Definition, Document, Fact, Span
from clausekit.segmentation import defining
from clausekit.segmentation.spacing import find_in

VERB = re.compile(
    r"[\s,”\"’'*_]{0,6}(?:\([^()]{0,120}\)\s{0,3})?(?:,?\s(?:as|when)\sused\s[^,]{1,40},|,?\sfor\s(?:the\s)?purposes?"
    r"\sof\s[^,]{1,60},)?\s{0,3}(?:(?:shall|will)\s(?:also\s)?(?:mean|be\sdefined|have|refer|include)|means?\b|"
    r"has\s|have\s|is\sdefined|are\sdefined|refers?\sto\b|includes\b|:)[\s:,]{0,4}(?:the\smeaning\s)?",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"(?<![A-Z.]\w)[.](?=\s+[“\"(]?[A-Z]|\s*$)")
BEFORE = re.compile(r"(?:[.;:]\s+(?=[A-Z“\"(])|\b(?:between|among)\s|[,)]\s{1,2}and\s{1,2}(?=[A-Z])|^\W*)")
LONGEST = 600
"""Characters looked back for what a term given in passing stands for."""


def definitions(document: Document, clauses: Sequence[Clause]) -> tuple[Definition, ...]:
    """Every defined term, in text order.

    `meaning` is what follows "means", to the end of the sentence or of the clause that the term opens; for a
    term given in passing ("Acme Inc. (the “Supplier”)") the words before it.
    """
    starts = {clause.body.start: clause for clause in clauses}
    starts |= {clause.span.start: clause for clause in clauses}
    facts = sorted(find_in(document, defining.find), key=_place)
    return tuple(_definition(document, starts, fact) for fact in facts)


def _definition(document: Document, starts: dict[int, Clause], fact: Fact) -> Definition:
    block = _block_at(document.blocks, fact.span.start)
    if fact.unit == "inline":
        return Definition(fact.value, fact.span, _before(document.text, block, fact.span.start))
    clause = starts.get(fact.span.start)
    end = clause.span.end if clause else block.span.end
    verb = VERB.match(document.text, fact.span.end, end)
    start = verb.end() if verb else min(fact.span.end, end)
    stop = None if clause else SENTENCE_END.search(document.text, start, end)
    return Definition(fact.value, fact.span, _trimmed(document.text, start, stop.start() if stop else end))


def _before(text: str, block: Block, place: int) -> Span:
    """The words that a term in brackets stands for: back to where they begin."""
    opening = text.rfind("(", block.span.start, place)
    end = opening if opening >= 0 and place - opening < LONGEST else place
    start = max(block.span.start, end - LONGEST)
    for found in BEFORE.finditer(text, start, end):
        if text[found.end() : end].strip():
            start = found.end()
    return _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    lead = len(words) - len(words.lstrip(" \t\n,"))
    return Span(min(start + lead, end), max(start + len(words.rstrip(" \t\n,")), min(start + lead, end)))


def _block_at(blocks: Sequence[Block], place: int) -> Block:
    return blocks[bisect_right(blocks, place, key=_block_start) - 1]


def _block_start(block: Block) -> int:
    return block.span.start


def _place(fact: Fact) -> Span:
    return fact.span
