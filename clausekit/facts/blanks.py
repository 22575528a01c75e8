"""What was left open: text in, facts out ("[___]", "[●]", "[Customer name]", "TBD", "to be agreed").

`value` is the kind of blank: "line", "bracketed", "bullet", "insert", "placeholder", "proposed", "tbd",
"to_be_agreed", "reserved", "checkbox", "checked", "redaction". `unit` says what it means for the reader:
"open" (to be filled in), "signature" (filled in by signing), "redacted" (taken out of a published copy),
"reserved" (left empty on purpose), "choice" (a box to tick).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clausekit.datamodel import Fact, Span

_LINE = r"_{3,400}(?:[ ]{0,3}_{2,400}){0,20}"
_BLANK = re.compile(
    rf"(?P<redaction>\[\s?(?:\*\s?){{1,40}}\]|(?<![*\w])\*{{3,40}}(?!\*)|"
    rf"(?<!\*)\*\s\*\s\*(?:\s\*){{0,40}}|\[\s?(?:redacted|omitted\sand\sfiled)[^\]]{{0,60}}\])"
    r"|(?P<bullet>\[\s{0,4}(?:[●•∙■▪]\s{0,2}){1,6}\]|●(?=\s\w{3,12}\s\d)|(?<=\s)●(?=[,.;)]))"
    rf"|(?P<bracketed>\[[\s$€£]{{0,3}}(?:_{{1,400}}|\.{{3,40}}|-{{3,40}})[^\]\n]{{0,60}}\]|\[\s{{2,30}}\])"
    r"|(?P<checkbox>[☐□❑❒]|\[[ ]?\](?!\())|(?P<checked>[☑☒✓✔]|\[[xX]\](?!\())"
    r"|(?P<reserved>[\[(]\s?(?:intentionally\s)?(?:reserved|omitted|deleted|left\sblank|"
    r"not\sused)\.?\s?[\])]|\bintentionally\s(?:omitted|left\sblank|deleted)\b)"
    r"|(?P<tbd>\[?\b(?:TBD|TBC|TBA|T\.B\.D\.)(?!\w)\]?|\bto\sbe\sdetermined\](?!\())"
    r"|(?P<to_be_agreed>\b(?:to\sbe|as\sto\sbe)\s(?:mutually\s)?agreed(?:\s(?:upon|between|"
    r"by))?(?!\sin\swriting\sbefore)\b)"
    r"|(?P<insert>[\[<]\s?(?:please\s)?(?:insert|fill\sin|enter|specify|describe|complete|select|"
    r"choose|list|state|add|delete|include\sif|note\sto|drafting)"
    r"\b[^\]>\n]{0,200}[\]>](?!\())"
    r"|(?P<proposed>\[\s?(?:[$€£]\s?)?\d[\d,.]{0,14}%?(?:\s?(?:\([^)]{1,12}\)\s?)?(?:days?|months?|"
    r"years?|weeks?|hours?|percent|year\(s\)|month\(s\)|day\(s\)))?\s?\](?=\s?(?:\(|days?|months?|"
    r"years?|weeks?|hours?|%|percent|business|calendar|[A-Z]?\Z)|[\s.,;:)]))"
    r"|(?P<placeholder>\[(?=[A-Z][^\]\n]{1,60}\])(?![A-Z]\])[^\]\[\n]{2,62}\](?!\())"
    rf"|(?P<line>{_LINE})",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(
    r"\b(?:name|date|address|amount|number|state|city|county|country|party|company|customer|client|"
    r"provider|vendor|supplier|"
    r"licensor|licensee|title|description|fee|price|jurisdiction|e-?mail|today|product|services?|url|"
    r"link|courts?|person|"
    r"entity|email|phone|percentage|location|year|month|day)\b",
    re.IGNORECASE,
)
_NO_PLACEHOLDER = re.compile(
    r"\b(?:page|follows?|signatures?|remainder|sic|exhibit|schedule|annex|intentionally|blank|"
    r"confidential|seal|logo|see|omitted)\b",
    re.IGNORECASE,
)
_SIGNING = re.compile(
    r"(?:\b(?:by|its|name|title|date|dated|signature|signed|print(?:ed)?\s?name|witness|attest|"
    r"authori[sz]ed\ssignat(?:ory|ure)|/s/|"
    r"x|notary|secretary)\s?:?\s{0,6})\Z",
    re.IGNORECASE,
)
_SIGNED_BELOW = re.compile(
    r"\s{0,4}(?:\n|\t)?\s{0,4}(?:\(?(?:name|title|date|signature|signed|authori[sz]ed|print|by|its|"
    r"witness|president|director|secretary|seal|notary)\b)",
    re.IGNORECASE,
)
# A quick look before the slow pattern: a text without any of these holds no blank.
_SIGNS = (
    "[",
    "_",
    "*",
    "<",
    "●",
    "☐",
    "□",
    "❑",
    "❒",
    "☑",
    "☒",
    "✓",
    "✔",
    "TB",
    "T.B",
    "agreed",
    "ntentionally",
    "NTENTIONALLY",
    "AGREED",
    "eserved)",
    "ESERVED)",
    "(left blank",
    "mitted)",
    "MITTED)",
    "(not used",
)
_UNITS = {
    "redaction": "redacted", "reserved": "reserved", "checkbox": "choice", "checked": "choice",
}  # fmt: skip


def find(text: str) -> Iterator[Fact]:
    """Blanks in `text`, in order; spans are relative to it. Blank dates are found by `dates`."""
    if not any(sign in text for sign in _SIGNS):
        return
    for match in _BLANK.finditer(text):
        kind = match.lastgroup or ""
        if kind == "placeholder" and not _is_placeholder(match[0]):
            continue
        if kind == "line" and _is_signing(text, match):
            yield Fact("blank", "line", "signature", Span(*match.span()))
        elif kind:
            yield Fact("blank", kind, _UNITS.get(kind, "open"), Span(*match.span()))


def _is_placeholder(words: str) -> bool:
    return bool(_PLACEHOLDER.search(words)) and not _NO_PLACEHOLDER.search(words)


def _is_signing(text: str, match: re.Match[str]) -> bool:
    before = _SIGNING.search(text, max(0, match.start() - 30), match.start())
    return bool(before or _SIGNED_BELOW.match(text, match.end()))
