"""The index refutes phrases, and never a phrase that stands there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clausekit.datamodel import Span
from clausekit.playbook.phrases import compile_phrase
from clausekit.playbook.word_index import WordIndex

WORDS = (
    "either",
    "party",
    "may",
    "terminate",
    "this",
    "non-renewal",
    "nonrenewal",
    "fees",
    "\ue001\ue001",
    "d's",
)
PHRASES = (
    "either party may", "terminat*", "(fee|charge) ... (party|customer)", "may [not] terminate",
    "non-renewal", "<customer> may", "party .. fee", "organi*ation",
)  # fmt: skip


def sentences_of(text: str) -> list[Span]:
    spans, start = [], 0
    for part in text.split("\ue020"):
        spans.append(Span(start, start + len(part)))
        start += len(part) + 1
    return spans


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8), min_size=1, max_size=6))
def test_every_sentence_that_fits_is_among_those_looked_at(parts: list[list[str]]) -> None:
    text = "\ue020".join(" ".join(part) for part in parts)
    sentences = sentences_of(text)
    index = WordIndex(text, sentences)
    for phrase in PHRASES:
        pattern = compile_phrase(phrase)
        fitting = [span for span in sentences if pattern.regex.search(text, span.start, span.end)]
        looked_at = index.sentences_with(pattern.keys)
        assert set(fitting) <= set(looked_at)
        assert looked_at == sorted(looked_at)


def test_a_word_that_is_nowhere_refutes_the_phrase() -> None:
    text = "either party may terminate\ue020fees are due"
    index = WordIndex(text, sentences_of(text))
    assert index.sentences_with(compile_phrase("fee .. terminate").keys) == []
    assert index.sentences_with(compile_phrase("party .. terminate").keys) == [Span(0, 26)]


def test_a_phrase_that_came_after_the_text_is_found() -> None:
    index = WordIndex("the zyxwvut is due", [Span(0, 18)])
    assert index.sentences_with(compile_phrase("zyxwv* is due").keys) == [Span(0, 18)]


def test_a_word_without_end_is_looked_through() -> None:
    text = "a" * 100_000 + "terminate" + "b" * 100_000
    phrase = compile_phrase("terminate").keys
    assert WordIndex(text, [Span(0, len(text))]).sentences_with(phrase) == [Span(0, len(text))]
