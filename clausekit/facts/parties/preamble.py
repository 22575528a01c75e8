"""Parties named in a contract's opening words: "… between ACME, Inc., a Delaware corporation (“Customer”),
and …".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clausekit.datamodel import Span
from clausekit.facts.parties.names import NAME, Mention, has_suffix, name_at
from clausekit.facts.parties.roles import side_by_word

_OPENING = 9000
_LONGEST = 3500
_ANCHOR = re.compile(
    r"\b(?:by\s{1,3}and\s{1,3})?(?:between|among|amongst)\b:?(?:\s{1,3}(?:and\s{1,3}(?:between|among)|"
    r"each\s{1,3}of|the\s{1,3}following"
    r"(?:\s{1,3}parties)?|the\s{1,3}undersigned|the\s{1,3}parties\b)){0,2}|"
    r"\b(?:made|entered|executed|signed)(?:[\s,]{1,3}(?:and|into|as|of|effective|made|entered|executed|"
    r"on|this|the|day|\w{3,9}|\d{1,2}(?:st|nd|rd|th)?|\d{4})){0,12}[\s,]{1,3}by(?:\s{1,3}and)?\b",
    re.IGNORECASE,
)
_END = re.compile(
    r"\bWHEREAS\b|\bWhereas\b|\bRECITALS?\b|\bRecitals\b|W\s?I\s?T\s?N\s?E\s?S\s?S\s?E\s?T\s?H|"
    r"\bBACKGROUND\b|\bPREAMBLE\b|\bNOW,?\s{1,3}THEREFORE|"
    r"\bagrees?\s{1,3}(?:as\s{1,3}follows|to\s)|hereby\s{1,3}agree|\bThe\sparties\sagree|"
    r"\n\s{0,6}(?:1\.|I\.|ARTICLE|SECTION|Section\s1|Article)|"
    r"(?<=[.)]\s)(?:Each|The\s[a-z]|This|In\s|As\s|It\s|For\s|When|If\s|Under|All\s|Both|Neither|"
    r"Subject|Except)|"
    r"(?<=\))\.\s{1,3}(?=[A-Z][a-z])|"
    r"(?<=[.)])\s\d{1,2}\.\s{1,3}(?=[A-Z])|"
    r"\bIN\sCONSIDERATION|\bIn\sconsideration|\bTABLE\sOF\sCONTENTS|\bprovides\sthat\b"
)
_NESTED = r"(?:[^()]|\([^()]{0,80}\)){0,400}?"
_ALIAS = re.compile(
    rf"\((?P<words>{_NESTED}[\"“”'‘’]{_NESTED})\)"
    r"|\(\s?(?P<plain>(?:[Hh]ere(?:in)?after|[Hh]erein|[Tt]he|[Cc]ollectively)\s[^()\"“”]{1,60}|"
    r"(?:Customer|Client|Provider|Supplier|"
    r"Vendor|Licensor|Licensee|Consultant|Contractor|Company|Developer|Distributor|Buyer|Seller|Agent|"
    r"Manufacturer|Franchisee)\s?)\)"
)
_PLAIN = re.compile(
    r"(?:\b(?:as|called|the|The|hereinafter|Hereinafter|be)\s|"
    r"^)(?P<term>[A-Z][\w.&'’-]*(?:\s[A-Z][\w.&'’-]*){0,3})\s?$"
)
_QUOTED = re.compile(
    r"[\"“”]{1,2}\s?(?P<term>[^\"“”]{1,60}?)\s?[\"“”]{1,2}|(?<!\w)['‘](?P<single>[^'‘’]{2,40})['’](?!\w)"
)
_NO_ALIAS = re.compile(
    r"(?:the\s)?(?:part(?:y|ies)|agreement|effective\sdate|contracting\spart(?:y|ies)|signing\sdate|"
    r"term|contract|date|not\s.*|.*\b(?:agreement|amendment|addendum|date|(?:19\d\d|exchange|securities)\sact|notes|"
    r"isda\sform|trademarks))\Z",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"(?:hereinafter|hereafter|herein|hereinbelow)\s{1,3}(?:(?:individually|collectively|each|"
    r"also)\s{1,3}(?:and/or\s{1,3})?)?(?:referred\s{1,3}to\s{1,3}as|called|known\s{1,3}as|as|"
    r"the)?\s{0,3}(?:the\s)?"
    r"(?=[\"“”'‘’A-Z])[\"“”'‘’]{0,2}(?P<term>[A-Z][\w.&’' -]{1,40}?)[\"“”'‘’,.;)]",
)
_SEPARATOR = re.compile(
    r"(?:(?:[;,.]\s{0,3}|\s{1,150}|(?<=\)))(?:-\s?)?(?:(?:AND|and|And|in\s{1,3}favor\s{1,3}of|"
    r"to\s{1,3}and\s{1,3}with)\b)(?:\s?-|:)?"
    r"(?:\s{1,3}between)?|[;,.]|\n|(?<=\))(?=\s{1,3}\([1-9]\)\s))(?:\s{0,3}\(?(?:[ivx]{1,4}|[1-9]|[a-eA-E])[).](?=\s))?\s{0,150}"
    r"(?:on\sthe\sother\s(?:hand|side|part),?\s)?(?:the\s)?(?=[A-Z0-9a-z])"
)
_GAP = re.compile(r"[\s,]{1,6}(?=[A-Z0-9])")
_JOINING = re.compile(r"\band\b|favor|;|\n|\A\s{1,3}\([1-9]\)", re.IGNORECASE)
_POSTCODE = re.compile(r"[\s,]{0,3}(?:\d{4,5}|[A-Z]\d[A-Z])\b")
_DESCRIBED = re.compile(
    r",?\s{0,3}(?:\(\s?(?:the\s|each,?\s|hereinafter|collectively|individually|together|"
    r"\w{1,20}\s){0,6}?[\"“”'‘’]|"
    r",?\s{1,3}(?:hereinafter|hereafter|an?\s{1,3}(?!part)|with\s(?:its|a|an|offices?)|having|located|"
    r"whose|organi[sz]ed|incorporated|duly|existing|acting|registered|the\s|of\s\d|"
    r"an?\s{1,3}individual))"
)
_LEAD = re.compile(
    r"(?:[\s,;:]|(?:and|by|between|among|with|the|each\sof|on\sthe\sone\shand|hereby|as)\b|"
    r"\(?(?:[ivx]{1,4}|[1-9]|[a-eA-E])[).]\s)*",
    re.IGNORECASE,
)


def from_preamble(text: str) -> list[Mention]:
    """Parties of the opening words of `text`, by the reading that names and aliases most."""
    opening = text[:_OPENING]
    readings = [_scan(opening, start, end) for start, end in _regions(opening)]
    best = max(readings, key=_worth, default=[])
    return best if len(best) > 1 else max([best, _before_aliases(opening[:4000])], key=_worth)


def _before_aliases(opening: str) -> list[Mention]:
    """For letters and odd preambles: the company named last before each alias."""
    mentions: list[Mention] = []
    start = 0
    for alias in _ALIAS.finditer(opening):
        low = max(start, alias.start() - 400)
        names = [
            found
            for match in NAME.finditer(opening, low, alias.start())
            if (found := name_at(opening, match.start(), alias.start()))
        ]
        suffixed = [found for found in names if has_suffix(found.name)]
        touching = [found for found in names if not opening[found.span.end : alias.start()].strip(" ,.")]
        sided = any(side_by_word(term) != "unknown" for term in _terms(alias))
        chosen = suffixed[-1:] or (touching[-1:] if sided else [])
        start = alias.end()
        if chosen and _terms(alias) and not re.search(r"\bParties\b", alias[0]):
            mentions.append(chosen[0])
            _give(alias, mentions)
    return _distinct(mentions)


def _regions(opening: str) -> Iterator[tuple[int, int]]:
    """Stretches that may list the parties: behind each "between", then the first aliased paragraph."""
    for count, anchor in enumerate(_ANCHOR.finditer(opening)):
        if count >= 8:
            break
        yield anchor.end(), _end_of(opening, anchor.end())
    aliases = list(_ALIAS.finditer(opening[:4000]))
    if aliases:
        start = opening.rfind("\n", 0, aliases[0].start()) + 1
        yield start, _end_of(opening, aliases[0].end())


def _end_of(opening: str, start: int) -> int:
    stop = _END.search(opening, start + 10, start + _LONGEST)
    return stop.start() if stop else min(len(opening), start + _LONGEST)


def _worth(mentions: list[Mention]) -> float:
    """Two named and aliased parties are what a preamble should give; more than eight are suspect."""
    named = sum(1.0 + 2 * bool(mention.aliases) + 0.5 * has_suffix(mention.name) for mention in mentions[:8])
    return named if len(mentions) > 1 else named / 4


def _joined(text: str, mentions: list[Mention]) -> list[Mention]:
    """One name where an "and" within it parted two: the term that it is given has the initials of both."""
    kept: list[Mention] = []
    for mention in mentions:
        last = kept[-1] if kept else None
        if last and not last.aliases and text[last.span.end : mention.span.start].strip() in {"and", "&"}:
            span = Span(last.span.start, mention.span.end)
            name = " ".join(text[span.start : span.end].split())
            initials = "".join(word[0] for word in name.split() if word[0].isupper())
            if len(initials) > 2 and initials in mention.aliases:
                kept[-1] = Mention(name, span, mention.aliases)
                continue
        kept.append(mention)
    return kept


def _scan(text: str, start: int, end: int) -> list[Mention]:
    lead = _LEAD.match(text, start, end)
    position = lead.end() if lead else start
    mention = name_at(text, position, end)
    mentions: list[Mention] = []
    while len(mentions) < 40:
        if mention:
            mentions.append(mention)
            position = mention.span.end
        mention = _next(text, position, end, mentions)
        if mention is None:
            break
    return _distinct(_joined(text, mentions))


def _next(text: str, position: int, end: int, mentions: list[Mention]) -> Mention | None:
    """The next party: behind an alias, or behind a separator that a strong name follows."""
    while position < end:
        alias = _ALIAS.search(text, position, end)
        found = _separated(text, position, alias.start() if alias else end, end)
        if found and not _is_seat(found, mentions):
            _call(text, position, found.span.start, mentions)
            return found
        if alias is None:
            _call(text, position, end, mentions)
            return None
        _give(alias, mentions)
        position = alias.end()
        following = _SEPARATOR.match(text, position, end) or _GAP.match(text, position, end)
        found = name_at(text, following.end(), end) if following else None
        if found and following and _is_likely(text, found, following):
            return found
    return None


def _separated(text: str, start: int, stop: int, end: int) -> Mention | None:
    """The first strong name behind a separator between `start` and `stop`."""
    for separator in _SEPARATOR.finditer(text, start, stop):
        joined = bool(_JOINING.search(separator[0]))
        if not joined and not separator[0].startswith(","):
            continue
        mention = name_at(text, separator.end(), end, wide=joined)
        own_line = "\n" in separator[0] and "and" in separator[0].lower()
        strong = mention and _is_strong(text, mention) and _starts_party(text, separator, mention)
        if mention and (strong or own_line):
            return mention
    return None


def _is_seat(mention: Mention, mentions: list[Mention]) -> bool:
    """ "… of Berlin and Munich (“Siemens”)": one word that closes a description."""
    waiting = bool(mentions) and not mentions[-1].aliases and mention.span.start - mentions[-1].span.end > 20
    return waiting and " " not in mention.name and not has_suffix(mention.name)


def _starts_party(text: str, separator: re.Match[str], mention: Mention) -> bool:
    """A comma alone opens a party only when the name bears a company's suffix."""
    if _JOINING.search(separator[0]):
        return True
    return has_suffix(mention.name) and not _POSTCODE.match(text, mention.span.end)


def _is_strong(text: str, mention: Mention) -> bool:
    return has_suffix(mention.name) or bool(_DESCRIBED.match(text, mention.span.end))


def _is_likely(text: str, mention: Mention, separator: re.Match[str]) -> bool:
    """Right behind an alias two or three words are a name too; without a joining word only a company."""
    if not _JOINING.search(separator[0]):
        return has_suffix(mention.name)
    return _is_strong(text, mention) or len(mention.name.split()) in {2, 3}


def _terms(alias: re.Match[str]) -> list[str]:
    """The terms that an alias's parentheses give, without "Party", "Agreement" and the like."""
    if alias["plain"]:
        plain = _PLAIN.search(alias["plain"].strip())
        found = [plain["term"]] if plain else []
    else:
        found = [match["term"] or match["single"] for match in _QUOTED.finditer(alias["words"])]
    terms = [" ".join(term.split()).strip(" ,.") for term in found]
    return [term for term in dict.fromkeys(terms) if term and not _NO_ALIAS.match(term)]


def _give(alias: re.Match[str], mentions: list[Mention]) -> None:
    """Give the terms to the last party without any, or to all such parties if the words are collective."""
    terms = _terms(alias)
    if not mentions or not terms or re.search(r"\bParties\b", alias[0]):
        return
    together = re.search(r"collectively|together|jointly|each of|both of", alias[0], re.IGNORECASE)
    takers = mentions if together else mentions[-1:]
    for mention in takers:
        if not mention.aliases:
            mention.aliases.extend(terms)


def _call(text: str, start: int, end: int, mentions: list[Mention]) -> None:
    """ "hereinafter called Licensor", without parentheses."""
    called = _CALLED.search(text, start, end)
    if called and mentions and not mentions[-1].aliases and not _NO_ALIAS.match(called["term"]):
        mentions[-1].aliases.append(called["term"].strip())


def _distinct(mentions: list[Mention]) -> list[Mention]:
    kept: dict[str, Mention] = {}
    for mention in mentions:
        known = kept.setdefault(re.sub(r"\W+", "", mention.name).lower(), mention)
        known.aliases.extend(alias for alias in mention.aliases if alias not in known.aliases)
    return list(kept.values())
