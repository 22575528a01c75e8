"""Streamlit entry page: `streamlit run app.py`, or `clausekit app`."""

from clausekit.web.app import main

main()
