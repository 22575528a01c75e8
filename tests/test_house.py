"""Rules of the house that no other tool holds."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted(
    path
    for folder in ("clausekit", "tests", "benchmarks", "scripts")
    for path in (ROOT / folder).rglob("*.py")
)
FILE_LIMIT = 400
FUNCTION_LIMIT = 40
SHAPELESS = {"utils", "helpers", "common", "misc", "util", "helper"}


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_a_file_is_a_small_room(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= FILE_LIMIT


@pytest.mark.parametrize("path", [p for p in SOURCES if "clausekit" in p.parts[:-1]], ids=_name)
def test_functions_stay_short(path: Path) -> None:
    if not path.is_relative_to(ROOT / "clausekit"):
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            assert lines <= FUNCTION_LIMIT, f"{node.name} has {lines} lines"


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_a_module_says_what_it_is_for(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not tree.body or ast.get_docstring(tree)
    assert path.stem not in SHAPELESS


def test_nothing_inside_the_package_imports_its_root() -> None:
    root_import = re.compile(r"^\s*(import clausekit$|from clausekit import)", re.MULTILINE)
    offenders = [
        _name(path)
        for path in (ROOT / "clausekit").rglob("*.py")
        if root_import.search(path.read_text(encoding="utf-8"))
    ]
    assert offenders == []


def test_no_weights_are_pickles() -> None:
    forbidden = {".pkl", ".pickle", ".joblib", ".pt", ".bin"}
    assert [path for path in (ROOT / "models").rglob("*") if path.suffix in forbidden] == []
