"""The language of phrases: what fits, what does not, and that nothing can make it run away."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausekit.playbook import builtin_playbooks, load_playbook
from clausekit.playbook.phrases import BOTH, CUSTOMER, NUMBERS, STOP, VENDOR, compile_phrase


def fits(phrase: str, text: str) -> bool:
    return bool(compile_phrase(phrase, "duration").regex.search(text))


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("service credit", "the service credits are due"),
        ("service credit", "“service\ncredit”"),
        ("remedy", "exclusive remedies"),
        ("terminat*", "on termination of this"),
        ("organi*ational", "technical and organisational measures"),
        ("non-renewal", "notice of nonrenewal"),
        ("(sole|exclusive) [and exclusive] remedy", "the sole and exclusive remedy"),
        ("may .. suspend", "may at any time suspend"),
        ("<vendor> may", f"{VENDOR * 8} may"),
        ("<customer>'s consent", f"{CUSTOMER * 8}'s consent"),
        ("<party> shall", f"{BOTH * 11} shall"),
        ("# .. notice", f"{NUMBERS['duration'] * 7} prior notice"),
    ],
)
def test_a_phrase_fits(phrase: str, text: str) -> None:
    assert fits(phrase, text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("service credit", "services accredited"),
        ("service credit", f"the service{STOP} credit is due"),
        ("cure", "security"),
        ("may .. suspend", "may at any time and for any reason suspend"),
        ("<vendor> may", f"{CUSTOMER * 8} may"),
        ("# .. notice", f"{NUMBERS['money'] * 7} prior notice"),
        # The second number is nearer to the words, so the first is not theirs.
        ("term .. # .. before", "term of a year before"),
    ],
)
def test_a_phrase_does_not_fit(phrase: str, text: str) -> None:
    assert not fits(phrase, text)


def test_a_number_is_governed_by_the_nearest_words() -> None:
    mark = NUMBERS["duration"]
    text = f"{mark * 8} terms unless notice {mark * 5} before the end"
    found = compile_phrase("# ... before the end", "duration").regex.search(text)
    assert found
    assert found.start("number") == text.rindex(" before") - 5


@pytest.mark.parametrize(
    ("phrase", "complaint"),
    [
        ("", "empty"),
        ("...", "at least one word"),
        ("a ...", "begin and end with a word"),
        ("(a|b", "never closed"),
        ("a)", "never opened"),
        ("<buyer> may", "is not one of"),
        ("a{3}", "do not know"),
        ("* is", "star"),
        ("# and #", "once each"),
        ("a .... b .... c .... d", "too many gaps"),
    ],
)
def test_a_bad_phrase_is_explained(phrase: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=re.escape(complaint)):
        compile_phrase(phrase, "duration")


@given(st.text(alphabet="abc ()|[]<>#*.'-", max_size=30))
@settings(max_examples=300, deadline=None)
def test_any_phrase_compiles_or_is_refused(phrase: str) -> None:
    try:
        pattern = compile_phrase(phrase, "duration")
    except ValueError:
        return
    pattern.regex.search("a b c " * 20)


def words_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from words_in(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from words_in(item)


def every_phrase() -> list[str]:
    checks = (rule.check for id in builtin_playbooks() for rule in load_playbook(id).rules)
    return sorted(
        {phrase for check in checks for phrase in words_in(check.model_dump(exclude={"kind", "bands"}))}
    )


def compiled(phrase: str) -> re.Pattern[str] | None:
    try:
        return compile_phrase(phrase, "duration").regex
    except ValueError:  # a name of a country, a period
        return None


@pytest.mark.parametrize(
    "text", ["word " * 500, "a-b " * 500, f"{NUMBERS['duration']} " * 500, "may may not " * 200]
)
def test_no_pattern_of_the_built_in_rules_runs_away(text: str) -> None:
    """A sentence of 2,500 characters is the longest there is; the slowest pattern stays under a second."""
    for pattern in filter(None, map(compiled, every_phrase())):
        begun = time.process_time()
        pattern.search(text)
        assert time.process_time() - begun < 1.0, pattern.pattern


def test_a_text_made_of_a_pattern_s_own_words_cannot_make_it_run_away() -> None:
    for phrase in every_phrase():
        pattern = compiled(phrase)
        if pattern is None:
            continue
        words = re.findall(r"[a-z]{2,}", phrase)
        text = " ".join((words or ["word"]) * 400)[:2500]
        begun = time.process_time()
        sum(1 for _ in pattern.finditer(text))
        assert time.process_time() - begun < 2.0, phrase
