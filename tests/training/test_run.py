"""Training from end to end on a few real contracts."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest
from threadpoolctl import threadpool_limits

from clausekit.classification.clauses import judge_of
from clausekit.classification.provisions import finder_of
from clausekit.classification.weights import read_weights
from clausekit.taxonomy import clause_types
from clausekit.training import train

pytestmark = [pytest.mark.data, pytest.mark.slow]


@pytest.fixture(scope="module")
def few(data_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the first contracts only."""
    folder = tmp_path_factory.mktemp("few")
    with (data_dir / "cuad" / "contracts.jsonl").open(encoding="utf-8") as lines:
        (folder / "contracts.jsonl").write_text("".join(islice(lines, 20)), encoding="utf-8")
    return folder


def test_the_same_contracts_give_the_same_weights(few: Path, tmp_path: Path) -> None:
    told: list[str] = []
    figures = train(few, tmp_path / "one", on_progress=told.append)
    with threadpool_limits(limits=2):
        train(few, tmp_path / "two")
    for name in ("clauses", "provisions"):
        one, two = (tmp_path / out / name for out in ("one", "two"))
        assert read_weights(one).version == read_weights(two).version
        assert (one / "card.md").read_text() == (two / "card.md").read_text()
    assert judge_of(read_weights(tmp_path / "one" / "clauses")).types == tuple(clause_types())
    assert finder_of(read_weights(tmp_path / "one" / "provisions")).thresholds
    assert 0 < figures["provisions"]["area"] < 1
    assert told[0] == "20 contracts read"
