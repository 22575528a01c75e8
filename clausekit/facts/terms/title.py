"""The contract's name as its title prints it."""

from __future__ import annotations

import re

from clausekit.datamodel import Span, Term
from clausekit.facts.terms.source import Source

_OPENING = 6000
_KIND = (
    r"(?:Agreement|Contract|Addendum|Amendment|Terms\s(?:of|and|&)\s(?:Service|Use|Conditions)|"
    r"Order\sForm|Statement\sof\sWork|"
    r"(?:Cloud|Service)\sTerms|License|Lease|Policy|Memorandum|Letter|Understanding|"
    r"Undertaking|Deed|Schedule|Indenture|Charter|"
    r"Plan|Guarant(?:y|ee))"
)
_LINE = re.compile(r"[^\n]{2,400}")
_PIECE = re.compile(r"(?:(?!\s{3})[^\n]){2,220}")
_HAS_KIND = re.compile(rf"\b{_KIND}s?\b", re.IGNORECASE)
_NOISE = re.compile(
    r"\A(?:\W*(?:EX(?:HIBIT)?\b[-\s.]?\s?[\d.]*[A-Za-z]?(?:\s?\([\w.]{1,4}\))?|"
    r"Exhibit\s[\d.]+\w?(?:\s?\(\w\))?|Execution\s(?:Version|Copy)|EXECUTION\s(?:VERSION|COPY)|"
    r"CONFIDENTIAL(?!\w|\s?(?:TREAT|INFORM|ITY))|Confidential(?!\w|\s?(?:Treat|Inform|ity))|FINAL|"
    r"Final|DRAFT|\d{1,3}(?!\w)|Source:[^\n]*|"
    r"(?:APPENDIX|Appendix|ANNEX|Annex|SCHEDULE|Schedule|ATTACHMENT|Attachment)\s(?:[A-Z]|"
    r"\d{1,2})(?![\w.])|[Pp]age\s\d+(?:\sof\s\d+)?|"
    r"FORM\sOF(?=\s)|Form\sof(?=\s)|\*{2,})[\s:.*-]*)+"
)
_SENTENCE = re.compile(
    r"\b(?:shall|will|hereby|is|are|was|has|have|been|pursuant|omitted|means|entered|agrees?|may|click|"
    r"filed|between|dated|this|which|herein)\b",
    re.IGNORECASE,
)
_THIS = re.compile(
    r"\b(?:This|THIS)\s{1,4}(?P<name>(?:[A-Z][\w&/,'’()-]{0,30}\s{1,3}(?:(?:and|of|for|to|the|"
    r"with)\s{1,3}){0,2}){0,9}?"
    rf"(?=[A-Z])(?i:{_KIND})(?:\sNo\.?\s\d+)?)\b(?!\s(?:Date|Term))"
)
_CAPITALS = re.compile(
    r"(?<![A-Za-z])(?P<name>(?:[A-Z][A-Z0-9&/'’,-]{0,30}\s{1,2}){0,10}(?:AGREEMENT|CONTRACT|ADDENDUM|"
    r"AMENDMENT)(?:\s(?:NO\.?|#)\s?\d+)?)(?![A-Za-z])"
)
_BARE = re.compile(
    r"(?:the\s)?(?:agreement|contract|schedule\s\w+|letter|license|policy|plan|"
    r"(?:[\w ]{0,30}\s)?contract\sno\b.{0,40})",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:(?!.{0,80}\b(?i:Amendment|Addendum)\b.{0,80}\b(?i:Inc|LLC|Ltd|Corp))[^\n]{2,90}?\b(?i:Inc|LLC|"
    r"L\.L\.C|Ltd|Corp|Corporation|Limited|L\.P|Company|N\.A)\b\.?,?\s{1,3}(?:(?i:DBA)\s\w+\s)?"
    r"|(?i:Execution\s(?:Version|Copy)|with\sthe\scommission|final|"
    r"confidential)\s{1,3})(?=[A-Z])(?=[^\n]{0,100}\b(?i:Agreement|Contract|Addendum)\b)"
)
_AFTER_KIND = re.compile(
    r"(?P<kind>\b(?i:Agreement|Contract))\b(?=[\s,:-]{1,3}[(\w])(?![\s,:-]{1,3}(?i:for|of|to|on|no|"
    r"number|regarding|with|relating|and|or|in|by|ref|amendment|addendum)\b)"
)
_RUN_IN = re.compile(
    r"(?P<name>(?:[A-Z][\w&/'’-]{0,30}\s(?:(?:and|of|for|to|the)\s){0,2}){1,8}(?:Agreement|AGREEMENT|"
    r"Contract|CONTRACT))\s{1,3}(?=This\b|THIS\b|Dated|BETWEEN|Between|\(the\s)"
)
_TAIL = re.compile(
    r"[\s,.;:*_-]+\Z|\s(?:Effective\sDate|Dated?\b|DATED?\b|BETWEEN\b|Between\b|by\sand\sbetween|"
    r"BY\sAND)[^\n]{0,120}\Z|\s?\((?:this|the)?\s?[\"“][^)]*\)?\Z"
)


def find(source: Source) -> Term | None:
    """document_name: the first line that is a title; else what the preamble calls itself."""
    titled, called = _titled(source), _called(source.text)
    found = _fuller(source.text, titled, called) if titled and called else titled or called
    found = _trimmed(source.text, found) if found else _headed(source.text)
    if not found:
        return None
    name = " ".join(source.text[found.start : found.end].split())
    return Term("document_name", name, found)


def _trimmed(text: str, span: Span) -> Span:
    """Without a company's name before the title and a place, a date, a table of contents behind it."""
    start, end = span.start, span.end
    while lead := _LEAD.match(text, start, end):
        start = lead.end()
    behind = _AFTER_KIND.search(text, start, end)
    return Span(start, behind.end("kind") if behind else end)


def _headed(text: str) -> Span | None:
    """A title that runs into the first sentence: "Supply Agreement This Agreement is made …"."""
    match = _RUN_IN.search(text, 0, _OPENING)
    return Span(*match.span("name")) if match else None


def _fuller(text: str, titled: Span, called: Span) -> Span:
    """The preamble's name when it holds the title's words and more: titles run over lines."""
    short, long = (" ".join(text[span.start : span.end].lower().split()) for span in (titled, called))
    return called if short in long and short != long else titled


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
    if not _HAS_KIND.search(words) or not words[:1].isupper() or _BARE.fullmatch(words):
        return None
    if len(words) <= 140 and not _SENTENCE.search(words) and _is_capitalised(words):
        return Span(start, end)
    capitals = _CAPITALS.search(text, start, min(end, start + 300))
    if capitals and " " in capitals["name"].strip() and not _SENTENCE.search(capitals["name"]):
        return Span(*capitals.span("name"))
    return None


def _is_capitalised(words: str) -> bool:
    """Titles capitalise all but the small words."""
    long = [word for word in words.split() if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) >= 0.8 * len(long)


def _called(text: str) -> Span | None:
    for match in _THIS.finditer(text, 0, _OPENING):
        if " " in match["name"].strip():
            return Span(*match.span("name"))
    return None
