"""A review made by hand."""

from __future__ import annotations

import pytest

from clausekit.datamodel import (
    Block,
    Clause,
    Contract,
    Document,
    Fact,
    Finding,
    Label,
    Party,
    Problem,
    Provision,
    Review,
    Severity,
    Span,
    Term,
)  # fmt: skip

TEXT = "Services Agreement\n1. Term\nThe term is three (3) years and renews for one year.\nPage 1"


@pytest.fixture
def review() -> Review:
    """One clause, one of everything else, two findings."""
    blocks = (
        Block(Span(0, 18), "heading"),
        Block(Span(19, 26), "heading", number="1."),
        Block(Span(27, 76), "paragraph"),
        Block(Span(77, 83), "footer"),
    )
    document = Document(
        "deals/msa.txt", "ab" * 32, "text/plain", TEXT, blocks,
        problems=(Problem("no_text", "page 2 holds no text", 2),),
    )  # fmt: skip
    clause = Clause(
        "1", "1.", "Term", Span(19, 76), Span(27, 76), labels=(Label("term_and_renewal", 0.9, "x"),)
    )
    contract = Contract(
        document,
        Label("saas", 0.8, "title"),
        (Party("Harbour plc", ("Customer",), "customer", Span(0, 8)),),
        (clause,),
        (Provision("renewal_term", Span(27, 76), 0.7),),
        (Fact("duration", "P3Y", "years", Span(39, 54)),),
        (Term("renewal_term", "P1Y", Span(27, 76)),),
    )
    missing = Finding(
        "LOL-01", "missing", Severity.CRITICAL, "customer", "legal", "No cap on liability", "m", "w",
        "s", "src", None, (), ("clauses: Term",), "f1",
    )  # fmt: skip
    risk = Finding(
        "TRM-02", "risk", Severity.LOW, "customer", "procurement", "Long renewal", "m", "w", "s", "src", "1",
        (Span(59, 76),), (), "f2",
    )  # fmt: skip
    return Review(contract, "saas", "customer", (missing, risk), (("clausekit", "0.1.0"),))
