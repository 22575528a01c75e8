"""What is found of the planted defects: `python -m benchmarks.samples [--held-out] [NAME ...]`.

Every sample is reviewed for both sides. Which finding tells of which defect is decided by rule and words, and
corrected by the judgements in `sample_contracts/NAME.judged.yaml`; whether a finding is right is said there
alone. `--told` takes the playbook of the expected kind instead of the kind that was recognised, `--missed`
lists what was not found, `--wrong` what is wrong, `--unjudged` what nobody has judged; `--pdf` reads the PDF
files; `--save NAME` keeps the figures.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, get_args

import yaml

from benchmarks.judging import AIMS, TIERS, Read, key, read_judgements, research, told
from benchmarks.results import ROOT, save
from clausekit.datamodel import Document, Finding, Side
from clausekit.documents import load
from clausekit.playbook import assess, load_playbook, playbook_for
from clausekit.reviewer import understand

FOLDER = ROOT / "sample_contracts"
# In the order in which they were written; nobody tuned on the second before its first review was judged.
FIRST = (
    "software_licence",
    "staff_augmentation",
    "hardware",
    "maintenance",
    "reseller",
    "saas_click_through",
)
SECOND = ("dpa", "network_services", "outsourcing", "development", "one_way_nda", "saas_customer_paper")
THIRD = (
    "cloud_hosting",
    "integration_services",
    "mobile_fleet",
    "claims_platform",
    "engineering_software",
    "device_rental",
)
# The nearest playbook for a kind that has none of its own.
NEAREST = {"software_licence": "saas", "maintenance": "managed_services"}


@dataclass(frozen=True, slots=True)
class Sample:
    """One reviewed sample: its text, what was planted, and the findings of both sides."""

    name: str
    document: Document
    defects: tuple[dict[str, Any], ...]
    read: tuple[Read, ...]
    playbook: str

    def found(self) -> set[str]:
        """Ids of the planted defects that a finding tells of."""
        return {id for one in self.read for id in one.defects}


def main() -> None:
    """Review, report, keep the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", help="samples; all without")
    parser.add_argument("--held-out", action="store_true", help="only those that are held out")
    for flag in ("told", "pdf", "missed", "unjudged", "wrong"):
        parser.add_argument(f"--{flag}", action="store_true")
    parser.add_argument("--save", metavar="NAME", default="samples")
    wanted = parser.parse_args()
    names = wanted.names or [path.name.split(".")[0] for path in sorted(FOLDER.glob("*.expected.yaml"))]
    samples: dict[str, list[Sample]] = {"older": [], "first": [], "second": [], "third": [], "fourth": []}
    for name in names:
        expected = yaml.safe_load((FOLDER / f"{name}.expected.yaml").read_text(encoding="utf-8"))
        if expected.get("held_out") or not wanted.held_out:
            sample = review(name, expected, by_kind=wanted.told, suffix="pdf" if wanted.pdf else "docx")
            samples[_set(name, expected)].append(sample)
            for line in _lines(sample, wanted):
                print(line)
    save(wanted.save, {title: figures(chosen) for title, chosen in samples.items() if chosen})


def _set(name: str, expected: dict[str, Any]) -> str:
    if not expected.get("held_out"):
        return "older"
    sets = (("first", FIRST), ("second", SECOND), ("third", THIRD))
    return next((title for title, names in sets if name in names), "fourth")


def review(name: str, expected: dict[str, Any], *, by_kind: bool = False, suffix: str = "docx") -> Sample:
    """The sample reviewed for both sides; a finding that both see counts once."""
    document = load(FOLDER / f"{name}.{suffix}")
    contract = understand(document)
    id = _nearest(expected["kind"]) if by_kind else playbook_for(contract.kind.type)
    both: dict[str, Finding] = {}
    for side in get_args(Side):
        findings, _ = assess(load_playbook(id), contract, side=side)
        both = {finding.fingerprint: finding for finding in findings} | both
    judged = read_judgements(FOLDER / f"{name}.judged.yaml")
    read = tuple(told(finding, document, expected["defects"], judged) for finding in both.values())
    return Sample(name, document, tuple(expected["defects"]), read, id)


def _nearest(kind: str) -> str:
    own = playbook_for(kind)
    return NEAREST.get(kind, own) if own == playbook_for("other") else own


def figures(samples: Sequence[Sample]) -> dict[str, object]:
    """Recall by tier and precision, over all of the samples."""
    planted = Counter(d["tier"] for sample in samples for d in sample.defects)
    found = Counter(d["tier"] for sample in samples for d in sample.defects if d["id"] in sample.found())
    read = [one for sample in samples for one in sample.read]
    return {
        "samples": len(samples),
        **{tier: _share(found[tier], planted[tier], AIMS[tier]) for tier in TIERS},
        "critical_and_high": precision([one for one in read if one.grave]),
        "all_findings": precision(read),
    }


def _share(part: int, whole: int, aim: float) -> dict[str, object]:
    return {"found": part, "planted": whole, "recall": round(part / max(whole, 1), 3), "aim": aim}


def precision(read: Iterable[Read]) -> dict[str, object]:
    """How many of the judged findings are right, and how many nobody judged."""
    listed = list(read)
    judged = [one.judgement for one in listed if one.judgement]
    right = sum(one.right for one in judged)
    return {
        "findings": len(listed),
        "unjudged": len(listed) - len(judged),
        "right": right,
        "precision": round(right / max(len(judged), 1), 3),
    }


def _lines(sample: Sample, wanted: argparse.Namespace) -> Iterator[str]:
    figure = figures([sample])
    yield f"{sample.name} ({sample.playbook}) " + " ".join(f"{name}: {figure[name]}" for name in TIERS)
    if wanted.missed:
        yield from (
            f"  missed {d['tier']} {d['id']} {', '.join(research(d))}: {d['quote']} – {d['note']}"
            for d in sample.defects
            if d["id"] not in sample.found()
        )
    for one in sample.read:
        judged = one.judgement
        if (wanted.wrong and judged and not judged.right) or (wanted.unjudged and not judged):
            yield f"  {shown(one, sample.document)}"


def shown(one: Read, document: Document) -> str:
    """The finding in one line, for whoever judges it or mends its rule."""
    finding = one.finding
    quotes = " // ".join(document.quote(span)[:240] for span in finding.evidence[:3]).replace("\n", " ")
    told_of = f" = {', '.join(one.defects)}" if one.defects else ""
    reason = f" WRONG: {one.judgement.reason}" if one.judgement and not one.judgement.right else ""
    head = f"{finding.severity.name} {finding.state} hurts {finding.hurts} {key(finding)}{told_of}{reason}"
    return f"{head} | {finding.title} | {finding.message} | {finding.clause}: {quotes}"


if __name__ == "__main__":
    main()
