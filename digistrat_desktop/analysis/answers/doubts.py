"""What reviewers did not accept of answers that still stand: every page that names such an answer says so.

Source: docs/spec/judgement.md#evidence.
"""

from collections.abc import Iterable, Mapping, Sequence

from digistrat_desktop.analysis.answers.movement import Move, Way
from digistrat_desktop.analysis.answers.position import (
    SectionPosition,
    answer_label,
    questions_asked,
)
from digistrat_desktop.domain.counted import Counted, by_number
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.reviews import Challenge, Opinion

_SAID = {
    Opinion.DISAGREE: "A reviewer disagrees with it",
    Opinion.CANNOT_CONFIRM: "A reviewer could not confirm it",
}
"""The worst first; the other conclusions doubt nothing."""

Doubts = Mapping[str, str]
"""A sentence each, with its full stop, by the id of the question."""


def doubts_of(
    workspace: Workspace, assessment_id: str, position: Iterable[SectionPosition]
) -> Doubts:
    """Give what reviewers doubt of the answers as they are now, whatever was replied to them.

    A conclusion about an earlier answer says nothing of the one that took its place.
    """
    asked = {str(item.item.id): (section, item) for section, item in questions_asked(position)}
    found: dict[str, Challenge] = {}
    order = list(_SAID)
    mine = (one for one in workspace.all(Challenge) if one.assessment == assessment_id)
    doubting = [one for one in mine if one.opinion in _SAID and one.item_id in asked]
    for one in sorted(doubting, key=lambda one: (order.index(one.opinion), not one.level, one.id)):
        if one.answer_then in {"", asked[one.item_id][1].answer}:
            found.setdefault(one.item_id, one)
    return {item_id: _words(asked[item_id][0], one) for item_id, one in found.items()}


DOUBTED = "moved up, in doubt"  # the number's name


def doubted_up(moves: Iterable[Move], doubts: Doubts) -> list[Move]:
    """Give the answers that moved up to what a reviewer did not accept, or that nothing explains."""
    ups = (one for one in moves if one.way is Way.UP)
    return [one for one in ups if one.item_id in doubts or one.unexplained]


def doubted_words(doubted: Sequence[Move]) -> Counted:
    """Say how many of what moved up nobody can rely on: "1 is in doubt"; empty for none."""
    if not doubted:
        return Counted()
    one, many = "{n} is in doubt", "{n} are in doubt"
    return by_number(len(doubted), DOUBTED, one, many)


def _words(section: SectionPosition, challenge: Challenge) -> str:
    level = f" and found {answer_label(section, challenge.level)}" if challenge.level else ""
    return f"{_SAID[challenge.opinion]}{level}."
