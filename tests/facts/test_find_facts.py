"""Facts of a whole document: invariants, speed on hostile text, and real contracts."""

from __future__ import annotations

import json
import time
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausekit.datamodel import Block, Document, Span
from clausekit.facts import FINDERS, days_of, find_facts, find_parties, find_terms, mismatches

PIECES = st.sampled_from(
    [
        "thirty (30) days",
        "$1,000",
        "1.5% per month",
        "March 3, 2004",
        "Section 7.2(b)",
        "“Term” means",
        "[___]",
        "____",
        "the laws of the State of New York",
        "governed by",
        "https://example.com/x",
        '(the "Fee")',
        "one",
        "half",
        "and",
        " ",
        "(",
        ")",
        ".",
        ",",
        "\n",
        "\t",
        "million",
        "dollars",
        "US$",
        "Exhibit A",
        "between ACME, Inc. (“Customer”) and",
        "½",
        "İ",
        "🙂",
    ]
)
HOSTILE = [
    "((((" * 10_000,
    "9" * 100_000,
    " " * 100_000,
    "_" * 100_000,
    "_ " * 50_000,
    '"' * 100_000,
    "$" * 100_000,
    "% " * 50_000,
    "one " * 25_000,
    "days " * 20_000,
    "dollars " * 12_000,
    "May " * 25_000,
    "law of " * 14_000,
    "courts in the " * 7_000,
    "Section 1, " * 9_000,
    "[" * 100_000,
    "[A" * 50_000,
    "*" * 100_000,
    "a." * 50_000,
    "www." * 25_000,
    "Aa " * 30_000,
    '("a" ' * 20_000,
    "between A, B and " * 6_000,
    "1,000," * 16_000,
    "and " * 25_000,
    "\n" * 100_000,
    "A.B. " * 20_000,
    "Inc. By: " * 11_000,
    "renew " * 16_000,
    "Agreement shall " * 6_000,
    "liable exceed fees " * 5_000,
    "Customer: A" * 9_000,
]


@given(st.lists(PIECES, max_size=30).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_spans_lie_in_the_text_and_values_parse(text: str) -> None:
    for find in FINDERS:
        for fact in find(text):
            assert 0 <= fact.span.start < fact.span.end <= len(text)
            assert_value_parses(fact.kind, fact.value, fact.unit)
    for item in mismatches(text):
        assert item.words != item.figure


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_can_be_read(text: str) -> None:
    document = Document("t", "", "text/plain", text, (Block(Span(0, len(text)), "paragraph"),))
    facts = find_facts(document)
    parties = find_parties(document, ())
    for term in find_terms(document, (), facts, parties):
        assert term.value
        assert 0 <= term.span.start < term.span.end <= len(text)


def assert_value_parses(kind: str, value: str, unit: str) -> None:
    if kind == "duration":
        assert days_of(value) >= 0
    elif kind in {"money", "percentage"}:
        assert Decimal(value) >= 0
        assert "E" not in value
    elif kind == "date":
        date.fromisoformat(value + "-01" if unit == "month" else value)
    else:
        assert value


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:8]))
def test_hostile_text_costs_no_more_than_seconds(text: str) -> None:
    document = Document("t", "", "text/plain", text, (Block(Span(0, len(text)), "paragraph"),))
    began = time.perf_counter()
    facts = find_facts(document)
    find_terms(document, (), facts, find_parties(document, ()))
    assert time.perf_counter() - began < 12


def test_facts_come_in_order_and_not_from_furniture(contract: Any) -> None:
    document = contract(
        "Pay within 30 days and $500.", ("footer", "Version of 1 March 2020"), "Renews for 2 years."
    )
    facts = find_facts(document)
    assert [(fact.kind, fact.value) for fact in facts] == [
        ("duration", "P30D"),
        ("money", "500"),
        ("duration", "P2Y"),
    ]
    assert [document.quote(fact.span) for fact in facts] == ["30 days", "$500", "2 years"]


def test_no_fact_crosses_a_block(contract: Any) -> None:
    document = contract("within thirty", "days of March 3,", "2004")
    assert find_facts(document) == ()


def test_a_blank_date_is_one_blank(contract: Any) -> None:
    facts = find_facts(contract("made on ____ day of ____, 20__ in Paris"))
    assert [(fact.kind, fact.value) for fact in facts] == [("blank", "date")]


@pytest.mark.data
def test_facts_of_real_contracts_point_at_their_words(data_dir: Path) -> None:
    lines = (data_dir / "cuad" / "contracts.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines[:6]:
        text = json.loads(line)["text"]
        document = Document("t", "", "text/plain", text, (Block(Span(0, len(text)), "paragraph"),))
        facts = find_facts(document)
        assert len(facts) > 20
        assert list(facts) == sorted(facts, key=lambda fact: fact.span)
        for fact in facts:
            assert_value_parses(fact.kind, fact.value, fact.unit)
            assert document.quote(fact.span).strip()


def test_a_fact_in_aligned_text_keeps_its_words(contract: Any) -> None:
    document = contract(
        "governed   by the  laws  of the   State of  New   York, within  thirty   (30)   days"
    )
    assert [(fact.value, document.quote(fact.span)) for fact in find_facts(document)] == [
        ("New York", "New   York"),
        ("P30D", "thirty   (30)   days"),
    ]
