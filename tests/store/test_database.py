"""Outcomes kept by path and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausekit.datamodel import Outcome, Review
from clausekit.errors import StoreError
from clausekit.store.database import Store


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'kept.db'}"


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
        Store("postgresql+psycopg2://user:hunter2@127.0.0.1:1/x")
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
