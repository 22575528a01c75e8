"""Page trees that lead nowhere or back to themselves."""

from __future__ import annotations

import pytest

from clausekit.documents import read
from clausekit.errors import DamagedFile

WORDS = "Services agreement between the parties."
STREAM = f"BT /F1 12 Tf 72 700 Td ({WORDS}) Tj ET"
ONE_PAGE = (
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
    f"<</Length {len(STREAM)}>>stream\n{STREAM}\nendstream",
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
)


def pdf(kids: str, count: int) -> bytes:
    """A PDF whose object 2 is its page tree with these children, object 3 its only page."""
    tree = f"<</Type/Pages/Count {count}/Kids[{kids}]>>"
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(("<</Type/Catalog/Pages 2 0 R>>", tree, *ONE_PAGE), 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = len(out)
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer<</Size {len(places) + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF"
    return out + f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{rows}{end}".encode()


@pytest.mark.parametrize("kids", ["2 0 R 2 0 R 2 0 R", "9 0 R"])
def test_a_tree_that_comes_to_no_page_is_damage(kids: str) -> None:
    with pytest.raises(DamagedFile, match="damaged or cut-off PDF"):
        read(pdf(kids, 9), "ring.pdf")


@pytest.mark.parametrize("kids", ["3 0 R 2 0 R", "3 0 R 9 0 R"])
def test_a_page_that_cannot_be_opened_is_named_and_the_others_are_read(kids: str) -> None:
    document = read(pdf(kids, 2), "ring.pdf")
    assert document.text == WORDS
    assert [(problem.kind, problem.page) for problem in document.problems] == [("damaged", 2)]
    assert len(document.pages) == 2
