"""A Review as a table: one row a finding, made to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from clausekit.datamodel import Finding, Review
from clausekit.exports.presentation import (
    in_negotiation,
    one_line,
    ordered,
    place_of_finding,
    verdict_of,
    visible,
)

COLUMNS = (
    "file", "kind", "playbook", "side", "verdict", "severity", "state", "rule", "title", "message", "why",
    "suggestion", "hurts", "owner", "place", "page", "quote", "searched", "source", "fingerprint",
    "view", "negotiated",
)  # fmt: skip

BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for the machine's old code page

# A spreadsheet runs a cell that starts so as a formula (OWASP, "CSV Injection"); the wide forms too.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def to_csv(review: Review, *, header: bool = True) -> str:
    """The findings, worst first; with `header` the byte order mark and the columns' names first."""
    out = StringIO()
    if header:
        out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out)
    writer.writerows([list(COLUMNS)] if header else [])
    writer.writerows([harmless(cell) for cell in row] for row in rows(review))
    return out.getvalue()


def rows(review: Review) -> Iterator[tuple[str, ...]]:
    """One row of `COLUMNS` for each finding."""
    contract = review.contract
    head = (contract.document.source, contract.kind.type, review.playbook, review.side, verdict_of(review))
    for finding in ordered(review):
        yield (*head, *_cells(review, finding))


def harmless(cell: str) -> str:
    """`cell` with an apostrophe before it when a spreadsheet would run it."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def _cells(review: Review, finding: Finding) -> tuple[str, ...]:
    document = review.contract.document
    page = document.page_of(finding.evidence[0].start) if finding.evidence else None
    return (
        finding.severity.name.lower(),
        finding.state,
        finding.rule,
        one_line(finding.title),
        one_line(finding.message),
        one_line(finding.why),
        visible(finding.suggestion),
        finding.hurts,
        finding.owner,
        place_of_finding(review, finding),
        str(page or ""),
        " […] ".join(one_line(document.quote(span)) for span in finding.evidence),
        one_line("; ".join(finding.searched)),
        one_line(finding.source),
        finding.fingerprint,
        document.view,
        "yes" if in_negotiation(review, finding) else "",
    )
