"""The commands that read tables of metrics."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from typing import Any

from digistrat_desktop.analysis.measures.remarks import profile_of
from digistrat_desktop.analysis.measures.spc.values import RebaseAt, SpcOptions
from digistrat_desktop.cli.context import CommandContext
from digistrat_desktop.cli.listing import Progress
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.framework import Direction
from digistrat_desktop.domain.ids import derived_id
from digistrat_desktop.domain.periods.periods import PeriodKind
from digistrat_desktop.domain.trust.metrics import (
    FEWEST_IN_BASELINE,
    ChartRules,
    ChartType,
    read_baseline,
)
from digistrat_desktop.services.store.library import Library, make_author
from digistrat_desktop.services.store.opening import plan_and_do
from digistrat_desktop.services.tables.analyse import analyse_table
from digistrat_desktop.services.tables.asking import read_answers
from digistrat_desktop.services.tables.import_command import (
    Said,
    TablePlan,
    plan_table,
    record_table,
)

_ADDED_UP = {"weeks": PeriodKind.WEEK, "months": PeriodKind.MONTH}
ACTOR = derived_id("person", "command line")
ACTOR_NAME = "Command line"


def analyse_metrics(context: CommandContext, wanted: Namespace) -> int:
    """Print the analysis of every series in a file, as sentences or JSON."""
    rules = ChartRules(wanted.rules)
    profile, run_length = profile_of(rules)
    baseline = _baseline(wanted.baseline, rules)
    options = SpcOptions(
        direction=Direction(wanted.direction),
        target=wanted.target,
        rebases=tuple(RebaseAt(_day(text)) for text in wanted.rebase),
        fix_after=baseline,
        after_rebase=baseline or FEWEST_IN_BASELINE,
        profile=profile,
        run_length=run_length,
        chart=ChartType(wanted.chart),
        path=_path(wanted.by, wanted.target),
    )
    found = analyse_table(wanted.file, options, read_answers(wanted.answer))
    if wanted.json:
        context.say_json(found)
        return 0
    for note in found["notes"]:
        context.tell(note)
    for line in _sentences(found):
        context.say(line)
    return 0


def _sentences(found: dict[str, Any]) -> Iterator[str]:
    for series in found["series"]:
        yield f"{series['metric']}: {series['sentence']}"
        if series["forecast"]:
            yield f"  {series['forecast']}"
        yield from (f"  {remark['words']}" for remark in series["remarks"] if remark["words"])


def _path(by: str | None, target: float | None) -> tuple[tuple[date, float], ...]:
    """Give the dated target to forecast; a date alone has none."""
    if by is None:
        return ()
    if target is None:
        raise Refused(
            "“--by” needs a target.",
            "Nothing was changed.",
            "Give “--target” too, or leave it out.",
        )
    return ((_day(by), target),)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Refused(
            f"“{text[:40]}” is not a date.",
            "Nothing was changed.",
            "Write it as year, month and day, for example 2026-05-01.",
        ) from error


def _baseline(text: str, rules: ChartRules) -> int | None:
    try:
        return read_baseline(text, rules) or None
    except ValueError as error:
        raise Refused(
            f"“{text[:40]}” is not a baseline: {error.args[0]}.",
            "Nothing was changed.",
            "Write “all” or a number of points.",
        ) from error


def import_table(context: CommandContext, wanted: Namespace) -> int:
    """Bring in a table of metrics, and say what becomes of its rows."""
    author = make_author(context.clock, context.ids, ACTOR)
    progress = Progress(context.err)
    said = Said(read_answers(wanted.answer), wanted.period, _ADDED_UP.get(wanted.add_up))

    def plan(library: Library) -> TablePlan:
        return plan_table(library, wanted.file, author, wanted.trust, progress.say, said)

    def record(library: Library, made: TablePlan) -> None:
        record_table(library, made, {str(ACTOR): ACTOR_NAME}, progress.say)

    try:
        made = plan_and_do(context.access(wanted.store), plan, None if wanted.preview else record)
    finally:
        progress.end()
    for note in made.notes:
        context.tell(note)
    context.say(f"{made.trust}. {made.counts}.")
    if wanted.preview:
        for line in made.preview:
            context.say(line)
        context.say("This was a preview. Nothing was changed.")
    else:
        context.say(made.recorded)
    return 0
