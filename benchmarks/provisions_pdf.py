"""The figures of the provision model when a contract comes as PDF: `python -m benchmarks.provisions_pdf`.

By folds, like the model card: models that never saw a contract read it once as the text of CUAD (CC BY 4.0,
The Atticus Project) and once as the PDF it came in, read by our loader. The experts' answers are compared by
their words, so nothing has to be aligned; runs of white space count as one space on both sides, since the two
texts differ most in those. Takes about as long as training.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.results import data_dir, save
from clausekit.classification.scene import SHAPES, Scene, scenes, see
from clausekit.classification.second_look import look, worth_a_look
from clausekit.classification.sentence_rows import ORDERS
from clausekit.classification.words import document_words
from clausekit.datamodel import Document
from clausekit.documents import load
from clausekit.segmentation import segment
from clausekit.taxonomy import cuad_provisions
from clausekit.training.cuad_metric import Case, Curve, curve
from clausekit.training.dataset import Example, deal, read_examples
from clausekit.training.linear import Floats
from clausekit.training.presence import WORTH_NAMING
from clausekit.training.provision_model import Model, fit_first, look_again, traits_of
from clausekit.training.provision_rows import Material, gather
from clausekit.training.trees import fit_trees

Found = list[tuple[str, float]]


@dataclass(frozen=True, slots=True)
class Reading:
    """One contract as one of its two texts: candidates by shape, and the first models' scores of them."""

    place: int
    document: Document
    scenes: dict[str, Scene]
    logits: dict[str, Floats]


def main() -> None:
    """Measure and print; write the figures to benchmarks/results/."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--every", type=int, default=1, help="read one contract in so many")
    data = data_dir()
    examples = read_examples(data)
    chosen = range(0, len(examples), parser.parse_args().every)
    save("provisions_pdf", measure(data, examples, chosen))


def measure(data: Path, examples: Sequence[Example], chosen: Sequence[int]) -> dict[str, object]:
    """Area, precision at 80 % recall and recall for both texts of the chosen contracts."""
    folds = deal(examples)
    material = gather(examples, folds)
    pdfs = _pdfs(data, examples)
    use = [place for place in chosen if examples[place].id in pdfs]
    logits = [np.zeros(corpus.answers.shape, np.float32) for corpus in material.corpora]
    readings: dict[str, list[Reading]] = {"text": [], "pdf": []}
    for fold in range(int(folds.max()) + 1):
        models: dict[str, Model] = {}
        for corpus, table in zip(material.corpora, logits, strict=True):
            test = corpus.folds == fold
            models[corpus.shape] = fit_first(corpus, ~test, seed=10 * fold)
            table[test] = models[corpus.shape].logits(corpus.rows[test])
        for place in (place for place in use if folds[place] == fold):
            readings["text"].append(_read(place, examples[place].document, material, models))
            readings["pdf"].append(_read(place, load(pdfs[examples[place].id]), material, models))
        print(f"fold {fold + 1}", flush=True)
    cases = _judge(examples, material, logits, readings, folds)
    return {"contracts": len(use), **{name: _figures(found) for name, found in cases.items()}}


def _judge(
    examples: Sequence[Example],
    material: Material,
    logits: Sequence[Floats],
    readings: dict[str, list[Reading]],
    folds: NDArray[np.int64],
) -> dict[str, list[Case]]:
    """The second look by trees that never saw the contract, and what it found in either text."""
    looked = look_again(material.corpora, logits)
    traits = dict(zip(SHAPES, traits_of(material.corpora, logits), strict=True))
    of_fold = [corpus.folds[each.row] for corpus, each in zip(material.corpora, looked, strict=True)]
    cases: dict[str, list[Case]] = {name: [] for name in readings}
    for fold in range(int(folds.max()) + 1):
        pairs = list(zip(looked, of_fold, strict=True))
        trees = fit_trees(
            np.concatenate([each.features[own != fold] for each, own in pairs]),
            np.concatenate([each.right[own != fold] for each, own in pairs]),
        )
        for name, found in readings.items():
            for reading in (each for each in found if folds[each.place] == fold):
                cases[name] += _cases(reading, examples[reading.place], material, traits, trees)
    return cases


def _pdfs(data: Path, examples: Sequence[Example]) -> dict[str, Path]:
    with (data / "cuad" / "contracts.jsonl").open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    known = {example.id for example in examples}
    return {
        str(record["id"]): data / "cuad" / record["pdf"]
        for record in records
        if record["pdf"] and str(record["id"]) in known
    }


def _read(place: int, document: Document, material: Material, models: dict[str, Model]) -> Reading:
    words, clauses = document_words(document), segment(document)
    found = scenes(document, words, clauses)
    columns = material.vocabulary.columns(words.words, orders=ORDERS)
    logits = {
        shape: models[shape].logits(
            see(scene, material.vocabulary, columns, words, clauses).rows(material.idf)
        )
        for shape, scene in found.items()
        if scene.spans
    }
    return Reading(place, document, found, logits)


def _cases(
    reading: Reading, example: Example, material: Material, traits: dict[str, Floats], trees: object
) -> list[Case]:
    found: defaultdict[str, Found] = defaultdict(list)
    for corpus in material.corpora:
        logits = reading.logits.get(corpus.shape)
        if logits is None:
            continue
        pairs = worth_a_look(logits)
        if not len(pairs[0]):
            continue
        scene = reading.scenes[corpus.shape]
        scores = trees.predict_proba(look(logits, scene, traits[corpus.shape], pairs))[:, 1]  # type: ignore[attr-defined]
        for row, type, score in zip(*pairs, scores.tolist(), strict=True):
            if score >= WORTH_NAMING:
                words = " ".join(reading.document.quote(scene.spans[row]).split())
                found[corpus.types[type]].append((words, score))
    answers: defaultdict[str, list[str]] = defaultdict(list)
    for type, span in example.spans:
        answers[type].append(" ".join(example.document.quote(span).split()))
    return [Case(type, tuple(answers[type]), tuple(found[type])) for type in cuad_provisions()]


def _figures(cases: Sequence[Case]) -> dict[str, float]:
    pooled: Curve = curve(cases)
    return {
        "area": round(pooled.area, 4),
        "precision_at_80": round(pooled.precision_at(0.8), 4),
        "recall": round(float(pooled.recall.max()), 4),
    }


if __name__ == "__main__":
    main()
