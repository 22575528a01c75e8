"""Outcomes kept by path and key."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from clausekit.datamodel import Outcome, Review
from clausekit.errors import StoreError
from clausekit.store.database import Store


def test_a_review_comes_back_as_it_went_in(url: str, review: Review) -> None:
    Store(url).save(Outcome("a", review), "key")
    assert Store(url).outcome("a") == Outcome("a", review)


def test_an_error_is_kept_too(url: str) -> None:
    store = Store(url)
    store.save(Outcome("a", error="'a' is empty"), "key")
    assert store.outcome("a").error == "'a' is empty"
    assert store.rows()[0].error == "'a' is empty"


def test_the_last_word_on_a_path_replaces_the_one_before(url: str, review: Review) -> None:
    store = Store(url)
    store.save(Outcome("a", error="locked"), "one")
    store.save(Outcome("a", review), "two")
    assert store.keys() == {"a": "two"}
    assert [row.error for row in store.rows()] == [""]


def test_rows_come_sorted_by_path(url: str, review: Review) -> None:
    store = Store(url)
    for path in ("c", "a", "b"):
        store.save(Outcome(path, review), path)
    assert [row.path for row in store.rows()] == ["a", "b", "c"]


def test_an_unknown_path_is_a_key_error(url: str) -> None:
    with pytest.raises(KeyError):
        Store(url).outcome("nothing")


def test_what_is_no_database_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "kept.db").write_bytes(b"not a database" * 100)
    with pytest.raises(StoreError, match="cannot be opened"):
        Store(f"sqlite:///{tmp_path / 'kept.db'}")
    with pytest.raises(StoreError, match="is not a store"):
        Store("nonsense")
    with pytest.raises(StoreError, match="cannot be opened"):
        Store(f"sqlite:///{tmp_path / 'no' / 'folder' / 'x.db'}")


def test_a_password_is_never_said() -> None:
    with pytest.raises(StoreError) as told:
        Store("postgresql://user:hunter2@127.0.0.1:1/x")
    assert "hunter2" not in str(told.value)


def test_a_store_of_a_newer_version_says_so(url: str) -> None:
    import sqlalchemy

    Store(url).close()
    engine = sqlalchemy.create_engine(url)
    with engine.begin() as connection:
        connection.execute(sqlalchemy.text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StoreError, match="newer clausekit"):
        Store(url)


def test_a_driver_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pg8000", None)
    with pytest.raises(StoreError, match=r"needs 'pg8000': pip install 'clausekit\[postgresql\]'"):
        Store("postgresql://user@127.0.0.1:1/x")


def test_only_the_two_databases_are_stores() -> None:
    with pytest.raises(StoreError, match="SQLite and PostgreSQL"):
        Store("mssql+pyodbc://server/name")


def test_what_no_database_takes_is_kept_in_another_form(url: str, review: Review) -> None:
    named = replace(review, findings=tuple(replace(each, title="a\x00b") for each in review.findings))
    store = Store(url)
    store.save(Outcome("scans/\udcff\x00.txt", error="broken \udcff"), "k")
    store.save(Outcome("b", named), "k")
    assert store.outcome("scans/\udcff\x00.txt").error == "broken \\udcff"
    assert store.outcome("b").review == named


WRITER = """
import sys
from clausekit.datamodel import Outcome
from clausekit.store.codec import unpack
from clausekit.store.database import Store

url, review = sys.argv[1], unpack(open(sys.argv[2], "rb").read())
print("ready", flush=True)
sys.stdin.readline()
store = Store(url)
for turn in range(5):
    for path in ("a", "b", "c"):
        store.save(Outcome(path, review), f"{sys.argv[3]}-{turn}")
"""


@pytest.mark.slow
def test_two_scans_into_one_store_lose_and_double_nothing(url: str, review: Review, tmp_path: Path) -> None:
    """Both make the tables of an empty database and then write the same paths again and again."""
    import sqlalchemy

    from clausekit.store.codec import pack

    packed = tmp_path / "review"
    packed.write_bytes(pack(review))
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, url, str(packed), name],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for name in ("one", "two")
    ]  # fmt: skip
    for writer in writers:
        assert writer.stdout is not None
        writer.stdout.readline()
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    assert [(writer.communicate()[1], writer.returncode) for writer in writers] == [("", 0)] * 2
    store = Store(url)
    assert [row.path for row in store.rows()] == ["a", "b", "c"]
    assert {key.partition("-")[2] for key in store.keys().values()} == {"4"}
    engine = sqlalchemy.create_engine(url)
    with engine.connect() as connection:
        counted = connection.exec_driver_sql("SELECT count(*) FROM findings").scalar()
    engine.dispose()
    assert counted == 3 * len(review.findings)
