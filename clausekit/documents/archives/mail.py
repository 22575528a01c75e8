"""An e-mail (RFC 5322, MIME) in; its attachments, or its body as text or web page, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Final

from clausekit.documents.limits import MAX_MEMBERS
from clausekit.errors import DamagedFile, FileTooLarge

_UNSAFE: Final = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|]")
_LONGEST_NAME: Final = 200


def attachments(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """The files attached to the message, by name; a forwarded message is one ("message.eml").

    Raises DamagedFile and FileTooLarge.
    """
    for index, part in enumerate(_attached(data, name), 1):
        if index > MAX_MEMBERS:
            raise FileTooLarge(f"'{name}' has more than {MAX_MEMBERS:,} attachments: save them yourself")
        yield _name(part, index), _content(part, name)


def body(data: bytes, name: str) -> tuple[bytes, bool]:
    """What the message itself says, in UTF-8, and whether that is a web page; b"" when it says nothing.

    Raises DamagedFile.
    """
    try:
        part = _message(data).get_body(preferencelist=("html", "plain"))
        if part is None:
            return b"", False
        text = part.get_content()
    except Exception as error:  # the parser raises many kinds for a broken message
        raise _damaged(name) from error
    return str(text).encode("utf-8", "replace"), part.get_content_type() == "text/html"


def _message(data: bytes) -> EmailMessage:
    message = message_from_bytes(data, policy=policy.default)
    if not isinstance(message, EmailMessage):
        raise TypeError("the policy makes another kind of message")
    return message


def _attached(data: bytes, name: str) -> list[EmailMessage]:
    try:
        parts = list(_message(data).iter_attachments())
    except Exception as error:
        raise _damaged(name) from error
    return [part for part in parts if isinstance(part, EmailMessage)]


def _name(part: EmailMessage, index: int) -> str:
    """The last part of the attachment's name, whatever path its sender wrote before it."""
    given = str(part.get_filename() or "")
    last = _UNSAFE.sub("_", given.replace("\\", "/").rpartition("/")[2]).strip(" .")[-_LONGEST_NAME:]
    if last:
        return last
    return "message.eml" if part.get_content_type() == "message/rfc822" else f"attachment-{index}"


def _content(part: EmailMessage, name: str) -> bytes:
    try:
        content = part.get_content()
        if isinstance(content, EmailMessage):
            return content.as_bytes()
        return content if isinstance(content, bytes) else str(content).encode("utf-8", "replace")
    except Exception as error:
        raise _damaged(name) from error


def _damaged(name: str) -> DamagedFile:
    return DamagedFile(f"'{name}' is a damaged e-mail: save it again from the mail program")
