"""Web pages in, Documents out: what a reader of the page sees, without its scripts and hidden parts."""

from clausekit.documents.html.page import from_html

__all__ = ["from_html"]
