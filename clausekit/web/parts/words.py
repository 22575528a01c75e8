"""Text of a contract in, text that Streamlit shows letter by letter out."""

from __future__ import annotations

import re

from clausekit.exports.presentation import shortened

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:^=&])")

SEVERITY_BADGES = {
    "critical": ":red-badge[:material/error: Critical]",
    "high": ":orange-badge[:material/warning: High]",
    "medium": ":yellow-badge[:material/flag: Medium]",
    "low": ":gray-badge[:material/info: Low]",
}


def plain(text: str) -> str:
    """`text` with every sign of Markdown escaped: contracts are a stranger's words."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def quotation(text: str) -> str:
    """`text` as a Markdown quotation; of very long ones the two ends."""
    return f"> {plain(shortened(text))}"
