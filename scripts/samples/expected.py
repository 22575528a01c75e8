"""What a reader should get out of a sample, from the drafting of it and never from a review of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from scripts.samples.source import Item, Sample

OPTIONAL = ("absent_alarms", "decoys", "also_true", "held_out")


def expected(sample: Sample, intended: Path) -> dict[str, Any]:
    """The intention written in `intended`, with the outline and clause types that the source itself gives."""
    values: dict[str, Any] = yaml.safe_load(intended.read_text(encoding="utf-8"))
    return {
        "kind": values["kind"],
        "side": values["side"],
        "parties": sample.meta["parties"],
        "terms": values["terms"],
        "outline": outline(sample),
        "types": {_label(sample, item): item.type for item in sample.items if item.type},
        "defects": values["defects"],
        **{key: values[key] for key in OPTIONAL if key in values},
    }


def outline(sample: Sample) -> list[list[str]]:
    """Number and heading of each numbered clause down to level two, and of each schedule, in order."""
    kept = (i for i in sample.items if i.kind == "schedule" or (i.kind == "clause" and i.level <= 2))
    return [[_label(sample, item), _heading(sample, item)] for item in kept]


def _label(sample: Sample, item: Item) -> str:
    """The printed number, which in a schedule's heading may be typed: "EXHIBIT A – ONBOARDING PLAN"."""
    return item.number.rstrip(".") or sample.words(item).split(" – ")[0]


def _heading(sample: Sample, item: Item) -> str:
    return sample.heading(item) if item.number else sample.words(item).partition(" – ")[2]


def to_yaml(values: dict[str, Any]) -> str:
    """The expectations as a file that is pleasant to read in a diff."""
    return yaml.dump(values, Dumper=_Flow, sort_keys=False, allow_unicode=True, width=110)


class _Flow(yaml.SafeDumper):
    """Writes the pairs of an outline on one line each."""


def _list(dumper: yaml.SafeDumper, values: list[Any]) -> yaml.Node:
    flow = bool(values) and all(isinstance(value, str) for value in values)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", values, flow_style=flow)


_Flow.add_representer(list, _list)
