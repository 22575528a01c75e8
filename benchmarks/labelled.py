"""Labels of clauses against 358 clauses that a reader labelled by hand, headings shown and hidden.

Printed headings cannot be the truth where headings are shown: they would be compared with themselves. These
labels (`clause_labels.yaml`) were given by reading market forms and samples, none of which is trained on. Of
278 of them the mistakes were looked at while the model was being improved; 80 were held back until the end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import yaml

from clausekit.classification import label_clauses
from clausekit.documents import load
from clausekit.segmentation import segment

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent / "sample_contracts"
# Types with fewer labelled clauses are counted in all shares, but their F1 is not averaged.
SUPPORT = 3

Truth = Sequence[str]
Pair = tuple[Truth, Sequence[str]]


def measure_labelled(data: Path) -> dict[str, object]:
    """Shares and mean F1 of clauses held back and of those seen, headings shown and hidden.

    A labelled clause that another division into clauses has done away with is left out: compare `clauses`.
    """
    truth = yaml.safe_load((HERE / "clause_labels.yaml").read_text(encoding="utf-8"))
    return {
        part: {
            "labelled": sum(len(types) for types in truth[part].values()),
            "shown": _figures(list(_pairs(truth[part], data, hide=False))),
            "hidden": _figures(list(_pairs(truth[part], data, hide=True))),
        }
        for part in ("held", "seen")
    }


def _pairs(truth: Mapping[str, Mapping[str, Truth]], data: Path, *, hide: bool) -> Iterator[Pair]:
    for name, wanted in truth.items():
        folder = data / "contracts" / "md" if name.endswith(".md") else SAMPLES
        document = load(folder / name)
        clauses = segment(document)
        if hide:
            clauses = tuple(replace(clause, heading="") for clause in clauses)
        labelled = label_clauses(document, clauses)
        said = {clause.number: clause.labels for clause in labelled}
        said |= {clause.id: clause.labels for clause in labelled}
        for id, types in wanted.items():
            if id in said:
                yield types, [label.type for label in said[id]]


def _figures(pairs: Sequence[Pair]) -> dict[str, object]:
    first = Counter(types[0] for types, _ in pairs)
    f1 = {type: _f1(type, pairs) for type, count in sorted(first.items()) if count >= SUPPORT}
    labels = [(label, types) for types, said in pairs for label in said]
    return {
        "clauses": len(pairs),
        "first_type_found": round(sum(types[0] in said for types, said in pairs) / len(pairs), 3),
        "best_guess_accepted": round(
            sum(bool(said) and said[0] in types for types, said in pairs) / len(pairs), 3
        ),
        "labels_accepted": round(sum(label in types for label, types in labels) / len(labels), 3),
        "unlabelled": sum(not said for _, said in pairs),
        "macro_f1": round(sum(f1.values()) / len(f1), 3),
        "types_averaged": len(f1),
        "f1": {type: round(value, 2) for type, value in f1.items()},
    }


def _f1(type: str, pairs: Sequence[Pair]) -> float:
    found = sum(types[0] == type and type in said for types, said in pairs)
    missed = sum(types[0] == type and type not in said for types, said in pairs)
    false = sum(type in said and type not in types for types, said in pairs)
    return 2 * found / max(1, 2 * found + missed + false)
