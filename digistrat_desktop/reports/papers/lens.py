"""The What Good Looks Like report: seven measures, what stands behind each, and what cannot be said."""

from digistrat_desktop.analysis.answers.lens import LensReading, MeasureReading, lead_of
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.counted import number, together
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.papers.cover import contents, cover
from digistrat_desktop.reports.papers.items import backing_words
from digistrat_desktop.reports.papers.wording import PaperSection

_FOR = "The answers in this assessment, grouped by What Good Looks Like success measure. There are no scores."
_NONE = (
    "The framework for this assessment is not matched to the success measures, so nothing is shown."
)


_EMPTY = "No question is answered yet, so there is nothing to show."


def _is_empty(judgement: Judgement) -> bool:
    return not any(section.begun for section in judgement.position)


def _cover(judgement: Judgement) -> b.Blocks:
    return cover(judgement, "What Good Looks Like", _FOR)


def _overview(judgement: Judgement) -> b.Blocks:
    head = (
        b.PageBreak(),
        b.Heading(2, "Success measures at a glance", "measures-at-a-glance"),
    )
    if judgement.lens is None:
        return (*head, b.said(_NONE, b.TextStyle.CAUTION))
    if _is_empty(judgement):
        return (*head, b.said(_EMPTY, b.TextStyle.CAUTION))
    return (
        *head,
        b.said(lead_of(judgement.lens), b.TextStyle.LEAD),
        _table(judgement.lens),
        b.Heading(3, "What this is not"),
        b.points(_cautions(judgement.lens)),
    )


def _cautions(reading: LensReading) -> tuple[str, ...]:
    lens = reading.lens
    made = f"Matched by {lens.title}, version {lens.version}; in our own words."
    return (*lens.cautions, lens.coverage_note, made)


def _table(reading: LensReading) -> b.Table:
    columns = (
        b.Column("Success measure", 2),
        b.Column("Answered", 1),
        b.Column("What was answered", 4),
    )
    rows = tuple(
        (b.text(one.measure.title), b.text(_answered(one)), b.text(_said(one)))
        for one in reading.measures
    )
    return b.Table(columns, rows, "Each success measure with its counts", show_caption=False)


def _answered(one: MeasureReading) -> str:
    answered = number(one.answered, f"answered of {one.measure.id}")
    return together((answered, number(one.behind, f"questions of {one.measure.id}")), " of ")


def _said(one: MeasureReading) -> str:
    if one.gap:
        return one.gap
    said = (together((part.section.section.title, part.words), ": ") for part in one.parts)
    return together((together(said, ". "), "."))


def _measures(judgement: Judgement) -> b.Blocks:
    if judgement.lens is None or _is_empty(judgement):
        return ()
    found = enumerate(judgement.lens.measures, start=1)
    return tuple(block for n, one in found for block in _measure(n, one))


def _measure(number: int, one: MeasureReading) -> b.Blocks:
    return (
        b.Heading(2, one.measure.title, f"measure-{number}"),
        b.said(one.measure.our_words),
        b.said(one.words, b.TextStyle.SECONDARY),
        *((b.said(one.gap, b.TextStyle.CAUTION),) if one.gap else ()),
        *_behind(one),
        *_statements(one),
    )


def _behind(one: MeasureReading) -> b.Blocks:
    if not one.items:
        return ()
    shares = {"Question": 3.4, "Area": 1.75, "Answer": 1.3, "Backed by": 2.7}
    rows = (
        (
            (b.Run(f"{said.item.item.id} ", bold=True), b.Run(said.item.item.title)),
            said.section.section.title,
            said.word,
            backing_words(said.section, said.item),
        )
        for said in one.items
    )
    return (b.grid(f"Behind “{one.measure.title}”", shares, rows),)


def _statements(one: MeasureReading) -> b.Blocks:
    if not one.measure.statements:
        return ()
    items = tuple(b.text(s.text) for s in one.measure.statements)
    return b.Heading(3, "To discuss, not counted here"), b.BulletList(items, tight=True)


LENS = (
    PaperSection("cover", "Title page and front sheet", _cover, fixed=True),
    PaperSection("contents", "Contents", contents),
    PaperSection("measures", "Success measures at a glance", _overview, fixed=True),
    PaperSection("behind", "The answers behind each success measure", _measures),
)
