"""Weights on disk: written, read, refused."""

from __future__ import annotations

import json
import pickle
import shutil
from pathlib import Path

import numpy as np
import pytest

from clausekit.classification import model_versions
from clausekit.classification.clauses import judge_of
from clausekit.classification.own_provisions import teller_of
from clausekit.classification.provisions import finder_of
from clausekit.classification.unfair_terms import sifter_of
from clausekit.classification.weights import load_weights, read_weights, write_weights
from clausekit.errors import ModelError
from clausekit.resources import resource
from clausekit.taxonomy import clause_types, cuad_provisions, own_provisions, unfair_provisions

NUMBERS = {"F16", "F32", "F64", "I8", "I16", "I32", "I64", "U8", "U16", "U32", "BOOL"}
ARRAYS = {"words": np.frombuffer(b"fee\npays", np.uint8).copy(), "keys": np.array([1, 2], np.int64)}


def test_what_is_written_is_read(tmp_path: Path) -> None:
    version = write_weights(tmp_path, ARRAYS, {"threshold": 0.5})
    weights = read_weights(tmp_path)
    assert weights.version == version
    assert weights.vocabulary.words == {"fee": 1, "pays": 2}
    assert weights.settings["threshold"] == 0.5


def test_the_version_is_that_of_the_content(tmp_path: Path) -> None:
    first = write_weights(tmp_path / "a", ARRAYS, {"threshold": 0.5})
    assert write_weights(tmp_path / "b", ARRAYS, {"threshold": 0.5}) == first
    assert write_weights(tmp_path / "c", ARRAYS, {"threshold": 0.6}) != first


@pytest.mark.parametrize("damage", ["absent", "cut", "json", "format"])
def test_damage_is_said_in_one_sentence(tmp_path: Path, damage: str) -> None:
    write_weights(tmp_path, ARRAYS, {})
    model, weights = tmp_path / "model.json", tmp_path / "weights.safetensors"
    if damage == "absent":
        weights.unlink()
    elif damage == "cut":
        weights.write_bytes(weights.read_bytes()[:40])
    elif damage == "json":
        model.write_text("{")
    else:
        model.write_text(json.dumps(json.loads(model.read_text()) | {"format": 99}))
    with pytest.raises(ModelError, match="install clausekit again"):
        read_weights(tmp_path)


def test_models_have_versions_cards_and_a_small_size() -> None:
    folder = resource("models")
    assert set(model_versions()) == {"clauses", "own_provisions", "provisions", "unfair_terms"}
    for name in model_versions():
        card = " ".join((folder / name / "card.md").read_text(encoding="utf-8").split())
        assert "CC BY 4.0" in card
        assert ("Galassi" if name == "unfair_terms" else "The Atticus Project") in card
        assert "## Weak spots" in card
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) < 80e6


def test_models_know_the_whole_taxonomy() -> None:
    assert set(judge_of(load_weights("clauses")).types) == set(clause_types())
    finder = finder_of(load_weights("provisions"))
    known = {type for part in finder.parts.values() for type in part.types}
    assert known == set(finder.thresholds) == set(cuad_provisions())
    teller = teller_of(load_weights("own_provisions"), resource("models") / "own_provisions")
    assert teller.types == tuple(teller.thresholds)
    assert teller.types == own_provisions()
    sifter = sifter_of(load_weights("unfair_terms"))
    assert sifter.types == tuple(sifter.thresholds) == unfair_provisions()


@pytest.mark.parametrize("name", sorted(model_versions()))
def test_loading_weights_runs_no_code(tmp_path: Path, name: str) -> None:
    """What a pickle would run is refused in either file, and the shipped ones hold numbers and JSON alone."""
    shipped = resource("models") / name
    header = int.from_bytes((shipped / "weights.safetensors").read_bytes()[:8], "little")
    described = json.loads((shipped / "weights.safetensors").read_bytes()[8 : 8 + header])
    assert {each["dtype"] for key, each in described.items() if key != "__metadata__"} <= NUMBERS
    assert {path.suffix for path in shipped.iterdir()} <= {".safetensors", ".json", ".md", ".onnx"}
    trap = pickle.dumps(_Trap(tmp_path / "sprung"))
    for file in ("weights.safetensors", "model.json"):
        folder = tmp_path / file
        shutil.copytree(shipped, folder)
        (folder / file).write_bytes(trap)
        with pytest.raises(ModelError):
            read_weights(folder)
    assert not (tmp_path / "sprung").exists()
    with pytest.raises(AttributeError):
        pickle.loads(trap).anything  # noqa: B018, S301 -- the trap works where pickles are opened
    assert (tmp_path / "sprung").exists()


class _Trap:
    """Makes a file when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return Path.touch, (self.path,)
