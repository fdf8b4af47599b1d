"""Days added up to weeks or months, on request; only whole ones are recorded."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from digistrat_desktop.domain.periods.periods import Period, PeriodKind, period_at
from digistrat_desktop.services.tables.reading.table_rows import Fate, TableRow


def added_up(rows: Sequence[TableRow], kind: PeriodKind, told: list[str]) -> list[TableRow]:
    """Add the days of each metric up; the sum stands in the row of the first day.

    Args:
        told: gets what is left out, in words.
    """
    made = list(rows)
    groups: dict[tuple[str, Period], list[int]] = {}
    for at, row in enumerate(rows):
        if row.can_be_taken and row.period and row.period.kind is PeriodKind.DAY:
            groups.setdefault((row.metric, period_at(row.period.start, kind)), []).append(at)
    unfinished: list[Period] = []
    for (_, period), places in groups.items():
        days = (period.end - period.start).days + 1
        values = [Decimal(rows[at].value) for at in places if rows[at].value]
        if any(rows[at].percent or rows[at].numerator for at in places):
            _refuse(made, places)
        elif len(values) == days:
            _put(made, places, period, sum(values, Decimal(0)))
        else:
            unfinished.append(period)
            for at in places:
                words = f"{period.label} has {len(values)} of {days} days"
                made[at] = replace(rows[at], fate=Fate.UNFINISHED, words=words)
    if unfinished:
        labels = dict.fromkeys(one.label for one in unfinished)
        told.append(f"Not every day is there, so nothing is added up for: {', '.join(labels)}.")
    return made


def parts_added_up(rows: Sequence[TableRow]) -> list[TableRow]:
    """Add up the rows of one metric and period, as the parts of a published figure are."""
    made = list(rows)
    groups: dict[tuple[str, Period], list[int]] = {}
    for at, row in enumerate(rows):
        if row.can_be_taken and row.period:
            groups.setdefault((row.metric, row.period), []).append(at)
    for (_, period), places in groups.items():
        if len(places) > 1 and any(rows[at].percent for at in places):
            _refuse(made, places)
        elif len(places) > 1:
            _put_parts(made, places, period)
    return made


def _put_parts(made: list[TableRow], places: Sequence[int], period: Period) -> None:
    """Put the sum into the row of the first part that has a value; a withheld part withholds it."""
    parts = [made[at] for at in places]
    valued = [at for at in places if made[at].value]
    first = (valued or places)[0]
    withheld = sum(part.fate is Fate.SUPPRESSED for part in parts)
    if withheld:
        words = f"{withheld} of {len(parts)} parts are suppressed"
        made[first] = replace(made[first], fate=Fate.SUPPRESSED, value="", words=words)
    elif valued:
        total = sum((Decimal(made[at].value) for at in valued), Decimal(0))
        missing = len(parts) - len(valued)
        gaps = f", {missing} more not reported" if missing else ""
        words = f"{len(valued)} rows added up{gaps}"
        made[first] = replace(made[first], value=f"{total:f}", words=words)
    for at in places:
        if at != first:
            made[at] = replace(made[at], fate=Fate.ADDED, words=f"part of {period.label}")


def _put(made: list[TableRow], places: Sequence[int], period: Period, value: Decimal) -> None:
    first, *others = places
    words = f"{len(places)} days added up"
    made[first] = replace(made[first], period=period, value=f"{value:f}", words=words)
    for at in others:
        made[at] = replace(made[at], fate=Fate.ADDED, words=f"part of {period.label}")


def _refuse(made: list[TableRow], places: Sequence[int]) -> None:
    for at in places:
        made[at] = made[at].refused("A percentage cannot be added up. Leave its column out.")
