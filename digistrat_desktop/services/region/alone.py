"""What one file of a region says by itself: read without trust, verified and judged from its bytes alone."""

import json
import logging
from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from digistrat_desktop.analysis.dataset.rows import Rows
from digistrat_desktop.analysis.dataset.tables import BY_NAME, Kind, SetTable
from digistrat_desktop.domain.errors import PasswordNeeded, Refused
from digistrat_desktop.services.packages import files
from digistrat_desktop.services.packages.files import Package
from digistrat_desktop.services.record.seal_checks import check_seals
from digistrat_desktop.services.region.judged import judged_trust
from digistrat_desktop.storage.port import PackageContent, PackageFiles
from digistrat_desktop.system.memory import unsearched
from digistrat_desktop.tabular.cells import neutral

FAULTS = (
    Refused,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What can go wrong with one file, whoever made it; the others are read."""

_GUARDED = {Kind.ID, Kind.TEXT, Kind.WORDS, Kind.SHARED}  # an id may be a file's name
_log = logging.getLogger(__name__)

Step = Callable[[], None]
"""Called between the steps of a long piece of work; what it raises ends the work."""


def no_step() -> None:
    """Let the work go on."""


class Alone(NamedTuple):
    """What one file says; a process hands it to another as a line of JSON."""

    trust: str = ""  # empty where it could not be read
    part: bool = False  # it cannot be read by itself
    unsound: str = ""  # why nothing of it is used
    unjudged: str = ""  # why it cannot be judged by itself
    name: str = ""  # of its trust, as this file has it, sound or not
    rows: Rows = {}  # noqa: RUF012 - a named tuple's default is never written to
    frameworks: frozenset[str] = frozenset()  # that its assessments use, by sha256

    def line(self) -> str:
        return json.dumps([*self[:-1], sorted(self.frameworks)], default=date.isoformat)


def from_line(line: bytes) -> Alone:
    """Read what `Alone.line` wrote; ValueError, KeyError or TypeError where it is no such line."""
    trust, part, unsound, unjudged, name, rows, frameworks = json.loads(line)
    found = {name: _rows_from(BY_NAME[name], some) for name, some in rows.items()}
    return Alone(trust, part, unsound, unjudged, name, found, frozenset(frameworks))


def _rows_from(table: SetTable, rows: list[Any]) -> list[Any]:
    days = [n for n, one in enumerate(table.columns) if one.kind is Kind.DAY]
    for row in rows:
        for n in days:
            row[n] = date.fromisoformat(row[n]) if row[n] else None
    return list(map(tuple, rows))


def alone(packages: PackageFiles, content: bytes, step: Step = no_step) -> Alone:
    """Read, verify and judge a file; it never refuses."""
    with unsearched():
        try:
            read = packages.read(content)
        except FAULTS as error:
            return Alone(unsound=why(error))
        trust = read.trust_id
        if read.needs or read.blind:
            part = "It is only a part of a trust's record."
            return Alone(trust, part=True, unsound=part, name=files.name_in(read))
        step()
        try:
            package = verified(read, step)
        except FAULTS as error:
            return Alone(trust, unsound=why(error), name=files.name_in(read))
        return judged_rows(package, step)


def verified(content: PackageContent, step: Step = no_step) -> Package:
    """Read the records of a package and check its seals; Refused where one does not fit."""
    package = files.check(content)
    step()
    for seal in check_seals(package.graph, content.attachments.get):
        if not seal.sound:
            advice = "Ask the sender to export it again."
            raise Refused(seal.sentence, "Nothing of it is used.", advice)
    return package


def judged_rows(package: Package, step: Step = no_step) -> Alone:
    """Judge a package that is sound."""
    trust = package.content.trust_id
    try:
        judged = judged_trust(package, step)
        name = str(judged.rows["trusts"][0][1])
        return Alone(trust, name=name, rows=guarded(judged.rows), frameworks=judged.frameworks)
    except FAULTS as error:
        return Alone(trust, unjudged=why(error), name=files.name_in(package.content))


def why(error: Exception) -> str:
    """Say why a file is set apart."""
    if isinstance(error, PasswordNeeded):
        return (
            "It needs a password. Give it with --password-file, or in the field of the page Region."
        )
    if isinstance(error, Refused):
        return error.what
    _log.error("a file of a region could not be read", exc_info=error)
    return "The program could not read it."


def guarded(rows: Rows) -> Rows:
    """Make every text that people wrote one that no spreadsheet computes.

    Both Parquet and CSV have it so, that all programs read the same.
    """
    return {name: _guarded(BY_NAME[name], some) for name, some in rows.items()}


def _guarded(table: SetTable, rows: list[Any]) -> list[Any]:
    wanted = {n for n, one in enumerate(table.columns) if one.kind in _GUARDED}
    if table.name == "readings":
        return rows
    return [
        tuple(neutral(v) if n in wanted and isinstance(v, str) else v for n, v in enumerate(row))
        for row in rows
    ]
