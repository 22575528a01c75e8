"""A review of a sample in, how far it agrees with the expectations out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from clausekit.datamodel import Clause, Contract, Document, Finding, Review, Span

PREFIX = re.compile(r"^(?:article|section|clause)\s+", re.IGNORECASE)
TOP = re.compile(r"^(?:(?:article|section|clause)\s+)?(?:\d{1,2}|[ivx]{1,6})$", re.IGNORECASE)
SECOND = re.compile(r"^\d{1,2}\.\d{1,2}$")
LETTER = re.compile(r"^\([a-z]\)$")
BASE = re.compile(r"[A-Z]{2,4}-\d{2}")
SPACE = re.compile(r"\s+")
TIERS = ("critical", "material", "minor")


@dataclass(frozen=True)
class Measure:
    """What one file's review got right and wrong, as sentences for a person who mends it.

    `found` and `missed` are defects by tier; `state` are defects found under another state than meant.
    """

    rules: tuple[str, ...] = ()
    tree: tuple[str, ...] = ()
    outline: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    alarms: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    found: dict[str, tuple[str, ...]] = field(default_factory=dict)
    missed: dict[str, tuple[str, ...]] = field(default_factory=dict)


def expectation(path: Path) -> dict[str, Any]:
    """The expectations beside the sample file at `path`."""
    text = path.with_name(f"{path.stem}.expected.yaml").read_text(encoding="utf-8")
    values: dict[str, Any] = yaml.safe_load(text)
    return values


def measure(review: Review, expected: dict[str, Any]) -> Measure:
    """All comparisons of one review."""
    contract = review.contract
    verdicts = [(defect, _meets(review, defect)) for defect in expected["defects"]]
    return Measure(
        rules=tuple(sorted({finding.rule for finding in review.findings})),
        tree=tuple(parent_differences(contract.clauses)),
        outline=tuple(outline_differences(contract.clauses, expected)),
        facts=tuple(_fact_differences(contract, expected)),
        types=tuple(_type_differences(contract.clauses, expected)),
        alarms=tuple(_alarms(review, expected)),
        state=tuple(f"{d['id']} is {f.state}" for d, f in verdicts if f and f.state != d["state"]),
        found={tier: _ids(verdicts, tier, met=True) for tier in TIERS},
        missed={tier: _ids(verdicts, tier, met=False) for tier in TIERS},
    )


def _alarms(review: Review, expected: dict[str, Any]) -> Iterator[str]:
    """Findings against the side reviewed for, of rules that the contract gives no reason for."""
    for finding in review.findings:
        if _base(finding.rule) in expected["absent_alarms"] and finding.hurts in (review.side, "both"):
            quotes = [review.contract.document.quote(span) for span in finding.evidence]
            yield f"{finding.rule} {finding.state}: {finding.message} {quotes[:2]}"


def _base(rule: str) -> str:
    """The id of the researched rule: a rule of several bands or cases may have a letter behind it."""
    found = BASE.match(rule)
    return found[0] if found else rule


def outline_differences(clauses: tuple[Clause, ...], expected: dict[str, Any]) -> Iterator[str]:
    """Where numbers and headings read differ from those printed; nothing when all are equal, in order."""
    from difflib import unified_diff

    printed = [_line(number, heading) for number, heading in expected["outline"]]
    flat = not any(SECOND.match(number) for number, _ in expected["outline"])
    read = [_line(clause.number, clause.heading) for clause in clauses if _in_outline(clause, flat=flat)]
    for line in unified_diff(printed, read, lineterm="", n=0):
        if line[0] in "+-" and line[:3] not in {"+++", "---"}:
            yield ("printed: " if line[0] == "-" else "read: ") + line[1:]


def parent_differences(clauses: tuple[Clause, ...]) -> Iterator[str]:
    """Second-level clauses whose parent has another number than the one theirs begins with."""
    by_id = {clause.id: clause for clause in clauses}
    for clause in clauses:
        if SECOND.match(clause.number):
            parent = by_id.get(clause.parent or "")
            number = _arabic(_number(parent.number)) if parent else ""
            if number != clause.number.split(".")[0]:
                yield f"{clause.number} lies under {parent.number if parent else 'nothing'!r}"


def _in_outline(clause: Clause, *, flat: bool) -> bool:
    if clause.kind == "schedule":
        return not clause.number.casefold().startswith("part")
    number = clause.number.rstrip(".")
    return bool(TOP.match(number) or SECOND.match(number) or (flat and LETTER.match(number)))


def _line(number: str, heading: str) -> str:
    return f"{_number(number)} {SPACE.sub(' ', heading).strip(' .').casefold()}".strip()


def _number(number: str) -> str:
    return PREFIX.sub("", number).rstrip(".").casefold()


def _arabic(number: str) -> str:
    values = {"i": 1, "v": 5, "x": 10}
    if not number or set(number) - set(values):
        return number
    total = 0
    for here, after in zip(number, [*number[1:], ""], strict=True):
        total += -values[here] if after and values[after] > values[here] else values[here]
    return str(total)


def _fact_differences(contract: Contract, expected: dict[str, Any]) -> Iterator[str]:
    if contract.kind.type != expected["kind"]:
        yield f"kind is {contract.kind.type}, not {expected['kind']}"
    for party in expected["parties"]:
        read = [p for p in contract.parties if p.name.casefold() == party["name"].casefold()]
        if not read:
            yield f"{party['name']} is not a party: {[p.name for p in contract.parties]}"
        elif read[0].role != party["role"] or party["alias"] not in read[0].aliases:
            yield f"{party['name']} is {read[0].role} {read[0].aliases}, not {party['role']} {party['alias']}"
    for name, value in expected["terms"].items():
        term = contract.term(name)
        if not term or not _same_term(contract.document, name, str(value), term.value, term.span):
            yield f"{name} is {term.value if term else None!r}, not {value!r}"


def _same_term(document: Document, name: str, wanted: str, value: str, span: Span) -> bool:
    """Values are equal, as numbers where they are numbers; the cap on liability is held to its words."""
    if name == "liability_cap":
        found = _find(document, wanted)
        return found is not None and found.overlaps(span)
    try:
        return float(value) == float(wanted)
    except ValueError:
        return value.casefold() == wanted.casefold()


def _type_differences(clauses: tuple[Clause, ...], expected: dict[str, Any]) -> Iterator[str]:
    tops = {
        _number(c.number): c
        for c in reversed(clauses)
        if c.kind == "schedule" or TOP.match(c.number.rstrip("."))
    }
    for number, type in expected["types"].items():
        clause = tops.get(_number(number))
        read = [label.type for label in clause.labels] if clause else []
        if type not in read:
            yield f"{number} {clause.heading if clause else ''!r} is {read}, not {type}"


def _meets(review: Review, defect: dict[str, Any]) -> Finding | None:
    """The finding that reports the defect: of its rule, with evidence at its words or in the same clause."""
    contract = review.contract
    words = _find(contract.document, defect["quote"]) if defect["quote"] else None
    around = _around(contract.clauses, words) if words else None
    rules = {defect["rule"], *defect.get("also", ())}
    of_rule = [finding for finding in review.findings if _base(finding.rule) in rules]
    at_words = [f for f in of_rule if words and any(words.overlaps(span) for span in f.evidence)]
    nearby = [f for f in of_rule if around and any(around.overlaps(span) for span in f.evidence)]
    absent = [f for f in of_rule if not f.evidence or not words]
    return next(iter(at_words + nearby + absent), None)


def _around(clauses: tuple[Clause, ...], words: Span) -> Span:
    """The widest numbered clause that holds the words; a schedule is too wide to prove anything."""
    holding = (c.span for c in clauses if c.number and c.kind == "clause" and words in c.span)
    return max(holding, key=len, default=words)


def _find(document: Document, words: str) -> Span | None:
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    found = re.search(pattern, document.text, re.IGNORECASE)
    return Span(*found.span()) if found else None


def _ids(verdicts: list[tuple[dict[str, Any], Finding | None]], tier: str, *, met: bool) -> tuple[str, ...]:
    return tuple(f"{d['rule']} {d['id']}" for d, f in verdicts if d["tier"] == tier and bool(f) == met)
