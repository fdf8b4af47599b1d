"""The reality check's sentences, made of its values."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.plan import first_day, year_text
from digistrat_desktop.analysis.words import counted, day_words, listed, number_word, sentence_case
from digistrat_desktop.domain.saying import Shape, one_after_another, say, shaped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digistrat_desktop.analysis.plan import Plan
    from digistrat_desktop.analysis.reality import YearLine
    from digistrat_desktop.analysis.reality_fitting import LeftOut
    from digistrat_desktop.domain.reality import ResourceKey
    from digistrat_desktop.domain.saying import Said
    from digistrat_desktop.domain.strategy import Objective

_NAMED = 4


def amount_words(plan: Plan, key: ResourceKey, amount: Decimal) -> str:
    """Write an amount of a resource: "£1,200,000 of capital", "14 network engineers"."""
    number = plain_number(amount)
    name = plan.names[key]
    if key.family.is_money:
        return say("£{number} of {name}", number=number, name=name.label)
    label = _small(name.label)
    if name.unit:
        return say("{number} {unit} of {name}", number=number, unit=name.unit, name=label)
    one = amount == 1 and label.endswith("s") and not label.endswith("ss")
    return f"{number} {label[:-1] if one else label}"


def plain_number(amount: Decimal) -> str:
    """Write a number with thousands separators and no needless noughts."""
    shown = f"{amount:,f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def _small(label: str) -> str:
    """Begin with a small letter unless the first word is a name or an abbreviation."""
    return label if label[1:2].isupper() else shaped(label, Shape.SMALL)


def shortage_words(plan: Plan, key: ResourceKey, line: YearLine) -> str:
    """Say by how much a resource falls short in a year."""
    values = {
        "year": year_text(line.year),
        "names": _names(plan, line.initiatives),
        "needed": amount_words(plan, key, line.needed),
        "there": _there(key, line.available or Decimal(0)),
        "short": _money(key, line.short),
        "day": day_words(first_day(line.year)),
    }
    if len(line.initiatives) == 1:
        words = say(
            "In {year}, {names} needs {needed} and there {there}: {short} short, from {day}.",
            **values,
        )
    else:
        words = say(
            "In {year}, {names} need {needed} and there {there}: {short} short, from {day}.",
            **values,
        )
    less = "" if line.short_hard else say("Some of it could be done with less.")
    return one_after_another([words, less])


def _there(key: ResourceKey, amount: Decimal) -> str:
    if not amount:
        return say("is none")
    shown = _money(key, amount)
    if key.family.is_money or amount == 1:
        return say("is {amount}", amount=shown)
    return say("are {amount}", amount=shown)


def _money(key: ResourceKey, amount: Decimal) -> str:
    return f"£{plain_number(amount)}" if key.family.is_money else plain_number(amount)


def _names(plan: Plan, ids: Sequence[str]) -> str:
    if len(ids) > _NAMED:
        return counted(len(ids), "initiative")
    return listed([_title(plan, one) for one in ids])


def _title(plan: Plan, one: str) -> str:
    found = plan.initiatives.get(one)
    return f"“{found.title}”" if found else say("a finished initiative")


def unknown_words(plan: Plan, key: ResourceKey, years: Sequence[int]) -> str:
    """Say that needs are recorded where nobody has said what there is."""
    name = plan.names[key].label
    return say(
        "Initiatives need {name} in {years}, and what there is has not been recorded.",
        name=_small(name),
        years=listed([year_text(y) for y in years]),
    )


def left_out_words(plan: Plan, left_out: LeftOut, later: int | None, fallen: Sequence[str]) -> str:
    """Say why an initiative cannot be done beside the others, and what would help.

    Args:
        later: whole years by which it would have to move, or None.
        fallen: titles of the objectives that fall with it.
    """
    title = _title(plan, left_out.initiative_id)
    if left_out.need is None:
        other = _title(plan, left_out.waits_for)
        words = say("{title} waits for {other}, which does not fit.", title=title, other=other)
        return one_after_another([words, _with_it(fallen)])
    need = left_out.need
    words = say(
        "{title} cannot be done in {year} beside what is kept: {short} short.",
        title=title,
        year=year_text(need.year),
        short=amount_words(plan, need.key, left_out.short),
    )
    return one_after_another([words, _remedy(later), _with_it(fallen)])


def _remedy(later: int | None) -> str:
    if not later:
        return say("Stop it, make it smaller or find what is short.")
    if later == 1:
        return say("Started a year later it would fit.")
    return say("Started {years} later it would fit.", years=counted(later, "year"))


def _with_it(fallen: Sequence[str]) -> str:
    titles = [f"“{title}”" for title in fallen]
    if not titles:
        return ""
    if len(titles) == 1:
        return say("{titles} falls with it.", titles=titles[0])
    return say("{titles} fall with it.", titles=listed(titles))


def fallen_words(plan: Plan, objective: Objective, rests_on: Sequence[str]) -> str:
    """Say that an objective loses what it rests on."""
    title = objective.title
    if not rests_on:
        return say("“{title}” would rest on nothing.", title=title)
    names = _names(plan, rests_on)
    if len(rests_on) == 1:
        return say("“{title}” rests on {names}, which does not fit.", title=title, names=names)
    return say("“{title}” rests on {names}, which do not fit.", title=title, names=names)


def summary_words(
    plan: Plan, dropped: Sequence[str], fallen: Sequence[Objective], shortages: int
) -> str:
    """Say in a sentence or two whether everything can be done.

    Args:
        shortages: resources and years that fall short, needs that could do with less included.
    """
    if not plan.initiatives:
        return say(
            "No initiative is proposed, approved or under way, so there is nothing to weigh."
        )
    if not dropped and shortages:
        return say(
            "Everything fits if some of it does with less: {shortages} of what is wanted but not"
            " needed.",
            shortages=counted(shortages, "shortage"),
        )
    if not dropped:
        return say("As far as it is recorded, everything in the plan fits what there is.")
    names = _names(plan, dropped) if len(dropped) <= _NAMED else ""
    words = _not_fitting(len(dropped), len(plan.initiatives))
    if names:
        words = say("{words}: {names}", words=words, names=names)
    falls = _falling(len(fallen), len(dropped)) if fallen else ""
    return one_after_another([say("{sentence}.", sentence=words), falls])


def _not_fitting(dropped: int, total: int) -> Said:
    count = sentence_case(number_word(dropped))
    if dropped == 1:
        told = say(
            "{count} of {total} initiatives does not fit what there is", count=count, total=total
        )
    else:
        told = say(
            "{count} of {total} initiatives do not fit what there is", count=count, total=total
        )
    return told


def _falling(fallen: int, dropped: int) -> Said:
    objectives = sentence_case(counted(fallen, "objective"))
    if dropped == 1:
        if fallen == 1:
            return say("{objectives} falls with it.", objectives=objectives)
        return say("{objectives} fall with it.", objectives=objectives)
    if fallen == 1:
        return say("{objectives} falls with them.", objectives=objectives)
    return say("{objectives} fall with them.", objectives=objectives)
