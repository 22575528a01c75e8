"""Which words say what: a document in, provisions with calibrated scores out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from clausekit.classification.candidates import dates, sentences, titles
from clausekit.classification.ngrams import Vocabulary, weigh
from clausekit.classification.own_provisions import find_own
from clausekit.classification.second_look import Trees, look, worth_a_look
from clausekit.classification.sentence_rows import Sight, see_sentences, see_short
from clausekit.classification.unfair_terms import find_unfair
from clausekit.classification.weights import Weights, load_weights
from clausekit.classification.words import Integers, Words, document_words
from clausekit.datamodel import Clause, Document, Provision, Span
from clausekit.errors import ModelError
from clausekit.taxonomy import clause_types

Floats = NDArray[np.float32]

MODEL = "provisions"
SHAPES = ("sentences", "dates", "titles")
BLOCKS = ("own", "left", "right", "around")
# A contract has one of these; of candidates above the default threshold only the best is given.
SINGLE = frozenset(("document_name", "agreement_date"))


@dataclass(frozen=True, slots=True)
class Part:
    """The first model for one shape of candidate."""

    types: tuple[str, ...]
    ranks: Integers
    own: Floats
    left: Floats
    right: Floats
    around: Floats
    bias: Floats

    def logits(self, sight: Sight, idf: Floats) -> Floats:
        """The score of each candidate for each type."""
        left = weigh(sight.left, idf[: sight.left.shape[1]]) @ self.left
        right = weigh(sight.right, idf[: sight.right.shape[1]]) @ self.right
        own = weigh(sight.own, idf) @ self.own
        return np.asarray(own + left + right + sight.around @ self.around + self.bias, np.float32)


@dataclass(frozen=True, slots=True)
class Finder:
    """All of the model, ready to use."""

    vocabulary: Vocabulary
    idf: Floats
    parts: Mapping[str, Part]
    trees: Trees
    thresholds: Mapping[str, float]


def find_provisions(
    document: Document, clauses: Sequence[Clause], *, threshold: float | None = None
) -> tuple[Provision, ...]:
    """Provisions in text order, those of CUAD and those of our own.

    Without `threshold` each type has its own, chosen in training for the best F1, and for precision where the
    type is our own; 0.001 gives every candidate worth naming. Raises ModelError when the weights are not
    installed.
    """
    finder = _finder()
    words = document_words(document)
    if not len(words.starts):
        return ()
    candidates = candidate_spans(document)
    found = [
        provision
        for shape, spans in candidates.items()
        for provision in _find(finder, shape, words, spans, clauses)
        if provision.score >= (finder.thresholds[provision.type] if threshold is None else threshold)
    ]
    kept = _best_of_overlapping(found) if threshold is not None else _only_one(_best_of_overlapping(found))
    own = find_own(words, candidates["sentences"], threshold=threshold)
    unfair = find_unfair(document, words, candidates["sentences"], threshold=threshold)
    return tuple(sorted((*kept, *own, *unfair), key=lambda each: (each.span, each.type)))


def best_title(document: Document, words: Words) -> Span | None:
    """The likeliest title of the document, None when nothing looks like one."""
    finder = _finder()
    spans = titles(document)
    if not spans:
        return None
    part = finder.parts["titles"]
    logits = part.logits(see_short(finder.vocabulary, words, spans), finder.idf)
    return spans[int(logits[:, 0].argmax())]


def candidate_spans(document: Document) -> dict[str, list[Span]]:
    """What is looked at, by shape."""
    return {"sentences": sentences(document), "dates": dates(document), "titles": titles(document)}


def see(
    shape: str, vocabulary: Vocabulary, words: Words, spans: Sequence[Span], clauses: Sequence[Clause]
) -> Sight:
    """What the first model of that shape sees of the candidates."""
    if shape == "sentences":
        return see_sentences(vocabulary, words, spans, clauses)
    return see_short(vocabulary, words, spans)


def _find(
    finder: Finder, shape: str, words: Words, spans: Sequence[Span], clauses: Sequence[Clause]
) -> Iterator[Provision]:
    if not spans:
        return
    part = finder.parts[shape]
    logits = part.logits(see(shape, finder.vocabulary, words, spans, clauses), finder.idf)
    pairs = worth_a_look(logits)
    scores = finder.trees.probability(look(logits, spans, words, part.ranks, pairs))
    for row, type, score in zip(*pairs, scores, strict=True):
        yield Provision(part.types[type], spans[row], round(float(score), 4))


def _best_of_overlapping(found: Sequence[Provision]) -> list[Provision]:
    """Of provisions of one type that share words the likeliest."""
    kept: list[Provision] = []
    taken: dict[str, list[Span]] = {}
    for each in sorted(found, key=lambda one: (-one.score, one.span)):
        spans = taken.setdefault(each.type, [])
        if not any(each.span.overlaps(span) for span in spans):
            spans.append(each.span)
            kept.append(each)
    return kept


def _only_one(found: Sequence[Provision]) -> list[Provision]:
    best: dict[str, Provision] = {}
    for each in found:
        if each.type not in best or each.score > best[each.type].score:
            best[each.type] = each
    return [each for each in found if each.type not in SINGLE or each is best[each.type]]


def finder_of(weights: Weights) -> Finder:
    """The finder that the weights of the model make. Raises ModelError when they are of another taxonomy."""
    settings = weights.settings
    if settings["clause_types"] != list(clause_types()):
        raise ModelError("model 'provisions' knows other clause types: train it again")
    parts = {
        shape: Part(
            types=tuple(settings["shapes"][shape]),
            ranks=np.array(settings["ranks"][shape], np.int64),
            own=weights.floats(f"{shape}_own"),
            left=weights.floats(f"{shape}_left"),
            right=weights.floats(f"{shape}_right"),
            around=weights.floats(f"{shape}_around"),
            bias=weights.floats(f"{shape}_bias"),
        )
        for shape in SHAPES
    }
    trees = Trees(
        roots=weights.arrays["trees_roots"],
        feature=weights.arrays["trees_feature"],
        bound=weights.arrays["trees_bound"],
        left=weights.arrays["trees_left"],
        right=weights.arrays["trees_right"],
        value=weights.arrays["trees_value"],
        base=float(settings["trees"]["base"]),
        depth=int(settings["trees"]["depth"]),
    )
    return Finder(weights.vocabulary, weights.floats("idf"), parts, trees, settings["thresholds"])


@cache
def _finder() -> Finder:
    try:
        return finder_of(load_weights(MODEL))
    except KeyError as error:
        raise ModelError("model 'provisions' is of another version: install clausekit again") from error
