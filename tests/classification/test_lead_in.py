"""An item of a list is read behind the words before the list."""

from __future__ import annotations

from clausekit.classification.candidates import sentences
from clausekit.classification.lead_in import LeadIns
from clausekit.documents.from_text import document_from_string
from clausekit.segmentation import segment

TEXT = """SERVICE TERMS

1. Downtime

1.1 Reports come monthly. The following is not counted as downtime:

(a) failures of the carriers that the Host uses;

(b) work on the systems at any hour.

1.2 Credits

(a) Five percent of the fee is credited.
"""


def leads() -> dict[str, str]:
    document = document_from_string(TEXT)
    found = LeadIns(document, segment(document))
    return {document.quote(span): found.before(span) for span in sentences(document)}


def test_items_get_the_last_sentence_before_their_list() -> None:
    said = {words: lead for words, lead in leads().items() if lead}
    assert set(said.values()) == {"The following is not counted as downtime:"}
    assert any("carriers" in words for words in said) and any("any hour" in words for words in said)


def test_what_follows_a_heading_stands_alone() -> None:
    assert all(not lead for words, lead in leads().items() if "credited" in words)


def test_without_clauses_there_are_none() -> None:
    document = document_from_string(TEXT)
    found = LeadIns(document, ())
    assert not any(found.before(span) for span in sentences(document))
