"""What sentences say: by type, best first chosen, in the order of the contract, harmless."""

from __future__ import annotations

from dataclasses import replace

from clausekit.datamodel import Provision, Review, Span
from clausekit.exports.sayings import clipped, provision_title, said_by_clause, sayings
from clausekit.exports.to_html import to_html
from clausekit.exports.to_markdown import to_markdown


def with_provisions(review: Review, *provisions: Provision) -> Review:
    return replace(review, contract=replace(review.contract, provisions=provisions))


def spans_of(review: Review) -> list[Span]:
    return [block.span for block in review.contract.document.blocks if len(block.span) > 20]


def test_the_best_three_of_a_type_are_shown_in_order_and_the_rest_counted(review: Review) -> None:
    spans = spans_of(review)[:4]
    scores = (0.9, 0.5, 0.7, 0.8)
    found = [Provision("insurance", span, score) for span, score in zip(spans, scores, strict=True)]
    (group,) = sayings(with_provisions(review, *found))
    assert (group.title, group.more) == ("Insurance", 1)
    assert [saying.score for saying in group.shown] == [0.9, 0.7, 0.8]


def test_what_stands_among_key_terms_is_not_said_twice(review: Review) -> None:
    title = Provision("document_name", spans_of(review)[0], 0.9)
    assert sayings(with_provisions(review, title)) == []
    assert "What sentences say" not in to_markdown(with_provisions(review, title))
    assert "What sentences say" not in to_html(with_provisions(review, title))


def test_reports_say_what_sentences_say(review: Review) -> None:
    for page in (to_markdown(review), to_html(review)):
        _, _, after = page.rpartition("What sentences say")
        assert "Cap on liability" in after
        assert "limited to USD 100" in after
        assert "81" in after


def test_hostile_sentences_stay_words(review: Review) -> None:
    found = [Provision("insurance", span, 0.9) for span in spans_of(review)]
    shown = with_provisions(review, *found)
    assert "<script>" not in to_html(shown)
    assert "<img" not in to_markdown(shown)


def test_a_sentence_belongs_to_the_innermost_clause_around_it(review: Review) -> None:
    contract = review.contract
    (provision,) = contract.provisions
    ((id, said),) = said_by_clause(contract).items()
    assert said == [provision]
    assert provision.span in contract.clause(id).span
    assert not any(
        each.parent == id and provision.span in each.span and each.span != contract.clause(id).span
        for each in contract.clauses
    )


def test_long_sentences_are_cut_at_a_space_and_unknown_types_spelled() -> None:
    assert clipped("word " * 80).endswith("word …")
    assert len(clipped("word " * 80)) <= 162
    assert provision_title("something_new") == "Something new"
