"""Figures that a buyer asks for first: liability_cap, payment_days, uptime_percent.

Grammar of `liability_cap`: "USD 1000000"; or "fees:P12M:paid_or_payable", the fees of a period (twelve
months here; "all" for the whole contract), of the sort "paid", "payable" or "paid_or_payable"; a factor
other than one stands in front ("2x fees:P12M:paid"); the greater of two is joined by " | ", the lesser by "
& ". `payment_days` is a whole number, `uptime_percent` a plain decimal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from clausekit.datamodel import Fact, Span, Term
from clausekit.facts.durations import days_of
from clausekit.facts.numerals import QUANTITY, plain, value_of
from clausekit.facts.terms.source import Source

_LIABILITY = re.compile(r"\bliabilit(?:y|ies)\b|\bliable\b", re.IGNORECASE)
_CAPS = re.compile(
    r"\b(?:exceed|exceeds|limited\sto|capped\sat|in\sexcess\sof|maximum|no\smore\sthan|"
    r"not\sbe\sgreater\sthan|greater\sthan|cap\b|limit\sof|up\sto)",
    re.IGNORECASE,
)
_FEES = re.compile(
    r"\b(?P<all>(?:total|all|aggregate)\s(?:\w+\s){0,2})?(?:fees?|amounts?|charges|payments?|sums?|"
    r"monies|price|purchase\sprice|compensation|consideration)\b(?P<rest>[^.;]{0,200})",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"\b(?:actually\s)?(?P<paid>paid|received|remitted)\b|\b(?P<payable>payable|due|owed|owing|"
    r"to\sbe\spaid|invoiced)\b",
    re.IGNORECASE,
)
_FACTOR = re.compile(
    rf"(?:(?P<number>{QUANTITY})(?:\s?\(\s?\d{{1,2}}(?:x|X)?\s?\))?\s?(?:times|x)|(?P<twice>twice|"
    rf"double))\s[^.;]{{0,40}}\Z",
    re.IGNORECASE,
)
_SPREAD = re.compile(r"\b(?:greater|higher|larger|more)\sof\b", re.IGNORECASE)
_NARROW = re.compile(r"\b(?:lesser|lower|smaller|less)\sof\b", re.IGNORECASE)
_SPECIAL = re.compile(
    r"\b(?:breach(?:es)?\sof\s(?:clauses?|sections?|its|article|the)|indemni\w+|data\sprotection|"
    r"security|confidentiality|excluded\sclaims|enhanced|super)\b",
    re.IGNORECASE,
)
_IN_YEAR = re.compile(
    r"\b(?:in|for|during)\s(?:that|the|such|each|any|a)\s(?:relevant\s|applicable\s|preceding\s|"
    r"previous\s)?(?:contract\s|calendar\s)?year\b",
    re.IGNORECASE,
)
_INSURANCE = re.compile(r"\binsur(?:ance|ed|er)|per\soccurrence|policy\b|shares?\b", re.IGNORECASE)
_PAY = re.compile(
    r"\b(?:pay(?:s|able|ment|ments|ing)?|paid|due|remit(?:ted)?|invoice[ds]?|net)\b", re.IGNORECASE
)
_INVOICED = re.compile(r"\binvoices?\b|\bbilling\b|\bbill(?:s|ed)?\b|\bstatement\b|\bfees?\b", re.IGNORECASE)
_NOT_PAYMENT = re.compile(
    r"\b(?:dispute|disputed|suspend|cure|terminat\w+|overdue|late|past\sdue|delinquen\w+|interest|"
    r"refund|audit|notify|notice|object|not\spaid|fails?|failure|unpaid|underpay\w*|credit|expir\w+)\b",
    re.IGNORECASE,
)
_OF_INVOICE = re.compile(
    r"['’]?[\s,]{0,2}(?:\w+\s){0,2}?(?:of|after|from|following|upon)\b[^.;]{0,60}\b(?:invoic\w*|receipt|"
    r"receiv\w+|bill(?:s|ing)?\b|statement|its\sdate|date\sthereof)",
    re.IGNORECASE,
)
# Days to send an invoice, not to pay it.
_SENDING = re.compile(
    r"\b(?:submit\w*|sends?|sent|issue[ds]?|render(?:ed)?)\b[^.;,]{0,40}(?:,\swithin\s)?\Z", re.IGNORECASE
)
_NET = re.compile(
    r"(?<![\w.])net[\s-]{1,2}(?:of\s)?(?:thirty|sixty|forty-five|ninety|\d{1,3})(?:\s?\(\d{1,3}\))?"
    r"(?![-/.]?\w)",
    re.IGNORECASE,
)
_UPTIME = re.compile(
    r"\b(?:uptime|up-time|availability|service\slevel|operational|"
    r"(?:be|is|are|remains?)\s(?:\w+\s){0,2}(?:available|up)|make\b[^.;]{0,60}\bavailable)\b",
    re.IGNORECASE,
)
_NEAR_UPTIME = 150


def find(source: Source) -> list[Term]:
    """The three terms, those found."""
    found = (_liability_cap(source), _payment_days(source), _uptime(source))
    return [term for term in found if term]


def _preferred(source: Source, *labels: str) -> Iterator[Span]:
    """Sentences in clauses of the labels first, then all others."""
    chosen = source.labelled(*labels)
    others: list[Span] = []
    for span in source.sentences:
        if any(span in clause for clause in chosen):
            yield span
        else:
            others.append(span)
    yield from others


def _liability_cap(source: Source) -> Term | None:
    special: Term | None = None
    for sentence in _preferred(source, "limitation_of_liability"):
        words = source.text[sentence.start : sentence.end]
        liable, caps = _LIABILITY.search(words), _CAPS.search(words)
        if not liable or not caps or _INSURANCE.search(words):
            continue
        value = _cap_value(source, Span(sentence.start + caps.start(), sentence.end))
        if value and not _SPECIAL.search(words[: caps.start()]):
            return Term("liability_cap", value, sentence)
        if value and special is None:
            special = Term("liability_cap", value, sentence)
    return special


def _cap_value(source: Source, span: Span) -> str | None:
    words = source.text[span.start : span.end]
    parts = [(fact.span.start, f"{fact.unit} {fact.value}") for fact in source.within(span, "money")]
    fees = _FEES.search(words)
    if fees and (value := _fees_value(source, span, fees)):
        parts.append((span.start + fees.start(), value))
    values = list(dict.fromkeys(value for _, value in sorted(parts)))[:2]
    if len(values) < 2:
        return values[0] if values else None
    if _SPREAD.search(words):
        return " | ".join(values)
    return " & ".join(values) if _NARROW.search(words) else None


def _fees_value(source: Source, span: Span, fees: re.Match[str]) -> str | None:
    start = span.start + fees.start()
    sorts = [match.lastgroup for match in _PAID.finditer(fees[0])]
    if not sorts:
        return None
    sort = "paid_or_payable" if {"paid", "payable"} <= set(sorts) else str(sorts[0])
    reach = Span(span.start, min(span.end, start + len(fees[0])))
    periods = [fact.value for fact in source.within(reach, "duration") if fact.unit in {"months", "years"}]
    period = periods[0] if periods else ("P1Y" if _IN_YEAR.search(fees[0]) else "all")
    return f"{_times(source, span, fees)}fees:{period}:{sort}"


def _times(source: Source, span: Span, fees: re.Match[str]) -> str:
    """ "2x " for twice the fees, "1.5x " for 150% of them, "" for the fees themselves."""
    low = Span(max(span.start, span.start + fees.start() - 50), span.start + fees.start())
    shares = [Decimal(fact.value) / 100 for fact in source.within(low, "percentage")]
    factor = _FACTOR.search(fees.string, 0, fees.start() + 1)
    if factor:
        shares.append(value_of(factor["number"] or "two") or Decimal(1))
    return f"{plain(shares[-1])}x " if shares and shares[-1] != 1 else ""


def _payment_days(source: Source) -> Term | None:
    for sentence in _preferred(source, "payment", "fees", "invoicing"):
        words = source.text[sentence.start : sentence.end]
        net = _NET.search(words)
        if (
            net
            and _PAY.search(words)
            and (number := value_of(re.sub(r"(?i)\A(?:net[\s-]{1,2}(?:of\s)?)", "", net[0]).split("(")[0]))
        ):
            return Term("payment_days", str(int(number)), sentence)
        if (
            not _PAY.search(words)
            or not _INVOICED.search(words)
            or not re.search(r"invoice|bill|receipt|statement", words, re.IGNORECASE)
        ):
            continue
        day = next(
            filter(
                None, (_payment_fact(source, sentence, fact) for fact in source.within(sentence, "duration"))
            ),
            None,
        )
        if day:
            return Term("payment_days", day, sentence)
    return None


def _payment_fact(source: Source, sentence: Span, fact: Fact) -> str | None:
    before = source.text[max(sentence.start, fact.span.start - 160) : fact.span.start]
    behind = source.text[fact.span.end : min(sentence.end, fact.span.end + 80)]
    if fact.unit not in {"calendar_days", "business_days", "weeks"} or _NOT_PAYMENT.search(before + behind):
        return None
    if _SENDING.search(before):
        return None
    if not _PAY.search(before + behind) or not _OF_INVOICE.match(behind):
        return None
    days = days_of(fact.value)
    return str(int(days)) if days == int(days) else None


def _uptime(source: Source) -> Term | None:
    for sentence in _preferred(source, "service_levels"):
        words = source.text[sentence.start : sentence.end]
        if not _UPTIME.search(words):
            continue
        for fact in source.within(sentence, "percentage"):
            low = max(sentence.start, fact.span.start - _NEAR_UPTIME)
            near = _UPTIME.search(source.text, low, min(sentence.end, fact.span.end + _NEAR_UPTIME))
            if near and fact.unit == "percent" and 90 <= float(fact.value) <= 100:
                return Term("uptime_percent", fact.value, sentence)
    return None
