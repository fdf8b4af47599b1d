"""Axes: where the ticks stand, what they say, and how labels keep apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from digistrat_desktop.analysis.measures.words import format_number
from digistrat_desktop.domain.periods.periods import Period, PeriodKind

BASELINE = 0.36  # of the size: from the middle of letters down to their baseline
# Advance widths of Noto Sans Regular in thousandths of the size, rounded up to the next 50.
_GROUPS = {
    250: "'",
    300: " !(),.:;J`ijl\N{RIGHT SINGLE QUOTATION MARK}\N{NO-BREAK SPACE}",
    350: "-I[]f",
    400: "/\\t{}",
    450: '"?_r',
    500: "csz\N{EN DASH}",
    550: "FLSkvxy\N{DAGGER}\N{DOUBLE DAGGER}",
    600: "$*+0123456789<=>ETVXYZ^ae|~£\N{MINUS SIGN}\N{MULTIPLICATION SIGN}",
    650: "#ABCKPRbdghnopqu",
    750: "&DGHU",
    800: "NOQw\N{HORIZONTAL ELLIPSIS}",
    850: "%",
    900: "@",
    950: "MWm",
}
_WIDTHS = {ord(letter): width for width, letters in _GROUPS.items() for letter in letters}
_OTHER = 1000
_BOLD = 1.15
_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Estimate a line's width in points, rather too wide than too narrow."""
    thousandths = sum(_WIDTHS.get(ord(letter), _OTHER) for letter in text)
    return thousandths * size / 1000 * (_BOLD if bold else 1.0)


def fitted(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """Cut a line to the room there is, ending in an ellipsis; empty when nothing fits."""
    if text_width(text, size, bold=bold) <= room:
        return text
    kept = text
    while kept and text_width(f"{kept}{_ELLIPSIS}", size, bold=bold) > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}{_ELLIPSIS}" if kept else ""


def wrapped(text: str, size: float, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """Break text into lines at spaces; a word longer than a line is cut."""
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(joined, size, bold=bold) <= room:
            lines[-1] = joined
        else:
            lines.append(fitted(word, size, room, bold=bold))
    return tuple(lines)


_NICE = (1.0, 2.0, 2.5, 5.0, 10.0)
_STEPS = {
    PeriodKind.DAY: (1, 2, 7, 14, 28, 91, 182, 364),
    PeriodKind.WEEK: (1, 2, 4, 13, 26, 52, 104),
    PeriodKind.MONTH: (1, 2, 3, 6, 12, 24, 60, 120),
    PeriodKind.QUARTER: (1, 2, 4, 8, 20, 40),
    PeriodKind.HALF: (1, 2, 4, 10, 20),
    PeriodKind.YEAR: (1, 2, 5, 10, 20, 50),
    PeriodKind.FINANCIAL_YEAR: (1, 2, 5, 10, 20, 50),
}


@dataclass(frozen=True, slots=True)
class AxisScale:
    """A straight mapping of values onto points of the sheet."""

    low: float
    high: float
    at_low: float
    at_high: float

    def at(self, value: float) -> float:
        """Give where a value stands, in points."""
        share = (value - self.low) / (self.high - self.low)
        return self.at_low + share * (self.at_high - self.at_low)


@dataclass(frozen=True, slots=True)
class Tick:
    value: float
    text: str


def nice_step(span: float, most: int) -> float:
    """Give the smallest step of 1, 2, 2.5 or 5 that makes no more than `most` steps."""
    rough = span / max(most, 1)
    power = 10.0 ** floor(log10(rough))
    return next(power * nice for nice in _NICE if power * nice >= rough * (1 - 1e-9))


_FEWEST = 2  # ticks that tell how far apart values are


def enough_ticks(low: float, high: float, most: int) -> tuple[Tick, ...]:
    """Give round values with room for `most` steps, or so many more that there are 2 at least."""
    found = (value_ticks(low, high, many) for many in range(max(most, _FEWEST), most + 9))
    return next((ticks for ticks in found if len(ticks) >= _FEWEST), value_ticks(low, high, most))


def value_ticks(low: float, high: float, most: int) -> tuple[Tick, ...]:
    """Give round values from low to high, with room for `most` steps, at least 1."""
    step = nice_step(high - low, most)
    decimals = _decimals(step)
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    return tuple(Tick(n * step, format_number(n * step, decimals)) for n in range(first, last + 1))


def _decimals(step: float) -> int:
    """Count the digits after the point that tell neighbouring ticks apart."""
    for decimals in range(12):
        scaled = step * 10**decimals
        if round(scaled) and abs(scaled - round(scaled)) < 1e-6 * scaled:
            return decimals
    return 12


def value_range(values: Sequence[float]) -> tuple[float, float]:
    """Give an axis range with a little air; a single value gets some room around it."""
    low, high = min(values), max(values)
    air = (high - low) * 0.06
    if air <= abs(high) * 1e-9:
        air = abs(high) * 0.1 or 1.0
    return low - air, high + air


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """Where values stand on an axis that may be broken: what is far off is drawn at its edge.

    Without it, a target or one value far from the rest would leave the movement flat.
    Source: docs/spec/metrics.md#drawing.
    """

    # floor, ceiling: ends of the part that is to scale
    floor: float
    ceiling: float
    # low, high: ends of what is drawn, a strip for what is far off included
    low: float
    high: float

    @property
    def breaks(self) -> tuple[float, ...]:
        """Where the axis is broken."""
        ends = ((self.floor, self.low), (self.ceiling, self.high))
        return tuple(end for end, edge in ends if end != edge)

    def place(self, value: float) -> float:
        """Give where a value stands: itself, or the middle of the strip of what is far off."""
        if value > self.ceiling:
            return (self.ceiling + self.high) / 2
        return (self.floor + self.low) / 2 if value < self.floor else value

    def is_off(self, value: float) -> bool:
        return self.place(value) != value


_CLEAR = 0.62  # of the height: with less left for the movement, a far target breaks the axis
_OUT = 0.5  # the same for values that are far from the others
_EACH_FAR = 24  # readings to one that may be far off
_STRIP = 0.28  # of what is to scale: the strip of what is far off


def value_axis(
    values: Sequence[float], lines: Sequence[float], targets: Sequence[float]
) -> ValueAxis:
    """Give the axis on which the movement is seen and everything else still stands.

    Args:
        lines: limits, means and changing targets; they are always to scale.
        targets: that never change.
    """
    near = _near(sorted(values), lines)
    core = [*near, *lines]
    span = max(core) - min(core) if core else 0.0
    for target in targets:
        wide = max(*core, target) - min(*core, target) if core else 0.0
        if not span or span >= wide * _CLEAR:
            core = [*core, target]
    low, high = value_range(core)
    strip = (high - low) * _STRIP
    everything = (*values, *targets)
    return ValueAxis(
        floor=low,
        ceiling=high,
        low=low - strip if any(one < low for one in everything) else low,
        high=high + strip if any(one > high for one in everything) else high,
    )


def _near(ordered: Sequence[float], lines: Sequence[float]) -> Sequence[float]:
    """Leave out the fewest values at one end without which the others have twice the height."""
    for far in range(1, (len(ordered) + _EACH_FAR // 3) // _EACH_FAR + 1):
        for near in (ordered[far:], ordered[:-far]):
            rest, every = (*near, *lines), (*ordered, *lines)
            if 0 < max(rest) - min(rest) <= (max(every) - min(every)) * _OUT:
                return near
    return ordered


def period_ticks(first: Period, last: Period, most: int) -> tuple[Tick, ...]:
    """Give up to `most` calendar-aligned periods for an axis; the value is the period's index."""
    count = last.index - first.index + 1
    steps = _STEPS[first.kind]
    step = next((s for s in steps if ceil(count / s) <= most), steps[-1])
    offset = first.index if first.kind in {PeriodKind.DAY, PeriodKind.WEEK} else 0
    places = [i for i in range(first.index, last.index + 1) if (i - offset) % step == 0]
    return tuple(Tick(i, first.shift(i - first.index).short_label) for i in places or [first.index])


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> tuple[float, ...]:
    """Move places apart to at least `gap`, as little as possible, kept between low and high.

    Args:
        wanted: places in rising order.
        gap: smallest distance between neighbours.
        low: lowest place allowed.
        high: highest place allowed; given way when there is not room for all.
    """
    places: list[float] = []
    for place in wanted:
        lowest = places[-1] + gap if places else low
        places.append(max(place, lowest))
    ceiling = max(high, low + gap * (len(places) - 1))
    for i in range(len(places) - 1, -1, -1):
        places[i] = min(places[i], ceiling)
        ceiling = places[i] - gap
    return tuple(places)


def room_for(width: float, free: float, wanted: float, end: float) -> tuple[float, float]:
    """Give where words begin and the room they have: moved left over free room before they are cut.

    Args:
        width: of all the words.
        free: where the room that nothing else takes begins.
        wanted: where they would begin.
        end: where their room ends.
    """
    x = max(min(wanted, end - width), min(free, wanted))
    return x, max(end - x, 0.0)
