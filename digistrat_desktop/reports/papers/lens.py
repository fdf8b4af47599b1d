"""The What Good Looks Like report: seven measures, what stands behind each, and what cannot be said."""

from digistrat_desktop.analysis.answers.lens import LensReading, MeasureReading, lead_of
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.reports.blocks import (
    Block,
    BulletList,
    Column,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    Table,
    TextStyle,
    text,
)
from digistrat_desktop.reports.papers.areas import backing_words
from digistrat_desktop.reports.papers.cover import contents, cover
from digistrat_desktop.reports.papers.wording import PaperSection

_FOR = "The assessment's answers, read through the seven What Good Looks Like success measures."
_NONE = "The framework of this assessment was not matched to the measures, so nothing is shown."


def _cover(judgement: Judgement) -> tuple[Block, ...]:
    return cover(judgement, "What Good Looks Like", _FOR)


def _overview(judgement: Judgement) -> tuple[Block, ...]:
    head = (PageBreak(), Heading(2, "The seven measures", "measures-at-a-glance"))
    if judgement.lens is None:
        return (*head, Paragraph(text(_NONE), TextStyle.CAUTION))
    return (
        *head,
        Paragraph(text(lead_of(judgement.lens)), TextStyle.LEAD),
        _table(judgement.lens),
        Heading(3, "What this is not"),
        BulletList(tuple(text(words) for words in _cautions(judgement.lens))),
    )


def _cautions(reading: LensReading) -> tuple[str, ...]:
    lens = reading.lens
    made = f"Matched by {lens.title}, version {lens.version}; the words are our own."
    return (*lens.cautions, lens.coverage_note, made)


def _table(reading: LensReading) -> Table:
    columns = (Column("Measure", 2), Column("Answered", 1), Column("What was said", 4))
    rows = tuple(
        (text(one.measure.title), text(_answered(one)), text(_said(one)))
        for one in reading.measures
    )
    return Table(columns, rows, "Each measure with the counts behind it", show_caption=False)


def _answered(one: MeasureReading) -> str:
    return f"{one.answered} of {one.behind}"


def _said(one: MeasureReading) -> str:
    if one.gap:
        return one.gap
    return ". ".join(f"{part.section.section.title}: {part.words}" for part in one.parts) + "."


def _measures(judgement: Judgement) -> tuple[Block, ...]:
    if judgement.lens is None:
        return ()
    found = enumerate(judgement.lens.measures, start=1)
    return tuple(block for n, one in found for block in _measure(n, one))


def _measure(number: int, one: MeasureReading) -> tuple[Block, ...]:
    return (
        Heading(2, one.measure.title, f"measure-{number}"),
        Paragraph(text(one.measure.our_words)),
        Paragraph(text(one.words), TextStyle.SECONDARY),
        *((Paragraph(text(one.gap), TextStyle.CAUTION),) if one.gap else ()),
        *_behind(one),
        *_statements(one),
    )


def _behind(one: MeasureReading) -> tuple[Block, ...]:
    if not one.items:
        return ()
    columns = (
        Column("Question", 3),
        Column("Area", 2),
        Column("Answer", 1.5),
        Column("Shown by", 2),
    )
    rows = tuple(
        (
            (Run(f"{b.item.item.id} ", bold=True), Run(b.item.item.title)),
            text(b.section.section.title),
            text(b.word),
            text(backing_words(b.section, b.item)),
        )
        for b in one.items
    )
    return (Table(columns, rows, f"Behind “{one.measure.title}”", show_caption=False, tight=True),)


def _statements(one: MeasureReading) -> tuple[Block, ...]:
    if not one.measure.statements:
        return ()
    items = tuple(text(s.text) for s in one.measure.statements)
    return Heading(3, "To talk about, not scored here"), BulletList(items, tight=True)


LENS = (
    PaperSection("cover", "Title and front sheet", _cover, fixed=True),
    PaperSection("contents", "Contents", contents),
    PaperSection("measures", "The seven measures at a glance", _overview, fixed=True),
    PaperSection("behind", "What stands behind each measure", _measures),
)
