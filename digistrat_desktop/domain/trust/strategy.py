"""What a trust wants and what it does about it: objectives, initiatives and the links between them.

Source: docs/spec/records.md#strategy.
"""

import hashlib
from dataclasses import dataclass
from datetime import date

from digistrat_desktop.domain.ids import PersonId
from digistrat_desktop.domain.wire import codecs
from digistrat_desktop.domain.wire.records import Record
from digistrat_desktop.domain.words import Labelled

TITLE_LIMIT = 500
NOTE_LIMIT = 5_000
STRONG = 2


class ObjectiveKind(Labelled):
    CORPORATE = "corporate", "Corporate"
    CLINICAL = "clinical", "Clinical"
    DIGITAL = "digital", "Digital"

    @property
    def is_the_trusts(self) -> bool:
        """True for the objectives digital work is there to serve."""
        return self is not ObjectiveKind.DIGITAL


class InitiativeStatus(Labelled):
    """An initiative's state, named by what can still be done with it."""

    IDEA = "idea", "Idea"
    PROPOSED = "proposed", "Proposed"
    APPROVED = "approved", "Approved"
    DELIVERING = "delivering", "In delivery"
    LIVE = "live", "Live"
    CONFIRMED = "confirmed", "Benefits confirmed"
    STOPPED = "stopped", "Stopped"

    @property
    def order(self) -> int:
        return list(InitiativeStatus).index(self)

    @property
    def in_plan(self) -> bool:
        """True from Proposed on, unless stopped."""
        return self not in {InitiativeStatus.IDEA, InitiativeStatus.STOPPED}

    @property
    def unfinished(self) -> bool:
        """True while it still takes money and people to bring about."""
        return self in _UNFINISHED


_UNFINISHED = frozenset(
    {InitiativeStatus.PROPOSED, InitiativeStatus.APPROVED, InitiativeStatus.DELIVERING}
)


class TestOutcome(Labelled):
    __test__ = False  # not a test case, whatever its name

    DECIDED = "decided", "Decided it"
    FITS = "fits", "Fits"
    EXCEPTION = "exception", "Fits, with an agreed exception"
    CONFLICTS = "conflicts", "Conflicts"


class DecisionKind(Labelled):
    NOT_DOING = "not_doing", "Not doing"
    STOPPING = "stopping", "Stopping"
    LATER = "later", "Later"
    DOING = "doing", "Doing"

    @property
    def rules_out(self) -> bool:
        """True for what belongs in the “not doing” register."""
        return self is not DecisionKind.DOING


@dataclass(frozen=True, slots=True, kw_only=True)
class NorthStar(Record, kind="north_star"):
    aim: str = codecs.stored(codecs.Title(TITLE_LIMIT), default="")  # the sentence itself
    # the local problems and figures it follows from
    why: str = codecs.stored(codecs.Note(NOTE_LIMIT), default="")
    # what will be different, for whom and by when
    differently: str = codecs.stored(codecs.Note(NOTE_LIMIT), default="")
    until: date | None = codecs.stored(codecs.Day())  # the last day the strategy speaks of


@dataclass(frozen=True, slots=True, kw_only=True)
class PairedAim(Record, kind="aim"):
    """A part of the strategy's aim, told by a leading metric and the outcome it should move."""

    title: str = codecs.stored(codecs.Title(TITLE_LIMIT), default="")  # who will be able to do what
    by: date | None = codecs.stored(codecs.Day())
    leading_id: str | None = codecs.stored(codecs.Ref("metric"))
    outcome_id: str | None = codecs.stored(codecs.Ref("metric"))
    # decimal text in each metric's unit: where it stood when this was written, and the goal
    leading_from: str = codecs.stored(codecs.Number(), default="")
    leading_goal: str = codecs.stored(codecs.Number(), default="")
    outcome_from: str = codecs.stored(codecs.Number(), default="")
    outcome_goal: str = codecs.stored(codecs.Number(), default="")
    gone_because: str = codecs.stored(codecs.Title(TITLE_LIMIT), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Principle(Record, kind="principle"):
    title: str = codecs.stored(codecs.Title(TITLE_LIMIT), default="")
    # what it tells people not to do; a principle nobody could break helps nobody
    rules_out: str = codecs.stored(codecs.Note(NOTE_LIMIT), default="")
    order: int = codecs.stored(codecs.Whole(0, 9_999), default=0)  # place in the list, lowest first
    gone_because: str = codecs.stored(codecs.Title(TITLE_LIMIT), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective(Record, kind="objective"):
    title: str = codecs.stored(codecs.Title(TITLE_LIMIT), default="")
    # corporate and clinical objectives are what digital work serves
    objective_kind: ObjectiveKind = codecs.stored(
        codecs.ChoiceCodec(ObjectiveKind), default=ObjectiveKind.CORPORATE
    )
    statement: str = codecs.stored(
        codecs.Note(NOTE_LIMIT), default=""
    )  # what success means, for whom
    owner_id: PersonId | None = codecs.stored(codecs.Ref("person"))
    # the metrics that show whether it is achieved
    metric_ids: tuple[str, ...] = codecs.stored(codecs.Many(codecs.Ref("metric"), 20), default=())
    order: int = codecs.stored(
        codecs.Whole(0, 9_999), default=0
    )  # place in the matrix, lowest first
    # why it was withdrawn; its links are kept
    gone_because: str = codecs.stored(codecs.Title(TITLE_LIMIT), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative(Record, kind="initiative"):
    title: str = codecs.stored(codecs.Title(TITLE_LIMIT), default="")
    # the need of a patient or a member of staff it meets
    need: str = codecs.stored(codecs.Note(NOTE_LIMIT), default="")
    scope: str = codecs.stored(
        codecs.Note(NOTE_LIMIT), default=""
    )  # what is in it, and what is not
    owner_id: PersonId | None = codecs.stored(codecs.Ref("person"))
    status: InitiativeStatus = codecs.stored(
        codecs.ChoiceCodec(InitiativeStatus), default=InitiativeStatus.IDEA
    )
    starts: date | None = codecs.stored(codecs.Day())
    ends: date | None = codecs.stored(codecs.Day())
    # capital_costs, revenue_costs: pounds by financial year
    capital_costs: codecs.YearAmounts = codecs.stored(codecs.ByYear(), default=())
    revenue_costs: codecs.YearAmounts = codecs.stored(codecs.ByYear(), default=())
    # initiatives that must end before this one starts
    depends_on: tuple[str, ...] = codecs.stored(
        codecs.Many(codecs.Ref("initiative"), 50), default=()
    )
    order: int = codecs.stored(codecs.Whole(0, 9_999), default=0)
    gone_because: str = codecs.stored(
        codecs.Title(TITLE_LIMIT), default=""
    )  # why it was stopped or withdrawn


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignmentLink(Record, kind="alignment_link"):
    """How strongly an initiative serves an objective, and why that is said."""

    objective_id: str = codecs.stored(codecs.Ref("objective"), default="")
    initiative_id: str = codecs.stored(codecs.Ref("initiative"), default="")
    # 0 none, 1 weak, 2 clear, 3 strong
    strength: int = codecs.stored(codecs.Whole(0, 3), default=0)
    reason: str = codecs.stored(codecs.Note(2_000), default="")
    # agreed_objective, agreed_initiative: fingerprints of both ends' wording when it was agreed;
    # the link is suspect when either differs from the wording now
    agreed_objective: str = codecs.stored(codecs.Digest(), default="")
    agreed_initiative: str = codecs.stored(codecs.Digest(), default="")
    gone_because: str = codecs.stored(codecs.Title(TITLE_LIMIT), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class PrincipleTest(Record, kind="principle_test"):
    """What came of holding an initiative or a decision against a principle or the north star.

    It names one of each pair.
    """

    principle_id: str = codecs.stored(codecs.Ref("principle"), default="")
    north_star_id: str | None = codecs.stored(codecs.Ref("north_star"))
    initiative_id: str = codecs.stored(codecs.Ref("initiative"), default="")
    decision_id: str | None = codecs.stored(codecs.Ref("decision"))
    outcome: TestOutcome = codecs.stored(codecs.ChoiceCodec(TestOutcome), default=TestOutcome.FITS)
    reason: str = codecs.stored(codecs.Note(2_000), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Record, kind="decision"):
    """Something that was decided, above all what will not be done."""

    title: str = codecs.stored(codecs.Title(TITLE_LIMIT), default="")
    decision_kind: DecisionKind = codecs.stored(
        codecs.ChoiceCodec(DecisionKind), default=DecisionKind.NOT_DOING
    )
    reason: str = codecs.stored(codecs.Note(NOTE_LIMIT), default="")
    decided_on: date | None = codecs.stored(codecs.Day())
    decided_by: str = codecs.stored(codecs.Title(), default="")
    review_on: date | None = codecs.stored(codecs.Day())  # when to look at it again, or None
    # records it speaks of: objectives, initiatives, principles
    about: tuple[str, ...] = codecs.stored(codecs.Many(codecs.Ref("record"), 50), default=())
    gone_because: str = codecs.stored(codecs.Title(TITLE_LIMIT), default="")


def objective_print(objective: Objective) -> str:
    """Give the sha256 of what an objective says: title, statement and whose it is."""
    return _print(objective.title, objective.statement, objective.objective_kind.value)


def initiative_print(initiative: Initiative) -> str:
    """Give the sha256 of what an initiative says: title, need and scope."""
    return _print(initiative.title, initiative.need, initiative.scope)


def _print(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseForChange(Record, kind="case_for_change"):
    """Why something should change, with the figure that shows it.

    Source: docs/spec/records.md#cases-for-change.
    """

    title: str = codecs.stored(codecs.Title(500), default="")
    # the service to redesign and its place among those, 1 for the one that needs it most; or empty
    service: str = codecs.stored(codecs.Title(), default="")
    redesign_place: str = codecs.stored(codecs.Number(), default="")
    redesign_reason: str = codecs.stored(codecs.Note(2_000), default="")  # and who decided it
    problem: str = codecs.stored(codecs.Note(), default="")
    users_affected: str = codecs.stored(
        codecs.Note(2_000), default=""
    )  # where it happens and to whom
    # decimal text in the metric's unit, or in the unit the source names
    baseline_value: str = codecs.stored(codecs.Number(), default="")
    baseline_period: str = codecs.stored(codecs.PeriodText(), default="")
    baseline_source: str = codecs.stored(codecs.Title(500), default="")
    harm_or_cost: str = codecs.stored(codecs.Note(2_000), default="")
    change_proposed: str = codecs.stored(codecs.Note(), default="")
    expected_effect: str = codecs.stored(codecs.Note(2_000), default="")
    # the value expected after the change, in the same unit, or empty
    expected_value: str = codecs.stored(codecs.Number(), default="")
    metric_id: str | None = codecs.stored(
        codecs.Ref("metric")
    )  # the metric that will show the result, or None
    initiative_ids: tuple[str, ...] = codecs.stored(
        codecs.Many(codecs.Ref("initiative"), 20), default=()
    )
    objective_ids: tuple[str, ...] = codecs.stored(
        codecs.Many(codecs.Ref("objective"), 20), default=()
    )
    owner_id: PersonId | None = codecs.stored(codecs.Ref("person"))
    review_on: date | None = codecs.stored(codecs.Day())
    result_value: str = codecs.stored(
        codecs.Number(), default=""
    )  # what came of it, in the same unit, or empty
    result_source: str = codecs.stored(codecs.Title(500), default="")
    gone_because: str = codecs.stored(codecs.Title(500), default="")
