"""Past contracts in, thresholds out: what a company has agreed to so far, by percentiles.

The edge of a band is a percentile of the values that the rule reads: with one band the 90th, with two the
75th and the 90th, with more evenly between (for what is too little, counted from below). What is usual is the
median. The percentiles are judgement: a quarter of past deals would be looked at, a tenth argued about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from typing import Any

from clausekit.datamodel import Contract
from clausekit.playbook.checks.bands import Band, NumberCheck
from clausekit.playbook.checks.duration import Duration
from clausekit.playbook.reading import Reading
from clausekit.playbook.schema import Playbook, Rule
from clausekit.playbook.scope import Scope

_MILDEST, _SEVEREST = 75.0, 90.0
_SHOWN = (10, 25, 50, 75, 90)
_SHARES = ", ".join(map(str, _SHOWN))
_HOURS = 24


@dataclass(frozen=True, slots=True)
class Precedent:
    """What past contracts say where one numeric rule looks: a value for each contract that says one.

    `values` are in the unit in which the rule compares (calendar days, percent, money), smallest first; of a
    contract with several the one that hurts most counts.
    """

    rule: Rule
    values: tuple[float, ...]

    def percentile(self, share: float) -> float:
        """The value below which `share` percent of the contracts lie (1 to 99), linear between neighbours."""
        if len(self.values) == 1:
            return self.values[0]
        return quantiles(self.values, n=100, method="inclusive")[round(min(max(share, 1), 99)) - 1]


def precedents(playbook: Playbook, contracts: Iterable[Contract]) -> tuple[Precedent, ...]:
    """A precedent for each numeric rule of `playbook` that finds a number in at least one of `contracts`."""
    values: dict[str, list[float]] = defaultdict(list)
    rules = {rule.id: rule for rule in playbook.rules if rule.enabled and isinstance(rule.check, NumberCheck)}
    for contract in contracts:
        reading = Reading(contract)
        for rule in rules.values():
            amounts = list(_amounts(rule, reading))
            if amounts:
                values[rule.id].append(min(amounts) if _is_floor(rule) else max(amounts))
    return tuple(Precedent(rules[id], tuple(sorted(values[id]))) for id in rules if id in values)


def proposal(base: Playbook, found: Iterable[Precedent], *, least: int, extends: str | Path = "") -> str:
    """A playbook in YAML that extends `base`, with thresholds where `least` contracts say a number.

    `extends` is the file of `base` when it is no built-in one.
    """
    parts = filter(None, (_proposed(each) for each in found if len(each.values) >= least))
    rules = "".join(parts)
    head = (
        "# Thresholds proposed from past contracts; look at each before you use it.",
        f"# Rules that fewer than {least} of them speak to are left as they were.",
        "id: precedent",
        f"title: {_text(base.title + ', as past contracts had it')}",
        'version: "1"',
        f"extends: {_text(Path(extends).as_posix()) if extends else base.id}",
        f"rules:\n{rules}" if rules else "rules: []\n",
    )
    return "\n".join(head)


def _amounts(rule: Rule, reading: Reading) -> Iterator[float]:
    check: Any = rule.check
    scope = Scope(reading, rule.clause, rule.provision, rule.elsewhere)
    for match in scope.find(check.anchors, number=check.number, unless=check.unless):
        amount = check.amount(match.fact, scope) if match.fact else None
        if amount is not None:
            yield amount


def _is_floor(rule: Rule) -> bool:
    """Whether the rule minds what is too little."""
    check: Any = rule.check
    return all(band.over is None for band in check.bands)


def _is_ceiling(rule: Rule) -> bool:
    check: Any = rule.check
    return all(band.under is None or band.over is not None for band in check.bands)


def _proposed(precedent: Precedent) -> str:
    """The rule's part of the file; "" for a rule with bands on both sides, where percentiles say nothing."""
    rule = precedent.rule
    if not _is_floor(rule) and not _is_ceiling(rule):
        return ""
    check: Any = rule.check
    bands = sorted(check.bands, key=_severity)
    kept = dict(zip(_edges(precedent, len(bands)), bands, strict=True))  # of two with one edge the severer
    side = "under" if _is_floor(rule) else "over"
    spread = ", ".join(_written(rule, precedent.percentile(share)) for share in _SHOWN)
    lines = [
        f"# {rule.title}: {len(precedent.values)} contracts; percentiles {_SHARES}: {spread}.",
        f"- id: {rule.id}",
        "  check:",
        f"    standard: {_written(rule, precedent.percentile(50))}",
        "    bands:",
    ]
    for edge, band in kept.items():
        lines.append(f"    - {{{side}: {_written(rule, edge)}, severity: {band.severity.name.lower()}}}")
    return "\n".join(lines) + "\n"


def _edges(precedent: Precedent, count: int) -> list[float]:
    step = (_SEVEREST - _MILDEST) / (count - 1) if count > 1 else 0.0
    shares = [_SEVEREST if count == 1 else _MILDEST + index * step for index in range(count)]
    floor = _is_floor(precedent.rule)
    return [precedent.percentile(100 - share if floor else share) for share in shares]


def _severity(band: Band[Any]) -> int:
    return int(band.severity)


def _written(rule: Rule, value: float) -> str:
    """A threshold as a playbook writes it."""
    if not isinstance(rule.check, Duration):
        return f"{value:.10g}"
    if value < 3:
        return f"{value * _HOURS:.4g} hours"
    return f"{round(value)} days"


def _text(words: str) -> str:
    return '"' + words.replace("\\", "").replace('"', "") + '"'
