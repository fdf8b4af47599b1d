"""The words of the command line: every command with its options, in one place.

The reader refuses in plain words, names what was nearly meant, and where help is.
"""

import argparse
import re
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from re import Match
from typing import Any, NoReturn

from digistrat_desktop.domain.plain_text import for_terminal
from digistrat_desktop.domain.trust.metrics import ChartRules, ChartType
from digistrat_desktop.system.version import __version__

REFUSED = 2
_WORD = re.compile(r"[\w-]+")
# What the standard library says, which it offers in no other form than its own sentence.
_MISSING = re.compile(r"the following arguments are required: (.+)")
_CHOICE = re.compile(r"argument (\S+): invalid choice: '?(.*?)'? \(choose from (.*)\)", re.DOTALL)
_NUMBER = re.compile(r"argument (\S+): invalid (?:int|float) value: '?(.*?)'?", re.DOTALL)
_EMPTY = re.compile(r"argument (\S+): expected .*")
_FILLED = re.compile(r"argument (\S+): ignored explicit argument '?(.*?)'?", re.DOTALL)
_UNCLEAR = re.compile(r"ambiguous option: (\S+) could match (.+)", re.DOTALL)


class PlainParser(ArgumentParser):
    """Refuses with one sentence on what was wrong, then where help is; the exit code is 2."""

    def parse_known_args(  # type: ignore[override]  # the overloads of typeshed serve other namespaces than the usual one
        self, args: Sequence[str] | None = None, namespace: Namespace | None = None
    ) -> tuple[Namespace, list[str]]:
        """Read the words, and refuse those nobody knows here, where the command's options are known."""
        found, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self._refuse(self._unknown(unknown[0]))
        return found, unknown

    def error(self, message: str) -> NoReturn:
        """Refuse in plain words what the standard library says."""
        self._refuse(self._plain(message))

    def _refuse(self, words: str) -> NoReturn:
        said = for_terminal(f"{self.prog}: {words}")
        self.exit(REFUSED, f"{said}\nHelp: {self.prog} --help\n")

    def _plain(self, message: str) -> str:
        ways = (
            (_MISSING, _missing),
            (_CHOICE, _choice),
            (_NUMBER, _number),
            (_EMPTY, _empty),
            (_FILLED, _filled),
            (_UNCLEAR, _unclear),
        )
        for pattern, words in ways:
            if (found := pattern.fullmatch(message)) is not None:
                return words(found)
        return f"The words after it are not valid: {message}."

    def _unknown(self, word: str) -> str:
        name = word.partition("=")[0]
        if not name.startswith("-"):
            return f"“{word}” is not expected here."
        return f"There is no option “{name}” here.{_nearly(name, [*self._option_string_actions])}"


def _missing(found: Match[str]) -> str:
    *before, last = found[1].split(", ")
    if before:
        return f"{', '.join(before)} and {last} are missing."
    return f"{last} is missing."


def _choice(found: Match[str]) -> str:
    name, given, known = found[1], found[2], _WORD.findall(found[3])
    if name.startswith("-"):
        start = f"{name} does not take “{given}”"
    else:
        start = f"There is no {name.lower()} “{given}”"
    return f"{start}.{_nearly(given, known)} Known are: {', '.join(known)}."


def _number(found: Match[str]) -> str:
    return f"{found[1]} needs a number, such as 95 or 92.5. “{found[2]}” is not a number."


def _empty(found: Match[str]) -> str:
    return f"{found[1]} needs a value after it."


def _filled(found: Match[str]) -> str:
    return f"{found[1]} does not take a value, but you gave “{found[2]}”."


def _unclear(found: Match[str]) -> str:
    return f"“{found[1]}” is too short. It could mean {found[2].replace(', ', ' or ')}."


def _nearly(given: str, known: Sequence[str]) -> str:
    near = get_close_matches(given.lower(), known, n=1)
    return f" Did you mean “{near[0]}”?" if near else ""


_ABOUT = (
    "Assess an NHS trust's digital strategy, offline. With no command, the window opens. With "
    "only the name of a DigiStrat file, it opens that file read-only."
)
_TRUST = "its id, the start of its id, or its ODS code"
_PACKAGE_ENDING = ".digistrat"
_EXITS = (
    "Exit codes: 0 done; 1 program error; 2 refused, with the reason on standard error; "
    "130 stopped with Ctrl+C."
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


def a_path(text: str) -> Path:
    """Take a name; an empty one, as of a script's name that was never set, would mean this folder."""
    if not text:
        raise argparse.ArgumentTypeError("expected a name")
    return Path(text)


def make_parser() -> PlainParser:
    parser = PlainParser("digistrat", description=_ABOUT, epilog=_EXITS)
    parser.set_defaults(package=None)
    parser.add_argument("--version", action="version", version=f"DigiStrat Desktop {__version__}")
    _add_store(parser, None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_looking(commands)
    _add_making(commands)
    _add_answers(commands)
    _add_metrics(commands)
    _add_checking(commands)
    _add_desktop_entry(commands)
    return parser


def _add_store(parser: argparse.ArgumentParser, default: object = argparse.SUPPRESS) -> None:
    words = "the data folder (default: this user's own)"
    parser.add_argument("--store", type=a_path, metavar="DIR", default=default, help=words)


def _add_password(parser: argparse.ArgumentParser) -> None:
    words = "a file whose first line is the password of the DigiStrat file"
    parser.add_argument("--password-file", type=a_path, metavar="FILE", help=words)


def _command(commands: Any, name: str, words: str, *, store: bool = True) -> Any:
    parser = commands.add_parser(name, help=words, description=words, epilog=_EXITS)
    if store:
        _add_store(parser)
    return parser


def _add_looking(commands: Any) -> None:
    _command(commands, "sample", "add the fictional sample trust, if it is not there yet")
    listing = _command(commands, "list", "list trusts and assessments with their ids")
    listing.add_argument("--json", action="store_true", help="print a list of JSON objects")


def _add_making(commands: Any) -> None:
    report = _command(commands, "report", "make a report of an assessment")
    report.add_argument("package", nargs="?", type=a_path, metavar="FILE.digistrat")
    report.add_argument("--assessment", default="latest", help="its id, or latest (the default)")
    report.add_argument("--trust", help=f"the trust it is of: {_TRUST}")
    report.add_argument(
        "--kind", help="board (the default), full, audit, progress or elsewhere; or the template's"
    )
    words = "only this crosswalk, by its id, in the report elsewhere; give it again for more"
    report.add_argument("--crosswalk", action="append", default=[], metavar="ID", help=words)
    report.add_argument("--recipe", metavar="NAME", help="a template saved on the Reports page")
    report.add_argument(
        "--out", type=a_path, required=True, help="a name ending .pdf, .html, .xlsx or .docx"
    )
    report.add_argument("--attach-data", action="store_true", help="attach the data to the PDF")
    _add_leaving_out(report)
    _add_password(report)
    export = _command(commands, "export", "export a trust to a DigiStrat file")
    export.add_argument("--trust", help=_TRUST)
    words = "only this one, for a colleague: its id; give it again for more"
    export.add_argument("--assessment", action="append", default=[], metavar="ID", help=words)
    export.add_argument("--blind", action="store_true", help="leave out the answers given so far")
    words = "a DigiStrat file from the receiver: only what is new for them is saved"
    export.add_argument("--they-have", type=a_path, metavar="FILE.digistrat", help=words)
    _add_leaving_out(export)
    words = "in files small enough for email, without attachments"
    export.add_argument("--for-mail", action="store_true", help=words)
    _add_password(export)
    export.add_argument("--out", type=a_path, required=True, metavar="FILE.digistrat")
    export.add_argument(
        "--replace", action="store_true", help="write over a DigiStrat file of that name"
    )
    _add_importing(commands)


def _add_importing(commands: Any) -> None:
    importing = _command(
        commands, "import", "import a DigiStrat file, another data file or a table of metrics"
    )
    importing.add_argument("file", type=a_path, metavar="FILE")
    importing.add_argument("--trust", help=f"the trust that is meant: {_TRUST}")
    importing.add_argument(
        "--preview", action="store_true", help="show what would change, without changing it"
    )
    words = "add days up to weeks or months, where the file has days"
    importing.add_argument("--add-up", choices=("weeks", "months"), default="", help=words)
    words = "the period of all rows, where the table has none, for example 2025-03"
    importing.add_argument("--period", default="", help=words)
    _add_answer(importing)
    _add_password(importing)


def _add_answer(parser: Any) -> None:
    words = "answer a question about a table, for example dates=day; give it again for more"
    parser.add_argument("--answer", action="append", default=[], metavar="ANSWER", help=words)


def _add_leaving_out(parser: Any) -> None:
    words = (
        "leave out names, reasons, files, or an area by its id such as CON; give it again for more"
    )
    parser.add_argument("--leave-out", action="append", default=[], metavar="WHAT", help=words)


def _add_answers(commands: Any) -> None:
    answers = commands.add_parser("answers", help="answers as a workbook, out and in")
    actions = answers.add_subparsers(dest="action", required=True, metavar="ACTION")
    words = "save the answers of an assessment as a workbook"
    save = _command(actions, "save", words)
    save.add_argument("--out", type=a_path, required=True, metavar="FILE.xlsx")
    taken = _command(actions, "import", "import a workbook of answers: all of it, or nothing")
    taken.add_argument("file", type=a_path, metavar="FILE")
    taken.add_argument(
        "--preview", action="store_true", help="show what would change, without changing it"
    )
    for one in (save, taken):
        one.add_argument("--assessment", default="latest", help="its id, or latest (the default)")
        one.add_argument("--trust", help=f"the trust it is of: {_TRUST}")


def _add_metrics(commands: Any) -> None:
    metrics = commands.add_parser("metrics", help="read metrics without your data")
    actions = metrics.add_subparsers(dest="action", required=True, metavar="ACTION")
    words = "control-chart analysis of every series in a table"
    analyse = _command(actions, "analyse", words, store=False)
    analyse.add_argument("file", type=a_path, metavar="FILE")
    analyse.add_argument("--json", action="store_true", help="print JSON")
    analyse.add_argument(
        "--direction",
        choices=("up", "down", "neutral"),
        default="up",
        help="better when up (the default) or down, or neutral",
    )
    analyse.add_argument("--target", type=float, metavar="N", help="the target to compare with")
    analyse.add_argument(
        "--rebase",
        action="append",
        default=[],
        metavar="DATE",
        help="recalculate the limits from this date, for example 2026-05-01",
    )
    analyse.add_argument(
        "--rules",
        choices=tuple(ChartRules),
        default=ChartRules.NHSR,
        help="NHS-R plot the dots, or the Making Data Count workbook with runs of 7 or 6",
    )
    analyse.add_argument(
        "--baseline", default="", metavar="N", help="the first N points set the limits, 12 or more"
    )
    analyse.add_argument(
        "--chart",
        choices=[one.value for one in ChartType if not one.is_by_parts],
        default=ChartType.XMR.value,
        help="the chart: xmr (the default), run, c, t, g, or none for values only",
    )
    analyse.add_argument(
        "--by", metavar="DATE", help="forecast if the target can be met from this date"
    )
    _add_answer(analyse)


def _add_frameworks(commands: Any) -> None:
    frameworks = commands.add_parser("frameworks", help="work on framework files")
    actions = frameworks.add_subparsers(dest="action", required=True, metavar="ACTION")
    new = _command(actions, "new", "begin a framework of your own: a draft file", store=False)
    new.add_argument("file", type=a_path, metavar="FILE.toml")
    words = "the framework to copy: a file, or an id such as digistrat-board (the default)"
    new.add_argument("--from", dest="source", default="digistrat-board", metavar="WHAT", help=words)
    new.add_argument("--id", required=True, help="its short name, such as our-board")
    new.add_argument("--title", required=True, help="its title")
    new.add_argument("--provider", required=True, help="who makes it")
    new.add_argument("--licence", required=True, help="on what terms it may be used")
    check = _command(actions, "check", "check a framework file, line by line", store=False)
    check.add_argument("file", type=a_path, metavar="FILE")
    diff = _command(actions, "diff", "compare the questions of 2 frameworks", store=False)
    words = "add the bridge between 2 frameworks to the newer one, or check it"
    bridge = _command(actions, "bridge", words, store=False)
    for one in (diff, bridge):
        one.add_argument("old", metavar="OLD", help="a file, or an id with or without @version")
        one.add_argument("new", metavar="NEW", help="the same")
    words = "write the newer one with its bridge here; without it, the bridge is only checked"
    bridge.add_argument("--out", type=a_path, metavar="FILE.toml", help=words)
    words = (
        "a question or metric whose words changed and whose meaning did not; give it again for more"
    )
    bridge.add_argument("--reworded", action="append", default=[], metavar="ID", help=words)


def _add_checking(commands: Any) -> None:
    _add_frameworks(commands)
    _add_region(commands)
    verify = _command(commands, "verify", "check that nothing was altered, in plain words")
    verify.add_argument("package", nargs="?", type=a_path, metavar="FILE.digistrat")
    words = "look for the seal with this code from paper; give it again for more"
    verify.add_argument("--seal", action="append", default=[], metavar="CODE", help=words)
    _add_password(verify)
    paper = _command(commands, "check-report", "show which data a report was made from")
    paper.add_argument("file", type=a_path, metavar="FILE.pdf")
    trial = _command(commands, "self-test", "test the program on this computer", store=False)
    trial.add_argument("--out", type=a_path, required=True, metavar="DIR")


def _add_region(commands: Any) -> None:
    words = "make one data set of the DigiStrat files of many trusts, or list its views"
    made = _command(commands, "region", words, store=False)
    made.add_argument("folder", type=a_path, metavar="FOLDER")
    made.add_argument("--out", type=a_path, metavar="DIR", help="the folder of the data set")
    words = (
        "put every trust under a code name, by the key in this file; it is made if it is not there"
    )
    made.add_argument("--mask", type=a_path, metavar="FILE", help=words)
    words = "read every file again, and take nothing over from the data set that is there"
    made.add_argument("--anew", action="store_true", help=words)
    words = "a file whose first line is the password of the files that need one"
    made.add_argument("--password-file", type=a_path, metavar="FILE", help=words)
    words = (
        "a list of the trusts that should have sent a file: a code or a name in each line, or CSV"
    )
    made.add_argument("--expect", type=a_path, metavar="FILE.txt|.csv", help=words)
    words = "print the rows of this view as JSON; FOLDER is then that of a data set"
    made.add_argument("--view", metavar="NAME", help=words)
    words = "write the region report; FOLDER is that of a data set where --out is not given"
    made.add_argument("--report", type=a_path, metavar="FILE.pdf|.html|.xlsx", help=words)
    words = "leave names, seals and titles out of the report, and numbers of 1 to 4 trusts"
    made.add_argument("--hide-names", action="store_true", help=words)


def _add_desktop_entry(commands: Any) -> None:
    words = "add the program and its icon to the menu of your Linux desktop"
    entry = _command(commands, "desktop-entry", words, store=False)
    entry.add_argument("--remove", action="store_true", help="remove them from the menu")
