"""Work that is done is kept, found again, and made anew when anything that made it changed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from clausekit.classification.weights import read_weights
from clausekit.errors import UsageError
from clausekit.training import train
from clausekit.training.stages import Stages, code_digest, digest_of, keeping, kept


def test_what_was_made_is_not_made_again(tmp_path: Path) -> None:
    Stages(tmp_path)
    made: list[int] = []

    def make() -> np.ndarray:
        made.append(1)
        return np.arange(6, dtype=np.float32).reshape(2, 3)

    with keeping(tmp_path):
        first, second = (kept(["a", np.eye(2)], make) for _ in range(2))
        kept(["a", np.eye(3)], make)
    assert (first == second).all()
    assert first.dtype == second.dtype
    assert len(made) == 2


def test_a_damaged_piece_is_made_anew(tmp_path: Path) -> None:
    Stages(tmp_path)
    with keeping(tmp_path):
        kept(["a"], lambda: np.ones(3, np.float32))
        (file,) = (tmp_path / "folds").iterdir()
        file.write_bytes(file.read_bytes()[:20])
        assert kept(["a"], lambda: np.ones(3, np.float32)).tolist() == [1, 1, 1]


def test_nothing_is_kept_without_a_folder(tmp_path: Path) -> None:
    with keeping(None):
        kept(["a"], lambda: np.ones(3, np.float32))
    assert not list(tmp_path.iterdir())


def test_digests_tell_numbers_shapes_and_rows_apart() -> None:
    rows = csr_matrix(np.eye(3))
    parts = [["a", "b"], ["ab"], [np.ones(4)], [np.ones((2, 2))], [rows], [csr_matrix(np.eye(3)[::-1])]]
    assert len({digest_of(part) for part in parts}) == len(parts)
    assert digest_of([rows]) == digest_of([csr_matrix(np.eye(3))])
    assert code_digest() == code_digest()


def test_a_model_is_finished_for_its_own_inputs_only(tmp_path: Path) -> None:
    stages = Stages(tmp_path / "work")
    (stages.work / "clauses").mkdir()
    (stages.work / "clauses" / "card.md").write_text("x")
    stages.finish("clauses", "d1", {"f1": 0.5})
    assert stages.finished("clauses", "d1") == {"f1": 0.5}
    assert stages.finished("clauses", "d2") is None
    stages.deliver("clauses", tmp_path / "out")
    assert (tmp_path / "out" / "clauses" / "card.md").read_text() == "x"
    stages.begin("clauses")
    assert stages.finished("clauses", "d1") is None


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="--work"):
        Stages(tmp_path / "file" / "work")


@pytest.mark.data
@pytest.mark.slow
def test_training_that_was_killed_goes_on_and_ends_with_the_same_weights(
    data_dir: Path, tmp_path: Path
) -> None:
    with (data_dir / "cuad" / "contracts.jsonl").open(encoding="utf-8") as lines:
        (tmp_path / "contracts.jsonl").write_text("".join(islice(lines, 20)), encoding="utf-8")
    work, cut, whole = tmp_path / "work", tmp_path / "cut", tmp_path / "whole"
    arguments = ["train", "--data", tmp_path, "--only", "clauses", "--work", work, "--out", cut]
    command = [sys.executable, "-m", "clausekit.cli.main", *map(str, arguments)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, env=os.environ) as running:
        deadline = time.monotonic() + 60
        while len(list(work.glob("folds/*.safetensors"))) < 2 and time.monotonic() < deadline:
            time.sleep(0.02)
        running.send_signal(signal.SIGKILL)
    folds = {path.name: path.stat().st_mtime_ns for path in work.glob("folds/*.safetensors")}
    assert len(folds) >= 2
    assert not cut.exists()

    told: list[str] = []
    train(tmp_path, cut, only=["clauses"], work=work)
    train(tmp_path, cut, only=["clauses"], work=work, on_progress=told.append)
    assert any("finished before" in each for each in told)
    train(tmp_path, whole, only=["clauses"])
    assert read_weights(cut / "clauses").version == read_weights(whole / "clauses").version
    assert (cut / "clauses" / "card.md").read_text() == (whole / "clauses" / "card.md").read_text()
