"""A web page becomes what a reader of it sees."""

from __future__ import annotations

import pytest

from clausekit.datamodel import Document
from clausekit.documents import read
from clausekit.errors import EmptyFile


def _page(body: str, head: str = "") -> Document:
    return read(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), "terms.html")


def test_headings_and_paragraphs() -> None:
    document = _page("<h1>Terms</h1><p>First <b>words</b>\n here.</p><h2>Fees</h2><div>Pay<br>monthly</div>")
    assert document.text == "Terms\nFirst words here.\nFees\nPay\nmonthly"
    assert [block.kind for block in document.blocks] == [
        "heading",
        "paragraph",
        "heading",
        "paragraph",
        "paragraph",
    ]
    assert [block.level for block in document.blocks if block.kind == "heading"] == [0, 1]


def test_lists_carry_the_numbers_that_browsers_print() -> None:
    document = _page(
        '<ol start="3"><li>three<ol type="a"><li>a</li><li value="4">d</li></ol></li>'
        "<li><p>four</p><p>more</p></li></ol>"
        '<ol style="list-style-type: upper-roman"><li>one</li><li>two</li></ol>'
        "<ol reversed><li>y</li><li>x</li></ol><ul><li>dot</li></ul>"
        '<ol style="list-style:none"><li>bare</li></ol>'
    )
    assert document.text.split("\n") == [
        "3.\tthree", "a.\ta", "d.\td", "4.\tfour", "more",
        "I.\tone", "II.\ttwo", "2.\ty", "1.\tx", "• dot", "bare",
    ]  # fmt: skip
    assert [block.number for block in document.blocks][:4] == ["3.", "a.", "d.", "4."]
    assert [block.level for block in document.blocks][:3] == [0, 1, 1]


def test_tables_are_cells() -> None:
    document = _page(
        "<table><caption>Levels</caption><thead><tr><th>Level</th><th>Uptime</th></tr></thead>"
        "<tbody><tr><td><p>Gold</p><p>plan</p></td><td></td></tr>"
        "<tr><td>Silver</td><td>99 %</td></tr></tbody></table>"
        "<table><tr><td>next</td></tr></table>"
    )
    assert document.text == "Levels\nLevel\tUptime\nGold plan\nSilver\t99 %\nnext"
    assert [block.cell for block in document.blocks if block.cell] == [
        (0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 2, 0), (0, 2, 1), (1, 0, 0),
    ]  # fmt: skip


def test_what_is_not_shown_is_left_out() -> None:
    document = _page(
        "<p>Seen</p><script>a()</script><style>b{}</style><p hidden>c</p><p style='display: none'>d</p>"
        "<template>e</template><noscript>f</noscript><!-- g --><select><option>h</option></select>",
        head="<title>i</title><script>j()</script>",
    )
    assert document.text == "Seen"


def test_words_marked_as_deleted_are_left_out_and_said_so() -> None:
    document = _page("<p>Pay within <del>30</del><ins>60</ins> days</p>")
    assert document.text == "Pay within 60 days"
    assert [problem.kind for problem in document.problems] == ["tracked_changes"]


def test_links_show_their_address() -> None:
    document = _page(
        'See <a href="https://example.com/aup">our policy</a>, <a href="#x">below</a>, '
        '<a href="http://example.com">example.com</a>, <a href="javascript:alert(1)">this</a>'
    )
    assert document.text == "See our policy (https://example.com/aup), below, example.com, this"


@pytest.mark.parametrize(
    "data",
    [
        '<html><head><meta charset="windows-1252"></head><body>£5 “fee”</body></html>'.encode("cp1252"),
        '<html><meta http-equiv=Content-Type content="text/html; charset=iso-8859-1">£5 “fee”'.encode(
            "cp1252"
        ),
        '<?xml version="1.0" encoding="utf-8"?><html><body>£5 “fee”</body></html>'.encode(),
        '<html><meta charset="no-such"><body>£5 “fee”</body></html>'.encode(),
        '<html><meta charset="utf-7"><body>£5 “fee”</body></html>'.encode("utf-8-sig"),
        "<html><body>£5 “fee”</body></html>".encode("cp1252"),
    ],
)
def test_the_page_may_say_its_encoding(data: bytes) -> None:
    assert read(data, "terms.html").text == "£5 “fee”"


def test_a_page_of_nothing_is_empty() -> None:
    with pytest.raises(EmptyFile):
        _page("<script>a()</script>")


def test_every_block_is_where_it_says() -> None:
    document = _page("<h1>One</h1><ol><li>two</ol><table><tr><td>a<td>b</table><pre>c\n  d</pre>")
    assert [document.quote(block.span) for block in document.blocks] == ["One", "1.\ttwo", "a", "b", "c", "d"]


def test_nesting_without_end_is_read_as_far_as_it_goes() -> None:
    document = _page("<p>before</p>" + "<div>" * 5000 + "deep" + "</div>" * 5000)
    assert document.text == "before"
    assert [problem.kind for problem in document.problems] == ["limit"]


def test_entities_of_the_pages_own_are_not_expanded() -> None:
    entities = '<!ENTITY a "aaaa"><!ENTITY x SYSTEM "file:///etc/passwd">'
    page = f"<!DOCTYPE html [{entities}]><html><p>See &a; &x;</html>"
    text = read(page.encode(), "terms.html").text
    assert "See &a; &x;" in text
    assert "root:" not in text
