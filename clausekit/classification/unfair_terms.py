"""Which sentences of online terms are unfair to the user: sentences in, provisions out.

Only documents that look like the terms of an online service are judged: the model learned from such terms,
and what is unfair to someone who clicked may be common between businesses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from clausekit.classification.ngrams import Ranges, count_rows, weigh
from clausekit.classification.weights import Weights, load_weights
from clausekit.classification.words import Words
from clausekit.datamodel import Document, Provision, Span
from clausekit.errors import ModelError

MODEL = "unfair_terms"
ORDERS = 2
FEWEST_WORDS = 5
# Policy: users are addressed, and told of terms or that use binds them. The 40 online terms that were trained
# on all pass; of 408 commercial contracts and 61 non-disclosure agreements none does.
SPOKEN_TO, OFTEN_SPOKEN_TO = 0.009, 0.02
NAMED_PER_THOUSAND, BOUND_BY_USE = 0.5, 3
TO_THE_USER = frozenset(("you", "your", "yours"))
TERMS = re.compile(
    r"\bterms\s(?:of\s(?:service|use)|and\sconditions\sof\suse)\b|\bconditions\sof\suse\b|\buser\sagreement\b"
    r"|\bthese\sterms\b",
    re.IGNORECASE,
)
BY_USE = re.compile(
    r"\b(?:by|if\syou|when\syou|continu\w{0,5})\b[^.\n]{0,60}?"
    r"\b(?:us(?:e|ing)|access\w{0,3}|click\w{0,3}|register\w{0,3}|creat\w{0,3}|install\w{0,3}|visit\w{0,3}"
    r"|sign\w{0,3}\sup|download\w{0,3})\b[^.\n]{0,160}?\b(?:agree|accept|bound|consent)",
    re.IGNORECASE,
)

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sifter:
    """All of the model, ready to use."""

    weights: Weights
    types: tuple[str, ...]
    own: Floats
    bias: Floats
    idf: Floats
    slope: Floats
    offset: Floats
    thresholds: Mapping[str, float]

    def probability(self, words: Sequence[str], rows: Sequence[Ranges]) -> Floats:
        """How likely each row is unfair in each way, 0–1."""
        vocabulary = self.weights.vocabulary
        counts = count_rows(vocabulary.columns(words, orders=ORDERS), rows, len(vocabulary.keys))
        logits = (weigh(counts, self.idf) @ self.own + self.bias) * self.slope + self.offset
        return np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))), np.float32)


def looks_online(document: Document, words: Words) -> bool:
    """Whether the document reads like the terms of an online service that its users click or browse into."""
    if not words.words:
        return False
    spoken_to = sum(word in TO_THE_USER for word in words.words) / len(words.words)
    if spoken_to < SPOKEN_TO:
        return False
    named = 1000 * sum(1 for _ in TERMS.finditer(document.text)) / len(words.words)
    if named >= NAMED_PER_THOUSAND:
        return True
    return spoken_to >= OFTEN_SPOKEN_TO and sum(1 for _ in BY_USE.finditer(document.text)) >= BOUND_BY_USE


def find_unfair(
    document: Document, words: Words, spans: Sequence[Span], *, threshold: float | None = None
) -> Iterator[Provision]:
    """Unfair terms among the sentences `spans`, in their order; none where the document is no online terms.

    Without `threshold` each type has its own, chosen in training for the best F1. Raises ModelError when the
    weights are not installed.
    """
    if not spans or not looks_online(document, words):
        return
    sifter = _sifter()
    ranges = words.ranges(spans)
    scores = sifter.probability(words.words, [[pair] for pair in ranges])
    for place, (first, last) in enumerate(ranges):
        for at, type in enumerate(sifter.types):
            score = float(scores[place, at])
            least = sifter.thresholds[type] if threshold is None else threshold
            if last - first >= FEWEST_WORDS and score >= least:
                yield Provision(type, spans[place], round(score, 4))


def sifter_of(weights: Weights) -> Sifter:
    """The sifter that the weights of the model make."""
    return Sifter(
        weights,
        tuple(weights.settings["types"]),
        own=weights.floats("own"),
        bias=weights.floats("bias"),
        idf=weights.floats("idf"),
        slope=weights.floats("slope"),
        offset=weights.floats("offset"),
        thresholds=weights.settings["thresholds"],
    )


@cache
def _sifter() -> Sifter:
    try:
        return sifter_of(load_weights(MODEL))
    except KeyError as error:
        raise ModelError("model 'unfair_terms' is of another version: install clausekit again") from error
