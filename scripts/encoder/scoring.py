"""What the fitted encoder says of every row, as it is shipped: with weights of eight bits."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from clausekit.classification.sentence_encoder import FILE, SentenceEncoder
from scripts.encoder.material import Row, one_name_a_side

WORKERS, SHARE = 2, 500


def shipped_scores(
    rows: Sequence[Row], folder: Path, vocabulary: Sequence[str], kept: Path
) -> NDArray[np.float32]:
    """The logits of the file in `folder`, a row each; kept in the file `kept`, and read from it if there."""
    if kept.exists():
        return np.asarray(np.load(kept), np.float32)
    texts = [one_name_a_side(row.text) for row in rows]
    parts = [texts[first : first + SHARE] for first in range(0, len(texts), SHARE)]
    with ProcessPoolExecutor(
        WORKERS, get_context("spawn"), initializer=_open, initargs=(folder, vocabulary)
    ) as pool:
        logits = np.concatenate(list(pool.map(_score, parts)))
    np.save(kept, logits)
    return logits


def digest(folder: Path) -> str:
    """The SHA-256 of the encoder in `folder`."""
    return sha256((folder / FILE).read_bytes()).hexdigest()


_ENCODERS: list[SentenceEncoder] = []


def _open(folder: Path, vocabulary: Sequence[str]) -> None:
    _ENCODERS.append(SentenceEncoder(folder, vocabulary, digest(folder)))


def _score(texts: Sequence[str]) -> NDArray[np.float32]:
    encoder = _ENCODERS[0]
    return encoder.logits([encoder.cut(text) for text in texts])
