"""Why answers moved: the trust changed, it was shown, or it was judged anew.

Source: docs/spec/judgement.md#what-changed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from digistrat_desktop.analysis.answers.likeness import Likenesses, asked_in, likenesses
from digistrat_desktop.analysis.answers.position import (
    ItemPosition,
    Pairs,
    SectionPosition,
    answer_label,
    position_of,
)
from digistrat_desktop.domain.counted import in_clauses
from digistrat_desktop.domain.frameworks.framework import FrameworkPack, SectionKind
from digistrat_desktop.domain.plain_text import has_words
from digistrat_desktop.domain.record.workspace import (
    Workspace,
    site_key,
    standing_assessments,
)
from digistrat_desktop.domain.trust.assessment import Assessment, Response
from digistrat_desktop.domain.words import Labelled

NOTHING_SAID: Likenesses = {}


class Way(StrEnum):
    """Whether an item moved to the better or the worse, or why that cannot be said.

    A constraint that bites less moved up: its scale runs from nothing to the worst.
    """

    UP = "up"
    DOWN = "down"
    FIRST = "first"
    LOST = "lost"
    OTHER = "other"  # another answer, and none of the 2 is a level


@dataclass(frozen=True, slots=True)
class Move:
    item_id: str
    title: str
    short_title: str
    section_id: str
    way: Way
    # before, after: answers; level ids or the other answers
    before: str
    after: str
    before_label: str
    after_label: str
    steps: int  # levels moved, always positive; 0 when either side is no level
    reason: str  # what the person said changed, or empty
    new_evidence: bool  # evidence dated after the earlier assessment is linked now
    backed_anew: bool  # such evidence, in date and no opinion, backs the answer
    old_reason: bool = False  # the reason of the answer is word for word the one given before

    @property
    def unexplained(self) -> bool:
        """True for a move of two levels, or up without new evidence, that no reason explains."""
        doubtful = self.steps > 1 or (self.way is Way.UP and not self.new_evidence)
        return doubtful and not self.reason


_ORDER = {Way.DOWN: 0, Way.UP: 1, Way.LOST: 2, Way.FIRST: 3, Way.OTHER: 4}


def moves_first(moves: Iterable[Move]) -> tuple[Move, ...]:
    """Put what slipped back first, then what moved up, the largest first; nothing is netted."""
    return tuple(sorted(moves, key=lambda move: (_ORDER[move.way], -move.steps)))


def moves_between(
    before: tuple[SectionPosition, ...],
    after: tuple[SectionPosition, ...],
    since: date | None,
    alike: Likenesses = NOTHING_SAID,
) -> tuple[Move, ...]:
    """Give the items whose answer changed, in the framework's order; like is compared with like.

    Args:
        since: the earlier assessment's as-of date; evidence dated after it is new.
    """
    earlier = {i.item.id: (s, i) for s in before for i in s.items}
    return tuple(
        _move(pair, (section, item), since)
        for section in after
        if section.scale is not None
        for item in section.items
        if (pair := earlier.get(item.item.id)) is not None
        and pair[1].answer != item.answer
        and is_compared(pair[1], item, alike)
    )


def is_compared(before: ItemPosition, after: ItemPosition, alike: Likenesses) -> bool:
    """Tell whether the answers to a question can be compared; without a likeness, by its words."""
    said = alike.get(after.item.id)
    return said.is_compared if said else asked_in(before.item) == asked_in(after.item)


def _move(
    before: tuple[SectionPosition, ItemPosition],
    after: tuple[SectionPosition, ItemPosition],
    since: date | None,
) -> Move:
    section, item = after
    orders: dict[str, int] = {}
    if section.scale:
        orders = {level.id: level.order for level in section.scale.levels}
    old, new = orders.get(before[1].answer), orders.get(item.answer)
    response = item.response
    return Move(
        item_id=item.item.id,
        title=item.item.title,
        short_title=item.item.short_title,
        section_id=section.section.id,
        way=_way(old, new, worst_last=section.section.kind is SectionKind.CONSTRAINTS),
        before=before[1].answer,
        after=item.answer,
        before_label=answer_label(before[0], before[1].answer),
        after_label=answer_label(section, item.answer),
        steps=abs(new - old) if old is not None and new is not None else 0,
        reason=_reason(response),
        new_evidence=_is_newer(item.evidence, since),
        backed_anew=_is_newer(item.backed_by, since),
        old_reason=is_old_reason(before[1].response, response),
    )


def is_old_reason(before: Response | None, after: Response | None) -> bool:
    """Tell if an answer that is another one now has the reason of the one before, word for word."""
    if before is None or after is None or not has_words(after.rationale):
        return False
    return after.rationale.split() == before.rationale.split()


def _reason(response: Response | None) -> str:
    return response.movement_reason if response and has_words(response.movement_reason) else ""


def _way(old: int | None, new: int | None, *, worst_last: bool) -> Way:
    if old is None and new is None:
        return Way.OTHER
    if old is None:
        return Way.FIRST
    if new is None:
        return Way.LOST
    return Way.UP if (new > old) is not worst_last else Way.DOWN


def _is_newer(pairs: Pairs, since: date | None) -> bool:
    dates = [e.dated for _, e in pairs if e.dated is not None]
    return since is not None and any(dated > since for dated in dates)


class Cause(Labelled):
    REAL_CHANGE = "real_change", "A reason is given, and newer evidence backs it"
    NEW_EVIDENCE = "new_evidence", "No reason is given, and new evidence was linked"
    REASON_ONLY = "reason_only", "A reason is given, and no newer evidence backs it"
    JUDGED_ANEW = "judged_anew", "Neither a reason nor new evidence is given"
    NO_LEVEL = "no_level", "There is no level now or last time, so it moved neither up nor down"


@dataclass(frozen=True, slots=True)
class SplitMove:
    item_id: str
    title: str
    cause: Cause
    move: Move
    sentence: str  # from where to where, and why that is said


def split_moves(
    moves: tuple[Move, ...],
    before: tuple[SectionPosition, ...],
    after: tuple[SectionPosition, ...],
) -> tuple[SplitMove, ...]:
    """Give the cause of every move between two positions, in the framework's order.

    A move counts as real change when the person said what changed and evidence dated since backs the
    answer (`Move.backed_anew`); as new evidence when no reason was given and evidence was linked that
    the earlier answer did not have; else by whether a reason was given. Questions whose words changed,
    or that compare with another moment, have no like: `likeness.not_compared` lists them.
    """
    old, new = ({str(i.item.id): i for s in some for i in s.items} for some in (before, after))
    return tuple(_split(old[one.item_id], new[one.item_id], one) for one in moves)


def _split(old: ItemPosition, new: ItemPosition, move: Move) -> SplitMove:
    cause = _cause(old, new, move)
    words = f"{move.title}: from {move.before_label} to {move.after_label}. {cause.label}."
    return SplitMove(move.item_id, move.title, cause, move, words)


def _cause(old: ItemPosition, new: ItemPosition, move: Move) -> Cause:
    if move.way in {Way.FIRST, Way.LOST, Way.OTHER}:
        return Cause.NO_LEVEL
    if move.reason:
        return Cause.REAL_CHANGE if move.backed_anew else Cause.REASON_ONLY
    had = {evidence.id for _, evidence in old.evidence}
    linked = any(evidence.id not in had for _, evidence in new.evidence)
    return Cause.NEW_EVIDENCE if linked else Cause.JUDGED_ANEW


def break_words(
    before: Assessment | None, after: Assessment | None, packs: Mapping[str, FrameworkPack]
) -> str:
    """Say that two assessments used different words, or give an empty text."""
    if before is None or after is None or before.pack_sha256 == after.pack_sha256:
        return ""
    old, new = packs[before.pack_sha256], packs[after.pack_sha256]
    only = (
        "Only those that mean the same are compared."
        if new.bridge_from(old)
        else "Only those with the same wording are compared."
    )
    if old.id == new.id:
        used = f"version {old.version} of the questions, this one {new.version}"
        return f"{before.title} used {used}. {only}"
    names = [f"{one.title} {one.version}" for one in (old, new)]
    return f"{before.title} used {names[0]}, this one {names[1]}. {only}"


def scope_break(before: Assessment | None, after: Assessment | None) -> str:
    """Say why two assessments do not speak of the same thing, or give an empty text."""
    if before is None or after is None:
        return ""
    parts: list[str] = []
    if before.form is not after.form:
        parts.append(
            f"{before.title} used the {before.form} form and {after.title} the {after.form}"
        )
    if before.scope_note.strip() != after.scope_note.strip():
        parts.append("the scope was described differently")
    return in_clauses(parts) if parts else ""


MOST_DATES = 8
"""Assessments that are seen side by side; a line of more of them could not be read."""


@dataclass(frozen=True, slots=True)
class DatedPosition:
    assessment: Assessment
    sections: tuple[SectionPosition, ...]
    broken: str = ""  # why it is not wholly compared with the one before it, or empty
    # how its questions stand to those of the one before it, by id
    alike: Likenesses = field(default_factory=dict)

    def section(self, section_id: str) -> SectionPosition | None:
        """Give one section, or None where that framework had none of this id."""
        found = [s for s in self.sections if s.section.id == section_id]
        return found[0] if found else None


def positions_over_time(
    workspace: Workspace,
    packs: Mapping[str, FrameworkPack],
    site: str = "",
    worked_out: Mapping[str, tuple[SectionPosition, ...]] | None = None,
) -> tuple[DatedPosition, ...]:
    """Give where the trust, or one site, stood in its latest assessments, earliest first.

    No replaced ones, and none of another site: like is compared with like.

    Args:
        worked_out: positions that are known already, by assessment.
    """
    there = worked_out or {}
    here = site_key(workspace, site)
    standing = standing_assessments(workspace)
    of_site = (a for a in standing if site_key(workspace, a.site) == here)
    known = [a for a in of_site if a.pack_sha256 in packs][-MOST_DATES:]
    pairs = zip([None, *known], known, strict=False)
    found = []
    for before, one in pairs:
        breaks = (break_words(before, one, packs), scope_break(before, one))
        position = there.get(one.id) or position_of(workspace, one, packs[one.pack_sha256])
        alike = likenesses(before, one, packs)
        found.append(DatedPosition(one, position, " ".join(filter(None, breaks)), alike))
    return tuple(found)
