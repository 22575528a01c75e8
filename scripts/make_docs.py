"""Write what is generated: rule catalogue, model cards, the command line's help, the JSON Schema of a review.

`python -m scripts.make_docs` writes; with `--check` it only says what would change, and exits with 1.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from clausekit.cli.manual import manual
from clausekit.exports.shape import schema
from clausekit.playbook.catalogue import catalogue_pages
from scripts.model_page import models_page

ROOT = Path(__file__).resolve().parent.parent
RULES = ROOT / "docs" / "rules"


def pages() -> Iterator[tuple[Path, str]]:
    """Every generated page with its text."""
    for name, text in catalogue_pages().items():
        yield RULES / name, text
    yield ROOT / "docs" / "cli.md", manual()
    yield ROOT / "docs" / "models.md", models_page()
    yield ROOT / "docs" / "review.schema.json", json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def main() -> int:
    """Write the pages, or with --check name those that are out of date."""
    stale = [path for path, text in pages() if not path.exists() or path.read_text(encoding="utf-8") != text]
    stale += sorted(set(RULES.glob("*.md")) - {path for path, _ in pages()})
    if "--check" in sys.argv:
        print(*(f"out of date: {path.relative_to(ROOT)}" for path in stale), sep="\n")
        return int(bool(stale))
    for path in stale:
        path.unlink(missing_ok=True)
    RULES.mkdir(parents=True, exist_ok=True)
    for path, text in pages():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
