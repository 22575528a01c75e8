"""A commented template or file with macros opens as an ordinary document."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx

from clausekit.exports.docx_plain import plain

Build = Callable[..., bytes]
BODY = '<w:p><w:r><w:t xml:space="preserve">Term</w:t></w:r></w:p>'
PLAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACROS = "http://schemas.microsoft.com/office/2006/relationships"


def rebuilt(data: bytes, changes: dict[str, tuple[str, str]], more: dict[str, str]) -> bytes:
    """The package with words replaced in some parts and further parts added."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(written, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode()
            target.writestr(name, text.replace(*changes.get(name, ("", ""))) if name in changes else text)
        for name, text in more.items():
            target.writestr(name, text)
    return written.getvalue()


def test_an_ordinary_document_is_left_alone(word_bytes: Build) -> None:
    data = word_bytes(BODY)
    assert plain(data, "x.docx") == data


def test_a_template_becomes_a_document(word_bytes: Build) -> None:
    kind = PLAIN.replace("document.main", "template.main")
    template = rebuilt(word_bytes(BODY), {"[Content_Types].xml": (PLAIN, kind)}, {})
    assert docx.Document(io.BytesIO(plain(template, "x.dotx"))).paragraphs[0].text == "Term"


def test_macros_are_left_out(word_bytes: Build) -> None:
    override = (
        '<Override PartName="/word/vbaData.xml" ContentType="application/vnd.ms-word.vbaData+xml"/></Types>'
    )
    relation = f'<Relationship Id="v" Type="{MACROS}/vbaProject" Target="vbaProject.bin"/></Relationships>'
    inner = f'<Relationship Id="d" Type="{MACROS}/wordVbaData" Target="vbaData.xml"/>'
    namespace = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    data = rebuilt(
        word_bytes(BODY, styles="<w:docDefaults/>"),
        {
            "[Content_Types].xml": ("</Types>", override),
            "word/_rels/document.xml.rels": ("</Relationships>", relation),
        },
        {
            "word/vbaProject.bin": "code",
            "word/vbaData.xml": "<x/>",
            "word/_rels/vbaProject.bin.rels": f"<Relationships {namespace}>{inner}</Relationships>",
        },
    )
    enabled = rebuilt(
        data, {"[Content_Types].xml": (PLAIN, "application/vnd.ms-word.document.macroEnabled.main+xml")}, {}
    )
    done = plain(enabled, "x.docm")
    with zipfile.ZipFile(io.BytesIO(done)) as archive:
        assert not [name for name in archive.namelist() if "vba" in name.lower()]
        assert b"vba" not in archive.read("[Content_Types].xml") + archive.read(
            "word/_rels/document.xml.rels"
        )
    assert docx.Document(io.BytesIO(done)).paragraphs[0].text == "Term"
