"""Characters of symbol fonts (`w:sym`) as Unicode: what contracts use of them."""

from __future__ import annotations

from typing import Final

_SYMBOL: Final = {
    0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAC: "←", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥",
    0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xD2: "®", 0xD3: "©", 0xD4: "™",
    0xE2: "®", 0xE3: "©", 0xE4: "™", 0x2D: "−", 0xA7: "♣", 0xA8: "♦", 0xA9: "♥", 0xAA: "♠", 0xDE: "⇒",
    0x6D: "μ", 0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x44: "Δ", 0x53: "Σ", 0x70: "π", 0x57: "Ω",
}  # fmt: skip
_WINGDINGS: Final = {
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "❐", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖",
    0x77: "⬥", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xE0: "→", 0xF0: "⇨", 0xFB: "✗",
    0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x78: "☒", 0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x46: "☞", 0x4A: "☺",
}  # fmt: skip
_WINGDINGS_2: Final = {0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐", 0x2A: "☐", 0x98: "●"}
_FONTS: Final = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}
UNKNOWN: Final = "\N{WHITE SQUARE}"


def symbol(font: str, code: str) -> str:
    """The character `code` (hexadecimal, often from F000 on) of `font`; a white square for an unknown one."""
    try:
        point = int(code, 16)
    except ValueError:
        return UNKNOWN
    low = point - 0xF000 if 0xF000 <= point <= 0xF0FF else point
    table = _FONTS.get(font.strip().lower())
    if table is not None:
        return table.get(low) or (chr(low) if table is _SYMBOL and 0x20 <= low < 0x7F else UNKNOWN)
    if 0xE000 <= point <= 0xF8FF:
        return chr(low) if 0x20 <= low < 0x7F else UNKNOWN
    return chr(point) if 0x20 <= point < 0xD800 else UNKNOWN
