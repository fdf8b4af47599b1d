"""Answers over time: item strips, and counts of items as blocks. No score, no percentage.

Source: docs/spec/judgement.md#levels-are-words; docs/spec/judgement.md#asked-and-answered.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from digistrat_desktop.analysis.answers.position import SectionPosition
from digistrat_desktop.analysis.charts.drawing import Anchor, Drawing, Ink, Label, Mark, Segments
from digistrat_desktop.analysis.charts.scales import BASELINE, fitted, text_width
from digistrat_desktop.analysis.charts.symbols import (
    WITHOUT_LEVEL,
    AnswerState,
    answer_marks,
    answer_state,
    no_level_state,
)
from digistrat_desktop.domain.frameworks.scales import Standing


@dataclass(frozen=True, slots=True)
class StripOptions:
    width: float = 360.0  # of the sheet, in points
    text_size: float = 9.0  # of the labels, in points
    row_height: float = 18.0  # distance from one row to the next, in points
    # columns, counted from 0, that are not compared with the one before: the line stops there and
    # an upright dashed one stands between
    breaks: tuple[int, ...] = ()

    @property
    def radius(self) -> float:
        return min(self.row_height * 0.32, self.text_size * 0.62)


@dataclass(frozen=True, slots=True)
class StripRow:
    label: str
    states: tuple[AnswerState, ...]


@dataclass(frozen=True, slots=True)
class CountRow:
    """One date and how many items had each answer, in the order shown."""

    label: str
    counts: tuple[tuple[AnswerState, int], ...]
    carried: Mapping[AnswerState, int] = field(default_factory=dict)  # of these, not confirmed


def item_strip(
    rows: Sequence[StripRow], columns: Sequence[str], options: StripOptions | None = None
) -> Drawing:
    """Draw each item's answers side by side under their dates, symbols only, names at the left.

    Args:
        columns: what each answer's column is called, oldest first; may be empty.
    """
    options = options or StripOptions()
    places = _columns(rows, columns, options)
    top = options.row_height if any(columns) else 0.0
    marks = [*_heads(columns, places, options)]
    for number, row in enumerate(rows):
        marks.extend(_strip_row(row, top + (number + 0.5) * options.row_height, places, options))
    height = top + options.row_height * len(rows)
    marks.extend(_breaks(places, height, options))
    words = " ".join(f"{row.label}: {_answers(row, columns)}." for row in rows)
    return Drawing(options.width, height, tuple(marks), words + _break_words(columns, options))


def strip_width(rows: Sequence[StripRow], columns: Sequence[str], options: StripOptions) -> float:
    """Give the width at which no name is cut and no answer stands far from its name, in points."""
    names = max((text_width(row.label, options.text_size) for row in rows), default=0.0)
    count = max((len(row.states) for row in rows), default=len(columns))
    return names + options.text_size * 3 + _wanted_pitch(columns, options) * count


def _wanted_pitch(columns: Sequence[str], options: StripOptions) -> float:
    widest = max((text_width(head, options.text_size) for head in columns), default=0.0)
    return max(widest + options.text_size, options.radius * 4)


def _columns(
    rows: Sequence[StripRow], columns: Sequence[str], options: StripOptions
) -> tuple[float, ...]:
    """Give the middle of each column; columns stand at the right, as wide as their heads need."""
    count = max((len(row.states) for row in rows), default=len(columns))
    pitch = min(_wanted_pitch(columns, options), options.width * 0.6 / max(count, 1))
    return tuple(options.width - pitch * (count - i - 0.5) for i in range(count))


def _heads(
    columns: Sequence[str], places: Sequence[float], options: StripOptions
) -> Iterator[Mark]:
    pitch = options.width - places[-1] if places else 0.0
    for head, x in zip(columns, places, strict=False):
        text = fitted(head, options.text_size, pitch * 2)
        y = options.row_height * 0.5 + options.text_size * BASELINE
        yield Label(x, y, text, Ink.SECONDARY, options.text_size, Anchor.MIDDLE)


def _strip_row(
    row: StripRow, y: float, places: Sequence[float], options: StripOptions
) -> Iterator[Mark]:
    pitch = (options.width - places[-1]) * 2 if places else 0.0
    room = (places[0] - pitch / 2 if places else options.width) - options.text_size
    text = fitted(row.label, options.text_size, room)
    yield Label(0.0, y + options.text_size * BASELINE, text, Ink.TEXT, options.text_size)
    pieces = tuple(
        (places[i - 1], y, places[i], y)
        for i in range(1, len(row.states))
        if i not in options.breaks
    )
    if pieces:
        yield Segments(pieces, Ink.LINE, 1.0)
    for state, x in zip(row.states, places, strict=False):
        yield from answer_marks(state, x, y, options.radius)


def _breaks(places: Sequence[float], height: float, options: StripOptions) -> Iterator[Mark]:
    for column in options.breaks:
        if 0 < column < len(places):
            x = (places[column - 1] + places[column]) / 2
            yield Segments(((x, 0.0, x, height),), Ink.CAUTION, 1.2, (3.0, 3.0))


def _break_words(columns: Sequence[str], options: StripOptions) -> str:
    named = [columns[i] for i in options.breaks if 0 < i < len(columns)]
    return "".join(f" {name} is not compared with what comes before it." for name in named)


def _answers(row: StripRow, columns: Sequence[str]) -> str:
    heads = [*columns, *[""] * len(row.states)]
    pairs = zip(row.states, heads, strict=False)
    return ", ".join(f"{s.word} ({head})" if head else s.word for s, head in pairs)


def counts_bars(rows: Sequence[CountRow], options: StripOptions | None = None) -> Drawing:
    """Draw, for each date, one symbol an item, grouped by answer with the count beside.

    The same answer stands in the same column for every date; an answer nobody gave takes no room.

    Args:
        rows: dates in order; each with the same answers in the same order.
        options: how the bars are set; symbols shrink to fit the width.
    """
    options = options or StripOptions()
    states = _states_given(rows)
    label_width = _label_width(rows, options)
    pitch = _pitch(rows, states, options.width - label_width, options)
    starts = _starts(rows, states, label_width, pitch, options)
    marks: list[Mark] = []
    for number, row in enumerate(rows):
        y = (number + 0.5) * options.row_height
        marks.append(_row_label(row.label, y, label_width, options))
        for state, count in row.counts:
            if state in starts and count:
                told = (state, count, row.carried.get(state, 0))
                marks.extend(_blocks(told, (starts[state], y), pitch, options))
    height = options.row_height * len(rows)
    return Drawing(options.width, height, tuple(marks), _count_words(rows))


def _states_given(rows: Sequence[CountRow]) -> dict[AnswerState, int]:
    """Give each answer that occurs with its largest count, in the order shown."""
    most: dict[AnswerState, int] = {}
    for row in rows:
        for state, count in row.counts:
            most[state] = max(most.get(state, 0), count)
    return {state: count for state, count in most.items() if count}


def _label_width(rows: Sequence[CountRow], options: StripOptions) -> float:
    widest = max((text_width(row.label, options.text_size) for row in rows), default=0.0)
    return min(widest, options.width * 0.35) + options.text_size


def _number_room(options: StripOptions) -> float:
    return text_width("00", options.text_size) + options.text_size * 1.4


def _pitch(
    rows: Sequence[CountRow], states: dict[AnswerState, int], room: float, options: StripOptions
) -> float:
    symbols = sum(states.values())
    free = room - _number_room(options) * len(states)
    return min(options.radius * 2.4, max(free, 0.0) / symbols) if rows and symbols else 0.0


def _starts(
    rows: Sequence[CountRow],
    states: dict[AnswerState, int],
    left: float,
    pitch: float,
    options: StripOptions,
) -> dict[AnswerState, float]:
    starts: dict[AnswerState, float] = {}
    for state, count in states.items():
        starts[state] = left
        left += count * pitch + _number_room(options)
    return starts if rows else {}


def _row_label(text: str, y: float, width: float, options: StripOptions) -> Label:
    shown = fitted(text, options.text_size, width - options.text_size * 0.5)
    return Label(0.0, y + options.text_size * BASELINE, shown, Ink.TEXT, options.text_size)


def _blocks(
    told: tuple[AnswerState, int, int],
    start: tuple[float, float],
    pitch: float,
    options: StripOptions,
) -> Iterator[Mark]:
    """Draw one symbol an item; those that are carried and not confirmed come last."""
    (state, count, carried), (x, y) = told, start
    radius = min(options.radius, pitch * 0.42)
    for number in range(count):
        drawn = replace(state, is_carried=number >= count - carried)
        yield from answer_marks(drawn, x + (number + 0.5) * pitch, y, radius)
    end = x + count * pitch + options.text_size * 0.3
    ink = Ink.TEXT if state.kind is Standing.LEVEL else Ink.SECONDARY
    yield Label(end, y + options.text_size * BASELINE, str(count), ink, options.text_size)


def _count_words(rows: Sequence[CountRow]) -> str:
    return " ".join(
        f"{row.label}: {', '.join(f'{count} {s.word}' for s, count in row.counts if count)}."
        for row in rows
    )


CARRIED = "Smaller: carried forward, not confirmed"
# Of the size of the letters.
_HEIGHT, _RADIUS, _GAP, _BESIDE = 1.625, 0.525, 1.5, 0.375


def legend(dated: Sequence[SectionPosition], width: float, size: float = 8.0) -> Drawing:
    """Draw the symbols that a section's strip uses, the levels as in their scale, with their words.

    Args:
        dated: the section at each date of the strip, oldest first.
        width: of the sheet, in points; what does not fit begins a new row.
        size: of the letters, in points.
    """
    states, radius, height = _states(dated), size * _RADIUS, size * _HEIGHT
    marks: list[Mark] = []
    x, y = 0.0, height / 2
    for state in states:
        wide = radius * 2 + 1 + size * _BESIDE + text_width(state.word, size)
        if x and x + wide > width:
            x, y = 0.0, y + height
        left = x + radius * 2 + 1 + size * _BESIDE
        marks.extend(answer_marks(state, x + radius + 1, y, radius))
        marks.append(Label(left, y + size * BASELINE, state.word, Ink.TEXT, size))
        x += wide + size * _GAP
    words = ", ".join(state.word for state in states)
    return Drawing(
        width, y + height / 2, tuple(marks), f"What the symbols mean, in order: {words}."
    )


def _states(dated: Sequence[SectionPosition]) -> tuple[AnswerState, ...]:
    """Give every level of the latest scale in the order of the counts, and the other answers somebody gave at any date."""
    scale = dated[-1].scale if dated else None
    if scale is None:
        return ()
    levels = [answer_state(level.id, scale) for level in scale.levels]
    given = (one for one in WITHOUT_LEVEL if any(section.standing(one) for section in dated))
    any_carried = any(carried_in(one) for one in dated)
    carried = [replace(levels[0], word=CARRIED, is_carried=True)] if any_carried else []
    return (*levels, *(no_level_state(one, scale) for one in given), *carried)


def carried_in(section: SectionPosition) -> int:
    """Count the answers of a section that are carried and not confirmed."""
    return sum(item.carried and item.is_begun for item in section.items)


Dated = tuple[str, "SectionPosition"]


def strip_of(dated: Sequence[Dated], options: StripOptions, *, short: bool = False) -> Drawing:
    """Draw a section's items with their answers at each date.

    Args:
        dated: pairs of the assessment's title and its position, oldest first.
    """
    return item_strip(_rows(dated, short=short), [title for title, _ in dated], options)


def close_strip_of(dated: Sequence[Dated], options: StripOptions) -> Drawing:
    """Draw the strip no wider than its names and answers need, so that an eye keeps the row.

    Args:
        options: with the most width it may have.
    """
    rows, heads = _rows(dated, short=False), [title for title, _ in dated]
    width = min(options.width, strip_width(rows, heads, options))
    return item_strip(rows, heads, replace(options, width=width))


def counts_over_time(dated: Sequence[Dated], options: StripOptions) -> Drawing:
    """Draw, for each date, how many items are at each level, as symbols with counts."""
    rows = [CountRow(_titled(*one), _counts(one[1]), _carried(one[1])) for one in dated]
    return counts_bars(rows, options)


def _carried(section: SectionPosition) -> dict[AnswerState, int]:
    """Count of each level the answers that nobody has confirmed."""
    if section.scale is None:
        return {}
    found = {lv.level_id: sum(item.carried for item in lv.items) for lv in section.levels}
    return {answer_state(one, section.scale): count for one, count in found.items() if count}


def _titled(title: str, section: SectionPosition) -> str:
    """Name a date, and how many of its answers nobody has confirmed: they are those of the date before."""
    found = carried_in(section)
    return f"{title} ({found} not confirmed)" if found else title


def _rows(dated: Sequence[Dated], *, short: bool) -> list[StripRow]:
    if not dated:
        return []
    latest = dated[-1][1]
    shown = [item for item in latest.items if item.asked or item.is_begun]
    return [
        StripRow(
            item.item.short_title if short else item.item.title,
            tuple(_state(section, item.item.id) for _, section in dated),
        )
        for item in shown
    ]


def _state(section: SectionPosition, item_id: str) -> AnswerState:
    found = [item for item in section.items if item.item.id == item_id]
    if section.scale is None:
        raise KeyError(section.section.id)
    one = found[0] if found else None
    if one is not None and one.standing is Standing.LEVEL:
        state = answer_state(one.answer, section.scale)
    else:
        state = no_level_state(one.standing if one else Standing.NOT_ANSWERED, section.scale)
    if one is None or not one.carried or not one.is_begun:
        return state
    return replace(state, word=f"{state.word}, not confirmed", is_carried=True)


def _counts(section: SectionPosition) -> tuple[tuple[AnswerState, int], ...]:
    if section.scale is None:
        return ()
    scale = section.scale
    found = {lv.level_id: len(lv.items) for lv in section.levels}
    levels = [(answer_state(one.id, scale), found.get(one.id, 0)) for one in scale.levels]
    rest = [(no_level_state(one, scale), len(section.standing(one))) for one in WITHOUT_LEVEL]
    return (*levels, *rest)
