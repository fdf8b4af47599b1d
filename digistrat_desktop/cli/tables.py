"""The commands that read tables of metrics."""

import json
from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from typing import Any

from digistrat_desktop.analysis.measures.remarks import profile_of
from digistrat_desktop.analysis.measures.spc.values import RebaseAt, SpcOptions
from digistrat_desktop.cli.context import CommandContext
from digistrat_desktop.cli.listing import Progress
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.framework import Direction
from digistrat_desktop.domain.ids import derived_id
from digistrat_desktop.domain.trust.metrics import ChartRules, read_baseline
from digistrat_desktop.services.store.library import make_author
from digistrat_desktop.services.store.opening import open_library
from digistrat_desktop.services.tables.analyse import analyse_table
from digistrat_desktop.services.tables.import_command import import_plain_table

ACTOR = derived_id("person", "command line")
ACTOR_NAME = "Command line"


def analyse_metrics(context: CommandContext, wanted: Namespace) -> int:
    """Print the analysis of every series in a file, as sentences or JSON."""
    rules = ChartRules(wanted.rules)
    profile, run_length = profile_of(rules)
    options = SpcOptions(
        direction=Direction(wanted.direction),
        target=wanted.target,
        rebases=tuple(RebaseAt(_day(text)) for text in wanted.rebase),
        fix_after=_baseline(wanted.baseline, rules),
        profile=profile,
        run_length=run_length,
    )
    found = analyse_table(wanted.file, options)
    if wanted.json:
        context.say(json.dumps(found, ensure_ascii=False, indent=1, allow_nan=False))
        return 0
    for note in found["notes"]:
        context.tell(note)
    for line in _sentences(found):
        context.say(line)
    return 0


def _sentences(found: dict[str, Any]) -> Iterator[str]:
    for series in found["series"]:
        yield f"{series['metric']}: {series['sentence']}"
        yield from (f"  {remark['words']}" for remark in series["remarks"] if remark["words"])


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
    """Bring in a plain table of metrics, and say what became of its rows."""
    author = make_author(context.clock, context.ids, ACTOR)
    with closing(open_library(context.access(wanted.store))) as library:
        library.store.confirm()
        people = {str(ACTOR): ACTOR_NAME}
        progress = Progress(context.err)
        try:
            made = import_plain_table(
                library, wanted.file, author, people, wanted.trust, progress.say
            )
        finally:
            progress.end()
    for note in made.notes:
        context.tell(note)
    context.say(f"{made.trust}. {made.counts}.")
    context.say(f"Added or changed: {made.changes:,}.")
    return 0
