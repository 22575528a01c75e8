"""Every sample is whole, and its expectations speak of words that it holds."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict

from clausekit.datamodel import Role, Side, State

NUMBER = r"(?:\d{1,2}(?:\.\d{1,2})?|[IVX]{1,6})\b"
LIST = rf"{NUMBER}(?:(?:, | and |, and | or | to ){NUMBER}){{0,12}}+"
REFERENCE = re.compile(rf"\b(?:Section|[Cc]lause|Article)s? ({LIST})(?! of the| \()")
UNIT = re.compile(r"^(?:ARTICLE|Section) ")
PLANTED = {
    "saas_vendor_draft": {"19.4"},
    "software_licence": {"19"},
    "hardware": {"31"},
    "saas_click_through": {"21"},
    "dpa": {"16"},
    "outsourcing": {"27"},
    "development": {"23"},
}
LARGEST = 80_000  # bytes of one file; samples travel in the wheel


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Party(_Strict):
    name: str
    alias: str
    role: Role


class _Defect(_Strict):
    id: str
    rule: str | None = None
    also: list[str] = []
    research: list[str] = []
    hurts: Side | None = None
    tier: Literal["critical", "material", "minor"]
    state: State
    quote: str | None
    note: str


class _Remark(_Strict):
    research: list[str]
    quote: str | None
    note: str


class _Decoy(_Strict):
    quote: str
    note: str


class _Expected(_Strict):
    kind: str
    side: Side
    parties: list[_Party]
    terms: dict[str, Any]
    outline: list[tuple[str, str]]
    types: dict[str, str]
    defects: list[_Defect]
    absent_alarms: list[str] = []
    decoys: list[_Decoy] = []
    also_true: list[_Remark] = []
    held_out: bool = False


def test_there_are_enough_samples(samples_dir: Path) -> None:
    assert len(list((samples_dir / "sources").glob("*.md"))) >= 5


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".expected.yaml"])
def test_each_sample_is_complete_and_small(name: str, suffix: str, samples_dir: Path) -> None:
    path = samples_dir / f"{name}{suffix}"
    assert 1_000 < path.stat().st_size < LARGEST


def test_the_expectations_are_well_formed(expected: dict[str, Any]) -> None:
    whole = _Expected.model_validate(expected)
    assert len(whole.parties) == 2
    assert whole.held_out or (whole.absent_alarms and all(defect.rule for defect in whole.defects))
    assert len({defect.id for defect in whole.defects}) == len(whole.defects)


def test_held_out_samples_have_defects_without_rules_and_decoys(expected: dict[str, Any]) -> None:
    whole = _Expected.model_validate(expected)
    if whole.held_out:
        short = whole.kind == "nda"
        assert (8 if short else 12) <= len(whole.defects) <= 35
        assert (5 if short else 8) <= len(whole.decoys) <= 12
        assert not any(defect.rule or defect.also for defect in whole.defects)


def test_expected_kind_and_types_are_in_the_taxonomy(expected: dict[str, Any]) -> None:
    taxonomy = pytest.importorskip("clausekit.taxonomy")
    assert expected["kind"] in taxonomy.contract_types()
    assert set(expected["types"].values()) <= set(taxonomy.clause_types())


def test_no_rule_is_both_a_defect_and_an_absent_alarm(expected: dict[str, Any]) -> None:
    rules = {defect.get("rule") for defect in expected["defects"]}
    assert not rules & set(expected.get("absent_alarms", []))


def test_each_quoted_defect_stands_in_the_source(expected: dict[str, Any], source_text: str) -> None:
    quoted = [*expected["defects"], *expected.get("decoys", []), *expected.get("also_true", [])]
    quotes = [part["quote"] for part in quoted if part["quote"]]
    assert [quote for quote in quotes if quote not in source_text] == []
    assert all(defect["quote"] for defect in expected["defects"] if defect["state"] != "missing")


def test_parties_and_liability_cap_stand_in_the_source(expected: dict[str, Any], source_text: str) -> None:
    for party in expected["parties"]:
        assert party["name"].casefold() in source_text.casefold()
        assert f"{party['alias']}”" in source_text
    assert expected["terms"].get("liability_cap", "").casefold() in source_text.casefold()


def test_cross_references_resolve_except_where_planted(name: str, source_text: str) -> None:
    lines = source_text.splitlines()
    openings = (re.split(r"[\t ]", UNIT.sub("", line), maxsplit=1)[0] for line in lines)
    numbers = {opening.rstrip(".") for opening in openings}
    named = (number for found in REFERENCE.findall(source_text) for number in re.findall(NUMBER, found))
    assert {number for number in named if number not in numbers} == PLANTED.get(name, set())


def test_the_word_files_leave_numbers_to_word(name: str, samples_dir: Path) -> None:
    with zipfile.ZipFile(samples_dir / f"{name}.docx") as package:
        body = package.read("word/document.xml").decode()
        styles = package.read("word/styles.xml").decode()
        lists = package.read("word/numbering.xml").decode()
    assert "<w:numPr>" in body + styles
    assert "<w:lvlText" in lists
    assert not re.search(r"<w:t[^>]*>\d{1,2}\.\d{1,2}\s", body)


@pytest.mark.slow
def test_the_sources_build_the_same_files_again(name: str, samples_dir: Path, tmp_path: Path) -> None:
    from scripts.make_samples import make

    make(samples_dir / "sources" / f"{name}.md", tmp_path)
    for made in sorted(tmp_path.iterdir()):
        assert made.read_bytes() == (samples_dir / made.name).read_bytes(), made.name
