"""The contract's name as its title prints it."""

from __future__ import annotations

import re

from clausekit.datamodel import Span, Term
from clausekit.facts.terms.source import Source

_OPENING = 6000
_KIND = (
    r"(?:Agreement|Contract|Addendum|Amendment|Terms\s(?:of|and|&)\s(?:Service|Use|Conditions)|"
    r"Order\sForm|Statement\sof\sWork|"
    r"License|Lease|Policy|Memorandum|Letter|Understanding|Undertaking|Deed|Schedule|Indenture|Charter|"
    r"Plan|Guarant(?:y|ee))"
)
_LINE = re.compile(r"[^\n]{2,400}")
_PIECE = re.compile(r"(?:(?!\s{3})[^\n]){2,220}")
_HAS_KIND = re.compile(rf"\b{_KIND}s?\b", re.IGNORECASE)
_NOISE = re.compile(
    r"\A(?:\W*(?:EX(?:HIBIT)?\b[-\s.]?\s?[\d.]*[A-Za-z]?(?:\s?\([\w.]{1,4}\))?|"
    r"Exhibit\s[\d.]+\w?(?:\s?\(\w\))?|Execution\s(?:Version|Copy)|EXECUTION\s(?:VERSION|COPY)|"
    r"CONFIDENTIAL(?!\w|\s?(?:TREAT|INFORM|ITY))|Confidential(?!\w|\s?(?:Treat|Inform|ity))|FINAL|"
    r"Final|DRAFT|\d{1,3}|Source:[^\n]*|"
    r"FORM\sOF(?=\s)|Form\sof(?=\s)|\*{2,})[\s:.*-]*)+"
)
_SENTENCE = re.compile(
    r"\b(?:shall|will|hereby|is|are|was|has|have|been|pursuant|omitted|means|entered|agrees?|may|click|"
    r"filed|between|dated|this|which|herein)\b",
    re.IGNORECASE,
)
_THIS = re.compile(
    rf"\b(?:This|THIS|The|THE)\s{{1,4}}(?P<name>(?:[A-Z][\w&/,.'’()-]{{0,30}}\s{{1,3}}(?:(?:and|of|for|"
    rf"to|the|with)\s{{1,3}}){{0,2}}){{0,9}}?{_KIND}(?:\sNo\.?\s\d+)?)\b(?!\s(?:Date|Term))",
    re.IGNORECASE,
)
_CAPITALS = re.compile(
    r"(?<![A-Za-z])(?P<name>(?:[A-Z][A-Z0-9&/'’,-]{0,30}\s{1,2}){0,10}(?:AGREEMENT|CONTRACT|ADDENDUM|"
    r"AMENDMENT)(?:\s(?:NO\.?|#)\s?\d+)?)(?![A-Za-z])"
)
_TAIL = re.compile(r"[\s,.;:*_-]+\Z|\s?\((?:this|the)?\s?[\"“][^)]*\)?\Z")


def find(source: Source) -> Term | None:
    """document_name: the first line that is a title; else what the preamble calls itself."""
    found = _titled(source) or _called(source.text)
    if not found:
        return None
    name = " ".join(source.text[found.start : found.end].split())
    return Term("document_name", name, found)


def _titled(source: Source) -> Span | None:
    text = source.text
    for block in source.document.blocks:
        if block.span.start > _OPENING:
            return None
        if block.kind in {"header", "footer", "page_number", "toc", "line_number", "watermark"}:
            continue
        for piece in _PIECE.finditer(text, block.span.start, min(block.span.end, block.span.start + 1500)):
            span = _title_in(text, Span(*piece.span()))
            if span:
                return span
    return None


def _title_in(text: str, span: Span) -> Span | None:
    start, end = span.start, span.end
    noise = _NOISE.match(text[start:end])
    start += noise.end() if noise else 0
    start += len(text[start:end]) - len(text[start:end].lstrip())
    while tail := _TAIL.search(text, start, end):
        end = tail.start()
    words = text[start:end]
    if not _HAS_KIND.search(words) or not words[:1].isupper():
        return None
    if len(words) <= 140 and not _SENTENCE.search(words):
        return Span(start, end)
    capitals = _CAPITALS.search(text, start, min(end, start + 300))
    if capitals and " " in capitals["name"].strip() and not _SENTENCE.search(capitals["name"]):
        return Span(*capitals.span("name"))
    return None


def _called(text: str) -> Span | None:
    for match in _THIS.finditer(text, 0, _OPENING):
        if " " in match["name"].strip():
            return Span(*match.span("name"))
    return None
