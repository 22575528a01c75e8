"""What archives and e-mails hold comes out by name, and what would harm is refused before it is unpacked."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage
from pathlib import Path

import pytest

from clausekit.documents import members, read
from clausekit.documents.guard import members_guarded
from clausekit.errors import DamagedFile, EmptyFile, EncryptedFile, FileTooLarge, UnsupportedFile

WORDS = b"SERVICES AGREEMENT\n\n1. Term. One year.\n"


def _zip(entries: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return out.getvalue()


def _mail(*attached: tuple[str, bytes], html: str = "") -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.com", "b@example.com", "Our terms"
    message["Message-ID"] = "<1@example.com>"
    message.set_content("We offer support from nine to five.\n\nPayment is due within 30 days.")
    if html:
        message.add_alternative(html, subtype="html")
    for name, data in attached:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def test_a_plain_file_is_its_own_only_member() -> None:
    assert list(members(WORDS, "terms.txt")) == [("terms.txt", WORDS)]


def test_members_are_named_by_the_way_to_them() -> None:
    inner = _zip({"sla.txt": WORDS})
    data = _zip({"msa.txt": WORDS, "annex/": b"", "annex\\old.md": WORDS, "more.zip": inner})
    assert [name for name, _ in members(data, "deal.zip")] == [
        "deal.zip/msa.txt",
        "deal.zip/annex/old.md",
        "deal.zip/more.zip/sla.txt",
    ]


def test_what_is_no_contract_by_its_name_is_passed_over() -> None:
    data = _zip(
        {
            "msa.txt": WORDS,
            "logo.png": b"x",
            ".DS_Store": b"x",
            "__MACOSX/._msa.txt": b"x",
            "~$msa.docx": b"",
            "README.txt": b"x",
        }
    )
    assert [name for name, _ in members(data, "deal.zip")] == ["deal.zip/msa.txt"]


def test_a_word_file_is_no_archive(samples_dir: Path) -> None:
    data = (samples_dir / "mutual_nda.docx").read_bytes()
    assert list(members(data, "nda.docx")) == [("nda.docx", data)]


def test_an_archive_without_contracts_says_so() -> None:
    with pytest.raises(EmptyFile, match="no file that looks like a contract"):
        list(members(_zip({"logo.png": b"x"}), "deal.zip"))


@pytest.mark.parametrize(
    "name",
    [
        "../up.txt",
        "a/../../up.txt",
        "..\\up.txt",
        "/etc/terms.txt",
        "C:\\terms.txt",
        "c:terms.txt",
        "\\\\host\\a.txt",
    ],
)
def test_names_that_lead_out_are_refused(name: str) -> None:
    data = _zip({"good.txt": WORDS, name: WORDS})
    with pytest.raises(DamagedFile, match="leads out of the archive"):
        next(members(data, "deal.zip"))


def test_links_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("terms.txt")
        link.create_system = 3
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(DamagedFile, match="leads out"):
        list(members(out.getvalue(), "deal.zip"))


def test_nesting_has_an_end() -> None:
    data = WORDS
    for depth in range(4):
        data = _zip({"terms.txt" if depth == 0 else "inner.zip": data})
    ((name, error),) = members(data, "deal.zip")
    assert name == "deal.zip/inner.zip/inner.zip"
    assert isinstance(error, FileTooLarge)
    assert "more than 2 deep" in str(error)


def test_too_many_files_are_refused() -> None:
    data = _zip({f"{index}.txt": WORDS for index in range(1001)})
    with pytest.raises(FileTooLarge, match="1,001 files"):
        next(members(data, "deal.zip"))


def test_too_many_files_over_several_archives_are_refused() -> None:
    inner = _zip({f"{index}.txt": WORDS for index in range(600)})
    with pytest.raises(FileTooLarge, match="more than 1,000 files"):
        list(members(_zip({"a.zip": inner, "b.zip": inner}), "deal.zip"))


def test_an_archive_that_grows_too_much_is_not_unpacked() -> None:
    bomb = _zip({"a.txt": bytes(20_000_000)})
    assert list(members(_zip({"good.txt": WORDS, "bomb.zip": bomb}), "deal.zip")) == [
        ("deal.zip/good.txt", WORDS),
        ("deal.zip/bomb.zip", bomb),
    ]
    with pytest.raises(FileTooLarge, match="more than 200 times"):
        read(bomb, "bomb.zip")


def test_sizes_add_up_over_nested_archives(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = _zip({"a.txt": WORDS * 1000})
    outer = _zip({f"{index}.zip": inner for index in range(20)})
    assert len(list(members(outer, "deal.zip"))) == 20
    monkeypatch.setattr("clausekit.documents.archives.unfolding.MAX_UNPACKED_BYTES", 10 * len(WORDS) * 1000)
    with pytest.raises(FileTooLarge, match="unpacks to more than"):
        list(members(outer, "deal.zip"))


def test_an_entry_larger_than_it_says_is_damage() -> None:
    data = bytearray(_zip({"a.txt": b"word " * 100_000}))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", data, data.index(signature) + offset, 10)
    ((name, error),) = members(bytes(data), "deal.zip")
    assert name == "deal.zip/a.txt"
    assert isinstance(error, DamagedFile)
    assert "broken ZIP" in str(error)
    with pytest.raises(DamagedFile, match="broken ZIP"):
        read(bytes(data), "deal.zip")


def test_one_bad_member_loses_nothing_else() -> None:
    spoilt = bytearray(_zip({"a.txt": WORDS, "b.txt": WORDS.upper(), "c.txt": WORDS}, zipfile.ZIP_STORED))
    spoilt[spoilt.index(WORDS.upper())] ^= 1
    outer = _zip({"first.zip": bytes(spoilt), "harm.zip": _zip({"../up.txt": WORDS}), "last.txt": WORDS})
    found = {name.removeprefix("deal.zip/"): content for name, content in members(outer, "deal.zip")}
    assert [name for name, content in found.items() if content == WORDS] == [
        "first.zip/a.txt", "first.zip/c.txt", "last.txt",
    ]  # fmt: skip
    assert "does not come whole" in str(found["first.zip/b.txt"])
    assert "leads out of the archive" in str(found["harm.zip"])
    assert members_guarded(outer, "deal.zip")[2] == ("deal.zip/first.zip/c.txt", WORDS)
    assert "does not come whole" in str(members_guarded(outer, "deal.zip")[1][1])


def test_a_password_is_named() -> None:
    data = bytearray(_zip({"a.txt": WORDS}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(EncryptedFile, match="password"):
        list(members(bytes(data), "deal.zip"))


def test_the_only_contract_of_an_archive_is_read() -> None:
    document = read(_zip({"terms.txt": WORDS}), "deal.zip")
    assert document.source == "deal.zip/terms.txt"
    with pytest.raises(UnsupportedFile, match="several contracts"):
        read(_zip({"a.txt": WORDS, "b.txt": WORDS}), "deal.zip")


def test_an_email_without_contracts_is_its_own_text() -> None:
    document = read(_mail(("logo.png", b"x")), "terms.eml")
    assert document.media_type == "message/rfc822"
    assert "Payment is due within 30 days." in document.text
    assert "Our terms" not in document.text
    assert [problem.kind for problem in document.problems] == ["unread_part"]


def test_an_email_shows_its_page_where_it_has_one() -> None:
    document = read(_mail(html="<ol><li>Term.</li></ol><script>bad()</script>"), "terms.eml")
    assert document.text == "1.\tTerm."


def test_the_contracts_attached_to_an_email_are_members(samples_dir: Path) -> None:
    word = (samples_dir / "mutual_nda.docx").read_bytes()
    data = _mail(("../../nda.docx", word), ("more.zip", _zip({"sla.txt": WORDS})), ("logo.png", b"x"))
    assert [name for name, _ in members(data, "mail.eml")] == [
        "mail.eml/nda.docx",
        "mail.eml/more.zip/sla.txt",
    ]


def test_a_forwarded_email_is_opened_too() -> None:
    outer = EmailMessage()
    outer["From"], outer["MIME-Version"] = "c@example.com", "1.0"
    outer.set_content("see below")
    inner = EmailMessage()
    inner["From"], inner["MIME-Version"] = "d@example.com", "1.0"
    inner.set_content("hello")
    inner.add_attachment(WORDS, maintype="text", subtype="x-plain", filename="terms.txt")
    outer.add_attachment(inner)
    assert list(members(outer.as_bytes(), "mail.eml")) == [("mail.eml/message.eml/terms.txt", WORDS)]
