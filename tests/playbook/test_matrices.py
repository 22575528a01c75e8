"""Matrices: what a law asks of a contract, each requirement met by words or a gap."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausekit.errors import PlaybookError
from clausekit.playbook.matrices import Answer, Requirement, builtin_matrices, fill_matrix, load_matrix
from clausekit.playbook.proof import contract_from

REQUIREMENTS = [
    pytest.param(matrix, requirement, id=f"{matrix}-{requirement.id}")
    for matrix in builtin_matrices()
    for requirement in load_matrix(matrix).requirements
]
UNRELATED = (
    "1. Fees. Customer shall pay each invoice by bank transfer.\n2. Notices. Notices must be in writing."
)


def answer_to(matrix: str, requirement: str, text: str) -> Answer:
    answers = fill_matrix(load_matrix(matrix), contract_from(text))
    return next(answer for answer in answers if answer.requirement.id == requirement)


def test_three_laws_come_with_it() -> None:
    assert builtin_matrices() == ("data_act_25", "dora_30", "gdpr_28")


@pytest.mark.parametrize(("matrix", "requirement"), REQUIREMENTS)
def test_the_example_meets_the_requirement(matrix: str, requirement: Requirement) -> None:
    answer = answer_to(matrix, requirement.id, requirement.example)
    assert answer.state == "met", answer.unmet
    assert answer.evidence and not answer.unmet


@pytest.mark.parametrize(("matrix", "requirement"), REQUIREMENTS)
def test_a_contract_about_something_else_leaves_a_gap(matrix: str, requirement: Requirement) -> None:
    answer = answer_to(matrix, requirement.id, UNRELATED)
    assert answer.state == "gap"
    assert answer.unmet and answer.searched and not answer.evidence


def test_half_an_answer_names_the_other_half() -> None:
    answer = answer_to("gdpr_28", "28(3)(h)", "Processor shall allow audits by Controller once a year.")
    assert answer.state == "partly"
    assert answer.unmet == ("information", "unlawful instructions")


def test_a_heading_binds_nobody() -> None:
    assert answer_to("gdpr_28", "28(3)(e)", "7. Data subject requests. Left blank.").state == "gap"


def test_what_a_word_means_binds_nobody() -> None:
    text = "“Audit” means an inspection of the records by which the processor may show compliance."
    assert answer_to("gdpr_28", "28(3)(h)", text).state == "gap"


@pytest.mark.parametrize(
    ("requirement", "text", "said"),
    [
        (
            "25(2)(d)", "Customer may begin switching on six months' prior notice.",
            "notice to switch: six months, where at most 60 days is allowed",
        ),
        (
            "25(2)(g)", "Customer may retrieve its data for 10 days after the end.",
            "time to retrieve: 10 days, where at least 30 days is required",
        ),
    ],
)  # fmt: skip
def test_a_period_out_of_bounds_is_a_gap_with_its_words(requirement: str, text: str, said: str) -> None:
    answer = answer_to("data_act_25", requirement, text)
    assert answer.state == "gap"
    assert answer.unmet == (said,)
    assert answer.evidence


def test_what_stands_at_a_url_was_not_read() -> None:
    text = "The audit reports of the processor are available at https://vendor.example/audit only."
    answer = answer_to("gdpr_28", "28(3)(h)", text)
    assert answer.state == "unread"
    assert answer.evidence


@pytest.mark.data
@pytest.mark.parametrize(
    ("file", "least"),
    [("bonterms-dpa.pdf", 8), ("common-paper-data-processing-agreement.docx", 7), ("basecamp-dpa.pdf", 5)],
)
def test_published_terms_meet_most_of_article_28(data_dir: Path, file: str, least: int) -> None:
    from clausekit.documents import load
    from clausekit.reviewer import understand

    contract = understand(load(data_dir / "contracts" / file))
    answers = fill_matrix(load_matrix("gdpr_28"), contract)
    assert sum(answer.state == "met" for answer in answers) >= least
    for answer in answers:
        assert answer.evidence or answer.searched
        assert all(contract.document.quote(span).strip() for span in answer.evidence)


def test_a_matrix_of_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "ours.yaml"
    file.write_text(
        "id: ours\ntitle: Our own list\nsource: Policy 7\nabout: What we ask for.\nrequirements:\n"
        "- id: P1\n  title: Insurance\n  asks: Cover is kept.\n  needs: {cover: [insurance]}\n"
        "  example: Supplier shall keep insurance.\n",
        encoding="utf-8",
    )
    matrix = load_matrix(file)
    (answer,) = fill_matrix(matrix, contract_from("Supplier shall keep insurance for the term."))
    assert answer.state == "met"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("needs:", "need:"), "broken.yaml, line 9"),
        (("title: Insurance", "titel: Insurance"), "titel"),
        (("[insurance]", '["((insurance"]'), "never closed"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    good = (
        "id: broken\ntitle: Our own list\nsource: Policy 7\nabout: What we ask for.\nrequirements:\n"
        "- id: P1\n  title: Insurance\n  asks: Cover is kept.\n  needs: {cover: [insurance]}\n"
        "  example: Supplier shall keep insurance.\n"
    )
    file = tmp_path / "broken.yaml"
    file.write_text(good.replace(*change), encoding="utf-8")
    with pytest.raises(PlaybookError, match="line") as caught:
        load_matrix(file)
    assert said in str(caught.value)


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(PlaybookError, match="gdpr_28"):
        load_matrix("gdpr")
