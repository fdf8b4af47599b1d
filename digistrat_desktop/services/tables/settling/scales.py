"""Figures in another unit than the metric's, and percentages beside the counts they are made of."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from digistrat_desktop.domain.rules.scales import PERCENT
from digistrat_desktop.domain.trust.written_units import (
    NUMBER,
    PER_CENT,
    PERCENTAGE,
    POUNDS,
    Unit,
    in_scale,
    unit_of,
)
from digistrat_desktop.domain.written_numbers import plain_number, tidy
from digistrat_desktop.services.tables.asked.doubts import Doubt
from digistrat_desktop.services.tables.reading.figures import rate_text, unit_in_name
from digistrat_desktop.services.tables.reading.table_rows import Fate, TableRow
from digistrat_desktop.services.tables.settling.figures import FigureWork

CONVERT, PLAIN, LEAVE_OUT = "convert", "plain", "leave-out"
_FAR = 100  # between a figure and others that are in thousands or more
_HALF = Decimal("0.5")
_SLACK = Decimal("1e-9")


def _given(row: TableRow) -> Unit | None:
    """Give the unit that a figure itself or the column of units says; None where neither does."""
    if row.length or not row.value or not row.can_be_taken:
        return None
    if row.percent:
        return PERCENTAGE
    if row.scale > 1:
        return POUNDS if row.unit == "£" else NUMBER
    return unit_of(row.unit) if row.is_unit_said else None


def _in_words(value: str, unit: str) -> str:
    return f"{plain_number(Decimal(value))} ({unit})"


class Scales(FigureWork):
    """Settles units and scales, and what percentages are made of."""

    def scales(self) -> None:
        """Ask of figures in another scale, or of another kind, than their metric is in."""
        for metric, places in self.places.items():
            found = self.known.metrics.get(metric)
            unit = found.unit if found else unit_in_name(metric)
            wanted = unit_of(unit)
            given = {at: one for at in places if (one := _given(self.rows[at]))}
            if wanted:
                other = [
                    at for at, one in given.items() if one.kind == wanted.kind and one != wanted
                ]
                self._ask_of_scale(metric, other, given, unit, wanted)
            if found and unit:
                self._ask_of_kind(metric, [at for at, one in given.items() if _is_odd(one, wanted)])
            if not wanted or wanted.each == 1:
                self._ask_of_bare(places)

    def _ask_of_scale(
        self, metric: str, places: Sequence[int], given: dict[int, Unit], unit: str, wanted: Unit
    ) -> None:
        if not places:
            return
        made = {at: in_scale(self.rows[at].value, given[at], wanted) for at in places}
        first = self.rows[places[0]]
        plain, right = _in_words(first.value, unit), _in_words(made[places[0]], unit)
        name = self.name_of(metric)[:60]
        question = f"“{name}” is in {unit}, and these figures are in another scale. Is the first {right} or {plain}?"
        ways = ((CONVERT, f"{right}, in the metric's unit"), (PLAIN, f"{plain}, as written"))
        if self.ask(Doubt("scales", first.place, question, ways)) == CONVERT:
            for at, value in made.items():
                words = f"{plain_number(Decimal(self.rows[at].value))} as {_in_words(value, unit)}"
                self.rows[at] = replace(self.rows[at], value=value, unit=unit, words=words)

    def _ask_of_kind(self, metric: str, places: Sequence[int]) -> None:
        if not places:
            return
        first, found = self.rows[places[0]], self.known.metrics[metric]
        said = PERCENT if first.percent else first.unit or "thousands"
        question = f"“{found.name[:60]}” is in {found.unit}, but the table has {first.value} in {said}. What is right?"
        ways = ((LEAVE_OUT, "leave these figures out"), (PLAIN, "record them as written"))
        if self.ask(Doubt("units", first.place, question, ways)) == LEAVE_OUT:
            for at in places:
                self.rows[at] = replace(self.rows[at], fate=Fate.OTHER_UNIT)

    def _ask_of_bare(self, places: Sequence[int]) -> None:
        """Ask of a plain figure beside others that are written in thousands or more."""
        scaled = [row for at in places if (row := self.rows[at]).scale > 1 and row.value]
        if not scaled:
            return
        rows = [(at, self.rows[at]) for at in places if self.rows[at].value]
        least = min(abs(Decimal(row.value)) for row in scaled)
        bare = [
            at
            for at, row in rows
            if row.scale == 1 and not row.percent and 0 < abs(Decimal(row.value)) * _FAR < least
        ]
        if not bare:
            return
        scale = Counter(row.scale for row in scaled).most_common(1)[0][0]
        first = self.rows[bare[0]]
        right = plain_number(Decimal(first.value) * scale)
        question = f"{first.value} is beside {plain_number(least)}, which is written with k, m or bn. Is it {right}?"
        ways = ((CONVERT, f"{right}, as the others"), (PLAIN, f"{first.value}, as written"))
        if self.ask(Doubt("bare-scales", first.place, question, ways)) == CONVERT:
            for at in bare:
                row = self.rows[at]
                value = tidy(Decimal(row.value) * scale)
                self.rows[at] = replace(row, value=value, words=f"{row.value} as {value}")

    # parts

    def parts(self) -> None:
        """Ask of a percentage that is not what its numerator and denominator give."""
        odd = [
            at
            for metric, places in self.places.items()
            for at in places
            if self._is_made_otherwise(metric, self.rows[at])
        ]
        if not odd:
            return
        first = self.rows[odd[0]]
        made = rate_text(first.numerator, first.denominator, PER_CENT)
        question = (
            f"{first.value} % is written, but {first.numerator} of {first.denominator} is {made} %. "
            "Which is right?"
        )
        ways = (
            ("value", f"{first.value} %, without the counts"),
            ("parts", f"{made} %, worked out from the counts"),
        )
        said = self.ask(Doubt("parts", first.place, question, ways))
        for at in odd:
            row = self.rows[at]
            made = rate_text(row.numerator, row.denominator, PER_CENT)
            is_written = said == "value"
            self.rows[at] = (
                replace(row, numerator="", denominator="", words="as written, without the counts")
                if is_written
                else replace(row, value=made, percent=True, words="worked out from the counts")
            )

    def _is_made_otherwise(self, metric: str, row: TableRow) -> bool:
        if not (row.value and row.numerator and row.denominator and row.can_be_taken):
            return False
        if not (row.percent or self._is_percentage(metric)):
            return False
        below, written = Decimal(row.denominator), Decimal(row.value)
        if not below:
            return False
        share = Decimal(row.numerator) / below
        step = Decimal(1).scaleb(int(written.as_tuple().exponent)) * _HALF + _SLACK
        ways = (share * 100,) if row.percent else (share * 100, share)
        return all(abs(written - one) > step for one in ways)


def _is_odd(given: Unit, wanted: Unit | None) -> bool:
    """Tell whether a figure is of another kind than its metric; thousands are of any count."""
    if wanted is None:
        return given.kind != NUMBER.kind
    return given.kind != wanted.kind
