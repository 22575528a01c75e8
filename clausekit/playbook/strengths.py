"""What a contract gives one side beyond what is usual: something to trade, with the words that prove it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from clausekit.datamodel import Side, Strength
from clausekit.errors import PlaybookError
from clausekit.playbook.checks import AnyCheck
from clausekit.playbook.checks.bands import NumberCheck
from clausekit.playbook.checks.base import Check
from clausekit.playbook.loading import load_playbook
from clausekit.playbook.marks import read_marked
from clausekit.playbook.phrases import Phrases
from clausekit.playbook.reading import Reading
from clausekit.playbook.schema import Examples, Rule
from clausekit.playbook.scope import Hit, Scope

_FILE = Path(__file__).parent / "builtin" / "strengths" / "terms.yaml"
_MOST_EVIDENCE = 3

Line = Annotated[str, StringConstraints(min_length=3, strip_whitespace=True)]


class StrengthRule(BaseModel):
    """One thing that is better than usual for `helps`.

    Either `check` finds it, or it is `like` a numeric rule of the general playbook, with numbers in `better`
    (bands without severity) instead of that rule's bands, and further words that make the sentence another
    matter in `unless`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Line
    title: Line
    helps: Side
    like: str = ""
    better: tuple[Mapping[str, str | float], ...] = ()
    unless: Phrases = ()
    clause: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    check: Annotated[AnyCheck | None, Field(discriminator="kind")] = None
    message: Line
    source: Line
    examples: Examples = Examples()

    @model_validator(mode="after")
    def _found_in_one_way(self) -> Self:
        if bool(self.like) == (self.check is not None) or bool(self.like) != bool(self.better):
            raise ValueError("give either 'check', or 'like' with 'better'")
        return self


@cache
def strength_rules() -> tuple[tuple[StrengthRule, Rule], ...]:
    """The built-in ones, each as a rule that can be run. Raises PlaybookError when the file is not valid."""
    data = read_marked(_FILE)
    given: Any = data.values.get("strengths", [])
    try:
        rules = [StrengthRule.model_validate(values) for values in given]
    except ValidationError as error:
        raise PlaybookError(f"{_FILE.name}: {error.errors()[0]['msg']}") from None
    return tuple((rule, _runnable(rule)) for rule in rules)


def find_strengths(reading: Reading, kind: str, *, side: Side) -> tuple[Strength, ...]:
    """What is better than usual for `side` in a contract of that kind, in the order of the rules."""
    return tuple(
        _strength(strength, rule, hit, reading)
        for strength, rule in strength_rules()
        if strength.helps == side and rule.kinds_fit(kind)
        for hit in _hits(rule, reading)
    )


def _hits(rule: Rule, reading: Reading) -> Iterator[Hit]:
    """The first hit: one strength is enough to speak of, and the others repeat it."""
    hits = rule.check.hits(Scope(reading, rule.clause, rule.provision, rule.elsewhere))
    first = next((hit for hit in hits if hit.state == "risk" and hit.evidence), None)
    if first:
        yield first


def _strength(strength: StrengthRule, rule: Rule, hit: Hit, reading: Reading) -> Strength:
    clause = reading.clause_at(hit.evidence[0])
    words = {**dict.fromkeys(rule.check.words, ""), **hit.words}
    return Strength(
        rule=strength.id,
        title=strength.title,
        message=strength.message.format(**words),
        source=strength.source,
        clause=clause.id if clause else None,
        evidence=hit.evidence[:_MOST_EVIDENCE],
    )


def _runnable(strength: StrengthRule) -> Rule:
    base = load_playbook("general").rule(strength.like) if strength.like else None
    check = _like(base, strength) if base else strength.check
    return Rule.model_validate(
        {
            "id": strength.id,
            "title": strength.title,
            "clause": base.clause if base else strength.clause,
            "kinds": base.kinds if base else strength.kinds,
            "elsewhere": base.elsewhere if base else True,
            "hurts": strength.helps,
            "owner": base.owner if base else "legal",
            "severity": "low",
            "check": check.model_dump() if check else {},
            "message": strength.message,
            "why": "It is better than usual.",
            "source": strength.source,
            "suggestion": "Keep it, or trade it.",
            "examples": strength.examples,
        }
    )


def _like(base: Rule, strength: StrengthRule) -> Check:
    """The check of a numeric rule with the numbers of a strength."""
    if not isinstance(base.check, NumberCheck):
        raise PlaybookError(f"{_FILE.name}: {strength.id} is like {base.id}, which judges no number")
    values: dict[str, Any] = base.check.model_dump()
    values["bands"] = [{**band, "severity": "low"} for band in strength.better]
    values["unless"] = (*values["unless"], *strength.unless)
    return type(base.check).model_validate(values)
