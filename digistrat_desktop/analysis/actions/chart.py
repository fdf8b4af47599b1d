"""Open actions by due date: a row for each, what is late, and what waits for what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from digistrat_desktop.analysis.actions import order
from digistrat_desktop.analysis.charts import drawing
from digistrat_desktop.analysis.charts.frame import LINE_HEIGHT
from digistrat_desktop.analysis.charts.scales import (
    AxisScale,
    fitted,
    period_ticks,
    text_width,
    wrapped,
)
from digistrat_desktop.domain.periods.periods import PeriodKind, period_at
from digistrat_desktop.domain.trust.actions import ActionStatus
from digistrat_desktop.domain.words import short_day

_SIZE = 12.0
_ROW = 26.0
_HEAD = 40.0
_TITLES = 0.42
_OVER_BELOW = 480.0  # width under which titles stand over the marks
_EDGE = 14.0
_MARK = 10.0
_AIR_DAYS = 10
_NO_DATE = "No date"


@dataclass(frozen=True, slots=True)
class _Sheet:
    width: float
    height: float
    titles: float  # how far the titles reach; 0 where they stand over the marks
    row: float
    across: AxisScale
    today: date
    day_name: str
    rows: dict[str, float]  # the upright place of each row's middle, by action's id

    def at(self, day: date) -> float:
        """Give the place of a day along the time axis."""
        return self.across.at(day.toordinal())


def action_timeline(
    lines: Sequence[order.ActionLine], today: date, width: float, day_name: str = "Today"
) -> drawing.Drawing:
    """Draw the open actions by their due dates, those without a date last.

    Args:
        lines: all actions.
        width: of the drawing, in points.
        day_name: what the strong upright line is called, such as the day of a meeting.
    """
    going = timeline_order(lines)
    sheet = _sheet(going, today, width, day_name)
    marks: list[drawing.Mark] = [*_axis(sheet, going), *_waits(sheet, going)]
    for line in going:
        marks.extend(_row(sheet, line))
    return drawing.Drawing(
        width, sheet.height, tuple(marks), f"Actions by date. {order.actions_sentence(lines)}"
    )


def timeline_order(lines: Sequence[order.ActionLine]) -> tuple[order.ActionLine, ...]:
    return order.chosen_lines(lines, order.ActionFilter(order=order.ActionOrder.DUE))


def _sheet(lines: Sequence[order.ActionLine], today: date, width: float, day_name: str) -> _Sheet:
    days = [today, *(one.action.due for one in lines if one.action.due)]
    first, last = min(days).toordinal(), max(days).toordinal()
    over = width < _OVER_BELOW
    titles, row = (0.0, _ROW * 2 + _SIZE) if over else (width * _TITLES, _ROW)
    if not over and any(len(_lines(one, titles)) > 1 for one in lines):
        row += _SIZE
    across = AxisScale(first - _AIR_DAYS, last + _AIR_DAYS, titles + _EDGE, width - _EDGE)
    rows = {str(one.action.id): _HEAD + row * (n + 1) - _ROW / 2 for n, one in enumerate(lines)}
    height = _HEAD + row * len(lines) + 4
    return _Sheet(width, height, titles, row, across, today, day_name, rows)


def _axis(sheet: _Sheet, lines: Sequence[order.ActionLine]) -> Iterator[drawing.Mark]:
    """Draw months with quiet uprights, and today with a strong one."""
    first = period_at(min([sheet.today, *_days(lines)]), PeriodKind.MONTH)
    last = period_at(max([sheet.today, *_days(lines)]), PeriodKind.MONTH)
    room = text_width(last.short_label, _SIZE) + _SIZE * 2
    most = max(int((sheet.width - sheet.titles) / room), 1)
    for tick in period_ticks(first, last, most):
        x = sheet.at(first.shift(int(tick.value) - first.index).start)
        if x < sheet.titles + _EDGE:
            continue
        yield drawing.Segments(((x, _HEAD - 4, x, sheet.height),), drawing.Ink.LINE)
        if abs(x - sheet.at(sheet.today)) > text_width(tick.text, _SIZE) / 2 + 2:
            yield drawing.Label(
                x, _HEAD - 10, tick.text, drawing.Ink.SECONDARY, _SIZE, drawing.Anchor.MIDDLE
            )
    x = sheet.at(sheet.today)
    yield drawing.Segments(_today_pieces(sheet, lines), drawing.Ink.ACCENT, 2)
    half = text_width(sheet.day_name, _SIZE, bold=True) / 2
    middle = min(max(x, half), sheet.width - half)
    look = (drawing.Ink.ACCENT, _SIZE, drawing.Anchor.MIDDLE)
    yield drawing.Label(middle, 12, sheet.day_name, *look, bold=True)


def _today_pieces(
    sheet: _Sheet, lines: Sequence[order.ActionLine]
) -> tuple[tuple[float, float, float, float], ...]:
    """Give the line of today, left out in the rows in which a date had to stand across it."""
    x, y = sheet.at(sheet.today), 16.0
    pieces = []
    for line in lines:
        middle = sheet.rows[str(line.action.id)]
        if _crosses(sheet, line):
            pieces.append((x, y, x, middle - _SIZE / 2))
            y = middle + _SIZE / 2
    return (*pieces, (x, y, x, sheet.height))


def _crosses(sheet: _Sheet, line: order.ActionLine) -> bool:
    if line.action.due is None:
        start = sheet.titles + _EDGE
        return start <= sheet.at(sheet.today) <= start + text_width(_NO_DATE, _SIZE)
    label = _date(sheet, line, (sheet.at(line.action.due), 0.0))
    wide = text_width(label.text, _SIZE)
    left = label.x - wide if label.anchor is drawing.Anchor.END else label.x
    return left <= sheet.at(sheet.today) <= left + wide


def _days(lines: Sequence[order.ActionLine]) -> list[date]:
    return [one.action.due for one in lines if one.action.due]


def _waits(sheet: _Sheet, lines: Sequence[order.ActionLine]) -> Iterator[drawing.Mark]:
    """Join each action to those it waits for; a wait that cannot be kept is drawn strong."""
    due = {str(one.action.id): one.action.due for one in lines}
    for line in lines:
        ends, end_at = line.action.due, sheet.rows[str(line.action.id)]
        for need in line.action.depends_on:
            begins = due.get(str(need))
            if ends is None or begins is None:
                continue
            x, y = sheet.at(begins), sheet.rows[str(need)]
            pieces = ((x, y, x, end_at), (x, end_at, sheet.at(ends), end_at))
            late = begins > ends
            yield drawing.Segments(
                pieces, drawing.Ink.CONCERN if late else drawing.Ink.SECONDARY, 1.5, (3, 2)
            )


def _row(sheet: _Sheet, line: order.ActionLine) -> Iterator[drawing.Mark]:
    y = sheet.rows[str(line.action.id)]
    base = y + _SIZE / 3
    yield drawing.Segments(((0, y + _ROW / 2, sheet.width, y + _ROW / 2),), drawing.Ink.LINE, 0.5)
    yield from _title(sheet, line, base)
    if line.action.due is None:
        yield drawing.Label(sheet.titles + _EDGE, base, _NO_DATE, drawing.Ink.SECONDARY, _SIZE)
        return
    x = sheet.at(line.action.due)
    shape, ink = _sign(line)
    yield drawing.Markers(((x, y),), shape, ink, _MARK)
    yield _date(sheet, line, (x, base))


def _title(sheet: _Sheet, line: order.ActionLine, base: float) -> Iterator[drawing.Mark]:
    said = _lines(line, sheet.titles or sheet.width)
    if sheet.titles:
        first = base - (len(said) - 1) * _SIZE * LINE_HEIGHT / 2
        for number, words in enumerate(said):
            y = first + number * _SIZE * LINE_HEIGHT
            yield drawing.Label(0, y, words, size=_SIZE)
        return
    top = base - sheet.row + _ROW
    for number, words in enumerate(said):
        y = top + (number - 0.2) * _SIZE * LINE_HEIGHT
        wide = text_width(words, _SIZE)
        yield drawing.Box(0, y - _SIZE * 0.8, wide, _SIZE, drawing.Ink.SURFACE)
        yield drawing.Label(0, y, words, size=_SIZE)


def _lines(line: order.ActionLine, room: float) -> tuple[str, ...]:
    """Give a title with its owner on as many lines as a row has; only the last may be cut."""
    owner = f" ({line.owner})" if line.owner else ""
    first, *rest = wrapped(f"{line.action.title}{owner}", _SIZE, room - 4) or ("",)
    return (first, fitted(" ".join(rest), _SIZE, room - 4)) if rest else (first,)


_SIGN_WORDS = {
    drawing.Shape.TRIANGLE_UP: "Triangle: overdue.",
    drawing.Shape.SQUARE: "Square: blocked.",
    drawing.Shape.DIAMOND: "Diamond: agreed or in progress.",
    drawing.Shape.CIRCLE: "Circle: proposed.",
}
_WAITING = "A broken line starts from what must be done first."


def sign_words(lines: Sequence[order.ActionLine]) -> str:
    """Explain the signs that are drawn, and no other."""
    shown = {_sign(line)[0] for line in lines if line.action.due is not None}
    drawn = {str(line.action.id) for line in lines}
    waits = any(str(one) in drawn for line in lines for one in line.action.depends_on)
    said = [words for shape, words in _SIGN_WORDS.items() if shape in shown]
    return " ".join((*said, *([_WAITING] if waits else [])))


def _sign(line: order.ActionLine) -> tuple[drawing.Shape, drawing.Ink]:
    """Tell late, blocked and the rest apart by shape, with colour beside it."""
    if line.overdue:
        return drawing.Shape.TRIANGLE_UP, drawing.Ink.CONCERN
    if line.action.status is ActionStatus.BLOCKED:
        return drawing.Shape.SQUARE, drawing.Ink.CONCERN
    if line.action.status is ActionStatus.PROPOSED:
        return drawing.Shape.CIRCLE, drawing.Ink.SECONDARY
    return drawing.Shape.DIAMOND, drawing.Ink.ACCENT


def _date(sheet: _Sheet, line: order.ActionLine, place: tuple[float, float]) -> drawing.Label:
    """Write the date beside its mark, on the side where there is room."""
    x, y = place
    words: str = short_day(line.action.due)
    if line.overdue:
        words += ", overdue"
    elif line.action.status in {ActionStatus.BLOCKED, ActionStatus.PROPOSED}:
        words += f", {line.action.status.label.lower()}"
    ink = drawing.Ink.CONCERN if line.overdue else drawing.Ink.SECONDARY
    if _stands_right(sheet, x, text_width(words, _SIZE)):
        return drawing.Label(x + _MARK, y, words, ink, _SIZE)
    return drawing.Label(x - _MARK, y, words, ink, _SIZE, drawing.Anchor.END)


def _stands_right(sheet: _Sheet, x: float, wide: float) -> bool:
    """Tell the side of a mark for its date: inside the sheet, and off the line of today."""
    today, reach = sheet.at(sheet.today), wide + _MARK
    fits_right, fits_left = x + reach <= sheet.width, x - reach >= sheet.titles
    if fits_right and fits_left:
        return not x + _MARK <= today <= x + reach
    return fits_right
