"""The limit of liability beside what it meets: when fees are paid, which duties it covers, the insurance."""

from __future__ import annotations

from collections.abc import Iterator

from clausekit.datamodel import Clause, Severity, Span, Term
from clausekit.facts.terms.cap import Cap, FeesCap, SumCap, read_cap
from clausekit.playbook.interactions.shared import Clash, governed, number_of, sum_of
from clausekit.playbook.reading import Match, Reading
from clausekit.playbook.words import days

_ADVANCE = {
    12: (
        "(annually|yearly) in advance",
        "annual .. in advance",
        "in advance .. (annually|each year|each contract year)",
    ),
    3: ("quarterly in advance", "in advance .. (quarterly|each quarter)"),
}  # fmt: skip
_ARREARS = (
    "(invoice*|bill*) .... monthly .. in arrears",
    "monthly in arrears",
    "in arrears .. (monthly|each month)",
)
_CAP = (
    "liability .... (exceed|limited to|capped at|greater than)",
    "(liable|damages) ... (exceed*|in excess of)",
)
_CUSTOMERS = ("<customer> .. (liability|liable)", "liability of <customer>")
_EXCEPTED = ("(except|excepting|excluding|other than|not apply|not limit|save) [for|to]",)
_NAMED = (
    "confidential*",
    "(increased|enhanced|uncapped|unlimited|excluded|super) (claim|cap|liabilit*)",
    "any (breach|provision) of this agreement",
)
_KEEPS_SECRETS = (
    (
        "(<vendor>|<both>|receiving party|recipient) ... "
        "(hold|keep|maintain|protect|treat|disclose|use) ... confiden*"
    ),
)
_INSURED = (
    "(errors and omissions|professional (indemnity|liability)|cyber [liability|risk]|technology) ... #",
    "# ... (errors and omissions|professional (indemnity|liability)|cyber [liability|risk]) insurance",
)


def cap_before_payment(reading: Reading) -> Iterator[Clash]:
    """A limit that counts fees paid in a window into which no payment falls."""
    cap = reading.contract.term("liability_cap")
    paid = _only(cap)
    if not cap or not isinstance(paid, FeesCap) or paid.times != 1:
        return
    if paid.sort != "paid" or paid.period == "all":
        return
    window = round((days(paid.period, "calendar_days") or 0) / 30.4)
    for interval, phrases in _ADVANCE.items():
        matches = reading.find(phrases)
        if matches and window < interval:
            none = interval - window
            steps = f"{interval} months between payments less {window} that count = {none} months"
            found = f"in {none} of every {interval} months"
            yield Clash((cap.span, reading.quote(matches[0])), found, steps, Severity.HIGH)
            return
    yield from _arrears(reading, cap.span)


def _arrears(reading: Reading, cap: Span) -> Iterator[Clash]:
    term, matches = reading.contract.term("payment_days"), reading.find(_ARREARS)
    if term and matches and term.value.isdigit():
        first = 30 + int(term.value)
        steps = f"a first month of 30 days, then {term.value} days to pay = {first} days"
        yield Clash((cap, reading.quote(matches[0]), term.span), f"for about the first {first} days", steps)


def secrets_under_cap(reading: Reading) -> Iterator[Clash]:
    """Confidentiality is owed, the limit has exceptions, and confidentiality is not one of them."""
    caps = [match for match in reading.find(_CAP) if _for_the_vendor(reading, match)]
    duties = reading.find(_KEEPS_SECRETS)
    if not caps or not duties:
        return
    limits = [clause.span for clause in reading.labelled(("limitation_of_liability",))]
    if not any(reading.says(_EXCEPTED, span) for span in limits):
        return
    if any(reading.says(_NAMED, span) for span in limits) or not _points_elsewhere(reading, limits):
        return
    found = reading.quote(duties[0])
    yield Clash((reading.quote(caps[0]), found), "confidentiality")


def _for_the_vendor(reading: Reading, match: Match) -> bool:
    """Whether it stands among the limits of liability and does not speak of the customer's alone."""
    limits = reading.labelled(("limitation_of_liability",))
    among = any(match.span in clause.span for clause in limits)
    return among and not reading.says(_CUSTOMERS, match.sentence)


def _points_elsewhere(reading: Reading, limits: list[Span]) -> bool:
    """Whether every section that the limit refers to is known and none of them is about secrets."""
    for span in limits:
        for fact in reading.contract.facts_in(span, "reference"):
            target = _target(reading, fact.value)
            if target is None or _about_secrets(reading, target):
                return False
    return True


def _target(reading: Reading, number: str) -> Clause | None:
    for clause in reading.contract.clauses:
        if number_of(clause) == number:
            return clause
    return None


def _about_secrets(reading: Reading, target: Clause) -> bool:
    holding = [clause for clause in reading.contract.clauses if target.span in clause.span]
    return any(label.type == "confidentiality" for clause in holding for label in clause.labels)


def insurance_below_cap(reading: Reading) -> Iterator[Clash]:
    """A limit in money that is higher than the insurance that should pay it."""
    cap = reading.contract.term("liability_cap")
    fixed = _least(cap)
    insured = [
        match for match in governed(reading, _INSURED, "money", ("tax",)) if _insurance(reading, match)
    ]
    if not cap or not isinstance(fixed, SumCap) or not insured:
        return
    unit, limit = fixed.currency, float(fixed.amount)
    sums = [float(match.fact.value) for match in insured if match.fact and match.fact.unit == unit]
    if len(sums) == len(insured) and max(sums) < limit:
        best = max(sums)
        steps = f"{sum_of(unit, limit)} − {sum_of(unit, best)} = {sum_of(unit, limit - best)}"
        yield Clash((cap.span, reading.quote(insured[0])), sum_of(unit, limit - best), steps)


def _only(cap: Term | None) -> Cap | None:
    """What the limit is, when it is one thing alone."""
    caps = [part for group in read_cap(cap.value) for part in group] if cap else []
    return caps[0] if len(caps) == 1 else None


def _least(cap: Term | None) -> Cap | None:
    """What the limit is at least: itself, or the sum in "the greater of" a sum and something else."""
    groups = read_cap(cap.value) if cap else ()
    sums = [group[0] for group in groups if len(group) == 1 and isinstance(group[0], SumCap)]
    return sums[0] if len(sums) == 1 else _only(cap)


def _insurance(reading: Reading, match: Match) -> bool:
    """Whether the sum is one of insurance, by its sentence or by its place in a table of insurances."""
    among = any(match.span in clause.span for clause in reading.labelled(("insurance",)))
    return among or reading.says(("(insurance|insured|coverage|policy|policies)",), match.sentence)
