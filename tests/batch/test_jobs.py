"""What there is to review: files, and each contract that an archive or e-mail holds."""

from __future__ import annotations

import os
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from clausekit.batch import scan
from clausekit.batch.jobs import Job, items_in, jobs_for
from clausekit.store.database import Store


def _names(bundle: Path) -> list[str]:
    return [f"{bundle}/{name}" for name in ("msa.txt", "bad.pdf", "annex/more.zip/sla.txt")]


def test_each_contract_of_an_archive_is_an_item(bundle: Path) -> None:
    assert list(items_in([bundle], "v")) == _names(bundle)


def test_the_key_is_of_the_contract_not_of_the_archive(bundle: Path) -> None:
    before = items_in([bundle], "v")
    with zipfile.ZipFile(bundle, "a") as archive:
        archive.writestr("new.txt", b"1. Term. One year.")
    after = items_in([bundle], "v")
    assert {path: after[path].key for path in before} == {path: item.key for path, item in before.items()}
    assert set(after) - set(before) == {f"{bundle}/new.txt"}


def test_jobs_bring_the_bytes_of_what_is_inside_and_of_nothing_else(bundle: Path) -> None:
    items = items_in([bundle], "v")
    wanted = _names(bundle)[2]
    (job,) = jobs_for([items[wanted]])
    assert isinstance(job, Job)
    assert (job.path, b"Quayside" in (job.data or b"")) == (wanted, True)


def test_attachments_of_one_name_are_two_items(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Message-ID"], message["Subject"] = "a@example.com", "<1@example.com>", "Terms"
    message.set_content("see below")
    for words in (b"1. Term. One year.", b"1. Term. Two years."):
        message.add_attachment(words, maintype="text", subtype="x-plain", filename="terms.txt")
    mail = tmp_path / "mail.eml"
    mail.write_bytes(message.as_bytes())
    items = items_in([mail], "v")
    assert list(items) == [f"{mail}/terms.txt", f"{mail}/terms.txt (2)"]
    jobs = [job for job in jobs_for(items.values()) if isinstance(job, Job)]
    assert [job.data for job in jobs] == [b"1. Term. One year.", b"1. Term. Two years."]


def test_a_harmful_archive_is_one_sentence_under_its_own_name(tmp_path: Path) -> None:
    harm = tmp_path / "harm.zip"
    with zipfile.ZipFile(harm, "w") as archive:
        archive.writestr("../escape.txt", "AGREEMENT")
    (outcome,) = scan([harm], workers=1)
    assert outcome.path == str(harm)
    assert "leads out of the archive" in (outcome.error or "")


def test_too_many_contracts_are_refused_before_the_first(tmp_path: Path) -> None:
    much = tmp_path / "much.zip"
    with zipfile.ZipFile(much, "w") as archive:
        for number in range(1001):
            archive.writestr(f"{number}.txt", "AGREEMENT")
    (outcome,) = scan([much], workers=1)
    assert "1,001 files" in (outcome.error or "")


def test_an_archive_that_goes_away_meanwhile_is_said(bundle: Path) -> None:
    items = items_in([bundle], "v")
    bundle.unlink()
    assert [answer[1].startswith("there is no file") for answer in jobs_for(items.values())] == [True] * 3  # type: ignore[index]


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    pipe = tmp_path / "endless.zip"
    os.mkfifo(pipe)
    (item,) = items_in([pipe], "v").values()
    assert item.key == "unreadable-v"


@pytest.mark.slow
def test_one_bad_member_loses_nothing_else(bundle: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kept.db'}"
    outcomes = {outcome.path: outcome for outcome in scan([tmp_path], workers=2, store=url)}
    good, bad, nested = (outcomes[name] for name in _names(bundle))
    assert good.review is not None
    assert nested.review is not None
    assert nested.review.contract.document.source == nested.path
    assert "JPEG" in (bad.error or "")
    assert [row.path for row in Store(url).rows()] == sorted(_names(bundle))


@pytest.mark.slow
def test_only_new_members_are_read_again(
    bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path / 'kept.db'}"
    list(scan([bundle], workers=1, store=url))
    with zipfile.ZipFile(bundle, "a") as archive:
        archive.writestr("new.txt", b"SERVICES AGREEMENT\n\n1. Term. One year.")
    handed_out: list[str] = []

    def noted(items: object) -> object:
        for job in jobs_for(items):  # type: ignore[arg-type]
            handed_out.append(job.path if isinstance(job, Job) else job[0])
            yield job

    monkeypatch.setattr("clausekit.batch.scanning.jobs_for", noted)
    assert len(list(scan([bundle], workers=1, store=url))) == 4
    assert handed_out == [f"{bundle}/new.txt"]
