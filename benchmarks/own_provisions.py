"""How well our own provisions are found in forms and samples: `python -m benchmarks.own_provisions`.

Nothing here was trained on. The labels in `benchmarks/own_provisions/` name sentences by file and mark, never
by their words: `right` says it, `wrong` was read and does not, `unclear` counts on neither side. What the
model says and nobody judged counts as wrong; `--unjudged` lists it, `--wrong TYPE` shows what was taken for
a type.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.results import ROOT, data_dir, save
from clausekit.classification.candidates import sentences
from clausekit.classification.own_provisions import find_own
from clausekit.datamodel import Span
from clausekit.documents import load
from clausekit.facts import find_parties
from clausekit.segmentation import segment
from clausekit.taxonomy import own_provisions
from clausekit.training.written import Judged, mark, read_judged

LABELS = ROOT / "benchmarks" / "own_provisions"
# The same words as one of the Markdown forms in another format.
TWINS = (
    *("bonterms-cloud-terms.pdf", "bonterms-dpa.pdf", "bonterms-mutual-nda.pdf", "bonterms-mutual-nda.docx"),
    *("bonterms-psa.pdf", "bonterms-sla.pdf", "common-paper-mutual-nda.docx"),
    *("common-paper-professional-services-agreement.docx", "common-paper-software-license-agreement.docx"),
    "common-paper-data-processing-agreement.docx",
)
# The forms whose names have the highest SHA-256. Mistakes in them were seen once, when what the model said
# beyond the labels was judged; near misses of a general kind were written after that.
UNTOUCHED = (
    *("bonterms-cloud-terms-playbook.docx", "bonterms-service-level-agreement.md", "basecamp-terms.md"),
    *("18f-rfq-with-comments.docx", "bonterms-dpa-playbook.docx", "bonterms-cloud-terms.md"),
)
SAMPLES = (
    *("managed_services.docx", "mutual_nda.docx", "saas_balanced.docx", "saas_vendor_draft.docx"),
    *("statement_of_work.docx", "telecom_services.docx"),
)
# Samples that nobody concerned had read before the weights stood. Only what the model says of them was
# judged, so they have a precision and no recall, and are kept apart from the rest.
UNREAD = (
    *("development.docx", "dpa.docx", "hardware.docx", "maintenance.docx", "network_services.docx"),
    *("outsourcing.docx", "reseller.docx", "saas_click_through.docx", "software_licence.docx"),
    "staff_augmentation.docx",
)


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence: where it stands, its words, and the types that the model finds in it."""

    file: str
    mark: str
    words: str
    types: frozenset[str]


def main() -> None:
    """Measures and keeps the figures, or lists what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--unjudged", action="store_true", help="list what is said and was never judged")
    parser.add_argument("--wrong", metavar="TYPE", help="list what is taken for a type and is not")
    chosen = parser.parse_args()
    said = list(read_all())
    labelled = [type for type in own_provisions() if (LABELS / f"{type}.yaml").exists()]
    labels = {type: read_judged(LABELS / f"{type}.yaml") for type in labelled}
    if chosen.unjudged or chosen.wrong:
        for line in listing(said, labels, chosen.wrong):
            print(line)
        return
    unread = [each for each in said if each.file in UNREAD]
    said = [each for each in said if each.file not in UNREAD]
    figures = measure(said, labels)
    parts = {
        "untouched_forms": [each for each in said if each.file in UNTOUCHED],
        "other_forms": [each for each in said if each.file not in (*UNTOUCHED, *SAMPLES)],
        "samples": [each for each in said if each.file in SAMPLES],
    }
    figures["parts"] = {name: means(measure(part, labels)) for name, part in parts.items()}
    figures["unread_samples"] = precision_alone(measure(unread, labels))
    figures["all_together"] = precision_alone(measure([*said, *unread], labels))
    save("own_provisions", figures)


def read_all() -> Iterator[Said]:
    """Every different sentence of the forms and samples, with what is found in it."""
    folder = data_dir() / "contracts"
    forms = [path for path in sorted(folder.glob("*.*")) if path.name not in TWINS]
    paths = [*sorted((folder / "md").glob("*.md")), *forms]
    seen: set[str] = set()
    for path in [*paths, *(ROOT / "sample_contracts" / name for name in (*SAMPLES, *UNREAD))]:
        for each in _read(path):
            if each.mark not in seen:
                seen.add(each.mark)
                yield each


def measure(said: Sequence[Said], labels: dict[str, Judged]) -> dict[str, object]:
    """Precision, recall and F1 of each type, their averages over types that have them, and the pool."""
    table: dict[str, dict[str, object]] = {}
    pool: Counter[str] = Counter()
    for type, judged in labels.items():
        known = [each for each in said if each.mark not in judged.unclear]
        counts = Counter(
            right=sum(type in each.types and each.mark in judged.right for each in known),
            said=sum(type in each.types for each in known),
            present=sum(each.mark in judged.right for each in known),
            unjudged=sum(
                type in each.types and each.mark not in judged.right | judged.wrong for each in known
            ),
        )
        pool.update(counts)
        table[type] = {**counts, **_rates(counts)}
    return {"types": table, "macro": _macro(table), "pool": {**pool, **_rates(pool)}}


def means(figures: dict[str, object]) -> dict[str, object]:
    """The averages alone."""
    return {name: figures[name] for name in ("macro", "pool")}


def precision_alone(figures: dict[str, object]) -> dict[str, object]:
    """What may be said of files in which only the model's own finds were judged."""
    kept = {"precision", "precision_types", "said", "right", "unjudged"}
    return {
        name: {key: value for key, value in part.items() if key in kept}
        for name, part in means(figures).items()
        if isinstance(part, dict)
    }


def listing(said: Sequence[Said], labels: dict[str, Judged], wrong: str | None) -> Iterator[str]:
    """One line for each sentence that was never judged, or that is taken for `wrong` and is not."""
    for type, judged in labels.items():
        for each in said:
            read = each.mark in judged.right | judged.wrong | judged.unclear
            asked = each.mark in judged.wrong and type == wrong if wrong else not read
            if type in each.types and asked:
                yield f"{type}\t{each.file}\t{each.mark}\t{each.words}"


def _read(path: Path) -> Iterator[Said]:
    document = load(path)
    spans = sentences(document)
    found: dict[Span, set[str]] = {}
    clauses = segment(document)
    for provision in find_own(document, spans, clauses, find_parties(document, clauses)):
        found.setdefault(provision.span, set()).add(provision.type)
    for span in spans:
        words = " ".join(document.quote(span).split())
        yield Said(path.name, mark(words), words, frozenset(found.get(span, ())))


def _rates(counts: Counter[str]) -> dict[str, float | None]:
    right, said, present = (counts[name] for name in ("right", "said", "present"))
    return {
        "precision": round(right / said, 3) if said else None,
        "recall": round(right / present, 3) if present else None,
        "f1": round(2 * right / (said + present), 3) if said + present else None,
    }


def _macro(table: dict[str, dict[str, object]]) -> dict[str, object]:
    macro: dict[str, object] = {}
    for name in ("precision", "recall", "f1"):
        values = [float(str(row[name])) for row in table.values() if row[name] is not None]
        macro |= {name: round(sum(values) / len(values), 3) if values else None, f"{name}_types": len(values)}
    return macro


if __name__ == "__main__":
    main()
