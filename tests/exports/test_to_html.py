"""A page that stands alone, runs nothing and can be read without colour."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from clausekit.datamodel import Review
from clausekit.exports.presentation import DISCLAIMER
from clausekit.exports.to_html import to_html

VOID = {"meta", "br", "img", "link", "input", "hr"}


class Outline(HTMLParser):
    """Tags, ids, link targets and headings of a page, and whether every tag is closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def _outline(page: str) -> Outline:
    outline = Outline()
    outline.feed(page)
    outline.close()
    return outline


@pytest.fixture(scope="module")
def page(review: Review) -> str:
    return to_html(review)


def test_every_tag_is_closed(page: str) -> None:
    assert _outline(page).open == []


def test_hostile_words_stay_words(page: str) -> None:
    outline = _outline(page)
    assert not {"script", "img", "iframe", "link", "b" * 9} & set(outline.tags)
    assert "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;" in page
    assert "\x1b" not in page
    assert "\u202e" not in page


def test_nothing_is_fetched(page: str) -> None:
    outline = _outline(page)
    assert all(link.startswith("#") for link in outline.links)
    assert not re.search(r"url\(|@import", page)
    assert "default-src 'none'" in page


def test_links_lead_somewhere_and_ids_are_unique(page: str) -> None:
    outline = _outline(page)
    assert {link.removeprefix("#") for link in outline.links} <= set(outline.ids)
    assert len(outline.ids) == len(set(outline.ids))


def test_landmarks_language_and_headings(page: str) -> None:
    tags = _outline(page).tags
    assert '<html lang="en">' in page
    assert {"header", "nav", "main", "footer"} <= set(tags)
    levels = [int(tag[1]) for tag in tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_severity_and_state_are_words_too(page: str, review: Review) -> None:
    badges = re.findall(r'<span class="badge[^"]*">([^<]+)</span>', page)
    assert badges.count("Critical") == 1
    assert {"Risk", "Missing", "Not read", "Unclear"} <= set(badges)
    assert len(badges) == 2 * len(review.findings)


def test_quoted_words_stand_in_their_context(page: str) -> None:
    assert "renews for further years <mark>unless a party says no 90 days before its end</mark>." in page
    assert "<figcaption>section 1.1, page 2</figcaption>" in page


def test_disclaimer_and_versions_close_the_page(page: str) -> None:
    footer = page[page.index("<footer>") :]
    assert DISCLAIMER in footer
    assert "clausekit 0.1.0, playbook msa 3" in footer


def test_a_review_without_findings_says_so(review: Review) -> None:
    clean = to_html(replace(review, findings=()))
    assert "No departures from the playbook were found." in clean
    assert _outline(clean).open == []
