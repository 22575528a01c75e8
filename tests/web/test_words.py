"""A stranger's words are shown letter by letter."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from clausekit.web.parts.words import plain, quotation


@given(st.text(alphabet="ab *_`[](){}#<>!$~:|\\-+.=&\n", max_size=60))
def test_no_sign_of_markdown_survives(text: str) -> None:
    tokens = MarkdownIt().parseInline(plain(text))
    children = tokens[0].children or []
    assert all(token.type in {"text", "text_special"} for token in children)
    assert "".join(token.content for token in children) == " ".join(text.split())


def test_colours_and_formulas_of_streamlit_are_escaped() -> None:
    assert plain(":red[x] $y$") == r"\:red\[x\] \$y\$"


def test_a_long_quotation_is_shortened() -> None:
    assert len(quotation("word " * 3000)) < 1000
