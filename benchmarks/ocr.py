"""How well pages that are pictures are read: `python -m benchmarks.ocr [--count 40]`.

Pages of CUAD's PDFs (CC BY 4.0, The Atticus Project), drawn by chance with a fixed seed, are turned into
pictures of 200 dots an inch; every other one is laid askew by one to two degrees and given the grain of a
bad scanner. What is recognised is held against the page's own text: errors a character (edits that make the
one text the other, divided by the characters of the page; white space and the shape of quotation marks and
dashes do not count), and the boxes: the middle of each recognised line must lie on the line with its words.
"""

from __future__ import annotations

import argparse
import io
import math
import random
import statistics
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.results import data_dir, save
from clausekit.datamodel import Box, Document, Line
from clausekit.documents import read

SEED = 20
DPI = 200
FEWEST = 800
"""Characters of a page that is worth reading."""
GRAIN = 28.0
"""Standard deviation of the noise, of 255 shades."""
SHAPES = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "–": "-", "—": "-", "‐": "-"})


class Row(NamedTuple):
    """One page: its file, the degrees it lies askew, errors a character, share of lines boxed right."""

    page: str
    askew: float
    errors: float
    boxed: float
    seconds: float


def main() -> None:
    """Recognise every page, print a table, keep the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=40, help="pages to read")
    chance = random.Random(SEED)  # noqa: S311 -- a sample, no secret
    files = sorted((data_dir() / "cuad" / "pdf").glob("*.pdf"))
    rows = []
    for place, (name, data) in enumerate(islice(pages(files, chance), parser.parse_args().count)):
        askew = chance.choice((-1, 1)) * chance.uniform(1, 2) if place % 2 else 0.0
        rows.append(measure(name, data, askew))
        row = rows[-1]
        print(
            f"{name:>9} {askew:>5.1f}° errors {row.errors:7.2%} boxes {row.boxed:6.1%} {row.seconds:5.1f} s",
            flush=True,
        )
    clean, poor = [row for row in rows if not row.askew], [row for row in rows if row.askew]
    save(
        "ocr",
        {"pages": len(rows), **figures("all", rows), **figures("clean", clean), **figures("poor", poor)},
    )


def figures(title: str, rows: list[Row]) -> dict[str, float]:
    """What is reported of a set of pages."""
    errors = sorted(row.errors for row in rows)
    return {
        f"{title}_median_error": round(statistics.median(errors), 4),
        f"{title}_p90_error": round(errors[int(0.9 * len(errors))], 4),
        f"{title}_mean_share_of_lines_boxed": round(statistics.fmean(row.boxed for row in rows), 4),
        f"{title}_seconds_a_page": round(statistics.fmean(row.seconds for row in rows), 2),
    }


def pages(files: list[Path], chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """Single pages with text enough, as PDFs of their own, without end."""
    from pypdf import PdfReader, PdfWriter

    while True:
        file = chance.choice(files)
        source = PdfReader(file)
        number = chance.randrange(len(source.pages))
        writer = PdfWriter()
        writer.add_page(source.pages[number])
        out = io.BytesIO()
        writer.write(out)
        document = read(out.getvalue(), file.name)
        if len(document.text) >= FEWEST and not document.problems:
            yield f"{file.stem}/{number + 1}", out.getvalue()


def measure(name: str, data: bytes, askew: float) -> Row:
    """The page as a picture, read and compared."""
    true = read(data, name)
    began = time.perf_counter()
    seen = read(picture(data, askew), f"{name}.pdf")
    seconds = time.perf_counter() - began
    wanted = plain(true.text)
    return Row(name, askew, edits(plain(seen.text), wanted) / len(wanted), boxed(seen, true, askew), seconds)


def picture(data: bytes, askew: float) -> bytes:
    """The page as a PDF that holds nothing but its picture."""
    import numpy as np
    import pypdfium2
    from PIL import Image

    document = pypdfium2.PdfDocument(data)
    image: Any = document[0].render(scale=DPI / 72, grayscale=True).to_pil()
    document.close()
    if askew:
        image = image.rotate(askew, resample=Image.Resampling.BICUBIC, fillcolor=255)
        grain = np.random.default_rng(SEED).normal(0, GRAIN, (image.height, image.width))
        image = Image.fromarray(np.clip(np.asarray(image) + grain, 0, 255).astype("uint8"))
    out = io.BytesIO()
    image.save(out, "PDF", resolution=DPI)
    return out.getvalue()


def plain(text: str) -> str:
    """The text without white space, quotation marks and dashes of one shape."""
    return "".join(text.translate(SHAPES).split())


def edits(one: str, other: str) -> int:
    """Levenshtein's distance, by the bits of long numbers (Myers 1999, in Hyyrö's form of 2003)."""
    places: dict[str, int] = {}
    for index, character in enumerate(one):
        places[character] = places.get(character, 0) | 1 << index
    mask, last = (1 << len(one)) - 1, 1 << (len(one) - 1) if one else 0
    plus, minus, distance = mask, 0, len(one)
    for character in other if one else "":
        equal = places.get(character, 0)
        across = (((equal & plus) + plus) ^ plus) | equal | minus
        up, down = minus | ~(across | plus) & mask, plus & across
        distance += bool(up & last) - bool(down & last)
        up, down = (up << 1 | 1) & mask, down << 1 & mask
        plus, minus = down | ~((equal | minus) | up) & mask, up & (equal | minus)
    return distance if one else len(other)


def boxed(seen: Document, true: Document, askew: float) -> float:
    """Share of the recognised lines whose middle lies on the true line that has most of their words."""
    lines = [line for line in seen.lines if len(seen.quote(line.span)) > 20]
    on = sum(_on(seen, line, true, askew) for line in lines)
    return on / len(lines) if lines else 0.0


def _on(seen: Document, line: Line, true: Document, askew: float) -> bool:
    x, y = _upright(line.box, seen, askew)
    words = set(plain_words(seen.quote(line.span)))
    near = [other for other in true.lines if other.box.top - 2 <= y <= other.box.bottom + 2]
    return any(
        other.box.x0 - 5 <= x <= other.box.x1 + 5
        and len(words & set(plain_words(true.quote(other.span)))) >= 0.5 * len(words)
        for other in near
    )


def plain_words(text: str) -> list[str]:
    """Words in lower case, marks of one shape."""
    return text.translate(SHAPES).casefold().split()


def _upright(box: Box, document: Document, askew: float) -> tuple[float, float]:
    """The middle of a box where it was before the picture was turned about its own middle."""
    page = document.pages[0]
    x, y = (box.x0 + box.x1) / 2 - page.width / 2, (box.top + box.bottom) / 2 - page.height / 2
    turn = math.radians(askew)
    back = x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)
    return back[0] + page.width / 2, back[1] + page.height / 2


if __name__ == "__main__":
    main()
