"""From hits to findings: states, severity, sides, silence, order and fingerprints."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausekit.datamodel import Contract, Label, Problem, Severity, Side, Span
from clausekit.playbook import check, load_playbook, verdict
from clausekit.playbook.schema import Playbook, Rule

Understand = Callable[[str], Contract]

WORDS = {
    "title": "A title", "hurts": "customer", "owner": "legal", "severity": "high", "message": "A message.",
    "why": "A reason.", "source": "judgement", "suggestion": "Better words.",
}  # fmt: skip


def rule(id: str, check: dict[str, object], **more: object) -> Rule:
    return Rule.model_validate({"id": id, "check": check, **WORDS, **more})


def playbook(*rules: Rule, **more: object) -> Playbook:
    return Playbook.model_validate({"id": "ours", "title": "Ours", "version": "1.0", "rules": rules, **more})


LAW = {"kind": "presence", "phrases": ["governed ... law"], "subject": ["governing law"]}


def test_an_absent_thing_is_missing_and_says_where_it_was_looked_for(understand: Understand) -> None:
    (found,) = check(playbook(rule("A-1", LAW)), understand("Fees are due in 30 days."), side="customer")
    assert (found.state, found.severity, found.evidence) == ("missing", Severity.HIGH, ())
    assert any("governed" in line for line in found.searched)


def test_an_absent_thing_is_unread_when_a_page_has_no_text(understand: Understand) -> None:
    contract = understand("Fees are due in 30 days.")
    document = replace(contract.document, problems=(Problem("no_text", "no text on the page", 3),))
    (found,) = check(playbook(rule("A-1", LAW)), replace(contract, document=document), side="customer")
    assert (found.state, found.severity) == ("unread", Severity.MEDIUM)
    assert any("page 3" in line for line in found.searched)


def test_an_absent_thing_is_unread_when_the_contract_points_elsewhere(understand: Understand) -> None:
    text = "The governing law is the one set out on the Cover Page."
    only_here = {"kind": "presence", "phrases": ["laws of"], "subject": ["governing law"]}
    (found,) = check(playbook(rule("A-1", only_here)), understand(text), side="customer")
    assert found.state == "unread"
    assert text[found.evidence[0].start : found.evidence[0].end] == text


def test_a_weak_label_makes_an_absent_thing_unclear(understand: Understand) -> None:
    contract = understand(
        "1. Scope\nWork.\n\n2. Fees\nMoney.\n\n3. Term\nA year.\n\n4. Law\nWhat law says.\n\n5. End\nOver."
    )
    clauses = tuple(replace(clause, labels=(Label("governing_law", 0.3),)) for clause in contract.clauses)
    wanted = rule("A-1", {"kind": "presence"}, clause=["governing_law"])
    (found,) = check(playbook(wanted), replace(contract, clauses=clauses), side="customer")
    assert found.state == "unclear"
    assert found.evidence


def test_a_missing_clause_is_one_finding(understand: Understand) -> None:
    absent = rule("A-1", LAW, covers=["A-2"])
    weak = rule("A-2", {"kind": "presence", "phrases": ["courts of"]})
    present = rule("A-3", {"kind": "phrase", "phrases": ["fees are due"]})
    found = check(playbook(absent, weak, present), understand("Fees are due."), side="customer")
    assert {finding.rule for finding in found} == {"A-1", "A-3"}


def test_words_that_a_fuller_rule_quotes_are_not_told_twice(understand: Understand) -> None:
    fuller = rule("A-1", {"kind": "phrase", "phrases": ["deposit ... lost"]}, covers=["A-2"])
    plain = rule("A-2", {"kind": "phrase", "phrases": ["is lost"]}, message="“{found}”")
    contract = understand("A deposit is lost. Title passes on payment. A discount that was earned is lost.")
    found = check(playbook(fuller, plain), contract, side="customer")
    quotes = {finding.rule: [contract.document.quote(span) for span in finding.evidence] for finding in found}
    assert quotes == {"A-1": ["A deposit is lost."], "A-2": ["A discount that was earned is lost."]}


def test_what_is_refused_is_not_missing_as_well(understand: Understand) -> None:
    refused = rule("A-1", {"kind": "phrase", "phrases": ["no audit"]}, covers=["A-2"])
    missing = rule("A-2", {"kind": "presence", "phrases": ["may audit"]})
    both = playbook(refused, missing)
    assert [found.rule for found in check(both, understand("Fees are due."), side="customer")] == ["A-2"]
    found = check(both, understand("There is no audit."), side="customer")
    assert [finding.rule for finding in found] == ["A-1"]


def test_of_two_rules_that_cover_each_other_one_speaks(understand: Understand) -> None:
    first = rule("A-1", {"kind": "phrase", "phrases": ["deposit"]}, covers=["A-2"])
    second = rule("A-2", {"kind": "phrase", "phrases": ["is lost"]}, covers=["A-1"])
    found = check(playbook(first, second), understand("A deposit is lost."), side="customer")
    assert [finding.rule for finding in found] == ["A-1"]


@pytest.mark.parametrize(("hurts", "side", "seen"), [
    ("customer", "customer", True), ("customer", "vendor", False),
    ("vendor", "vendor", True), ("both", "vendor", True),
])  # fmt: skip
def test_a_side_sees_what_hurts_it(understand: Understand, hurts: str, side: Side, *, seen: bool) -> None:
    wanted = rule("A-1", LAW, hurts=hurts)
    assert bool(check(playbook(wanted), understand("Fees are due."), side=side)) is seen


def test_a_one_sided_right_hurts_the_side_without_it(understand: Understand) -> None:
    right = {"kind": "one_sided", "it": "right", "phrases": ["<party> may terminate"]}
    wanted = playbook(rule("A-1", right, hurts="both", message="Only {who}."))
    (found,) = check(wanted, understand("Provider may terminate at will."), side="customer")
    assert (found.hurts, found.message) == ("customer", "Only Provider.")
    assert not check(wanted, understand("Provider may terminate at will."), side="vendor")
    assert not check(wanted, understand("Provider may terminate. Customer may terminate."), side="customer")
    assert not check(wanted, understand("Either party may terminate."), side="customer")


def test_a_rule_for_other_kinds_of_contract_is_silent(understand: Understand) -> None:
    contract = replace(understand("Fees are due."), kind=Label("nda", 0.9))
    wanted = rule("A-1", LAW, kinds=["saas"])
    assert not check(playbook(wanted), contract, side="customer")
    assert check(playbook(wanted, kinds=["saas"]), contract, side="customer"), (
        "whoever chose the playbook said what it is"
    )


def test_what_one_kind_needs_is_unclear_while_the_kind_is_a_guess(
    understand: Understand,
) -> None:
    guessed = replace(understand("Fees are due."), kind=Label("saas", 0.3))
    told = replace(guessed, kind=Label("nda", 0.3))
    wanted, always = rule("A-1", LAW, kinds=["saas"]), rule("A-2", LAW)
    states = {f.rule: f.state for f in check(playbook(wanted, always), guessed, side="customer")}
    assert states == {"A-1": "unclear", "A-2": "missing"}
    (chosen,) = check(playbook(wanted, kinds=["saas"]), told, side="customer")
    assert chosen.state == "missing", "whoever chose the playbook said what kind it is"


def test_nothing_is_missing_from_a_part_of_an_agreement(understand: Understand) -> None:
    wanted = playbook(rule("A-1", LAW), part_titles=["order form"])
    assert not check(wanted, understand("Order Form\n\nFees are due in 30 days."), side="customer")


def test_a_playbook_for_what_is_always_a_part_reports_only_its_own_absences(understand: Understand) -> None:
    wanted = playbook(rule("A-1", LAW), rule("A-2", LAW, part=True), part=True)
    found = check(wanted, understand("Data terms\n\nFees are due in 30 days."), side="customer")
    assert [finding.rule for finding in found] == ["A-2"]


def test_conditions_are_heeded(understand: Understand) -> None:
    contract = understand("Invoices are sent monthly.")
    assert check(playbook(rule("A-1", LAW, when={"phrases": ["invoice"]})), contract, side="customer")
    assert not check(playbook(rule("A-1", LAW, when={"phrases": ["licence"]})), contract, side="customer")
    assert not check(playbook(rule("A-1", LAW, unless={"phrases": ["invoice"]})), contract, side="customer")


def test_the_most_severe_comes_first_and_then_the_place(understand: Understand) -> None:
    rules = [
        rule("A-1", {"kind": "phrase", "phrases": ["later"]}, severity="low"),
        rule("A-2", {"kind": "phrase", "phrases": ["third"]}),
        rule("A-3", {"kind": "phrase", "phrases": ["second"]}),
    ]
    text = "First one. The second sentence. The third sentence. And later ones."
    found = check(playbook(*rules), understand(text), side="customer")
    assert [finding.rule for finding in found] == ["A-3", "A-2", "A-1"]


def test_a_fingerprint_stays_while_other_text_moves(understand: Understand) -> None:
    wanted = playbook(rule("A-1", {"kind": "phrase", "phrases": ["pays twice"]}))
    before = check(wanted, understand("Customer pays twice. It is late."), side="customer")[0]
    after = check(
        wanted, understand("Something new stands here.\n\nCustomer pays  twice. It is late."), side="customer"
    )[0]
    other = check(wanted, understand("Customer always pays twice. It is late."), side="customer")[0]
    assert before.fingerprint == after.fingerprint != other.fingerprint


def test_numbers_are_judged_with_their_unit(understand: Understand) -> None:
    long = {
        "kind": "duration",
        "anchors": ["within #"],
        "bands": [{"over": "10 business days", "severity": "high"}],
    }
    wanted = playbook(rule("A-1", long, message="{found} over {limit}"))
    assert not check(wanted, understand("Reply within fourteen (14) days."), side="customer")
    assert not check(wanted, understand("Reply within 336 hours."), side="customer")
    (found,) = check(wanted, understand("Reply within 11 business days."), side="customer")
    assert found.message == "11 business days over 10 business days"


@given(text=st.text(alphabet="Provider may terminate. 30 days\n(\t)fees", max_size=400))
@settings(max_examples=30, deadline=None)
def test_whatever_the_text_every_finding_has_proof(understand: Understand, text: str) -> None:
    if not text.strip():
        return
    contract = understand(text)
    for finding in check(load_playbook("general"), contract, side="customer"):
        assert finding.evidence or finding.searched
        for span in finding.evidence:
            assert (
                Span(0, len(contract.document.text)).start
                <= span.start
                < span.end
                <= len(contract.document.text)
            )
            assert text[span.start : span.end] == contract.document.quote(span)


def test_checking_twice_says_the_same(understand: Understand) -> None:
    contract = understand("Customer pays within 5 days of invoice. All fees are non-refundable.")
    general = load_playbook("general")
    assert check(general, contract, side="customer") == check(general, contract, side="customer")


def test_verdicts(understand: Understand) -> None:
    contract = understand("It is bad.")

    def of(severity: str) -> tuple[str, str]:
        bad = rule("A-1", {"kind": "phrase", "phrases": ["bad"]}, severity=severity)
        return verdict(check(playbook(bad), contract, side="customer"))

    assert of("critical") == ("do_not_sign", "A-1")
    assert of("medium") == ("negotiate", "A-1")
    assert of("low") == ("ready_to_sign", "")
    assert verdict(()) == ("ready_to_sign", "")
