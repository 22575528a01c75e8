"""One number in the body and another in an exhibit: payment, renewal, breach of security, liability."""

from __future__ import annotations

from collections.abc import Iterator

from clausekit.datamodel import Fact
from clausekit.playbook.interactions.shared import Clash, governed, in_exhibit, printed
from clausekit.playbook.phrases import NumberKind
from clausekit.playbook.reading import Match, Reading
from clausekit.playbook.words import days

_PAYMENT = (
    "(invoice|charges|fees) .... (due|payable|paid) .. within .. #",
    "(due|payable) # .. (after|from|of) .. (receipt|invoice)",
    "pay .... invoice .... within .. #",
    "(payment|pay) .. within .. # .. (of|after|from) .. (receipt|invoice)",
    "(invoice|bill) .... (settled|paid|payable|due) .. (by|on|before) .. #",
    "payment terms .. #",
    "net #",
)
_NO_PAYMENT = (
    "disput*",
    "interest",
    "refund*",
    "credit",
    "expense",
    "late",
    "overdue",
    "suspend*",
    "terminat*",
    "<vendor> (shall|will) pay",
)
_RENEWAL = (
    "(non-renewal|not [to] renew|not to extend) ... # .. (prior|before|notice|written|advance)",
    "# (notice|prior|written|advance|before) ... (non-renewal|not to renew|not renew|not to extend)",
    "(renew*|extend*) ... unless ... # .. (prior|before|notice|written|advance)",
    "(renewal notice|notice of non-renewal|non-renewal notice) .. #",
)
_NO_RENEWAL = ("price", "increase*", "remind*", "<vendor> .. (notify|inform)")
_BREACH = (
    "(security|data|personal data|privacy|unauthori*ed) .. (breach|incident|access) ... (within|than) .. #",
    "(within|than) .. # ... (security|data|personal data|privacy) .. (breach|incident)",
    "(within|than) .. # ... (becoming|becomes) aware",
)
_NO_BREACH = (
    "terminat*",
    "cure*",
    "delete*",
    "request",
    "remed*",
    "claim",
    "<customer> (shall|will|must) .. (notify|inform)",
)
_LIMIT = (
    "(liability|liable) .... (exceed*|limited to|stand at|stands at|capped at|more than|greater than) .. #",
    "(limit|ceiling|cap) .. (of|on|for) .. liability .... (is|be|at|of) .. #",
)
_NO_LIMIT = ("insur*", "deductible", "credit", "delay", "property damage", "<customer>'s liability")


def two_limits(reading: Reading) -> Iterator[Clash]:
    """Two sums to which liability is limited."""
    yield from _differ(reading, _LIMIT, _NO_LIMIT, "money")


def two_payment_times(reading: Reading) -> Iterator[Clash]:
    """Two times to pay an invoice."""
    yield from _differ(reading, _PAYMENT, _NO_PAYMENT)


def two_renewal_notices(reading: Reading) -> Iterator[Clash]:
    """Two periods of notice to stop a renewal."""
    yield from _differ(reading, _RENEWAL, _NO_RENEWAL)


def two_breach_notices(reading: Reading) -> Iterator[Clash]:
    """Two times in which a breach of security is reported."""
    yield from _differ(reading, _BREACH, _NO_BREACH)


def _differ(
    reading: Reading, phrases: tuple[str, ...], unless: tuple[str, ...], kind: NumberKind = "duration"
) -> Iterator[Clash]:
    """The body says one number and an exhibit another; several numbers in either are not judged."""
    body: dict[float, Match] = {}
    exhibit: dict[float, Match] = {}
    for match in governed(reading, phrases, kind, unless):
        length = _size(match.fact) if match.fact else None
        if length is not None:
            (exhibit if in_exhibit(reading, match.span) else body).setdefault(length, match)
    if len(body) == len(exhibit) == 1 and body.keys() != exhibit.keys():
        one, other = next(iter(body.values())), next(iter(exhibit.values()))
        if one.fact and other.fact:
            first, second = printed(reading, one.fact.span), printed(reading, other.fact.span)
            found = f"{first} in the body, {second} in the exhibit"
            yield Clash((reading.quote(one), reading.quote(other)), found)


def _size(fact: Fact) -> float | None:
    """Days of a period, or the amount of a sum."""
    return float(fact.value) if fact.kind == "money" else days(fact.value, fact.unit)
