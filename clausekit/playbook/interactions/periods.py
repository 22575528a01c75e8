"""Two periods that cross: a right that lapses, or a sanction that falls, before the other period has run."""

from __future__ import annotations

from collections.abc import Iterator

from clausekit.playbook.interactions.shared import Clash, governed, only
from clausekit.playbook.reading import Match, Reading
from clausekit.playbook.words import days

_BREACH = ("breach", "default", "cure", "remed*")
_CURE = (
    "(cure|cured|remedy|remedied|rectif*) .. (within|in) .. #",
    "(fail*|not) .. (cure|cured|remedy|remedied|rectif*) ... within .. #",
    "within .. # ... (cure|cured|remedy|remedied)",
    "not (cure|cured|remedy|remedied) within #",
    "# .. (to cure|to remedy|cure period)",
)
_NO_CURE = ("payment", "pay", "unpaid", "insolven*", "bankrupt*", "petition", "defect", "warrant*")
_CHRONIC = (
    "terminat* ... (within|no later than|not later than) .. #",
    "(within|no later than|not later than) .. # (of|after|from) .... terminat*",
)
_MISSED = ("(missed|miss|misses|below|fail*|chronic*|repeated*)",)
_LEVELS = ("(service level|availability|uptime|sla)",)
_SUSPENSION = (
    "(overdue|past due|late|delinquent|unpaid|not paid) .. # ... suspend*",
    "# .. (overdue|past due|late|delinquent|after the due date) ... suspend*",
    "suspend* .... (overdue|past due|unpaid|delinquent|not paid|late) .. (for|by|more than|within) .. #",
    "suspend* .... # [or more] [days] (overdue|past due|late|delinquent|after .. due)",
)
_DISPUTE = (
    "dispute* ... (invoice|charge|bill|amount|fee) ... within .. #",
    "(invoice|charge|bill|amount|fee) ... dispute* ... within .. #",
    "within .. # ... dispute* .. (invoice|charge|bill|amount|fee)",
)
_SPARED = ("(undisputed|not disputed|not in dispute|other than .. disputed|except .. disputed)",)
_TALKS = ("(negotiat*|escalat*|meet|mediat*|arbitrat*|resolve*)",)


def exit_before_cure(reading: Reading) -> Iterator[Clash]:
    """A right to leave after repeated failures that lapses while the provider may still cure them."""
    leave = [
        match
        for match in governed(reading, _CHRONIC, "duration")
        if reading.says(_LEVELS, match.sentence) and reading.says(_MISSED, match.sentence)
    ]
    cure = only(reading, _CURE, "duration", _NO_CURE)
    if len({match.fact.value for match in leave if match.fact}) != 1 or not cure:
        return
    window, long = _days(leave[0]), _days(cure)
    if 0 < window < long:
        steps = f"{long:g} days to cure less {window:g} days in which notice counts = {long - window:g} days"
        yield Clash((reading.quote(leave[0]), reading.quote(cure)), f"{long - window:g} days", steps)


def suspension_before_dispute(reading: Reading) -> Iterator[Clash]:
    """A service that can be suspended while the invoice may still be disputed."""
    stop = only(reading, _SUSPENSION, "duration", _SPARED)
    dispute = only(reading, _DISPUTE, "duration", _TALKS)
    if not stop or not dispute or reading.says(_BREACH, dispute.sentence):
        return
    first, last = _days(stop), _days(dispute)
    if 0 < first < last:
        steps = f"{last:g} days to dispute less {first:g} days until suspension = {last - first:g} days"
        yield Clash((reading.quote(stop), reading.quote(dispute)), f"{last - first:g} days", steps)


def _days(match: Match) -> float:
    return (days(match.fact.value, match.fact.unit) or 0) if match.fact else 0
