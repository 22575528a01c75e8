"""What is reported in market forms: `python -m benchmarks.forms [--wrong] [--unjudged]`.

Every Bonterms and Common Paper form (Word, PDF, Markdown), reviewed as customer with the playbook of its
kind. A form that both sides of the market use should not come out red: at most two critical or high
findings on each, each of them defensible, and at most one in ten wrong among all. What a reader said of each
finding is kept in `benchmarks/judged_forms.yaml` by form, rule and fingerprint, without a word of the forms.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import yaml

from benchmarks.judging import Judgement, Read, judgements, key, told
from benchmarks.results import ROOT, data_dir, save
from benchmarks.samples import precision, shown
from clausekit.documents import load
from clausekit.reviewer import Reviewer

JUDGED = ROOT / "benchmarks" / "judged_forms.yaml"
SUFFIXES = (".docx", ".pdf", ".md")
MOST_GRAVE = 2


def main() -> None:
    """Review, report, keep the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", help="parts of file names; all forms without")
    parser.add_argument("--wrong", action="store_true", help="list the findings that are wrong")
    parser.add_argument("--unjudged", action="store_true", help="list the findings that nobody judged")
    wanted = parser.parse_args()
    judged = yaml.safe_load(JUDGED.read_text(encoding="utf-8"))
    read: dict[str, list[Read]] = {}
    for path in forms(wanted.names):
        read[path.name] = review(
            path, judgements(judged.get(path.name, ())), wrong=wanted.wrong, unjudged=wanted.unjudged
        )
    save("forms", figures(read))


def forms(names: list[str]) -> list[Path]:
    """The forms whose file name holds one of `names`, or all of them."""
    found = [
        path
        for path in sorted((data_dir() / "contracts").rglob("*"))
        if path.name.startswith(("bonterms", "common-paper")) and path.suffix in SUFFIXES
    ]
    return [path for path in found if not names or any(name in path.name for name in names)]


def review(path: Path, judged: dict[str, Judgement], *, wrong: bool, unjudged: bool) -> list[Read]:
    """The findings of one form as customer, with what was said of them."""
    document = load(path)
    reviewed = Reviewer().review(document)
    read = [told(finding, document, (), judged) for finding in reviewed.findings]
    grave = sum(one.grave for one in read)
    print(f"{path.name} ({reviewed.playbook}): {len(read)} findings, {grave} critical or high")
    for one in read:
        said = one.judgement
        if (wrong and said and not said.right) or (unjudged and not said):
            print("  " + shown(one, document))
    return read


def figures(read: dict[str, list[Read]]) -> dict[str, object]:
    """Findings by form, and how many of all are right; the same words in two formats count twice."""
    grave = {name: sum(one.grave for one in listed) for name, listed in read.items()}
    listed = [one for found in read.values() for one in found]
    return {
        "forms": len(read),
        "most_critical_and_high_on_one": max(grave.values(), default=0),
        "forms_over_the_aim": sorted(name for name, count in grave.items() if count > MOST_GRAVE),
        "critical_and_high": precision([one for one in listed if one.grave]),
        "all_findings": precision(listed),
        "distinct": precision({key(one.finding): one for one in listed}.values()),
    }


if __name__ == "__main__":
    main()
