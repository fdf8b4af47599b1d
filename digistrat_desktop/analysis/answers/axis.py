"""Where each answer stands on its area's axis, worse at the left: last time, now, what is shown.

Every page that draws position, movement and evidence takes these rows, so that they cannot disagree.
Source: docs/spec/reports-pdf.md#position-movement-and-evidence.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from digistrat_desktop.analysis.answers.likeness import Likenesses
from digistrat_desktop.analysis.answers.movement import NOTHING_SAID, Move, Way, moves_first
from digistrat_desktop.analysis.answers.position import (
    Backing,
    ItemPosition,
    SectionPosition,
    answer_label,
    not_settled_words,
)
from digistrat_desktop.analysis.answers.second_answers import SecondMove
from digistrat_desktop.domain.frameworks.bridges import Likeness, Relation
from digistrat_desktop.domain.frameworks.framework import SectionKind
from digistrat_desktop.domain.frameworks.scales import Standing
from digistrat_desktop.domain.words import small_first


@dataclass(frozen=True, slots=True)
class AxisRow:
    """One question; places are counted from the worst level, 0."""

    item: ItemPosition
    move: Move | None
    now: int | None  # None where no level is given
    then: int | None  # last time, where the answer moved
    height: int | None  # the first answer of a question that is asked twice
    shows: int | None  # what evidence in date shows, where that is another level
    sides: tuple[int, ...]  # what people say where nobody has chosen yet
    word: str  # what is said now
    second: SecondMove | None = None  # how its second half changed
    unlike: str = ""  # why it cannot be compared with the assessment before: of `UNLIKE`

    @property
    def is_shown(self) -> bool:
        return self.item.backing is Backing.SHOWN

    @property
    def moved(self) -> bool:
        """True for a move up or down, and for one from or to no level that has a reason."""
        move = self.move
        return move is not None and (move.way in {Way.UP, Way.DOWN} or bool(move.reason))


@dataclass(frozen=True, slots=True)
class AxisArea:
    section: SectionPosition
    ticks: tuple[str, ...]  # the levels' names, worst first
    moved: tuple[AxisRow, ...]  # down, then up, then those from or to no level
    still: tuple[AxisRow, ...]  # worst first; those without a level last
    silent: tuple[AxisRow, ...]  # nobody has said anything of these, now or last time


def axis_areas(
    position: Iterable[SectionPosition],
    before: Iterable[SectionPosition],
    moves: Iterable[Move],
    second: Iterable[SecondMove] = (),
    alike: Likenesses = NOTHING_SAID,
) -> tuple[AxisArea, ...]:
    """Give every area that has levels, with each question asked in one row."""
    unlike = {item_id: _unlike(said) for item_id, said in alike.items() if not said.is_compared}
    firsts = {one.item_id: one for one in moves}
    by_item = _Moves(firsts, {one.item_id: one for one in second}, unlike)
    said = {str(item.item.id) for section in before for item in section.items if item.is_begun}
    return tuple(_area(one, by_item, said) for one in position if one.scale is not None)


class _Moves(NamedTuple):
    """What changed of each question, by its id."""

    first: Mapping[str, Move]
    second: Mapping[str, SecondMove]
    unlike: Mapping[str, str]  # questions that cannot be compared


def _area(section: SectionPosition, moves: _Moves, said: set[str]) -> AxisArea:
    levels = section.levels[:: 1 if _worst_first(section) else -1]
    places = {str(level.level_id): place for place, level in enumerate(levels)}
    rows = [_row(section, item, moves, places) for item in section.asked]
    order = [one.item_id for one in moves_first(moves.first.values())]
    moved = sorted((r for r in rows if r.moved), key=lambda r: order.index(r.item.item.id))
    rest = [row for row in rows if not row.moved]
    silent = [r for r in rest if not r.item.is_begun and r.item.item.id not in said]
    still = sorted((r for r in rest if r not in silent), key=_worst)
    ticks = tuple(level.label for level in levels)
    return AxisArea(section, ticks, tuple(moved), tuple(still), tuple(silent))


def _worst_first(section: SectionPosition) -> bool:
    """A section's levels stand highest first: of constraints the highest is the worst."""
    return section.section.kind is SectionKind.CONSTRAINTS


def _worst(row: AxisRow) -> tuple[bool, int]:
    return row.now is None, row.now or 0


_NEW, CHANGED, MOMENT = "new", "changed", "other reference point"
# A sign beside the name says why a question is not compared, so that the name itself has room.
UNLIKE = {_NEW: "*", CHANGED: "†", MOMENT: "‡"}


def _unlike(said: Likeness) -> str:
    if said.of_other_moment:
        return MOMENT
    return _NEW if said.relation is Relation.NEW else CHANGED


def _row(
    section: SectionPosition, item: ItemPosition, moves: _Moves, places: Mapping[str, int]
) -> AxisRow:
    move = moves.first.get(item.item.id)
    twice = section.section.asked_twice is not None
    now = places.get(item.answer)
    shows = places.get(item.supported) if item.backing is Backing.CLAIMED_ONLY else None
    return AxisRow(
        item=item,
        move=move,
        second=moves.second.get(item.item.id),
        now=now,
        then=places.get(move.before) if move and now is not None else None,
        height=places.get(item.beside) if twice else None,
        shows=shows if shows != now else None,
        sides=tuple(places[side] for side in item.sides if side in places),
        word=_word(section, item, move),
        unlike=moves.unlike.get(item.item.id, ""),
    )


def _word(section: SectionPosition, item: ItemPosition, move: Move | None) -> str:
    """Say the answer: both where it is not settled, last time's where there is none any more."""
    if item.sides:
        return not_settled_words(item, (answer_label(section, one) for one in item.sides))
    said = answer_label(section, item.answer)
    if item.standing is Standing.HALF_ANSWERED:
        return f"{said}, half answered" if item.answer else "Half answered"
    is_gone = move is not None and move.way in {Way.LOST, Way.OTHER}
    return f"{said}, was {move.before_label}" if move and is_gone else said


def spoken(row: AxisRow) -> str:
    """Say one row: "Absent to Siloed, backed by evidence"."""
    move, parts = row.move, [row.word]
    if row.then is not None and move is not None:
        parts = [f"{move.before_label} to {move.after_label}"]
    if row.item.backing is not Backing.NOT_CLAIMED:
        parts.append("backed by evidence" if row.is_shown else "claimed only")
    if row.unlike:
        parts.append("not asked before" if row.unlike == _NEW else "not compared with last time")
    if row.second is not None:
        parts.append(small_first(row.second.words.removesuffix(".")))
    return ", ".join(parts)
