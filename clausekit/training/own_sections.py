"""Sections of our own wording: the taxonomy's examples, and many more of the types that are thin in CUAD.

The further ones lie in `examples_types/<type>.yaml`, a list of paragraphs each.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from clausekit.taxonomy import clause_types

FOLDER = Path(__file__).resolve().parent / "examples_types"


def own_sections() -> Iterator[tuple[str, str]]:
    """Type and words of each, in an order that never changes."""
    for type, kind in clause_types().items():
        for text in kind.examples:
            yield type, text
        path = FOLDER / f"{type}.yaml"
        if path.is_file():
            for text in yaml.safe_load(path.read_text(encoding="utf-8")):
                yield type, text
