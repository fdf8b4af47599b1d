"""Which questions of 2 assessments are the same, so that their answers may be compared, and why others are not.

Source: docs/spec/judgement.md#what-changed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from digistrat_desktop.analysis.answers.position import (
    ItemPosition,
    SectionPosition,
    answer_label,
)
from digistrat_desktop.domain.frameworks.bridges import Likeness, Relation, likeness_by
from digistrat_desktop.domain.frameworks.framework import FrameworkPack, Item, Section, SectionKind
from digistrat_desktop.domain.trust.assessment import Assessment

Likenesses = Mapping[str, Likeness]
"""How each question stands to those of the assessment before, by id."""


def likenesses(
    before: Assessment | None, after: Assessment | None, packs: Mapping[str, FrameworkPack]
) -> Likenesses:
    """Say of each question whether its answers may be compared; nothing where there is no before.

    A bridge to the pack rules; without one, only the same words under the same id are compared.
    """
    if before is None or after is None:
        return {}
    old, new = packs[before.pack_sha256], packs[after.pack_sha256]
    was, now = moment_of(before, old), moment_of(after, new)
    known = alike_across(old, new, now[0])
    if old.sha256 != new.sha256 or was == now:
        return known
    other = {one.id for one in new.items() if _is_momentum(new, one)}
    return {one: _OTHER_MOMENT if one in other else found for one, found in known.items()}


_SAME = Likeness(Relation.SAME, "The question and its levels are word for word the same.", (), True)
_REWORDED = Likeness(
    Relation.CHANGED, "The words are not the same, and no bridge says that the meaning is."
)
_NEW = Likeness(Relation.NEW, "The framework before did not have it.")
_OTHER_MOMENT = Likeness(Relation.SAME, "The trust compares with another reference point now.")


def alike_across(old: FrameworkPack, new: FrameworkPack, moment: str) -> dict[str, Likeness]:
    """Say of each question of a framework how it stands to an earlier one's.

    Args:
        moment: the moment that momentum compares with, as `moment_of` gives it.
    """
    bridge = new.bridge_from(old) if old.sha256 != new.sha256 else None
    earlier = {str(item.id): item for item in old.items()}
    found = {}
    for item in new.items():
        said = likeness_by(bridge, item.id, moment) if bridge else None
        found[str(item.id)] = said or _by_words(earlier.get(item.id), item)
    return found


def carried_across(old: FrameworkPack, new: FrameworkPack) -> frozenset[str]:
    """Give the questions whose answers a new assessment can begin with; the others are asked anew."""
    alike = alike_across(old, new, _default(new))
    return frozenset(one for one, found in alike.items() if found.is_compared)


def _by_words(old: Item | None, new: Item) -> Likeness:
    if old is None:
        return _NEW
    return _SAME if asked_in(old) == asked_in(new) else _REWORDED


def asked_in(item: Item) -> tuple[str, tuple[str, ...]]:
    """Give the words that an answer answers; advice beside them changes nothing."""
    return item.question, tuple(one.text for one in item.level_texts)


def moment_of(assessment: Assessment, pack: FrameworkPack) -> tuple[str, str]:
    """Give the moment "then" speaks of: its id, and its words where it is the trust's own."""
    return assessment.reference_point or _default(
        pack
    ), assessment.reference_words.strip().casefold()


def moment_words(assessment: Assessment, section: Section) -> str:
    """Name the moment a section compares with: the trust's own words, or the framework's."""
    point = section.reference_point
    if point is None:
        return ""
    label = point.label_of(assessment.reference_point or point.default)
    own = assessment.reference_words.strip() if assessment.reference_point else ""
    return f"{label} ({own})" if own else label


def _is_momentum(pack: FrameworkPack, item: Item) -> bool:
    return pack.section_of(item.id).kind is SectionKind.MOMENTUM


def _default(pack: FrameworkPack) -> str:
    points = (one.reference_point for one in pack.sections if one.reference_point)
    return next((point.default for point in points), "")


@dataclass(frozen=True, slots=True)
class NotCompared:
    """A question whose answer stands alone, and what it follows."""

    item_id: str  # empty for what is no longer asked
    title: str
    became: str  # what became of it, in words
    last: str  # what was answered to what it follows, such as "Digital risk: Siloed"; or empty
    reason: str


def not_compared(
    alike: Likenesses, before: Iterable[SectionPosition], after: Iterable[SectionPosition]
) -> tuple[NotCompared, ...]:
    """List the questions asked that have no like in the assessment before, and those asked no more."""
    earlier = {str(item.item.id): (section, item) for section in before for item in section.items}
    found = [
        NotCompared(item_id, item.item.title, said.label, _last(said, earlier), said.reason)
        for section in after
        for item in section.asked
        for item_id in (str(item.item.id),)
        if (said := alike.get(item_id)) is not None and not said.is_compared
    ]
    followed = {one for said in alike.values() for one in said.came_from} | alike.keys()
    gone = (pair for one, pair in earlier.items() if one not in followed and pair[1].is_begun)
    return (*found, *(_dropped(section, item) for section, item in gone))


def _dropped(section: SectionPosition, item: ItemPosition) -> NotCompared:
    last = answer_label(section, item.answer)
    return NotCompared("", item.item.title, Relation.DROPPED.label, last, "It is no longer asked.")


def _last(said: Likeness, earlier: Mapping[str, tuple[SectionPosition, ItemPosition]]) -> str:
    pairs = [earlier[one] for one in said.came_from if one in earlier]
    words = (
        f"{item.item.title}: {answer_label(section, item.answer)}"
        for section, item in pairs
        if section.scale is not None and item.answer
    )
    return "; ".join(words)
