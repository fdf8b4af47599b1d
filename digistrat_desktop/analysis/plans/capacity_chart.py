"""Capacity against demand: one row of bars for each resource and year.

Source: docs/spec/judgement.md#reality-check.
"""

from collections.abc import Iterable
from decimal import Decimal

from digistrat_desktop.analysis.charts.drawing import Box, Drawing, Ink, Label, Mark, Segments
from digistrat_desktop.analysis.charts.frame import LINE_HEIGHT
from digistrat_desktop.analysis.charts.scales import wrapped
from digistrat_desktop.analysis.plans import reality
from digistrat_desktop.domain.counted import together
from digistrat_desktop.domain.periods.periods import year_text
from digistrat_desktop.domain.trust.plans import ResourceKey
from digistrat_desktop.domain.words import sentence_case
from digistrat_desktop.domain.written_numbers import plain_number

_SIZE = 12.0
_HEAD = 26.0
_ROW = 24.0
_YEAR_WIDTH = 64.0
_WORDS_SHARE = 0.38
# Room for "£2,200,000 needed, £1,800,000 available, £400,000 short" where the drawing is narrow.
_WORDS_LEAST = 336.0
_UNDER_BELOW = 480.0  # width under which the words stand under the bar
_BAR = 12.0


def capacity_chart(
    check: reality.RealityCheck,
    width: float,
    *,
    title: str = "",
    beside: Iterable[reality.RealityCheck] = (),
) -> Drawing:
    """Draw what initiatives need as bars and what there is as an upright line.

    Args:
        check: the plan, or a scenario, held against reality.
        width: of the drawing, in points.
        title: stands over all of it, so that a scenario is labelled wherever it is copied to.
        beside: what it is compared with; all are then drawn to one scale.
    """
    scales = _largest((check, *beside))
    marks: list[Mark] = []
    y = 0.0
    if title:
        for said in wrapped(title, _SIZE, width):
            marks.append(Label(0, y + _SIZE + 4, said, Ink.SECONDARY, _SIZE))
            y += _SIZE * LINE_HEIGHT
        y += _HEAD - _SIZE * LINE_HEIGHT
    for line in check.lines:
        marks.append(Label(0, y + _SIZE + 4, line.heading, size=_SIZE, bold=True))
        y += _HEAD
        for year in line.years:
            row = _row(line, year, (y, width, scales[line.key]))
            marks.extend(row)
            y = max(y + _ROW, *(one.y + _SIZE for one in row if isinstance(one, Label)))
    name = title or "Capacity and resource needs"
    return Drawing(width, max(y, 1.0), tuple(marks), _spoken(check, name))


def _spoken(check: reality.RealityCheck, name: str) -> str:
    """Say what is drawn, one year after the other."""
    lines = (
        f"{sentence_case(line.label)}, {year_text(year.year)}: {_words(line, year)}."
        for line in check.lines
        for year in line.years
    )
    return together((f"{name}.", check.summary, *lines), " ")


def _largest(checks: Iterable[reality.RealityCheck]) -> dict[ResourceKey, float]:
    """Give the largest amount of each resource in any year."""
    found: dict[ResourceKey, float] = {}
    for line in (line for check in checks for line in check.lines):
        amounts = [max(one.needed, one.available or 0) for one in line.years]
        found[line.key] = max([found.get(line.key, 0.0), *(float(amount) for amount in amounts)])
    return found


def _row(
    line: reality.ResourceLine, year: reality.YearLine, place: tuple[float, float, float]
) -> list[Mark]:
    y, width, largest = place
    is_narrow = width < _UNDER_BELOW
    left = width if is_narrow else min(width * (1 - _WORDS_SHARE), width - _WORDS_LEAST)
    room = left - _YEAR_WIDTH - 2
    scale = room / largest if largest else 0.0
    hard, soft = float(year.hard) * scale, float(year.soft) * scale
    base = y + (_ROW - _BAR) / 2
    text = y + _ROW / 2 + _SIZE / 3
    marks: list[Mark] = [Label(0, text, year_text(year.year), Ink.SECONDARY, _SIZE)]
    if hard:
        marks.append(Box(_YEAR_WIDTH, base, hard, _BAR, fill=Ink.DEEP, stroke=Ink.DEEP))
    if soft:
        marks.append(Box(_YEAR_WIDTH + hard, base, soft, _BAR, stroke=Ink.DEEP))
    if year.available is not None:
        x = _YEAR_WIDTH + float(year.available) * scale
        ink = Ink.CONCERN if year.short else Ink.TEXT
        marks.append(Segments(((x, y + 2, x, y + _ROW - 2),), ink, 2.5))
    is_short = bool(year.short)
    ink = Ink.CONCERN if is_short else Ink.TEXT
    said = _words(line, year)
    if not is_narrow:
        return [*marks, Label(left + 10, text, said, ink, _SIZE, bold=is_short)]
    below = y + _ROW + _SIZE
    lines = wrapped(said, _SIZE, width - _YEAR_WIDTH, bold=is_short)
    return [
        *marks,
        *(
            Label(_YEAR_WIDTH, below + n * _SIZE * LINE_HEIGHT, part, ink, _SIZE, bold=is_short)
            for n, part in enumerate(lines)
        ),
    ]


def _words(line: reality.ResourceLine, year: reality.YearLine) -> str:
    need = _amount(line, year.needed)
    if year.available is None:
        return f"{need} needed, capacity not recorded"
    there = _amount(line, year.available)
    short = f", {_amount(line, year.short)} short" if year.short else ""
    return f"{need} needed, {there} available{short}"


def _amount(line: reality.ResourceLine, amount: Decimal) -> str:
    return f"{'£' if line.key.family.is_money else ''}{plain_number(amount)}"
