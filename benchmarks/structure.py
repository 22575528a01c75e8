"""Who signed, and what is attached: `python -m benchmarks.structure`.

25 CUAD contracts, drawn by a fixed seed and looked at only for the truth in `structure.yaml`: precision and
recall of the places to sign by their state, and of the attachments by theirs. `--wrong` lists the errors.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import yaml

from benchmarks.results import data_dir, save
from clausekit.datamodel import Schedule, Signature
from clausekit.documents import load
from clausekit.segmentation import schedule_key, schedules, segment, signatures

TRUTH = Path(__file__).with_suffix(".yaml")
SIGNED = {"signed": True, "unsigned": False, "unknown": None}
STATES = ("present", "blank", "absent")


def main() -> None:
    """Measure, print, keep the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--wrong", action="store_true", help="list what is wrong")
    wrong = parser.parse_args().wrong
    truth: dict[str, dict[str, list[str]]] = yaml.safe_load(TRUTH.read_text(encoding="utf-8"))
    counts: Counter[tuple[str, str]] = Counter()
    for name, wanted in truth.items():
        path = next((data_dir() / "cuad" / "pdf").rglob(f"{name}.pdf"))
        document = load(path)
        clauses = segment(document)
        errors = compare_signatures(wanted, signatures(document, clauses), counts)
        errors += compare_schedules(wanted, schedules(document, clauses), counts)
        if wrong and errors:
            print(name, *errors, sep="\n    ")
    save("structure", {"contracts": len(truth), **figures(counts)})


def compare_signatures(
    wanted: dict[str, list[str]], found: tuple[Signature, ...], counts: Counter[tuple[str, str]]
) -> list[str]:
    """Count right, missed and false places to sign; what is wrong, in words."""
    left = list(found)
    errors: list[str] = []
    for state, signed in SIGNED.items():
        for word in wanted.get(state, []):
            hit = next((s for s in left if s.signed is signed and _names(s, word)), None)
            counts[state, "right" if hit else "missed"] += 1
            if hit:
                left.remove(hit)
            else:
                errors.append(f"missed: {word} {state}")
    for signature in left:
        state = next(key for key, value in SIGNED.items() if value is signature.signed)
        counts[state, "false"] += 1
        errors.append(f"false: {signature.party} | {signature.signer} {state}")
    return errors


def _names(signature: Signature, word: str) -> bool:
    return word.casefold() in f"{signature.party} {signature.signer}".casefold()


def compare_schedules(
    wanted: dict[str, list[str]], found: tuple[Schedule, ...], counts: Counter[tuple[str, str]]
) -> list[str]:
    """Count right, missed and false attachments; what is wrong, in words."""
    states = {schedule_key(schedule.name) or schedule.name: schedule.state for schedule in found}
    free = {schedule_key(name) for name in wanted.get("either", [])}
    known = {schedule_key(name): state for state in STATES for name in wanted.get(state, [])}
    errors = [f"{key}: {states.get(key, 'not found')}, is {state}" for key, state in known.items()
              if states.get(key) != state]  # fmt: skip
    errors += [f"{key}: {state}, is none" for key, state in states.items() if key not in known.keys() | free]
    for key, state in known.items():
        counts[state, "right" if states.get(key) == state else "missed"] += 1
    for key, state in states.items():
        counts[state, "false"] += key not in free and known.get(key) != state
    return errors


def figures(counts: Counter[tuple[str, str]]) -> dict[str, dict[str, float]]:
    """Precision and recall of each state, and how many there are."""
    made = {}
    for state in (*SIGNED, *STATES):
        right, missed, false = (counts[state, verdict] for verdict in ("right", "missed", "false"))
        made[state] = {
            "there_are": right + missed,
            "precision": round(right / max(right + false, 1), 3),
            "recall": round(right / max(right + missed, 1), 3),
        }
    return made


if __name__ == "__main__":
    main()
