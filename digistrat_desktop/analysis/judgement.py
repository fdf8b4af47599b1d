"""The one judgement of a trust: every page, report and command takes its values and counts none.

It is made once an edit, away from the window's thread, and once for each report.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime

from digistrat_desktop.analysis.actions.order import (
    ActionLine,
    RankedAction,
    SuggestedAction,
    action_lines,
    next_best,
    suggested_actions,
)
from digistrat_desktop.analysis.answers.elsewhere import Elsewhere
from digistrat_desktop.analysis.answers.movement import (
    DatedPosition,
    SplitMove,
    break_words,
    positions_over_time,
    scope_break,
    split_moves,
)
from digistrat_desktop.analysis.answers.position import SectionPosition
from digistrat_desktop.analysis.answers.readiness import OpenMatter, draft_matters, open_matters
from digistrat_desktop.analysis.changes import TrailLine
from digistrat_desktop.analysis.count_words import lead_words, title_words
from digistrat_desktop.analysis.countable import Countable
from digistrat_desktop.analysis.counting import counts_of
from digistrat_desktop.analysis.counts import CountOf, Counts
from digistrat_desktop.analysis.findings.all_findings import Findings, all_findings
from digistrat_desktop.analysis.findings.grounds import Assessed, Grounds, grounds_of
from digistrat_desktop.analysis.findings.rules import Finding, Severity, helped_through, subjects
from digistrat_desktop.analysis.measures.exceptions import exceptions_of
from digistrat_desktop.analysis.plans.scenarios import ScenarioResult, scenario_result
from digistrat_desktop.domain.counted import Counted, together
from digistrat_desktop.domain.frameworks.framework import FrameworkPack, SectionKind
from digistrat_desktop.domain.record.redaction import ALL, Omission
from digistrat_desktop.domain.record.seals import Seal
from digistrat_desktop.domain.record.workspace import Workspace, metrics_in_use, trust_of
from digistrat_desktop.domain.trust.actions import Action, unlinked_words
from digistrat_desktop.domain.trust.assessment import Assessment, Trust
from digistrat_desktop.domain.trust.plans import ConstraintEntry, Scenario
from digistrat_desktop.domain.trust.reviews import Challenge
from digistrat_desktop.domain.trust.strategy import CaseForChange, Initiative, Objective
from digistrat_desktop.domain.wire.codecs import day_to_judge_at
from digistrat_desktop.domain.words import small_first


@dataclass(frozen=True, slots=True)
class Proof:
    fingerprint: str  # sha256 of the canonical snapshot, hexadecimal
    seal: Seal | None  # the seal, or None while the assessment is not sealed
    changes: int  # how many the trust has; of a sealed assessment, how many its seal covers
    # time of the last of them; the report's own time, so that same data give same bytes
    when: datetime
    # the canonical JSON the fingerprint is of, for reports that carry their data
    snapshot: str = field(default="", repr=False)
    # the day a sealed assessment is judged at, where the seal itself is not at hand
    judged_on: date | None = None
    end: str = ""  # the last fingerprint of the trust's change history; empty for a sealed one
    others: tuple[Seal, ...] = ()  # seals that were set without knowing of the first

    def today(self, as_of: date | None) -> date:
        """Give the day a report is judged at: the seal's, else the assessment's, else its own.

        Source: docs/spec/judgement.md#which-day.
        """
        signed = self.seal.signed_at if self.seal is not None else None
        day = day_to_judge_at(signed) if signed is not None else self.judged_on
        return day or as_of or day_to_judge_at(self.when)


NOT_ON_PAPER = Proof(fingerprint="", seal=None, changes=0, when=datetime.min.replace(tzinfo=UTC))
"""What a screen proves: nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement(Grounds):
    # everything that stands, most important first, as every page and paper lists it
    findings: tuple[Finding, ...]
    accepted: tuple[Finding, ...]  # what was found and accepted for now, with its acknowledgement
    labels: dict[str, str]  # what questions and records are called in lists that mix kinds, by id
    # open actions in the order in which to do them, each with its grounds
    ranked: tuple[RankedAction, ...]
    # every action as a line of a list, the open ones in their order
    action_lines: tuple[ActionLine, ...]
    # actions that findings and targets give, and nobody has agreed or declined
    proposals: tuple[SuggestedAction, ...]
    open_matters: tuple[OpenMatter, ...]  # what is open before signing off, what blocks it first
    # suppositions worked through beside the plan; never the plan itself
    scenarios: tuple[ScenarioResult, ...]
    # where the trust stood in each assessment no revision replaced, earliest first
    over_time: tuple[DatedPosition, ...]
    title: Counted
    lead: Counted
    counts: Counts  # every number said of it
    framework_break: str = ""  # why lines between the two assessments are broken, or empty
    scope_break: str = ""  # why the two do not cover the same, or empty
    split: tuple[SplitMove, ...] = ()  # why each answer differs from the last one
    proof: Proof = NOT_ON_PAPER  # of reports; a screen proves nothing
    # every recorded change, oldest first; only the audit report asks
    trail: tuple[TrailLine, ...] = ()
    # what is said towards the requirements of others; only that report asks
    elsewhere: tuple[Elsewhere, ...] = ()
    left_out: Omission = ALL  # what this copy of a report leaves out
    left_out_words: str = ""  # the same in a sentence, or empty

    @property
    def finding_count(self) -> int:
        """How many findings stand: Home, the rail and Check say this number and no other."""
        return self.counts.of(CountOf.FINDINGS)

    @property
    def three(self) -> tuple[Finding, ...]:
        """Those of page one: the first of the findings, or none."""
        return tuple(one for one in self.findings if one.matters_most)

    @property
    def no_action(self) -> Counted:
        """Say of a finding that no action deals with it; what is linked to nothing may do so unsaid."""
        if not self.unlinked:
            return together(("No action is recorded",))
        return together(("No action is linked to it; ", self.unlinked))

    @property
    def unlinked(self) -> Counted:
        """Say how many open actions name nothing they help; empty for none."""
        return unlinked_words(self.counts.of(CountOf.UNLINKED_ACTIONS))

    @property
    def next_moves_up(self) -> bool:
        """True where another finding is one of the three once one of them is dealt with."""
        return any(one.may_matter_most and not one.matters_most for one in self.findings)

    @property
    def trust(self) -> Trust:
        """The trust; KeyError where the workspace holds none."""
        trust = trust_of(self.workspace)
        if trust is None:
            raise KeyError("trust")
        return trust

    @property
    def assessment(self) -> Assessment:
        """The assessment; KeyError where the trust has none, which `assessed` tells."""
        return self._assessed.assessment

    @property
    def pack(self) -> FrameworkPack:
        """The framework of the assessment; KeyError where there is none."""
        return self._assessed.pack

    @property
    def previous(self) -> Assessment | None:
        return self.assessed.previous if self.assessed else None

    @property
    def _assessed(self) -> Assessed:
        if self.assessed is None:
            raise KeyError("assessment")
        return self.assessed

    @property
    def packs_used(self) -> tuple[FrameworkPack, ...]:
        """The frameworks the judgement rests on, this assessment's first."""
        used = [one.pack_sha256 for one in (self.assessment, self.previous) if one is not None]
        return tuple(self.packs[sha256] for sha256 in dict.fromkeys(used))

    @property
    def names(self) -> Mapping[str, str]:
        """People's names by id, for reports that may carry them."""
        return self.workspace.people

    @property
    def actions(self) -> tuple[Action, ...]:
        """Open actions, the earliest due first."""
        found = (one.action for one in self.ranked)
        return tuple(sorted(found, key=lambda a: (a.due is None, str(a.due), a.id)))

    def actions_for(self, finding: Finding) -> tuple[Action, ...]:
        """Give the open actions that deal with a finding, in the order in which to do them."""
        about, strong = subjects(self.workspace), self.reality.plan.strong
        return self.actions_on(*helped_through(finding, about, strong))

    def actions_on(self, *records: str) -> tuple[Action, ...]:
        """Give the open actions that are or help any of some records, in the order in which to do them."""
        wanted = set(records)
        actions = (one.action for one in self.ranked)
        return tuple(one for one in actions if wanted & {str(one.id), *one.addresses})

    @property
    def without_action(self) -> tuple[str, ...]:
        """Give what matters most, the board should know, the law asks, is to explain or misses, and nothing helps.

        What helps is an open action. A metric that improves or is on target is not among them: it needs none.

        By id, in the order of the findings; what page one, the exceptions and the actions say of it is this.
        """
        serious = (
            one
            for one in self.findings
            if one.matters_most or one.of_law or one.severity is Severity.SERIOUS
        )
        known = [one.record for one in serious if not self.actions_for(one)]
        to_explain = (one.outcome.metric_id for one in exceptions_of(self.metrics))
        missed = (line.metric_id for line in self.metrics if line.fails_target)
        known += [one for one in (*to_explain, *missed) if not self.actions_on(one)]
        good = {line.metric_id for line in self.metrics if line.is_better or line.on_target}
        return tuple(one for one in dict.fromkeys(known) if one not in good)

    def section(self, kind: SectionKind) -> SectionPosition | None:
        return _of_kind(self.position, kind)


def _of_kind(position: tuple[SectionPosition, ...], kind: SectionKind) -> SectionPosition | None:
    return next((one for one in position if one.section.kind is kind), None)


def judge(
    workspace: Workspace,
    assessment: Assessment | None,
    packs: Mapping[str, FrameworkPack],
    today: date,
    proof: Proof = NOT_ON_PAPER,
) -> Judgement:
    """Judge a trust with one of its assessments, or without.

    Args:
        packs: the framework packs of the trust's assessments, by sha256.
        today: the clock's day on a screen; `Proof.today` in a report.
    """
    grounds = grounds_of(workspace, assessment, packs, today)
    found = all_findings(grounds)
    previous = grounds.assessed.previous if grounds.assessed else None
    labels = record_labels(workspace, grounds.assessed.pack if grounds.assessed else None)
    ranked = next_best(workspace, found.three)
    names = record_names(workspace, grounds.assessed.pack if grounds.assessed else None)
    lines = action_lines(workspace, ranked, names, today)
    proposals = suggested_actions(workspace, found.standing, grounds.position)
    split = split_moves(grounds.moves, grounds.before, grounds.position)
    matters = _matters(grounds, assessment) if assessment else ()
    given = replace(_countable(grounds, found), split=split, actions=lines)
    counts = counts_of(replace(given, proposals=proposals, matters=matters))
    return Judgement(
        **{one.name: getattr(grounds, one.name) for one in fields(Grounds)},
        findings=found.standing,
        accepted=found.accepted,
        labels=labels,
        ranked=ranked,
        action_lines=lines,
        proposals=proposals,
        open_matters=matters,
        scenarios=_scenarios(grounds),
        over_time=_over_time(grounds),
        counts=counts,
        title=title_words(grounds, counts, found.three),
        lead=lead_words(grounds.assessed.previous if grounds.assessed else None, counts),
        framework_break=break_words(previous, assessment, packs),
        scope_break=scope_break(previous, assessment),
        split=split,
        proof=proof,
    )


def _over_time(grounds: Grounds) -> tuple[DatedPosition, ...]:
    if grounds.assessed is None:
        return positions_over_time(grounds.workspace, grounds.packs)
    now, previous = grounds.assessed.assessment, grounds.assessed.previous
    known = {str(now.id): grounds.position}
    if previous is not None:
        known[str(previous.id)] = grounds.before
    return positions_over_time(grounds.workspace, grounds.packs, now.site, known)


def _matters(grounds: Grounds, assessment: Assessment) -> tuple[OpenMatter, ...]:
    draft = draft_matters(grounds.assessed.pack, assessment) if grounds.assessed else ()
    found = open_matters(grounds.workspace, assessment, grounds.position, grounds.moves)
    return (*draft, *found)


def _countable(grounds: Grounds, found: Findings) -> Countable:
    return Countable(
        position=grounds.position,
        before=grounds.before,
        alike=grounds.alike,
        claims=grounds.claims,
        expiring=grounds.expiring.claims,
        moves=grounds.moves,
        second_moves=grounds.second_moves,
        constraints=grounds.constraints,
        metrics=grounds.metrics,
        findings=found.standing,
        accepted=found.accepted,
        meeting=grounds.reading_day,
    )


def _scenarios(grounds: Grounds) -> tuple[ScenarioResult, ...]:
    listed = sorted(grounds.workspace.all(Scenario), key=lambda s: (s.title.casefold(), s.id))
    return tuple(scenario_result(one, grounds.reality) for one in listed)


_TITLED: tuple[tuple[type[Objective | Initiative | CaseForChange], str], ...] = (
    (Objective, "Objective"),
    (Initiative, "Initiative"),
    (CaseForChange, "Case for change"),
)


def record_labels(workspace: Workspace, pack: FrameworkPack | None) -> dict[str, str]:
    """Give everything an action can address, by id: questions, then records kind by kind."""
    return {
        one: f"{kind}: {title}" if kind else f"{one} {title}"
        for one, kind, title in _addressed(workspace, pack)
    }


def record_names(workspace: Workspace, pack: FrameworkPack | None) -> dict[str, str]:
    """Name everything an action can address inside a sentence, by id: "metric “Waits”"."""
    return {
        one: f"{small_first(kind)} “{title}”" if kind else f"“{title}”"
        for one, kind, title in _addressed(workspace, pack)
    }


def _addressed(workspace: Workspace, pack: FrameworkPack | None) -> Iterator[tuple[str, str, str]]:
    """Give the id, kind and title of everything an action can address; a question has no kind."""
    titles = {str(item.id): item.title for item in pack.items()} if pack else {}
    for one, title in titles.items():
        yield one, "", title
    for entry in workspace.all(ConstraintEntry):
        named = entry.title or titles.get(entry.item_id or "", entry.item_id or "")
        yield entry.id, "Constraint", named
    for challenge in workspace.all(Challenge):
        if challenge.opinion.needs_words:
            about = titles.get(challenge.item_id, challenge.item_id)
            yield challenge.id, "Reviewer's conclusion", f"{challenge.opinion.label}: {about}"
    for record_type, kind in _TITLED:
        for record in workspace.all(record_type):
            yield record.id, kind, record.title
    for metric in metrics_in_use(workspace):
        yield metric.id, "Metric", metric.full_name
