"""What becomes of hostile and damaged files: `python -m benchmarks.hostile [--mutants 200]`.

Every file of the fixtures folder (real files that broke other readers), bombs made here, and seeded truncated
and bit-flipped copies of real contracts, each read in the guarded process under its limits.
"""

from __future__ import annotations

import argparse
import io
import random
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.results import ROOT, data_dir, save
from clausekit.documents.guard import Readers
from clausekit.errors import ClausekitError

SEED = 20260101
MEMORY = 2 * 1024**3
SECONDS = 60.0
PASSWORDS = {"pdfminer_": "baz", "pypdf_libreoffice": "openpassword", "docling_password": "1234"}
SAMPLES = ("saas_vendor_draft.docx", "saas_vendor_draft.pdf", "mutual_nda.docx")


def main() -> None:
    """Read all, print the table, keep it in benchmarks/results/."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--mutants", type=int, default=200, help="damaged copies of real files")
    count = parser.parse_args().mutants
    folder = tempfile.mkdtemp()
    tempfile.tempdir = folder
    readers = Readers(most=1)
    try:
        groups = {
            "fixtures": list(_outcomes(readers, _fixtures())),
            "bombs": list(_outcomes(readers, bombs())),
            "mutants": list(_outcomes(readers, mutants(originals(), count))),
        }
    finally:
        readers.close()
    save(
        "hostile",
        {
            "files": {name: len(rows) for name, rows in groups.items()},
            "outcomes": {name: _counts(rows) for name, rows in groups.items()},
            "slowest_seconds": {name: max(row[2] for row in rows) for name, rows in groups.items()},
            "table": {name: told for group in ("fixtures", "bombs") for name, told, _ in groups[group]},
            "left_in_the_temporary_folder": len(list(Path(folder).iterdir())),
        },
    )
    Path(folder).rmdir()


def _counts(rows: list[tuple[str, str, float]]) -> dict[str, int]:
    return dict(Counter(told.split(":")[0] for _, told, _ in rows))


def _outcomes(readers: Readers, files: Iterator[tuple[str, bytes]]) -> Iterator[tuple[str, str, float]]:
    for name, data in files:
        start = time.perf_counter()
        yield name, outcome(readers, name, data), round(time.perf_counter() - start, 2)


def outcome(readers: Readers, name: str, data: bytes) -> str:
    """ "read" and what was read, or the kind of error and its sentence."""
    password = next((word for start, word in PASSWORDS.items() if start in name), None)
    try:
        document = readers.read(data, name, password=password, seconds=SECONDS, memory=MEMORY)
    except ClausekitError as error:
        return f"{type(error).__name__}: {error}"
    problems = ", ".join(sorted({problem.kind for problem in document.problems}))
    return f"read: {len(document.text):,} characters{' with ' + problems if problems else ''}"


def _fixtures() -> Iterator[tuple[str, bytes]]:
    for file in sorted((data_dir() / "fixtures").glob("*/*")):
        yield file.name, file.read_bytes()


def originals() -> dict[str, bytes]:
    """Real files to damage: our samples and the small ones of the fixtures."""
    files = [ROOT / "sample_contracts" / name for name in SAMPLES]
    files += [file for file in sorted((data_dir() / "fixtures").glob("*/*")) if file.stat().st_size < 60_000]
    return {file.name: file.read_bytes() for file in files}


def mutants(files: dict[str, bytes], count: int, seed: int = SEED) -> Iterator[tuple[str, bytes]]:
    """`count` damaged copies of `files`: cut short, bits flipped, a stretch zeroed, doubled or swapped."""
    chance = random.Random(seed)  # noqa: S311 -- not for secrets: the same damage on every run
    names = sorted(files)
    for index in range(count):
        name = names[index % len(names)]
        yield f"mutant-{index}-{name}", mutated(files[name], chance)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """`data` with one kind of damage, chosen by `chance`."""
    changed = bytearray(data)
    start, length = chance.randrange(len(data)), chance.randrange(1, 2000)
    match chance.randrange(5):
        case 0:
            return data[: chance.randrange(16, len(data))]
        case 1:
            for _ in range(chance.randrange(1, 200)):
                changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        case 2:
            changed[start : start + length] = bytes(len(changed[start : start + length]))
        case 3:
            changed[start:start] = changed[start : start + length]
        case _:
            changed[start : start + length] = chance.randbytes(length)
    return bytes(changed)


def bombs() -> Iterator[tuple[str, bytes]]:
    """Files made to exhaust whoever reads them; each is small itself."""
    yield "bomb-10gb.docx", word_bomb(10 * 1024**3)
    yield "laughs.docx", word_with(LAUGHS)
    yield "outside.docx", word_with('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', "&e;")
    yield "deep.docx", word_with("", "<w:sdt><w:sdtContent>" * 20_000)
    yield "pages.pdf", pdf_of_pages(20_000)
    yield "ring.pdf", pdf_ring()
    yield "lists.md", b"> " * 200_000 + b"deep"
    yield "brackets.md", b"[" * 500_000
    yield "nested.html", b"<html>" + b"<div>" * 500_000
    yield "table.html", b"<html>" + b"<table><tr><td>" * 100_000
    yield (
        "mail.eml",
        b"MIME-Version: 1.0\n" * 10 + b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\n" * 200_000,
    )
    yield "braces.rtf", b"{\\rtf1 " + b"{" * 1_000_000
    yield "long.txt", b"a" * 50_000_000


LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a0 'ha'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
    + "]>"
)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_with(prolog: str, words: str = "&a11;") -> bytes:
    """A Word file whose main part begins with `prolog` and holds `words`."""
    body = f"<w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body>"
    xml = f'<?xml version="1.0"?>{prolog}<w:document xmlns:w="{_W}">{body}</w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", xml)
    return out.getvalue()


def word_bomb(size: int) -> bytes:
    """A Word file of a few megabytes whose main part unpacks to `size` bytes."""
    out = io.BytesIO()
    block = b" " * 2**24
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(size // len(block)):
            part.write(block)
    return out.getvalue()


def pdf_of_pages(count: int) -> bytes:
    """A PDF with `count` empty pages, each an object of its own."""
    kids = " ".join(f"{number} 0 R" for number in range(3, count + 3))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {count}/Kids[{kids}]>>".encode()]
    objects += [b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>"] * count
    return _pdf(objects)


def pdf_ring() -> bytes:
    """A PDF whose page tree has itself among its leaves."""
    return _pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R 2 0 R]>>"])


def _pdf(objects: list[bytes]) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj%s endobj\n" % (number, content))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, table))
    return out.getvalue()


if __name__ == "__main__":
    main()
