"""One answer on its area's axis: worse left, better right; last time, now and what evidence shows.

A diamond is the answer now: filled is backed by evidence, hollow is claimed only. Discs are levels, and
here only what has none; each kind of mark differs in shape too.
Source: docs/spec/reports-pdf.md#position-movement-and-evidence.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from digistrat_desktop.analysis.answers.axis import UNLIKE, AxisRow, spoken
from digistrat_desktop.analysis.answers.movement import Way
from digistrat_desktop.analysis.charts.drawing import (
    PHONE_WIDTH,
    Anchor,
    Disc,
    Drawing,
    DrawingPart,
    Ink,
    Label,
    Mark,
    Polygon,
    Segments,
)
from digistrat_desktop.analysis.charts.scales import BASELINE, text_width
from digistrat_desktop.analysis.charts.symbols import (
    AnswerState,
    answer_marks,
)
from digistrat_desktop.domain.counted import together
from digistrat_desktop.domain.frameworks.scales import Standing


@dataclass(frozen=True, slots=True)
class AxisLook:
    """How an axis is set; lengths in points."""

    width: float
    left: float  # of the worst level's place
    right: float  # what is free beside the best level's place
    height: float  # of a row
    size: float  # of letters
    radius: float

    def places(self, ticks: Sequence[str]) -> tuple[float, ...]:
        room = self.width - self.left - self.right
        return tuple(self.left + room * n / max(len(ticks) - 1, 1) for n in range(len(ticks)))


PAPER = AxisLook(width=109, left=12, right=21, height=9.7, size=8, radius=3.5)
PHONE = AxisLook(width=PHONE_WIDTH, left=30, right=36, height=20, size=13, radius=6.5)
_DIAMOND = 1.1  # from its middle to its corners, in radii: its outline, too, stays in its row
_CLEAR = 0.35  # between an arrow and the answer it leads to, in radii: an open head on its edge reads as a cross
_APART = 0.4  # of the size of letters, the least between 2 names
_LINE = 1.15  # of the size of letters, from one line of a name to the next


@dataclass(frozen=True, slots=True)
class _Name:
    """A level's name: its lines, their middle, and how many bands it stands away from the axis."""

    lines: tuple[str, ...]
    middle: float
    half: float  # of the width of its widest line
    band: int
    place: float

    def clear_of(self, other: "_Name", gap: float) -> bool:
        return abs(self.middle - other.middle) >= self.half + other.half + gap


def axis_head(ticks: Sequence[str], look: AxisLook = PAPER) -> Drawing:
    """Draw the levels' names over the axis, each over its place."""
    names = _names(ticks, look.places(ticks), look.size, look.width)
    marks, height = _set_names(names, look.size, over=True)
    alt = f"Axis from worse to better: {', '.join(ticks)}"
    return Drawing(look.width, height + 1, marks, alt)


def axis_ends(ticks: Sequence[str], look: AxisLook = PAPER) -> Drawing:
    """Draw the names of the worst and the best level alone, where all stand a little higher up."""
    names = _names((ticks[0], ticks[-1]), (0, look.width), look.size, look.width)
    marks, height = _set_names(names, look.size, over=True)
    return Drawing(look.width, height + 1, marks, axis_head(ticks).alt)


def _names(
    ticks: Sequence[str], places: Sequence[float], size: float, width: float
) -> tuple[_Name, ...]:
    """Set names in as few bands as keep them apart; in a band of its own each has the whole width."""
    pitch = places[1] - places[0] if len(places) > 1 else width
    gap = size * _APART
    found: tuple[_Name, ...] = ()
    for bands in range(1, len(ticks) + 1):
        room = width if bands == len(ticks) else min(pitch * bands - gap, width)
        found = tuple(
            _name(tick, x, n % bands, size, (room, width))
            for n, (tick, x) in enumerate(zip(ticks, places, strict=True))
        )
        pairs = ((one, other) for n, one in enumerate(found) for other in found[:n])
        if all(one.band != other.band or one.clear_of(other, gap) for one, other in pairs):
            break
    return found


def _name(words: str, x: float, band: int, size: float, rooms: tuple[float, float]) -> _Name:
    room, width = rooms
    lines = _lines(words, size, room, width)
    half = min(max(text_width(one, size) for one in lines), width) / 2
    return _Name(lines, min(max(x, half), width - half), half, band, x)


def _lines(words: str, size: float, room: float, width: float) -> tuple[str, ...]:
    """Part a name at its spaces where it is wider than its room; a word wider than the whole, too."""
    lines: list[str] = []
    for word in words.split() or [""]:
        if lines and text_width(f"{lines[-1]} {word}", size) <= room:
            lines[-1] += f" {word}"
            continue
        rest = word
        while text_width(rest, size) > width:
            fits = max(
                n for n in range(1, len(rest)) if n == 1 or text_width(rest[:n], size) <= width
            )
            lines.append(rest[:fits])
            rest = rest[fits:]
        lines.append(rest)
    return tuple(lines)


def _set_names(
    names: Sequence[_Name], size: float, *, over: bool
) -> tuple[tuple[Mark, ...], float]:
    """Set names over or under the axis; a line leads from those further away to their places."""
    step = size * _LINE
    bands = max((one.band for one in names), default=0) + 1
    tall = [max(len(one.lines) for one in names if one.band == n) * step for n in range(bands)]
    starts = [sum(tall[:n]) for n in range(bands)]
    height = sum(tall)
    marks: list[Mark] = []
    for one in names:
        near, high = starts[one.band], len(one.lines) * step
        top = height - near - high if over else near
        for n, words in enumerate(one.lines):
            base = top + (n + 0.85) * step
            marks.append(Label(one.middle, base, words, Ink.SECONDARY, size, Anchor.MIDDLE))
        below = [other for other in names if other.band < one.band]
        if below and all(abs(other.middle - one.place) > other.half + 1 for other in below):
            ends = (height - near, height) if over else (0, near)
            marks.append(Segments(((one.place, ends[0] + 0.5, one.place, ends[1]),), Ink.LINE, 0.7))
    return tuple(marks), height


def axis_row(row: AxisRow, ticks: Sequence[str]) -> Drawing:
    """Draw one question's answers on the axis, for paper and, with the levels' names, for a phone."""
    foot, end = _foot(row, ticks, PHONE.height)
    height = end + PHONE.size * 0.25
    marks = (*_marks(row, ticks, PHONE), *foot)
    narrow = Drawing(PHONE.width, height, marks, spoken(row))
    return Drawing(PAPER.width, PAPER.height, tuple(_marks(row, ticks, PAPER)), spoken(row), narrow)


def _foot(row: AxisRow, ticks: Sequence[str], top: float) -> tuple[tuple[Mark, ...], float]:
    """Name the levels under the axis; a row that has no axis needs no names."""
    if row.now is None and not row.sides:
        return (), top
    names = _names(ticks, PHONE.places(ticks), PHONE.size, PHONE.width)
    marks, height = _set_names(names, PHONE.size, over=False)
    return tuple(mark.placed(1, top) for mark in marks), top + height


def _marks(row: AxisRow, ticks: Sequence[str], look: AxisLook) -> Iterator[Mark]:
    places, y = look.places(ticks), look.height / 2
    if row.now is None and not row.sides:
        yield from _no_level(row, places[0], y, look)
        return
    yield from _axis(places, y, look)
    if row.sides:
        yield from _sides(row, places, y, look)
        return
    now = places[row.now or 0]
    if row.height is not None:
        yield from _height(places[row.height], now, y, look, moved=row.then is not None)
    if row.then is not None:
        yield from _move(row, places[row.then], now, y, look)
    yield from _dot(row, now, y, look)
    if row.shows is not None:
        yield from cross(places[row.shows], y, look.radius)


def _axis(places: Sequence[float], y: float, look: AxisLook) -> Iterator[Mark]:
    high = look.radius * 0.6
    yield Segments(((places[0], y, places[-1], y),), Ink.LINE, 0.8)
    yield Segments(tuple((x, y - high, x, y + high) for x in places), Ink.COMMON, 0.7)


def _no_level(row: AxisRow, x: float, y: float, look: AxisLook) -> Iterator[Mark]:
    yield from answer_marks(AnswerState(_kind(row)), x, y, look.radius)
    base = y + look.size * BASELINE
    # The mark says why there is no level; beside it is room for what last time was.
    words = f"was {row.move.before_label}" if row.move and _is_lost(row) else row.word
    yield Label(x + look.radius * 2, base, words, Ink.SECONDARY, look.size)


def _is_lost(row: AxisRow) -> bool:
    return row.move is not None and row.move.way in {Way.LOST, Way.OTHER}


def _says_itself(row: AxisRow) -> bool:
    """Tell whether words beside a mark say what it is, so that no key has to."""
    return row.now is None and not row.sides and not _is_lost(row)


def _kind(row: AxisRow) -> Standing:
    """Tell why it is drawn without a level; one that has a level of no scale shown here is not answered."""
    standing = row.item.standing
    return Standing.NOT_ANSWERED if standing is Standing.LEVEL else standing


def _sides(row: AxisRow, places: Sequence[float], y: float, look: AxisLook) -> Iterator[Mark]:
    """Draw what each side says, one as much as the other."""
    for side in row.sides:
        yield _diamond(places[side], y, look.radius, is_shown=False)
    yield from flag(look.width - look.radius * 2.4, y, look.radius)


def _height(then: float, now: float, y: float, look: AxisLook, *, moved: bool) -> Iterator[Mark]:
    """Draw the upright mark, and the way from there unless an arrow says what moved since."""
    high = look.radius * 1.25
    if then != now and not moved:
        yield from _arrow(then, now, y, look, Ink.SECONDARY)
    yield Segments(((then, y - high, then, y + high),), Ink.SECONDARY, look.radius * 0.5)


def _move(row: AxisRow, then: float, now: float, y: float, look: AxisLook) -> Iterator[Mark]:
    down = row.move is not None and row.move.way is Way.DOWN
    ink = Ink.CONCERN if down else Ink.DEEP
    yield from _arrow(then, now, y, look, ink)
    yield Disc(then, y, look.radius * 0.5, ink, DrawingPart.FULL)


def _arrow(then: float, now: float, y: float, look: AxisLook, ink: Ink) -> Iterator[Mark]:
    way = 1 if now > then else -1
    tip, reach = now - way * look.radius * (_DIAMOND + _CLEAR), look.radius * 0.75
    back = tip - way * reach * 1.3
    yield Segments(((then, y, back, y),), ink, look.radius * 0.35)
    yield Polygon(((back, y - reach), (tip, y), (back, y + reach)), ink)


def _dot(row: AxisRow, x: float, y: float, look: AxisLook) -> Iterator[Mark]:
    standing = row.item.standing
    if standing is Standing.HALF_ANSWERED:
        yield from answer_marks(AnswerState(Standing.HALF_ANSWERED), x, y, look.radius)
        return
    yield _diamond(x, y, look.radius, is_shown=row.is_shown)
    if standing is Standing.NOT_SETTLED:
        yield from flag(look.width - look.radius * 2.4, y, look.radius)


def _diamond(x: float, y: float, radius: float, *, is_shown: bool) -> Polygon:
    reach = radius * _DIAMOND
    points = ((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
    return Polygon(points, Ink.DEEP if is_shown else Ink.SURFACE, Ink.DEEP, radius * 0.35)


def cross(x: float, y: float, radius: float) -> Iterator[Mark]:
    r = radius * 0.75
    pieces = ((x - r, y - r, x + r, y + r), (x - r, y + r, x + r, y - r))
    yield Segments(pieces, Ink.TEXT, radius * 0.4)


def flag(x: float, y: float, radius: float) -> Iterator[Mark]:
    r = radius
    yield Segments(((x, y - r, x, y + r),), Ink.CONCERN, r * 0.3)
    cloth = (
        (x, y - r),
        (x + 1.9 * r, y - r),
        (x + 1.4 * r, y - 0.4 * r),
        (x + 1.9 * r, y + 0.2 * r),
    )
    yield Polygon((*cloth, (x, y + 0.2 * r)), Ink.CONCERN)


_Sign = tuple[Callable[[float, float, float], Iterator[Mark]], str, float]


def axis_key(width: float, words: str, rows: Iterable[AxisRow]) -> Drawing:
    """Draw what each mark means.

    Args:
        width: of the sheet, in points; what does not fit begins a new row.
        words: the counts of what is drawn, for those who do not see it.
        rows: what is drawn; the key has the marks of these and no other.
    """
    drawn = tuple(rows)
    kinds = {
        _kind(row)
        for row in drawn
        if row.item.standing is not Standing.LEVEL and not _says_itself(row)
    }
    is_since = any(_fell_or_rose(row) for row in drawn)
    usual = tuple(sign for sign, has in _SIGNS if any(map(has, drawn)))
    usual = tuple(_SINCE if is_since and one is _THEN else one for one in usual)
    rare = (sign for kind, sign in _RARE.items() if kind in kinds)
    unlike = {row.unlike for row in drawn}
    beside = (_beside(sign, words) for words, sign in UNLIKE.items() if words in unlike)
    signs = (*usual, *rare, *beside)
    wide = _key(signs, width, PAPER, words)
    narrow = _key(signs, PHONE.width, PHONE, words)
    return Drawing(wide.width, wide.height, wide.marks, wide.alt, narrow)


def _key(signs: Sequence[_Sign], width: float, look: AxisLook, words: str) -> Drawing:
    marks: list[Mark] = []
    x, y, row = 0.0, look.height / 2, look.size * 1.5
    for sign, named, room in signs:
        gap = look.radius * room
        wide = gap + look.size * 0.5 + text_width(named, look.size)
        if x and x + wide > width:
            x, y = 0.0, y + row
        marks.extend(sign(x, y, look.radius))
        base = y + look.size * BASELINE
        marks.append(Label(x + gap + look.size * 0.5, base, named, Ink.TEXT, look.size))
        x += wide + look.size
    names = "; ".join(named for _, named, _ in signs)
    return Drawing(
        width, y + row / 2, tuple(marks), together((f"What the marks mean: {names}.", words), " ")
    )


def _fell_or_rose(row: AxisRow) -> bool:
    """Tell whether an arrow leads from the moment that is compared with."""
    given = row.height is not None and row.now is not None and not row.sides
    return given and row.then is None and row.height != row.now


def _answer(x: float, y: float, r: float, *, is_shown: bool) -> Iterator[Mark]:
    yield _diamond(x + r, y, r, is_shown=is_shown)


def _way(x: float, y: float, r: float, ink: Ink, way: int) -> Iterator[Mark]:
    then, now = (x + r * 0.5, x + r * 6.5) if way > 0 else (x + r * 6, x)
    look = AxisLook(0, 0, 0, 0, 0, r)
    yield from _arrow(then, now - way * -r, y, look, ink)
    yield Disc(then, y, r * 0.5, ink, DrawingPart.FULL)


def _upright(x: float, y: float, r: float) -> Iterator[Mark]:
    yield Segments(((x + r, y - r * 1.25, x + r, y + r * 1.25),), Ink.SECONDARY, r * 0.5)


def _from_height(x: float, y: float, r: float) -> Iterator[Mark]:
    yield from _arrow(x + r * 6.5, x - r, y, AxisLook(0, 0, 0, 0, 0, r), Ink.SECONDARY)
    yield from _upright(x + r * 5.5, y, r)


def _stands(kind: Standing) -> Callable[[float, float, float], Iterator[Mark]]:
    return lambda x, y, r: iter(answer_marks(AnswerState(kind), x + r, y, r))


def _beside(sign: str, words: str) -> _Sign:
    """Give a sign that stands beside names, with what it says of them; nothing is drawn."""
    return (lambda *_: iter(())), f"{sign} {words}", 0


def _is_on_axis(row: AxisRow) -> bool:
    return row.now is not None and not row.sides


def _is_unanswered(row: AxisRow) -> bool:
    return _is_lost(row) and not row.sides and _kind(row) is Standing.NOT_ANSWERED


def _moved(row: AxisRow, *, down: bool) -> bool:
    went_down = row.move is not None and row.move.way is Way.DOWN
    return _is_on_axis(row) and row.then is not None and went_down is down


_THEN: _Sign = (_upright, "reference point", 2)
_SINCE: _Sign = (_from_height, "reference point, and change since", 7)
# What draws a mark, its words, how wide the mark is in radii, and which rows have it.
_SIGNS: tuple[tuple[_Sign, Callable[[AxisRow], bool]], ...] = (
    (
        (lambda x, y, r: _answer(x, y, r, is_shown=True), "backed by evidence", 2),
        lambda row: _is_on_axis(row) and row.is_shown,
    ),
    (
        (lambda x, y, r: _answer(x, y, r, is_shown=False), "claimed only", 2),
        lambda row: bool(row.sides) or (_is_on_axis(row) and not row.is_shown),
    ),
    (
        (lambda x, y, r: cross(x + r, y, r), "what evidence shows", 2),
        lambda row: _is_on_axis(row) and row.shows is not None,
    ),
    (
        (lambda x, y, r: _way(x, y, r, Ink.DEEP, 1), "moved up", 6.5),
        lambda row: _moved(row, down=False),
    ),
    (
        (lambda x, y, r: _way(x, y, r, Ink.CONCERN, -1), "slipped back", 7),
        lambda row: _moved(row, down=True),
    ),
    (_THEN, lambda row: _is_on_axis(row) and row.height is not None),
    ((_stands(Standing.NOT_ANSWERED), "not answered", 2), _is_unanswered),
)
_RARE: dict[Standing, _Sign] = {
    Standing.CANNOT_SAY: (_stands(Standing.CANNOT_SAY), "cannot say yet", 2),
    Standing.HALF_ANSWERED: (_stands(Standing.HALF_ANSWERED), "half answered", 2),
    Standing.DOES_NOT_APPLY: (_stands(Standing.DOES_NOT_APPLY), "does not apply", 2),
    Standing.NOT_SETTLED: (flag, "not settled", 2),
}
