"""Which side a party takes, and why: first by what it is called, then by what it does in the text."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib.resources import files

from clausekit.datamodel import Document, Party, Role
from clausekit.facts.parties.names import Mention

_OTHER: dict[Role, Role] = {"customer": "vendor", "vendor": "customer"}
_ARTICLE = re.compile(r"\A(?:the|a|an|each|any|such|our|your)\s+", re.IGNORECASE)
_MUST = r"(?:shall|will|agrees\sto|must|hereby\sagrees\sto)\s(?:\w+ly\s)?"
_GIVE = (
    r"(?:provided?|provides|perform(?:ed)?|deliver(?:ed)?|supply|supplied|furnish|render(?:ed)?|sell|license|"
    r"grants?|invoice|bill)"
)
_DUTIES = (
    r"(?:provide|perform|deliver|supply|furnish|render|host|manufacture|make\savailable|maintain|support|"
    r"invoice|sell|develop|license)"
)
_DOES: tuple[tuple[Role, str], ...] = (
    ("customer", rf"(?<![\w-])(?:the\s)?WHO\s{_MUST}(?:pay|purchase|order|buy|reimburse|remunerate)\b"),
    ("customer", rf"\b{_GIVE}\s(?:[^.;]{{0,60}}\s)?to\s(?:the\s)?WHO\b"),
    ("customer", r"\binvoices?\s(?:the\s)?WHO\b"),
    ("vendor", rf"(?<![\w-])(?:the\s)?WHO\s{_MUST}{_DUTIES}\b"),
    ("vendor", r"(?<![\w-])(?:the\s)?WHO\s(?:hereby\s)?grants\b"),
    ("vendor", r"\b(?:pay|paid|payable|owed|due|payments?|fees?)\s(?:[^.;]{0,40}\s)?to\s(?:the\s)?WHO\b"),
)
_MUTUAL = re.compile(
    r"\bmutual\b|\beach\sparty\b|\beither\sparty\b|\bdisclosing\sparty\b|\bdiscloser\b|\bboth\sparties\b",
    re.IGNORECASE,
)
_SECRECY = re.compile(r"non-?\s?disclosure|confidentiality|\bM?NDA\b", re.IGNORECASE)


@cache
def side_words() -> dict[str, Role]:
    """A defined term in small letters → the side that it names."""
    import yaml

    raw = yaml.safe_load(files(__package__).joinpath("roles.yaml").read_text(encoding="utf-8"))
    return {word: role for role, words in raw.items() for word in words}


def side_by_word(term: str) -> Role:
    """The side that a term names by itself; "unknown" when it could be either's."""
    words = _ARTICLE.sub("", " ".join(term.lower().split())).split()
    for start in range(len(words)):
        ending = " ".join(words[start:])
        for form in (ending, ending.removesuffix("s"), ending.removesuffix("'s"), ending.removesuffix("’s")):
            if form in side_words():
                return side_words()[form]
    return "unknown"


def side_of(term: str, parties: tuple[Party, ...]) -> Role:
    """The side that `term` ("Licensee", "the Service Provider") takes in a contract with these parties.

    A party's own name or alias decides; then, if any party took a side, the plain meaning of the word.
    """
    plain = _ARTICLE.sub("", " ".join(term.split())).lower()
    for party in parties:
        if plain in {_ARTICLE.sub("", name).lower() for name in (party.name, *party.aliases)}:
            return party.role if party.role != "unknown" else side_by_word(plain)
    if parties and all(party.role == "neutral" for party in parties):
        return "neutral"
    return side_by_word(plain)


def parties_with_sides(mentions: list[Mention], document: Document) -> tuple[Party, ...]:
    """The mentions as parties, each with a role and the reason for it."""
    if _is_mutual_secrecy(document, mentions):
        reason = "a mutual non-disclosure agreement: each party both gives and receives information"
        return tuple(Party(item.name, tuple(item.aliases), "neutral", item.span, reason) for item in mentions)
    known = [_by_alias(item) or _by_behaviour(item, document.text) for item in mentions]
    return tuple(_party(item, known, index) for index, item in enumerate(mentions))


def _party(item: Mention, known: list[tuple[Role, str] | None], index: int) -> Party:
    found = known[index] or _by_counterpart(known, index)
    role, reason = found or ("unknown", "neither its name nor what it does in the text tells its side")
    return Party(item.name, tuple(item.aliases), role, item.span, reason)


def is_secrecy(document: Document) -> bool:
    """Whether the contract's first words call it a non-disclosure or confidentiality agreement."""
    return bool(_SECRECY.search(document.text, 0, 400))


def _is_mutual_secrecy(document: Document, mentions: list[Mention]) -> bool:
    opening = document.text[:1500]
    if not is_secrecy(document):
        return False
    sides = {side_by_word(alias) for item in mentions for alias in item.aliases}
    return bool(_MUTUAL.search(opening)) and not {"customer", "vendor"} <= sides


def _by_alias(item: Mention) -> tuple[Role, str] | None:
    for alias in item.aliases:
        role = side_by_word(alias)
        if role != "unknown":
            return role, f"called “{alias}”"
    return None


def _by_behaviour(item: Mention, text: str) -> tuple[Role, str] | None:
    """Count what the text has this party do; three times as much on one side decides."""
    terms = [term for term in (*item.aliases, item.name) if len(term) > 2]
    who = "(?:" + "|".join(re.escape(term).replace(r"\ ", r"\s{1,3}") for term in terms[:4]) + ")"
    count: Counter[Role] = Counter()
    for role, pattern in _DOES:
        count[role] += len(re.findall(pattern.replace("WHO", who), text))
    buys, sells = count["customer"], count["vendor"]
    if max(buys, sells) >= 2 and max(buys, sells) >= 3 * min(buys, sells):
        if buys > sells:
            return "customer", f"pays or is provided for in {buys} places, provides in {sells}"
        return "vendor", f"provides, grants or is paid in {sells} places, pays in {buys}"
    return None


def _by_counterpart(known: list[tuple[Role, str] | None], index: int) -> tuple[Role, str] | None:
    """The only other party's side leaves the opposite one."""
    sides = {found[0] for place, found in enumerate(known) if found and place != index}
    if len(known) == 2 and len(sides) == 1 and (side := sides.pop()) in _OTHER:
        return _OTHER[side], f"the other party is the {side}"
    return None
