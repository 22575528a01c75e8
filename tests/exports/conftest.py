"""A review built by hand: three pages, every state, hostile words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clausekit.datamodel import (
    Block,
    Box,
    Clause,
    Contract,
    Document,
    Fact,
    Finding,
    Label,
    Line,
    Page,
    Party,
    Problem,
    Provision,
    Review,
    Severity,
    Span,
    Term,
)

HOSTILE = "<script>alert('x')</script><img src=https://evil.example/a.png>"

LINES = (
    "MASTER SERVICES AGREEMENT",
    "Made on 12 March 2027 between Northwind Ltd (“Supplier”) and Fabrikam GmbH (“Customer”).",
    "1. Term",
    "1.1 The term is one year and renews for further years unless a party says no 90 days before its end.",
    "2. Liability",
    f"2.1 Supplier's liability is limited to USD 100 | {HOSTILE} & more.",
    "=HYPERLINK(\"https://evil.example\",\"click\") shall be void. \x1b[31mred\x1b[0m \u202eesrever",
)  # fmt: skip


def span_of(document: Document, words: str) -> Span:
    """Where `words` stand for the first time."""
    start = document.text.index(words)
    return Span(start, start + len(words))


def make_document(lines: tuple[str, ...] = LINES, *, paged: bool = True) -> Document:
    """A document with a block and a printed line for each of `lines`, three lines a page."""
    text, blocks, printed, start = "\n".join(lines), [], [], 0
    for index, line in enumerate(lines):
        span, page = Span(start, start + len(line)), index // 3 + 1
        blocks.append(Block(span, "paragraph", page=page if paged else None))
        printed.append(Line(span, page, Box(72, 100 + 20 * index, 72 + 5 * len(line), 112 + 20 * index)))
        start = span.end + 1
    pages = tuple(Page(number, 595, 842) for number in range(1, len(lines) // 3 + 2))
    return Document(
        source="folder/msa <b>.pdf",
        sha256="ab" * 32,
        media_type="application/pdf",
        text=text,
        blocks=tuple(blocks),
        pages=pages if paged else (),
        lines=tuple(printed) if paged else (),
        problems=(Problem("no_text", "the page is a picture without text", 3),) if paged else (),
    )


def make_finding(rule: str = "LIA-01", **changes: object) -> Finding:
    """A finding of high severity without proof; `changes` replace its fields."""
    finding = Finding(
        rule=rule,
        state="risk",
        severity=Severity.HIGH,
        hurts="customer",
        owner="legal",
        title="Low cap on liability",
        message="The cap is USD 100.",
        why="It would not cover a breach.",
        suggestion="Twelve months' fees.",
        source="judgement",
        clause=None,
        evidence=(),
        searched=(),
        fingerprint=f"{rule}-0001",
    )
    return replace(finding, **changes)  # type: ignore[arg-type]


def make_clauses(document: Document) -> tuple[Clause, ...]:
    """Two clauses with a child each, the second unclassified."""
    whole = len(document.text)
    second = document.text.index("2. Liability")

    def clause(id: str, start: int, end: int, heading: str, **rest: object) -> Clause:
        span = Span(start, end)
        return Clause(id, id, heading, span, span, **rest)  # type: ignore[arg-type]

    first = document.text.index("1. Term")
    labels = (Label("renewal", 0.91, "heading"),)
    return (
        clause("1", first, second - 1, "Term", labels=labels),
        clause("1.1", document.text.index("1.1"), second - 1, "", parent="1", level=1),
        clause("2", second, whole, "Liability"),
        clause("2.1", document.text.index("2.1"), whole, "", parent="2", level=1),
    )


def make_findings(document: Document) -> tuple[Finding, ...]:
    """One of each state, not in the order of their severity."""
    notice = span_of(document, "unless a party says no 90 days before its end")
    cap = span_of(document, f"limited to USD 100 | {HOSTILE}")
    formula = span_of(document, document.text.splitlines()[-1])
    return (
        make_finding(
            "TRM-01", severity=Severity.MEDIUM, clause="1.1", evidence=(notice,), title="Long notice"
        ),
        make_finding("LIA-01", clause="2.1", evidence=(cap, formula), title=f"Low cap {HOSTILE}"),
        make_finding(
            "SLA-01",
            state="missing",
            severity=Severity.CRITICAL,
            searched=("sla: uptime promise",),
            title="No SLA",
        ),
        make_finding(
            "ANX-01", state="unread", severity=Severity.LOW, evidence=(formula,), title="=1+1 annex"
        ),
        make_finding(
            "DAT-01", state="unclear", severity=Severity.LOW, evidence=(cap,), title="Data, perhaps"
        ),
    )


def make_review(*, paged: bool = True) -> Review:
    """The whole of it."""
    document = make_document(paged=paged)
    date = span_of(document, "12 March 2027")
    contract = Contract(
        document=document,
        kind=Label("managed_services", 0.87, "title"),
        parties=(
            Party("Northwind Ltd", ("Supplier",), "vendor", span_of(document, "Northwind Ltd")),
            Party("Fabrikam GmbH", ("Customer",), "customer", span_of(document, "Fabrikam GmbH")),
        ),
        clauses=make_clauses(document),
        provisions=(Provision("cap_on_liability", span_of(document, "limited to USD 100"), 0.8123456),),
        facts=(Fact("money", "100", "USD", span_of(document, "USD 100")),),
        terms=(
            Term("agreement_date", "2027-03-12", date),
            Term("notice_to_terminate_renewal", "P90D", span_of(document, "90 days")),
        ),
    )
    made_by = (("clausekit", "0.1.0"), ("playbook", "msa 3"), ("models", "none"))
    return Review(contract, "msa", "customer", make_findings(document), made_by)


@pytest.fixture(scope="session")
def review() -> Review:
    """A review of a paged document."""
    return make_review()


@pytest.fixture(scope="session")
def unpaged_review() -> Review:
    """The same of a document without pages and lines."""
    return make_review(paged=False)
