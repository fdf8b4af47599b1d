"""What is claimed beside what the evidence supports, and which support runs out when.

Source: docs/spec/judgement.md#evidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.answers.position import (
    SHELF_LIFE_MONTHS,
    Backing,
    ItemPosition,
    SectionPosition,
    answer_label,
    is_fresh,
    months_after,
    supported_level,
)
from digistrat_desktop.domain.frameworks.scales import NO_LEVEL, EvidenceStrength
from digistrat_desktop.domain.words import (
    counted,
    day_words,
    listed,
    month_words,
    number_word,
    sentence_case,
)

if TYPE_CHECKING:
    from datetime import date

    from digistrat_desktop.domain.trust.assessment import Evidence


_NAMED = 4


@dataclass(frozen=True, slots=True)
class Claim:
    """One claimed level beside the level its evidence supports.

    Attributes:
        supported: a level's id, or empty when nothing is shown.
        last_day: the last day on which the claimed level is still shown, or None when it is not.
        expired: evidence that showed it once and is past its shelf life; a view never showed it.
        sentence: both levels in words.
    """

    item: ItemPosition
    claimed: str
    claimed_label: str
    supported: str
    supported_label: str
    backing: Backing
    last_day: date | None
    expired: tuple[Evidence, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Expiring:
    """Claims that stop being shown before a date.

    Attributes:
        by: the date, such as that of the next board meeting.
        claims: earliest first.
    """

    by: date
    claims: tuple[Claim, ...]
    sentence: str


def claims_of(
    position: tuple[SectionPosition, ...], as_of: date, shelf_months: int = SHELF_LIFE_MONTHS
) -> tuple[Claim, ...]:
    """Set every claimed level beside the level its evidence supports, as at a date."""
    return tuple(
        _claim(section, item, as_of, shelf_months)
        for section in position
        for item in section.items
        if section.scale is not None and item.answer not in NO_LEVEL
    )


def _claim(section: SectionPosition, item: ItemPosition, as_of: date, shelf_months: int) -> Claim:
    claimed = answer_label(section, item.answer)
    supported = answer_label(section, item.supported) if item.supported else "nothing"
    last_day = _last_day(section, item, as_of, shelf_months)
    return Claim(
        item=item,
        claimed=item.answer,
        claimed_label=claimed,
        supported=item.supported,
        supported_label=supported,
        backing=item.backing,
        last_day=last_day,
        expired=_expired(item, as_of, shelf_months),
        sentence=_sentence(item, claimed, supported, last_day),
    )


def _sentence(item: ItemPosition, claimed: str, supported: str, last_day: date | None) -> str:
    title = item.item.title
    if last_day is not None:
        day = day_words(last_day)
        return f"{title}: {claimed}, shown until {day}."
    if not item.evidence:
        return f"{title}: {claimed} is stated, not yet shown. No evidence is linked."
    return f"{title}: {claimed} is stated; what is linked shows {supported}."


def _last_day(
    section: SectionPosition, item: ItemPosition, as_of: date, shelf_months: int
) -> date | None:
    """Give the last day on which the claim is still shown by the evidence linked now."""
    if item.backing is not Backing.SHOWN:
        return None
    days = sorted(
        months_after(evidence.dated, shelf_months)
        for _, evidence in item.evidence
        if evidence.dated is not None and evidence.dated <= as_of
    )
    levels = section.scale.levels if section.scale else ()
    orders: dict[str, int] = {level.id: level.order for level in levels}
    shown = [
        day
        for day in days
        if orders.get(supported_level(item.evidence, section.scale, day, shelf_months), -1)
        >= orders[item.answer]
    ]
    return max(shown, default=None)


def _expired(item: ItemPosition, as_of: date, shelf_months: int) -> tuple[Evidence, ...]:
    return tuple(
        evidence
        for _, evidence in item.evidence
        if evidence.dated is not None
        and evidence.strength is not EvidenceStrength.VIEW
        and months_after(evidence.dated, shelf_months) < as_of
    )


def expiring_before(claims: tuple[Claim, ...], by: date) -> Expiring:
    """Find the claims shown now that will no longer be shown on a date."""
    found = sorted(
        (c for c in claims if c.last_day is not None and c.last_day < by),
        key=lambda c: (c.last_day, c.item.item.id),
    )
    return Expiring(by, tuple(found), _expiring_words(found, by))


def _expiring_words(found: list[Claim], by: date) -> str:
    if not found:
        return f"Nothing that is shown now runs out before {day_words(by)}."
    names = [_until(claim) for claim in found[:_NAMED]]
    if len(found) > _NAMED:
        names.append("others")
    many, day = sentence_case(counted(len(found), "answer")), day_words(by)
    if len(found) == 1:
        words = f"{many} loses its evidence before {day}"
    else:
        words = f"{many} lose their evidence before {day}"
    return f"{words}: {listed(names)}."


def _until(claim: Claim) -> str:
    return f"{claim.item.item.title} ({day_words(claim.last_day)})"


def claims_in_words(claims: tuple[Claim, ...]) -> str:
    """Say how many claims are shown: "Six of 12 claimed levels are shown; six are stated only."."""
    if not claims:
        return "No level is claimed yet."
    shown = sum(c.backing is Backing.SHOWN for c in claims)
    stated = len(claims) - shown
    total = counted(len(claims), "claimed level")
    some = sentence_case(number_word(shown))
    first = f"{some} of {total} are shown"
    if shown == 1:
        first = f"{some} of {total} is shown"
    if stated == 1:
        return f"{first}; {number_word(stated)} is stated only."
    return f"{first}; {number_word(stated)} are stated only."


@dataclass(frozen=True, slots=True)
class Confidence:
    """Counts that say how far an assessment can be leant on.

    Attributes:
        stated: claimed levels that no fresh document or data shows.
        oldest: date of the oldest evidence in use.
        expired: items whose only evidence is past its shelf life.
        carried: answers carried forward and not re-confirmed.
    """

    asked: int
    answered: int
    cannot_say: int
    shown: int
    stated: int
    oldest: date | None
    expired: int
    carried: int


def confidence_of(sections: tuple[SectionPosition, ...], as_of: date | None) -> Confidence:
    """Count over some sections' items."""
    items = [item for section in sections for item in section.asked]
    dates = [e.dated for item in items for _, e in item.evidence if e.dated]
    return Confidence(
        asked=len(items),
        answered=sum(item.is_answered for item in items),
        cannot_say=sum(len(section.cannot_say) for section in sections),
        shown=sum(item.backing is Backing.SHOWN for item in items),
        stated=sum(item.backing is Backing.STATED for item in items),
        oldest=min(dates, default=None),
        expired=sum(_only_expired(item, as_of) for item in items),
        carried=sum(item.carried for item in items),
    )


def _only_expired(item: ItemPosition, as_of: date | None) -> bool:
    if as_of is None or not item.evidence:
        return False
    return not any(is_fresh(evidence, as_of) for _, evidence in item.evidence)


def confidence_in_words(found: Confidence) -> tuple[str, ...]:
    """Say it in short sentences; nothing is said of what is nought."""
    words = [f"{found.answered} of {found.asked} questions answered."]
    if found.cannot_say:
        words.append(f"{found.cannot_say} cannot be said yet.")
    if found.shown or found.stated:
        words.append(f"{found.shown} shown by a document or data, {found.stated} stated only.")
    if found.oldest:
        words.append(f"Oldest evidence: {month_words(found.oldest)}.")
    if found.expired:
        words.append(f"{found.expired} rest on evidence past its shelf life.")
    if found.carried:
        words.append(f"{found.carried} carried forward and not re-confirmed.")
    return tuple(words)
