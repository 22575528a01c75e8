"""The words of a Word comment for one finding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from clausekit.datamodel import Finding, Review, State
from clausekit.exports.presentation import VIEW_MEANINGS, in_negotiation, one_line, shortened

_OPENINGS: Final[dict[State, str]] = {
    "risk": "",
    "missing": "Missing — ",
    "unread": "Not read — ",
    "unclear": "Unclear — ",
}
_SAYS_SO: Final = re.compile(
    r"\b(?:no|not|nothing|nobody|never|none|cannot|without|missing)\b", re.IGNORECASE
)
_LONGEST_SEARCH: Final = (
    300  # characters: a comment's balloon is narrow, the full list is in the other reports
)


def lines(review: Review, finding: Finding) -> Iterator[tuple[str, str]]:
    """(bold opening, text) for each paragraph: what, why, what to write instead, by which rule."""
    yield _headline(finding), f" ({finding.severity.name.lower()})"
    negotiated = in_negotiation(review, finding)
    if negotiated:
        yield "", f"This stands {negotiated}; {VIEW_MEANINGS[review.contract.document.view]}."
    yield from _paragraphs("", finding.message)
    yield from _paragraphs("Why: ", finding.why)
    yield from _paragraphs("Suggested wording: ", finding.suggestion)
    others = sorted(finding.evidence)[1:]
    for span in others:
        yield "See also: ", f"“{one_line(shortened(review.contract.document.quote(span)))}”"
    if finding.searched:
        yield "Looked for: ", _cut_short(one_line("; ".join(finding.searched)))
    source = f" ({one_line(finding.source)})" if finding.source else ""
    yield "Rule: ", f"{finding.rule}{source}"


def _headline(finding: Finding) -> str:
    """The title with its state before it, unless the title of something missing says that already."""
    title = one_line(finding.title)
    says_so = finding.state == "missing" and _SAYS_SO.search(title)
    return title if says_so else f"{_OPENINGS[finding.state]}{title}"


def _cut_short(text: str) -> str:
    return text if len(text) <= _LONGEST_SEARCH else text[:_LONGEST_SEARCH].rpartition(" ")[0] + " …"


def _paragraphs(opening: str, text: str) -> Iterator[tuple[str, str]]:
    for paragraph in filter(None, (one_line(line) for line in text.splitlines())):
        yield opening, paragraph
        opening = ""
