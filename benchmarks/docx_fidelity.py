"""How faithful the text of Word files is: `python -m benchmarks.docx_fidelity`.

The words that clausekit reads, list numbers included, against what LibreOffice writes as plain text, in order
(F1 of the longest-matching-block comparison). LibreOffice's plain text leaves out text boxes, notes, headers,
footers and floating tables and prints deleted text: those blocks are left out of the comparison and deletions
are taken out of the file before LibreOffice sees it. Where the order still differs, the words are also looked
for in LibreOffice's PDF of the file. Both views of tracked changes are compared with what LibreOffice makes
of accepting and of rejecting them all, and with the files that fixtures were made from. Time is the best of
five reads, beside python-docx's `paragraph.text`.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

from lxml import etree

from benchmarks.results import data_dir, save
from benchmarks.word_views import views
from clausekit.datamodel import Document
from clausekit.documents.word import from_docx
from clausekit.documents.word.names import DEL, MOVE_FROM, TR, w
from clausekit.errors import EmptyFile

AIM = 0.995
NOT_IN_PLAIN_TEXT = frozenset({"header", "footer", "page_number", "textbox", "footnote"})
BULLETS = re.compile("[•◦▪■●○➢✓\ue000-\uf8ff]")
SAME = str.maketrans(
    {
        "\u2011": "-",
        "\u00a0": " ",
        "\u00ad": None,
        "\u200b": None,
        **dict(zip("¹²³⁴⁵ⁱᵛ", "12345iv", strict=True)),
    }
)


def main() -> None:
    """Measure, print and keep the figures."""
    office = shutil.which("soffice")
    if office is None:
        raise SystemExit("needs LibreOffice: scripts/system-packages.sh installs it")
    data = data_dir()
    paths = sorted([*(data / "contracts").glob("*.docx"), *(data / "fixtures" / "docx").glob("*.docx")])
    with tempfile.TemporaryDirectory() as folder:
        measured = list(_measured(paths, Path(folder), office))
        viewed = list(views(data, Path(folder), office, _words_of))
    timed = [row for row in measured if row["ms"] is not None]
    save(
        "docx_fidelity",
        {
            "files": len(measured),
            "at_or_above_0.995": sum(row["agreement"] >= AIM for row in measured),
            "total_ms": round(sum(row["ms"] for row in timed)),
            "total_ms_python_docx": round(sum(row["ms_python_docx"] for row in timed)),
            "accepted_view_is_the_accepted_twin": _accepted_twin(data),
            **_redlines(data),
            "views_with_the_same_words": f"{sum(bool(row['same_words']) for row in viewed)} of {len(viewed)}",
            "views": viewed,
            "per_file": measured,
        },
    )


def _measured(paths: list[Path], folder: Path, office: str) -> Iterator[dict[str, object]]:
    copies = folder / "in"
    copies.mkdir()
    for path in paths:
        (copies / path.name).write_bytes(_without_deletions(path.read_bytes()))
    _convert(office, folder, "txt:Text (encoded):UTF8", sorted(copies.iterdir()))
    for path in paths:
        try:
            document = from_docx(path.read_bytes(), path.name)
        except EmptyFile:
            continue
        theirs = _words((folder / "out" / f"{path.stem}.txt").read_text("utf-8-sig"))
        row: dict[str, object] = {
            "file": path.name,
            "agreement": _agreement(_words(_comparable(document)), theirs),
        }
        if row["agreement"] < AIM:
            _convert(office, folder, "pdf", [copies / path.name])
            row["words_found_in_pdf"] = _found_in_pdf(document, folder / "out" / f"{path.stem}.pdf")
        yield {**row, **_times(path)}


def _convert(office: str, folder: Path, filter: str, files: list[Path]) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        office,
        profile,
        "--headless",
        "--convert-to",
        filter,
        "--outdir",
        str(folder / "out"),
        *map(str, files),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=600)


def _without_deletions(data: bytes) -> bytes:
    """The file with what is deleted or moved away taken out: LibreOffice's plain text prints it."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(written, "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "word/document.xml" and b"<w:del " in content:
                content = _stripped(content)
            target.writestr(entry, content)
    return written.getvalue()


def _stripped(content: bytes) -> bytes:
    root = etree.fromstring(content)
    rows = [row for row in root.iter(TR) if row.find(f"{w('trPr')}/{DEL}") is not None]
    runs = [element for element in root.iter(DEL, MOVE_FROM) if element.getparent().tag != w("rPr")]
    for element in [*rows, *runs]:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    return etree.tostring(root)


def _comparable(document: Document) -> str:
    return "\n".join(document.quote(b.span) for b in document.blocks if b.kind not in NOT_IN_PLAIN_TEXT)


def _words(text: str) -> list[str]:
    return BULLETS.sub(" ", text.translate(SAME)).split()


def _words_of(read: Document | str) -> list[str]:
    return _words(_comparable(read) if isinstance(read, Document) else read)


def _agreement(ours: list[str], theirs: list[str]) -> float:
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    return round(matcher.ratio(), 4)


def _found_in_pdf(document: Document, pdf: Path) -> float | None:
    """Share of all words read, text boxes and notes included, that LibreOffice prints."""
    reader = shutil.which("pdftotext")
    if reader is None:
        return None
    text = subprocess.run([reader, str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    ours, theirs = (
        Counter(re.findall(r"\w+", document.text.translate(SAME))),
        Counter(re.findall(r"\w+", text)),
    )
    return round((ours & theirs).total() / max(ours.total(), 1), 4)


def _times(path: Path) -> dict[str, float | None]:
    import docx

    data = path.read_bytes()

    def plain() -> str:
        return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)

    try:
        theirs = _best(plain)
    except Exception:
        return {"ms": None, "ms_python_docx": None}
    return {"ms": _best(lambda: from_docx(data, path.name)), "ms_python_docx": theirs}


def _best(task: Callable[[], object]) -> float:
    times = []
    for _ in range(5):
        started = time.perf_counter()
        task()
        times.append(time.perf_counter() - started)
    return round(min(times) * 1000, 1)


def _accepted_twin(data: Path) -> bool:
    folder = data / "fixtures" / "docx"
    names = (
        "powertools_RP001-Tracked-Revisions-01.docx",
        "powertools_RP001-Tracked-Revisions-01-Accepted.docx",
    )
    pending, accepted = (from_docx((folder / name).read_bytes(), name).text for name in names)
    return pending == accepted


def _redlines(data: Path) -> dict[str, bool]:
    """Are the views of a compared file the two files? Its list numbers were lost in the comparison."""
    names = [
        data / "fixtures" / "docx" / f"redlines_{name}.docx"
        for name in ("expected_redline", "original", "modified")
    ]
    compared, before, after = (path.read_bytes() for path in names)
    return {
        "original_view_is_the_file_before": _words_of(from_docx(compared, "x", view="original"))
        == _words_of(from_docx(before, "x")),
        "accepted_view_is_the_file_after": _words_of(from_docx(compared, "x"))
        == _words_of(from_docx(after, "x")),
    }


if __name__ == "__main__":
    main()
