"""The command that makes one data set of many packages, and asks it."""

from argparse import Namespace
from dataclasses import replace

from digistrat_desktop.analysis.region.across import RegionReport
from digistrat_desktop.cli.context import CommandContext
from digistrat_desktop.cli.packages import read_password
from digistrat_desktop.domain.words import counted
from digistrat_desktop.services.region.making import APART, OLDER, SAME, TOGETHER, Region
from digistrat_desktop.services.region.masking import mask_from
from digistrat_desktop.services.region.reading import read_data_set
from digistrat_desktop.services.region.report import refuse_report_name, write_region_report
from digistrat_desktop.services.region.views import run_view


def region(context: CommandContext, wanted: Namespace) -> int:
    """Make a data set of a folder of packages, run a view of one, or write its report."""
    maker = replace(context.region(), password=read_password(wanted.password_file))
    if wanted.report is not None:
        refuse_report_name(wanted.report)
    if wanted.view:
        found = run_view(maker.sets, maker.views, wanted.folder, wanted.view)
        context.say_json([{k: _plain(v) for k, v in one.items()} for one in found.records()])
        return 0
    if wanted.out is None and wanted.report is None:
        for view in maker.views.all():
            context.say(f"{view.name}: {view.meaning}")
        return 0
    if wanted.out is not None:
        mask = mask_from(wanted.mask, maker.random) if wanted.mask else None
        for line in _told(maker.make(wanted.folder, wanted.out, mask=mask, anew=wanted.anew)):
            context.say(line)
    if wanted.report is not None:
        _write_report(
            context,
            wanted,
            read_data_set(maker, wanted.out or wanted.folder, hide=wanted.hide_names),
        )
    return 0


def _write_report(context: CommandContext, wanted: Namespace, report: RegionReport) -> None:
    made = write_region_report(report, wanted.report)
    for warning in made.warnings:
        context.tell(warning)
    pages = f", {counted(made.pages, 'page')}" if made.pages else ""
    context.say(f"Written: {made.path}{pages}")


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def _told(made: Region) -> list[str]:
    lines = [
        f"Data set of {counted(made.trusts, 'trust')} in {made.folder}",
        f"{counted(len(made.verdicts), 'file')} read.",
    ]
    if made.again:
        lines.append(f"{counted(made.again, 'trust')} had not changed since the last time.")
    for words, verdict in (
        ("older, not used", OLDER),
        ("the same as another", SAME),
        ("brought together with another of its trust", TOGETHER),
    ):
        lines += [f"{one.file}: {words}" for one in made.of(verdict)]
    lines += [f"{one.file}: set apart. {one.reason}" for one in made.of(APART)]
    return lines
