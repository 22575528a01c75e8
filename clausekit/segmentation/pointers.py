"""References to other places: text in, facts out ("Section 7.2(b)", "Exhibit A", "Schedules 1 and 2").

`value` is the number as printed; `unit` is "section", "article", "clause", "paragraph", "exhibit",
"schedule", "annex", "appendix", "attachment", "addendum" or "part". A list yields one fact for each number,
a range its two ends. References into other texts ("Section 409A of the Internal Revenue Code", "Section 5
of the Lease Agreement") have unit "external". A heading that opens the text ("Section 7. Term") is no
reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clausekit.datamodel import Fact, Span

_KINDS = {
    "section": "section", "sec.": "section", "subsection": "section", "sub-section": "section",
    "article": "article", "clause": "clause", "subclause": "clause", "paragraph": "paragraph",
    "exhibit": "exhibit", "schedule": "schedule", "annex": "annex", "annexure": "annex",
    "appendix": "appendix", "attachment": "attachment", "addendum": "addendum", "part": "part",
}  # fmt: skip
_WORD = re.compile(
    r"(?<![\w-])(?P<word>(?:sub-?)?sections?|sec\.|articles?|(?:sub)?clauses?|paragraphs?|exhibits?|"
    r"schedules?|annex(?:es|ures?)?|"
    r"appendi(?:x|ces)|attachments?|addendum|Parts?|§{1,2})\s{1,3}|(?P<sign>§{1,2})\s{0,2}",
    re.IGNORECASE,
)
_NUMBER = (
    r"(?:\d{1,3}(?:\.\d{1,3}){0,5}[A-Z]?(?:\s?\((?:[a-z]{1,4}|[A-Z]{1,5}|\d{1,3})\)){0,4}"
    r"|\([a-z0-9]{1,5}\)(?:\s?\((?:[a-z]{1,4}|[A-Z]{1,5}|\d{1,3})\)){0,3}"
    r"|[A-Z]{2}-\d{1,2}|[IVXL]{1,7}(?:\.\d{1,3}){0,3}(?![A-Za-z])|[A-Z](?:-?\d{1,3})?(?:\.\d{1,3}){0,3}(?![A-Za-z]))"
)
_FIRST = re.compile(rf"[\"“”]?(?P<number>{_NUMBER})(?!\d)", re.ASCII)
_NEXT = re.compile(
    rf"(?:\s?\([A-Z][A-Za-z ,&-]{{2,60}}\))?\s{{0,2}}"
    r"(?:,\s?(?:and|or|&)?|;|and|or|and/or|&|to|through|-|–|—)\s{0,2}(?:of\s)?"
    rf"[\"“”]?(?P<number>{_NUMBER})(?![\w.]\w)(?!\sof\sthe\s\d)"
)
_EXTERNAL = re.compile(
    r"\s{0,2}(?:\([^()]{1,60}\)\s)?(?:of|under|to|in)\s(?:the\s|that\scertain\s)?(?:U\.?S\.?\s|"
    r"United\sStates\s|EU\s|UK\s|Internal\s|Federal\s|Securities\s)?"
    r"(?:GDPR|CCPA|HIPAA|DGCL|Code\b|Act\b|Constitution|[A-Z][\w&'’]{0,24}(?:\s(?:of|and|for|the|"
    r"[A-Z0-9][\w&'’]{0,24})){0,7}?\s"
    r"(?:Act|Code|Regulations?|Rules?|Law|Directive|Statutes?|Convention|Agreement|Contract|Lease|"
    r"Indenture|Plan|Policy)\b)"
)
_HEADING = re.compile(r"\s{0,3}(?:[.:–—-]|\t|\n|$|\s[A-Z(])")


def find(text: str) -> Iterator[Fact]:
    """References in `text`, in order; spans are relative to it, the first of a list with its word."""
    floor = 0
    for word in _WORD.finditer(text):
        first = _FIRST.match(text, word.end()) if word.start() >= floor else None
        if not first or _is_heading(text, word, first) or _is_prose(word, first):
            continue
        numbers = [first, *_more(text, first)]
        floor = numbers[-1].end("number")
        unit = "external" if _is_external(text, numbers[-1]) else _kind(word)
        for number in numbers:
            start = word.start() if number is first else number.start("number")
            yield Fact(
                "reference", "".join(number["number"].split()), unit, Span(start, number.end("number"))
            )


def _kind(word: re.Match[str]) -> str:
    name = (word["word"] or word["sign"]).lower()
    if name.startswith("§"):
        return "section"
    for ending in ("", "s", "es"):
        if (stem := name.removesuffix(ending) if ending else name) in _KINDS:
            return _KINDS[stem]
    return "appendix" if name.startswith("appendi") else "annex"


def _is_heading(text: str, word: re.Match[str], first: re.Match[str]) -> bool:
    opens = not text[: word.start()].strip() if word.start() < 8 else text[word.start() - 1] == "\n"
    return opens and bool(_HEADING.match(text, first.end("number")))


def _is_prose(word: re.Match[str], first: re.Match[str]) -> bool:
    """ "Part A" is a reference and "part I" is none: a lone letter needs a capitalised word before it."""
    letter = first["number"]
    return len(letter) == 1 and letter.isalpha() and not (word["word"] or "§")[0].isupper() and letter in "AI"


def _more(text: str, first: re.Match[str]) -> Iterator[re.Match[str]]:
    last = first
    for _ in range(20):
        following = _NEXT.match(text, last.end("number"))
        if not following or _alike(first["number"]) != _alike(following["number"]):
            return
        yield following
        last = following


def _alike(number: str) -> str:
    """Items of one list are of one make: figures with figures, letters with letters."""
    return "figure" if number[0].isdigit() else ("bracket" if number[0] == "(" else "letter")


def _is_external(text: str, last: re.Match[str]) -> bool:
    match = _EXTERNAL.match(text, last.end("number"))
    return bool(match) and not re.search(
        r"\b(?:this|the)\s(?:Agreement|Contract)\b", match[0] if match else ""
    )
