"""The reality check's sentences, made of its values."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.plan import first_day, year_text
from digistrat_desktop.analysis.words import counted, day_words, listed, number_word, sentence_case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digistrat_desktop.analysis.plan import Plan
    from digistrat_desktop.analysis.reality import YearLine
    from digistrat_desktop.analysis.reality_fitting import LeftOut
    from digistrat_desktop.domain.reality import ResourceKey
    from digistrat_desktop.domain.strategy import Objective

_NAMED = 4


def amount_words(plan: Plan, key: ResourceKey, amount: Decimal) -> str:
    """Write an amount of a resource: "£1,200,000 of capital", "14 network engineers"."""
    number = plain_number(amount)
    name = plan.names[key]
    if key.family.is_money:
        return f"£{number} of {name.label}"
    if name.unit:
        return f"{number} {name.unit} of {_small(name.label)}"
    label = _small(name.label)
    one = amount == 1 and label.endswith("s") and not label.endswith("ss")
    return f"{number} {label[:-1] if one else label}"


def plain_number(amount: Decimal) -> str:
    """Write a number with thousands separators and no needless noughts."""
    shown = f"{amount:,f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def _small(label: str) -> str:
    """Begin with a small letter unless the first word is a name or an abbreviation."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def shortage_words(plan: Plan, key: ResourceKey, line: YearLine) -> str:
    """Say by how much a resource falls short in a year."""
    names = _names(plan, line.initiatives)
    verb = "needs" if len(line.initiatives) == 1 else "need"
    needed = amount_words(plan, key, line.needed)
    there = _there(key, line.available or Decimal(0))
    short = _money(key, line.short)
    since = day_words(first_day(line.year))
    tail = "" if line.short_hard else " Some of it could be done with less."
    return (
        f"In {year_text(line.year)}, {names} {verb} {needed} and there {there}:"
        f" {short} short, from {since}.{tail}"
    )


def _there(key: ResourceKey, amount: Decimal) -> str:
    if not amount:
        return "is none"
    shown = _money(key, amount)
    return f"is {shown}" if key.family.is_money or amount == 1 else f"are {shown}"


def _money(key: ResourceKey, amount: Decimal) -> str:
    return f"£{plain_number(amount)}" if key.family.is_money else plain_number(amount)


def _names(plan: Plan, ids: Sequence[str]) -> str:
    if len(ids) > _NAMED:
        return counted(len(ids), "initiative")
    return listed([_title(plan, one) for one in ids])


def _title(plan: Plan, one: str) -> str:
    found = plan.initiatives.get(one)
    return f"“{found.title}”" if found else "a finished initiative"


def unknown_words(plan: Plan, key: ResourceKey, years: Sequence[int]) -> str:
    """Say that needs are recorded where nobody has said what there is."""
    name = plan.names[key].label
    return (
        f"Initiatives need {_small(name)} in {listed([year_text(y) for y in years])},"
        " and what there is has not been recorded."
    )


def left_out_words(plan: Plan, left_out: LeftOut, later: int | None, fallen: Sequence[str]) -> str:
    """Say why an initiative cannot be done beside the others, and what would help.

    Args:
        later: whole years by which it would have to move, or None.
        fallen: titles of the objectives that fall with it.
    """
    title = _title(plan, left_out.initiative_id)
    if left_out.need is None:
        words = f"{title} waits for {_title(plan, left_out.waits_for)}, which does not fit."
        return words + _with_it(fallen)
    need = left_out.need
    short = amount_words(plan, need.key, left_out.short)
    words = f"{title} cannot be done in {year_text(need.year)} beside what is kept: {short} short."
    if later:
        remedy = f" Started {_years(later)} later it would fit."
    else:
        remedy = " Stop it, make it smaller or find what is short."
    return words + remedy + _with_it(fallen)


def _years(count: int) -> str:
    return "a year" if count == 1 else f"{number_word(count)} years"


def _with_it(fallen: Sequence[str]) -> str:
    titles = [f"“{title}”" for title in fallen]
    if not titles:
        return ""
    return f" {listed(titles)} {'falls' if len(titles) == 1 else 'fall'} with it."


def fallen_words(plan: Plan, objective: Objective, rests_on: Sequence[str]) -> str:
    """Say that an objective loses what it rests on."""
    if not rests_on:
        return f"“{objective.title}” would rest on nothing."
    verb = "does not fit" if len(rests_on) == 1 else "do not fit"
    return f"“{objective.title}” rests on {_names(plan, rests_on)}, which {verb}."


def summary_words(
    plan: Plan, dropped: Sequence[str], fallen: Sequence[Objective], shortages: int
) -> str:
    """Say in a sentence or two whether everything can be done.

    Args:
        shortages: resources and years that fall short, needs that could do with less included.
    """
    if not plan.initiatives:
        return "No initiative is proposed, approved or under way, so there is nothing to weigh."
    if not dropped and shortages:
        return (
            "Everything fits if some of it does with less:"
            f" {counted(shortages, 'shortage')} of what is wanted but not needed."
        )
    if not dropped:
        return "As far as it is recorded, everything in the plan fits what there is."
    total = len(plan.initiatives)
    words = f"{number_word(len(dropped))} of {total} initiatives {_do(len(dropped))} not fit"
    names = f": {_names(plan, dropped)}" if len(dropped) <= _NAMED else ""
    falls = ""
    if fallen:
        verb = "falls" if len(fallen) == 1 else "fall"
        them = "it" if len(dropped) == 1 else "them"
        falls = f" {sentence_case(counted(len(fallen), 'objective'))} {verb} with {them}."
    return f"{sentence_case(words)} what there is{names}.{falls}"


def _do(count: int) -> str:
    return "does" if count == 1 else "do"
