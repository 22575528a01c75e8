"""Files that are not what they claim get one sentence; hostile ones do no harm."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clausekit.documents.word import from_docx, package
from clausekit.errors import (
    DamagedFile,
    DocumentError,
    EmptyFile,
    EncryptedFile,
    FileTooLarge,
    UnsupportedFile,
)

Build = Callable[..., bytes]
STRICT = (
    ("wordprocessingml/2006", "http://purl.oclc.org/ooxml/wordprocessingml"),
    ("officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships"),
)


def archive(entries: dict[str, str]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
        for name, text in entries.items():
            target.writestr(name, text)
    return written.getvalue()


def test_a_file_cut_short_is_damaged(word_bytes: Build, xml: Any) -> None:
    data = word_bytes(xml.para("Term"))
    with pytest.raises(DamagedFile, match="cut short"):
        from_docx(data[: len(data) // 2], "half.docx")


def test_a_zip_of_something_else_is_not_a_word_file() -> None:
    with pytest.raises(UnsupportedFile, match="not a Word file"):
        from_docx(archive({"notes.txt": "hello"}), "notes.docx")


def test_a_spreadsheet_is_not_a_word_file() -> None:
    relation = '<Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/>'
    namespace = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    rels = f"<Relationships {namespace}>{relation}</Relationships>"
    with pytest.raises(UnsupportedFile, match="another kind"):
        from_docx(archive({"_rels/.rels": rels, "xl/workbook.xml": "<x/>"}), "b.docx")


def test_a_password_is_said() -> None:
    with pytest.raises(EncryptedFile):
        from_docx(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "secret.docx")


def test_a_file_without_words_is_empty(word_bytes: Build, xml: Any) -> None:
    with pytest.raises(EmptyFile):
        from_docx(word_bytes(xml.para() + "<w:sectPr/>"), "blank.docx")


def test_broken_xml_is_damage(word_bytes: Build, xml: Any) -> None:
    with pytest.raises(DamagedFile, match="well-formed"):
        from_docx(word_bytes(xml.para("x") + "<w:p>"), "broken.docx")


def test_entities_are_not_expanded(word_bytes: Build, xml: Any, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("TOP SECRET")
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    hostile = (
        f'<!DOCTYPE d [<!ENTITY e SYSTEM "{secret.as_uri()}">]><w:document xmlns:w="{word}"><w:body>'
        "<w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>"
    )
    with pytest.raises(DamagedFile):
        from_docx(archive({"word/document.xml": hostile}), "x.docx")


def test_a_bomb_is_refused_before_it_is_unpacked(word_bytes: Build, xml: Any) -> None:
    padded = word_bytes(xml.para("x"), raw={"word/media/image1.bmp": "0" * (30 * 1024 * 1024)})
    started = time.perf_counter()
    with pytest.raises(FileTooLarge):
        from_docx(padded, "bomb.docx")
    assert time.perf_counter() - started < 1


def test_a_part_that_would_fill_the_memory_is_refused(
    word_bytes: Build, xml: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "MOST_XML", 2000)
    with pytest.raises(FileTooLarge, match="in one part"):
        from_docx(word_bytes(xml.para("x" * 2000)), "large.docx")


def test_a_note_referred_to_a_thousand_times_is_read_once(word_bytes: Build, xml: Any) -> None:
    refer = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note = f'<w:footnote w:id="2">{xml.para("the note")}</w:footnote>'
    document = from_docx(word_bytes(f"<w:p>{xml.run('x')}{refer * 1000}</w:p>", footnotes=note), "x")
    assert document.text.count("the note") == 1


def test_strict_files_are_read_like_others(word_bytes: Build, xml: Any) -> None:
    body = xml.para("Term") + xml.para("One", num=(1, 0))
    data = word_bytes(body, numbering=xml.abstract(0, xml.level(0, "decimal", "%1.")) + xml.num(1, 0))
    strict = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(strict, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode()
            for transitional, strict_name in STRICT:
                text = text.replace(f"http://schemas.openxmlformats.org/{transitional}", strict_name)
            target.writestr(name, text)
    assert from_docx(strict.getvalue(), "strict.docx").text == "Term\n1.\tOne"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damage_of_any_kind_is_an_error_of_ours(data: st.DataObject, word_bytes: Build, xml: Any) -> None:
    whole = bytearray(word_bytes(xml.para("Term") + xml.table((xml.para("a"),)), styles="<w:docDefaults/>"))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        from_docx(bytes(whole), "noise.docx")
    except DocumentError as error:
        assert "noise.docx" in str(error)
