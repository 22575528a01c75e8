"""One output format, its code loaded when it is first used."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from clausekit.datamodel import Review


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format's module in this room and the suffixes that it goes by, the usual one first.

    The module holds one function of its own name: it returns the text, or with `whole_file` it takes a path
    and the original, and writes the file itself.
    """

    module: str
    suffixes: tuple[str, ...]
    whole_file: bool = False

    def write(self, review: Review, path: Path, *, original: bytes | Path | None = None) -> None:
        """Put the review at `path`, whatever the path is called."""
        if self.whole_file:
            self._function()(review, path, original=original)
        else:
            path.write_bytes(self.data(review))

    def data(self, review: Review) -> bytes:
        """The text of the review in UTF-8; a broken character becomes "?", so that positions stay true."""
        text: str = self._function()(review)
        return text.encode("utf-8", errors="replace")

    def _function(self) -> Any:  # noqa: ANN401 -- one of two signatures, see the class
        return getattr(import_module(f"clausekit.exports.{self.module}"), self.module)
