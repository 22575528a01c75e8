"""The app's frame: page settings and the way between pages."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from clausekit.web.pages.about import about
from clausekit.web.pages.portfolio import portfolio
from clausekit.web.pages.review import review

# A picture of our own: Streamlit fetches symbols and emoji for a page's icon from the internet.
ICON = Path(__file__).with_name("icon.png")


def main() -> None:
    """Draw the page that the reader chose."""
    st.set_page_config(page_title="clausekit", page_icon=str(ICON), layout="wide")
    page = st.navigation(
        [
            st.Page(review, title="Review", icon=":material/fact_check:", default=True),
            st.Page(portfolio, title="Portfolio", icon=":material/table_view:"),
            st.Page(about, title="About", icon=":material/info:"),
        ]
    )
    page.run()
