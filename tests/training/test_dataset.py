"""Reading contracts and dealing them into folds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clausekit.datamodel import Span
from clausekit.errors import UsageError
from clausekit.training.__main__ import main
from clausekit.training.dataset import deal, read_examples

LETTERS = "abcdefghijklmnop"
OTHERS = [" ".join(kind + one + two for one in LETTERS for two in LETTERS) for kind in "qrstuv"]


def write(folder: Path, texts: list[str]) -> Path:
    rows = [
        {
            "id": f"{place:03}",
            "title": "T",
            "type": "Service",
            "text": text,
            "spans": [{"label": "Insurance", "start": 0, "end": 5}],
        }
        for place, text in enumerate(texts)
    ]
    (folder / "contracts.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    return folder


def test_marks_become_types_and_spans(tmp_path: Path) -> None:
    (example,) = read_examples(write(tmp_path, ["Supplier holds insurance."]))
    assert example.spans == (("insurance", Span(0, 5)),)
    assert example.document.text == "Supplier holds insurance."


def test_contracts_alike_share_a_fold(tmp_path: Path) -> None:
    texts = [*OTHERS, OTHERS[0] + " and an ending of its own", OTHERS[3].replace("tcd", "other")]
    folds = deal(read_examples(write(tmp_path, texts)), folds=3)
    assert folds[6] == folds[0]
    assert folds[7] == folds[3]
    assert set(folds.tolist()) == {0, 1, 2}


def test_dealing_is_the_same_every_time(tmp_path: Path) -> None:
    examples = read_examples(write(tmp_path, OTHERS))
    assert deal(examples).tolist() == deal(examples).tolist()


def test_a_folder_without_contracts_is_said_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UsageError, match=r"cuad/contracts\.jsonl"):
        read_examples(tmp_path)
    assert main(["train", "--data", str(tmp_path)]) == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.data
def test_the_real_contracts_are_read(data_dir: Path) -> None:
    examples = read_examples(data_dir)
    assert len(examples) > 400
    for example in examples[:20]:
        assert all(span.end <= len(example.document.text) for _, span in example.spans)
