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
    300: " !(),.:;J`ijl\N{RIGHT SINGLE QUOTATION MARK}",
    350: "-I[]f",
    400: "/\\t{}",
    450: '"?_r',
    500: "csz\N{EN DASH}",
    550: "FLSkvxy",
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
