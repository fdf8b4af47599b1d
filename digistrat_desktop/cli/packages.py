"""The commands that write, read and check packages."""

import re
from argparse import Namespace
from codecs import BOM_UTF8
from pathlib import Path

from digistrat_desktop.cli.context import CommandContext
from digistrat_desktop.cli.listing import shortened
from digistrat_desktop.cli.tables import ACTOR, ACTOR_NAME, import_table
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.record.events import code_of
from digistrat_desktop.domain.record.redaction import omission_of
from digistrat_desktop.domain.words import counted
from digistrat_desktop.services.packages.exchange import (
    Exported,
    ImportPlan,
    Sending,
    apply_import,
    content_without,
    export_assessments,
    export_content,
    export_trust,
    latest_in,
    plan_package,
    remember_sender,
)
from digistrat_desktop.services.packages.files import (
    PACKAGE_ENDING,
    Package,
    is_store,
    listed_trust,
    package_target,
    read_file,
    read_store,
)
from digistrat_desktop.services.packages.import_words import PreviewLine
from digistrat_desktop.services.packages.verifying import verify_package
from digistrat_desktop.services.store.library import Library, make_author, the_trust
from digistrat_desktop.services.store.opening import plan_and_do
from digistrat_desktop.system.disk_errors import name_in_words
from digistrat_desktop.system.files import read_whole

_FEW = 3  # new records of a kind that are named one by one
_LONGEST_PASSWORD = 1_024  # bytes of its file
_LINE_END = re.compile(rb"\r\n|\r|\n")  # of Windows, of an old Mac, of all others


def export_package(context: CommandContext, wanted: Namespace, library: Library) -> int:
    """Write a trust, or some of its assessments for a colleague, to a package."""
    made = _export(context, wanted, library)
    context.say(f"Saved and checked: {made.path}")
    for path in made.more:
        context.say(f"It continues in: {path}")
    context.say(f"{made.trust}: {counted(made.changes, 'change')}.")
    context.say(f"Last fingerprint: {code_of(made.end)}, in full {made.end}")
    return 0


def _export(context: CommandContext, wanted: Namespace, library: Library) -> Exported:
    out = package_target(wanted.out, replace=wanted.replace)
    stamp = make_author(context.clock, context.ids, ACTOR).stamp()
    password = read_password(wanted.password_file)
    if wanted.leave_out and (wanted.assessment or wanted.they_have is not None):
        raise Refused(
            "Only a copy of a whole trust can leave something out.",
            "No file was saved.",
            "Use --leave-out with --trust alone.",
        )
    sending = Sending(_known(context, wanted), wanted.blind, wanted.for_mail)
    if wanted.assessment and wanted.they_have is not None:
        raise Refused(
            "Only a whole trust can be saved for someone who has some of it.",
            "No file was saved.",
            "Use --they-have with --trust.",
        )
    if wanted.assessment:
        return export_assessments(library, wanted.assessment, out, stamp, password, sending)
    if wanted.trust is None:
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
    trust_id = library.trust_named(wanted.trust).id
    omission = omission_of(wanted.leave_out)
    if omission:
        author = make_author(context.clock, context.ids, ACTOR)
        content = content_without(library, trust_id, omission, author)
        return export_content(library, content, out, stamp, password, sending)
    return export_trust(library, trust_id, out, stamp, password, sending)


def _known(context: CommandContext, wanted: Namespace) -> frozenset[str]:
    """Give the latest changes of a file the receiver sent: what they have, only the rest is written."""
    if wanted.they_have is None:
        return frozenset()
    return latest_in(package_of(context, wanted.they_have, wanted).content)


def import_file(context: CommandContext, wanted: Namespace) -> int:
    """Bring in a package, a trust of another store, or a table of metrics, by what the file is."""
    # Read before the store is touched: a refused file must not even create one.
    if wanted.file.suffix.lower() == PACKAGE_ENDING:
        return _import_package(context, wanted, package_of(context, wanted.file, wanted))
    if is_store(wanted.file):
        return _import_package(
            context, wanted, read_store(context.access(None).files, wanted.file, wanted.trust)
        )
    return import_table(context, wanted)


def package_of(context: CommandContext, path: Path, wanted: Namespace) -> Package:
    """Read a package with the password and of the trust that are given."""
    password = read_password(wanted.password_file)
    package = read_file(context.access(None).files, path, password)
    if wanted.trust is not None:
        the_trust([listed_trust(package.content)], wanted.trust)
    return package


def _import_package(context: CommandContext, wanted: Namespace, package: Package) -> int:
    author = make_author(context.clock, context.ids, ACTOR)

    def plan_it(library: Library) -> ImportPlan:
        return plan_package(library, package, wanted.file.name)

    def apply(library: Library, plan: ImportPlan) -> None:
        if plan.nothing_new:
            remember_sender(library, plan, author)
        else:
            library.store.back_up(context.clock.now())
            apply_import(library, plan, author, {str(ACTOR): ACTOR_NAME})

    plan = plan_and_do(context.access(wanted.store), plan_it, None if wanted.preview else apply)
    for line in _preview(plan) if wanted.preview else ():
        context.say(line)
    for warning in (*shortened(plan.warnings), *shortened(plan.undone_words)):
        context.tell(warning)
    context.say(_outcome(plan, done=not wanted.preview))
    return 0


def _outcome(plan: ImportPlan, *, done: bool) -> str:
    said = f"{plan.trust}: {plan.summary}"
    if plan.nothing_new:
        return said
    if plan.is_new:
        return f"{'Imported as' if done else 'Would be'} a new trust. {said}"
    return f"{'Imported' if done else 'Would be imported'}. {said}"


def _preview(plan: ImportPlan) -> list[str]:
    """Say what changes here line by line, then what is new, many of a kind in one line."""
    news: dict[str, list[PreviewLine]] = {}
    others: list[str] = []
    for line in plan.lines:
        if line.several:
            news.setdefault(line.several, []).append(line)
        else:
            others.append(_line(line))
    shown = shortened(others)
    for several, lines in news.items():
        if len(lines) > _FEW:
            shown.append(f"New: {len(lines):,} {several}")
        else:
            shown += sorted({_line(line) for line in lines})
    return shown


def _line(line: PreviewLine) -> str:
    where = f"{line.record}, {line.field}" if line.field else line.record
    if not line.before and not line.after:
        return f"{line.what}: {where}"
    return f"{line.what}: {where}: {line.before or 'empty'} -> {line.after or 'empty'}"


def verify_file(context: CommandContext, wanted: Namespace) -> int:
    files, password = context.access(None).files, read_password(wanted.password_file)
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


def read_password(path: Path | None) -> str | None:
    """Read the first line of a password's file; None where no file is named.

    What editors put around a text is no part of it: a mark at its beginning, and any end of a line.
    """
    if path is None:
        return None
    line, *_ = _LINE_END.split(read_whole(path, _LONGEST_PASSWORD).removeprefix(BOM_UTF8), 1)
    try:
        password = line.decode("utf-8")
    except ValueError:
        password = ""
    if password:
        return password
    raise Refused(
        f"{name_in_words(path)} has no password in its first line.",
        "Nothing was changed.",
        "Choose a text file (UTF-8) that begins with the password.",
    )
