"""One package judged for the data set: each assessment as on its own paper, the trust as it stands."""

from collections.abc import Callable, Collection, Iterator
from datetime import date
from typing import NamedTuple

from digistrat_desktop.analysis.dataset.rows import Rows, TrustRecord, rows_of
from digistrat_desktop.analysis.judgement import Judgement, Proof, judge
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.record.events import Key
from digistrat_desktop.domain.record.fold import as_seen_by
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.domain.record.seals import Revision, Seal
from digistrat_desktop.domain.record.standing import workspace_of
from digistrat_desktop.domain.record.workspace import (
    Workspace,
    assessment_before,
    latest_of_trust,
    make_workspace,
    seal_of,
    standing_assessments,
    trust_of,
)
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.trust.metrics import Annotation, Metric, Reading, Rebase
from digistrat_desktop.domain.wire.codecs import day_to_judge_at
from digistrat_desktop.services.packages.files import Package
from digistrat_desktop.services.record.snapshot import as_signed, signed_text
from digistrat_desktop.services.store.opened import readable

_OF_ASSESSMENTS = frozenset({Assessment.KIND, Revision.KIND})
_OF_METRICS = frozenset({Metric.KIND, Reading.KIND, Rebase.KIND, Annotation.KIND})


class JudgedTrust(NamedTuple):
    rows: Rows
    frameworks: frozenset[str]  # that its assessments use, by sha256


def judged_trust(package: Package, step: Callable[[], None]) -> JudgedTrust:
    """Judge a whole package and give its rows; Refused where it has no trust.

    Args:
        step: called before each assessment.
    """
    workspace = readable(package.workspace, package.packs)
    trust = trust_of(workspace)
    if trust is None:
        advice = "Ask the sender to export it again."
        raise Refused("It has no trust.", "Nothing of it is used.", advice)
    record = TrustRecord(_last_day(package.graph), len(package.graph), package.graph.end)
    now = judge(workspace, latest_of_trust(workspace), package.packs, record.as_at)
    slim = without_metrics(workspace)
    cycles = []
    for one in standing_assessments(workspace):
        step()
        cycles.append(_cycle(package, slim, one))
    rows = rows_of(trust, record, now, cycles)
    return JudgedTrust(rows, frozenset(one.assessment.pack_sha256 for one in cycles))


def _last_day(graph: Graph) -> date:
    latest = max((one.at for one in graph.events if one.said.get("at")), default=None)
    return date.min if latest is None else day_to_judge_at(latest)


def without_metrics(workspace: Workspace) -> Workspace:
    """Leave out what no answer rests on and takes longest to read."""
    kept = {kind: found for kind, found in workspace.records.items() if kind not in _OF_METRICS}
    every = (record for of_kind in kept.values() for record in of_kind.values())
    return make_workspace(every, workspace.people, workspace.signed)


def _cycle(package: Package, slim: Workspace, assessment: Assessment) -> Judgement:
    seal = seal_of(slim, assessment)
    if seal is None:
        day = assessment.as_of or _last_day(package.graph)
        return judge(slim, assessment, package.packs, day)
    then = _as_signed(package, slim, seal)
    proof = Proof("", seal, seal.changes, seal.signed_at)
    was = then.get(Assessment, assessment.id)
    return judge(then, was, package.packs, proof.today(was.as_of), proof)


def _as_signed(package: Package, slim: Workspace, seal: Seal) -> Workspace:
    if seal.version == 1:
        return as_signed(slim, signed_text(seal, package.content.attachments.get(seal.state)))
    graph, place = package.graph, seal.assessment_id
    state = as_seen_by(graph, _tops(graph, graph.seals.get(place, ())))
    dated = workspace_of(state, {}, _is_assessment)
    before = assessment_before(dated, dated.get(Assessment, place))
    needed = {"", place, before.id if before else ""}

    def is_needed(key: Key) -> bool:
        return _is_assessment(key) or (key[0] in needed and key[1] not in _OF_METRICS)

    return workspace_of(state, package.content.people, is_needed)


def _tops(graph: Graph, seals: Collection[int]) -> Iterator[int]:
    """Give the seals of an assessment and the latest changes each has seen beside it."""
    for me in seals:
        yield me
        beside = graph.events[me].new.get("beside", ())
        yield from (graph.index[one] for one in beside if one in graph)


def _is_assessment(key: Key) -> bool:
    return key[1] in _OF_ASSESSMENTS
