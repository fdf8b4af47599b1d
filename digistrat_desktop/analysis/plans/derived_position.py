"""The position that follows from the strategy map, beside the one that was declared.

Source: docs/spec/judgement.md#derived-position-of-the-strategy-map.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from digistrat_desktop.analysis.answers.position import SectionPosition, answer_label
from digistrat_desktop.analysis.plans.strategy_map import StrategyMap
from digistrat_desktop.domain.frameworks.scales import NO_LEVEL
from digistrat_desktop.domain.trust.strategy import Initiative, Objective
from digistrat_desktop.domain.words import Noun, counted, listed, sentence_case

ABSENT, SILOED, EMBEDDED = "absent", "siloed", "embedded"
DECLARED_ITEM = "ALN-02"
_NAMED = 3


@dataclass(frozen=True, slots=True)
class FailingCondition:
    words: str  # why, without a capital or a full stop, to stand after "because"
    records: tuple[str, ...]  # ids of the objectives or initiatives it fails for


@dataclass(frozen=True, slots=True)
class DerivedPosition:
    level: str  # absent, siloed or embedded; empty while there is nothing to derive it from
    failing: tuple[FailingCondition, ...]  # what stands between it and Embedded
    sentence: str  # the position with its reasons

    @property
    def label(self) -> str:
        return self.level.capitalize()


@dataclass(frozen=True, slots=True)
class DeclaredBesideDerived:
    item_id: str  # the item of the assessment in which the position is declared
    declared: str  # a level's id, another answer, or empty
    declared_label: str
    derived: DerivedPosition
    agrees: bool | None  # None when either of the two is not known
    sentence: str  # both, and why they differ


def derived_position(found: StrategyMap) -> DerivedPosition:
    """Derive Absent, Siloed or Embedded from the map, with the failing conditions named."""
    if found.is_empty:
        return DerivedPosition("", (), "There is nothing in the map to derive a position from yet.")
    if not any(row.links for row in found.rows):
        reason = FailingCondition("no initiative serves any objective", ())
        return DerivedPosition(ABSENT, (reason,), "Absent: no initiative serves any objective.")
    failing = tuple(c for c in _conditions(found) if c is not None)
    if not failing:
        return DerivedPosition(EMBEDDED, (), _EMBEDDED)
    because = listed([condition.words for condition in failing])
    return DerivedPosition(SILOED, failing, f"Siloed, because {because}.")


_EMBEDDED = (
    "Embedded: every corporate and clinical objective has a confirmed strong link and a metric,"
    " and every initiative in the plan serves an objective."
)


def _conditions(found: StrategyMap) -> tuple[FailingCondition | None, ...]:
    rows = [row for row in found.rows if row.objective.objective_kind.is_the_trusts]
    unlinked = [row.objective for row in rows if not row.is_confirmed]
    unmeasured = [row.objective for row in rows if not row.objective.metric_ids]
    aimless = [column.initiative for column in found.orphans]
    return (
        None if rows else FailingCondition(_NO_OBJECTIVE, ()),
        _fails(unlinked, _OBJECTIVE, _UNLINKED),
        _fails(aimless, _INITIATIVE, _AIMLESS),
        _fails(unmeasured, _OBJECTIVE, _UNMEASURED),
    )


_NO_OBJECTIVE = "no corporate or clinical objective is recorded"
_OBJECTIVE, _INITIATIVE = Noun("objective"), Noun("initiative")
_UNLINKED = ("has no confirmed strong link", "have no confirmed strong link")
_AIMLESS = ("serves no objective", "serve no objective")
_UNMEASURED = ("has no metric", "have no metric")


def _fails(
    records: Sequence[Objective | Initiative], what: Noun, verbs: tuple[str, str]
) -> FailingCondition | None:
    if not records:
        return None
    verb = verbs[0] if len(records) == 1 else verbs[1]
    names = [f"“{r.title}”" for r in records[:_NAMED]]
    if len(records) > _NAMED:
        names.append("others")
    many = counted(len(records), *what)
    words = f"{many} {verb} ({listed(names)})"
    return FailingCondition(words, tuple(r.id for r in records))


def declared_beside_derived(
    position: tuple[SectionPosition, ...], derived: DerivedPosition, item_id: str = DECLARED_ITEM
) -> DeclaredBesideDerived:
    """Set the position declared in Assess beside the one the map says."""
    declared, label = _declared(position, item_id)
    known = declared not in NO_LEVEL and bool(derived.level)
    agrees = declared == derived.level if known else None
    sentence = _side_by_side((item_id, label), derived, agrees)
    return DeclaredBesideDerived(item_id, declared, label, derived, agrees, sentence)


def _declared(position: tuple[SectionPosition, ...], item_id: str) -> tuple[str, str]:
    for section in position:
        for item in section.items:
            if item.item.id == item_id:
                return item.answer, answer_label(section, item.answer)
    return "", "Not answered"


def _side_by_side(declared: tuple[str, str], derived: DerivedPosition, agrees: bool | None) -> str:  # noqa: FBT001 - three-valued
    item_id, label = declared
    said = f"Declared in Assess: {label} ({item_id})."
    if agrees:
        return " ".join(filter(None, [said, "The map says the same."]))
    if not derived.level:
        return " ".join(filter(None, [said, derived.sentence]))
    from_map = f"Derived from the map: {sentence_case(derived.sentence)}"
    return " ".join(filter(None, [said, from_map]))
