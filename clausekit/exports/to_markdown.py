"""A Review as Markdown: summary first, then findings with the words that prove them as block quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from clausekit.datamodel import Finding, Review
from clausekit.exports.digested import digest_sections
from clausekit.exports.presentation import (
    DISCLAIMER,
    OWNER_NAMES,
    STATE_NAMES,
    by_severity,
    clause_types_of,
    counts,
    hurt,
    in_negotiation,
    key_terms,
    kind_name,
    one_line,
    place_of,
    place_of_finding,
    shortened,
    verdict_name,
)
from clausekit.exports.sayings import sayings
from clausekit.exports.structure import schedule_rows, signature_rows

# Characters that CommonMark or GitHub's dialect could read as markup anywhere in a line.
MARKUP: Final = re.compile(r"[\\`*_{}\[\]<>#|~!$]")
# Openings that make a list or a heading of the line.
OPENING: Final = re.compile(r"^(\d{1,9})([.)])(?=\s|$)|^([-+=])")
# What GitHub turns into a link by itself.
BARE_LINK: Final = re.compile(r"(?i)(https?|ftp|mailto|xmpp):|(www)\.|(?<=\w)@(?=\w)")
REFERENCES: Final = {"<": "&lt;", ">": "&gt;"}


def to_markdown(review: Review) -> str:
    """The review as one Markdown document; no word of the contract can act as markup in it."""
    parts = (_summary, _digest, _terms, _findings, _unread, _signatures, _sayings, _clauses, _footer)
    return "\n".join(line for part in parts for line in part(review)) + "\n"


def escaped(text: str) -> str:
    """`text` on one line, to be read as it stands."""
    line = one_line(text).replace("&", "&amp;")
    line = MARKUP.sub(lambda match: REFERENCES.get(match[0], f"\\{match[0]}"), line)
    line = BARE_LINK.sub(_unlinked, line)
    return OPENING.sub(lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}", line)


def _unlinked(match: re.Match[str]) -> str:
    return match[0].replace(":", "&#58;").replace(".", "&#46;").replace("@", "&#64;")


def _summary(review: Review) -> Iterator[str]:
    document = review.contract.document
    yield f"# Review of {escaped(document.source)}"
    yield ""
    yield f"**{escaped(verdict_name(review))}**: {counts(review)}."
    yield ""
    yield f"- Kind of contract: {escaped(kind_name(review))} ({review.contract.kind.score:.0%} sure)"
    yield f"- Playbook: {escaped(review.playbook)}, for the {review.side}'s side"
    for party in review.contract.parties:
        aliases = f" (“{'”, “'.join(map(escaped, party.aliases))}”)" if party.aliases else ""
        yield f"- Party: {escaped(party.name)}{aliases}, {party.role}"
    yield ""


def _digest(review: Review) -> Iterator[str]:
    for section in digest_sections(review):
        yield f"## {section.title}"
        yield ""
        for number, line in enumerate(section.lines, start=1):
            yield f"{f'{number}.' if section.counted else '-'} {escaped(line)}"
        yield ""


def _terms(review: Review) -> Iterator[str]:
    yield "## Key terms"
    yield ""
    yield from _table(
        ("Term", "Value", "Words", "Place"),
        ((term.name, term.value or "–", term.words, term.place) for term in key_terms(review)),
    )


def _findings(review: Review) -> Iterator[str]:
    yield "## Findings"
    yield ""
    groups = by_severity(review)
    if not groups:
        yield "No departures from the playbook were found."
        yield ""
    for severity, findings in groups:
        yield f"### {severity.name.capitalize()} ({len(findings)})"
        yield ""
        for finding in findings:
            yield from _finding(review, finding)


def _finding(review: Review, finding: Finding) -> Iterator[str]:
    place = place_of_finding(review, finding)
    facts = (
        STATE_NAMES[finding.state],
        finding.rule,
        place,
        in_negotiation(review, finding),
        f"hurts {hurt(finding)}",
        f"for {OWNER_NAMES[finding.owner]}",
    )
    yield f"#### {escaped(finding.title)}"
    yield ""
    yield " · ".join(escaped(fact) for fact in facts if fact)
    yield ""
    for span in finding.evidence:
        yield f"> {escaped(shortened(review.contract.document.quote(span)))}"
        yield ">"
        yield f"> — {escaped(place_of(review, span)) or 'in the text'}"
        yield ""
    yield escaped(finding.message)
    yield ""
    if finding.searched:
        yield f"*Looked for:* {escaped('; '.join(finding.searched))}"
        yield ""
    for name, text in (
        ("Why it matters", finding.why),
        ("Ask for", finding.suggestion),
        ("Source", finding.source),
    ):
        if text:
            yield f"*{name}:* {escaped(text)}"
            yield ""


def _unread(review: Review) -> Iterator[str]:
    problems = review.contract.document.problems
    if not problems:
        return
    yield "## What limits this review"
    yield ""
    for problem in problems:
        yield f"- {f'Page {problem.page}: ' if problem.page else ''}{escaped(problem.message)}"
    yield ""


def _signatures(review: Review) -> Iterator[str]:
    signatures, schedules = signature_rows(review), schedule_rows(review)
    if not signatures and not schedules:
        return
    yield "## Signatures and schedules"
    yield ""
    if signatures:
        yield from _table(
            ("Party", "By", "Signed", "Place"),
            ((row.party, row.signer, row.state, row.place) for row in signatures),
        )
    if schedules:
        yield from _table(
            ("Schedule", "State", "Place"), ((row.name, row.state, row.place) for row in schedules)
        )


def _sayings(review: Review) -> Iterator[str]:
    groups = sayings(review)
    if not groups:
        return
    yield "## What sentences say"
    yield ""
    yield from _table(
        ("What", "Place", "Words", "Sure"),
        (
            (saying.title if at == 0 else "", saying.place, saying.words, f"{saying.score:.0%}")
            for group in groups
            for at, saying in enumerate(group.shown)
        ),
    )


def _clauses(review: Review) -> Iterator[str]:
    yield "## Clauses"
    yield ""
    document = review.contract.document
    yield from _table(
        ("Number", "Heading", "About", "Page"),
        (
            (
                clause.number,
                f"{clause.heading} (still being negotiated)" if clause.changed else clause.heading,
                clause_types_of(clause),
                str(document.page_of(clause.span.start) or ""),
            )
            for clause in review.contract.clauses
        ),
    )


def _footer(review: Review) -> Iterator[str]:
    yield "---"
    yield ""
    made_by = ", ".join(f"{name} {version}" for name, version in review.made_by)
    yield f"Made by {escaped(made_by)}. {DISCLAIMER}"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    titles = list(head)
    yield f"| {' | '.join(titles)} |"
    yield f"|{'---|' * len(titles)}"
    for row in rows:
        yield f"| {' | '.join(escaped(cell) for cell in row)} |"
    yield ""
