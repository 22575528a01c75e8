"""Which words say what: a document in, provisions with calibrated scores out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from clausekit.classification.candidates import titles
from clausekit.classification.latest import remember_latest
from clausekit.classification.network import Linear, Network
from clausekit.classification.ngrams import Vocabulary
from clausekit.classification.own_provisions import find_own
from clausekit.classification.presence import PresenceRule
from clausekit.classification.scene import SHAPES, Scene, scenes, see
from clausekit.classification.second_look import Trees, look, worth_a_look
from clausekit.classification.sentence_rows import ORDERS, TITLES, see_short
from clausekit.classification.unfair_terms import find_unfair
from clausekit.classification.weights import Weights, load_weights
from clausekit.classification.words import Integers, Words, document_words
from clausekit.datamodel import Clause, Document, Party, Provision, Span
from clausekit.errors import ModelError
from clausekit.taxonomy import clause_types

Floats = NDArray[np.float32]

MODEL = "provisions"
# A candidate below this score is not worth naming.
WORTH_NAMING = 0.001
# A contract has one of these; of candidates above the default threshold only the best is given.
SINGLE = frozenset(("document_name", "agreement_date"))


@dataclass(frozen=True, slots=True)
class Part:
    """The first model for one shape of candidate, its types, and what the second look is told of them."""

    types: tuple[str, ...]
    traits: Floats
    model: Network | Linear


@dataclass(frozen=True, slots=True)
class Finder:
    """All of the model, ready to use."""

    vocabulary: Vocabulary
    idf: Floats
    parts: Mapping[str, Part]
    trees: Trees
    presence: PresenceRule
    thresholds: Mapping[str, float]


def find_provisions(
    document: Document,
    clauses: Sequence[Clause],
    parties: Sequence[Party] = (),
    *,
    threshold: float | None = None,
) -> tuple[Provision, ...]:
    """Provisions in text order, those of CUAD and those of our own; `parties` help to tell whom they bind.

    Without `threshold` a type of CUAD is given when the contract is judged to have it: its best candidate
    and all above the type's own threshold, chosen in training for the best F1. Our own have thresholds chosen
    for precision. 0.001 gives every candidate worth naming. Raises ModelError when weights are not installed.
    """
    finder = _finder()
    words = document_words(document)
    if not len(words.starts):
        return ()
    looked_at = scenes(document, words, clauses)
    found = [provision for scene in looked_at.values() for provision in _find(finder, scene, words, clauses)]
    if threshold is None:
        kept = _only_one(_best_of_overlapping(_believed(finder, found)))
    else:
        kept = _best_of_overlapping([each for each in found if each.score >= threshold])
    own = find_own(document, looked_at["sentences"].spans, clauses, parties, threshold=threshold)
    unfair = find_unfair(document, words, looked_at["sentences"].spans, threshold=threshold)
    return tuple(sorted((*kept, *own, *unfair), key=lambda each: (each.span, each.type)))


def best_title(document: Document, words: Words) -> Span | None:
    """The likeliest title of the document, None when nothing looks like one."""
    finder = _finder()
    spans = titles(document)
    if not spans:
        return None
    rows = see_short(finder.vocabulary, _columns(words), words, spans, TITLES).rows(finder.idf)
    return spans[int(finder.parts["titles"].model.logits(rows)[:, 0].argmax())]


def _find(finder: Finder, scene: Scene, words: Words, clauses: Sequence[Clause]) -> Iterator[Provision]:
    if not scene.spans:
        return
    part = finder.parts[scene.shape]
    sight = see(scene, finder.vocabulary, _columns(words), words, clauses)
    logits = part.model.logits(sight.rows(finder.idf))
    pairs = worth_a_look(logits)
    scores = finder.trees.probability(look(logits, scene, part.traits, pairs))
    for row, type, score in zip(*pairs, scores.tolist(), strict=True):
        if score >= WORTH_NAMING:
            yield Provision(part.types[type], scene.spans[row], round(score, 4))


def _believed(finder: Finder, found: Sequence[Provision]) -> list[Provision]:
    """Of each type that the contract is judged to have: the best, and all above the type's threshold."""
    by_type: dict[str, list[Provision]] = {}
    for each in found:
        by_type.setdefault(each.type, []).append(each)
    kept: list[Provision] = []
    for type, candidates in by_type.items():
        scores = [each.score for each in candidates]
        if finder.presence.says(type, scores):
            enough = min(finder.thresholds[type], max(scores))
            kept += [each for each in candidates if each.score >= enough]
    return kept


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
            traits=np.array(settings["traits"][shape], np.float32),
            model=_model(weights, shape),
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
    rule = settings["presence"]
    presence = PresenceRule(tuple(rule["weights"]), rule["bias"], rule["shares"], rule["thresholds"])
    return Finder(weights.vocabulary, weights.floats("idf"), parts, trees, presence, settings["thresholds"])


def _model(weights: Weights, shape: str) -> Network | Linear:
    if f"{shape}_inner" not in weights.arrays:
        return Linear(weights.floats(f"{shape}_weights"), weights.floats(f"{shape}_bias"))
    return Network(
        weights.arrays[f"{shape}_inner"],
        *(weights.floats(f"{shape}_{name}") for name in ("scale", "inner_bias", "outer", "outer_bias")),
    )


@remember_latest
def _columns(words: Words) -> list[Integers]:
    return _finder().vocabulary.columns(words.words, orders=ORDERS)


@cache
def _finder() -> Finder:
    try:
        return finder_of(load_weights(MODEL))
    except KeyError as error:
        raise ModelError("model 'provisions' is of another version: install clausekit again") from error
