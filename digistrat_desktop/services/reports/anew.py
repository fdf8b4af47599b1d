"""A report's files and pages made again, to be compared with those that came."""

import re
from collections.abc import Iterable, Iterator, Mapping

from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.errors import DigiStratError
from digistrat_desktop.domain.frameworks.crosswalk import Crosswalk
from digistrat_desktop.domain.record.redaction import left_out_from
from digistrat_desktop.domain.trust.assessment import ReportRecipe
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


class AnyName(dict[str, str]):
    """Names of people by id, where a person that is not known may have any name."""

    def get(self, key: str, default: str = "") -> str:  # type: ignore[override]
        """Give the name, or a mark that stands for any; nobody has none."""
        return super().get(key) or (_SOMEBODY if key else default)


def same_tables(judgement: Judgement, inside: Mapping[str, bytes]) -> Iterator[str]:
    """Name the files inside a report that are not what its data give; the rest are the same."""
    from digistrat_desktop.services.reports import writing  # noqa: PLC0415 - the door to the typesetters and their libraries

    wanted = {one.name: one.data for one in writing.attachments_of(judgement)}
    for name in sorted(wanted.keys() | inside.keys()):
        if not _same(wanted.get(name), inside.get(name)):
            yield name


def _same(wanted: bytes | None, came: bytes | None) -> bool:
    if wanted is None or came is None:
        return False
    mark = _SOMEBODY.encode("utf-8")
    if mark not in wanted:
        return wanted == came
    rows, theirs = wanted.split(b"\n"), came.split(b"\n")
    return len(rows) == len(theirs) and all(map(_same_row, rows, theirs))


def _same_row(wanted: bytes, came: bytes) -> bool:
    parts = wanted.split(_SOMEBODY.encode("utf-8"))
    return re.fullmatch(b"[^\n]{0,400}?".join(map(re.escape, parts)), came) is not None


def made_again(judgement: Judgement, kind: str, pdf: ReadPdf, content: bytes) -> bool:
    """Tell if a report made again is the same file; every way the trust keeps to make it is tried."""
    if pdf.own.get("version") != __version__:
        return False
    for recipe in _recipes(judgement):
        given = with_front(judgement, recipe) if recipe is not None and recipe.title else judgement
        options = ReportOptions(
            attach_data=bool(pdf.attachments),
            recipe=recipe_for(recipe),
            left_out=left_out_from(pdf.own.get("leftOut", "")),
            crosswalks=_crosswalks(judgement, pdf.own.get("crosswalks", "")),
        )
        try:
            made = make_report(given, kind, ".pdf", options, Watcher())
        except DigiStratError:
            return False
        if made.content == content:
            return True
    return False


def _crosswalks(judgement: Judgement, digests: str) -> tuple[Crosswalk, ...] | None:
    """Give the crosswalks a report says it is made of, as far as they came with the program."""
    if not digests:
        return None
    known = {one.sha256: one for one in built_in_crosswalks(judgement.pack)}
    return tuple(known[one] for one in digests.split() if one in known)


def _recipes(judgement: Judgement) -> Iterable[ReportRecipe | None]:
    kept = judgement.workspace.all(ReportRecipe)
    ordered = sorted(kept, key=lambda one: (bool(one.title), one.id))
    return (None, *ordered[: _MOST_RECIPES - 1])
