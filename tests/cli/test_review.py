"""`clausekit review` on real files: what it writes where, and how it ends."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from clausekit.datamodel import Document, Review
from clausekit.errors import ModelError

Run = Callable[..., Any]


pytestmark = pytest.mark.usefixtures("unlearned")


def test_text_says_what_matters(run: Run, contract: Path) -> None:
    answer = run("review", contract, "--playbook", "saas")
    assert answer.code == 0
    assert answer.err == ""
    for words in (
        "Northwind Ltd",
        "saas, for the customer",
        "Verdict",
        "Key terms",
        "Ask for:",
        "Looked for:",
    ):
        assert words in answer.out
    assert "not legal advice" in answer.out


def test_a_pipe_gets_no_escapes_whatever_the_contract_holds(run: Run, contract: Path) -> None:
    out = run("review", contract).out
    assert "\x1b" not in out
    assert out == "\n".join(line.rstrip() for line in out.split("\n"))


def test_one_file_is_one_object(run: Run, contract: Path) -> None:
    data = json.loads(run("review", contract, "--format", "json", "--side", "vendor").out)
    assert data["made_by"]["side"] == "vendor"
    assert data["document"]["source"] == str(contract)


def test_several_files_are_one_object_a_line(run: Run, contract: Path, samples_dir: Path) -> None:
    answer = run("review", contract, samples_dir / "mutual_nda.docx", "--format", "json")
    sources = [json.loads(line)["document"]["source"] for line in answer.out.splitlines()]
    assert sources == [str(contract), str(samples_dir / "mutual_nda.docx")]


def test_several_files_share_one_table(run: Run, contract: Path, samples_dir: Path) -> None:
    answer = run("review", contract, samples_dir / "mutual_nda.docx", "--format", "csv")
    rows = list(csv.DictReader(StringIO(answer.out.removeprefix("\ufeff"))))
    assert {Path(row["file"]).name for row in rows} == {"msa.txt", "mutual_nda.docx"}


@pytest.mark.parametrize(("name", "opening"), [("r.md", "# Review"), ("r.html", "<!doctype"), ("r.txt", "/")])
def test_the_suffix_of_the_output_chooses_the_format(
    run: Run, contract: Path, tmp_path: Path, name: str, opening: str
) -> None:
    answer = run("review", contract, "-o", tmp_path / name)
    assert (answer.code, answer.out) == (0, "")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(opening)


def test_several_files_go_into_a_folder_without_overwriting(run: Run, contract: Path, tmp_path: Path) -> None:
    twin = tmp_path / "twin" / "msa.txt"
    twin.parent.mkdir()
    twin.write_bytes(contract.read_bytes())
    assert run("review", contract, twin, "-o", tmp_path / "out", "--format", "html").code == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "msa-reviewed.html",
        "msa-reviewed-2.html",
    }


def test_word_comes_back_with_comments(run: Run, samples_dir: Path, tmp_path: Path) -> None:
    import zipfile

    target = tmp_path / "out.docx"
    assert run("review", samples_dir / "saas_vendor_draft.docx", "-o", target).code == 0
    assert "word/comments.xml" in zipfile.ZipFile(target).namelist()


def test_a_report_is_written_and_named(run: Run, samples_dir: Path, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "reports"
    answer = run("review", samples_dir / "saas_vendor_draft.docx", "--report", folder)
    names = ["saas_vendor_draft-reviewed.html", "saas_vendor_draft-reviewed.docx"]
    assert answer.out.splitlines()[-2:] == [f"Report: {folder / name}" for name in names]
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)


def test_naming_the_report_does_not_spoil_the_json(run: Run, contract: Path, tmp_path: Path) -> None:
    answer = run("review", contract, "--format", "json", "--report", tmp_path)
    assert json.loads(answer.out)
    assert answer.err == f"Report: {tmp_path / 'msa-reviewed.html'}\n"


def test_fail_on_counts_what_is_at_least_that_severe(run: Run, contract: Path, tmp_path: Path) -> None:
    assert run("review", contract, "--fail-on", "low").code == 1
    quiet = tmp_path / "quiet.yaml"
    quiet.write_text(
        "id: quiet\ntitle: One low rule\nversion: '1'\nrules:\n"
        "- id: Q-01\n  title: No word on the moon\n  hurts: both\n  owner: legal\n  severity: low\n"
        "  check: {kind: presence, phrases: [moon]}\n  message: Nothing about the moon.\n"
        "  why: A test.\n  source: judgement\n  suggestion: Add the moon.\n"
    )
    answer = run("review", contract, "--playbook", quiet, "--fail-on", "low")
    assert answer.code in {1, 2}, answer.err
    if answer.code == 1:
        assert run("review", contract, "--playbook", quiet, "--fail-on", "medium").code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--playbook", "sas"), "did you mean 'saas'"),
        (("--playbook", "absent.yaml"), "there is no playbook file"),
        (("--side", "both"), "'customer'"),
        (("--format", "odt"), "'markdown'"),
        (("--format", "docx"), "with -o"),
        (("-o", "review.odt"), "from its suffix"),
        (("-o", "absent/review.html"), "there is no folder"),
        (("--nonsense",), "--nonsense"),
    ],
)
def test_wrong_usage_is_one_sentence(
    run: Run, contract: Path, arguments: tuple[str, ...], words: str
) -> None:
    answer = run("review", contract, *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("clausekit: ")
    assert answer.err.count("\n") == 1
    assert words in answer.err


def test_a_contract_is_never_overwritten(run: Run, contract: Path) -> None:
    before = contract.read_bytes()
    assert run("review", contract, "-o", contract).code == 2
    assert contract.read_bytes() == before


def test_two_pages_of_html_need_a_folder(run: Run, contract: Path) -> None:
    assert "folder with -o" in run("review", contract, contract, "--format", "html").err


def test_an_unforeseen_error_stops_only_its_file(
    run: Run, contract: Path, samples_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from clausekit.reviewer import OnStage, Reviewer

    real = Reviewer.review

    def sometimes(self: Reviewer, document: Document, on_stage: OnStage | None = None) -> Review:
        if document.source == str(contract):
            raise ZeroDivisionError("secret words of the contract")
        return real(self, document, on_stage)

    monkeypatch.setattr(Reviewer, "review", sometimes)
    answer = run("review", contract, samples_dir / "mutual_nda.docx", "--format", "json")
    assert answer.code == 3
    assert "ZeroDivisionError" in answer.err
    assert "secret" not in answer.err
    assert json.loads(answer.out)


def test_absent_weights_are_said_once(run: Run, contract: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def understand(document: object, on_stage: object = None) -> None:
        raise ModelError("model 'x' is absent")

    monkeypatch.setattr("clausekit.reviewer.understand", understand)
    answer = run("review", contract, contract)
    assert (answer.code, answer.err) == (2, "clausekit: model 'x' is absent\n")


def test_an_archive_is_reviewed_contract_by_contract(run: Run, tmp_path: Path, samples_dir: Path) -> None:
    bundle = tmp_path / "bundle.zip"
    with zipfile.ZipFile(bundle, "w") as archive:
        archive.write(samples_dir / "mutual_nda.docx", "signed/mutual_nda.docx")
        archive.writestr("terms.txt", "AGREEMENT\n\n1. Term. It runs for one year.")
        archive.writestr("logo.png", b"no contract")
    answer = run("review", bundle, "--format", "json", "--report", tmp_path / "reports")
    assert (answer.code, answer.err.count("Report: ")) == (0, 3)
    sources = [json.loads(line)["document"]["source"] for line in answer.out.splitlines()]
    assert sources == [f"{bundle}/signed/mutual_nda.docx", f"{bundle}/terms.txt"]
    assert {path.name for path in (tmp_path / "reports").iterdir()} == {
        "mutual_nda-reviewed.html", "mutual_nda-reviewed.docx", "terms-reviewed.html",
    }  # fmt: skip


def test_a_harmful_archive_stops_nothing(run: Run, tmp_path: Path, contract: Path) -> None:
    harm = tmp_path / "harm.zip"
    with zipfile.ZipFile(harm, "w") as archive:
        archive.writestr("../escape.txt", "AGREEMENT")
    answer = run("review", harm, contract, "--format", "json")
    assert answer.code == 3
    assert "leads out of the archive" in answer.err
    assert json.loads(answer.out)["document"]["source"] == str(contract)
    assert not (tmp_path.parent / "escape.txt").exists()
