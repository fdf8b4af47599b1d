"""The periods of a table's rows seen together: which of two is meant, what days stand for, and sums."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from digistrat_desktop.domain.periods.periods import Period, PeriodKind, period_at, settled_kind
from digistrat_desktop.domain.periods.written_periods import fit_period
from digistrat_desktop.services.tables.asked.doubts import Doubt
from digistrat_desktop.services.tables.asked.meanings import BEGINS, date_doubt, named_year_doubt
from digistrat_desktop.services.tables.reading.table_rows import Fate
from digistrat_desktop.services.tables.settling.work import Work

_FEWEST = 3


class Periods(Work):
    """Settles the periods."""

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
