"""Small real files to scan."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

AGREEMENT = """SERVICES AGREEMENT

This Services Agreement is made on 1 March 2027
between Northwind Ltd ("Supplier") and Harbour plc ("Customer").

1. Confidentiality

Each party shall keep the other party's Confidential Information secret for five (5) years.

2. Governing Law

This Agreement is governed by the laws of England and Wales.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three readable contracts, one of them deeper down, and one file that no loader can read."""
    (tmp_path / "deeper").mkdir()
    (tmp_path / "a.txt").write_text(AGREEMENT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(AGREEMENT.replace("Harbour", "Quayside"), encoding="utf-8")
    (tmp_path / "deeper" / "c.md").write_text(AGREEMENT.replace("five (5)", "two (2)"), encoding="utf-8")
    (tmp_path / "broken.pdf").write_bytes(b"\xff\xd8\xff\xe0 a photograph")
    return tmp_path


def _zip(entries: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """An archive with two contracts, one of them in an archive within, one broken file and one picture."""
    good = AGREEMENT.encode()
    inner = _zip({"sla.txt": good.replace(b"Harbour", b"Quayside")})
    entries = {"msa.txt": good, "bad.pdf": b"\xff\xd8\xff\xe0 x", "annex/more.zip": inner, "logo.png": b"x"}
    path = tmp_path / "bundle.zip"
    path.write_bytes(_zip(entries))
    return path
