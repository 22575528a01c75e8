"""A sample in, a Word file out: styles, computed list numbers, tables, header, footer, fields."""

from __future__ import annotations

import datetime
from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Inches, Mm, Pt
from docx.text.paragraph import Paragraph

from scripts.samples import word_parts as parts
from scripts.samples.inline import runs
from scripts.samples.numbers import Level, scheme
from scripts.samples.source import Item, Sample
from scripts.samples.word_styles import set_styles

BULLET = (Level("bullet", "•"), Level("bullet", "•"), Level("bullet", "•"))
STYLES = {
    "title": "Title", "heading": "Unnumbered Heading", "subheading": "Unnumbered Subheading",
    "schedule": "Schedule Title", "paragraph": "Body Text", "centred": "Centred", "indented": "Body Indent",
    "line": "Single Line", "definition": "Definition", "bullet": "Body Bullet",
    "party": "Body Text", "recital": "Body Text",
}  # fmt: skip
LISTED = {"bullet": (parts.BULLETS, 1), "party": (parts.PARTIES, 0), "recital": (parts.RECITALS, 0)}
MADE_AT = datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC)


def to_word(sample: Sample, path: Path, pages: dict[str, int]) -> None:
    """Writes `path`; `pages` (heading number to page) fills the table of contents, where there is one."""
    _Writer(sample, pages).write(path)


class _Writer:
    def __init__(self, sample: Sample, pages: dict[str, int]) -> None:
        self.sample, self.pages = sample, pages
        self.meta = sample.meta
        self.document = docx.Document()
        self.anchors = {name: key for key, name in enumerate(sorted(sample.references), start=1)}

    def write(self, path: Path) -> None:
        self._properties()
        set_styles(self.document, self.meta)
        self._numbering()
        self._furniture()
        for item in self.sample.items:
            self._item(item)
        parts.save(self.document, path)

    def _properties(self) -> None:
        core = self.document.core_properties
        core.title, core.author = self.meta["title"], self.meta["author"]
        core.last_modified_by, core.revision, core.comments = self.meta["author"], 1, ""
        core.created = core.modified = core.last_printed = MADE_AT
        section = self.document.sections[0]
        a4 = self.meta["page"] == "A4"
        section.page_width, section.page_height = (Mm(210), Mm(297)) if a4 else (Inches(8.5), Inches(11))
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Inches(1)

    def _numbering(self) -> None:
        lists = {parts.MAIN: scheme(self.meta["numbering"]), parts.BULLETS: BULLET}
        lists |= {parts.PARTIES: scheme("party"), parts.RECITALS: scheme("recital")}
        lists[parts.SCHEDULES] = scheme(self.meta.get("schedules", "")) or BULLET
        lists[parts.FIRST_RESTART] = scheme(self.meta.get("schedule_numbering", "uk"))
        linked = {0: "Heading1", 1: "Clause2", 2: "Clause3", 3: "Clause4"} if self.meta.get("linked") else {}
        element = self.document.part.numbering_part.element
        schedules = max(item.series for item in self.sample.items)
        parts.numbering(element, lists, schedules, linked)
        for level, key in linked.items():
            style = next(s for s in self.document.styles if s.style_id == key)
            properties = style.element.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = level
            properties.get_or_add_numId().val = parts.MAIN

    def _furniture(self) -> None:
        section = self.document.sections[0]
        section.header.paragraphs[0].text = self.meta["header"]
        footer = section.footer.paragraphs[0]
        footer.add_run(self.meta["footer"] + "\tPage ")
        parts.field(footer, "PAGE", "1")
        footer.add_run(" of ")
        parts.field(footer, "NUMPAGES", str(max(self.pages.values(), default=1)))

    def _item(self, item: Item) -> None:
        if item.kind == "table":
            self._table(item)
        elif item.kind == "toc":
            self._contents()
        elif item.kind == "page":
            self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        else:
            self._paragraph(item)

    def _paragraph(self, item: Item) -> None:
        paragraph = self.document.add_paragraph(style=self._style_of(item))
        if item.kind == "clause":
            linked = self.meta.get("linked") and not item.series
            if not linked:
                list_id = parts.FIRST_RESTART + item.series if item.series else parts.MAIN
                parts.number(paragraph, list_id, item.level - 1)
            if item.number.startswith("ARTICLE"):
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif item.kind == "schedule" and item.number:
            parts.number(paragraph, parts.SCHEDULES, 0)
            paragraph.add_run("– ")
        elif item.kind in LISTED:
            parts.number(paragraph, *LISTED[item.kind])
        self._runs(paragraph, item.text)
        if item.anchor and self.meta.get("ref_fields"):
            parts.bookmark(paragraph, self.anchors[item.anchor], self._bookmark(item.anchor))

    def _style_of(self, item: Item) -> str:
        if item.kind != "clause":
            return STYLES[item.kind]
        return "Heading 1" if item.level == 1 and not self.meta.get("run_in") else f"Clause {item.level}"

    def _runs(self, paragraph: Paragraph, text: str) -> None:
        for run in runs(text, self.sample.references):
            if run.anchor and self.meta.get("ref_fields"):
                parts.field(paragraph, f"REF {self._bookmark(run.anchor)} \\w \\h", run.text)
                continue
            made = paragraph.add_run(run.text)
            made.bold, made.italic = run.bold or None, run.italic or None
            made.underline = run.underline or None

    def _bookmark(self, anchor: str) -> str:
        return f"_Ref{70000000 + self.anchors[anchor]}"

    def _table(self, item: Item) -> None:
        plain = "plain" in item.options
        table = self.document.add_table(len(item.rows), len(item.rows[0]))
        table.style = "Normal Table" if plain else "Table Grid"
        shares = [float(n) for n in item.options.replace("plain", "").split(",") if n.strip()]
        shares = shares or [1.0] * len(item.rows[0])
        for column, share in zip(table.columns, shares, strict=True):
            column.width = Inches(6.4 * share / sum(shares))
        for row, cells in zip(table.rows, item.rows, strict=True):
            for cell, text, share in zip(row.cells, cells, shares, strict=True):
                cell.width = Inches(6.4 * share / sum(shares))
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.LEFT
                cell.paragraphs[0].style = self.document.styles["Body Text"]
                self._runs(cell.paragraphs[0], text)
                cell.paragraphs[0].paragraph_format.space_after = Pt(3)
        if not plain:
            parts.shade(table.rows[0].cells, "E7E6E6")
            for paragraph in (cell.paragraphs[0] for cell in table.rows[0].cells):
                for run in paragraph.runs:
                    run.bold = True
        self.document.add_paragraph(style="Body Text")

    def _contents(self) -> None:
        """A table of contents as Word keeps it: one field around entries that were true when last updated."""
        headings = [i for i in self.sample.items if i.number in self.pages and self._listed(i)]
        for index, item in enumerate(headings):
            paragraph = self.document.add_paragraph(style="toc 1")
            if index == 0:
                parts.field_part(paragraph, "begin")
                parts.instruction(paragraph, 'TOC \\o "1-1" \\h \\z \\u')
                parts.field_part(paragraph, "separate")
            paragraph.add_run(f"{item.number}\t{self.sample.words(item)}\t{self.pages[item.number]}")
            if index == len(headings) - 1:
                parts.field_part(paragraph, "end")

    @staticmethod
    def _listed(item: Item) -> bool:
        return item.kind == "schedule" or (item.kind == "clause" and item.level == 1 and not item.series)
