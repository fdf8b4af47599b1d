"""The register of counts: every number said of an assessment, with its population and its rule.

Nothing else counts answers, evidence, moves, findings or actions: whoever prints a number takes it
from here, and can ask which questions or entries it counts.
Source: docs/spec/judgement.md#asked-and-answered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from digistrat_desktop.analysis.actions.order import ActionLine, SuggestedAction
from digistrat_desktop.analysis.answers.evidence import Claim, out_of_date
from digistrat_desktop.analysis.answers.movement import Cause, Move, SplitMove, Way
from digistrat_desktop.analysis.answers.position import (
    Backing,
    ConstraintLine,
    ConstraintTable,
    ItemPosition,
    SectionPosition,
    Standing,
    questions_asked,
)
from digistrat_desktop.analysis.answers.readiness import OpenMatter
from digistrat_desktop.analysis.counted import Counted, filled, number
from digistrat_desktop.analysis.findings.rules import Finding, Severity
from digistrat_desktop.analysis.measures.counted_lines import METRIC_RULES
from digistrat_desktop.analysis.measures.metric_lines import MetricLine
from digistrat_desktop.domain.frameworks.scales import EvidenceStrength

Which = tuple[str, str]
"""The id and the title of one thing that is counted."""


class CountOf(StrEnum):
    ASKED = "asked"
    ANSWERED = "answered"
    HALF_ANSWERED = "half answered"
    CANNOT_SAY = "cannot say yet"
    DOES_NOT_APPLY = "does not apply"
    NOT_ANSWERED = "not answered"
    NOT_SETTLED = "not settled"
    CARRIED = "carried, not confirmed"
    REFLECTION_ASKED = "board reflection asked"
    REFLECTION_ANSWERED = "board reflection answered"
    CLAIMED = "claimed"
    SHOWN = "shown"
    CLAIMED_ONLY = "claimed only"
    OPINION_ONLY = "on an opinion only"
    CONTRADICTED = "evidence in date says otherwise"
    OUT_OF_DATE = "evidence out of date"
    EXPIRING = "evidence that expires soon"
    CHANGED = "answers changed"
    MOVED_UP = "moved up"
    MOVED_DOWN = "slipped back"
    UP_WITH_EVIDENCE = "moved up with new evidence"
    FIRST_ANSWER = "first answer"
    NO_LEVEL_NOW = "no level now"
    UNEXPLAINED = "changes to explain"
    DIFFERENCES = "differences"
    BY_REAL_CHANGE = "differences: something changed"
    BY_NEW_EVIDENCE = "differences: new evidence"
    BY_REASON_ONLY = "differences: a reason only"
    BY_NOTHING = "differences: neither"
    WITHOUT_LEVEL = "differences: no level"
    BY_FRAMEWORK = "differences: other question"
    SERIOUS_CONSTRAINTS = "serious constraints"
    SERIOUS_NOT_MENTIONED = "serious constraints not mentioned"
    FINDINGS = "findings"
    SERIOUS = "findings the board should know"
    IMPORTANT = "findings that need attention"
    TIDY = "findings to tidy up"
    ACCEPTED = "findings set aside for now"
    OPEN_ACTIONS = "open actions"
    LATE_ACTIONS = "late actions"
    PAST_AT_MEETING = "actions past their date at the meeting"
    UNDATED_ACTIONS = "open actions without a date"
    PROPOSED_ACTIONS = "suggested actions"
    TARGETS = "targets"
    OPEN_MATTERS = "open issues"
    BLOCKING_MATTERS = "issues that block signing off"
    METRICS = "metrics"
    OF_CONCERN = "metrics of concern"
    TARGET_MISSED = "metrics that miss their target"
    STALE = "metrics with a reading due"
    UNMOVING = "leading metrics ahead of their outcomes"
    EXCEPTIONS = "outcomes to explain"
    READINGS = "readings"
    REVISED = "readings revised"


@dataclass(frozen=True, slots=True)
class Count:
    of: CountOf
    which: tuple[Which, ...] = ()

    @property
    def value(self) -> int:
        return len(self.which)


@dataclass(frozen=True, slots=True)
class Counts:
    """The register of one assessment, or of one of its sections."""

    found: Mapping[CountOf, Count]
    # of a section, the answered questions at each level, by level id
    levels: Mapping[str, Count] = field(default_factory=dict)
    # of a section asked twice, the claimed questions by the first answer's level
    firsts: Mapping[str, Count] = field(default_factory=dict)
    # constraints by severity and scope response; an empty response: half answered
    cells: Mapping[tuple[str, str], Count] = field(default_factory=dict)
    oldest_evidence: date | None = None  # its date, of the evidence behind the questions asked
    # the same for each section, by its id
    sections: Mapping[str, Counts] = field(default_factory=dict)
    scope: str = ""  # what its numbers are of, such as a section's id; empty for the whole

    def words(self, template: str, **values: str) -> Counted:
        """Fill a template with numbers by their names: "{moved up|answer} moved up since {since}".

        A place that is no name of the register takes a text of `values`. A noun after a bar is
        written in the number: "{targets|target}".
        """
        numbers = {what.value: (one.value, self.name(what)) for what, one in self.found.items()}
        return filled(template, values, numbers)

    def chosen(self, what: CountOf, one: str, many: str, **values: str) -> Counted:
        """Fill the template for one or for other counts; the count stands at its {n}."""
        kept = self.of(what)
        template = (one if kept == 1 else many).replace("{n}", f"{{{what}}}")
        return self.words(template, **values)

    def rest(self, what: CountOf, listed: int, one: str, many: str = "") -> Counted:
        """Say how many are left after those a list shows: "4 more actions"; empty for none."""
        left = max(0, self.of(what) - listed)
        name = f"{self.name(what)}, after {listed}"
        place = f"{{n|{one}|{many}}}" if many else f"{{n|{one}}}"
        return filled(place if left else "", {}, {"n": (left, name)})

    def name(self, what: CountOf) -> str:
        """Give the name a number has on paper: "answered", or "answered (ALN)" of a section."""
        return f"{what} ({self.scope})" if self.scope else what.value

    def level(self, level_id: str) -> Counted:
        """Give how many answers of a section are at a level."""
        return number(self.levels[level_id].value, f"{level_id} ({self.scope})")

    def of(self, what: CountOf) -> int:
        return self.found[what].value

    def which(self, what: CountOf) -> tuple[Which, ...]:
        return self.found[what].which


@dataclass(frozen=True, slots=True, kw_only=True)
class Countable:
    """What is counted: the parts of a judgement, or those of one section."""

    position: tuple[SectionPosition, ...] = ()
    claims: tuple[Claim, ...] = ()
    expiring: tuple[Claim, ...] = ()
    moves: tuple[Move, ...] = ()
    split: tuple[SplitMove, ...] = ()
    constraints: ConstraintTable | None = None
    findings: tuple[Finding, ...] = ()
    accepted: tuple[Finding, ...] = ()
    actions: tuple[ActionLine, ...] = ()
    proposals: tuple[SuggestedAction, ...] = ()
    metrics: tuple[MetricLine, ...] = ()
    matters: tuple[OpenMatter, ...] = ()
    meeting: date | None = None  # the day on which a paper is read


@dataclass(frozen=True, slots=True)
class CountRule:
    population: str  # out of what
    rule: str  # which of these are counted
    pick: Callable[[Countable], Iterable[Which]]  # gives them


def item_of(item: ItemPosition) -> Which:
    return str(item.item.id), item.item.title


def _standing(*standings: Standing) -> Callable[[Countable], Iterable[Which]]:
    return lambda given: (
        item_of(item) for _, item in questions_asked(given.position) if item.standing in standings
    )


def _questions(is_wanted: Callable[[ItemPosition], bool]) -> Callable[[Countable], Iterable[Which]]:
    return lambda given: (
        item_of(item) for _, item in questions_asked(given.position) if is_wanted(item)
    )


def _notes(is_wanted: Callable[[ItemPosition], bool]) -> Callable[[Countable], Iterable[Which]]:
    return lambda given: (
        item_of(item)
        for section in given.position
        if section.scale is None
        for item in section.asked
        if is_wanted(item)
    )


def _claims(is_wanted: Callable[[Claim], bool]) -> Callable[[Countable], Iterable[Which]]:
    return lambda given: (item_of(claim.item) for claim in given.claims if is_wanted(claim))


def _moves(is_wanted: Callable[[Move], bool]) -> Callable[[Countable], Iterable[Which]]:
    return lambda given: ((move.item_id, move.title) for move in given.moves if is_wanted(move))


def _split(*causes: Cause) -> Callable[[Countable], Iterable[Which]]:
    return lambda given: ((one.item_id, one.title) for one in given.split if one.cause in causes)


def _constraints(
    is_wanted: Callable[[ConstraintLine], bool],
) -> Callable[[Countable], Iterable[Which]]:
    return lambda given: (
        item_of(line.item)
        for line in (given.constraints.lines if given.constraints else ())
        if is_wanted(line)
    )


def _findings(*severities: Severity) -> Callable[[Countable], Iterable[Which]]:
    return lambda given: (
        (one.record, one.sentence) for one in given.findings if one.severity in severities
    )


def _actions(is_wanted: Callable[[ActionLine], bool]) -> Callable[[Countable], Iterable[Which]]:
    return lambda given: (
        (str(one.action.id), one.action.title) for one in given.actions if is_wanted(one)
    )


def _past_at_meeting(given: Countable) -> Iterable[Which]:
    day = given.meeting
    is_past = (a for a in given.actions if a.action.status.is_open and a.action.is_past(day))
    return ((str(one.action.id), one.action.title) for one in is_past)


def _metrics(
    pick: Callable[[tuple[MetricLine, ...]], Iterable[Which]],
) -> Callable[[Countable], Iterable[Which]]:
    return lambda given: pick(given.metrics)


def _matters(is_wanted: Callable[[OpenMatter], bool]) -> Callable[[Countable], Iterable[Which]]:
    return lambda given: (
        (matter.record, matter.sentence) for matter in given.matters if is_wanted(matter)
    )


def _is_opinion_only(claim: Claim) -> bool:
    strengths = {evidence.strength for _, evidence in claim.item.evidence}
    return strengths == {EvidenceStrength.OPINION}


def _has_target(item: ItemPosition) -> bool:
    response = item.response
    return response is not None and bool(response.target) and response.target_by is not None


_ASKED = "questions asked"
_OPEN = "actions neither done nor cancelled"
_DIFFER = "questions whose answer differs from last time's"
_STAND = "findings that stand"
RULES: dict[CountOf, CountRule] = {
    CountOf.ASKED: CountRule(
        "the framework's questions with levels",
        "part of the chosen form, or answered anyway; board reflection is counted separately",
        _questions(lambda _: True),
    ),
    CountOf.ANSWERED: CountRule(
        _ASKED,
        "a level, with both halves answered if a question has 2; or “does not apply” with a reason",
        _standing(Standing.LEVEL, Standing.DOES_NOT_APPLY),
    ),
    CountOf.HALF_ANSWERED: CountRule(
        _ASKED,
        "only 1 of the 2 halves is answered; not answered",
        _standing(Standing.HALF_ANSWERED),
    ),
    CountOf.CANNOT_SAY: CountRule(
        _ASKED,
        "given for it or for one of its halves; not answered",
        _standing(Standing.CANNOT_SAY),
    ),
    CountOf.DOES_NOT_APPLY: CountRule(
        _ASKED, "given with a reason; part of answered", _standing(Standing.DOES_NOT_APPLY)
    ),
    CountOf.NOT_ANSWERED: CountRule(
        _ASKED,
        "nothing is given, or “does not apply” has no reason",
        _standing(Standing.NOT_ANSWERED),
    ),
    CountOf.NOT_SETTLED: CountRule(
        _ASKED,
        "2 copies differ and no one has chosen; not answered",
        _standing(Standing.NOT_SETTLED),
    ),
    CountOf.CARRIED: CountRule(
        _ASKED,
        "the answer came from the last assessment and was not confirmed",
        _questions(lambda item: item.carried),
    ),
    CountOf.REFLECTION_ASKED: CountRule(
        "prompts of board reflection",
        "part of the chosen form, or with a note",
        _notes(lambda _: True),
    ),
    CountOf.REFLECTION_ANSWERED: CountRule(
        "prompts of board reflection", "with a note", _notes(lambda item: item.noted)
    ),
    CountOf.CLAIMED: CountRule(_ASKED, "a level is given", _claims(lambda _: True)),
    CountOf.SHOWN: CountRule(
        "levels claimed",
        "a document, data or a check in date names the level (or a higher one, where higher is"
        " better)",
        _claims(lambda claim: claim.backing is Backing.SHOWN),
    ),
    CountOf.CLAIMED_ONLY: CountRule(
        "levels claimed",
        "not backed by evidence",
        _claims(lambda claim: claim.backing is Backing.CLAIMED_ONLY),
    ),
    CountOf.OPINION_ONLY: CountRule(
        "levels claimed only", "all evidence linked is opinion", _claims(_is_opinion_only)
    ),
    CountOf.CONTRADICTED: CountRule(
        "levels backed by evidence",
        "other evidence in date names another level that does not back it",
        _claims(lambda claim: bool(claim.beside)),
    ),
    CountOf.OUT_OF_DATE: CountRule(
        "levels claimed only",
        "a document, data or a check backed it once and is out of date",
        lambda given: (item_of(claim.item) for claim in out_of_date(given.claims)),
    ),
    CountOf.EXPIRING: CountRule(
        "levels backed by evidence",
        "no longer backed on the day of the next board meeting, or in 3 months",
        lambda given: (item_of(claim.item) for claim in given.expiring),
    ),
    CountOf.CHANGED: CountRule(
        "questions with the same words in both assessments",
        "another answer, and one of the 2 is a level",
        _moves(lambda _: True),
    ),
    CountOf.MOVED_UP: CountRule(
        "answers changed", "to a better level", _moves(lambda move: move.way is Way.UP)
    ),
    CountOf.MOVED_DOWN: CountRule(
        "answers changed", "to a worse level", _moves(lambda move: move.way is Way.DOWN)
    ),
    CountOf.UP_WITH_EVIDENCE: CountRule(
        "answers that moved up",
        "evidence dated after the last assessment is linked",
        _moves(lambda move: move.way is Way.UP and move.new_evidence),
    ),
    CountOf.FIRST_ANSWER: CountRule(
        "answers changed", "a level now and none before", _moves(lambda m: m.way is Way.FIRST)
    ),
    CountOf.NO_LEVEL_NOW: CountRule(
        "answers changed", "a level before and none now", _moves(lambda m: m.way is Way.LOST)
    ),
    CountOf.UNEXPLAINED: CountRule(
        "answers changed",
        "2 levels at once, or up with no new evidence, and no reason is written",
        _moves(lambda move: move.unexplained),
    ),
    CountOf.DIFFERENCES: CountRule(_DIFFER, "all of them", _split(*Cause)),
    CountOf.BY_REAL_CHANGE: CountRule(
        _DIFFER, "a reason, and evidence dated since", _split(Cause.REAL_CHANGE)
    ),
    CountOf.BY_NEW_EVIDENCE: CountRule(
        _DIFFER, "evidence that the last answer did not have", _split(Cause.NEW_EVIDENCE)
    ),
    CountOf.BY_REASON_ONLY: CountRule(
        _DIFFER, "a reason and no new evidence", _split(Cause.REASON_ONLY)
    ),
    CountOf.BY_NOTHING: CountRule(
        _DIFFER, "neither a reason nor new evidence", _split(Cause.JUDGED_ANEW)
    ),
    CountOf.WITHOUT_LEVEL: CountRule(_DIFFER, "one side has no level", _split(Cause.NO_LEVEL)),
    CountOf.BY_FRAMEWORK: CountRule(
        _DIFFER, "the question itself changed", _split(Cause.FRAMEWORK)
    ),
    CountOf.SERIOUS_CONSTRAINTS: CountRule(
        "constraints with a severity",
        "limits or blocks us",
        _constraints(lambda line: line.serious),
    ),
    CountOf.SERIOUS_NOT_MENTIONED: CountRule(
        "serious constraints",
        "the strategy does not mention it",
        _constraints(lambda line: line.ignored),
    ),
    CountOf.FINDINGS: CountRule("what the rules found", "not set aside", _findings(*Severity)),
    CountOf.SERIOUS: CountRule(_STAND, "the board should know", _findings(Severity.SERIOUS)),
    CountOf.IMPORTANT: CountRule(_STAND, "needs attention", _findings(Severity.IMPORTANT)),
    CountOf.TIDY: CountRule(_STAND, "to tidy up", _findings(Severity.TIDY)),
    CountOf.ACCEPTED: CountRule(
        "what the rules found",
        "set aside until the day judged at or later",
        lambda given: ((one.record, one.sentence) for one in given.accepted),
    ),
    CountOf.OPEN_ACTIONS: CountRule(
        "actions recorded",
        "neither done nor cancelled",
        _actions(lambda a: a.action.status.is_open),
    ),
    CountOf.LATE_ACTIONS: CountRule(
        _OPEN, "due before the day judged at", _actions(lambda a: a.overdue > 0)
    ),
    CountOf.PAST_AT_MEETING: CountRule(
        _OPEN,
        "due before the day of the meeting, or before the day judged at where that is later",
        _past_at_meeting,
    ),
    CountOf.UNDATED_ACTIONS: CountRule(
        _OPEN, "no due date", _actions(lambda a: a.action.status.is_open and a.action.due is None)
    ),
    CountOf.PROPOSED_ACTIONS: CountRule(
        "actions that findings and targets give",
        "neither added nor dismissed",
        lambda given: ((one.addresses[0], one.title) for one in given.proposals),
    ),
    CountOf.TARGETS: CountRule(_ASKED, "a target level with its date", _questions(_has_target)),
    CountOf.OPEN_MATTERS: CountRule(
        "what an assessment lacks before it is signed off", "all of it", _matters(lambda _: True)
    ),
    CountOf.BLOCKING_MATTERS: CountRule(
        "open issues",
        "what nobody has settled in the assessment or the trust, or an answer that must give a"
        " reason and does not",
        _matters(lambda matter: matter.blocks),
    ),
    **{
        CountOf(name): CountRule(rule.population, rule.rule, _metrics(rule.pick))
        for name, rule in METRIC_RULES.items()
    },
}
