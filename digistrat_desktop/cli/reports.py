"""The commands that make a report and say which data one was made from."""

from argparse import Namespace
from collections.abc import Callable
from datetime import UTC, datetime

from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.cli.context import CommandContext
from digistrat_desktop.cli.packages import package_of
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.crosswalk import Crosswalk
from digistrat_desktop.domain.record.events import LEFT_OUT
from digistrat_desktop.domain.record.redaction import omission_of
from digistrat_desktop.domain.record.workspace import Workspace, latest_ones
from digistrat_desktop.domain.trust.assessment import Assessment, ReportRecipe
from digistrat_desktop.domain.words import counted, day_words
from digistrat_desktop.services.elsewhere import built_in_crosswalks, chosen
from digistrat_desktop.services.packages.files import Package
from digistrat_desktop.services.reports.checking import check_report
from digistrat_desktop.services.reports.making import (
    KIND_WORDS,
    ReportOptions,
    ReportSource,
    judge_from,
    kind_named,
    needs_crosswalks,
    read_judgement,
    write_report,
)
from digistrat_desktop.services.reports.recipes import recipe_for, wanted_recipe, with_front
from digistrat_desktop.services.store.library import LATEST, Library, the_only

_REFUSED = 2
_NO_TIME = datetime.min.replace(tzinfo=UTC)


def report_of_store(context: CommandContext, wanted: Namespace, library: Library) -> int:
    listed = library.find(wanted.assessment, wanted.trust)
    ids = (listed.trust_id, listed.assessment_id)
    kept = _recipe(wanted, lambda: library.open_trust(*ids).workspace)
    judgement = read_judgement(library, *ids, _kind(wanted, kept))
    crosswalks = chosen(library.crosswalks_for(judgement.pack), wanted.crosswalk)
    return _written(context, wanted, judgement, kept, crosswalks)


def report_of_package(context: CommandContext, wanted: Namespace) -> int:
    """Make a report straight from a package; no store is opened or made."""
    package = package_of(context, wanted.package, wanted)
    package.refuse_if_piece()
    kept = _recipe(wanted, lambda: package.workspace)
    judgement = judge_from(_source(package), _found(package, wanted.assessment))
    crosswalks = chosen(built_in_crosswalks(judgement.pack), wanted.crosswalk)
    return _written(context, wanted, judgement, kept, crosswalks)


def _recipe(wanted: Namespace, workspace: Callable[[], Workspace]) -> ReportRecipe | None:
    return wanted_recipe(workspace(), wanted.recipe) if wanted.recipe else None


def _kind(wanted: Namespace, kept: ReportRecipe | None) -> str:
    return kind_named(wanted.kind or (kept.report if kept else "") or next(iter(KIND_WORDS)))


def _written(
    context: CommandContext,
    wanted: Namespace,
    judgement: Judgement,
    kept: ReportRecipe | None,
    crosswalks: tuple[Crosswalk, ...],
) -> int:
    kind = _kind(wanted, kept)
    if wanted.kind and wanted.kind != kind:
        context.tell(f"The report “{wanted.kind}” is called “{kind}” now.")
    if wanted.crosswalk:
        _refuse_without_crosswalks(kind)
    options = ReportOptions(
        attach_data=wanted.attach_data,
        recipe=recipe_for(kept),
        house_logo=context.logo,
        left_out=omission_of(wanted.leave_out),
        may_attach=context.may_attach,
        crosswalks=crosswalks,
    )
    judgement = with_front(judgement, kept) if kept else judgement
    made = write_report(judgement, kind, wanted.out, options=options)
    of = judgement.assessment
    context.say(f"{judgement.trust.name}: {of.title}, as at {day_words(of.as_of)}")
    for warning in made.warnings:
        context.tell(warning)
    pages = f", {counted(made.pages, 'page')}" if made.pages else ""
    context.say(f"Written: {made.path}{pages}")
    if made.seal_path is not None:
        context.say(f"Its seal, to keep somewhere else: {made.seal_path}")
    context.say(f"Made from the data with the fingerprint {made.fingerprint}")
    return 0


def _refuse_without_crosswalks(kind: str) -> None:
    """Refuse a crosswalk for a kind of report that would drop it in silence."""
    fitting = [one for one in KIND_WORDS if needs_crosswalks(one)]
    if kind in KIND_WORDS and kind not in fitting:
        raise Refused(
            f"A report of the kind {kind} has no crosswalk in it.",
            "No file was saved.",
            f"Give --kind {' or '.join(fitting)}, or leave out --crosswalk.",
        )


def _source(package: Package) -> ReportSource:
    graph, kept = package.graph, package.content.attachments.get
    when = max((e.at for e in graph.events if e.place != LEFT_OUT), default=_NO_TIME)
    return ReportSource(package.workspace, package.packs, len(graph), when, graph.end, graph, kept)


def _found(package: Package, wanted: str) -> str:
    if wanted == LATEST:
        found = list(latest_ones(package.workspace))
    else:
        found = [a for a in package.workspace.all(Assessment) if wanted and a.id.startswith(wanted)]
    return the_only({a.id: a.title for a in found}, "assessment", wanted)


def say_of_report(context: CommandContext, wanted: Namespace, library: Library | None) -> int:
    """Say which data a report was made from, and whether the store, where there is one, has the same."""
    found = check_report(wanted.file, library, context.logo)
    for line in found.lines:
        context.say(line)
    return 0 if found.sound else _REFUSED
