"""Hostile text: no pattern of the room runs away on it, wherever the pattern comes from.

`test_phrases.py` does the same for the phrases of the rules' checks; here are the conditions of rules,
matrices, strengths and interactions, and the patterns that modules write themselves.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator

import pytest

import clausekit.playbook as room
from clausekit.playbook import builtin_playbooks, load_playbook
from clausekit.playbook.interactions import INTERACTIONS
from clausekit.playbook.matrices import builtin_matrices, load_matrix
from clausekit.playbook.phrases import NUMBERS, compile_phrase
from clausekit.playbook.proof import contract_from
from clausekit.playbook.reading import Reading
from clausekit.playbook.strengths import strength_rules

_MOST_SECONDS = 1.0
# A sentence of 2,500 characters is the longest that phrases are tried on.
HOSTILE = {
    "one word": "shall " * 400,
    "blanks": " \t\n" * 800,
    "open brackets": "([{“" * 600,
    "numbers": "1.1.1.1 % 9,999 " * 150,
    "number marks": f"{NUMBERS['duration']} not " * 400,
    "near miss": "exhibit a exhibit b section 1( section 2( not to be [to be completed [ " * 35,
    "hyphens": "non-non-non-" * 200,
    "letters": "a" * 2_500,
}


def modules() -> Iterator[object]:
    for found in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
        yield importlib.import_module(found.name)


def written_patterns() -> dict[str, re.Pattern[str]]:
    """The module's own patterns, by module and name."""
    return {
        f"{getattr(module, '__name__', '')}.{name}": value
        for module in modules()
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern)
    }


def words_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from words_in(item)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for item in value:
            yield from words_in(item)


def phrases_outside_checks() -> set[str]:
    rules = [rule for id in builtin_playbooks() for rule in load_playbook(id).rules]
    conditions = [condition.phrases for rule in rules for condition in (rule.when, rule.unless) if condition]
    parts = [
        (playbook.part_when, playbook.part_titles) for playbook in map(load_playbook, builtin_playbooks())
    ]
    matrices = [
        requirement.model_dump(include={"needs", "limits", "subject", "unless"})
        for id in builtin_matrices()
        for requirement in load_matrix(id).requirements
    ]
    strengths = [rule.check.model_dump(exclude={"kind", "bands"}) for _, rule in strength_rules()]
    constants = [
        value
        for module in modules()
        for name, value in vars(module).items()
        if name.isupper() and isinstance(value, (tuple, dict))
    ]
    return set(words_in([conditions, parts, matrices, strengths, constants]))


def compiled() -> dict[str, re.Pattern[str]]:
    found = {}
    for phrase in phrases_outside_checks():
        try:
            found[phrase] = compile_phrase(phrase, "duration").regex
        except ValueError:  # a name, a period, a format
            continue
    return found


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_pattern_that_a_module_writes_runs_away(text: str) -> None:
    patterns = written_patterns()
    assert len(patterns) > 30
    for name, pattern in patterns.items():
        begun = time.process_time()
        sum(1 for _ in pattern.finditer(text))
        pattern.match(text)
        assert time.process_time() - begun < _MOST_SECONDS, name


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_phrase_outside_the_checks_runs_away(text: str) -> None:
    patterns = compiled()
    assert len(patterns) > 300
    for phrase, pattern in patterns.items():
        begun = time.process_time()
        pattern.search(text)
        assert time.process_time() - begun < _MOST_SECONDS, phrase


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_interaction_stumbles_over_hostile_text(text: str) -> None:
    reading = Reading(contract_from(text))
    begun = time.process_time()
    for interaction in INTERACTIONS.values():
        assert list(interaction(reading)) == []
    assert time.process_time() - begun < 5 * _MOST_SECONDS
