"""A sample in, a PDF out: running header, "Page n of m" footer, ruled tables.

Nothing in it depends on the time of day, so the same source gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib import colors, pagesizes
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)
from reportlab.platypus.tableofcontents import TableOfContents

from scripts.samples.inline import runs
from scripts.samples.pdf_styles import FACES, paragraph_styles
from scripts.samples.source import Item, Sample

RULED = [("GRID", (0, 0), (-1, -1), 0.6, colors.black), ("BACKGROUND", (0, 0), (-1, 0), colors.whitesmoke)]
PLAIN = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("TOPPADDING", (0, 0), (-1, -1), 4)]


def to_pdf(sample: Sample, path: Path) -> dict[str, int]:
    """Writes `path`; returns the page that each numbered heading and schedule stands on, by its number."""
    rl_config.invariant = 1
    template = _Template(path, sample)
    template.multiBuild(list(_story(sample, template)), canvasmaker=_canvas_class(sample))
    return template.pages


class _Template(BaseDocTemplate):  # type: ignore[misc]
    def __init__(self, path: Path, sample: Sample) -> None:
        size = pagesizes.A4 if sample.meta["page"] == "A4" else pagesizes.letter
        super().__init__(
            str(path), pagesize=size, leftMargin=inch, rightMargin=inch, topMargin=inch, bottomMargin=inch,
            title=sample.meta["title"], author=sample.meta["author"], invariant=1,
        )  # fmt: skip
        frame = Frame(inch, inch, size[0] - 2 * inch, size[1] - 2 * inch, 0, 0, 0, 0)
        self.addPageTemplates([PageTemplate("page", [frame])])
        self.pages: dict[str, int] = {}

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802
        """Tells the table of contents where a heading came to stand."""
        entry = getattr(flowable, "entry", None)
        if entry:
            self.pages[entry[0]] = self.page
            self.notify("TOCEntry", (0, escape("  ".join(filter(None, entry))), self.page))


def _canvas_class(sample: Sample) -> type[Canvas]:
    """A canvas that knows the number of pages only at the end, and so writes the footers then."""
    face = FACES[sample.meta["face"]][0]

    class Numbered(Canvas):  # type: ignore[misc]
        def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- passed through
            super().__init__(*args, **kwargs)
            self._kept: list[dict[str, Any]] = []

        def showPage(self) -> None:  # noqa: N802
            self._kept.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for state in self._kept:
                self.__dict__.update(state)
                _furniture(self, sample, face, len(self._kept))
                super().showPage()
            super().save()

    return Numbered


def _furniture(canvas: Canvas, sample: Sample, face: str, pages: int) -> None:
    width, height = canvas._pagesize  # noqa: SLF001 -- Platypus offers no other way
    canvas.setFont(face, 8)
    canvas.drawString(inch, height - 0.6 * inch, sample.meta["header"])
    canvas.drawString(inch, 0.6 * inch, sample.meta["footer"])
    canvas.drawRightString(width - inch, 0.6 * inch, f"Page {canvas.getPageNumber()} of {pages}")
    canvas.setLineWidth(0.4)
    canvas.line(inch, height - 0.66 * inch, width - inch, height - 0.66 * inch)


def _story(sample: Sample, template: _Template) -> Iterator[Flowable]:
    styles = paragraph_styles(sample.meta)
    for item in sample.items:
        if item.kind == "toc":
            contents = TableOfContents(dotsMinLevel=0, levelStyles=[styles["paragraph"]])
            yield contents
        elif item.kind == "page":
            yield PageBreak()
        elif item.kind == "table":
            yield _table(sample, item, styles, template.width)
            yield Spacer(1, 8)
        else:
            yield from _paragraph(sample, item, styles)


def _paragraph(sample: Sample, item: Item, styles: dict[str, ParagraphStyle]) -> Iterator[Flowable]:
    markup = _markup(sample, item.text)
    if item.kind == "schedule":
        yield PageBreak()
        paragraph = Paragraph(f"{item.number} – {markup}" if item.number else markup, styles["schedule"])
        paragraph.entry = (item.number, sample.words(item))
    elif item.kind == "clause":
        if item.level == 1:
            yield CondPageBreak(60)
        paragraph = _clause(sample, item, markup, styles)
    else:
        bullet = "•" if item.kind == "bullet" else item.number or None
        paragraph = Paragraph(markup, styles[item.kind], bulletText=bullet)
    yield paragraph


def _clause(sample: Sample, item: Item, markup: str, styles: dict[str, ParagraphStyle]) -> Paragraph:
    heading = item.level == 1 and not sample.meta.get("run_in")
    style = styles["clause_heading" if heading else f"clause{item.level}"]
    if heading and item.number.startswith("ARTICLE"):
        paragraph = Paragraph(f"{item.number} {markup}", styles["article"])
    else:
        paragraph = Paragraph(markup, style, bulletText=item.number)
    if heading and not item.series:
        paragraph.entry = (item.number, sample.words(item))
    return paragraph


def _markup(sample: Sample, text: str) -> str:
    whole = ""
    for run in runs(text, sample.references):
        words = escape(run.text)
        for on, tag in ((run.bold, "b"), (run.italic, "i"), (run.underline, "u")):
            words = f"<{tag}>{words}</{tag}>" if on else words
        whole += words
    return whole


def _table(sample: Sample, item: Item, styles: dict[str, ParagraphStyle], width: float) -> Table:
    plain = "plain" in item.options
    shares = [float(n) for n in item.options.replace("plain", "").split(",") if n.strip()]
    shares = shares or [1.0] * len(item.rows[0])
    cells = [
        [Paragraph(_markup(sample, cell), styles["cell" if plain or row else "head"]) for cell in cells]
        for row, cells in enumerate(item.rows)
    ]
    table = Table(cells, [width * share / sum(shares) for share in shares], repeatRows=0 if plain else 1)
    table.setStyle(TableStyle(PLAIN if plain else RULED + PLAIN))
    return table
