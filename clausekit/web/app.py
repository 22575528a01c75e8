"""The app's frame: page settings and the way between pages."""

from __future__ import annotations

import streamlit as st

from clausekit.web.pages.about import about
from clausekit.web.pages.portfolio import portfolio
from clausekit.web.pages.review import review


def main() -> None:
    """Draw the page that the reader chose."""
    st.set_page_config(page_title="clausekit", page_icon=":material/gavel:", layout="wide")
    page = st.navigation(
        [
            st.Page(review, title="Review", icon=":material/fact_check:", default=True),
            st.Page(portfolio, title="Portfolio", icon=":material/table_view:"),
            st.Page(about, title="About", icon=":material/info:"),
        ]
    )
    page.run()
