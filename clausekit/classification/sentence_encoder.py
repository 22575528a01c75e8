"""A small transformer that reads one sentence and says how likely it is of each type of our own.

It runs by onnxruntime on one core, from a file that lies beside the other weights; what it learned from
stands in its card. A long sentence is read in pieces that overlap, and says what one of them says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from clausekit.classification.wordpiece import WordPieces
from clausekit.errors import ModelError

if TYPE_CHECKING:
    import onnxruntime

Floats = NDArray[np.float32]

FILE: Final = "encoder.onnx"
# Pieces that are read at once, without the marks at both ends; a longer sentence is read in steps.
LONGEST: Final = 94
STEP: Final = 64


class SentenceEncoder:
    """The encoder in `folder`, cutting text by `vocabulary`.

    `digest` is the SHA-256 of its file. Raises ModelError when it cannot be read, or is another file.
    """

    def __init__(self, folder: Path, vocabulary: Sequence[str], digest: str) -> None:
        self._cutter = WordPieces(vocabulary)
        self._session = _open(folder / FILE, digest)

    def cut(self, text: str) -> list[int]:
        """The numbers of the word pieces of `text`."""
        return self._cutter.read(text)

    def logits(self, rows: Sequence[list[int]]) -> Floats:
        """One row of logits for each row of word pieces, one column for each type."""
        said = [np.max([self._run(step) for step in _steps(row)], axis=0) for row in rows]
        return np.array(said, np.float32)

    def _run(self, row: Sequence[int]) -> Floats:
        """What one row says. Each is read alone: eight bits would round it by what is read along."""
        pieces = np.array([self._cutter.first, *row, self._cutter.last], np.int64)
        return np.asarray(self._session.run(None, {"pieces": pieces})[0], np.float32)


def _steps(pieces: list[int]) -> Iterator[list[int]]:
    """`pieces` in runs that fit, each but the first beginning `STEP` after the one before."""
    yield pieces[:LONGEST]
    for first in range(STEP, len(pieces) - LONGEST + STEP, STEP):
        yield pieces[first : first + LONGEST]


def _open(path: Path, digest: str) -> onnxruntime.InferenceSession:
    import onnxruntime

    onnxruntime.disable_telemetry_events()  # builds for Windows would else tell that the library was loaded
    options: Any = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # a scan has a process for each core
    options.log_severity_level = 3
    damaged = ModelError(f"model '{path.parent.name}' is absent or damaged: install clausekit again")
    try:
        content = path.read_bytes()
        session = onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's errors have no public base
        raise damaged from error
    if sha256(content).hexdigest() != digest:
        raise damaged
    return session
