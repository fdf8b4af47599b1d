"""The command that makes one data set of many packages, and asks it."""

from argparse import Namespace
from dataclasses import replace

from digistrat_desktop.analysis.region.across import RegionReport
from digistrat_desktop.analysis.region.words import expected_words
from digistrat_desktop.cli.context import CommandContext
from digistrat_desktop.cli.packages import read_password
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.plain_text import for_terminal
from digistrat_desktop.domain.words import counted
from digistrat_desktop.services.region.expecting import expected_in
from digistrat_desktop.services.region.making import APART, OLDER, SAME, TOGETHER, USED, Region
from digistrat_desktop.services.region.masking import mask_from
from digistrat_desktop.services.region.reading import read_data_set
from digistrat_desktop.services.region.report import refuse_report_name, write_region_report
from digistrat_desktop.services.region.views import run_view


def region(context: CommandContext, wanted: Namespace) -> int:
    """Make a data set of a folder of packages, run a view of one, or write its report."""
    _refuse_what_does_nothing(wanted)
    maker = replace(
        context.region(),
        password=read_password(wanted.password_file),
        expected=expected_in(wanted.expect) if wanted.expect else (),
    )
    if wanted.report is not None:
        refuse_report_name(wanted.report)
    if wanted.view:
        found = run_view(maker.sets, maker.views, wanted.folder, wanted.view)
        context.say_json([{k: _plain(v) for k, v in one.items()} for one in found.records()])
        return 0
    if wanted.out is None and wanted.report is None:
        maker.sets.made_by(wanted.folder)  # refuses a folder without a data set
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


_NEEDS = (
    ("mask", "out"),
    ("anew", "out"),
    ("expect", "out"),
    ("password_file", "out"),
    ("hide_names", "report"),
)


def _refuse_what_does_nothing(wanted: Namespace) -> None:
    """Refuse an option that would be dropped in silence."""
    given = {name for name, value in vars(wanted).items() if value not in {None, False}}
    pairs = [(one, needed) for one, needed in _NEEDS if one in given and needed not in given]
    words = [f"{_option(one)} needs {_option(needed)}." for one, needed in pairs]
    if "view" in given and given & {"out", "report"}:
        other = "out" if "out" in given else "report"
        words.append(f"{_option('view')} and {_option(other)} do not go together.")
    if words:
        raise Refused(words[0], "Nothing was changed.", "See: digistrat region --help")


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _write_report(context: CommandContext, wanted: Namespace, report: RegionReport) -> None:
    made = write_region_report(report, wanted.report)
    for warning in made.warnings:
        context.tell(warning)
    pages = f", {counted(made.pages, 'page')}" if made.pages else ""
    context.say(f"Written: {made.path}{pages}")


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def _told(made: Region) -> list[str]:
    made_up = f" and {counted(made.made_up, 'sample trust')}" if made.made_up else ""
    lines = [
        f"Data set of {counted(made.trusts - made.made_up, 'trust')}{made_up} in {made.folder}",
        f"{counted(len(made.verdicts), 'file')} read.",
    ]
    if made.again:
        all_trusts = counted(made.trusts, "trust")
        lines.append(f"{made.again:,} of {all_trusts} did not have to be read again.")
    if made.since is not None:
        lines += made.since.words
    if made.expected is not None:
        lines += map(for_terminal, expected_words(made.expected))
    lines += [
        f"{one.words}: {one.verdict}. {one.reason}" for one in made.of(OLDER, SAME, TOGETHER, APART)
    ]
    lines += [f"{one.words}: {one.reason}" for one in made.of(USED) if one.reason]
    return lines
