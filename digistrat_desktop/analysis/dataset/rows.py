"""The rows of one trust, from its judgements: nothing here counts or judges.

What belongs to an assessment is taken from the judgement of that assessment, as on its own paper;
what belongs to the trust from the judgement of the trust as it stands.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import itemgetter
from typing import Any, NamedTuple, TypeAlias

from digistrat_desktop.analysis.answers.calibration import checked_answers
from digistrat_desktop.analysis.answers.evidence import Unbacked
from digistrat_desktop.analysis.answers.likeness import alike_across, moment_of, not_compared
from digistrat_desktop.analysis.answers.position import ItemPosition, questions_asked
from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.analysis.dataset.tables import BY_NAME
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.analysis.measures.counted_lines import METRIC_RULES
from digistrat_desktop.analysis.measures.metric_lines import MetricLine
from digistrat_desktop.analysis.measures.spc.rows import moment_of as day_of
from digistrat_desktop.domain.frameworks.framework import FrameworkPack, Section
from digistrat_desktop.domain.periods.periods import year_text
from digistrat_desktop.domain.trust.assessment import Trust
from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.domain.trust.plans import ConstraintEntry
from digistrat_desktop.domain.trust.reviews import BlindScore, Moderation, place_of_score

Value: TypeAlias = str | int | float | bool | date | None
Row: TypeAlias = tuple[Value, ...]
Rows: TypeAlias = dict[str, list[Row]]


class KnownAs(NamedTuple):
    name: str
    ods_code: str


class KeptRows(NamedTuple):
    """What a data set had that is there already."""

    rows: Rows  # of the tables that belong to no single trust
    trusts: Mapping[str, Mapping[str, Any]]  # the other tables of each trust, by its id
    packs_of: Mapping[str, frozenset[str]]  # the frameworks each trust uses
    known: Mapping[str, KnownAs]  # each trust, as its row in the data set has it


@dataclass(frozen=True, slots=True)
class TrustRecord:
    """What is said of a record beside what is in it."""

    as_at: date  # the day of its last change
    changes: int
    end: str  # its last fingerprint


def rows_of(trust: Trust, record: TrustRecord, now: Judgement, cycles: Iterable[Judgement]) -> Rows:
    """Give the rows of a trust, table by table.

    Args:
        now: the trust as it stands, with its latest assessment where it has one.
        cycles: each assessment that stands, judged as on its own paper, earliest first.
    """
    found: Rows = {
        "trusts": [
            (
                *(trust.name, trust.ods_code, trust.trust_kind.value, trust.region),
                *(trust.sample, record.as_at, record.changes, record.end),
            )
        ],
        **_rows_now(now),
    }
    judged = tuple(cycles)
    found["cycles"] = list(_cycles(judged))
    for one in judged:
        for name, rows in _rows_of_cycle(one).items():
            found.setdefault(name, []).extend(rows)
    found["checks"] = [row for one in judged for row in _checks(now, one)]
    return {name: [(trust.id, *row) for row in rows] for name, rows in found.items()}


def _rows_now(now: Judgement) -> Rows:
    return {
        "capacity": list(_capacity(now)),
        "initiatives": list(_initiatives(now)),
        "objective_links": list(_links(now)),
        "metrics": [_metric(now, line) for line in now.metrics],
        "readings": [row for line in now.metrics for row in _readings(line)],
        "actions": [
            (
                *(one.action.id, one.action.title, one.action.status.value, one.action.due),
                *(one.overdue, one.place, one.action.rule),
            )
            for one in now.action_lines
        ],
        "findings": list(_findings(now)),
        "trust_counts": [(what.value, now.counts.of(what)) for what in _OF_TRUST - _OF_CHANGES],
    }


def _rows_of_cycle(one: Judgement) -> Rows:
    return {
        "counts": list(_counts(one)),
        "answers": list(_answers(one)),
        "evidence": list(_evidence(one)),
        "scores": list(_scores(one)),
        "movements": list(_movements(one)),
        "constraints": list(_constraints(one)),
    }


def _cycles(judged: tuple[Judgement, ...]) -> Iterator[Row]:
    numbers: dict[str, int] = {}
    last = {one.assessment.site: one.assessment.id for one in judged}
    for one in judged:
        made, site = one.assessment, one.assessment.site
        numbers[site] = numbers.get(site, 0) + 1
        moment = moment_of(made, one.pack)
        seal = one.proof.seal
        yield (
            *(made.id, made.title, made.as_of, one.today, made.form.value),
            *(made.status.value, seal.code if seal else "", made.pack_sha256, site),
            *(*moment, numbers[site], last[site] == made.id),
        )


def _counts(one: Judgement) -> Iterator[Row]:
    for section, counts in (("", one.counts), *one.counts.sections.items()):
        for what, count in counts.found.items():
            if what not in _OF_TRUST:
                yield one.assessment.id, section, what.value, count.value


_OF_CHANGES = frozenset(
    {
        CountOf.CHANGES_RECORDED,
        CountOf.CHANGES_LISTED,
        CountOf.CHANGES_COUNTED,
        CountOf.CHANGES_AFTER,
    }
)
_OF_TRUST = frozenset(
    {
        *map(CountOf, METRIC_RULES),
        *(CountOf.FINDINGS, CountOf.MATTER_MOST, CountOf.SERIOUS, CountOf.IMPORTANT),
        *(CountOf.TIDY, CountOf.ACCEPTED),
        *(CountOf.OPEN_ACTIONS, CountOf.LATE_ACTIONS, CountOf.PAST_AT_MEETING),
        *(CountOf.UNDATED_ACTIONS, CountOf.UNLINKED_ACTIONS, CountOf.PROPOSED_ACTIONS),
        *_OF_CHANGES,
    }
)
"""What is counted of the trust as it stands; changes are not at hand."""


def _answers(one: Judgement) -> Iterator[Row]:
    claims = {str(claim.item.item.id): claim for claim in one.claims}
    for _, item in questions_asked(one.position):
        said, claim = item.response, claims.get(str(item.item.id))
        yield (
            *_of_question(one, item),
            one.pack.sha256,
            *(item.standing.value, item.answer, item.beside, item.supported, item.backing.value),
            claim.gap.name.lower() if claim and claim.gap is not Unbacked.NONE else "",
            item.strongest.value if item.strongest else "",
            claim.last_day if claim else None,
            said.target if said else "",
            said.target_by if said else None,
            said.sureness.value if said else "",
            item.carried,
            said.discuss if said else False,
        )


def _of_question(one: Judgement, item: ItemPosition) -> tuple[str, str]:
    return str(one.assessment.id), str(item.item.id)


def _evidence(one: Judgement) -> Iterator[Row]:
    for section in one.position:
        for item in section.asked:
            backs = {support.id for support, _ in item.backed_by}
            for support, evidence in item.evidence:
                yield (
                    *_of_question(one, item),
                    *(support.id, evidence.id, evidence.strength.value, evidence.dated),
                    *(support.shows, support.id in backs),
                )


def _scores(one: Judgement) -> Iterator[Row]:
    made = one.assessment
    moderated = (m for m in one.workspace.all(Moderation) if place_of_score(m) == made.id)
    agreed = {m.item_id: m.agreed for m in moderated}
    by_item: dict[str, list[BlindScore]] = {}
    for score in one.workspace.all(BlindScore):
        if place_of_score(score) == made.id:
            by_item.setdefault(score.item_id, []).append(score)
    for item_id, scores in by_item.items():
        ordered = sorted(scores, key=lambda s: (s.scorer_id or "", s.id))
        for number, score in enumerate(ordered, start=1):
            yield (
                *(made.id, item_id, number, score.answer, score.second_answer),
                agreed.get(item_id, ""),
            )


def _checks(now: Judgement, one: Judgement) -> Iterator[Row]:
    """A reviewer's conclusion is the trust's: it can come after the assessment was signed off."""
    numbers: dict[str, int] = {}
    for check in checked_answers(now.workspace, one.assessment):
        numbers[check.item_id] = numbers.get(check.item_id, 0) + 1
        place = (one.assessment.id, check.item_id, numbers[check.item_id])
        yield (*place, check.by.value, check.claimed, check.checked)


def _movements(one: Judgement) -> Iterator[Row]:
    """Give how each answer moved, and without a way the questions that have no like last time."""
    if one.previous is None:
        return
    for split in one.split:
        move = split.move
        yield (
            *(one.assessment.id, split.item_id, one.previous.id),
            *(move.way.value, move.before, move.after, move.steps, split.cause.value),
            *(move.backed_anew, move.unexplained, move.reason),
        )
    for alone in not_compared(one.alike, one.before, one.position):
        if alone.item_id:
            head = (one.assessment.id, alone.item_id, one.previous.id)
            yield (*head, "", "", "", 0, "not_compared", False, False, "")


def _constraints(one: Judgement) -> Iterator[Row]:
    entries = {e.item_id: e for e in one.workspace.all(ConstraintEntry) if e.item_id}
    for line in one.constraints.lines if one.constraints else ():
        entry = entries.get(line.item.item.id)
        yield (
            *_of_question(one, line.item),
            *(line.family, line.severity.id, line.response.id if line.response else ""),
            *(line.serious, line.ignored, entry.trend.value if entry else ""),
            bool(entry and entry.owner_id),
        )


def _capacity(now: Judgement) -> Iterator[Row]:
    for line in now.reality.lines:
        for year in line.years:
            amounts = (year.available, year.hard, year.soft, year.short)
            yield (
                *(line.key.family.value, line.key.name, year_text(year.year)),
                "" if line.key.family.is_money else line.label,
                *(line.unit, *map(_number, amounts)),
            )


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _initiatives(now: Judgement) -> Iterator[Row]:
    left_out = {one.initiative_id for one in now.reality.dropped}
    for column in now.strategy.columns:
        one = column.initiative
        yield (
            *(one.id, one.title, one.status.value, one.starts, one.ends),
            one.id not in left_out,
        )


def _links(now: Judgement) -> Iterator[Row]:
    titles = {str(row.objective.id): row.objective for row in now.strategy.rows}
    for (objective_id, initiative_id), cell in now.strategy.cells.items():
        objective = titles.get(objective_id)
        if objective is not None:
            yield (
                *(objective_id, initiative_id, objective.title),
                *(objective.objective_kind.value, cell.strength, cell.to_confirm),
            )


def _metric(now: Judgement, line: MetricLine) -> Row:
    metric = now.workspace.get(Metric, line.metric_id)
    found, last = line.analysis, line.analysis.last
    limits = last.limits if last else None
    return (
        *(metric.id, metric.catalogue_id, line.name, line.role.value, line.unit),
        *(metric.direction.value, found.options.chart.value),
        last.value if last else None,
        day_of(last.period) if last else None,
        found.options.target,
        found.variation.value if found.variation else "",
        found.assurance.value if found.assurance else "",
        *(line.is_concern, line.is_better, line.stale),
        *((limits.mean, limits.lower, limits.upper) if limits else (None, None, None)),
    )


def _readings(line: MetricLine) -> Iterator[Row]:
    for point in line.analysis.points:
        limits = point.limits
        yield (
            *(line.metric_id, day_of(point.period), point.state.value, point.value),
            *(limits.mean, limits.lower, limits.upper, point.cause.value, point.kind.value),
        )


def _findings(now: Judgement) -> Iterator[Row]:
    items = {str(item.id) for item in now.pack.items()} if now.assessed else set()
    for place, one in enumerate((*now.findings, *now.accepted), start=1):
        yield (
            *(place, one.rule, one.family.name.lower(), int(one.severity)),
            one.record if one.record in items else "",
            *(one.accepted is not None, one.matters_most, one.sentence),
        )


def rows_of_packs(packs: Iterable[FrameworkPack]) -> Rows:
    """Give the rows of every framework in use, and how the questions of 2 compare."""
    ordered = sorted(packs, key=lambda pack: (pack.id, _version(pack), pack.sha256))
    places = {pack.sha256: _place(pack, ordered) for pack in ordered}
    return {
        "frameworks": [(p.sha256, p.id, p.version, places[p.sha256], p.title) for p in ordered],
        "questions": [row for one in ordered for row in _questions(one)],
        "levels": [row for one in ordered for row in _levels(one)],
        "framework_metrics": [row for one in ordered for row in _metrics_of(one)],
        "likenesses": [row for one in ordered for row in _likenesses(one, ordered)],
    }


def _version(pack: FrameworkPack) -> tuple[int, ...]:
    return tuple(map(int, pack.version.split(".")))


def _place(pack: FrameworkPack, ordered: Iterable[FrameworkPack]) -> int:
    same = [one.sha256 for one in ordered if one.id == pack.id]
    return same.index(pack.sha256) + 1


def _questions(pack: FrameworkPack) -> Iterator[Row]:
    place = 0
    for section in pack.sections:
        for group in section.groups:
            for item in group.items:
                place += 1
                yield (
                    *(pack.sha256, item.id, place, section.id, section.title, section.kind.value),
                    *(group.title, item.title, item.question),
                )


def _levels(pack: FrameworkPack) -> Iterator[Row]:
    for section in pack.sections:
        for half, scale_id in enumerate(_scales(section), start=1):
            scale = pack.scale(scale_id)
            said = [(one.id, one.order, one.label) for one in scale.levels]
            others = [(one.id, -1, one.label) for one in scale.other_answers]
            for item in section.items():
                for level, order, label in (*said, *others):
                    yield pack.sha256, item.id, half, level, order, label


def _metrics_of(pack: FrameworkPack) -> Iterator[Row]:
    for one in pack.metrics:
        yield pack.sha256, one.id, one.name, one.kind.value, one.unit, one.direction.value


def _scales(section: Section) -> tuple[str, ...]:
    second = section.scale_id if section.asked_twice else section.second_scale_id
    return tuple(one for one in (section.scale_id, second) if one)


def _likenesses(pack: FrameworkPack, others: Iterable[FrameworkPack]) -> Iterator[Row]:
    for old in others:
        bridge = pack.bridge_from(old) if old.sha256 != pack.sha256 else None
        for row in bridge.items if bridge else ():
            for question in row.to if row.came_from else ():
                said = alike_across(old, pack, row.reference_point)[question]
                yield (
                    *(pack.sha256, question, old.sha256, row.came_from, row.relation.value),
                    *(said.is_compared and row.relation.is_alike, row.reference_point, row.reason),
                )


def sorted_rows(rows: Mapping[str, Iterable[Row]]) -> Rows:
    """Put the rows of every table in the order of their key, so that same records give same bytes.

    A column of a key has values of one kind alone, and never none.
    """
    return {name: sorted(some, key=itemgetter(*_key_of(name))) for name, some in rows.items()}


def _key_of(table: str) -> list[int]:
    return [place for place, column in enumerate(BY_NAME[table].columns) if column.is_key]
