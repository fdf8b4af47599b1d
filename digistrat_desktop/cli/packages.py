"""The commands that write, read and check packages."""

from argparse import Namespace
from contextlib import closing
from pathlib import Path

from digistrat_desktop.cli.context import CommandContext
from digistrat_desktop.cli.tables import ACTOR, ACTOR_NAME, import_table
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.record.events import code_of
from digistrat_desktop.domain.words import counted
from digistrat_desktop.services.packages.exchange import (
    Exported,
    ImportPlan,
    apply_import,
    export_assessments,
    export_trust,
    find_trust,
    plan_package,
)
from digistrat_desktop.services.packages.files import (
    PACKAGE_ENDING,
    Package,
    is_store,
    read_file,
    read_store,
)
from digistrat_desktop.services.packages.import_words import PreviewLine
from digistrat_desktop.services.record.verifying import verify_package
from digistrat_desktop.services.store.library import Library, make_author
from digistrat_desktop.services.store.opening import open_library

_MOST_LINES = 200
_LONGEST_PASSWORD = 1_024


def export_package(context: CommandContext, wanted: Namespace, library: Library) -> int:
    """Write a trust, or some of its assessments for a colleague, to a package."""
    made = _export(context, wanted, library)
    context.say(f"Saved and checked: {made.path}")
    context.say(f"{made.trust}: {counted(made.changes, 'change')}.")
    context.say(f"Last fingerprint: {code_of(made.end)}, in full {made.end}")
    return 0


def _export(context: CommandContext, wanted: Namespace, library: Library) -> Exported:
    stamp = make_author(context.clock, context.ids, ACTOR).stamp()
    password = _password(wanted.password_file)
    if wanted.assessment:
        return export_assessments(
            library, wanted.assessment, wanted.out, stamp, password, blind=wanted.blind
        )
    if not wanted.trust:
        raise Refused(
            "No trust or assessment was given.",
            "No file was saved.",
            "Say which one to export: --trust or --assessment.",
        )
    if wanted.blind:
        raise Refused(
            "A whole trust always includes its answers.",
            "No file was saved.",
            "Use --blind only with --assessment.",
        )
    return export_trust(library, find_trust(library, wanted.trust), wanted.out, stamp, password)


def import_file(context: CommandContext, wanted: Namespace) -> int:
    """Bring in a package, a trust of another store, or a table of metrics, by what the file is."""
    # Read before the store is touched: a refused file must not even create one.
    if wanted.file.suffix.lower() == PACKAGE_ENDING:
        password = _password(wanted.password_file)
        return _import_package(
            context, wanted, read_file(context.access(None).files, wanted.file, password)
        )
    if is_store(wanted.file):
        return _import_package(
            context, wanted, read_store(context.access(None).files, wanted.file, wanted.trust)
        )
    return import_table(context, wanted)


def _import_package(context: CommandContext, wanted: Namespace, package: Package) -> int:
    author = make_author(context.clock, context.ids, ACTOR)
    with closing(open_library(context.access(wanted.store))) as library:
        library.store.confirm()
        plan = plan_package(library, package, wanted.file.name)
        for line in _preview(plan) if wanted.preview else ():
            context.say(line)
        for warning in plan.warnings:
            context.tell(warning)
        if not wanted.preview and plan.changes:
            library.store.back_up(context.clock.now())
            apply_import(library, plan, author, {str(ACTOR): ACTOR_NAME})
    context.say(_outcome(plan, done=not wanted.preview))
    return 0


def _outcome(plan: ImportPlan, *, done: bool) -> str:
    said = f"{plan.package.trust}: {plan.summary}"
    if plan.nothing_new:
        return said
    if plan.is_new:
        return f"{'Imported as' if done else 'Would be'} a new trust. {said}"
    return f"{'Imported' if done else 'Would be imported'}. {said}"


def _preview(plan: ImportPlan) -> list[str]:
    shown = [_line(line) for line in plan.lines[:_MOST_LINES]]
    more = len(plan.lines) - len(shown)
    return [*shown, f"and {more:,} more"] if more > 0 else shown


def _line(line: PreviewLine) -> str:
    where = f"{line.record}, {line.field}" if line.field else line.record
    if not line.before and not line.after:
        return f"{line.what}: {where}"
    return f"{line.what}: {where}: {line.before or 'empty'} -> {line.after or 'empty'}"


def verify_file(context: CommandContext, wanted: Namespace) -> int:
    files, password = context.access(None).files, _password(wanted.password_file)
    found = verify_package(files, wanted.package, password, wanted.seal)
    for line in found.lines:
        context.say(line)
    if not found.sound:
        raise Refused(
            "This DigiStrat file did not pass the check.",
            "Nothing was changed.",
            "Compare the codes again, or ask the sender to export it again.",
        )
    return 0


def _password(path: Path | None) -> str | None:
    if path is None:
        return None
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise Refused(
            "The password file cannot be read.",
            "Nothing was changed.",
            "Choose a text file you can open.",
        ) from error
    return text.split("\n", maxsplit=1)[0].rstrip("\r")[:_LONGEST_PASSWORD]
