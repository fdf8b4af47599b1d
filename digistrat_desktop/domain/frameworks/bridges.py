"""What became of an earlier version's questions and metrics, and what that lets be compared.

Source: docs/spec/judgement.md#what-changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from digistrat_desktop.domain.words import Labelled


class Relation(Labelled):
    """What became of a question or a metric; the first two may be compared."""

    SAME = "same", "Same words"
    REWORDED = "reworded", "Words changed, meaning did not"
    CHANGED = "changed", "Meaning changed"
    SPLIT = "split", "One became several"
    MERGED = "merged", "Asked as part of another"
    NEW = "new", "Not asked before"
    DROPPED = "dropped", "No longer asked"

    @property
    def is_alike(self) -> bool:
        return self in _ALIKE


_ALIKE = frozenset({Relation.SAME, Relation.REWORDED})


@dataclass(frozen=True, slots=True)
class PackVersion:
    pack: str
    version: str


@dataclass(frozen=True, slots=True)
class BridgeRow:
    came_from: str  # an id of the earlier version; empty for what is new
    to: tuple[str, ...]  # ids of this version; none for what was dropped
    relation: Relation
    reason: str
    # of what is alike only while the trust compares with this moment; empty for always
    reference_point: str = ""


@dataclass(frozen=True, slots=True)
class Bridge:
    """From one earlier version to the pack it stands in. It rewrites no answer."""

    came_from: PackVersion
    rules: tuple[str, ...]
    items: tuple[BridgeRow, ...]
    metrics: tuple[BridgeRow, ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How one question stands to the questions of the assessment before."""

    relation: Relation
    reason: str
    came_from: tuple[str, ...] = ()  # ids of the earlier questions it follows
    is_compared: bool = False

    @property
    def of_other_moment(self) -> bool:
        """True where the question means the same, and the trust compares with another moment now."""
        return self.relation.is_alike and not self.is_compared

    @property
    def label(self) -> str:
        """What became of the question; alike in words, it may still be asked of another moment."""
        if self.of_other_moment:
            return "Compared with another reference point"
        return self.relation.label


def likeness_by(bridge: Bridge, item_id: str, moment: str) -> Likeness | None:
    """Give what a bridge says of a question; None where it says nothing.

    Args:
        moment: the moment the new assessment compares with.
    """
    rows = [row for row in bridge.items if item_id in row.to]
    if not rows:
        return None
    if _is_asked_otherwise(bridge, rows, item_id):
        return Likeness(
            Relation.CHANGED, " ".join(dict.fromkeys(r.reason for r in rows)), (item_id,)
        )
    first = next((row for row in rows if row.relation.is_alike), rows[0])
    came_from = tuple(row.came_from for row in rows if row.came_from)
    if not first.relation.is_alike:
        reasons = dict.fromkeys(row.reason for row in rows)
        return Likeness(first.relation, " ".join(reasons), came_from)
    if first.reference_point and first.reference_point != moment:
        reason = "The trust compares with another reference point now."
        return Likeness(first.relation, reason, came_from)
    return Likeness(first.relation, first.reason, came_from, is_compared=True)


def _is_asked_otherwise(bridge: Bridge, rows: Sequence[BridgeRow], item_id: str) -> bool:
    """Tell if a question has the id it had, and other levels or criteria: a file says gone, then new."""
    is_new = all(row.relation is Relation.NEW for row in rows)
    gone = (row.came_from for row in bridge.items if row.relation is Relation.DROPPED)
    return is_new and item_id in gone
