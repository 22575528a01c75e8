"""What is loaded from a sample is what was written, in order, with the furniture told apart."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from clausekit.datamodel import FURNITURE
from clausekit.documents import load

# Share of words in the order they were written. Cells beside each other without rules between them may be
# read across or down, and both are how people read a block of signatures.
IN_ORDER = 0.985
CONTENTS = Counter(
    ["TABLE", "OF", "CONTENTS"]
)  # the heading of a table of contents is furniture like the table
LEAKS: dict[str, str] = {}


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_the_words_loaded_are_the_words_written(
    name: str, suffix: str, samples_dir: Path, source_text: str, request: pytest.FixtureRequest
) -> None:
    if reason := LEAKS.get(f"{name}{suffix}"):
        request.applymarker(pytest.mark.xfail(reason=reason, strict=True))
    written = source_text.split()
    document = load(samples_dir / f"{name}{suffix}")
    blocks = [block for block in document.blocks if block.kind not in FURNITURE]
    loaded = re.findall(r"\S+", "\n".join(document.quote(block.span) for block in blocks))
    assert Counter(loaded) - Counter(written) == Counter()
    assert Counter(written) - Counter(loaded) - CONTENTS == Counter()
    assert SequenceMatcher(None, written, loaded, autojunk=False).ratio() > IN_ORDER
