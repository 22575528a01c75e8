"""The kinds of check: all of them in the union, all of them used, and what the less common ones see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

import clausekit.playbook.checks as room
from clausekit.datamodel import Contract, Provision, Span
from clausekit.playbook import builtin_playbooks, check, load_playbook
from clausekit.playbook.checks import AnyCheck
from clausekit.playbook.reading import Reading
from clausekit.playbook.schema import Playbook, Rule

Understand = Callable[[str], Contract]
HELPERS = {"__init__", "base", "bands"}


def test_every_file_of_the_folder_is_a_kind_in_the_union() -> None:
    files = {file.stem for file in Path(room.__file__).parent.glob("*.py")} - HELPERS
    kinds = {model.__module__.rsplit(".", 1)[-1] for model in get_args(AnyCheck)}
    assert files == kinds


def test_every_kind_is_named_for_its_file_and_used_by_a_rule() -> None:
    used = {rule.check.kind for id in builtin_playbooks() for rule in load_playbook(id).rules}
    for model in get_args(AnyCheck):
        (kind,) = get_args(model.model_fields["kind"].annotation)
        assert kind == model.__module__.rsplit(".", 1)[-1]
        assert kind in used


def found(understand: Understand, settings: dict[str, object], text: str) -> list[tuple[str, str]]:
    rule = Rule.model_validate({
        "id": "A-1", "title": "A title", "hurts": "both", "owner": "legal", "severity": "high",
        "why": "A reason.",
        "message": settings.pop("message", "A message."), "source": "judgement", "suggestion": "Better.",
        "check": settings,
    })  # fmt: skip
    playbook = Playbook(id="ours", title="Ours", version="1.0", rules=(rule,))
    return [
        (finding.state, finding.message) for finding in check(playbook, understand(text), side="customer")
    ]


@pytest.mark.parametrize(("text", "message"), [
    ("Payment is due within thirty (60) days.", "thirty (60)"),
    ("The fee is one hundred (1,000) euro.", "one hundred (1,000)"),
    ("Insurance of two million dollars ($3,000,000).", "two million dollars ($3,000,000)"),
    ("Two percent (3%) a month.", "Two percent (3%)"),
])  # fmt: skip
def test_figures_that_differ_from_words(understand: Understand, text: str, message: str) -> None:
    assert found(understand, {"kind": "figures", "message": "{found}"}, text) == [("risk", message)]


def test_figures_on_the_next_line_are_shown(understand: Understand) -> None:
    contract = understand("l. Buyer pays all penalties within thirty\n(47) days of receipt of the invoice.")
    rule = next(rule for rule in load_playbook("general").rules if rule.check.kind == "figures")
    (finding,) = check(
        Playbook(id="ours", title="Ours", version="1.0", rules=(rule,)), contract, side="customer"
    )
    assert "(47)" in contract.document.quote(finding.evidence[0])


def test_a_number_may_be_that_of_a_key_term(understand: Understand) -> None:
    settings: dict[str, object] = {
        "kind": "duration", "anchors": ["words that never come #"], "term": "payment_days",
        "unless": ["disput*"], "bands": [{"under": "15 days", "severity": "high"}], "message": "{found}",
    }  # fmt: skip
    short = "Penalties are paid by the Buyer within nine (9) days of receipt of the invoice."
    assert found(understand, dict(settings), short) == [("risk", "nine (9) days")]
    assert found(understand, dict(settings), short.replace("nine (9)", "sixty (60)")) == []
    assert found(understand, dict(settings), short.replace("Penalties", "Disputed penalties")) == []
    del settings["term"]
    assert found(understand, settings, short) == []


@pytest.mark.parametrize("text", [
    "Payment is due within thirty (30) days.", "Section twelve (b)", "Six (6,000,000) million shares.",
    "forty-five (45) days", "one million two hundred thousand U.S. dollars (US$1,200,000.00)",
    "one and three-quarters percent (1.75%)",
])  # fmt: skip
def test_figures_that_agree(understand: Understand, text: str) -> None:
    assert found(understand, {"kind": "figures"}, text) == []


def test_a_conflict_is_between_different_values_only(understand: Understand) -> None:
    terms = {"kind": "conflict", "of": "duration", "anchors": ["pay .. within #"], "message": "{found}"}
    text = "Customer shall pay within 30 days. In Exhibit A: Customer shall pay within {}."
    assert found(understand, dict(terms), text.format("forty-five (45) days")) == [
        ("risk", "30 days and forty-five (45) days")
    ]
    assert found(understand, dict(terms), text.format("thirty (30) days")) == []


def test_money_of_another_currency_is_not_judged(understand: Understand) -> None:
    low = {
        "kind": "money",
        "currency": "USD",
        "anchors": ["exceed #"],
        "bands": [{"under": 1000, "severity": "high"}],
    }
    assert found(understand, dict(low), "Liability shall not exceed USD 500.")
    assert not found(understand, dict(low), "Liability shall not exceed EUR 500.")


def test_rates_are_brought_to_one_period(understand: Understand) -> None:
    high = {
        "kind": "percentage",
        "per": "month",
        "anchors": ["interest .. #"],
        "bands": [{"over": 1.5, "severity": "high"}],
    }
    assert found(understand, dict(high), "It bears interest at 24% per annum.")
    assert not found(understand, dict(high), "It bears interest at 12% per annum.")
    assert not found(understand, dict(high), "It bears interest at 24%.")


def test_downtime_is_worked_out(understand: Understand) -> None:
    low = {
        "kind": "percentage",
        "anchors": ["available #"],
        "bands": [{"under": 99.9, "severity": "high"}],
        "message": "{downtime}",
    }
    assert found(understand, low, "It is available 99.5% of the time.") == [("risk", "3 h 36 min")]


def test_a_law_that_holds_an_allowed_name_passes(understand: Understand) -> None:
    laws = {"kind": "allow_list", "allowed": ["England"], "message": "{found}"}
    assert not found(understand, dict(laws), "This Agreement is governed by the laws of England and Wales.")
    assert found(understand, dict(laws), "This Agreement is governed by the laws of the State of Texas.")


def test_a_reference_into_a_law_is_not_broken(understand: Understand) -> None:
    lines = [
        "Scope\nSee Section 365 of the Bankruptcy Code.",
        "Fees\nDue.",
        "Term\nLong.",
        "Law\nOurs.",
        "End\nOver.",
    ]
    text = "\n\n".join(f"{number}. {line}" for number, line in enumerate(lines, start=1))
    assert not found(understand, {"kind": "reference", "to": "sections"}, text)


def test_a_title_of_an_exhibit_is_not_a_reference_to_it(understand: Understand) -> None:
    text = "Prices are in Exhibit A.\n\nExhibit A\n\nEUR 100."
    assert not found(understand, {"kind": "reference", "to": "exhibits"}, text)


def test_a_need_met_in_another_clause_does_not_count_within_the_clause(understand: Understand) -> None:
    text = (
        "7. Liability. Liability shall not exceed the fees.\n8. Indemnity. Provider shall indemnify Customer."
    )
    needs = {"kind": "requires", "given": ["liability .. exceed"], "needs": ["indemni*"]}
    assert found(understand, {**needs, "within": "clause"}, text)
    assert not found(understand, {**needs, "within": "document"}, text)


def test_a_number_hurts_the_side_that_it_binds(understand: Understand) -> None:
    settings = {
        "kind": "duration", "binds": True, "anchors": ["<party> shall not hire .. #"],
        "bands": [{"over": "12 months", "severity": "high"}],
    }  # fmt: skip
    assert found(understand, dict(settings), "Customer shall not hire staff for 24 months.")
    assert not found(understand, dict(settings), "Provider shall not hire staff for 24 months.")
    assert found(understand, dict(settings), "Neither party shall not hire staff for 24 months.")


@pytest.mark.parametrize(("score", "count"), [(0.95, 1), (0.7, 0)])
def test_a_learned_provision_counts_as_said_from_its_score_on(
    understand: Understand, score: float, count: int
) -> None:
    text = "1. General. We reserve the right to revise these rules whenever we like."
    contract = understand(text)
    start = contract.document.text.index("We reserve")
    provision = Provision("unilateral_change_of_terms", Span(start, len(contract.document.text)), score)
    rule = Rule.model_validate({
        "id": "A-1", "title": "A title", "hurts": "both", "owner": "legal", "severity": "high",
        "why": "A reason.", "message": "May change: {found}", "source": "judgement", "suggestion": "Better.",
        "provision": ["unilateral_change_of_terms"],
        "check": {"kind": "phrase", "phrases": ["by posting"], "unless": ["with consent"], "learned": 0.8},
    })  # fmt: skip
    playbook = Playbook(id="ours", title="Ours", version="1.0", rules=(rule,))
    found = check(playbook, replace(contract, provisions=(provision,)), side="customer")
    assert len(found) == count
    assert all(finding.evidence == (provision.span,) and finding.state == "risk" for finding in found)


def test_what_is_found_by_its_meaning_with_less_certainty_is_unclear(understand: Understand) -> None:
    contract = understand("1. General. We reserve the right to revise these rules whenever we like.")
    span = Span(0, len(contract.document.text))
    less, more = (
        Provision(type, span, score) for type, score in (("price_set_at_will", 0.6), ("sole_remedy", 0.9))
    )
    rule = Rule.model_validate({
        "id": "A-1", "title": "A title", "hurts": "both", "owner": "legal", "severity": "high",
        "why": "A reason.", "message": "May change: {found}", "source": "judgement", "suggestion": "Better.",
        "provision": ["price_set_at_will", "sole_remedy"],
        "check": {"kind": "phrase", "phrases": ["by posting"], "learned": 0.5},
    })  # fmt: skip
    playbook = Playbook(id="ours", title="Ours", version="1.0", rules=(rule,))
    states = {
        provisions: [
            each.state for each in check(playbook, replace(contract, provisions=provisions), side="customer")
        ]
        for provisions in ((less,), (less, more))
    }
    assert states == {(less,): ["unclear"], (less, more): ["risk"]}


@pytest.mark.parametrize(("met_by", "count"), [([], 1), (["late_interest"], 1), (["service_credits"], 0)])
def test_a_need_may_be_met_by_a_provision_in_any_words(
    understand: Understand, met_by: list[str], count: int
) -> None:
    contract = understand(
        "1. Levels. The platform is available 99.9% of the month, or we take something off."
    )
    provision = Provision("service_credits", Span(0, len(contract.document.text)), 0.9)
    rule = Rule.model_validate({
        "id": "A-1", "title": "A title", "hurts": "both", "owner": "legal", "severity": "high",
        "why": "A reason.", "message": "No credits.", "source": "judgement", "suggestion": "Better.",
        "check": {
            "kind": "requires", "given": ["available .. <percentage>"],
            "needs": ["credit*"], "met_by": met_by,
        },
    })  # fmt: skip
    playbook = Playbook(id="ours", title="Ours", version="1.0", rules=(rule,))
    findings = check(playbook, replace(contract, provisions=(provision,)), side="customer")
    assert len(findings) == count


def test_a_need_may_be_met_by_the_number_of_a_clause(understand: Understand) -> None:
    rule = next(rule for rule in load_playbook("saas").rules if rule.id == "LOL-05")
    alone = Playbook(id="a", title="One", version="1", rules=(rule.model_copy(update={"kinds": ()}),))
    text = (
        "1. Data Protection\nThe provider shall keep personal data safe at all times and in every place.\n"
        "2. Fees\nFees are due each month.\n"
        "3. Limitation of Liability\n3.1 This does not apply to a breach of section {}.\n"
        "3.2 The provider's liability shall not exceed the annual fees."
    )
    assert not check(alone, understand(text.format(1)), side="customer")
    assert check(alone, understand(text.format(2)), side="customer")


def test_a_cell_that_says_that_something_is_to_come_is_open() -> None:
    from clausekit.playbook.openings import _STILL

    assert _STILL.fullmatch("to be nominated")
    assert _STILL.fullmatch("still to be agreed by the parties.")
    assert not _STILL.fullmatch("to be delivered in March")


def test_a_list_belongs_to_the_words_before_it_without_a_colon(understand: Understand) -> None:
    contract = understand(
        "6.4 Time is not counted for a service level where it stems from\n(a) a supplier; or\n(b) works."
    )
    sentence = Reading(contract).sentence_at(contract.document.text.index("a supplier"))
    assert "not counted" in contract.document.quote(sentence)


def test_a_sentence_that_only_mentions_a_thing_does_not_show_that_it_is_there(understand: Understand) -> None:
    duty = {"kind": "presence", "phrases": ["kept confidential"], "unless": ["arbitration"]}
    assert not found(understand, dict(duty), "All that is disclosed shall be kept confidential.")
    assert found(understand, dict(duty), "The arbitration shall be kept confidential.") == [
        ("missing", "A message.")
    ]


def test_a_key_term_counts_where_its_sentence_settles_the_thing(understand: Understand) -> None:
    law = {"kind": "presence", "term": "governing_law", "term_says": ["governed by"]}
    settled = "This Agreement is governed by the laws of the State of Iowa."
    in_passing = "This Agreement is subject to the laws of the State of Iowa on signs at the road."
    assert understand(settled).term("governing_law")
    assert understand(in_passing).term("governing_law")
    assert not found(understand, dict(law), settled)
    assert found(understand, dict(law), in_passing)


def test_a_bare_heading_does_not_show_that_a_clause_is_there(understand: Understand) -> None:
    rule = {
        "id": "A-1", "title": "A title", "hurts": "both", "owner": "legal", "severity": "high",
        "why": "A reason.", "message": "A message.", "source": "judgement", "suggestion": "Better.",
        "clause": ["insurance"], "check": {"kind": "presence"},
    }  # fmt: skip
    playbook = Playbook(id="ours", title="Ours", version="1.0", rules=(Rule.model_validate(rule),))
    contract = understand("1. Fees. You pay.\n\n2. Insurance. You insure the goods.")
    bare = replace(
        contract,
        clauses=tuple(
            replace(clause, body=Span(clause.span.end, clause.span.end)) for clause in contract.clauses
        ),
    )
    assert not check(playbook, contract, side="customer")
    assert check(playbook, bare, side="customer")
