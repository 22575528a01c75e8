"""A CUAD-shaped folder in, training contracts out, kept whole and dealt into folds.

The folder holds `cuad/contracts.jsonl` (or is that folder itself): one JSON object a line with `id`, `title`,
`type`, `text` and `spans` of `label`, `start`, `end`.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clausekit.classification.words import read_words
from clausekit.datamodel import Document, Span
from clausekit.documents.from_text import document_from_string
from clausekit.errors import UsageError
from clausekit.taxonomy import provision_types

FOLDS = 5
SHINGLE = 6
SKETCH = 256
ALIKE = 0.25


@dataclass(frozen=True, slots=True)
class Example:
    """One contract with the experts' spans, by provision type."""

    id: str
    title: str
    kind: str
    document: Document
    spans: tuple[tuple[str, Span], ...]


def read_examples(data: Path) -> tuple[Example, ...]:
    """Every contract of the folder.

    Raises UsageError when it has no `contracts.jsonl`, or one of another shape, with the line.
    """
    path = contracts_file(data)
    with path.open("rb") as lines:
        found = tuple(
            _read(line, f"line {at} of '{path}'") for at, line in enumerate(lines, 1) if line.strip()
        )
    if not found:
        raise UsageError(f"'{path}' holds no contract")
    return found


def contracts_file(data: Path) -> Path:
    """Where the contracts of the folder `data` lie. Raises UsageError when they are not there."""
    for path in (data / "cuad" / "contracts.jsonl", data / "contracts.jsonl"):
        if path.is_file():
            return path
    raise UsageError(f"no contracts.jsonl in '{data}': give the folder that holds cuad/contracts.jsonl")


def _read(line: bytes, where: str) -> Example:
    try:
        return _example(json.loads(line))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(
            f"{where} is no contract with 'id', 'text' and 'spans' of 'label', 'start' and 'end'"
        ) from error


def _example(row: dict[str, Any]) -> Example:
    text = str(row["text"])
    return Example(
        id=str(row["id"]),
        title=str(row.get("title", "")),
        kind=str(row.get("type", "")),
        document=document_from_string(text, str(row["id"])),
        spans=tuple(_span(span, len(text)) for span in row["spans"]),
    )


def _span(span: dict[str, Any], length: int) -> tuple[str, Span]:
    place = Span(int(span["start"]), int(span["end"]))
    if not 0 <= place.start <= place.end <= length:
        raise ValueError("a span outside its text")
    return _types()[span["label"]], place


@cache
def _types() -> dict[str, str]:
    return {kind.cuad: kind.id for kind in provision_types().values() if kind.cuad}


def deal(examples: Sequence[Example], *, folds: int = FOLDS) -> NDArray[np.int64]:
    """The fold of each contract: contracts that share much of their text share a fold."""
    groups = _groups([_sketch(example.document.text) for example in examples])
    sizes = np.zeros(folds)
    dealt = np.zeros(len(examples), np.int64)
    for group in sorted(groups, key=lambda members: (-len(members), members)):
        fold = int(np.argmin(sizes))
        dealt[group] = fold
        sizes[fold] += len(group)
    return dealt


def _sketch(text: str) -> frozenset[int]:
    """The smallest hashes of the text's runs of words: alike for texts alike (MinHash, Broder 1997)."""
    words = [word for word in read_words(text).words if word.isalpha()]
    runs = {" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE))}
    hashes = (int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest()) for run in runs)
    return frozenset(sorted(hashes)[:SKETCH])


def _groups(sketches: Sequence[frozenset[int]]) -> list[list[int]]:
    owner = list(range(len(sketches)))

    def root(place: int) -> int:
        while owner[place] != place:
            place = owner[place]
        return place

    for one in range(len(sketches)):
        for other in range(one):
            if len(sketches[one] & sketches[other]) > ALIKE * min(len(sketches[one]), len(sketches[other])):
                owner[root(one)] = root(other)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for place in range(len(sketches)):
        groups[root(place)].append(place)
    return list(groups.values())
