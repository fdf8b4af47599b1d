"""Targets that change over time: each is valid from a day on, until a later one begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digistrat_desktop.domain.codecs import Day, Number
from digistrat_desktop.domain.days import day_label
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.periods import PeriodKind, period_at
from digistrat_desktop.domain.saying import say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

FROM = " from "


@dataclass(frozen=True, slots=True, order=True)
class DatedTarget:
    """A target and the first day it holds.

    Attributes:
        value: decimal text in the metric's unit.
    """

    from_day: date
    value: str

    @property
    def words(self) -> str:
        """The way it is typed: "75 from Apr 2027", or with the day where it is not the first."""
        return f"{self.value}{FROM}{since_words(self.from_day)}"


@dataclass(frozen=True, slots=True)
class DatedTargetText:
    """A dated target, stored as the day and the number: `2027-04-01 75`."""

    def encode(self, value: DatedTarget) -> str:
        """Return the day and the decimal text."""
        return f"{value.from_day.isoformat()} {value.value}"

    def decode(self, name: str, raw: Any) -> DatedTarget:
        """Accept a day, a blank and a number."""
        day, _, number = raw.partition(" ") if isinstance(raw, str) else ("", "", "")
        from_day, value = Day().decode(name, day), Number().decode(name, number)
        if from_day is None or not value:
            raise InvalidValue(name, say("{name} needs a day and a number.", name=name))
        return DatedTarget(from_day, value)


def since_words(day: date) -> str:
    """Name the day a target begins: its month where it is the first of one."""
    return period_at(day, PeriodKind.MONTH).label if day.day == 1 else day_label(day)


def target_on(target: str, dated: Iterable[DatedTarget], day: date) -> str:
    """Give the target in force on a day, as decimal text, or empty.

    Args:
        target: what holds before the first dated one.
        dated: in any order.
        day: to judge.
    """
    begun = [one for one in dated if one.from_day <= day]
    return max(begun).value if begun else target


def targets_in_words(dated: Iterable[DatedTarget]) -> str:
    """Write dated targets the way `metric_targets_typed.read_targets` reads them."""
    return "; ".join(one.words for one in sorted(dated))
