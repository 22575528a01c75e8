"""Two other free tools on the held-out samples: `python -m benchmarks.rivals --venv PATH [--venv PATH]`.

Each environment holds redline-buddy or hermes-legal-advisor (with python-docx), put there by whoever runs
this; nothing is installed here. Both read the same Word files as we do, without a key and without a network.
redline-buddy runs twice: with the playbook that it picks by itself, and with the nearest of its playbooks for
the customer and for the vendor (`NEAREST`), told. hermes-legal-advisor runs its offline scanner for both
perspectives. What they say was judged as our findings are, in their favour where in doubt, and without asking
that they point at the words; the judgements are in `benchmarks/rivals.yaml`, by the names of their rules.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

import yaml

from benchmarks.judging import TIERS
from benchmarks.results import ROOT, save
from benchmarks.samples import FIRST

FOLDER = ROOT / "sample_contracts"
JUDGED = ROOT / "benchmarks" / "rivals.yaml"
GRAVE = ("critical", "high")
# Its nearest playbooks for the customer and for the vendor.
NEAREST = {
    "software_licence": ("software-license", "software-licensor"),
    "staff_augmentation": ("consulting-msa", "consulting-vendor"),
    "hardware": ("distribution-agreement", "distribution-manufacturer"),
    "maintenance": ("consulting-msa", "consulting-vendor"),
    "reseller": ("distribution-agreement", "distribution-manufacturer"),
    "saas_click_through": ("saas-vendor", "saas-provider"),
    "dpa": ("dpa", "dpa-processor"),
    "network_services": ("saas-vendor", "saas-provider"),
    "outsourcing": ("consulting-msa", "consulting-vendor"),
    "development": ("website-development", "consulting-vendor"),
    "one_way_nda": ("nda-recipient", "nda-discloser"),
    "saas_customer_paper": ("saas-vendor", "saas-provider"),
}
ABOUT = (
    "import importlib.metadata as m, sys; d = m.metadata(sys.argv[1]); "
    "print(d['Version'], d['License-Expression'] or d['License'])"
)


@dataclass(frozen=True, slots=True)
class Said:
    """One finding of another tool: the name of its rule, and whether it calls it critical or high."""

    sample: str
    name: str
    grave: bool


def main() -> None:
    """Run what is in the environments, hold it to the judgements, keep the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--venv", action="append", type=Path, required=True)
    results: dict[str, object] = {}
    for venv in parser.parse_args().venv:
        if (venv / "bin" / "redline").exists():
            results |= _measured("redline-buddy", venv, "own choice", "told")
        if (venv / "bin" / "hermes-legal").exists():
            results |= _measured("hermes-legal-advisor", venv, "offline")
    if not results:
        raise SystemExit("none of the environments holds redline-buddy or hermes-legal-advisor")
    save("rivals", results)


def _measured(tool: str, venv: Path, *ways: str) -> dict[str, object]:
    version, licence = _run(venv, "python", "-c", ABOUT, tool).split(maxsplit=1)
    judged = yaml.safe_load(JUDGED.read_text(encoding="utf-8"))[tool]
    found: dict[str, object] = {"version": version, "licence": licence.strip()}
    for way in ways:
        start = perf_counter()
        said = [one for name in NEAREST for one in _say(venv, name, way)]
        second = [one for one in said if one.sample not in FIRST]
        found[way] = {
            "seconds": round(perf_counter() - start, 1),
            "held_out": figures(said, judged, tuple(NEAREST)),
            "second_six": figures(second, judged, tuple(name for name in NEAREST if name not in FIRST)),
        }
    return {tool: found}


def _say(venv: Path, sample: str, way: str) -> Iterator[Said]:
    path = str(FOLDER / f"{sample}.docx")
    if way == "offline":
        yield from _once(one for side in ("client", "vendor") for one in _hermes(venv, path, side))
        return
    playbooks = NEAREST[sample] if way == "told" else (None,)
    for playbook in playbooks:
        chosen = ("--playbook", playbook) if playbook else ()
        answer = json.loads(_run(venv, "redline", "review", path, *chosen, "--format", "json"))
        for one in answer["findings"]:
            yield Said(sample, f"{answer['playbook']}/{one['rule_id']}", one["severity"] in GRAVE)


def _hermes(venv: Path, path: str, side: str) -> Iterator[Said]:
    flags = ("--provider", "offline", "--perspective", side, "--no-save", "--no-cache", "--format", "json")
    text = _run(venv, "hermes-legal", "analyze", path, *flags)
    answer = json.loads(text[text.index("{") :])
    sample = Path(path).stem
    for clause in answer["clauses"]:
        if clause["is_red_flag"]:
            yield Said(sample, clause["name"], clause["score"] >= 7)
    for clause in answer["missing_clauses"]:
        yield Said(sample, f"missing {clause}", grave=False)


def _once(said: Iterator[Said]) -> Iterator[Said]:
    """Each finding once, as the graver where the two sides differ."""
    best: dict[tuple[str, str], Said] = {}
    for one in said:
        known = best.get((one.sample, one.name))
        best[one.sample, one.name] = one if not known or one.grave else known
    yield from best.values()


def _run(venv: Path, command: str, *arguments: str) -> str:
    """What the command prints; it gets a home of its own, so that it neither reads nor leaves anything."""
    with tempfile.TemporaryDirectory() as home:
        finished = subprocess.run(
            [str(venv / "bin" / command), *arguments],
            capture_output=True, text=True, check=True, env={**os.environ, "HOME": home},
        )  # fmt: skip
    return finished.stdout


def figures(
    said: list[Said], judged: dict[str, dict[str, list[Any]]], samples: tuple[str, ...]
) -> dict[str, object]:
    """Recall by tier over the samples, and precision; a finding nobody judged counts as wrong."""
    verdicts = [(one, judged.get(one.sample, {}).get(one.name, [False, []])) for one in said]
    found = {(one.sample, defect) for one, verdict in verdicts if verdict[0] for defect in verdict[1]}
    planted = {
        (name, defect["id"]): defect["tier"]
        for name in samples
        for defect in yaml.safe_load((FOLDER / f"{name}.expected.yaml").read_text(encoding="utf-8"))[
            "defects"
        ]
    }
    tiers = Counter(planted.values())
    hits = Counter(tier for defect, tier in planted.items() if defect in found)
    grave = [verdict[0] for one, verdict in verdicts if one.grave]
    return {
        **{tier: f"{hits[tier]} of {tiers[tier]}" for tier in TIERS},
        "critical_and_high": f"{sum(grave)} of {len(grave)} right",
        "all_findings": f"{sum(verdict[0] for _, verdict in verdicts)} of {len(verdicts)} right",
        "unjudged": sum(one.name not in judged.get(one.sample, {}) for one in said),
    }


if __name__ == "__main__":
    main()
