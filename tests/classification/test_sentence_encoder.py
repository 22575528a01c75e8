"""Long sentences are read in steps; what is no model is refused."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausekit.classification.own_provisions import MODEL
from clausekit.classification.sentence_encoder import LONGEST, STEP, SentenceEncoder, _steps
from clausekit.classification.weights import load_weights
from clausekit.errors import ModelError
from clausekit.resources import resource

MARKS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    weights = load_weights(MODEL)
    return SentenceEncoder(resource("models") / MODEL, weights.lines("pieces"), weights.settings["encoder"])


@given(st.lists(st.integers(), max_size=400))
def test_steps_cover_everything_and_fit(pieces: list[int]) -> None:
    steps = list(_steps(pieces))
    assert all(len(step) <= LONGEST for step in steps)
    covered = steps[0] + [piece for step in steps[1:] for piece in step[LONGEST - STEP :]]
    assert covered == pieces


def test_rows_of_any_length_are_read_together_as_alone(encoder: SentenceEncoder) -> None:
    texts = [
        "The Vendor may end this Agreement at any time.",
        "Fees are due. " * 60,
        "Notices are in writing.",
    ]
    rows = [encoder.cut(text) for text in texts]
    together = encoder.logits(rows)
    assert together.shape[0] == len(rows)
    for row, found in zip(rows, together, strict=True):
        assert (encoder.logits([row])[0] == found).all()


def test_nothing_to_read_gives_nothing(encoder: SentenceEncoder) -> None:
    assert encoder.logits([]).shape[0] == 0


@pytest.mark.parametrize("content", [None, b"", b"no model"])
def test_what_is_no_model_is_refused_in_one_sentence(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "encoder.onnx").write_bytes(content)
    with pytest.raises(ModelError, match="install clausekit again"):
        SentenceEncoder(tmp_path, MARKS, sha256(content or b"").hexdigest())


def test_another_file_than_that_of_the_settings_is_refused() -> None:
    with pytest.raises(ModelError, match="install clausekit again"):
        SentenceEncoder(resource("models") / MODEL, MARKS, "0" * 64)
