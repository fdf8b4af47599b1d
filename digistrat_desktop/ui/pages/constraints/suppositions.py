"""A scenario's suppositions as the fields of its form, and back."""

from typing import Any

from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.periods.written_periods import read_year
from digistrat_desktop.domain.trust import plans
from digistrat_desktop.domain.wire.codecs import FinancialYear
from digistrat_desktop.domain.written_numbers import plain_amount
from digistrat_desktop.ui.words import tr

_ALL = 100
_YEAR = frozenset({"from_year"})


def values_of_scenario(scenario: plans.Scenario) -> dict[str, Any]:
    values: dict[str, Any] = {"title": scenario.title, "note": scenario.note}
    for one in _shown(scenario.overrides):
        values |= _fields(one)
    return values


def _fields(one: plans.Override) -> dict[str, str]:
    amount = one.amount.lstrip("-")
    if one.what is plans.OverrideKind.LATE:
        return {"late": one.initiative_id, "months": amount}
    if one.what is plans.OverrideKind.STOP:
        return {"stopped": one.initiative_id}
    if one.what is plans.OverrideKind.CAPACITY_PERCENT:
        return {"percent": amount, "from_year": one.from_year}
    return {"fewer": amount, "resource": one.resource, "from_year": one.from_year}


def _shown(overrides: tuple[plans.Override, ...]) -> tuple[plans.Override, ...]:
    """Give what the form's fields can hold: one supposition of each kind, from one year."""
    shown: list[plans.Override] = []
    filled: dict[str, str] = {}
    for one in overrides:
        made, fields = _made(one), _fields(one)
        whole = bool(made) and set(made) <= set(overrides)
        year = filled.get("from_year")
        year_fits = year is None or fields.get("from_year", year) == year
        if one not in shown and whole and year_fits and not (fields.keys() - _YEAR) & filled.keys():
            shown.extend(made)
            filled |= fields
    return tuple(shown)


def _made(one: plans.Override) -> tuple[plans.Override, ...]:
    """Give what the form would make of the fields of a supposition."""
    if one.what is plans.OverrideKind.STOP:
        return (one,)
    number = one.amount.lstrip("-")
    if not number.isdecimal():
        return ()
    if one.what is plans.OverrideKind.LATE:
        return plans.initiative_late(one.initiative_id, int(number))
    if one.what is plans.OverrideKind.CAPACITY_PERCENT:
        return plans.funding_cut(int(number), one.from_year)
    return plans.fewer_staff(one.resource, int(number), one.from_year)


def overrides_of(
    values: dict[str, Any], kept: tuple[plans.Override, ...] = ()
) -> tuple[plans.Override, ...]:
    """Give the suppositions a form says; of those kept now, what it cannot show stays.

    Raises:
        InvalidValue: nothing is supposed, or a field is not as it must be.
    """
    shown = _shown(kept)
    made = (*_money(values), *_staff(values), *_work(values))
    others = tuple(one for one in kept if one not in shown)
    if not made and not others:
        raise InvalidValue(
            "percent", tr("Add at least 1 change: less money, fewer staff or a late start.")
        )
    return (*made, *others)


def _money(values: dict[str, Any]) -> tuple[plans.Override, ...]:
    if not values["percent"]:
        return ()
    percent = _whole(values, "percent", "20")
    if percent > _ALL:
        raise InvalidValue("percent", tr("Enter a cut of up to 100%, for example 20."))
    return plans.funding_cut(percent, _year(values))


def _staff(values: dict[str, Any]) -> tuple[plans.Override, ...]:
    if not values["fewer"]:
        return ()
    if not values["resource"]:
        raise InvalidValue("resource", tr("Enter a skill, for example Network engineers."))
    return plans.fewer_staff(values["resource"], _whole(values, "fewer", "2"), _year(values))


def _work(values: dict[str, Any]) -> tuple[plans.Override, ...]:
    made: tuple[plans.Override, ...] = ()
    if values["months"] and not values["late"]:
        raise InvalidValue("late", tr("Choose the initiative that is late."))
    if values["late"]:
        made = plans.initiative_late(values["late"], _whole(values, "months", "12"))
    if values["stopped"]:
        made = (*made, plans.Override(plans.OverrideKind.STOP, initiative_id=values["stopped"]))
    return made


def _year(values: dict[str, Any]) -> str:
    return FinancialYear().decode("from_year", read_year(values["from_year"]))


def _whole(values: dict[str, Any], name: str, example: str) -> int:
    text = plain_amount(str(values[name]).strip().removesuffix("%").strip())
    if not text.isdecimal() or int(text) == 0:
        raise InvalidValue(
            name, tr("Enter a whole number above 0, for example {example}.", example=example)
        )
    return int(text)
