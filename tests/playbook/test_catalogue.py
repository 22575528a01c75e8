"""The pages made from the rules."""

from __future__ import annotations

from clausekit.playbook import builtin_playbooks, load_playbook
from clausekit.playbook.catalogue import catalogue_pages


def test_every_rule_has_a_page_and_stands_in_the_index() -> None:
    pages = catalogue_pages()
    for id in builtin_playbooks():
        for rule in load_playbook(id).rules:
            assert rule.title in pages[f"{rule.id}.md"]
            assert f"({rule.id}.md)" in pages["index.md"]


def test_a_page_says_why_by_which_source_and_shows_examples() -> None:
    page = catalogue_pages()["TRM-01.md"]
    for words in (
        "Bonterms Cloud Terms 1.0",
        "over 89 days: high",
        "Nothing is found in",
        "Found in",
        "30 days",
    ):
        assert words in page
