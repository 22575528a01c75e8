"""Trained weights on disk: `models/<name>/weights.safetensors` and `model.json`. No pickles.

A linear model here is a vocabulary of n-grams, one weight for each of them and each type, an intercept and a
calibration. Weights are stored as float16 and used as float32.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clausekit.classification.ngrams import Vocabulary
from clausekit.errors import ModelError
from clausekit.resources import resource

FORMAT = 1
Arrays = Mapping[str, NDArray[Any]]


class Weights:
    """One model as read: its arrays by name, its settings, and its version."""

    __slots__ = ("_vocabulary", "arrays", "settings", "version")

    def __init__(self, arrays: Arrays, settings: Mapping[str, Any], version: str) -> None:
        self.arrays = arrays
        self.settings = settings
        self.version = version
        self._vocabulary: Vocabulary | None = None

    @property
    def vocabulary(self) -> Vocabulary:
        """The n-grams of a linear model, from the arrays `words` and `keys`."""
        if self._vocabulary is None:
            words = self.lines("words")
            numbers = dict(zip(words, range(1, len(words) + 1), strict=True))
            self._vocabulary = Vocabulary(numbers, self.arrays["keys"])
        return self._vocabulary

    def lines(self, name: str) -> list[str]:
        """The array `name` as lines of text."""
        return bytes(self.arrays[name]).decode().split("\n")

    def floats(self, name: str) -> NDArray[np.float32]:
        """The array `name` in single precision."""
        return self.arrays[name].astype(np.float32)


@cache
def load_weights(name: str) -> Weights:
    """The model `models/<name>`. Raises ModelError when it is absent, damaged or of another format."""
    return read_weights(resource("models") / name)


def read_weights(folder: Path) -> Weights:
    """The model in `folder`. Raises ModelError."""
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    try:
        settings = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        arrays = load_file(folder / "weights.safetensors")
        if settings.get("format") != FORMAT:
            raise ModelError(f"model '{folder.name}' is of another version: install clausekit again")
        return Weights(arrays, settings, str(settings["version"]))
    except (OSError, ValueError, KeyError, SafetensorError) as error:
        raise ModelError(f"model '{folder.name}' is absent or damaged: install clausekit again") from error


def write_weights(folder: Path, arrays: dict[str, NDArray[Any]], settings: Mapping[str, Any]) -> str:
    """Writes a model that `read_weights` reads and returns its version, a hash of all that it holds."""
    from safetensors.numpy import save

    folder.mkdir(parents=True, exist_ok=True)
    content = save(arrays)
    described = json.dumps(settings, sort_keys=True)
    version = hashlib.sha256(content + described.encode()).hexdigest()[:12]
    (folder / "weights.safetensors").write_bytes(content)
    text = json.dumps({"format": FORMAT, "version": version, **settings}, indent=1, sort_keys=True)
    (folder / "model.json").write_text(text + "\n", encoding="utf-8")
    return version


def model_versions() -> dict[str, str]:
    """The version of each model that is installed, by name."""
    return {
        path.parent.name: str(json.loads(path.read_text(encoding="utf-8"))["version"])
        for path in sorted(resource("models").glob("*/model.json"))
    }
