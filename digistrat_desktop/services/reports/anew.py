"""A report's files and pages made again, to be compared with those that came."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.errors import DigiStratError
from digistrat_desktop.domain.frameworks.crosswalk import Crosswalk
from digistrat_desktop.domain.record.redaction import left_out_from
from digistrat_desktop.domain.trust.assessment import ReportRecipe
from digistrat_desktop.reports.papers.kinds import KINDS
from digistrat_desktop.reports.proof import ReadPdf
from digistrat_desktop.services.elsewhere import built_in_crosswalks
from digistrat_desktop.services.reports.making import (
    ReportOptions,
    Watcher,
    make_report,
)
from digistrat_desktop.services.reports.recipes import recipe_for, with_front
from digistrat_desktop.system.version import __version__

_SOMEBODY = "\N{SYMBOL FOR NULL}somebody\N{SYMBOL FOR NULL}"
_MOST_RECIPES = 12
_DATE = "D:%Y%m%d%H%M%S"  # as a PDF writes the time it was made, in UTC


class AnyName(dict[str, str]):
    """Names of people by id, where a person that is not known may have any name."""

    def get(self, key: str, default: str = "") -> str:  # type: ignore[override]
        """Give the name, or a mark that stands for any; nobody has none."""
        return super().get(key) or (_SOMEBODY if key else default)


def table_faults(judgement: Judgement, inside: Mapping[str, bytes]) -> Iterator[str]:
    """Say which files inside a report are missing, too many or not what its data give."""
    from digistrat_desktop.services.reports import writing  # noqa: PLC0415 - the door to the typesetters and their libraries

    wanted = {one.name: one.data for one in writing.attachments_of(judgement)}
    for name in sorted(wanted.keys() | inside.keys()):
        if name not in inside:
            yield f"“{name}” is missing from the files inside."
        elif name not in wanted:
            yield f"“{name}” is inside, and no report has such a file."
        elif not _same(wanted[name], inside[name]):
            yield f"“{name}” inside the report is not what the data gives."


def _same(wanted: bytes, came: bytes) -> bool:
    mark = _SOMEBODY.encode("utf-8")
    if mark not in wanted:
        return wanted == came
    rows, theirs = wanted.split(b"\n"), came.split(b"\n")
    return len(rows) == len(theirs) and all(map(_same_row, rows, theirs))


def _same_row(wanted: bytes, came: bytes) -> bool:
    parts = wanted.split(_SOMEBODY.encode("utf-8"))
    return re.fullmatch(b"[^\n]{0,400}?".join(map(re.escape, parts)), came) is not None


@dataclass(frozen=True, slots=True)
class MadeAgain:
    same: bool  # byte for byte
    pages: int  # of the one that came nearest


def made_again(
    judgement: Judgement, kind: str, pdf: ReadPdf, content: bytes, house_logo: Path | None
) -> MadeAgain | None:
    """Make a report again and compare; every way the trust keeps to make it is tried.

    Returns:
        None where it cannot be made here: by another version, or of something that is missing.
    """
    known = _crosswalks(judgement, pdf.own.get("crosswalks", ""))
    then = _as_then(judgement, kind, pdf)
    if pdf.own.get("version") != __version__ or known == () or then is None:
        return None
    pages: list[int] = []
    for recipe in _recipes(then):
        given = with_front(then, recipe) if recipe is not None and recipe.title else then
        options = ReportOptions(
            attach_data=bool(pdf.attachments),
            recipe=recipe_for(recipe),
            house_logo=house_logo,
            left_out=left_out_from(pdf.own.get("leftOut", "")),
            crosswalks=known,
        )
        try:
            made = make_report(given, kind, ".pdf", options, Watcher())
        except DigiStratError:
            return None
        if made.content == content:
            return MadeAgain(same=True, pages=made.pages)
        pages.append(made.pages)
    return MadeAgain(same=False, pages=min(pages, key=lambda many: abs(many - pdf.pages)))


def _as_then(judgement: Judgement, kind: str, pdf: ReadPdf) -> Judgement | None:
    """Give the judgement with the number and time of changes the report had.

    Changes since then that are no part of its data alter nothing else on paper. Only the audit report
    tells them, so that one cannot be made as it was.
    """
    proof = judgement.proof
    if pdf.own.get("events") == str(proof.changes):
        return judgement
    if KINDS[kind].with_trail:
        return None
    try:
        changes = int(pdf.own.get("events", ""))
        when = datetime.strptime(pdf.info.get("CreationDate", "")[:16], _DATE).replace(tzinfo=UTC)
    except ValueError:
        return judgement
    then = replace(proof, changes=changes, when=when, end=pdf.own.get("trail", ""))
    return replace(judgement, proof=then)


def _crosswalks(judgement: Judgement, digests: str) -> tuple[Crosswalk, ...] | None:
    """Give the crosswalks a report says it is made of; none where one did not come with the program."""
    if not digests:
        return None
    known = {one.sha256: one for one in built_in_crosswalks(judgement.pack)}
    wanted = digests.split()
    return tuple(known[one] for one in wanted) if known.keys() >= set(wanted) else ()


def _recipes(judgement: Judgement) -> Iterable[ReportRecipe | None]:
    kept = judgement.workspace.all(ReportRecipe)
    ordered = sorted(kept, key=lambda one: (bool(one.title), one.id))
    return (None, *ordered[: _MOST_RECIPES - 1])
