"""Page one of the board report: everything a board member needs in a minute, on one A4.

What does not fit is cut by rule: `page_one` makes the page as generous or as short as a `Room`
allows, and `fitted_page` takes the most generous room that one page holds.
Source: docs/spec/reports-pdf.md#board-report. Roles, not names of people.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from digistrat_desktop.analysis.answers.movement import Move, moves_first
from digistrat_desktop.analysis.answers.position import ItemPosition, SectionPosition
from digistrat_desktop.analysis.charts.drawing import Drawing
from digistrat_desktop.analysis.charts.strips import StripOptions, legend, strip_of
from digistrat_desktop.analysis.count_words import (
    how_sure,
    level_words,
    movement_words,
    rest_words,
    shown_words,
)
from digistrat_desktop.analysis.counted import together
from digistrat_desktop.analysis.counts import CountOf, Counts
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.frameworks.framework import SectionKind
from digistrat_desktop.domain.words import counted, day_words
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.papers.findings import next_steps
from digistrat_desktop.reports.papers.measures_summary import measures_summary
from digistrat_desktop.reports.text_door import sentence_end, shortened, whole_sentences

_WIDTH = 515.0
_STRIP = StripOptions(width=247, text_size=8, row_height=12.5)
_NOT_A_FAULT = "A separate digital strategy is not a fault in itself."


@dataclass(frozen=True, slots=True)
class Room:
    """How much page one may say; numbers of lines, and lengths in characters."""

    measures: int = 5
    sentence: int = 170
    asks: int = 6
    ask: int = 300
    things: int = 3
    thing: int = 180
    ignored: int = 3
    changed: int = 3
    reason: int = 150
    steps: int = 3
    title: int = 150
    items: int = 14  # of the position's strip
    name: int = 60


def rooms() -> Iterator[Room]:
    """Give rooms from the most generous to the smallest: what matters least is cut first."""
    room = Room()
    yield room
    for cut in _CUTS:
        room = replace(room, **cut)
        yield room


_CUTS: tuple[dict[str, int], ...] = (
    {"reason": 110},
    {"sentence": 120},
    {"sentence": 95},
    {"measures": 4},
    {"steps": 2, "reason": 80},
    {"changed": 2},
    {"ignored": 2, "thing": 130},
    {"sentence": 80, "ask": 160},
    {"measures": 3, "title": 110},
    {"asks": 4, "ask": 110},
    {"changed": 1, "steps": 1, "name": 45},
    {"thing": 90, "things": 2},
    {"ask": 80, "asks": 3, "sentence": 60, "title": 90},
    {"measures": 2, "reason": 50},
    {"ignored": 1, "items": 10},
    {"measures": 1, "things": 1, "name": 30, "asks": 2},
    {"measures": 0, "title": 60, "items": 8},
)


_GIVEN_BACK = (
    "title",  # first: a verdict that breaks off is no verdict
    "measures",
    "changed",
    "ignored",
    "steps",
    "reason",
    "asks",
    "ask",
    "thing",
    "name",
)


def fitted_page(judgement: Judgement, fits: Callable[[b.Blocks], bool]) -> b.Blocks:
    """Give page one with as much on it as one page holds; `fits` tells."""
    chosen = Room()
    for room in rooms():
        chosen = room
        if fits(page_one(judgement, room)):
            break
    return page_one(judgement, _widened(judgement, chosen, fits))


def _widened(judgement: Judgement, room: Room, fits: Callable[[b.Blocks], bool]) -> Room:
    """Give back, one by one, what a later cut made room for."""
    whole = Room()
    for name in _GIVEN_BACK:
        wider = replace(room, **{name: getattr(whole, name)})
        if wider != room and fits(page_one(judgement, wider)):
            room = wider
    return room


def page_one(judgement: Judgement, room: Room) -> b.Blocks:
    """Give page one as far as a room allows."""
    return (
        b.Heading(1, shortened(judgement.title, room.title)),
        *_lead(judgement, room),
        b.TwoColumns(_asks(judgement, room), _things(judgement, room)),
        *_position(judgement, room),
        *measures_summary(judgement, room.measures, room.sentence, room.name),
        b.TwoColumns(
            (*_ignored(judgement, room), *_what_changed(judgement, room)),
            (*_how_sure(judgement), *next_steps(judgement, room.steps, room.name)),
        ),
    )


def _lead(judgement: Judgement, room: Room) -> b.Blocks:
    words = movement_words(judgement, judgement.counts)
    if not words:
        words = "This is the first assessment. The next one will show what changed."
    return (b.said(shortened(words, room.title + 60), b.TextStyle.LEAD),)


def _asks(judgement: Judgement, room: Room) -> b.Blocks:
    asks = [ask for ask in (judgement.front.asks if judgement.front else ()) if ask.strip()]
    if not asks:
        asks = [f"note the position at {day_words(judgement.assessment.as_of)}"]
    items = tuple(b.text(shortened(ask, room.ask)) for ask in asks[: room.asks])
    rest = _more(len(asks) - room.asks, "request", "about")
    return (
        b.Callout("The board is asked to", (b.NumberedList(items, tight=True), *rest), tight=True),
    )


def _things(judgement: Judgement, room: Room) -> b.Blocks:
    heading = b.Heading(2, "What matters most", "three-things", tight=True)
    if not judgement.three:
        words = (
            "No findings the board needs to know. This can also mean that few questions are "
            "answered."
        )
        return heading, b.said(words, b.TextStyle.TIGHT)
    items = tuple(b.text(shortened(f.sentence, room.thing)) for f in judgement.three[: room.things])
    return heading, b.NumberedList(items, tight=True)


def _position(judgement: Judgement, room: Room) -> b.Blocks:
    section = judgement.section(SectionKind.ALIGNMENT)
    if section is None:
        return ()
    counts = judgement.counts.sections[section.section.id]
    anchor = f"area-{section.section.id.lower()}"
    shown = section.asked[: room.items]
    middle = (len(shown) + 1) // 2
    halves = [
        (b.Figure(_half(judgement, section, half)),) if half else ()
        for half in (shown[:middle], shown[middle:])
    ]
    return (
        b.Heading(
            2, shortened(f"Position: {level_words(section, counts)}", 80), "position", tight=True
        ),
        b.said(_rest_of_position(counts), b.TextStyle.TIGHT),
        b.TwoColumns(halves[0], halves[1]),
        b.Figure(legend((section,), _WIDTH)),
        *_more(counts.of(CountOf.ASKED) - room.items, "answer", anchor),
    )


def _rest_of_position(counts: Counts) -> str:
    claimed = counts.of(CountOf.CLAIMED)
    parts = [rest_words(counts), shown_words(counts) if claimed else ""]
    return f"{'. '.join(part for part in parts if part)}. {_NOT_A_FAULT}"


def _half(
    judgement: Judgement, section: SectionPosition, half: tuple[ItemPosition, ...]
) -> Drawing:
    before = judgement.section_before(SectionKind.ALIGNMENT)
    dated = [(judgement.assessment.title, replace(section, items=half))]
    if judgement.previous is not None and before is not None:
        dated.insert(0, (judgement.previous.title, before))
    return strip_of(dated, _STRIP, short=True)


def _ignored(judgement: Judgement, room: Room) -> b.Blocks:
    heading = b.Heading(2, "Constraints the strategy does not mention", "ignored", tight=True)
    ignored = judgement.constraints.ignored if judgement.constraints else ()
    if not ignored:
        answered = bool(judgement.constraints and judgement.constraints.lines)
        words = "None that limit or block us." if answered else "No constraints assessed yet."
        return heading, b.said(words, b.TextStyle.TIGHT)
    items = tuple(
        (
            b.Run(f"{line.severity.label}: ", bold=True),
            b.Run(sentence_end(shortened(line.item.item.title, room.name * 2))),
        )
        for line in ignored[: room.ignored]
    )
    rest = _more(
        judgement.counts.of(CountOf.SERIOUS_NOT_MENTIONED) - room.ignored,
        "constraint",
        f"area-{_constraints(judgement)}",
    )
    return heading, b.BulletList(items, tight=True), *rest


def _constraints(judgement: Judgement) -> str:
    section = judgement.section(SectionKind.CONSTRAINTS)
    return section.section.id.lower() if section else ""


def _what_changed(judgement: Judgement, room: Room) -> b.Blocks:
    heading = b.Heading(2, "What changed and why", "changed", tight=True)
    if judgement.previous is None:
        words = "This is the first assessment. The next one will show what changed."
        return heading, b.said(words, b.TextStyle.TIGHT)
    moves = _board_moves(judgement)
    if not moves:
        words = f"No answer changed since {shortened(judgement.previous.title, room.name)}."
        return heading, b.said(words, b.TextStyle.TIGHT)
    items = tuple(_move_runs(move, room) for move in moves[: room.changed])
    rest = _more(judgement.counts.of(CountOf.CHANGED) - room.changed, "change", "movement")
    return heading, b.BulletList(items, tight=True), *rest


def _board_moves(judgement: Judgement) -> tuple[Move, ...]:
    """Give all moves, those of alignment and constraints before the others."""
    wanted = (SectionKind.ALIGNMENT, SectionKind.CONSTRAINTS)
    ids = {s.section.id for s in judgement.position if s.section.kind in wanted}
    ordered = moves_first(judgement.moves)
    first = tuple(move for move in ordered if move.section_id in ids)
    return (*first, *(move for move in ordered if move.section_id not in ids))


def _move_runs(move: Move, room: Room) -> b.Runs:
    why = whole_sentences(move.reason or "No reason given", room.reason)
    words = f"{move.before_label} to {move.after_label}. {sentence_end(why)}"
    return b.Run(f"{shortened(move.short_title or move.title, room.name)}: ", bold=True), b.Run(
        words
    )


def _how_sure(judgement: Judgement) -> b.Blocks:
    words = together(how_sure(judgement.counts), " ")
    heading = b.Heading(2, "How sure we are", "how-sure", tight=True)
    return heading, b.said(words, b.TextStyle.TIGHT)


def _more(count: int, what: str, anchor: str) -> b.Blocks:
    if count <= 0:
        return ()
    return (b.Paragraph(b.more(counted(count, f"more {what}"), anchor), b.TextStyle.SMALL),)
