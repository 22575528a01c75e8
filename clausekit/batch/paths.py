"""Folders and files in, the files worth reading out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

# Both by name only, and only inside folders: a file that is named outright is always tried.
from clausekit.documents.sniff import ABOUT_THE_FOLDER, READABLE_SUFFIXES


def contracts_in(paths: Iterable[str | Path]) -> list[Path]:
    """Every readable file in `paths`, sorted within each folder, each once.

    Folders are searched all the way down, without hidden files, Word's lock files ("~$…"), READMEs and
    links that lead out of the folder. Files are taken as they are, readable or not, so that a wrong one is
    reported.
    """
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        found.update(dict.fromkeys(_inside(path) if path.is_dir() else [path]))
    return list(found)


def _inside(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if _is_contract(path) and not _hidden(path, folder) and _stays(path, folder):
            yield path


def _is_contract(path: Path) -> bool:
    return path.suffix.lower() in READABLE_SUFFIXES and path.stem.lower() not in ABOUT_THE_FOLDER


def _hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)


def _stays(path: Path, folder: Path) -> bool:
    return path.is_file() and (not path.is_symlink() or path.resolve().is_relative_to(folder.resolve()))
