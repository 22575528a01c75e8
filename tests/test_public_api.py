"""What the world may rely on."""

from __future__ import annotations

import subprocess
import sys

import clausekit

HEAVY = {
    "alembic", "dask", "docx", "lxml", "numpy", "pandas", "pdfplumber", "pydantic", "pypdfium2", "scipy",
    "sklearn", "spacy", "sqlalchemy", "streamlit", "typer",
}  # fmt: skip


def test_the_public_names_are_pinned() -> None:
    assert clausekit.__all__ == [
        "Block", "Box", "Clause", "ClausekitError", "Comment", "Contract", "Definition", "Document",
        "Fact", "Finding", "Label", "Line", "Link", "Outcome", "Page", "Party", "Place", "Problem",
        "Provision", "Reference", "Review", "Reviewer", "Revision", "Schedule", "Severity",
        "Signature", "Span", "Strength", "Term", "__version__", "export", "load", "review", "scan",
    ]  # fmt: skip


def test_every_public_name_is_there_and_documented() -> None:
    for name in clausekit.__all__:
        thing = getattr(clausekit, name)
        assert name == "__version__" or (thing.__doc__ or "").strip(), name


def test_importing_the_root_brings_no_heavy_library() -> None:
    code = "import sys, clausekit; print(*{name.partition('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not HEAVY & set(loaded.stdout.split())


def test_an_unknown_name_is_an_attribute_error() -> None:
    assert not hasattr(clausekit, "no_such_name")
