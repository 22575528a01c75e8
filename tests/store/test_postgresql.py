"""Whole scans into one PostgreSQL database, by two processes at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from clausekit.store.database import Store

pytestmark = pytest.mark.slow

SCAN = """
import sys
from clausekit.batch import scan
if __name__ == "__main__":
    print(sum(1 for _ in scan([sys.argv[2]], workers=1, store=sys.argv[1])))
"""
TEXT = "SERVICES AGREEMENT\n\n1. Governing law. The laws of Malta govern.\n\n2. Term. It runs for {} years.\n"


def test_two_scans_of_one_folder_end_in_one_table(tmp_path: Path, postgresql_url: str) -> None:
    contracts = tmp_path / "contracts"
    contracts.mkdir()
    for number in range(3):
        (contracts / f"{number}.txt").write_text(TEXT.format(number), encoding="utf-8")
    (contracts / "empty.txt").touch()
    script = tmp_path / "run.py"
    script.write_text(SCAN, encoding="utf-8")
    command = [sys.executable, str(script), postgresql_url, str(contracts)]
    both = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in "12"
    ]
    assert [process.communicate() for process in both] == [("4\n", "")] * 2
    store = Store(postgresql_url)
    names = [Path(row.path).name for row in store.rows()]
    assert names == [*(f"{number}.txt" for number in range(3)), "empty.txt"]
    review = store.outcome(str(contracts / "2.txt")).review
    assert review is not None
    assert "It runs for 2 years" in review.contract.document.text
