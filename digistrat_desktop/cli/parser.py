"""The words of the command line: every command with its options, in one place."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from digistrat_desktop.cli.plain_parser import PlainParser
from digistrat_desktop.domain.trust.metrics import ChartRules
from digistrat_desktop.system.version import __version__

_ABOUT = (
    "Assess an NHS trust's digital strategy, offline. Without a command the window opens; with the"
    " name of a package alone it shows the package, read-only."
)
_PACKAGE_ENDING = ".digistrat"
_EXITS = (
    "Exit codes: 0 done; 2 refused, with the reason on standard error; 1 a fault of the program."
)


def parse_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the words after `digistrat`; `command` is None when the window is wanted.

    A package's name alone wants the window too: `package` says which to show.

    Raises:
        SystemExit: 0 after help or version, 2 with a message when the words make no sense.
    """
    words = list(arguments)
    at = _place_of_package(words)
    package = None if at is None else Path(words.pop(at))
    wanted = make_parser().parse_args(words)
    if package is not None:
        wanted.package = package
    return wanted


def _place_of_package(words: Sequence[str]) -> int | None:
    """Tell where a package stands in the place of a command, as a double click names it."""
    at = 0
    while at < len(words) and words[at].startswith("--store"):
        at += 1 if "=" in words[at] else 2
    return at if at < len(words) and words[at].lower().endswith(_PACKAGE_ENDING) else None


def make_parser() -> PlainParser:
    """Make the reader of all commands."""
    parser = PlainParser("digistrat", description=_ABOUT, epilog=_EXITS)
    parser.set_defaults(package=None)
    parser.add_argument("--version", action="version", version=f"DigiStrat Desktop {__version__}")
    _add_store(parser, None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_looking(commands)
    _add_making(commands)
    _add_metrics(commands)
    _add_checking(commands)
    return parser


def _add_store(parser: argparse.ArgumentParser, default: object = argparse.SUPPRESS) -> None:
    words = "the data folder (default: this user's own)"
    parser.add_argument("--store", type=Path, metavar="DIR", default=default, help=words)


def _add_password(parser: argparse.ArgumentParser) -> None:
    words = "a file whose first line is the package's password"
    parser.add_argument("--password-file", type=Path, metavar="FILE", help=words)


def _command(commands: Any, name: str, words: str, *, store: bool = True) -> Any:
    parser = commands.add_parser(name, help=words, description=words, epilog=_EXITS)
    if store:
        _add_store(parser)
    return parser


def _add_looking(commands: Any) -> None:
    _command(commands, "sample", "make the fictional sample trust; harmless when it is there")
    listing = _command(commands, "list", "list trusts and assessments with their ids")
    listing.add_argument("--json", action="store_true", help="print a list of JSON objects")


def _add_making(commands: Any) -> None:
    report = _command(commands, "report", "make a report of an assessment")
    report.add_argument("package", nargs="?", type=Path, metavar="FILE.digistrat")
    report.add_argument("--assessment", default="latest", help="its id, or latest (the default)")
    report.add_argument("--trust", help="a trust's id or ODS code, to narrow latest")
    report.add_argument(
        "--kind", help="board (the default), full, audit, progress or lens; else the recipe's"
    )
    report.add_argument("--recipe", metavar="NAME", help="a recipe kept on the Reports page")
    report.add_argument(
        "--out", type=Path, required=True, help="a name ending .pdf, .html, .xlsx or .docx"
    )
    report.add_argument("--attach-data", action="store_true", help="put the data into the PDF")
    export = _command(commands, "export", "write a trust to a package file")
    export.add_argument("--trust", help="its id or ODS code")
    export.add_argument("--assessment", help="only this one, for a colleague: its id")
    export.add_argument("--blind", action="store_true", help="without the answers given so far")
    _add_password(export)
    export.add_argument("--out", type=Path, required=True, metavar="FILE.digistrat")
    importing = _command(
        commands, "import", "bring in a package, another store or a table of metrics"
    )
    importing.add_argument("file", type=Path, metavar="FILE")
    importing.add_argument(
        "--trust", help="the trust the readings are of, or the one meant of several"
    )
    importing.add_argument("--preview", action="store_true", help="say what would change, no more")
    _add_password(importing)


def _add_metrics(commands: Any) -> None:
    metrics = commands.add_parser("metrics", help="read metrics without a store")
    actions = metrics.add_subparsers(dest="action", required=True, metavar="ACTION")
    words = "control-chart analysis of every series in a table"
    analyse = _command(actions, "analyse", words, store=False)
    analyse.add_argument("file", type=Path, metavar="FILE")
    analyse.add_argument("--json", action="store_true", help="print JSON")
    analyse.add_argument("--direction", choices=("up", "down", "neutral"), default="up")
    analyse.add_argument("--target", type=float, metavar="N")
    analyse.add_argument("--rebase", action="append", default=[], metavar="DATE")
    analyse.add_argument(
        "--rules",
        choices=tuple(ChartRules),
        default=ChartRules.NHSR,
        help="the NHS-R package's, or the Excel workbook's with runs of 7 or 6",
    )
    analyse.add_argument(
        "--baseline", default="", metavar="N", help="the first N points set the limits, 12 or more"
    )


def _add_checking(commands: Any) -> None:
    frameworks = commands.add_parser("frameworks", help="work on framework files")
    actions = frameworks.add_subparsers(dest="action", required=True, metavar="ACTION")
    check = _command(actions, "check", "check a framework pack, line by line", store=False)
    check.add_argument("file", type=Path, metavar="FILE")
    verify = _command(commands, "verify", "check that nothing was altered, in plain words")
    verify.add_argument("package", nargs="?", type=Path, metavar="FILE.digistrat")
    _add_password(verify)
    paper = _command(commands, "check-report", "say which data a report was made from")
    paper.add_argument("file", type=Path, metavar="FILE.pdf")
    trial = _command(commands, "self-test", "try the program out on this computer", store=False)
    trial.add_argument("--out", type=Path, required=True, metavar="DIR")
