"""Every rule's own examples: the good ones raise nothing, the bad ones do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from clausekit.datamodel import Finding
from clausekit.playbook import builtin_playbooks, load_playbook
from clausekit.playbook.schema import Rule

Find = Callable[[Rule, str], tuple[Finding, ...]]

RULES: dict[str, Rule] = {}
for _rule in (rule for id in builtin_playbooks() for rule in load_playbook(id).rules):
    RULES.setdefault(_rule.id, _rule)  # a playbook that changes a check drops the examples of the other
GOOD = [(rule, text) for rule in RULES.values() for text in rule.examples.good]
BAD = [(rule, text) for rule in RULES.values() for text in rule.examples.bad]


def name(value: object) -> str:
    return value.id if isinstance(value, Rule) else str(value)[:40]


@pytest.mark.parametrize(("rule", "text"), GOOD, ids=name)
def test_a_good_example_raises_nothing(rule: Rule, text: str, findings_of: Find) -> None:
    assert not findings_of(rule, text)


@pytest.mark.parametrize(("rule", "text"), BAD, ids=name)
def test_a_bad_example_is_found_and_says_why(rule: Rule, text: str, findings_of: Find) -> None:
    found = findings_of(rule, text)
    assert found
    for finding in found:
        assert finding.rule == rule.id
        assert finding.evidence or finding.searched
        assert "{" not in finding.message


@pytest.mark.parametrize("rule", RULES.values(), ids=name)
def test_a_rule_has_two_examples_of_each_sort(rule: Rule) -> None:
    assert len(rule.examples.good) >= 2
    assert len(rule.examples.bad) >= 2
