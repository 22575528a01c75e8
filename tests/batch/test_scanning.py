"""Many files, several at once, none of which can stop the others."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from clausekit.batch import scan
from clausekit.datamodel import Outcome
from clausekit.errors import PlaybookError, UsageError
from clausekit.store.database import Store

SCRIPT = """
from clausekit.batch import scan
if __name__ == "__main__":
    for outcome in scan([{folder!r}], workers=1, store={url!r}):
        print(outcome.path, flush=True)
"""


def _by_name(outcomes: list[Outcome]) -> dict[str, Outcome]:
    return {Path(outcome.path).name: outcome for outcome in outcomes}


@pytest.mark.slow
def test_a_bad_file_is_an_outcome_not_a_crash(folder: Path) -> None:
    outcomes = _by_name(list(scan([folder], workers=2)))
    assert sorted(outcomes) == ["a.txt", "b.txt", "broken.pdf", "c.md"]
    assert outcomes["a.txt"].review is not None
    assert outcomes["broken.pdf"].review is None
    assert "broken.pdf" in (outcomes["broken.pdf"].error or "")


@pytest.mark.slow
def test_a_second_scan_reads_nothing_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path / 'kept.db'}"
    first = _by_name(list(scan([folder], workers=1, store=url)))
    monkeypatch.setattr("clausekit.batch.scanning.local_pool", _no_pool)
    assert _by_name(list(scan([folder], workers=1, store=url))) == first


def _no_pool(*_args: object, **_options: object) -> object:
    return _Closed()


class _Closed:
    def __enter__(self) -> object:
        raise AssertionError("a file was read again")

    def __exit__(self, *_reason: object) -> None: ...


@pytest.mark.slow
def test_a_store_knows_a_file_from_whichever_folder(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path / 'kept.db'}"
    monkeypatch.chdir(folder)
    (first,) = scan(["a.txt"], workers=1, store=url)
    assert first.path == "a.txt"
    monkeypatch.chdir(folder / "deeper")
    monkeypatch.setattr("clausekit.batch.scanning.local_pool", _no_pool)
    (again,) = scan(["../deeper/../a.txt"], workers=1, store=url)
    assert again.review == first.review
    assert [row.path for row in Store(url).rows()] == [str(folder / "a.txt")]


@pytest.mark.slow
def test_a_changed_file_is_read_again(folder: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kept.db'}"
    list(scan([folder / "a.txt"], workers=1, store=url))
    text = (folder / "a.txt").read_text(encoding="utf-8")
    (folder / "a.txt").write_text(text.replace("England and Wales", "Scotland"), encoding="utf-8")
    (outcome,) = scan([folder / "a.txt"], workers=1, store=url)
    assert outcome.review is not None
    assert "Scotland" in outcome.review.contract.document.text
    assert len(Store(url).rows()) == 1


@pytest.mark.slow
def test_a_file_that_hangs_is_given_up(folder: Path) -> None:
    pipe = folder / "endless.txt"
    os.mkfifo(pipe)  # opening it for reading waits for ever
    outcomes = _by_name(list(scan([pipe, folder / "a.txt"], workers=1, timeout=20)))
    assert "longer than 20 s" in (outcomes["endless.txt"].error or "")
    assert outcomes["a.txt"].review is not None


@pytest.mark.slow
def test_a_scan_killed_half_way_ends_with_the_same_table(folder: Path, tmp_path: Path) -> None:
    for number in range(12):
        copy = folder / f"more-{number:02}.txt"
        copy.write_text(
            (folder / "a.txt").read_text(encoding="utf-8") + f"\n3. Part {number}\n", encoding="utf-8"
        )
    url, whole = f"sqlite:///{tmp_path / 'killed.db'}", f"sqlite:///{tmp_path / 'whole.db'}"
    code = SCRIPT.format(folder=str(folder), url=url)
    script = tmp_path / "run.py"
    script.write_text(code, encoding="utf-8")
    process = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    for _ in range(4):
        process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.communicate()
    before = len(Store(url).rows())
    assert 3 <= before < 16
    list(scan([folder], workers=1, store=url))
    list(scan([folder], workers=1, store=whole))
    assert Store(url).rows() == Store(whole).rows()


def test_wrong_arguments_are_said_before_the_first_file(folder: Path) -> None:
    with pytest.raises(UsageError, match="customer"):
        next(scan([folder], side="nobody"))  # type: ignore[arg-type]
    with pytest.raises((PlaybookError, UsageError)):
        next(scan([folder], playbook="no-such-playbook"))


def test_a_worker_that_dies_is_the_files_outcome() -> None:
    from concurrent.futures import Future

    from clausekit.batch.scanning import _outcome

    future: Future[Outcome] = Future()
    future.set_exception(RuntimeError("gone"))
    assert "ended its worker" in (_outcome(future, "x/y.pdf", 5.0).error or "")
