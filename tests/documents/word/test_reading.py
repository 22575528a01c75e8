"""Reading order and characters: what Word shows is what is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from clausekit.datamodel import Document

Load = Callable[..., Document]


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.quote(block.span)) for block in document.blocks]


def p(*inner: str) -> str:
    return f"<w:p>{''.join(inner)}</w:p>"


def char(type: str) -> str:
    """A field's begin, separate or end."""
    return f'<w:r><w:fldChar w:fldCharType="{type}"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def test_every_block_is_its_characters(loaded: Load, xml: Any) -> None:
    document = loaded(xml.para("One") + xml.table((xml.para("a"), xml.para("b"))) + xml.para("Two"))
    assert document.text == "One\na\tb\nTwo"
    assert [block.span.start for block in document.blocks] == [0, 4, 6, 8]


def test_nested_tables_and_cells_of_several_paragraphs(loaded: Load, xml: Any) -> None:
    inner = xml.table((xml.para("c"), xml.para("d")))
    cell = xml.para("b") + inner + xml.para("e")
    document = loaded(
        xml.table((xml.para("a"), cell, xml.para("f")), (xml.para("g"), xml.para(), xml.para("h")))
    )
    assert document.text == "a\tb\nc\td\ne\tf\ng\th"
    assert [block.cell for block in document.blocks] == [
        (0, 0, 0), (0, 0, 1), (1, 0, 0), (1, 0, 1), (0, 0, 1), (0, 0, 2), (0, 1, 0), (0, 1, 2),
    ]  # fmt: skip


def test_merged_cells_are_read_once(loaded: Load, xml: Any) -> None:
    span = "<w:tcPr><w:gridSpan w:val='2'/></w:tcPr>"
    top = "<w:tcPr><w:vMerge w:val='restart'/></w:tcPr>"
    under = "<w:tcPr><w:vMerge/></w:tcPr>"
    body = xml.table(
        (span + xml.para("wide"), xml.para("right")),
        (xml.para("a"), xml.para("b"), top + xml.para("tall")),
        (xml.para("c"), xml.para("d"), under + xml.para("covered")),
    )
    document = loaded(body)
    assert document.text == "wide\tright\na\tb\ttall\nc\td"
    assert document.blocks[1].cell == (0, 0, 2)


def test_links_controls_and_fields_show_their_result(loaded: Load, xml: Any) -> None:
    simple = f'<w:fldSimple w:instr=" REF x ">{xml.run("7.2")}</w:fldSimple>'
    complex_field = char("begin") + code("PAGEREF x") + char("separate") + xml.run("12") + char("end")
    link = f'<w:hyperlink r:id="x">{xml.run("the policy")}</w:hyperlink>'
    control = f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{xml.run('Acme Ltd')}</w:sdtContent></w:sdt>"
    body = p(
        xml.run("See "), simple, xml.run(" p. "), complex_field, xml.run(", "), link, xml.run(", "), control
    )
    assert loaded(body).text == "See 7.2 p. 12, the policy, Acme Ltd"


def test_a_field_within_a_field_code_is_not_shown(loaded: Load, xml: Any) -> None:
    nested = char("begin") + code("REF y") + char("separate") + xml.run("hidden") + char("end")
    body = p(
        char("begin"),
        code("IF "),
        nested,
        char("separate"),
        xml.run("shown"),
        char("end"),
    )
    assert loaded(body).text == "shown"


def test_a_field_that_never_ends_hides_nothing(loaded: Load, xml: Any) -> None:
    assert loaded(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', xml.run("words"))).text == "words"


def test_a_button_field_shows_its_prompt(loaded: Load, xml: Any) -> None:
    body = p(char("begin"), code("MACROBUTTON NoMacro [Insert "), code("name]"), char("end"))
    assert loaded(body).text == "[Insert name]"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:t>non</w:t><w:noBreakHyphen/><w:t>exclusive</w:t>", "non-exclusive"),
        ("<w:t>agree</w:t><w:softHyphen/><w:t>ment</w:t>", "agreement"),
        ("<w:t>agree\u00adment</w:t>", "agreement"),
        ("<w:t>a</w:t><w:tab/><w:t>b</w:t>", "a\tb"),
        ("<w:t>a</w:t><w:br/><w:t>b</w:t>", "a\nb"),
        ('<w:br w:type="page"/><w:t>b</w:t>', "b"),
        ('<w:sym w:font="Wingdings" w:char="F0FE"/><w:t xml:space="preserve"> yes</w:t>', "☑ yes"),
        ('<w:sym w:font="Symbol" w:char="F0D2"/><w:t>x</w:t>', "®x"),
        ("<w:t> trimmed </w:t><w:t>ends</w:t>", "trimmedends"),
        ("<w:t>line\nend</w:t>", "line end"),
        ('<w:rPr><w:vanish w:val="0"/></w:rPr><w:t>seen</w:t>', "seen"),
        ("<w:ruby><w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase></w:ruby>", "base"),
    ],
)
def test_characters_of_a_run(loaded: Load, xml: Any, inner: str, text: str) -> None:
    assert (
        loaded(p(f"<w:r>{inner}</w:r>", f"<w:r>{'<w:rPr><w:vanish/></w:rPr><w:t>x</w:t>'}</w:r>")).text
        == text
    )


def test_hidden_text_is_left_out_whatever_hides_it(loaded: Load, xml: Any) -> None:
    styles = (
        '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Note"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    hidden = '<w:rStyle w:val="Secret"/>'
    body = p(xml.run("a"), xml.run("b", hidden)) + xml.para("c", style="Note") + xml.para("d")
    assert loaded(body, styles=styles).text == "a\nd"


def test_text_boxes_are_read_once_after_their_paragraph(loaded: Load, xml: Any) -> None:
    content = f"<w:txbxContent>{xml.para('in the box')}</w:txbxContent>"
    drawn = (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{content}'
        "</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    document = loaded(p(xml.run("before"), f"<w:r>{drawn}</w:r>") + xml.para("after"))
    assert kinds(document) == [("paragraph", "before"), ("textbox", "in the box"), ("paragraph", "after")]


def test_notes_follow_the_paragraph_that_refers_to_them(loaded: Load, xml: Any) -> None:
    notes = "".join(
        f'<w:footnote w:id="{id}"><w:p><w:r><w:footnoteRef/></w:r>{xml.run(f" note {id}")}</w:p></w:footnote>'
        for id in (2, 7)
    )
    refer = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = p(xml.run("30 days"), refer.format(7), xml.run(" or"), refer.format(2)) + xml.para("after")
    document = loaded(body, footnotes=notes)
    assert kinds(document) == [
        ("paragraph", "30 days¹ or²"),
        ("footnote", "¹ note 7"),
        ("footnote", "² note 2"),
        ("paragraph", "after"),
    ]


def test_headers_and_footers_are_furniture_and_read_once(loaded: Load, xml: Any) -> None:
    page = p(xml.run("Page "), f'<w:fldSimple w:instr="PAGE">{xml.run("1")}</w:fldSimple>')
    margins = "".join(f'<w:{m}Reference w:type="default" r:id="{m}"/>' for m in ("header", "footer"))
    body = (
        xml.para("One", extra=f"<w:sectPr>{margins}</w:sectPr>")
        + xml.para("Two")
        + f"<w:sectPr>{margins}</w:sectPr>"
    )
    document = loaded(body, header=xml.para("Confidential"), footer=page + xml.para("Acme v3"))
    assert kinds(document)[2:] == [
        ("header", "Confidential"),
        ("page_number", "Page 1"),
        ("footer", "Acme v3"),
    ]


def test_a_first_page_header_shows_only_when_switched_on(loaded: Load, xml: Any) -> None:
    first = '<w:headerReference w:type="first" r:id="header"/>'
    off = loaded(xml.para("x") + f"<w:sectPr>{first}</w:sectPr>", header=xml.para("Cover"))
    on = loaded(xml.para("x") + f"<w:sectPr>{first}<w:titlePg/></w:sectPr>", header=xml.para("Cover"))
    assert (off.text, on.text) == ("x", "x\nCover")


def test_a_table_of_contents_is_furniture(loaded: Load, xml: Any) -> None:
    field = p(char("begin"), code("TOC"), char("separate"), xml.run("Term 1"))
    field += p(xml.run("Fees 2"), char("end"))
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    control = (
        f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{xml.para('Contents')}</w:sdtContent></w:sdt>"
    )
    styles = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    document = loaded(control + field + xml.para("Caps 3", style="TOC1") + xml.para("Term"), styles=styles)
    assert [kind for kind, _ in kinds(document)] == ["toc", "toc", "toc", "toc", "paragraph"]


def test_looks_come_from_run_style_and_defaults(loaded: Load, xml: Any) -> None:
    styles = (
        "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='22'/></w:rPr></w:rPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="N"/>'
        '<w:pPr><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr>'
        '<w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="H1"/>'
        '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:style>'
        '<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/></w:rPr></w:style>'
    )
    strong = p('<w:pPr><w:pStyle w:val="Own"/></w:pPr>', xml.run("off again", '<w:rStyle w:val="Strong"/>'))
    document = loaded(xml.para("plain") + xml.para("Title", style="Own") + strong, styles=styles)
    plain, heading, off = document.blocks
    assert (plain.kind, plain.style, plain.bold, plain.size, plain.indent) == (
        "paragraph",
        "Normal",
        False,
        11.0,
        0.0,
    )
    assert (heading.kind, heading.level, heading.bold, heading.centred) == ("heading", 0, True, True)
    assert (heading.size, heading.indent, heading.style) == (16.0, 18.0, "Own")
    assert not off.bold


def test_paragraphs_of_one_cell_stand_on_lines_of_their_own(loaded: Load, xml: Any) -> None:
    document = loaded(xml.table((xml.para("a") + xml.para("b"), xml.para("c"))))
    assert document.text == "a\nb\tc"


def test_a_deleted_reference_to_a_note_does_not_count(loaded: Load, xml: Any) -> None:
    notes = "".join(f'<w:footnote w:id="{id}">{xml.para(f"note {id}")}</w:footnote>' for id in (2, 3))
    refer = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    gone = f'<w:del w:id="1" w:author="A">{refer.format(2)}</w:del>'
    document = loaded(p(xml.run("fee"), gone, refer.format(3)), footnotes=notes)
    assert document.text == "fee¹\nnote 3"


def test_a_header_of_even_pages_shows_only_when_switched_on(loaded: Load, xml: Any) -> None:
    body = xml.para("x") + '<w:sectPr><w:headerReference w:type="even" r:id="header"/></w:sectPr>'
    off = loaded(body, header=xml.para("Even"))
    on = loaded(body, header=xml.para("Even"), settings="<w:evenAndOddHeaders/>")
    assert (off.text, on.text) == ("x", "x\nEven")


def test_a_hanging_indent_takes_the_place_of_an_inherited_first_line(loaded: Load, xml: Any) -> None:
    indent = '<w:pPr><w:ind w:left="720" w:firstLine="360"/></w:pPr>'
    styles = f'<w:style w:type="paragraph" w:styleId="Base">{indent}</w:style>'
    document = loaded(xml.para("x", style="Base", extra='<w:ind w:hanging="360"/>'), styles=styles)
    assert document.blocks[0].indent == 18.0
