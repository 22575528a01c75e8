"""List numbers as printed: levels, restarts, overrides, styles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from clausekit.datamodel import Document

Load = Callable[..., Document]


def lines(document: Document) -> list[str]:
    return document.text.split("\n")


def numbers(document: Document) -> list[str]:
    return [block.number for block in document.blocks]


def test_levels_print_the_numbers_above_them(loaded: Load, xml: Any) -> None:
    numbering = xml.abstract(
        0,
        xml.level(0, "decimal", "%1."),
        xml.level(1, "decimal", "%1.%2"),
        xml.level(2, "lowerLetter", "(%3)"),
    ) + xml.num(1, 0)
    items = [0, 1, 2, 2, 1, 2, 0, 1]
    document = loaded(
        "".join(xml.para(f"item {n}", num=(1, at)) for n, at in enumerate(items)), numbering=numbering
    )
    assert numbers(document) == ["1.", "1.1", "(a)", "(b)", "1.2", "(a)", "2.", "2.1"]
    assert lines(document)[1] == "1.1\titem 1"
    assert document.blocks[1].place is not None
    assert document.blocks[1].place.prefix == 4
    assert [block.level for block in document.blocks] == items


def test_a_legal_level_prints_all_numbers_in_digits(loaded: Load, xml: Any) -> None:
    numbering = xml.abstract(
        0, xml.level(0, "upperRoman", "Article %1."), xml.level(1, "decimal", "%1.%2", more="<w:isLgl/>")
    ) + xml.num(1, 0)
    document = loaded(xml.para("a", num=(1, 0)) + xml.para("b", num=(1, 1)), numbering=numbering)
    assert numbers(document) == ["Article I.", "1.1"]


def test_two_lists_of_one_abstract_list_count_together(loaded: Load, xml: Any) -> None:
    numbering = xml.abstract(0, xml.level(0, "decimal", "%1.")) + xml.num(1, 0) + xml.num(2, 0)
    body = "".join(xml.para("x", num=(n, 0)) for n in (1, 1, 2, 1))
    assert numbers(loaded(body, numbering=numbering)) == ["1.", "2.", "3.", "4."]


def test_a_start_override_restarts_once(loaded: Load, xml: Any) -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = xml.abstract(0, xml.level(0, "decimal", "%1.")) + xml.num(1, 0) + xml.num(2, 0, override)
    body = "".join(xml.para("x", num=(n, 0)) for n in (1, 1, 2, 2, 1))
    assert numbers(loaded(body, numbering=numbering)) == ["1.", "2.", "5.", "6.", "7."]


def test_an_override_may_give_a_level_another_look(loaded: Load, xml: Any) -> None:
    override = f'<w:lvlOverride w:ilvl="0">{xml.level(0, "upperLetter", "%1)")}</w:lvlOverride>'
    numbering = xml.abstract(0, xml.level(0, "decimal", "%1.")) + xml.num(1, 0) + xml.num(2, 0, override)
    body = xml.para("x", num=(1, 0)) + xml.para("x", num=(2, 0))
    assert numbers(loaded(body, numbering=numbering)) == ["1.", "B)"]


def test_a_level_may_never_restart(loaded: Load, xml: Any) -> None:
    never = '<w:lvlRestart w:val="0"/>'
    numbering = xml.abstract(
        0, xml.level(0, "decimal", "%1."), xml.level(1, "decimal", "%2", more=never)
    ) + xml.num(1, 0)
    body = "".join(xml.para("x", num=(1, at)) for at in (0, 1, 0, 1))
    assert numbers(loaded(body, numbering=numbering)) == ["1.", "1", "2.", "2"]


def test_a_level_may_restart_after_one_level_only(loaded: Load, xml: Any) -> None:
    after_first = '<w:lvlRestart w:val="1"/>'
    numbering = xml.abstract(
        0,
        xml.level(0, "decimal", "%1."),
        xml.level(1, "decimal", "%2"),
        xml.level(2, "lowerLetter", "%3", more=after_first),
    ) + xml.num(1, 0)
    body = "".join(xml.para("x", num=(1, at)) for at in (0, 1, 2, 1, 2, 0, 1, 2))
    assert numbers(loaded(body, numbering=numbering)) == ["1.", "1", "a", "2", "b", "2.", "1", "a"]


def test_bullets_and_lists_without_numbers(loaded: Load, xml: Any) -> None:
    numbering = xml.abstract(0, xml.level(0, "bullet", "\uf0b7"), xml.level(1, "none", "")) + xml.num(1, 0)
    body = xml.para("bullet", num=(1, 0)) + xml.para("none", num=(1, 1)) + xml.para("off", num=(0, 0))
    assert lines(loaded(body, numbering=numbering)) == ["•\tbullet", "none", "off"]


def test_numbers_come_through_styles_and_what_they_are_based_on(loaded: Load, xml: Any) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Sub"><w:basedOn w:val="Clause"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Plain"><w:basedOn w:val="Sub"/></w:style>'
    )
    numbering = xml.abstract(
        0,
        xml.level(0, "decimal", "%1.", more='<w:pStyle w:val="Clause"/>'),
        xml.level(1, "decimal", "%1.%2", more='<w:pStyle w:val="Sub"/>'),
    ) + xml.num(1, 0)
    body = "".join(xml.para("x", style=style) for style in ("Clause", "Sub", "Plain", "Clause"))
    body += xml.para("x", style="Clause", num=(0, 0))
    assert numbers(loaded(body, styles=styles, numbering=numbering)) == ["1.", "1.1", "1.2", "2.", ""]


def test_a_derived_style_may_name_its_level(loaded: Load, xml: Any) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="One"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        '</w:style><w:style w:type="paragraph" w:styleId="Two"><w:basedOn w:val="One"/><w:pPr><w:numPr>'
        '<w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    levels = xml.level(0, "decimal", "%1.", more='<w:pStyle w:val="One"/>'), xml.level(1, "decimal", "%1.%2")
    body = xml.para("x", style="One") + xml.para("x", style="Two")
    document = loaded(body, styles=styles, numbering=xml.abstract(0, *levels) + xml.num(1, 0))
    assert numbers(document) == ["1.", "1.1"]


def test_numbers_that_only_word_can_count_are_a_problem(loaded: Load, xml: Any) -> None:
    def char(type: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{type}"/></w:r>'

    field = char("begin") + "<w:r><w:instrText> LISTNUM </w:instrText></w:r>" + char("end")
    document = loaded(f"<w:p>{field}{xml.run('first')}</w:p>")
    assert [problem.kind for problem in document.problems] == ["numbering"]


def test_a_list_may_be_linked_to_a_numbering_style(loaded: Load, xml: Any) -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="House"><w:name w:val="House"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = (
        xml.abstract(0, xml.level(0, "upperLetter", "%1."), more='<w:styleLink w:val="House"/>')
        + xml.abstract(1, more='<w:numStyleLink w:val="House"/>')
        + xml.num(1, 0)
        + xml.num(2, 1)
    )
    body = xml.para("x", num=(2, 0)) + xml.para("x", num=(1, 0))
    assert numbers(loaded(body, styles=styles, numbering=numbering)) == ["A.", "B."]


def test_a_style_linked_to_itself_is_no_trap(loaded: Load, xml: Any) -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="Loop"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        "</w:style>"
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    numbering = xml.abstract(0, more='<w:numStyleLink w:val="Loop"/>') + xml.num(1, 0)
    assert numbers(loaded(xml.para("x", style="A", num=(1, 0)), styles=styles, numbering=numbering)) == [""]


def test_an_empty_item_counts_but_an_empty_section_end_does_not(loaded: Load, xml: Any) -> None:
    numbering = xml.abstract(0, xml.level(0, "decimal", "%1.")) + xml.num(1, 0)
    body = xml.para("x", num=(1, 0)) + xml.para(num=(1, 0)) + xml.para(num=(1, 0), extra="<w:sectPr/>")
    assert numbers(loaded(body + xml.para("y", num=(1, 0)), numbering=numbering)) == ["1.", "2.", "3."]


def test_a_skipped_level_counts_as_begun(loaded: Load, xml: Any) -> None:
    numbering = xml.abstract(0, xml.level(0, "decimal", "%1."), xml.level(1, "decimal", "%1.%2")) + xml.num(
        1, 0
    )
    body = xml.para("x", num=(1, 1)) + xml.para("x", num=(1, 0))
    assert numbers(loaded(body, numbering=numbering)) == ["1.1", "2."]


def test_a_custom_format_pads_with_zeros(loaded: Load, xml: Any) -> None:
    padded = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>'
    )
    document = loaded(xml.para("x", num=(1, 0)), numbering=xml.abstract(0, padded) + xml.num(1, 0))
    assert numbers(document) == ["001"]


def test_text_boxes_count_for_themselves(loaded: Load, xml: Any) -> None:
    numbering = xml.abstract(0, xml.level(0, "decimal", "%1.")) + xml.num(1, 0)
    content = f"<w:txbxContent>{xml.para('in', num=(1, 0))}</w:txbxContent>"
    box = f"<w:p><w:r><w:pict><v:textbox>{content}</v:textbox></w:pict></w:r></w:p>"
    body = xml.para("x", num=(1, 0)) + box + xml.para("y", num=(1, 0))
    assert lines(loaded(body, numbering=numbering)) == ["1.\tx", "1.\tin", "2.\ty"]
