"""What cannot all be done with what there is, and what would be otherwise if things were."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from digistrat_desktop.analysis.charts.drawing import PHONE_WIDTH, scaled
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.analysis.plans import reality
from digistrat_desktop.analysis.plans.capacity_chart import capacity_chart
from digistrat_desktop.analysis.plans.options import (
    MOST_UNCOSTED,
    advised_scenario,
    is_choice,
    not_worked_out,
    option_money,
    uncosted,
    uncosted_words,
    unpriced,
)
from digistrat_desktop.analysis.plans.scenarios import ScenarioResult, within
from digistrat_desktop.domain.counted import together
from digistrat_desktop.domain.periods.periods import year_text
from digistrat_desktop.domain.written_numbers import plain_number
from digistrat_desktop.reports import blocks as b

_TITLE = "Reality check: capacity and what is planned"
_WIDTH = 515.0
_SCREEN = 772.0  # points; its words are then of the size of a chart's on paper
_MOST_DRAWN = 4  # resources in the chart of a board's page
_DRAWN_IN_FULL = 8
_SCENARIO_RULE = "A scenario is never part of the plan. It only shows what would change."


def reality_brief(judgement: Judgement) -> b.Blocks:
    """Give a board what cannot all be done, from when, and what falls with it."""
    check = judgement.reality
    if not check.plan.initiatives:
        return ()
    # The summary names what falls, so only what is short and what would help is said.
    points = [*(one.sentence for one in check.shortages), *(one.sentence for one in check.dropped)]
    points += not_worked_out(check, judgement.scenarios)
    bare = uncosted(check.plan)
    points += [uncosted_words(bare)] if len(bare) > MOST_UNCOSTED else []  # fewer are on page one
    return (
        b.Heading(2, check.summary, "reality", tight=True),
        *((b.said(together(points, " "), b.TextStyle.TIGHT),) if points else ()),
        *_chart(check, _MOST_DRAWN),
    )


def nothing_to_check(judgement: Judgement) -> str:
    """Say why there is no reality check; capacity that nobody needs is said to be there."""
    check = judgement.reality
    return f"Capacity is recorded. {check.summary}" if check.lines else check.summary


def money_of_options(judgement: Judgement) -> b.Blocks:
    """Give the money each option on page one needs, by year and kind, beside what there is."""
    known = option_money(judgement.reality, judgement.scenarios)
    if not known:
        return ()
    blocks: list[b.Block] = [b.Heading(2, "What each option costs, by year", "money")]
    for one in known:
        amounts = (*(year_text(year) for year in one.years), "All years")
        columns = (
            b.Column(one.kind, 3.0),
            *(b.Column(amount, 1.4, b.Align.END) for amount in amounts),
        )
        rows: list[tuple[str | b.Runs, ...]] = [
            ("Available", *map(_pounds, (*one.available, _all_years(one.available))))
        ]
        rows += [
            (b.text(line.title, bold=True), *map(_pounds, (*line.needed, line.total)))
            for line in one.options
        ]
        blocks.append(b.grid(f"{one.kind} of each option by year", columns, rows))
    said = tuple(unpriced(judgement.reality.plan))
    blocks += [b.said(words, b.TextStyle.SECONDARY) for words in said]
    return (b.KeepTogether(tuple(blocks)),)


def _all_years(amounts: Sequence[Decimal | None]) -> Decimal | None:
    """Add up what there is; nobody can say what that is where a year is not recorded."""
    known = [one for one in amounts if one is not None]
    return sum(known, Decimal(0)) if len(known) == len(amounts) else None


def _pounds(amount: Decimal | None) -> str:
    return "not recorded" if amount is None else f"£{plain_number(amount)}"


def reality_in_full(judgement: Judgement) -> b.Blocks:
    """Give the reality check whole: each shortage, what to stop or move, every figure."""
    check = judgement.reality
    if not check.plan.initiatives:
        return ()
    bare = uncosted_words(uncosted(check.plan))
    unknown = (words for _, words in check.unknown)
    others = (*unknown, *([bare] if bare else ()), *(p.sentence for p in check.order))
    unsaid = _list(tuple(b.text(words) for words in others))
    return (
        b.PageBreak(),
        b.Heading(2, _TITLE, "reality"),
        b.said(check.summary, b.TextStyle.LEAD),
        *_list(tuple(b.text(point) for point in _points(check))),
        *_chart(check, _DRAWN_IN_FULL, _supposed(judgement)),
        *((b.Heading(3, "What is unknown or out of order"), *unsaid) if unsaid else ()),
        *_figures(check),
    )


def _points(check: reality.RealityCheck) -> list[str]:
    """Give what falls short, then what does not fit and what falls, each with its way out."""
    found = [
        *(shortage.sentence for shortage in check.shortages),
        *(dropped.sentence for dropped in check.dropped),
        *(fallen.sentence for fallen in check.fallen),
    ]
    return list(dict.fromkeys(found))


def _list(items: tuple[b.Runs, ...]) -> b.Blocks:
    return (b.BulletList(items),) if items else ()


def _chart(
    check: reality.RealityCheck, most: int, beside: tuple[reality.RealityCheck, ...] = ()
) -> b.Blocks:
    """Draw the resources that fall short first, as many as a page takes.

    Args:
        beside: what is drawn elsewhere in the paper to the same scale.
    """
    short = {shortage.line.key for shortage in check.shortages}
    lines = sorted(check.lines, key=lambda line: (line.key not in short, line.key))[:most]
    if not lines:
        return ()
    figure = _figure(replace(check, lines=tuple(lines)), beside=beside)
    note = (
        "Bars: what initiatives need. Filled: essential. Outline: could manage with less. "
        "Vertical line: capacity."
    )
    return (b.KeepTogether((figure, b.said(note, b.TextStyle.SECONDARY))),)


def _figures(check: reality.RealityCheck) -> b.Blocks:
    rows = [_row(line, year) for line in check.lines for year in line.years]
    if not rows:
        return ()
    amounts = ("Available", "Essential", "Could manage with less", "Short by")
    columns = (
        *(b.Column("Resource", 2.4), b.Column("Year", 1)),
        *(b.Column(amount, 1.4, b.Align.END) for amount in amounts),
    )
    table = b.grid("Capacity and resource needs", columns, rows)
    return b.Heading(3, "Capacity and resource needs by year"), table


def _row(line: reality.ResourceLine, year: reality.YearLine) -> tuple[str | b.Runs, ...]:
    there = "not recorded" if year.available is None else _amount(line, year.available)
    short = b.text(_amount(line, year.short) if year.short else "none", bold=bool(year.short))
    asked = (_amount(line, year.hard), _amount(line, year.soft))
    return line.heading, year_text(year.year), there, *asked, short


def _amount(line: reality.ResourceLine, amount: Decimal) -> str:
    return f"{'£' if line.key.family.is_money else ''}{plain_number(amount)}"


def scenarios_brief(judgement: Judgement) -> b.Blocks:
    """Give a board the scenarios that are no option of its own: those stand on page one."""
    advice = judgement.front.advice if judgement.front else ""
    supposed = tuple(one for one in judgement.scenarios if not is_choice(one))
    return _listed(supposed, advised_scenario(judgement.scenarios, advice))


def scenarios_section(judgement: Judgement) -> b.Blocks:
    """Give every scenario in one line, none of them the plan."""
    return _listed(judgement.scenarios)


def _listed(
    scenarios: tuple[ScenarioResult, ...], option: ScenarioResult | None = None
) -> b.Blocks:
    if not scenarios:
        return ()
    shares = {"Scenario": 1.5, "If": 1.8, "Then": 4.2}
    rows = [
        (b.text(one.scenario.title, bold=True), "; ".join(one.suppositions), _told(one.differences))
        for one in scenarios
    ]
    if option is not None:
        shares = {"If": 1.7, "Then": 3.0, "With the option advised": 2.8}
        rows = [
            (_supposes(one), _told(one.differences), _told(within(one.scenario, option)))
            for one in scenarios
        ]
    table = b.grid("Scenarios, none of them the plan", shares, rows)
    return b.Heading(2, "What if? Scenarios, none of them the plan", "scenarios", tight=True), table


def _supposes(one: ScenarioResult) -> b.Runs:
    """Name a scenario, and say what it supposes beyond its name."""
    title = set(_words(one.scenario.title))
    more = "; ".join(said for said in one.suppositions if not title.issuperset(_words(said)))
    return b.Run(one.scenario.title, bold=True), *b.text(f". {more}" if more else "")


def _words(said: str) -> list[str]:
    return re.findall(r"[\w%]+", said.casefold())


def _told(differences: tuple[str, ...]) -> str:
    return together(differences, " ")


def scenarios_in_full(judgement: Judgement) -> b.Blocks:
    """Draw what would differ in every scenario, to the scale of the plan in the reality check."""
    results = judgement.scenarios
    if not results:
        return ()
    words = together((_SCENARIO_RULE, "In the plan itself:", judgement.reality.summary), " ")
    scale = (judgement.reality, *_supposed(judgement))
    drawn = (_scenario_drawn(one, _differing(one), scale) for one in results)
    return b.Heading(2, "Scenarios (not the plan)", "scenarios"), b.said(words), *drawn


def _supposed(judgement: Judgement) -> tuple[reality.RealityCheck, ...]:
    return tuple(map(_differing, judgement.scenarios))


def _scenario_drawn(
    result: ScenarioResult, drawn: reality.RealityCheck, scale: tuple[reality.RealityCheck, ...]
) -> b.Block:
    figure = (_figure(drawn, result.label, scale),) if drawn.lines else ()
    return b.KeepTogether((_scenario(result), *figure))


def _differing(result: ScenarioResult) -> reality.RealityCheck:
    """Leave of a scenario the resources that differ from the plan."""
    before = {line.key: line for line in result.plan.lines}
    differ = [line for line in result.supposed.lines if before.get(line.key) != line]
    return replace(result.supposed, lines=tuple(differ[:_DRAWN_IN_FULL]))


def _figure(
    check: reality.RealityCheck, title: str = "", beside: tuple[reality.RealityCheck, ...] = ()
) -> b.Figure:
    """Draw capacity for the page, and for the width of a phone."""
    wide = scaled(capacity_chart(check, _SCREEN, title=title, beside=beside), _WIDTH)
    narrow = capacity_chart(check, PHONE_WIDTH, title=title, beside=beside)
    return b.Figure(replace(wide, narrow=narrow))


def _scenario(result: ScenarioResult) -> b.Block:
    supposed = "; ".join(result.suppositions) or "nothing"
    same = result.supposed.summary == result.plan.summary
    summary = () if same else (together(("In this scenario: ", result.supposed.summary)),)
    said = tuple(map(b.text, (*result.differences, *summary)))
    blocks = (b.said(f"Assumes: {supposed}."), b.BulletList(said, tight=True))
    return b.Callout(result.label, blocks, tight=True)
