"""How fast all classification is on one core: `python -m benchmarks.classification_speed [--count 80]`.

Clause labels, provisions of every kind and the kind of contract of CUAD contracts already read and segmented;
loading the models; what they add to the memory of the process. Seconds of processor time, so that other work
on the machine counts as little as can be.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from typing import Any

from benchmarks.results import data_dir, save

PAGE = 3_000
SHORT = "Supplier shall keep insurance against fire and flood for the whole term of this Agreement."


def main() -> None:
    """Measure and print; write the figures to benchmarks/results/."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=80, help="contracts to classify")
    save("classification_speed", {**_loading(), **_speed(parser.parse_args().count)})


def _loading() -> dict[str, object]:
    """The first call after the imports, which loads every model, less the second; and the memory it takes."""
    import psutil

    document, clauses, verbs = _short()
    process = psutil.Process()
    before = process.memory_info().rss
    first = sum(_seconds(verb, document, clauses) for _, verb in verbs)
    second = sum(_seconds(verb, document, clauses) for _, verb in verbs)
    taken = process.memory_info().rss - before
    return {"load_seconds": round(first - second, 2), "memory_megabytes": round(taken / 1e6)}


def _short() -> tuple[Any, Any, tuple[tuple[str, Callable[..., Any]], ...]]:
    import nupunkt  # noqa: F401 -- imports are no part of loading a model
    import safetensors.numpy  # noqa: F401
    import scipy.sparse  # noqa: F401

    from clausekit.classification import find_provisions, kind_of_contract, label_clauses
    from clausekit.documents.from_text import document_from_string
    from clausekit.segmentation import segment

    document = document_from_string(SHORT)
    verbs = (
        ("label_clauses", label_clauses),
        ("find_provisions", find_provisions),
        ("kind_of_contract", kind_of_contract),
    )
    return document, segment(document), verbs


def _speed(count: int) -> dict[str, object]:
    from clausekit.segmentation import segment
    from clausekit.training.dataset import read_examples

    verbs = _short()[2]
    examples = read_examples(data_dir())[:count]
    trees = [segment(example.document) for example in examples]
    pages = sum(len(example.document.text) for example in examples) / PAGE
    spent = dict.fromkeys((name for name, _ in verbs), 0.0)
    for example, clauses in zip(examples, trees, strict=True):
        for name, verb in verbs:
            spent[name] += _seconds(verb, example.document, clauses)
    each = {f"{name}_pages_per_second": round(pages / seconds) for name, seconds in spent.items()}
    return {"pages": round(pages), "all_pages_per_second": round(pages / sum(spent.values())), **each}


def _seconds(verb: Callable[..., Any], *given: object) -> float:
    started = time.process_time()
    verb(*given)
    return time.process_time() - started


if __name__ == "__main__":
    main()
