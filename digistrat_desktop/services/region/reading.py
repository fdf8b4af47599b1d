"""What a region's report says, from the rows of its views: nothing is counted again here."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from digistrat_desktop.analysis.answers.calibration import CheckedBy, agreement_of
from digistrat_desktop.analysis.answers.movement import Cause
from digistrat_desktop.analysis.findings.rules import RULES, Severity
from digistrat_desktop.analysis.region import across
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.scales import Form, TrustKind
from digistrat_desktop.domain.trust.plans import ResourceFamily
from digistrat_desktop.domain.words import small_unless_named
from digistrat_desktop.services.region.making import FileVerdict, RegionMaker
from digistrat_desktop.services.region.views import RegionData, open_region

Rows = Iterable[Mapping[str, Any]]
NO_LEVEL = {
    "cannot_say": "Cannot say yet",
    "does_not_apply": "Does not apply",
    "half_answered": "Half answered",
    "not_answered": "Not answered",
    "not_settled": "Not settled",
}


@dataclass(frozen=True, slots=True)
class RegionSeen:
    """A data set, read: what became of each file, and what all say together."""

    verdicts: tuple[FileVerdict, ...]
    report: across.RegionReport
    names: Mapping[str, str]  # of the trusts in it, by id
    data: Path  # where it is
    source: Path | None = None  # the folder of the files, where they were read just now


def read_folder(
    maker: RegionMaker, folder: Path, out: Path, progress: Callable[[int, int], None] | None = None
) -> RegionSeen:
    """Make the data set of a folder and read it; the arguments are those of `RegionMaker.make`."""
    made = maker.make(folder, out, progress)
    return replace(open_data_set(maker, out), verdicts=made.verdicts, source=folder)


def read_data_set(maker: RegionMaker, folder: Path) -> across.RegionReport:
    """Read what a data set that is there says."""
    return open_data_set(maker, folder).report


def open_data_set(maker: RegionMaker, folder: Path) -> RegionSeen:
    """Read a data set that is there: what it says, and of which files and trusts."""
    with closing(open_region(maker.sets, maker.views, folder)) as data:
        if data.is_masked:
            raise Refused(
                "The trusts of this data set are under code names, and small numbers are left out.",
                "No file was saved.",
                "Make the report from the data set with names, and hide the names in the report.",
            )
        report = region_report(data, maker.sets.fingerprint(folder))
        verdicts = tuple(FileVerdict(*map(str, row)) for row in data.rows_of(_FILES))
        names = {str(trust): str(name) for trust, name in data.rows_of(_NAMES)}
    return RegionSeen(verdicts, report, names, folder)


_FILES = "SELECT file, fingerprint, trust, verdict, reason FROM files ORDER BY file"
_NAMES = "SELECT trust, name FROM trusts"


def region_report(data: RegionData, fingerprint: str) -> across.RegionReport:
    """Read every view that the report is made of.

    Args:
        fingerprint: SHA-256 of what describes the data set.
    """
    rows = _Rows(data)
    moved = rows.of("movement_reasons")
    return across.RegionReport(
        basis=_basis(rows, fingerprint),
        groups=tuple(_groups(rows)),
        constraints=tuple(_constraints(rows)),
        moved=tuple(_moved(rows, moved)),
        moving=sum(one["number"] > 1 for one in rows.of("latest")),
        causes=tuple(_causes(moved)),
        unexplained=sum(one["unexplained"] for one in moved),
        gaps=tuple(_gaps(rows)),
        metrics=tuple(_metrics(rows)),
        evidence=tuple(_evidence(rows)),
        findings=tuple(_findings(rows)),
        checked=tuple(_checked(rows)),
    )


class _Rows:
    """The rows of each view, asked for once."""

    def __init__(self, data: RegionData) -> None:
        self._data, self._found = data, dict[str, Rows]()

    def of(self, view: str) -> list[Mapping[str, Any]]:
        if view not in self._found:
            self._found[view] = list(self._data.view(view).records())
        return list(self._found[view])


def _basis(rows: _Rows, fingerprint: str) -> across.RegionBasis:
    latest, (made,) = rows.of("latest"), rows.of("made_of")
    days = sorted(one["as_of"] for one in latest if one["as_of"] is not None)
    bodies = {one["region"] for one in latest}
    last: date = made["as_at"] or date.min
    return across.RegionBasis(
        name=bodies.pop() if len(bodies) == 1 else "",
        trusts=made["trusts"],
        packages=made["files_used"],
        cycles=made["assessments"],
        frameworks=tuple(
            across.FrameworkUsed(_pack_words(one), one["trusts"])
            for one in rows.of("frameworks_in_use")
        ),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        when=datetime.combine(last, time(), UTC),
        fingerprint=fingerprint,
        made_up=made["sample_trusts"],
        apart=tuple(
            across.SetApart(one["file"], one["reason"])
            for one in rows.of("set_apart")
            if one["verdict"] == "set apart"
        ),
    )


def _pack_words(one: Mapping[str, Any]) -> str:
    return f"{one['title']}{across.VERSION_WORD}{one['version']}"


_Key = tuple[str, str, str]  # of trusts that are counted together: framework, form and setting


def _groups(rows: _Rows) -> Iterator[across.LikeGroup]:
    """Give the trusts that are counted together, the largest group first."""
    packs = {one["framework"]: _pack_words(one) for one in rows.of("frameworks_in_use")}
    found: dict[_Key, list[Mapping[str, Any]]] = defaultdict(list)
    for one in rows.of("position_by_question"):
        found[one["framework"], one["form"], one["kind"]].append(one)
    before: dict[tuple[str, ...], dict[str, int]] = defaultdict(dict)
    for one in rows.of("position_before"):
        before[_place(one)][one["said"]] = one["trusts"]
    scales = _scales(rows)
    for (pack, form, kind), said in sorted(found.items(), key=lambda pair: (-_most(pair[1]), pair)):
        words = f"{packs.get(pack, 'Another framework')}, {Form(form).value} form"
        head = f"{TrustKind(kind).label}: {words}"
        yield across.LikeGroup(head, _most(said), tuple(_questions(said, before, scales)))


def _most(said: Iterable[Mapping[str, Any]]) -> int:
    return max(int(one["of_trusts"]) for one in said)


def _place(one: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(one[name]) for name in ("framework", "question", "form", "kind", "moment"))


_Scales = Mapping[tuple[str, str], list[tuple[str, str]]]


def _scales(rows: _Rows) -> _Scales:
    """Give the levels of every question, lowest first, as pairs of id and label."""
    found: dict[tuple[str, str], list[tuple[int, str, str]]] = defaultdict(list)
    for one in rows.of("levels_by_question"):
        found[one["framework"], one["question"]].append((one["place"], one["level"], one["label"]))
    return {key: [(level, label) for _, level, label in sorted(of)] for key, of in found.items()}


def _questions(
    said: Iterable[Mapping[str, Any]],
    before: Mapping[tuple[str, ...], Mapping[str, int]],
    scales: _Scales,
) -> Iterator[across.QuestionAcross]:
    found: dict[tuple[str, ...], list[Mapping[str, Any]]] = defaultdict(list)
    for one in said:
        found[_place(one)].append(one)
    for place, rows in sorted(found.items(), key=lambda pair: (pair[1][0]["place"], pair[0])):
        levels = scales.get((place[0], place[1]), [])
        if not levels:
            continue
        now, was = {one["said"]: int(one["trusts"]) for one in rows}, before.get(place, {})
        first, known = rows[0], (*((*one, True) for one in levels), *_NONE)
        counted = tuple(
            across.LevelAcross(label, now.get(said, 0), was.get(said, 0), is_level)
            for said, label, is_level in known
        )
        of = (int(first["of_trusts"]), sum(was.values()))
        yield across.QuestionAcross(
            first["question"], first["title"], first["section_title"], counted, *of
        )


_NONE = tuple((said, label, False) for said, label in NO_LEVEL.items())


def _constraints(rows: _Rows) -> Iterator[across.SharedConstraint]:
    title = _title_of(rows)
    of_all = (one for one in rows.of("shared_constraints") if not one["kind"])
    for one in sorted(of_all, key=lambda one: (-one["trusts"], one["place"], one["framework"])):
        yield across.SharedConstraint(
            title(one),
            one["of_trusts"],
            one["trusts"],
            one["not_mentioned"],
            one["without_owner"],
        )


def _title_of(rows: _Rows) -> Callable[[Mapping[str, Any]], str]:
    """Give what titles a question, with its version where a newer framework has one of the same id."""
    packs = {one["framework"]: one for one in rows.of("frameworks_in_use")}
    newest = {
        one["id"]: one["framework"] for one in sorted(packs.values(), key=lambda p: p["place"])
    }

    def title(one: Mapping[str, Any]) -> str:
        pack = packs.get(one["framework"])
        is_old = pack is not None and newest[pack["id"]] != one["framework"]
        return f"{one['title']} (version {pack['version']})" if pack and is_old else one["title"]

    return title


def _moved(views: _Rows, rows: Rows) -> Iterator[across.MovedAcross]:
    title = _title_of(views)
    found: dict[tuple[int, str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    about: dict[tuple[int, str, str], Mapping[str, Any]] = {}
    for one in rows:
        key = (one["place"], one["question"], one["framework"])
        about[key] = one
        found[key][one["way"]] += one["trusts"]
    for key, ways in sorted(found.items()):
        one = about[key]
        counts = (ways["up"], ways["down"], ways["first"], ways["lost"])
        yield across.MovedAcross(one["question"], title(one), one["section"], *counts)


def _causes(rows: Rows) -> Iterator[across.CauseAcross]:
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for one in rows:
        found[one["cause"]][one["way"]] += one["trusts"]
    for cause in Cause:
        ways = found[cause.value]
        if ways["up"] or ways["down"]:
            yield across.CauseAcross(cause.label, ways["up"], ways["down"])


def _gaps(rows: _Rows) -> Iterator[across.ResourceGap]:
    found = sorted(rows.of("reality_gaps"), key=lambda one: (-one["trusts"], one["year"]))
    for one in found:
        family = ResourceFamily(one["family"])
        name = one["resource"] or small_unless_named(family.label)
        unit = "£" if family.is_money else one["unit"]
        short = Decimal(str(one["short_together"] or 0))
        yield across.ResourceGap(name, one["year"], unit, one["of_trusts"], one["trusts"], short)


def _metrics(rows: _Rows) -> Iterator[across.MetricAcross]:
    for one in sorted(rows.of("signals_in_measures"), key=lambda one: -one["of_trusts"]):
        own = f"The trusts' own: {one['role']}, {one['unit'] or 'no unit'}, {one['direction']}"
        yield across.MetricAcross(
            name=(one["name"] or one["catalogue"]) if one["catalogue"] else own,
            trusts=one["of_trusts"],
            better=one["better"],
            concern=one["trusts"],
            missed=one["target_will_fail"],
            met=one["target_will_pass"],
            overdue=one["overdue"],
        )


def _evidence(rows: _Rows) -> Iterator[across.EvidenceAcross]:
    title = _title_of(rows)
    for one in sorted(rows.of("evidence_gaps"), key=lambda one: (one["place"], one["framework"])):
        gaps = ("nothing_linked", "opinion_only", "out_of_date", "another_level", "undated")
        head = (one["question"], title(one), one["section"], one["of_trusts"])
        backed = one["of_trusts"] - one["trusts"]
        yield across.EvidenceAcross(*head, backed, tuple(one[gap] for gap in gaps))


def _findings(rows: _Rows) -> Iterator[across.FindingAcross]:
    found = sorted(rows.of("findings_by_rule"), key=lambda one: (one["severity"], -one["trusts"]))
    for one in found:
        rule = RULES.get(one["rule"])
        words = rule.title if rule else one["rule"]
        counts = (one["trusts"], one["findings"], one["set_aside"])
        yield across.FindingAcross(words, Severity(one["severity"]).label, *counts)


def _checked(rows: _Rows) -> Iterator[across.CheckedAcross]:
    """Give each question's pairs, then those of all questions with the same levels."""
    scales = _scales(rows)
    of_scale: dict[tuple[str, tuple[tuple[str, str], ...]], list[Mapping[str, Any]]]
    of_scale, of_question = defaultdict(list), defaultdict(list)
    for one in rows.of("checked_answers"):
        levels = tuple(scales.get((one["framework"], one["question"]), ()))
        of_scale[one["checked_by"], levels].append(one)
        of_question[one["checked_by"], levels, one["question"], one["title"]].append(one)
    for (by, levels), some in sorted(of_scale.items()):
        labels = ", ".join(label for _, label in levels)
        yield _agreeing(f"All questions with the levels {labels}", by, levels, some)
    for (by, levels, question, title), some in sorted(of_question.items()):
        yield _agreeing(f"{question} {title}", by, levels, some)


def _agreeing(
    title: str, by: str, levels: Iterable[tuple[str, str]], rows: list[Mapping[str, Any]]
) -> across.CheckedAcross:
    pairs = ((one["own"], one["checked"]) for one in rows)
    agreement = agreement_of(pairs, [level for level, _ in levels])
    return across.CheckedAcross(
        title, CheckedBy(by), len({one["trust"] for one in rows}), agreement
    )
