"""The taxonomy's files: all valid, all well named, and mistakes in them said clearly."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from clausekit.errors import ModelError
from clausekit.taxonomy import (
    ClauseType,
    ProvisionType,
    clause_types,
    contract_types,
    cuad_provisions,
    own_provisions,
    provision_types,
)
from clausekit.taxonomy.loading import load_folder

MISSION = ["service_levels", "termination", "intellectual_property", "dispute_resolution", "confidentiality"]
GOOD = """
id: sample
title: Sample
description: A type made for this test.
cues: {headings: [sample*], body: [a sample]}
examples: [One sentence., Two sentences., Three sentences.]
"""


def test_the_five_types_of_the_mission_come_first() -> None:
    assert list(clause_types())[:5] == MISSION


def test_every_kind_that_others_rely_on_is_there() -> None:
    assert len(clause_types()) >= 50
    assert len(cuad_provisions()) == 41
    assert len(own_provisions()) >= 34
    assert {"saas", "nda", "dpa", "reseller", "telecom", "other"} <= set(contract_types())


def test_the_mappings_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        clause_types()["termination"] = None  # type: ignore[index]


def test_types_that_overlap_name_each_other() -> None:
    kinds = provision_types()
    assert all(id in kinds[other].overlaps for id in kinds for other in kinds[id].overlaps)


@pytest.mark.parametrize(("origin", "cuad"), [("own", "cuad: Parties"), ("cuad", "")])
def test_only_a_type_of_cuad_has_a_name_there(tmp_path: Path, origin: str, cuad: str) -> None:
    words = "id: sample\ntitle: Sample\ndescription: Made for this test.\nclauses: [general]\n"
    (tmp_path / "sample.yaml").write_text(f"{words}origin: {origin}\n{cuad}\n")
    with pytest.raises(ModelError, match="has its name there"):
        load_folder(tmp_path, ProvisionType)


@pytest.mark.parametrize("id", clause_types())
def test_a_cue_for_headings_stands_in_one_type_only(id: str) -> None:
    owners = Counter(cue for kind in clause_types().values() for cue in kind.cues.headings)
    assert [cue for cue in clause_types()[id].cues.headings if owners[cue] > 1] == []


def test_a_good_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "sample.yaml").write_text(GOOD)
    assert load_folder(tmp_path, ClauseType)["sample"].cues.headings == ("sample*",)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title: Sample", "titel: Sample", "titel"),
        ("[sample*]", "['Sam(ple']", "lower-case words"),
        ("id: sample", "id: example", "must be named after its id"),
        (", Three sentences.", "", "examples"),
        ("{headings", "headings", "not valid YAML"),
    ],
)
def test_a_mistake_in_a_file_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    (tmp_path / "sample.yaml").write_text(GOOD.replace(old, new))
    with pytest.raises(ModelError, match=said.replace("(", r"\(")):
        load_folder(tmp_path, ClauseType)
