"""Reviews in, files out.

``export(review, path)`` writes a file, ``render(review, format)`` gives its bytes, `EXPORTERS` names the
formats.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import TypeAlias

from clausekit.datamodel import Review
from clausekit.errors import UsageError
from clausekit.exports.exporter import Exporter
from clausekit.exports.writing import appearing_whole

Original: TypeAlias = bytes | str | Path

__all__ = ["EXPORTERS", "Exporter", "export", "format_of", "render"]

EXPORTERS: Mapping[str, Exporter] = MappingProxyType(
    {
        "json": Exporter("to_json", (".json",)),
        "markdown": Exporter("to_markdown", (".md", ".markdown")),
        "csv": Exporter("to_csv", (".csv",)),
        "html": Exporter("to_html", (".html", ".htm")),
        "docx": Exporter("to_docx", (".docx",), whole_file=True),
    }
)


def export(
    review: Review, path: str | Path, *, format: str | None = None, original: Original | None = None
) -> None:
    """Write `review` to `path` as `format`, or as the path's suffix says.

    `original` is the Word file that was reviewed, or its bytes: the docx format puts its comments into a copy
    of it. The file appears whole or not at all.
    Raises UsageError for an unknown format, ExportError when it cannot be written.
    """
    target = Path(path)
    exporter = _exporter(format or format_of(target))
    with appearing_whole(target) as beside:
        exporter.write(review, beside, original=_given(original))


def render(review: Review, format: str, *, original: Original | None = None) -> bytes:
    """The bytes that `export` would write. Raises like it."""
    exporter = _exporter(format)
    if not exporter.whole_file:
        return exporter.data(review)
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"review{exporter.suffixes[0]}"
        exporter.write(review, path, original=_given(original))
        return path.read_bytes()


def format_of(path: str | Path) -> str:
    """The format that the suffix of `path` stands for. Raises UsageError when it stands for none."""
    suffix = Path(path).suffix.lower()
    for format, exporter in EXPORTERS.items():
        if suffix in exporter.suffixes:
            return format
    known = ", ".join(exporter.suffixes[0] for exporter in EXPORTERS.values())
    raise UsageError(
        f"cannot tell the format of '{path}' from its suffix: use one of {known}, or name a format"
    )


def _given(original: Original | None) -> bytes | Path | None:
    return Path(original) if isinstance(original, str) else original


def _exporter(format: str) -> Exporter:
    if format not in EXPORTERS:
        raise UsageError(f"unknown format '{format}': use one of {', '.join(EXPORTERS)}")
    return EXPORTERS[format]
