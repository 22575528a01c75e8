"""Defined terms: text in, facts out.

unit "means": the sentence that defines (“Term” means …); unit "inline": a term given in passing ((the
“Term”)). `value` is the term without its quotation marks; the span covers it with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clausekit.datamodel import Fact, Span

_OPEN, _CLOSE = "[\"“”'‘’]{1,2}", "[\"“”'‘’]{1,2}"
_TERM = r"[A-Z0-9a-z][^\"“”\n\t;()]{0,80}?"
_VERB = (
    r"\s{0,3}(?:\([^()]{0,120}\)\s{0,3})?(?:,?\s(?:as\sused\s(?:herein|in\sthis\s\w{1,20})|"
    r"when\sused\s\w{1,20}|"
    r"for\s(?:the\s)?purposes?\sof\s[^,]{1,60}),?)?\s{0,3}(?:(?:shall|will)\s(?:also\s)?(?:mean|"
    r"be\sdefined|have|refer|include)|"
    r"means?\b|has\sthe\s|have\sthe\s|is\sdefined|are\sdefined|refers?\sto\b|includes\b|:\s)"
)
_QUOTED = re.compile(rf"(?P<quoted>{_OPEN}(?P<term>{_TERM}){_CLOSE})")
_MEANS = re.compile(rf"(?:\s{{0,2}}(?:,|or|and)\s{{0,2}}{_OPEN}{_TERM}{_CLOSE}){{0,3}}{_VERB}", re.IGNORECASE)
_BARE = re.compile(
    r"(?:^|(?<=\n)|(?<=[.;]\s))(?:\(?[a-z0-9.]{1,6}[).]\s{1,3})?"
    r"(?P<term>[A-Z][\w/&'’-]{1,30}(?:\s(?:[A-Z][\w/&'’-]{0,30}|of|and|or|the|to|for)){0,7})\s(?:means|"
    r"shall\smean|has\sthe\smeaning)\b"
)
_INLINE_LEAD = re.compile(
    r"\(\s?(?:[^()\"“”]{0,90}\s)?(?:[\"“”'‘’]{1,2}[^\"“”()]{1,60}[\"“”]{1,2},?\s{1,2}(?:and|or|and/or|"
    r"and\s\w{1,15},?)?\s?(?:the\s|a\s|an\s|each,?\sa\s|collectively,?\s(?:the\s)?)?){0,4}\Z"
)
_CALLED = re.compile(
    r"(?:referred\sto|known|called|defined|designated)(?:\s(?:herein|hereinafter|hereafter|below|"
    r"collectively|individually|in\sthis"
    r"\sAgreement|to|as|and|each|either|sometimes|singularly|jointly)){0,8}\s(?:as\s)?(?:the\s|a\s|an\s)?\Z",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[Fact]:
    """Definitions in `text`, in order; spans are relative to it."""
    floor = 0
    for match in sorted([*_QUOTED.finditer(text), *_BARE.finditer(text)], key=_start):
        if match.start("term") < floor:
            continue
        unit = _unit(text, match)
        if unit:
            group = "quoted" if "quoted" in match.re.groupindex else "term"
            floor = match.end(group)
            value = " ".join(match["term"].split()).rstrip(" ,.")
            yield Fact("definition", value, unit, Span(*match.span(group)))


def _start(match: re.Match[str]) -> int:
    return match.start("term")


def _unit(text: str, match: re.Match[str]) -> str:
    if "quoted" not in match.re.groupindex or _MEANS.match(text, match.end()):
        return "means"
    before = max(0, match.start() - 200)
    if _INLINE_LEAD.search(text, before, match.start()) and ")" in text[match.end() : match.end() + 160]:
        return "inline"
    return "inline" if _CALLED.search(text, before, match.start()) else ""
