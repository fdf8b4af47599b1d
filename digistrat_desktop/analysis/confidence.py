"""How sure we are: how much was answered, what stands behind it and how old that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.position import Backing, ItemPosition, SectionPosition, is_fresh
from digistrat_desktop.analysis.words import month_words

if TYPE_CHECKING:
    from datetime import date


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
