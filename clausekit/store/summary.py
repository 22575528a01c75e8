"""An Outcome in, one table row out: what a portfolio shows of a contract."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from clausekit.datamodel import Contract, Finding, Outcome, Review, Severity
from clausekit.facts.terms import TERM_NAMES
from clausekit.playbook.verdict import verdict


@dataclass(frozen=True, slots=True)
class Row:
    """One contract, flat: text and whole numbers only, "" for what is not known.

    `missing` and `unread` list the titles of those findings; `problems` what could not be read; `error` why
    there is no review; `view` how pending changes were read.
    """

    path: str
    error: str = ""
    kind: str = ""
    playbook: str = ""
    side: str = ""
    verdict: str = ""
    parties: str = ""
    document_name: str = ""
    agreement_date: str = ""
    effective_date: str = ""
    expiration_date: str = ""
    renewal_term: str = ""
    notice_to_terminate_renewal: str = ""
    governing_law: str = ""
    jurisdiction: str = ""
    liability_cap: str = ""
    payment_days: str = ""
    uptime_percent: str = ""
    critical: int = 0
    high: int = 0
    medium: int = 0
    low: int = 0
    missing: str = ""
    unread: str = ""
    problems: str = ""
    clauses: int = 0
    pages: int = 0
    sha256: str = ""
    view: str = ""


COLUMNS = tuple(field.name for field in fields(Row))


def summarise(outcome: Outcome) -> Row:
    """The row for `outcome`; with an error it holds the path and the error only."""
    if outcome.review is None:
        return Row(path=outcome.path, error=outcome.error or "no review")
    return _row_of(outcome.path, outcome.review)


def _row_of(path: str, review: Review) -> Row:
    contract, document = review.contract, review.contract.document
    row = Row(
        path=path,
        kind=contract.kind.type,
        playbook=review.playbook,
        side=review.side,
        verdict=verdict(review.findings)[0],
        parties="; ".join(_party_names(contract)),
        missing="; ".join(finding.title for finding in review.findings if finding.state == "missing"),
        unread="; ".join(finding.title for finding in review.findings if finding.state == "unread"),
        problems="; ".join(dict.fromkeys(problem.message for problem in document.problems)),
        clauses=len(contract.clauses),
        pages=len(document.pages),
        sha256=document.sha256,
        view=document.view,
    )
    known: dict[str, Any] = {**_terms(contract), **_counts(review.findings)}
    return replace(row, **known)


def _party_names(contract: Contract) -> list[str]:
    return [
        party.name if party.role in {"unknown", "neutral"} else f"{party.name} ({party.role})"
        for party in contract.parties
    ]


def _terms(contract: Contract) -> dict[str, str]:
    return {term.name: term.value for term in contract.terms if term.name in TERM_NAMES}


def _counts(findings: tuple[Finding, ...]) -> dict[str, int]:
    return {
        severity.name.lower(): sum(finding.severity is severity for finding in findings)
        for severity in Severity
    }
