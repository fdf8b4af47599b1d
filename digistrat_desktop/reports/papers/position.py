"""Position, movement and evidence of all questions with levels, as the same marks in one place.

What moved comes first, worst first, each with its whole reason; the rest stands in two columns.
Source: docs/spec/reports-pdf.md#position-movement-and-evidence.
"""

from collections.abc import Iterator, Sequence

from digistrat_desktop.analysis.answers.axis import MOMENT, UNLIKE, AxisArea, AxisRow, axis_areas
from digistrat_desktop.analysis.answers.doubts import DOUBTED, Doubts, doubted_up, doubted_words
from digistrat_desktop.analysis.answers.likeness import moment_words
from digistrat_desktop.analysis.answers.movement import Way
from digistrat_desktop.analysis.answers.position import SectionPosition
from digistrat_desktop.analysis.charts.axis import PAPER, axis_ends, axis_head, axis_key, axis_row
from digistrat_desktop.analysis.charts.scales import text_width
from digistrat_desktop.analysis.count_words import (
    area_changes_words,
    changes_words,
    claims_words,
    unconfirmed_words,
)
from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.counted import Counted, some_of, together
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.words import listed, small_first
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.measures import signs
from digistrat_desktop.reports.papers.constraints import second_changes
from digistrat_desktop.reports.papers.cover import backed_rule, newer_rule
from digistrat_desktop.reports.text_door import clean_line, sentence_end

_WIDTH, _GUTTER = 515.0, 20.0
_AXIS = PAPER.width + 4.0
_NAME = (_WIDTH - _GUTTER) / 2 - _AXIS
_NAME_SIZE = 8.0
_ROOM = 0.25  # of a page, which holds the key and some rows
_BELOW = 500  # letters of a reason that stands under its table, over the whole width
_LONG = 2_400  # letters of an area's reasons that half a page does not hold
_NAMED = 4  # levels of which other evidence shows another one
_OVER = 0.94  # widths are estimated rather too wide, and a name may wrap


def position_section(judgement: Judgement, *, levels: bool = True) -> b.Blocks:
    """Give every question on its area's axis: where it stands, what moved and why, what is shown.

    Args:
        levels: whether the paper says elsewhere what the levels mean.
    """
    areas = _areas(judgement)
    rows = [row for area in areas for row in (*area.moved, *area.still)]
    known = judgement.framework_break
    breaks = (
        (known and f"{_WAYS} {known}", b.TextStyle.SECONDARY),
        (judgement.scope_break, b.TextStyle.CAUTION),
    )
    return (
        b.PageBreak(room=_ROOM),
        b.Heading(2, _title(judgement), "movement", tight=True),
        b.Paragraph(
            (*b.text(_lead(judgement)), *_to_names(areas, levels=levels)), b.TextStyle.SECONDARY
        ),
        *((b.Figure(axis_key(_WIDTH, judgement.counts.words(_KEY), rows)),) if rows else ()),
        *(b.said(words, style) for words, style in breaks if words),
        *(block for at, area in enumerate(areas) for block in _area(judgement, area, at)),
    )


def _areas(judgement: Judgement) -> tuple[AxisArea, ...]:
    moved = judgement.moves, judgement.second_moves
    return axis_areas(judgement.position, judgement.before, *moved, judgement.alike)


def shortened(area: AxisArea) -> list[str]:
    """Give the short names of an area's rows, each with the name that other pages use."""
    items = [row.item.item for row in (*area.moved, *area.still) if _is_short(row)]
    return [f"{one.short_title} is “{one.title}”" for one in items]


def _to_names(areas: Sequence[AxisArea], *, levels: bool) -> b.Runs:
    named = any(map(shortened, areas))
    return (
        *((b.Run(" "), *b.more("Short names", "short-names")) if named else ()),
        *(
            (b.Run("; " if named else " "), *b.more("levels" if named else "Levels", "levels"))
            if levels
            else ()
        ),
    )


def position_in_full(judgement: Judgement) -> b.Blocks:
    """Give the same with its short names introduced beside it, where a paper has room for them."""
    return (*position_section(judgement, levels=False), *_names(judgement, 3))


def names_section(judgement: Judgement) -> b.Blocks:
    """Explain the words of the drawing: short names, the levels, and when one is backed."""
    return (*_names(judgement, 2), *levels_section(judgement))


def levels_section(judgement: Judgement) -> b.Blocks:
    """Give what each level means, a paragraph for each scale in use."""
    sections = [section.section for section in judgement.position]
    used = {one for area in sections for one in (area.scale_id, area.second_scale_id)}
    told = [
        b.Paragraph(
            tuple(
                run
                for level in scale.levels
                for run in (b.Run(f"{level.label}: ", bold=True), *b.text(f"{level.meaning} "))
            ),
            b.TextStyle.SMALL,
        )
        for scale in judgement.pack.scales
        if scale.id in used
    ]
    heading = b.Heading(2, "What the levels mean", "levels", tight=True)
    rules = " ".join(filter(None, (backed_rule(judgement), newer_rule(judgement))))
    return (heading, *told, b.said(rules, b.TextStyle.SMALL)) if told else ()


def _names(judgement: Judgement, level: int) -> b.Blocks:
    """Introduce each short name of the drawing of all questions by the name that other pages use."""
    named = [(area.section.section.title, shortened(area)) for area in _areas(judgement)]
    told = tuple(
        b.Paragraph(
            (b.Run(f"{title}: ", bold=True), *b.text(f"{'; '.join(names)}.")), b.TextStyle.SMALL
        )
        for title, names in named
        if names
    )
    return (b.Heading(level, "Short names of questions", "short-names"), *told) if told else ()


def _title(judgement: Judgement) -> str:
    if judgement.previous is None:
        return "Where we stand, and what evidence shows"
    words = changes_words(judgement.counts) or "No level moved"
    since = together((words, f" since {judgement.previous.title}"))
    return together((since, unconfirmed_words(judgement.counts)), "; ")


_WAYS = "Right is better."


def _lead(judgement: Judgement) -> str:
    counts = judgement.counts
    words = "" if judgement.framework_break else _WAYS
    if judgement.previous is None:
        first = together((_WAYS, " This is the first assessment. ", claims_words(counts)))
        return together((first, *_about_evidence(judgement)), " ")
    return together((words, *_behind_moves(judgement), *_about_evidence(judgement)), " ")


def _behind_moves(judgement: Judgement) -> list[str]:
    """Say how many of what moved up newer evidence backs and how many not, and which are in doubt."""
    counts = judgement.counts
    if not counts.of(CountOf.MOVED_UP):
        return []
    others = counts.rest(CountOf.MOVED_UP, counts.of(CountOf.UP_BACKED), "other", "others")
    rest = together((", not the ", others)) if others and counts.of(CountOf.UP_BACKED) else ""
    words = "Newer evidence backs {n} of the {moved up} up{rest}."
    told: list[str] = [counts.chosen(CountOf.UP_BACKED, words, words, rest=rest)]
    doubted = doubted_up(judgement.moves, judgement.doubts)
    titles = some_of([f"“{one.title}”" for one in doubted], _NAMED, DOUBTED)
    why = " (below): "
    return [*told, together((doubted_words(doubted), why, titles, "."))] if doubted else told


_KEY = (
    "{shown} backed by evidence, {claimed only} claimed only; {moved up} moved up, "
    "{slipped back} slipped back."
)


def _area(judgement: Judgement, area: AxisArea, at: int) -> b.Blocks:
    """Keep an area on one page where one can hold it; the first one fills what is free under the key."""
    counts = judgement.counts.sections[area.section.section.id]
    anchor = f"area-{area.section.section.id.lower()}"
    words = area_changes_words(area.section, counts, apart=judgement.previous is not None)
    title = together((area.section.section.title, ": ", words))
    heading = b.Heading(3, title, anchor, tight=True)
    moved = _moved(area, judgement.doubts)
    last = judgement.previous.title if judgement.previous else ""
    below = (*_reasons_below(area), *_past(judgement, area))
    blocks = (
        heading,
        *_moments(judgement, area),
        *moved,
        *below,
        *_still(area, last),
        *_doubted(area, judgement.doubts),
        *_silent(area),
    )
    letters = sum(len(row.move.reason) for row in area.moved if row.move)
    return blocks if letters > _LONG or not at else (b.KeepTogether(blocks),)


def _moments(judgement: Judgement, area: AxisArea) -> b.Blocks:
    """Name the reference point of an area, and last time's where that was another."""
    if area.section.section.reference_point is None:
        return ()  # its heading says the one moment there is
    now = _moment(judgement.assessment, area.section)
    other = any(row.unlike == MOMENT for row in (*area.moved, *area.still))
    before = _moment_before(judgement, area) if other else ""
    told = [f"Reference point: {now}{before}.", *_counted_apart(judgement)]
    return (b.said(together(told, " "), b.TextStyle.SMALL),)


def _counted_apart(judgement: Judgement) -> Iterator[Counted]:
    """Say that what is better or worse than at the reference point is none of what moved since last time."""
    counts = judgement.counts
    if counts.of(CountOf.MOVED_UP):
        yield counts.words("Counted apart from the {moved up} up.")


def _moment(assessment: Assessment, section: SectionPosition) -> str:
    """Name the moment: in the trust's words, as the framework lists it, or as it asks about it."""
    own = assessment.reference_words.strip() if assessment.reference_point else ""
    twice = section.section.asked_twice
    listed_as = moment_words(assessment, section.section)
    return own or listed_as or (twice.then if twice else "")


def _moment_before(judgement: Judgement, area: AxisArea) -> str:
    kind = area.section.section.kind
    before = next((one for one in judgement.before if one.section.kind is kind), None)
    if judgement.previous is None or before is None:
        return ""
    named = _moment(judgement.previous, before)
    return f" ({judgement.previous.title}: {small_first(named)})"


def _name(row: AxisRow) -> str:
    """Take the short title where the full one does not fit its line."""
    item = row.item.item
    return f"{item.short_title if _is_short(row) else item.title}{_mark(row)}"


def _mark(row: AxisRow) -> str:
    """Give the sign of what is not compared, else how what the strategy does about it changed."""
    if row.unlike:
        return f"{signs.NBSP}{UNLIKE[row.unlike]}"
    way = _IN_STRATEGY.get(row.second.way, "") if row.second else ""
    return f" ({way})" if way else ""


_IN_STRATEGY = {Way.UP: "strategy up", Way.DOWN: "strategy down"}


def _is_short(row: AxisRow) -> bool:
    item = row.item.item
    fits = text_width(f"{item.title}{_mark(row)}", _NAME_SIZE) * _OVER <= _NAME - 4
    return bool(item.short_title) and not fits and item.short_title != item.title


def _columns(area: AxisArea, first: str, *, whole: bool = True) -> list[b.Column]:
    drawn = axis_head(area.ticks) if whole else axis_ends(area.ticks)
    return [b.Column(first, _NAME), b.Column(drawn.alt, _AXIS, b.Align.START, drawn)]


def _moved(area: AxisArea, doubts: Doubts) -> b.Blocks:
    """Give what moved up or down, as many rows as the heading says, then what has no level on a side."""
    both = [row for row in area.moved if row.move and row.move.steps]
    rest = [row for row in area.moved if row not in both]
    parts = (
        ("Moved", "what moved and why", both),
        (_NO_LEVEL, "no level then or now, and why", rest),
    )
    return tuple(
        _moves(area, (head, caption), rows, doubts, whole=rows is both or not both)
        for head, caption, rows in parts
        if rows
    )


_NO_LEVEL = "No level then or now"


def _moves(
    area: AxisArea, named: tuple[str, str], moved: Sequence[AxisRow], doubts: Doubts, *, whole: bool
) -> b.Table:
    head, caption = named
    reason = b.Column("Reason", _WIDTH - _NAME - _AXIS)
    columns = (*_columns(area, head, whole=whole), reason)
    rows = tuple(
        (b.text(_name(row)), axis_row(row, area.ticks), _reason(area, row, doubts)) for row in moved
    )
    return _table(f"{area.section.section.title}: {caption}", columns, rows)


def _table(
    caption: str, columns: Sequence[b.Column], rows: tuple[tuple[b.Cell, ...], ...]
) -> b.Table:
    return b.Table(tuple(columns), rows, caption, show_caption=False, close=True)


def _reason(area: AxisArea, row: AxisRow, doubts: Doubts) -> b.Runs:
    """Give the whole reason; that there is none, or no new evidence, is written and never only drawn."""
    move = row.move
    if move is None:
        return ()
    no_evidence = bool(move.steps) and not move.new_evidence
    if _is_below(row):
        said = b.text(f"The reason is below.{' No new evidence.' if no_evidence else ''}")
    elif move.reason:
        doubt = " (no new evidence)" if no_evidence else ""
        said = b.text(f"{sentence_end(clean_line(move.reason))}{doubt}")
    else:
        doubt = "No new evidence." if no_evidence else "New evidence is linked."
        said = b.text(f"No reason given. {doubt}", bold=True)
    other = b.text(f" {_other(area, row)}.", bold=True) if row.shows is not None else ()
    doubt = doubts.get(row.item.item.id, "")
    return (*said, *other, *(b.text(f" {doubt}", bold=True) if doubt else ()))


def _is_below(row: AxisRow) -> bool:
    """Tell whether a reason is too long for its column, most of which would be blank beside it."""
    return row.move is not None and len(row.move.reason) > _BELOW


def _reasons_below(area: AxisArea) -> Iterator[b.Block]:
    for row in area.moved:
        if row.move is not None and _is_below(row):
            reason = sentence_end(clean_line(row.move.reason))
            said = (b.Run(f"{_name(row)}. ", bold=True), *b.text(reason))
            yield b.Paragraph(said, b.TextStyle.SMALL)


def _past(judgement: Judgement, area: AxisArea) -> b.Blocks:
    """Say what is now said of the past; what the strategy does has a page of its own."""
    section = area.section.section
    return second_changes(judgement, section) if section.asked_twice else ()


def _other(area: AxisArea, row: AxisRow) -> str:
    return f"Evidence shows {area.ticks[row.shows or 0]}"


def _still(area: AxisArea, last: str) -> b.Blocks:
    """Give what did not move in two columns, worst first; the left one is read first."""
    if not area.still:
        return ()
    middle = (len(area.still) + 1) // 2
    halves = (area.still[:middle], area.still[middle:])
    left, right = (
        _half(area, _still_head(area, rows, last), rows, n) for n, rows in enumerate(halves, 1)
    )
    return (b.TwoColumns(left, right),)


def _still_head(area: AxisArea, rows: Sequence[AxisRow], last: str) -> str:
    """Say what is true of rows: as last time, wholly or in their level alone, or without a level."""
    if not area.moved or not last:
        return "Question"
    second = any(row.second for row in rows)
    if any(row.unlike for row in rows):
        return f"{'Same level' if second else 'No change'}, or not compared"
    ways = {row.move.way for row in rows if row.move}
    if not ways:
        return "Same level as last time" if second else f"No change since {last}"
    side = _SIDES.get(next(iter(ways)), "") if len(ways) == 1 else ""
    return f"{'Same level' if second else 'As last time'}, or no level{side}"


_SIDES = {Way.FIRST: " then", Way.LOST: " now"}


def _half(area: AxisArea, head: str, rows: tuple[AxisRow, ...], number: int) -> b.Blocks:
    if not rows:
        return ()
    cells = tuple((b.text(_name(row)), axis_row(row, area.ticks)) for row in rows)
    caption = f"{area.section.section.title}: other answers, part {number} of 2"
    columns = _columns(area, head, whole=not area.moved)
    return (_table(caption, columns, cells),)


def _doubted(area: AxisArea, doubts: Doubts) -> b.Blocks:
    """Say what reviewers did not accept of answers that stand without a reason beside them."""
    found = [row for row in area.still if row.item.item.id in doubts]
    told = (f"“{row.item.item.title}”: {small_first(doubts[row.item.item.id])}" for row in found)
    return (b.said(" ".join(told), b.TextStyle.SMALL),) if found else ()


def _silent(area: AxisArea) -> b.Blocks:
    if not area.silent:
        return ()
    names = listed([row.item.item.title for row in area.silent])
    return (b.said(f"Not answered: {names}.", b.TextStyle.SMALL),)


def _about_evidence(judgement: Judgement) -> list[str]:
    """Say where evidence in date disagrees, and which goes out of date next."""
    if not judgement.counts.of(CountOf.SHOWN):
        return []
    if not judgement.counts.of(CountOf.CONTRADICTED):
        return [judgement.expiring.sentence]
    said = {one for one, _ in judgement.counts.which(CountOf.CONTRADICTED)}
    items = [i.item for s in judgement.position for i in s.items if i.item.id in said]
    names = [f"“{one.short_title or one.title}”" for one in items]
    other = judgement.counts.chosen(
        CountOf.CONTRADICTED,
        "For {n} backed level other evidence in date shows another level: {names}.",
        "For {n} backed levels other evidence in date shows another level: {names}.",
        names=some_of(names, _NAMED, CountOf.CONTRADICTED),
    )
    return [judgement.expiring.sentence, other]
