"""A Playbook and a Contract in, Findings out: each rule's hits, with the rule's id, severity and words
stamped on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import groupby

from clausekit.datamodel import Contract, Document, Finding, Severity, Side, Span, State, Strength
from clausekit.playbook.legibility import pages_hard_to_read, said_of
from clausekit.playbook.reading import SURE, Reading
from clausekit.playbook.schema import Condition, Playbook, Rule
from clausekit.playbook.scope import Hit, Scope
from clausekit.playbook.strengths import find_strengths

# A document says at its beginning what it is a part of.
_BEGINNING = 2500
_TITLE = 500
# What stands in nearly every whole agreement and in hardly any order form or schedule.
_WHOLE = ("governing_law", "limitation_of_liability", "entire_agreement", "indemnity")
_ENOUGH = 3
_MOST_EVIDENCE = 12
_NOT_READ = (
    "This could not be checked: what the contract says of it stands in something that was not given or could "
    "not be read. Ask for it."
)
# Quotation marks within the words that a message puts in quotation marks.
_INNER = str.maketrans({"“": "‘", "”": "’", '"': "’"})
_NOT_WORDS = re.compile(r"[\W_]+")
_NUMBER_AHEAD = re.compile(r"^(?:section |article )?[\d.() ]{0,12}")


def check(playbook: Playbook, contract: Contract, *, side: Side) -> tuple[Finding, ...]:
    """What hurts `side` (or both) in `contract`, most severe first, then in the order of the text."""
    return _checked(playbook, Reading(contract), side)


def assess(
    playbook: Playbook, contract: Contract, *, side: Side
) -> tuple[tuple[Finding, ...], tuple[Strength, ...]]:
    """What hurts `side`, as `check` has it, and what is better than usual for it."""
    reading = Reading(contract)
    return _checked(playbook, reading, side), find_strengths(reading, _kind(playbook, contract), side=side)


def _checked(playbook: Playbook, reading: Reading, side: Side) -> tuple[Finding, ...]:
    part = is_part(playbook, reading)
    said = [
        (rule, _hits(rule, playbook, reading, side))
        for rule in playbook.rules
        if applies(rule, playbook, reading, side=side, part=part)
    ]
    explained = {id for rule, hits in said if hits and rule.check.absence for id in rule.covers}
    told = _told(said)
    findings: list[Finding] = []
    for rule, hits in said:
        if rule.check.absence and rule.id in explained:
            continue
        new = [hit for hit in hits if not _told_already(hit, told[rule.id])]
        findings += [
            _finding(rule, hit, reading, pages)
            for hit, pages in _merged(rule, new, reading.contract.document)
        ]
    return tuple(sorted(findings, key=_order))


def _hits(rule: Rule, playbook: Playbook, reading: Reading, side: Side) -> list[Hit]:
    """What the rule's check finds and hurts `side`."""
    bare = rule.check.hits(Scope(reading, rule.clause, rule.provision, rule.elsewhere))
    if rule.kinds and _unsure(playbook, reading.contract):
        bare = map(_doubted, bare)
    return [hit for hit in bare if (hit.hurts or rule.hurts) in {side, "both"}]


def _told(said: Sequence[tuple[Rule, list[Hit]]]) -> defaultdict[str, list[Span]]:
    """For each covered rule the words of which the rules that cover it have said more; of two rules that
    cover each other the first has its say. What is unclear silences nothing."""
    told: defaultdict[str, list[Span]] = defaultdict(list)
    before: dict[str, tuple[str, ...]] = {}
    for rule, hits in said:
        if not rule.check.absence:
            for id in rule.covers:
                if rule.id not in before.get(id, ()):
                    told[id] += [span for hit in hits if hit.state != "unclear" for span in hit.evidence]
        before[rule.id] = rule.covers
    return told


def _told_already(hit: Hit, told: Sequence[Span]) -> bool:
    """Whether rules that cover the hit's own said more of the same words, or said anything where it can show
    no words, being of something absent."""
    return _overlap(hit.evidence, told) if hit.evidence else bool(told)


def _overlap(evidence: Iterable[Span], others: Iterable[Span]) -> bool:
    return any(span.overlaps(other) for span in evidence for other in others)


def is_part(playbook: Playbook, reading: Reading) -> bool:
    """Whether the document is only a part of an agreement: it says so at its beginning and lacks the usual
    end. Data terms, say, always are one, whatever their end."""
    if playbook.part:
        return True
    if sum(bool(reading.labelled((type_,))) for type_ in _WHOLE) >= _ENOUGH:
        return False
    titled = any(match.span.end < _TITLE for match in reading.find(playbook.part_titles))
    return titled or any(match.span.end < _BEGINNING for match in reading.find(playbook.part_when))


def holds(condition: Condition, reading: Reading) -> bool:
    """Whether the contract says any of the condition's words or has any of its clauses."""
    return bool(
        reading.find(condition.phrases) or (condition.clauses and reading.labelled(condition.clauses))
    )


def applies(rule: Rule, playbook: Playbook, reading: Reading, *, side: Side, part: bool) -> bool:
    """Whether the rule has anything to say of this contract to this side; `part`: it is only a part of an
    agreement."""
    if not rule.enabled or rule.hurts not in {side, "both"}:
        return False
    if part and not (rule.part if rule.part is not None else not rule.check.absence):
        return False
    if not rule.kinds_fit(_kind(playbook, reading.contract)):
        return False
    if rule.when and not holds(rule.when, reading):
        return False
    return not (rule.unless and holds(rule.unless, reading))


def _kind(playbook: Playbook, contract: Contract) -> str:
    """The kind of contract to review it as: whoever chose a playbook for one kind said what it is."""
    kind = contract.kind
    if not playbook.kinds or (kind.type in playbook.kinds and kind.score >= SURE):
        return kind.type
    return playbook.kinds[0]


def _unsure(playbook: Playbook, contract: Contract) -> bool:
    """Whether the kind of contract is a guess, and what only that kind needs may not be needed."""
    kind = contract.kind
    return kind.score < SURE and (not playbook.kinds or kind.type in playbook.kinds)


def _merged(rule: Rule, hits: Iterable[Hit], document: Document) -> Iterator[tuple[Hit, tuple[int, ...]]]:
    """Hits of a rule that differ only in their place, as one; with each the pages that make it doubtful.

    One place that can be read proves what the others say again.
    """
    for _, group in groupby(sorted(hits, key=_sameness), key=_sameness):
        same = [(hit, pages_hard_to_read(document, hit.evidence)) for hit in group]
        if not rule.check.merges:
            yield from same
            continue
        evidence = dict.fromkeys(span for hit, _ in same for span in hit.evidence)
        pages = (
            () if any(not hard for _, hard in same) else tuple(sorted({n for _, hard in same for n in hard}))
        )
        yield replace(same[0][0], evidence=tuple(evidence)[:_MOST_EVIDENCE]), pages


def _doubted(hit: Hit) -> Hit:
    """What is missing by the measure of a kind that the contract may not be of; words that call for it prove
    that it is wanted all the same."""
    return replace(hit, state="unclear") if hit.state == "missing" and not hit.evidence else hit


def _sameness(hit: Hit) -> tuple[str, int, str]:
    return hit.state, hit.severity or 0, hit.hurts or ""


def _finding(rule: Rule, hit: Hit, reading: Reading, pages: tuple[int, ...]) -> Finding:
    state: State = "unclear" if hit.state == "risk" and pages else hit.state
    clause = reading.clause_at(hit.evidence[0]) if hit.evidence else None
    return Finding(
        rule=rule.id,
        state=state,
        severity=_severity(rule, hit, state),
        hurts=hit.hurts or rule.hurts,
        owner=rule.owner,
        title=rule.title,
        message=_message(rule, hit, state) + (said_of(pages) if state == "unclear" else ""),
        why=rule.why,
        suggestion=rule.suggestion,
        source=rule.source,
        clause=clause.id if clause else None,
        evidence=hit.evidence,
        searched=hit.searched,
        fingerprint=_fingerprint(rule, hit, reading),
    )


def _severity(rule: Rule, hit: Hit, state: State) -> Severity:
    """The band's severity, else the rule's; a step lower when we cannot be sure."""
    severity = hit.severity or rule.severity
    if state == "unread" and rule.unread is not None:
        return rule.unread
    doubtful = state == "unclear" or (state == "unread" and rule.check.absence)
    return Severity(max(severity - 1, Severity.LOW)) if doubtful else severity


def _message(rule: Rule, hit: Hit, state: State) -> str:
    words = {name: value.translate(_INNER) for name, value in hit.words.items()}
    message = rule.message.format(**{**dict.fromkeys(rule.check.words, ""), **words})
    if state == "unread" and rule.check.absence:
        unread = f" Not read: {', '.join(hit.unread)}." if hit.unread else ""
        return (rule.unread_message or _NOT_READ) + unread
    return f"This may be so, and a person should look: {message}" if state == "unclear" else message


def _fingerprint(rule: Rule, hit: Hit, reading: Reading) -> str:
    quotes = sorted(_normal(reading.text[span.start : span.end]) for span in hit.evidence)
    return sha256("\n".join([rule.id, *quotes]).encode()).hexdigest()[:16]


def _normal(quote: str) -> str:
    """Words alone: numbering, case, spaces and punctuation may change without making it another finding."""
    return _NOT_WORDS.sub(" ", _NUMBER_AHEAD.sub("", quote.lower())).strip()


def _order(finding: Finding) -> tuple[int, int, str, Span]:
    first = finding.evidence[0] if finding.evidence else Span(10**9, 10**9)
    return -finding.severity, first.start, finding.rule, first
