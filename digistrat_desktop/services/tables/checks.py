"""The rows of a table seen together: which of two periods is meant, sums, fractions, what is there twice."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from digistrat_desktop.domain.counted import some_of
from digistrat_desktop.domain.periods.periods import Period, PeriodKind, period_at, settled_kind
from digistrat_desktop.domain.periods.written_periods import fit_period
from digistrat_desktop.domain.rules.scales import PERCENT, may_be_fractions
from digistrat_desktop.domain.trust.written_times import (
    Length,
    clock_named,
    in_unit,
    unit_for,
    unit_named,
)
from digistrat_desktop.domain.trust.written_values import times_hundred
from digistrat_desktop.services.tables.adding_up import added_up, parts_added_up
from digistrat_desktop.services.tables.asked.doubts import Doubt
from digistrat_desktop.services.tables.asked.meanings import BEGINS, date_doubt, named_year_doubt
from digistrat_desktop.services.tables.rows import Read
from digistrat_desktop.services.tables.shape.layout import Layout
from digistrat_desktop.services.tables.table_rows import Fate, Known, TableRow

LONGEST_NAME, LONGEST_NOTE = 200, 2_000
_FEWEST = 3
_FIFTH = 60
_MOST_FRACTION, _FAR_BELOW = 2, 5
_MOST_NAMED = 8
_WHOLE = 100
_Rows = list[TableRow]


@dataclass(slots=True)
class Settled:
    """Rows as they can be recorded, or as ones that cannot be read and why; and what is open."""

    rows: _Rows
    doubts: list[Doubt]
    told: list[str]


def settled(
    read: Read,
    known: Known,
    layout: Layout,
    name_of: Callable[[str], str],
    targets: Mapping[str, tuple[str, ...]],
) -> Settled:
    """See the rows together.

    Args:
        add_up: the weeks or months that days are added up to.
        answers: what somebody said, by question.
        targets: of metrics, by id or by name: figures far below them may be fractions.
    """
    work = _Work(read, known, layout.answers, name_of, targets)
    work.is_added_up = layout.add_up is not None
    for step in (
        work.lengths,
        work.alternatives,
        work.kinds,
        work.fractions,
        work.beyond,
        work.names,
    ):
        step()
    rows = list(_once(parts_added_up(work.rows) if layout.sums else work.rows))
    if layout.add_up is not None:
        rows = added_up(rows, layout.add_up, work.told)
    return Settled(rows, work.doubts, work.told)


class _Work:
    def __init__(
        self,
        read: Read,
        known: Known,
        answers: Mapping[str, str],
        name_of: Callable[[str], str],
        targets: Mapping[str, tuple[str, ...]],
    ) -> None:
        self.rows, self.known, self.answers = read.rows, known, answers
        self.period_column, self.two_way = read.period_column, read.two_way
        self.name_of, self.targets = name_of, targets
        self.is_added_up = False
        self.doubts: list[Doubt] = []
        self.told: list[str] = []
        self.places: dict[str, list[int]] = {}
        for at, row in enumerate(self.rows):
            if row.period is not None:
                self.places.setdefault(row.metric, []).append(at)

    def ask(self, doubt: Doubt) -> str:
        """Give the answer to a question, or the likely one while it is open."""
        said = self.answers.get(doubt.id)
        if said in dict(doubt.answers) and said is not None:
            return said
        if doubt.id not in {one.id for one in self.doubts}:
            self.doubts.append(doubt)
        return doubt.answers[0][0]

    def period_place(self, row: TableRow) -> str:
        """Name the cell that a row's period stands in."""
        is_above = self.period_column is None
        return row.place if is_above else replace(row, column=self.period_column or 0).place

    def of(self, metric: str) -> Iterator[TableRow]:
        return (self.rows[at] for at in self.places[metric])

    # lengths of time

    def lengths(self) -> None:
        """Write lengths of time as numbers of the metric's unit."""
        for metric, places in self.places.items():
            mine = [at for at in places if self.rows[at].length]
            if mine:
                self._lengths(metric, mine)

    def _lengths(self, metric: str, mine: Sequence[int]) -> None:
        name = self.name_of(metric)
        found = self.known.metrics.get(metric)
        named = unit_named(found.unit if found else "") or unit_named(name)
        shorter = self._are_minutes(name, named, mine)
        lengths = {at: self._length(at, shorter) for at in mine}
        unit = named or unit_for(lengths.values())
        if found is not None and found.unit and not unit_named(found.unit):
            words = f"This is a length of time, but {name[:60]} is in {found.unit}. Write a number."
            for at in mine:
                self.rows[at] = self.rows[at].refused(words)
            return
        for at in mine:
            value = in_unit(lengths[at].seconds, unit)
            words = f"a length of time, as {unit}"
            self.rows[at] = replace(self.rows[at], value=value, unit=unit, words=words)

    def _length(self, at: int, shorter: int) -> Length:
        found = self.rows[at].length or Length(Decimal(0))
        return found._replace(seconds=found.seconds / (shorter or 1))

    def _are_minutes(self, name: str, named: str, mine: Sequence[int]) -> int:
        """Give 60 where "30:15" is minutes and seconds, and 0 where it is hours and minutes."""
        open_ones = [at for at in mine if (one := self.rows[at].length) and one.is_two_way]
        if not open_ones or len(open_ones) < len(mine):
            return 0
        clock = clock_named(name)
        if clock:
            return _FIFTH if clock == "minutes" else 0
        if named:
            return _FIFTH if named in {"minutes", "seconds"} else 0
        question = f"Are the times of “{name[:60]}” hours and minutes, or minutes and seconds?"
        ways = (("hours", "hours and minutes"), ("minutes", "minutes and seconds"))
        said = self.ask(Doubt("times", self.rows[open_ones[0]].place, question, ways))
        return _FIFTH if said == "minutes" else 0

    # periods of two meanings

    def alternatives(self) -> None:
        """Choose where a period may be two: by the metric's others, the table's, or by asking."""
        everywhere = self._certain(range(len(self.rows)))
        for metric, places in self.places.items():
            mine = [at for at in places if self.rows[at].other is not None]
            if mine:
                certain = self._certain(places)
                kind = self.known.kind(metric)
                self._choose(mine, [{kind} if kind else set(), certain, everywhere])
        self._dates()

    def _certain(self, places: Iterable[int]) -> set[PeriodKind | None]:
        rows = (self.rows[at] for at in places)
        return {row.period.kind for row in rows if row.period is not None and row.other is None}

    def _choose(self, mine: Sequence[int], kinds: Sequence[set[PeriodKind | None]]) -> None:
        first = self.rows[mine[0]]
        if first.period is None or first.other is None:
            return
        one, two = first.period.kind, first.other.kind
        for certain in kinds:
            if one is not two and (one in certain) is not (two in certain):
                self._take(mine, is_other=two in certain)
                return
        self._take(mine, is_other=self._asked(mine, first.period, first.other))

    def _asked(self, mine: Sequence[int], period: Period, other: Period) -> bool:
        """Tell whether the other period is meant, as somebody said, or as a run of them says."""
        if period.kind is other.kind is PeriodKind.FINANCIAL_YEAR:
            row = self.rows[mine[0]]
            place = self.period_place(row)
            return self.ask(named_year_doubt(place, row.words, period, other)) == BEGINS
        is_year = PeriodKind.FINANCIAL_YEAR in {period.kind, other.kind}
        prefers_other = other.kind is PeriodKind.FINANCIAL_YEAR
        likely = [self.rows[at].other if prefers_other else self.rows[at].period for at in mine]
        id_ = "years" if is_year else "quarters" if period.kind is not other.kind else "months"
        if id_ != "months" and id_ not in self.answers and _follow(likely):
            noun = (other if prefers_other else period).kind.counts.of(2)
            words = (
                f"Periods such as {(other if prefers_other else period).label} are read as {noun}."
            )
            if words not in self.told:
                self.told.append(words)
            return prefers_other
        ways = [(_way(period), _words_of(period)), (_way(other), _words_of(other))]
        if period.kind is other.kind:
            ways = [("financial", _words_of(period)), ("calendar", _words_of(other))]
        if prefers_other:
            ways.reverse()
        first = self.rows[mine[0]]
        question = f"“{first.words[:60]}” could be {ways[0][1]} or {ways[1][1]}. Which is right?"
        said = self.ask(Doubt(id_, self.period_place(first), question, tuple(ways)))
        return said == (_way(other) if period.kind is not other.kind else "calendar")

    def _take(self, mine: Sequence[int], *, is_other: bool) -> None:
        for at in mine:
            row = self.rows[at]
            period = row.other if is_other else row.period
            self.rows[at] = replace(row, period=period, other=None, words="")

    def _dates(self) -> None:
        orders = {row.day_first for row in self.rows if row.day_first is not None}
        first = next((row for row in self.rows if row.two_way), None)
        if first is None or orders in ({True}, {False}):
            return
        shown = self.two_way or (first.period.label if first.period else "")
        self.ask(date_doubt(self.period_place(first), shown))

    # kinds of periods

    def kinds(self) -> None:
        """Read days as the periods they stand for; leave out sums of the others; refuse what is mixed."""
        for metric in list(self.places):
            self._stand_for(metric)
            self._leave_sums(metric)
            kind = self.known.kind(metric)
            if kind is not None and not self.is_added_up:
                self._fit(metric, kind)
            else:
                self._refuse_mixed(metric)
        self._tell_sums()

    def _stand_for(self, metric: str) -> None:
        days = [at for at in self.places[metric] if self._kind(at) is PeriodKind.DAY]
        if not days or self.known.kind(metric) is not None or self.is_added_up:
            return
        kind = settled_kind([row.period for at in days if (row := self.rows[at]).period])
        weekday = f"{first.start:%A}" if (first := self.rows[days[0]].period) else ""
        if kind is PeriodKind.WEEK and weekday not in {"Monday", "Sunday"}:
            words = f"Every date is a {weekday}: each is read as the calendar week it is in."
            self.told = list(dict.fromkeys((*self.told, words)))
        for at in days if kind else ():
            row = self.rows[at]
            if row.period and kind:
                self.rows[at] = replace(row, period=period_at(row.period.start, kind))

    def _kind(self, at: int) -> PeriodKind | None:
        period = self.rows[at].period
        return period.kind if period else None

    def _leave_sums(self, metric: str) -> None:
        """Leave out quarters and years that hold months of the same metric: those are read."""
        counts = Counter(self._kind(at) for at in self.places[metric])
        if len(counts) < 2:  # noqa: PLR2004 - one kind has no sums
            return
        usual = self.known.kind(metric) or max(counts, key=lambda one: (counts[one], _fine(one)))
        starts = {
            row.period.start for row in self.of(metric) if row.period and row.period.kind is usual
        }
        for at in self.places[metric]:
            period = self.rows[at].period
            is_longer = period is not None and _fine(period.kind) < _fine(usual)
            if period and is_longer and any(period.contains(day) for day in starts):
                self.rows[at] = replace(
                    self.rows[at], fate=Fate.TOTAL, words=f"a sum: {period.label} is there in parts"
                )
        self.places[metric] = [
            at for at in self.places[metric] if self.rows[at].fate is not Fate.TOTAL
        ]

    def _tell_sums(self) -> None:
        sums = [row for row in self.rows if row.fate is Fate.TOTAL and row.period is not None]
        if sums:
            names = dict.fromkeys(row.period.label for row in sums if row.period)
            shown = ", ".join(list(names)[:4]) + (" and more" if len(names) > 4 else "")  # noqa: PLR2004
            self.told.append(f"Left out as sums of the rows that are read: {shown}.")

    def _fit(self, metric: str, kind: PeriodKind) -> None:
        for at in self.places[metric]:
            row = self.rows[at]
            if row.period is None or not row.can_be_taken:
                continue
            try:
                self.rows[at] = replace(row, period=fit_period(row.period, kind))
            except ValueError as error:
                self.rows[at] = row.refused(f"{error.args[0]}.")

    def _refuse_mixed(self, metric: str) -> None:
        counts = Counter(self._kind(at) for at in self.places[metric])
        if len(counts) < 2:  # noqa: PLR2004 - one kind is not mixed
            return
        usual = counts.most_common(1)[0][0]
        for at in self.places[metric]:
            row = self.rows[at]
            if row.period and row.can_be_taken and usual and row.period.kind is not usual:
                self.rows[at] = row.refused(
                    f"{row.period.label} is a {row.period.kind.noun}, but the other rows are by "
                    f"{usual.noun}."
                )

    # fractions

    def fractions(self) -> None:
        """Ask of figures that may be fractions beside percentages, and write them as percentages."""
        found = {metric: rows for metric in self.places if (rows := self._likely_fractions(metric))}
        if not found:
            return
        first = next(self.rows[at] for rows in found.values() for at in rows)
        percent, plain = f"{times_hundred(first.value)} %", f"{first.value} %"
        names = some_of([f"“{self.name_of(metric)[:60]}”" for metric in found], _MOST_NAMED)
        whole = all(self._are_all_small(metric) for metric in found)
        told = (
            f"No value of {names} is above 1." if whole else f"Values of {names} may be fractions."
        )
        question = f"{told} Does {first.value} mean {percent} (a fraction) or {plain}?"
        ways = (("fraction", f"{percent} (a fraction)"), ("plain", f"{plain} (as written)"))
        said = self.answers.get("fractions", "")
        if said not in dict(ways):
            self.doubts.append(Doubt("fractions", first.place, question, ways))
        elif said == "fraction":
            for places in found.values():
                self._scale(places)

    def _are_all_small(self, metric: str) -> bool:
        return all(Decimal(row.value) <= 1 for row in self.of(metric) if row.value)

    def _scale(self, places: Sequence[int]) -> None:
        for at in places:
            row = self.rows[at]
            words = f"{row.value} as a percentage"
            self.rows[at] = replace(row, value=times_hundred(row.value), words=words)

    def _likely_fractions(self, metric: str) -> list[int]:
        """Give the places of a metric's values that may be fractions, those above nought first."""
        bare = [at for at in self.places[metric] if (r := self.rows[at]).value and not r.percent]
        values = [self.rows[at].value for at in bare]
        is_odd = bool(bare) and self._are_odd(metric, values)
        if is_odd or (
            bare
            and Decimal(values[0]) <= 1  # soon told of most
            and may_be_fractions(
                values,
                is_percentage=self._is_percentage(metric, bare),
                targets=self.targets.get(metric, ()),
            )
        ):
            small = [at for at in bare if Decimal(self.rows[at].value) <= _MOST_FRACTION]
            return sorted(small, key=lambda at: Decimal(self.rows[at].value) <= 0)
        return []

    def _is_percentage(self, metric: str, bare: Sequence[int]) -> bool:
        found = self.known.metrics.get(metric)
        if found is not None:
            return found.unit == PERCENT
        units = {self.rows[at].unit.casefold() for at in bare}
        said = says_percent(metric) or (bool(units) and all(map(says_percent, units)))
        return metric.casefold() in self.known.percentages or said

    def _are_odd(self, metric: str, bare: Sequence[str]) -> bool:
        """Tell whether figures without a percent sign are a hundredth of the metric's percentages.

        Those are the ones with a sign, and all others of a metric that is a percentage.
        """
        found = [Decimal(value) for value in bare]
        low = [value for value in found if 0 < value <= _MOST_FRACTION]
        if not low:
            return False
        signed = [Decimal(row.value) for row in self.of(metric) if row.value and row.percent]
        high = [value for value in found if value > _MOST_FRACTION]
        is_said = len(high) > 1 and self._is_percentage(metric, self.places[metric])
        if not signed and not is_said:  # one figure beside one says nothing
            return False
        least = min((value for value in (*signed, *high) if value), default=Decimal(0))
        return least / _FAR_BELOW > _MOST_FRACTION

    def beyond(self) -> None:
        """Tell of a figure above 100 that has no sign, where the metric is a percentage."""
        for metric, places in self.places.items():
            large = [
                row
                for row in self.of(metric)
                if row.value
                and not row.percent
                and row.can_be_taken
                and Decimal(row.value) > _WHOLE
            ]
            if large and self._is_percentage(metric, places):
                name, first = self.name_of(metric)[:60], large[0]
                if self._may_be_counts(metric):
                    self._ask_for_counts(metric, name, first)
                    continue
                self.told.append(
                    f"“{name}” is a percentage, but {first.value} in row {first.number} is above 100. "
                    "Check it."
                )

    def _may_be_counts(self, metric: str) -> bool:
        """Tell whether whole numbers without a sign stand under a name that says no percentage."""
        rows = [row for row in self.of(metric) if row.value]
        is_said = says_percent(self.name_of(metric)) or any(says_percent(row.unit) for row in rows)
        whole = all(not row.percent and Decimal(row.value) % 1 == 0 for row in rows)
        return whole and not is_said

    def _ask_for_counts(self, metric: str, name: str, first: TableRow) -> None:
        question = f"“{name}” is a percentage here, but {first.value} is above 100. Is it a count?"
        ways = (
            ("count", f"a count: record it as “{name} (count)”"),
            ("percent", "a percentage, as written"),
        )
        if self.ask(Doubt("counts", first.place, question, ways)) == "count":
            for at in self.places[metric]:
                self.rows[at] = replace(self.rows[at], metric=f"{name} (count)")

    # names

    def names(self) -> None:
        """Refuse a note or a new metric's name that does not fit, before anything is recorded."""
        long = {
            metric
            for metric in self.places
            if len(metric) > LONGEST_NAME and metric not in self.known.metrics
        }
        for at, row in enumerate(self.rows):
            if len(row.note) > LONGEST_NOTE and row.can_be_taken:
                words = f"The note has {len(row.note):,} characters. The limit is {LONGEST_NOTE:,}."
                self.rows[at] = row.refused(words)
            elif row.metric in long and row.can_be_taken:
                words = (
                    f"The metric's name has {len(row.metric):,} characters. The limit is "
                    f"{LONGEST_NAME}."
                )
                self.rows[at] = row.refused(words)


def _follow(periods: Sequence[Period | None]) -> bool:
    """Tell whether three and more periods follow each other without a gap."""
    found = sorted({one for one in periods if one is not None})
    steps = {later.index - sooner.index for sooner, later in pairwise(found)}
    return len(found) >= _FEWEST and steps == {1}


def _way(period: Period) -> str:
    return "year" if period.kind is PeriodKind.FINANCIAL_YEAR else str(period.kind)


def _words_of(period: Period) -> str:
    if period.kind is PeriodKind.FINANCIAL_YEAR:
        return f"the financial year {period.label}"
    if period.kind is PeriodKind.QUARTER:
        return f"the quarter {period.label}"
    return period.label


_ORDER = (
    *(PeriodKind.FINANCIAL_YEAR, PeriodKind.YEAR, PeriodKind.HALF, PeriodKind.QUARTER),
    *(PeriodKind.MONTH, PeriodKind.WEEK, PeriodKind.DAY),
)


def _fine(kind: PeriodKind | None) -> int:
    return _ORDER.index(kind) if kind else -1


def _once(rows: Iterable[TableRow]) -> Iterator[TableRow]:
    """Keep one value for each period of a metric; a second one is told, not chosen."""
    seen: dict[tuple[str, Period], TableRow] = {}
    for row in rows:
        if row.period is None or not row.can_be_taken:
            yield row
            continue
        first = seen.setdefault((row.metric, row.period), row)
        if first is row:
            yield row
        else:
            yield row.refused(_there_already(row.period, row, first))


def _there_already(period: Period, row: TableRow, first: TableRow) -> str:
    if first.number == row.number:
        return f"{period.label} is already in this row."
    return f"{period.label} is already in row {first.number}."


_PERCENT_WORDS = re.compile(r"%|(?<![a-z])(per ?cent|percentages?|pct)(?![a-z])")


def says_percent(name: str) -> bool:
    """Tell whether the name of a metric says that it is a percentage: "Percentage in 4 hours"."""
    return _PERCENT_WORDS.search(name.casefold().replace("_", " ")) is not None
