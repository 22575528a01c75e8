"""Sentences of real contracts as the encoder is to read them: behind their lead-in, with the sides named."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from clausekit.classification.candidates import sentences
from clausekit.classification.lead_in import LeadIns
from clausekit.classification.naming import VENDOR, SideNames
from clausekit.classification.own_provisions import told
from clausekit.facts import find_parties
from clausekit.segmentation import segment
from clausekit.training.dataset import Example, read_examples
from clausekit.training.unfair_model import UNFAIR
from clausekit.training.written import mark

SHORTEST = 30


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of the contract `source`: as the encoder reads it, and the mark of its own words."""

    source: str
    text: str
    mark: str


def told_sentences(data: Path) -> Iterator[Told]:
    """Every sentence of CUAD and of the online terms in the folder `data` that is long enough to judge."""
    for example in read_examples(data):
        yield from _of_contract(example)
    yield from _of_online_terms(data / UNFAIR)


def _of_contract(example: Example) -> Iterator[Told]:
    document = example.document
    clauses = segment(document)
    names, leads = SideNames(find_parties(document, clauses)), LeadIns(document, clauses)
    for span in sentences(document):
        words = " ".join(document.quote(span).split())
        if len(words) >= SHORTEST:
            yield Told(example.id, told(words, leads.before(span), names), mark(words))


def _of_online_terms(path: Path) -> Iterator[Told]:
    """Terms are named after the company that set them."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        words = " ".join(str(row["text"]).split())
        if len(words) >= SHORTEST:
            yield Told(f"online terms: {row['doc']}", words.replace(row["doc"], VENDOR), mark(words))
