"""Web addresses: text in, facts out. `value` is the address with its scheme and host in small letters; unit
"url".

A contract often keeps its terms behind one ("as posted at …"): what stands there was not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clausekit.datamodel import Fact, Span

_URL = re.compile(
    r"(?<![\w@./-])(?:(?P<scheme>https?://)|(?=www\.)|"
    r"(?=[a-z0-9-]{1,40}(?:\.[a-z0-9-]{1,40}){0,3}\.[a-z]{2,6}/[\w#]))"
    r"(?P<host>[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6})(?P<path>(?::\d{1,5})?(?:[/?#][^\s<>\"“”|"
    r"]{0,400})?)",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[Fact]:
    """Addresses in `text`, in order; spans are relative to it, without the sentence's own punctuation."""
    for match in _URL.finditer(text):
        host = match["host"].lower()
        if host.rsplit(".", 1)[-1].isdigit():
            continue
        path = _trimmed(match["path"])
        scheme = (match["scheme"] or "https://").lower()
        yield Fact(
            "url", f"{scheme}{host}{path}", "url", Span(match.start(), match.start("path") + len(path))
        )


def _trimmed(path: str) -> str:
    while path and path[-1] in ".,;:!?'’”\")]*_}":
        if path[-1] == ")" and path.count("(") >= path.count(")"):
            break
        path = path[:-1]
    return path
