"""Text of a contract in, text that Streamlit shows letter by letter out."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:^=&])")

SEVERITY_BADGES = {
    "critical": ":red-badge[:material/error: Critical]",
    "high": ":orange-badge[:material/warning: High]",
    "medium": ":yellow-badge[:material/flag: Medium]",
    "low": ":gray-badge[:material/info: Low]",
}
STATE_WORDS = {
    "risk": "Risk",
    "missing": "Missing",
    "unread": "Not read",
    "unclear": "Unclear",
}
VERDICT_WORDS = {
    "ready_to_sign": "Ready to sign",
    "negotiate": "Negotiate",
    "do_not_sign": "Do not sign as it stands",
}


def plain(text: str) -> str:
    """`text` with every sign of Markdown escaped: contracts are a stranger's words."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def quotation(text: str, *, limit: int = 700) -> str:
    """`text` as a Markdown quotation, cut after `limit` characters."""
    words = " ".join(text.split())
    shown = words if len(words) <= limit else words[:limit].rsplit(" ", 1)[0] + " …"
    return f"> {plain(shown)}"
