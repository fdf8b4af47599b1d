"""What the framework says of one answer: criteria met and not met, duties in law, the next step.

Source: docs/spec/judgement.md#criteria-and-duties.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from digistrat_desktop.analysis.answers.movement import Move
from digistrat_desktop.analysis.answers.position import ItemPosition, label_on
from digistrat_desktop.domain.counted import Counted, filled
from digistrat_desktop.domain.frameworks.advice import Criteria, Criterion, Reached
from digistrat_desktop.domain.frameworks.framework import FrameworkPack, Item, Scale
from digistrat_desktop.domain.frameworks.scales import NO_LEVEL
from digistrat_desktop.domain.trust.assessment import Response, says_why
from digistrat_desktop.domain.words import listed

LAST_REASON = "Last time's reason, for"


def reason_words(response: Response | None, move: Move | None = None) -> str:
    """Give why an answer was given, or a prompt's note; one carried forward says that it still waits.

    Args:
        move: how the answer moved, where it did: a reason that was given for another answer says so.
    """
    words = response.rationale if response else ""
    if words and move is not None and move.old_reason:
        words = f"{LAST_REASON} {move.before_label}: {words}"
    return f"Not yet confirmed. {words}".strip() if response and response.carried else words


@dataclass(frozen=True, slots=True)
class Ticked:
    """How an answer stands to its list of criteria."""

    met: tuple[Criterion, ...]
    open_ones: tuple[Criterion, ...]  # not met
    level_id: str  # the level that the ticks give
    is_other: bool  # another level was chosen
    why: str  # the reason given for that apart from the answer's own, or empty
    has_reason: bool  # one of the two is given

    @property
    def lacks_reason(self) -> bool:
        return self.is_other and not self.has_reason


def ticked_of(item: Item, response: Response | None) -> Ticked | None:
    """Give how an answer stands to its criteria; None where the question has none, or no level."""
    if item.criteria is None or response is None or response.answer in NO_LEVEL:
        return None
    met = frozenset(response.met)
    level_id = item.criteria.level_for(met)
    return Ticked(
        met=tuple(one for one in item.criteria.elements if one.id in met),
        open_ones=tuple(one for one in item.criteria.elements if one.id not in met),
        level_id=level_id,
        is_other=response.answer != level_id,
        why=response.level_why,
        has_reason=says_why(response),
    )


def is_overridden(item: ItemPosition) -> bool:
    """Tell if people chose another level than the criteria they met give."""
    ticked = ticked_of(item.item, item.response)
    return ticked is not None and ticked.is_other


def met_words(ticked: Ticked, of: str) -> Counted:
    """Say how many criteria are met: "3 of 5 criteria met".

    Args:
        of: whose criteria they are, as the register calls them.
    """
    met, all_of_them = len(ticked.met), len(ticked.met) + len(ticked.open_ones)
    numbers = {
        "met": (met, f"criteria met of {of}"),
        "all": (all_of_them, f"criteria of {of}"),
    }
    return filled("{met} of {all|criterion|criteria} met", {}, numbers)


def other_level_words(ticked: Ticked, scale: Scale | None) -> str:
    """Say which level the ticks give where another was chosen, and why; empty where none was."""
    if not ticked.is_other:
        return ""
    why = ticked.why or ("" if ticked.has_reason else "No reason given.")
    return f"The criteria give {label_on(scale, ticked.level_id)}. {why}".strip()


_MOST_NAMED = 2
"""Criteria still needed that are named; where more are, the list beside it shows which."""


def rule_words(criteria: Criteria, labels: Mapping[str, str]) -> str:
    """Say what must be ticked for each level, with labels by id: "any 2 for Siloed, all 7 for Embedded"."""
    asked = [one for one in criteria.reached if one.at_least]
    return ", ".join(f"{_asked_words(criteria, one)} for {labels[one.level_id]}" for one in asked)


def _asked_words(criteria: Criteria, reached: Reached) -> str:
    count, must = reached.at_least, len(reached.must)
    if count >= len(criteria.elements):
        return f"all {count}"
    if not must:
        return f"any {count}"
    marked = "the one marked" if must == 1 else f"the {must} marked"
    return marked if count <= must else f"{count} with {marked}"


def needed_for(criteria: Criteria, criterion: Criterion) -> str:
    """Give the level that no other tick makes up for this one at; empty where any will do, or all must."""
    for one in criteria.reached:
        if criterion.id in one.must:
            return str(one.level_id)
    return ""


def next_words(criteria: Criteria, met: frozenset[str], labels: Mapping[str, str]) -> str:
    """Say what is still needed for the next level: "For Siloed (1 of 2), still needed: any 1 more."."""
    levels = [one.level_id for one in criteria.reached]
    above = criteria.reached[levels.index(criteria.level_for(met)) + 1 :]
    if not above:
        return ""
    reached = above[0]
    unticked = [one for one in criteria.elements if one.id not in met]
    needed = max(reached.at_least, len(reached.must))
    more = needed - len(criteria.elements) + len(unticked)
    must = [one for one in unticked if one.id in reached.must or more >= len(unticked)]
    others = max(more - len(must), 0)
    have = needed - len(must) - others
    still = [*_named(must, is_all=must == unticked), *([f"any {others} more"] if others else [])]
    label = labels[reached.level_id]
    return f"For {label} ({have} of {needed}), still needed: {listed(still)}."


def _named(must: list[Criterion], *, is_all: bool) -> list[str]:
    """Name what cannot be done without; where it is much, the list beside it shows which."""
    if len(must) > _MOST_NAMED:
        return [f"the {len(must)} not ticked" if is_all else f"the {len(must)} marked"]
    return [f"“{one.text}”" for one in must]


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty in law that an answer speaks of: advice to check, and no finding of a breach."""

    words: str  # what is said of the level
    duty: str
    source: str
    is_breach: bool  # the level is a breach as it is worded


_BREACH = "As worded, this level is a breach of a duty in law. Check it with whoever advises you."
_MAY = "This level can be a breach of a duty in law. Check it with whoever advises you."
_QUIET = "This question has a duty in law."


def duty_of(pack: FrameworkPack, item: Item, level_id: str) -> Duty | None:
    """Give the duty behind a question, and whether the level chosen speaks of it."""
    note = item.legal
    if note is None:
        return None
    breach = level_id in note.levels
    words = _BREACH if breach else _MAY if level_id in note.may_levels else _QUIET
    return Duty(words, note.duty, pack.source(note.source).what, breach)
