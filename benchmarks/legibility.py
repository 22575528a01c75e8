"""What the figures of a recognised page say of its words: `python -m benchmarks.legibility [--count 12]`.

The pages of `benchmarks.ocr` (CUAD, CC BY 4.0, The Atticus Project) as pictures that get worse step by step:
fewer dots, a blur, the grain of a bad scanner. Against the errors a character stand the two figures that are
known without the truth: how much of what was read looks like language, and how sure Tesseract was (the
lesser of the two is `Page.quality`). From these the threshold in `clausekit/playbook/legibility.py` was
chosen: for each candidate it is printed how many pages it calls hard to read, how many of those are, and how
many it overlooks.
"""

from __future__ import annotations

import argparse
import io
import random
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from benchmarks.ocr import GRAIN, SEED, edits, pages, plain
from benchmarks.results import data_dir, save
from clausekit.documents import read
from clausekit.documents.pdf.quality import quality

LEVELS = (
    (200, 0.0, 0.0), (200, 1.0, GRAIN), (150, 0.6, GRAIN),
    (130, 0.6, GRAIN), (120, 0.6, GRAIN), (110, 0.6, GRAIN),
)  # fmt: skip
"""Dots an inch, radius of the blur in dots, standard deviation of the grain: from good to hard to read."""
HARD = 0.05
"""Errors a character from which a page is hard to read: one word in four is then wrong."""
SURE = re.compile(r"on average (\d{1,3}) % sure")


class Row(NamedTuple):
    """One page at one level: errors a character, share that looks like language, how sure Tesseract was.

    The last two are 0 where nothing was recognised.
    """

    page: str
    level: int
    errors: float
    quality: float
    sure: float


def main() -> None:
    """Recognise every page at every level, print a table, keep the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=12, help="pages to read at each level")
    chance = random.Random(SEED + 1)  # noqa: S311 -- a sample, no secret; other pages than those of the report
    files = sorted((data_dir() / "cuad" / "pdf").glob("*.pdf"))
    rows = []
    for name, data in islice(pages(files, chance), parser.parse_args().count):
        for row in measured(name, data):
            rows.append(row)
            print(
                f"{name:>9} {row.level} errors {row.errors:7.2%} quality {row.quality:.3f} "
                f"sure {row.sure:.2f}", flush=True,
            )  # fmt: skip
    read_ones = [row for row in rows if row.quality]
    save(
        "legibility",
        {
            "pages": len(rows),
            "not_recognised_at_all": len(rows) - len(read_ones),
            "by_quality": [judged(read_ones, "quality", step / 100) for step in (60, 70, 75, 80, 85, 90, 95)],
            "by_sureness": [judged(read_ones, "sure", step / 100) for step in (60, 65, 70, 75, 80, 85, 90)],
        },
    )


def measured(name: str, data: bytes) -> Iterator[Row]:
    """The page read at each level."""
    wanted = plain(read(data, name).text)
    for level, (dots, blur, grain) in enumerate(LEVELS):
        seen = read(worn(data, dots, blur, grain), f"{name}.pdf")
        errors = edits(plain(seen.text), wanted) / len(wanted)
        said = SURE.search(seen.problems[0].message) if seen.problems else None
        recognised = quality(seen.text) or 0.0 if said else 0.0
        yield Row(name, level, errors, recognised, int(said[1]) / 100 if said else 0.0)


def worn(data: bytes, dots: int, blur: float, grain: float) -> bytes:
    """The page as a PDF that holds nothing but a picture of it, worse than it was."""
    import numpy as np
    import pypdfium2
    from PIL import Image, ImageFilter

    document = pypdfium2.PdfDocument(data)
    image: Any = document[0].render(scale=dots / 72, grayscale=True).to_pil()
    document.close()
    image = image.filter(ImageFilter.GaussianBlur(blur))
    noise = np.random.default_rng(SEED).normal(0, grain, (image.height, image.width))
    image = Image.fromarray(np.clip(np.asarray(image) + noise, 0, 255).astype("uint8"))
    out = io.BytesIO()
    image.save(out, "PDF", resolution=dots)
    return out.getvalue()


def judged(rows: Sequence[Row], by: str, threshold: float) -> dict[str, float]:
    """What calling the pages below `threshold` hard to read would be worth."""
    called = [row for row in rows if getattr(row, by) < threshold]
    hard = [row for row in rows if row.errors >= HARD]
    right = sum(row.errors >= HARD for row in called)
    worst_kept = max((row.errors for row in rows if row not in called), default=0.0)
    return {
        "threshold": threshold,
        "called": len(called),
        "called_rightly": right,
        "overlooked": len(hard) - right,
        "worst_error_kept": round(worst_kept, 3),
    }


if __name__ == "__main__":
    main()
