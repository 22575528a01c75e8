"""The candidates of a document by shape, with what the second look asks about each besides its score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from clausekit.classification.candidates import dates, sentences, titles
from clausekit.classification.context import holders
from clausekit.classification.ngrams import Vocabulary
from clausekit.classification.sentence_rows import DATES, TITLES, see_sentences, see_short
from clausekit.classification.sight import Sight
from clausekit.classification.words import Integers, Words
from clausekit.datamodel import Clause, Document, Span

Floats = NDArray[np.float32]

SHAPES = ("sentences", "dates", "titles")
MARKS = 3
# A candidate that ends so goes on in the next one; one that begins so is the item of a list.
OPEN_END, LISTED = ":;,", "(0123456789"


@dataclass(frozen=True, slots=True)
class Scene:
    """The candidates of one shape: spans, the clause each begins in (-1 none), lengths, places, marks."""

    shape: str
    spans: tuple[Span, ...]
    holder: Integers
    sizes: Floats
    shares: Floats
    marks: Floats


def scenes(document: Document, words: Words, clauses: Sequence[Clause]) -> dict[str, Scene]:
    """What is looked at, by shape."""
    found = {"sentences": sentences(document), "dates": dates(document), "titles": titles(document)}
    return {shape: _scene(shape, document, words, spans, clauses) for shape, spans in found.items()}


def see(
    scene: Scene,
    vocabulary: Vocabulary,
    columns: Sequence[Integers],
    words: Words,
    clauses: Sequence[Clause],
) -> Sight:
    """What the first model of that shape sees of the candidates.

    `columns` are those of the n-grams of `words` up to `sentence_rows.ORDERS` words.
    """
    if scene.shape == "sentences":
        return see_sentences(vocabulary, columns, words, scene.spans, clauses, scene.holder)
    return see_short(vocabulary, columns, words, scene.spans, DATES if scene.shape == "dates" else TITLES)


def _scene(
    shape: str, document: Document, words: Words, spans: Sequence[Span], clauses: Sequence[Clause]
) -> Scene:
    end = max(1, int(words.starts[-1])) if len(words.starts) else 1
    return Scene(
        shape,
        tuple(spans),
        holders(spans, clauses) if spans and clauses else np.full(len(spans), -1, np.int64),
        np.log1p([last - first for first, last in words.ranges(spans)]).astype(np.float32),
        np.array([span.start / end for span in spans], np.float32),
        np.array([_marks(document.quote(span)) for span in spans], np.float32).reshape(-1, MARKS),
    )


def _marks(words: str) -> tuple[bool, bool, bool]:
    """Begins in lower case, goes on in the next, is an item of a list."""
    return words[:1].islower(), words.rstrip()[-1:] in OPEN_END, words[:1] in LISTED
