"""The figures of a table's rows seen together: lengths of time, fractions, counts and percentages."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from digistrat_desktop.domain.counted import some_of
from digistrat_desktop.domain.rules.scales import PERCENT, may_be_fractions
from digistrat_desktop.domain.trust.written_times import (
    Length,
    clock_named,
    in_unit,
    unit_for,
    unit_named,
)
from digistrat_desktop.domain.trust.written_values import times_hundred
from digistrat_desktop.services.tables.asked.doubts import Doubt
from digistrat_desktop.services.tables.reading.table_rows import TableRow
from digistrat_desktop.services.tables.settling.work import Work

_FIFTH = 60
_MOST_FRACTION, _FAR_BELOW = 2, 5
_A_HUNDREDTH = (
    20  # so far below other percentages a figure may be a fraction, however small they are
)
_MOST_NAMED = 8
_WHOLE = 100


class FigureWork(Work):
    """Settles the figures."""

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
                is_percentage=self._is_percentage(metric),
                targets=self.targets.get(metric, ()),
            )
        ):
            small = [at for at in bare if Decimal(self.rows[at].value) <= _MOST_FRACTION]
            return sorted(small, key=lambda at: Decimal(self.rows[at].value) <= 0)
        return []

    def _is_percentage(self, metric: str) -> bool:
        found = self.known.metrics.get(metric)
        if found is not None:
            return found.unit == PERCENT
        units = {self.rows[at].unit.casefold() for at in self.places[metric]} - {""}
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
        is_said = bool(high) and self._is_percentage(metric)
        if not signed and not is_said:
            return False
        if not signed and len(high) == 1:  # of one beside one only what is about a hundredth is odd
            return min(high) > max(low) * _FIFTH
        least = min((value for value in (*signed, *high) if value), default=Decimal(0))
        return least / _FAR_BELOW > _MOST_FRACTION or least > max(low) * _A_HUNDREDTH

    def beyond(self) -> None:
        """Tell of a figure above 100 that has no sign, where the metric is a percentage."""
        for metric in self.places:
            large = [
                row
                for row in self.of(metric)
                if row.value
                and not row.percent
                and row.can_be_taken
                and Decimal(row.value) > _WHOLE
            ]
            if large and self._is_percentage(metric):
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


_PERCENT_WORDS = re.compile(r"%|(?<![a-z])(per ?cent|percentages?|pct)(?![a-z])")


def says_percent(name: str) -> bool:
    """Tell whether the name of a metric says that it is a percentage: "Percentage in 4 hours"."""
    return _PERCENT_WORDS.search(name.casefold().replace("_", " ")) is not None
