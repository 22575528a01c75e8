"""Builds the sample contracts: `python -m scripts.make_samples [--into FOLDER] [NAME ...]`.

From each `sample_contracts/sources/NAME.md` and the intention beside it, `NAME.yaml`, come `NAME.docx`,
`NAME.pdf` and `NAME.expected.yaml`; the same sources give the same bytes.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from scripts.samples.expected import expected, to_yaml
from scripts.samples.pdf import to_pdf
from scripts.samples.source import read
from scripts.samples.word import to_word

FOLDER = Path(__file__).resolve().parent.parent / "sample_contracts"


def make(source: Path, into: Path) -> None:
    """Writes the three files of one sample."""
    sample = read(source)
    pages = to_pdf(sample, into / f"{sample.name}.pdf")
    to_word(sample, into / f"{sample.name}.docx", pages)
    values = expected(sample, source.with_suffix(".yaml"))
    (into / f"{sample.name}.expected.yaml").write_text(to_yaml(values), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description="Builds the sample contracts.")
    parser.add_argument("names", nargs="*", help="samples to make (all of them, when none is named)")
    parser.add_argument("--into", type=Path, default=FOLDER, help="folder to write to")
    arguments = parser.parse_args()
    arguments.into.mkdir(parents=True, exist_ok=True)
    for source in sorted((FOLDER / "sources").glob("*.md")):
        if not arguments.names or source.stem in arguments.names:
            make(source, arguments.into)
            print(f"made {source.stem}")


if __name__ == "__main__":
    main()
