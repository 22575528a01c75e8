"""The sentences that we wrote: enough of them, all different, and none that the evaluation counts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from clausekit.documents import load
from clausekit.errors import ModelError
from clausekit.taxonomy import own_provisions
from clausekit.training.written import judged, mark, neither, read_judged, written

ROOT = Path(__file__).resolve().parents[2]
LABELS = ROOT / "benchmarks" / "own_provisions"
WORD = re.compile(r"[^\W_]+")


def bags(sentences: tuple[str, ...]) -> list[frozenset[str]]:
    return [frozenset(WORD.findall(sentence.lower())) for sentence in sentences]


def all_of(id: str) -> tuple[str, ...]:
    return written()[id].positive + written()[id].negative


@pytest.mark.parametrize("id", own_provisions())
def test_every_type_has_enough_of_both_kinds(id: str) -> None:
    assert min(len(written()[id].positive), len(written()[id].negative)) >= 40


@pytest.mark.parametrize("id", own_provisions())
def test_no_sentence_is_written_twice(id: str) -> None:
    bag = bags(all_of(id))
    alike = [
        (all_of(id)[one], all_of(id)[other])
        for one in range(len(bag))
        for other in range(one)
        if len(bag[one] & bag[other]) > 0.8 * len(bag[one] | bag[other])
    ]
    assert alike == []


def test_no_sentence_is_among_those_that_the_evaluation_counts() -> None:
    ours = {mark(sentence) for id in own_provisions() for sentence in all_of(id)} | set(map(mark, neither()))
    paths = sorted(LABELS.glob("*.yaml"))
    assert {path.stem for path in paths} <= set(own_provisions()) and len(paths) >= 34
    for path in paths:
        labels = read_judged(path)
        assert not ours & (labels.right | labels.wrong | labels.unclear), path.stem


def test_no_sentence_stands_in_a_sample() -> None:
    ours = {
        " ".join(WORD.findall(each.lower())) for id in own_provisions() for each in written()[id].positive
    }
    for path in sorted((ROOT / "sample_contracts" / "sources").glob("*.md")):
        text = " ".join(WORD.findall(load(path).text.lower()))
        assert [sentence for sentence in ours if sentence in text and len(sentence.split()) > 6] == []


@pytest.mark.parametrize("id", own_provisions())
def test_no_mark_says_two_things(id: str) -> None:
    verdicts = judged()[id]
    assert not verdicts.right & verdicts.wrong
    assert not verdicts.unclear & (verdicts.right | verdicts.wrong)


def test_a_mark_does_not_mind_spaces_and_capitals() -> None:
    assert mark("The  Fee is\ndue.") == mark("the fee is due.") != mark("The fee is not due.")


@pytest.mark.parametrize("text", ["right: []", "right: [1]\nwrong: []\nunclear: []", "right: [", "[]"])
def test_a_file_that_is_not_so_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "sample.yaml").write_text(text)
    with pytest.raises(ModelError, match=r"sample\.yaml"):
        read_judged(tmp_path / "sample.yaml")
