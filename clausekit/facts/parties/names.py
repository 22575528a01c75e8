"""Names of companies and people as contracts print them: where one starts, where it ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from clausekit.datamodel import Span
from clausekit.facts.places import place_names

SUFFIX = (
    r"(?i:Inc(?:orporated)?|Corp(?:oration)?|Company|Companies|Co|L\.?\s?L\.?\s?C|Ltd|LTDA|Limited|"
    r"L\.?\s?P|L\.?L\.?P|P\.?L\.?C|GmbH|"
    r"A\.?G|S\.\s?A(?:\.\s?S)?|SA|SAS|S\.?[aà]\s?\.?\s?r\.?\s?l|Sarl|S\.?R\.?L|S\.?p\.?A|B\.?\s?V|"
    r"N\.\s?V|Pty|Pte|A\.?B|A/S|Oyj?|K\.?K|K\.?G|"
    r"Trust|Bank|N\.A|University|Association|Foundation|Partnership|Authority|Institute|P\.?C|"
    r"Sdn\.?\sBhd|JSC|OJSC|"
    r"G\.I\.E|Aktiengesellschaft|Society|College|Hospital|F\.?S\.?B|Bhd|Cooperative|MHC)"
)
SUFFIXED = re.compile(rf"(?<![\w.]){SUFFIX}(?!\w)\.?", re.IGNORECASE)
_WORD = (
    r"(?:[A-Z0-9À-Ü][\w.&'’/+!@-]{0,40}|[a-z]{1,3}-?[A-Z0-9][\w.&'’/-]{0,40}|"
    r"[a-z][a-z0-9-]{1,30}\.(?:com|net|org|biz)|&|\+)"
)
_SMALL = r"(?:of|the|de|la|du|del|van|von|der|for|d/b/a|dba|f/k/a|in|do|e|y|et|und|at)"
_RUN = rf"{_WORD}(?:[ \n]{{1,3}}(?:{_SMALL}[ \n]{{1,3}}){{0,2}}{_WORD}){{0,11}}"
_TAIL = rf"(?:\s?,?[ \n]{{1,3}}{SUFFIX}(?![\w])\.?){{1,3}}"
_BRACKET = r"(?:[ \n]?\([A-Z][A-Za-z. ]{1,24}\)(?=[ \n]{1,3}[A-Z]))"
_JOINED = rf"(?:(?:,[ \n]|[ \n]{{1,3}}and[ \n]{{1,3}}){_RUN}){{1,4}}{_TAIL}"
NAME = re.compile(rf"{_RUN}(?:{_BRACKET}[ \n]{{1,3}}{_RUN})?(?:{_TAIL})?")
# A firm of partners or a trade list: "Stratton, Cheeseman & Walsh, Inc.", "Savings and Loan Association".
LONG_NAME = re.compile(
    rf"(?:{_RUN}(?:,[ \n]{_RUN}){{1,3}}[ \n]&[ \n]{_RUN}(?:{_TAIL})?|"
    rf"{_RUN}[ \n]{{1,3}}and[ \n]{{1,3}}{_RUN}{_TAIL})"
)
_NO_NAME = re.compile(
    r"(?:(?:the|this|these|each|all|any|such|his|her|its|it|we|you|i|as|on|in|at|to|if|no|for|whereas|"
    r"witnesseth|recitals?|now|agreement|"
    r"effective\sdate|parties|party|background|section|article|exhibit|schedule|hereinafter|hereafter|"
    r"undersigned|suite|street|and|or|"
    r"collectively|date|dated|page|page\s\d+|source)(?!\w)[\s.]*)+\Z",
    re.IGNORECASE,
)
_DATE_LIKE = re.compile(
    r"\A(?:\d{1,2}\.?\s|\d{1,2}/\d|(?:19|20)\d\d\b|(?:January|February|March|April|May|June|July|"
    r"August|September|"
    r"October|November|December)\b|"
    r"\d[\d\s./,-]*\Z|\d{1,2}(?:st|nd|rd|th)\b)",
    re.IGNORECASE,
)
_OPENER = re.compile(
    r"(?:This|These|Certain|Pursuant|Each|Such|Any|All|Attn|Attention|Esq|Suite|Room|Floor|Near|Upon|"
    r"Subject|Whereas|If|When|Where|In|On|"
    r"Tel|Fax|Email|Source|Exhibit|Table|No|Under|For|Section|Article|Confidential|Copyright|Both|"
    r"Other|Certain)(?![\w-])",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"\b(?:HAS|HAVE|BEEN|BECAUSE|OMITTED|PURSUANT|SHALL|WITH THE|IT IS|YOU ARE|AGREED|IF|PUBLICLY|"
    r"DISCLOSED)\b"
)
_TITLE = re.compile(r"\b(?:Agreement|Contract|Addendum|Amendment|Act|Exhibit|Statement)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"\d{4}|\b[A-Z]{2} \d|\b(?:Street|Road|Avenue|Suite|Floor)\b")
_SEAT = re.compile(
    r"(?P<form>\b(?:(?i:Ltd|Limited|Inc|LLC|GmbH|plc|LLP)\b\.?|L\.L\.C\.|L\.P\.|S\.A\.|A/S|B\.V\.?|"
    r"N\.V\.?|AG\b))"
    rf"(?:\s(?:of|at|in|for|and)\s|,?\s(?!{SUFFIX}(?!\w))(?=\w))"
)
# What a name runs into: an address ("of 90 High Street"), the next sentence ("China. China Co"), a number.
_RUN_INTO = re.compile(r"(?P<address>\s(?:of|at|in)\s\d)|(?<=[a-z]{4})\.\s(?=[A-Z])|(?<=\w)\.\s(?=\d)")
# A trust's series stands behind its form: "Harbour Owner Trust 2020-A".
_SERIES = re.compile(r"\s(?:(?:19|20)\d\d-[A-Z\d]{1,3}|(?:19|20)\d\d)\Z")
_TITLED = re.compile(r"\S\s(?:Mr|Mrs|Ms|Dr)\.(?=\s)")
_LEADING = re.compile(
    r"(?:(?:between|among|by|and|between:|parties:|the\s+company)\s+)+(?=[A-Z0-9])", re.IGNORECASE
)
_TRAILING = re.compile(
    r"[\s,;:&-]+\Z|(?<=[a-z]{3})\.\Z|\s+(?:of|the|and|for|in|at|dba|d/b/a|a|an)\Z", re.IGNORECASE
)


@dataclass(slots=True)
class Mention:
    """A name found as a party's, with the terms that the contract gives it."""

    name: str
    span: Span
    aliases: list[str] = field(default_factory=list)


def has_suffix(name: str) -> bool:
    """Whether the name ends as a company's or institution's does."""
    name = _SERIES.sub("", name)
    return any(match.end() >= len(name.rstrip(" .,")) for match in SUFFIXED.finditer(name)) or bool(
        re.search(r"\bUniversity of\b", name, re.IGNORECASE)
    )


def name_at(text: str, start: int, end: int, *, wide: bool = True) -> Mention | None:
    """The name that begins at `start`, not going past `end`; `wide` lets commas and "and" be part of it."""
    match = NAME.match(text, start, end)
    if wide and match and not has_suffix(tidy(match[0])) and not _followed_by_description(text, match.end()):
        longer = LONG_NAME.match(text, start, end)
        match = longer if longer and not _ADDRESS.search(longer[0]) else match
    if not match:
        return None
    name = tidy(cut(match[0]))
    if not is_name(name):
        return None
    at = start + match[0].find(name) if name in match[0] else start
    return Mention(" ".join(name.split()), Span(at, at + len(name)))


def cut(name: str) -> str:
    """Without "of Linden House" behind a company's form, where it sits, and without what it runs into."""
    seat, run = _SEAT.search(name), _RUN_INTO.search(name)
    name = name[: seat.end("form")] if seat else name
    if run and (run["address"] or not has_suffix(name[: run.start() + 1])):
        return name[: run.start()]
    return name


def tidy(name: str) -> str:
    """`name` without lead-in words and what hangs on behind."""
    name = name[lead.end() :] if (lead := _LEADING.match(name)) else name
    while (cut := _TRAILING.search(name)) and not (cut[0] == "." and has_suffix(name)):
        name = name[: cut.start()]
    return name


def is_name(name: str) -> bool:
    """False for what merely looks like a name: a date, a heading's word, a kind of paper, an article."""
    if len(name) < 2 or len(name) > 120 or _NO_NAME.match(name) or _DATE_LIKE.match(name):
        return False
    if name.lower() in place_names() or _CLAUSE.search(name) or _TITLED.search(name):
        return False
    bare = SUFFIXED.sub("", name).strip(" .,")
    if bare.lower() in place_names():
        return False
    if _OPENER.match(name):
        return False
    if not has_suffix(name) and (_TITLE.search(name) or sum(char.isdigit() for char in name) > 2):
        return False
    return any(char.isalpha() for char in bare)


def _followed_by_description(text: str, end: int) -> bool:
    return bool(
        re.match(
            r"\s?(?:\(|,\s?(?:an?|with|having|located|whose|organi[sz]ed|acting|the)\s)", text[end : end + 14]
        )
    )
