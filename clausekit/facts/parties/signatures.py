"""Parties that sign: "ACME, Inc. By: ____ Name: …". The second evidence, used where the preamble names too
few.
"""

from __future__ import annotations

import re

from clausekit.datamodel import Span
from clausekit.facts.parties.names import NAME, Mention, cut, has_suffix, is_name, name_at, tidy

_WITNESS = re.compile(
    r"in\switness\swhere\s?of|executed\s(?:this|by|as\sof)|agreed\s(?:to\s)?and\s(?:accepted|"
    r"acknowledged)|accepted\sand\sagreed|"
    r"signature\spage|duly\sauthori[sz]ed|/s/|\bby:\s?_|\bsigned\b",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"(?<![A-Za-z])(?:By|BY|Per|PER|/[sS]/|Signature|SIGNATURE|Signed)\s{0,3}[:/_]|/s/")
_LABEL = re.compile(
    r"\b(?:President|Title|Name|Director|CEO|CFO|COO|Officer|Secretary|Manager|Treasurer|Signatory|"
    r"Date|Partner|Member|Chairman|Counsel|"
    r"Address|Attest|Witness|WHEREOF|above|written|Exhibit|Page|Agreement|AGREEMENT|PARTIES|By|Its|"
    r"Executive|Attorney|Trustee|"
    r"Date\w*|CUSTOMER|LICENSOR|LICENSEE|COMPANY|CONSULTANT|SUPPLIER|CLIENT|DISTRIBUTOR|General|"
    r"Adviser|Fund|Manager)\b[:.,]?"
    r"|\b(?:19|20)\d\d\b[.,:]?|/s/|_{2,40}|[:\n\t]"
)
_WINDOW = 110
_ON_BEHALF = re.compile(
    r"\bfor\s{1,3}and\s{1,3}on\s{1,3}behalf\s{1,3}of:?\s{1,40}(?:the\s)?(?=[A-Z0-9])", re.IGNORECASE
)
_LONGEST = 120
_SIGNERS = 200
# Two sign for themselves, a third as a witness or guarantor: from four on it is a circle of parties.
_CIRCLE = 4


def from_signatures(text: str, start: int | None = None) -> list[Mention]:
    """Companies that stand before a signature line, in order; from `start` on if it is known."""
    start = _first_witness(text) if start is None else start
    found: dict[str, Mention] = {}
    for count, sign in enumerate(_SIGNS.finditer(text, start)):
        if count >= 60:
            break
        mention = _before(text, max(start, sign.start() - _WINDOW), sign.start())
        if mention:
            found.setdefault(re.sub(r"\W+", "", mention.name).lower(), mention)
    return list(found.values())


def from_circle(text: str) -> list[Mention]:
    """Those for whom many sign, "for and on behalf of" each: parties that no preamble lists one by one.

    Empty when they are fewer than four, for such names are in the preamble.
    """
    found: dict[str, Mention] = {}
    for count, sign in enumerate(_ON_BEHALF.finditer(text, len(text) // 3)):
        if count >= _SIGNERS:
            break
        mention = name_at(text, sign.end(), min(len(text), sign.end() + _LONGEST))
        if mention:
            found.setdefault(re.sub(r"\W+", "", mention.name).lower(), mention)
    return list(found.values()) if len(found) >= _CIRCLE else []


def _first_witness(text: str) -> int:
    """Signatures stand in the second half; short texts are searched whole."""
    half = 0 if len(text) < 3000 else len(text) // 3
    match = _WITNESS.search(text, half)
    return match.start() if match else len(text)


def _before(text: str, low: int, high: int) -> Mention | None:
    """The company's name that ends just before `high`."""
    for label in _LABEL.finditer(text, low, high):
        if not text[label.end() : high].strip(" ,:\n\t"):
            break
        low = label.end()
    while low < high and not text[low].isupper() and not text[low].isdigit():
        low += 1
    match = NAME.match(text, low, high)
    if not match or len(text[match.end() : high].strip(" ,.:\n\t")) > 0:
        return None
    name = tidy(cut(match[0]))
    if not has_suffix(name) or not is_name(name):
        return None
    at = match.start() + max(0, match[0].find(name))
    return Mention(" ".join(name.split()), Span(at, at + len(name)))
