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
from digistrat_desktop.analysis.dataset.rows import Row
from digistrat_desktop.analysis.findings.rules import RULES, Severity
from digistrat_desktop.analysis.region import across
from digistrat_desktop.domain.frameworks.framework import Direction
from digistrat_desktop.domain.frameworks.scales import Form, Status, TrustKind
from digistrat_desktop.domain.trust.plans import ResourceFamily
from digistrat_desktop.domain.words import small_unless_named
from digistrat_desktop.services.region.expecting import Expected, by_trust
from digistrat_desktop.services.region.making import FileVerdict, RegionMaker, verdict_in
from digistrat_desktop.services.region.since import Since
from digistrat_desktop.services.region.views import RegionData, open_region
from digistrat_desktop.tabular.cells import restored

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
    nameless: across.RegionReport  # the same with names and small numbers hidden
    names: Mapping[str, str]  # of the trusts in it, by id
    data: Path  # where it is
    source: Path | None = None  # the folder of the files, where they were read just now
    since: Since | None = None  # what differs from the data set that was there


def read_folder(
    maker: RegionMaker, folder: Path, out: Path, progress: Callable[[int, int], None] | None = None
) -> RegionSeen:
    """Make the data set of a folder and read it; the arguments are those of `RegionMaker.make`."""
    made = maker.make(folder, out, progress)
    seen = open_data_set(maker, out)
    return replace(seen, verdicts=made.verdicts, source=folder, since=made.since)


def read_data_set(maker: RegionMaker, folder: Path, *, hide: bool = False) -> across.RegionReport:
    """Read what a data set that is there says.

    Args:
        hide: leave out every name, and what fewer than `across.FEWEST` trusts say.
    """
    with closing(open_region(maker.sets, maker.views, folder)) as data:
        if hide:
            data.hide()
        return region_report(data, maker.sets.fingerprint(folder))


def open_data_set(maker: RegionMaker, folder: Path) -> RegionSeen:
    """Read a data set that is there: what it says, and of which files and trusts."""
    with closing(open_region(maker.sets, maker.views, folder)) as data:
        fingerprint = maker.sets.fingerprint(folder)
        report = region_report(data, fingerprint)
        verdicts = tuple(map(verdict_in, data.rows_of(_FILES)))
        names = {str(trust): restored(str(name)) for trust, name in data.rows_of(_NAMES)}
        data.hide()
        nameless = region_report(data, fingerprint)
    return RegionSeen(verdicts, report, nameless, names, folder)


_FILES = "SELECT file, fingerprint, trust, verdict, reason, named FROM files ORDER BY file"
_NAMES = "SELECT trust, name FROM trusts"


def region_report(data: RegionData, fingerprint: str) -> across.RegionReport:
    """Read every view that the report is made of.

    Args:
        fingerprint: SHA-256 of what describes the data set.
    """
    rows = _Rows(data)
    return across.RegionReport(
        basis=_basis(rows, fingerprint),
        everyone=tuple(_everyone(rows)),
        groups=tuple(_groups(rows)),
        constraints=tuple(_constraints(rows)),
        moved=tuple(_moved(rows)),
        moving=sum(one["number"] > 1 for one in rows.of("latest")),
        causes=tuple(_causes(rows)),
        gaps=tuple(_gaps(rows)),
        metrics=tuple(_metrics(rows)),
        evidence=tuple(_evidence(rows)),
        findings=tuple(_findings(rows)),
        checked=() if data.hides else tuple(_checked(rows)),
    )


class _Rows:
    """The rows of each view, asked for once; texts as people wrote them, not as a spreadsheet is given them."""

    def __init__(self, data: RegionData) -> None:
        self._data, self._found = data, dict[str, Rows]()
        self.hides = data.hides

    def of(self, view: str) -> list[Mapping[str, Any]]:
        if view not in self._found:
            self._found[view] = [_as_written(one) for one in self._data.view(view).records()]
        return list(self._found[view])

    def written(self) -> Mapping[str, str]:
        """Give the name of each resource as most trusts write it: in tables it has small letters.

        Where names are hidden, capitals that few write are a trust's own.
        """
        found = [one for one in self._data.rows_of(_WRITTEN) if self._may_say(one)]
        return {str(one): restored(str(name)) for one, name, _ in sorted(found, key=_most_last)}

    def _may_say(self, written: Row) -> bool:
        return not self.hides or int(str(written[2])) >= across.FEWEST


_WRITTEN = (
    "SELECT c.resource, c.written, COUNT(DISTINCT c.trust) FROM capacity c "
    "JOIN trusts t ON t.trust = c.trust WHERE NOT t.sample GROUP BY c.resource, c.written"
)


def _most_last(row: Row) -> tuple[int, str]:
    _, name, trusts = row
    return int(str(trusts)), str(name)


def _as_written(row: Mapping[str, Any]) -> dict[str, Any]:
    return {k: restored(v) if isinstance(v, str) else v for k, v in row.items()}


_COPIES = frozenset({"older", "same"})


def _basis(rows: _Rows, fingerprint: str) -> across.RegionBasis:
    latest, (made,) = rows.of("latest"), rows.of("made_of")
    days = sorted(one["as_of"] for one in latest if one["as_of"] is not None)
    bodies = {"" if rows.hides else one["region"] for one in latest}
    last: date = made["as_at"] or date.min
    return across.RegionBasis(
        name=bodies.pop() if len(bodies) == 1 else "",
        trusts=made["trusts"],
        packages=made["files_used"],
        cycles=made["assessments"],
        frameworks=tuple(
            across.FrameworkUsed(_pack_words(one["title"], one["version"]), one["trusts"])
            for one in rows.of("frameworks_in_use")
        ),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        when=datetime.combine(last, time(), UTC),
        fingerprint=fingerprint,
        masked=rows.hides,
        senders=made["file_trusts"] or 0,
        copies=sum(one["verdict"] in _COPIES for one in rows.of("set_apart")),
        made_up=made["sample_trusts"],
        apart=tuple(_apart(rows)),
        named=tuple(_named(rows)),
        expected=_expected(rows, made),
    )


def _expected(rows: _Rows, made: Mapping[str, Any]) -> across.ExpectedTrusts | None:
    if not made["has_list"]:
        return None
    missing = (Expected(one["ods_code"], one["name"]).words for one in rows.of("not_sent"))
    unlisted = by_trust((one["file"], one["trust"], one["name"]) for one in rows.of("not_expected"))
    counts = made["expected_trusts"], made["not_sent_trusts"]
    return across.ExpectedTrusts(*counts, tuple(missing), unlisted)


def _apart(rows: _Rows) -> Iterator[across.SetApart]:
    """Give the files set apart; where names are hidden only how many, for names and reasons tell of trusts."""
    for one in rows.of("set_apart"):
        if one["verdict"] == "set apart":
            yield (
                across.SetApart("", "")
                if rows.hides
                else across.SetApart(one["file"], one["reason"], one["name"])
            )


def _named(rows: _Rows) -> Iterator[across.TrustInIt]:
    for one in sorted(rows.of("trusts_in_it"), key=lambda one: (one["name"], one["trust"])):
        if not (rows.hides or one["sample"]):
            kind = TrustKind(one["kind"]).label
            used = _pack_words(one["framework_title"], one["version"])
            status = Status(one["status"]).label if one["status"] else ""
            head = one["name"], one["ods_code"], kind, one["as_of"]
            yield across.TrustInIt(*head, one["title"], used if status else "", status)


def _pack_words(title: str, version: str) -> str:
    return f"{title}{across.VERSION_WORD}{version}"


_Key = tuple[str, str, str]  # of trusts that are counted together: framework's id, form and setting


def _everyone(rows: _Rows) -> Iterator[across.AskedAcross]:
    """Give every question over all that were asked it, in the order of the newest framework first."""
    title = _title_of(rows)
    places = {one["framework"]: -one["place"] for one in rows.of("frameworks_in_use")}
    found: dict[tuple[Any, ...], list[Mapping[str, Any]]] = defaultdict(list)
    for one in rows.of("answers_by_question"):
        key = (places.get(one["framework"], 0), one["place"], one["framework"], one["moment"])
        found[key].append(one)
    for _, said in sorted(found.items()):
        first = said[0]
        levels = sorted((one for one in said if one["level"]), key=lambda one: one["level_place"])
        if levels:
            yield across.AskedAcross(
                id=first["question"],
                title=title(first),
                section=first["section_title"],
                levels=tuple((one["label"], one["trusts"]) for one in levels),
                no_level=next(one["trusts"] for one in said if not one["level"]),
                asked=first["asked_trusts"],
            )


def _groups(rows: _Rows) -> Iterator[across.LikeGroup]:
    """Give the trusts that are counted together, each in one group, the largest group first."""
    packs = {one["framework"]: one for one in rows.of("frameworks_in_use")}
    found: dict[_Key, list[Mapping[str, Any]]] = defaultdict(list)
    for one in rows.of("position_by_question"):
        pack = packs.get(one["framework"])
        found[pack["id"] if pack else "", one["form"], one["kind"]].append(one)
    before: dict[tuple[str, ...], dict[str, int]] = defaultdict(dict)
    for one in rows.of("position_before"):
        before[_place(one)][one["said"]] = one["trusts"]
    together: dict[_Key, list[Mapping[str, Any]]] = defaultdict(list)
    for one in sorted(rows.of("compared_together"), key=lambda one: one["place"]):
        together[one["id"], one["form"], one["kind"]].append(one)
    scales, titled = _scales(rows), _title_of(rows)
    sized = sorted(together.items(), key=lambda pair: (-_trusts(pair[1]), pair[0]))
    for key, versions in sized:
        title = packs[versions[0]["framework"]]["title"]
        yield across.LikeGroup(
            *(TrustKind(key[2]).label, title, Form(key[1]).value, _trusts(versions)),
            tuple(_answered(versions)),
            tuple(_questions(found[key], before, scales, titled)),
        )


def _trusts(versions: Iterable[Mapping[str, Any]]) -> int:
    """Add up trusts of one group: each answered in one version."""
    return sum(int(one["trusts"]) for one in versions)


def _answered(versions: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for one in versions:
        if one["version"] != one["read_as"]:
            yield (
                f"{one['trusts']:,} answered in version {one['version']}, read as version "
                f"{one['read_as']} where the question means the same."
            )


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
    title: Callable[[Mapping[str, Any]], str],
) -> Iterator[across.QuestionAcross]:
    found: dict[tuple[str, ...], list[Mapping[str, Any]]] = defaultdict(list)
    for one in said:
        found[_place(one)].append(one)
    for place, rows in sorted(found.items(), key=lambda pair: (pair[1][0]["place"], pair[0][1:])):
        levels = scales.get((place[0], place[1]), [])
        if not levels:
            continue
        now, was = {one["said"]: int(one["trusts"]) for one in rows}, before.get(place, {})
        first, known = rows[0], (*((*one, True) for one in levels), *_NONE)
        counted = tuple(
            across.LevelAcross(label, now.get(said, 0), was.get(said, 0), is_level)
            for said, label, is_level in known
        )
        of = (int(first["asked_trusts"]), sum(was.values()))
        yield across.QuestionAcross(
            first["question"], title(first), first["section_title"], counted, *of
        )


_NONE = tuple((said, label, False) for said, label in NO_LEVEL.items())


def _constraints(rows: _Rows) -> Iterator[across.SharedConstraint]:
    title = _title_of(rows)
    of_all = (one for one in rows.of("shared_constraints") if not one["kind"])
    ordered = sorted(of_all, key=lambda one: (one["place"], one["framework"]))
    for one in across.most_first(ordered, lambda one: one["limited_trusts"]):
        yield across.SharedConstraint(
            *(one["question"], title(one), one["asked_trusts"], one["rated_trusts"]),
            *(one["limited_trusts"], one["not_mentioned_trusts"], one["without_owner_trusts"]),
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


def _moved(rows: _Rows) -> Iterator[across.MovedAcross]:
    title = _title_of(rows)
    for one in sorted(
        rows.of("moves_by_question"), key=lambda one: (one["place"], one["framework"])
    ):
        yield across.MovedAcross(
            *(one["question"], title(one), one["section"], one["asked_trusts"]),
            *(one["up_trusts"], one["down_trusts"]),
            *(one["first_level_trusts"], one["no_level_now_trusts"]),
        )


def _causes(rows: _Rows) -> Iterator[across.CauseAcross]:
    found = {one["cause"]: one for one in rows.of("moves_by_cause")}
    for cause in Cause:
        if cause.value in found:
            one = found[cause.value]
            yield across.CauseAcross(
                *(cause.label, one["up_moves"], one["down_moves"]),
                *(one["unexplained_up_moves"], one["unexplained_down_moves"]),
            )


def _gaps(rows: _Rows) -> Iterator[across.ResourceGap]:
    found = sorted(
        rows.of("reality_gaps"), key=lambda one: (one["year"], one["family"], one["resource"])
    )
    written = rows.written()
    for one in across.most_first(found, lambda one: one["short_trusts"]):
        family = ResourceFamily(one["family"])
        name = small_unless_named(written.get(one["resource"]) or one["resource"] or family.label)
        unit = "£" if family.is_money else one["unit"]
        is_hidden = one["short_trusts"] is None
        short = None if is_hidden else Decimal(str(one["short_together"] or 0))
        counts = (one["needing_trusts"], one["short_trusts"])
        yield across.ResourceGap(name, one["year"], unit, *counts, short)


def _metrics(rows: _Rows) -> Iterator[across.MetricAcross]:
    found = rows.of("signals_in_measures")
    for one in across.most_first(found, lambda one: one["watching_trusts"]):
        better = Direction(one["direction"]).label.lower()
        own = f"Metrics of the trusts' own: {one['role']}, {better}"
        yield across.MetricAcross(
            name=one["name"] if one["catalogue"] else own,
            trusts=one["watching_trusts"],
            better=one["better_trusts"],
            concern=one["concern_trusts"],
            missed=one["target_missed_trusts"],
            met=one["target_met_trusts"],
            overdue=one["overdue_trusts"],
        )


_GAPS = tuple(
    f"{one}_trusts"
    for one in ("nothing_linked", "opinion_only", "out_of_date", "another_level", "undated")
)


def _evidence(rows: _Rows) -> Iterator[across.EvidenceAcross]:
    title = _title_of(rows)
    for one in sorted(rows.of("evidence_gaps"), key=lambda one: (one["place"], one["framework"])):
        yield across.EvidenceAcross(
            *(one["question"], title(one), one["section"], one["asked_trusts"]),
            *(one["claiming_trusts"], one["backed_trusts"], one["not_backed_trusts"]),
            tuple(one[gap] for gap in _GAPS),
        )


def _findings(rows: _Rows) -> Iterator[across.FindingAcross]:
    found = sorted(rows.of("findings_by_rule"), key=lambda one: one["rule"])
    counted = across.most_first(found, lambda one: one["found_trusts"])
    for one in sorted(counted, key=lambda one: one["severity"]):
        rule = RULES.get(one["rule"])
        words = rule.title if rule else one["rule"]
        counts = (one["found_trusts"], one["findings"], one["set_aside"])
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
    pairs = ((one["claimed"], one["checked"]) for one in rows)
    agreement = agreement_of(pairs, [level for level, _ in levels])
    return across.CheckedAcross(
        title, CheckedBy(by), len({one["trust"] for one in rows}), agreement
    )
