"""What every report for people shares: names, order, places and words in context."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from clausekit.datamodel import Clause, Finding, Owner, Review, Severity, Span, State, View
from clausekit.exports.values import term_in_words
from clausekit.playbook.verdict import Verdict, verdict

DISCLAIMER: Final = (
    "This is not legal advice; no lawyer has reviewed the built-in rules. "
    "It was made by a program, which can miss things: read the contract."
)

VIEW_MEANINGS: Final[dict[View, str]] = {
    "accepted": "read as if pending changes were accepted",
    "original": "read as it was before pending changes",
}

SEVERITIES: Final = tuple(sorted(Severity, reverse=True))

STATE_NAMES: Final[dict[State, str]] = {
    "risk": "Risk",
    "missing": "Missing",
    "unread": "Not read",
    "unclear": "Unclear",
}

OWNER_NAMES: Final[dict[Owner, str]] = {
    "legal": "legal",
    "procurement": "procurement",
    "it": "IT",
    "security": "security",
    "finance": "finance",
}

VERDICT_NAMES: Final[dict[Verdict, str]] = {
    "do_not_sign": "Do not sign as it stands",
    "negotiate": "Negotiate before signing",
    "ready_to_sign": "Ready to sign, as far as these rules go",
}

STATE_MEANINGS: Final[dict[State, str]] = {
    "risk": "words are there, and they hurt",
    "missing": "looked for, and not there",
    "unread": "in something that was not given or could not be read",
    "unclear": "found, but not surely enough to say",
}

TERM_NAMES: Final = {
    "document_name": "Document name",
    "agreement_date": "Agreement date",
    "effective_date": "Effective date",
    "expiration_date": "Expiration date",
    "renewal_term": "Renewal term",
    "notice_to_terminate_renewal": "Notice to stop renewal",
    "governing_law": "Governing law",
    "jurisdiction": "Courts",
    "liability_cap": "Cap on liability",
    "payment_days": "Payment within",
    "uptime_percent": "Promised uptime",
}

CONTEXT: Final = 140  # characters of the contract shown on either side of the quoted words
LONGEST_QUOTE: Final = 700  # characters; a longer one keeps its two ends

# What a terminal would obey, and what turns the reading order of the line around it.
CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Passage:
    """Quoted words with the contract's text around them, and where they stand."""

    before: str
    words: str
    after: str
    place: str


@dataclass(frozen=True, slots=True)
class KeyTerm:
    """A key term as people read it; `value` and `words` are empty when the contract does not say."""

    name: str
    value: str = ""
    words: str = ""
    place: str = ""


def visible(text: str) -> str:
    """`text` with control characters replaced, so that a hostile contract cannot steer a terminal or page."""
    return CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)


def one_line(text: str) -> str:
    """`visible(text)` with runs of white space made one space."""
    return " ".join(visible(text).split())


def verdict_of(review: Review) -> Verdict:
    """What to do with the contract as it stands: one word for programs."""
    return verdict(review.findings)[0]


def verdict_name(review: Review) -> str:
    """The verdict as people read it."""
    return VERDICT_NAMES[verdict_of(review)]


def ordered(review: Review) -> list[Finding]:
    """Findings as a reader wants them: the worst first, then in the order of the contract."""
    end = len(review.contract.document.text)

    def rank(finding: Finding) -> tuple[int, int, str]:
        position = finding.evidence[0].start if finding.evidence else end
        return (-finding.severity, position, finding.rule)

    return sorted(review.findings, key=rank)


def by_severity(review: Review) -> list[tuple[Severity, list[Finding]]]:
    """`ordered` findings in groups, the worst first; severities without findings are left out."""
    findings = ordered(review)
    groups = ((severity, [f for f in findings if f.severity == severity]) for severity in SEVERITIES)
    return [(severity, group) for severity, group in groups if group]


def counts(review: Review) -> str:
    """ "2 critical, 1 high", or "no findings"."""
    found = Counter(finding.severity for finding in review.findings)
    parts = [f"{found[severity]} {severity.name.lower()}" for severity in SEVERITIES if found[severity]]
    return ", ".join(parts) or "no findings"


def passages(review: Review, finding: Finding) -> Iterator[Passage]:
    """The evidence of `finding`, each piece in its context."""
    for span in finding.evidence:
        yield passage(review, span)


def passage(review: Review, span: Span) -> Passage:
    """The words at `span` with up to `CONTEXT` characters of the same block on either side."""
    text = review.contract.document.text
    left = text.rfind("\n", max(span.start - CONTEXT, 0), span.start) + 1 or max(span.start - CONTEXT, 0)
    right = text.find("\n", span.end, span.end + CONTEXT)
    right = right if right >= 0 else min(span.end + CONTEXT, len(text))
    before, after = text[left : span.start], text[span.end : right]
    if left and text[left - 1] != "\n":
        before = "… " + before.partition(" ")[2]
    if right < len(text) and text[right] != "\n":
        after = after.rpartition(" ")[0] + " …"
    return Passage(
        visible(before), shortened(text[span.start : span.end]), visible(after), place_of(review, span)
    )


def shortened(words: str) -> str:
    """`words` made visible; past `LONGEST_QUOTE` characters only its two ends."""
    if len(words) <= LONGEST_QUOTE:
        return visible(words)
    half = LONGEST_QUOTE // 2
    return visible(f"{words[:half].rpartition(' ')[0]} […] {words[-half:].partition(' ')[2]}")


def hurt(finding: Finding) -> str:
    """Whom the finding hurts: "the customer", "both sides"."""
    return "both sides" if finding.hurts == "both" else f"the {finding.hurts}"


def place_of(review: Review, span: Span) -> str:
    """ "section 7.2, page 4": as much of it as is known."""
    clause = clause_at(review, span.start)
    page = review.contract.document.page_of(span.start)
    parts = [_section(clause) if clause else "", f"page {page}" if page else ""]
    return ", ".join(part for part in parts if part)


def place_of_finding(review: Review, finding: Finding) -> str:
    """Where the finding's first words stand, or the clause that it is about."""
    if finding.evidence:
        return place_of(review, finding.evidence[0])
    clause = next((c for c in review.contract.clauses if c.id == finding.clause), None)
    return place_of(review, clause.span) if clause else ""


def in_negotiation(review: Review, finding: Finding) -> str:
    """ "in words that are still being negotiated", or "" where no pending change touches its clause.

    The clause is the innermost one around its first words, for an absent thing the one that it is about.
    """
    if finding.evidence:
        clause = clause_at(review, finding.evidence[0].start)
    else:
        clause = next((c for c in review.contract.clauses if c.id == finding.clause), None)
    return "in words that are still being negotiated" if clause is not None and clause.changed else ""


def clause_at(review: Review, position: int) -> Clause | None:
    """The innermost clause with a number or a heading that holds the character at `position`."""
    held = (c for c in review.contract.clauses if c.span.start <= position < c.span.end and _section(c))
    return max(held, key=lambda c: (c.span.start, -c.span.end), default=None)


def _section(clause: Clause) -> str:
    if clause.number:
        number = one_line(clause.number)
        return number if number[0].isalpha() and len(number) > 3 else f"section {number.rstrip('.')}"
    return f"“{one_line(clause.heading)[:60]}”" if clause.heading else ""


def key_terms(review: Review) -> list[KeyTerm]:
    """All key terms in a fixed order."""
    return [_key_term(review, name) for name in TERM_NAMES]


def _key_term(review: Review, name: str) -> KeyTerm:
    term = review.contract.term(name)
    if term is None:
        return KeyTerm(TERM_NAMES[name])
    words = one_line(shortened(review.contract.document.quote(term.span)))
    return KeyTerm(
        TERM_NAMES[name], one_line(term_in_words(name, term.value)), words, place_of(review, term.span)
    )


def clause_types_of(clause: Clause) -> str:
    """The names of the clause's types, best first, or "unclassified"."""
    return (
        ", ".join(_clause_names().get(label.type, spelled(label.type)) for label in clause.labels)
        or "unclassified"
    )


def kind_name(review: Review) -> str:
    """What sort of contract it is, in words."""
    type = review.contract.kind.type
    return _contract_names().get(type, spelled(type))


def spelled(id: str) -> str:
    """ "cap_on_liability" as "Cap on liability"."""
    words = id.replace("_", " ").strip()
    return words[:1].upper() + words[1:] if words else "Unknown"


@cache
def _clause_names() -> dict[str, str]:
    from clausekit.taxonomy import clause_types

    return {id: record.title for id, record in clause_types().items()}


@cache
def _contract_names() -> dict[str, str]:
    from clausekit.taxonomy import contract_types

    return {id: record.title for id, record in contract_types().items()}
