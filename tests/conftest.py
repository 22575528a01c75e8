"""Fixtures shared by all rooms."""

from __future__ import annotations

import io
import os
import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from clausekit.datamodel import Fact

FindFacts = Callable[[str], Iterator[Fact]]
ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def data_dir() -> Path:
    """Folder of real contracts (`CLAUSEKIT_DATA`); the test skips, and says so, where it is absent."""
    folder = Path(os.environ.get("CLAUSEKIT_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip("no real contracts: set CLAUSEKIT_DATA to a folder that holds them")
    return folder


@pytest.fixture(scope="session")
def samples_dir() -> Path:
    """Folder of our own sample contracts."""
    return ROOT / "sample_contracts"


@pytest.fixture(scope="session")
def program() -> Callable[[str], str]:
    """Path of a system program by name; without it the test skips, or fails where `CI=true`."""

    def found(name: str) -> str:
        path = shutil.which(name)
        if path:
            return path
        reason = f"needs the program '{name}': scripts/system-packages.sh installs it"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)

    return found


_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMES = (
    f'xmlns:w="{_WORD}" xmlns:r="{_OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


@pytest.fixture(scope="session")
def word_bytes() -> Callable[..., bytes]:
    """Builds a Word file: `word_bytes(body, numbering="…", styles="…", footnotes="…", header="…")`.

    Each part is the XML inside its root element; `raw` gives further entries as they are.
    """
    return _word_bytes


def _word_bytes(body: str, *, raw: dict[str, str] | None = None, **parts: str) -> bytes:
    kinds = {
        "numbering": "numbering",
        "styles": "styles",
        "settings": "settings",
        "header": "hdr",
        "footer": "ftr",
    }
    entries = {"word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>"}
    relations = []
    for part, inner in parts.items():
        root = kinds.get(part, part)
        entries[f"word/{part}.xml"] = f"<w:{root} {_NAMES}>{inner}</w:{root}>"
        relations.append(f'<Relationship Id="{part}" Type="{_OFFICE}/{part}" Target="{part}.xml"/>')
    namespace = f'xmlns="{_PACKAGE}/relationships"'
    entries["word/_rels/document.xml.rels"] = (
        f"<Relationships {namespace}>{''.join(relations)}</Relationships>"
    )
    main = f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    entries["_rels/.rels"] = f"<Relationships {namespace}>{main}</Relationships>"
    entries["[Content_Types].xml"] = _content_types(parts)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**entries, **(raw or {})}.items():
            archive.writestr(name, text)
    return written.getvalue()


def _content_types(parts: Iterable[str]) -> str:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{kind}.{part}+xml"/>' for part in parts
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}.document.main+xml"/>{overrides}</Types>'
    )


@pytest.fixture(scope="session")
def read() -> Callable[[FindFacts, str], list[tuple[str, str, str]]]:
    """What a finder of facts reads in a text: (words at the span, value, unit)."""

    def reading(find: FindFacts, text: str) -> list[tuple[str, str, str]]:
        return [(text[fact.span.start : fact.span.end], fact.value, fact.unit) for fact in find(text)]

    return reading
