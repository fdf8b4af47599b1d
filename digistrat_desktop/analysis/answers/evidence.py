"""What is claimed beside what the evidence supports, and which support runs out when.

Source: docs/spec/judgement.md#evidence.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from digistrat_desktop.analysis.answers.position import (
    SHELF_LIFE_MONTHS,
    Backing,
    ItemPosition,
    Pairs,
    SectionPosition,
    answer_label,
    months_after,
    names_claim,
    questions_asked,
)
from digistrat_desktop.domain.counted import by_number, some_of
from digistrat_desktop.domain.frameworks.framework import SectionKind
from digistrat_desktop.domain.frameworks.scales import EvidenceStrength
from digistrat_desktop.domain.trust.assessment import Evidence
from digistrat_desktop.domain.words import day_words, sentence_case, short_day

_NAMED = 4
_OPINION = EvidenceStrength.OPINION


class Unbacked(StrEnum):
    """Why evidence does not back a claim; every claim that is not backed has one."""

    NONE = ""
    EXPIRED = "evidence out of date"
    OTHER_LEVEL = "evidence shows another level"
    NOTHING = "no evidence linked"
    OPINION = "an opinion only"
    NO_LEVEL = "evidence names no level"
    UNDATED = "no evidence in date"


@dataclass(frozen=True, slots=True)
class Claim:
    item: ItemPosition
    claimed: str
    claimed_label: str
    supported: str  # a level's id, or empty when nothing is shown
    supported_label: str
    backing: Backing
    # the last day on which the claimed level is still shown, or None when it is not
    last_day: date | None
    # evidence that showed it once and is past its shelf life; a view never showed it
    expired: tuple[Evidence, ...]
    beside: str  # what evidence in date says otherwise, or empty
    sentence: str  # both levels in words
    gap: Unbacked  # why it is not backed
    is_best: bool = False  # the best level of its scale is claimed

    @property
    def gap_words(self) -> str:
        """Say why it is not backed, and which level evidence in date shows instead; empty if it is."""
        if self.gap is Unbacked.OTHER_LEVEL:
            return f"evidence shows {self.supported_label}"
        other = f"; evidence in date shows {self.supported_label}" if self.supported else ""
        return f"{self.gap}{other}" if self.gap is not Unbacked.NONE else ""


@dataclass(frozen=True, slots=True)
class Expiring:
    """Claims that stop being shown before a date."""

    by: date  # the date, such as that of the next board meeting
    claims: tuple[Claim, ...]  # earliest first
    backed: bool  # evidence shows some level now

    @property
    def sentence(self) -> str:
        return self.words(_NAMED)

    def words(self, most: int) -> str:
        """Say which they are, by the names of so many."""
        if not self.backed:
            return "No level is backed by evidence yet."
        found = self.claims
        if not found:
            return f"No level loses its evidence before {short_day(self.by)}."
        return by_number(
            len(found),
            "evidence that expires soon",
            "{n} answer has evidence that goes out of date before {day}: {names}.",
            "{n} answers have evidence that goes out of date before {day}: {names}.",
            day=short_day(self.by),
            names=some_of([_until(one) for one in found], most, "evidence that expires soon"),
        )


def claims_of(
    position: tuple[SectionPosition, ...], as_of: date, shelf_months: int = SHELF_LIFE_MONTHS
) -> tuple[Claim, ...]:
    """Set every claimed level beside the level its evidence supports, as at a date."""
    return tuple(
        _claim(section, item, as_of, shelf_months)
        for section, item in questions_asked(position)
        if item.backing is not Backing.NOT_CLAIMED
    )


def _claim(section: SectionPosition, item: ItemPosition, as_of: date, shelf_months: int) -> Claim:
    shown = showing(section, item)
    dated = [(e, e.dated) for _, e in shown if e.dated is not None and e.dated <= as_of]
    ends = [(e, months_after(day, shelf_months)) for e, day in dated]
    last_day = max((end for _, end in ends if end >= as_of), default=None)
    expired = tuple(e for e, end in ends if end < as_of)
    gap = _gap(item, expired)
    return Claim(
        item=item,
        claimed=item.answer,
        claimed_label=answer_label(section, item.answer),
        supported=item.supported,
        supported_label=answer_label(section, item.supported) if item.supported else "nothing",
        backing=item.backing,
        last_day=last_day if item.backing is Backing.SHOWN else None,
        expired=expired,
        beside=other_evidence(section, item),
        sentence=_sentence(section, item, last_day, gap),
        gap=gap,
        is_best=item.answer == _best_level(section),
    )


def _gap(item: ItemPosition, expired: tuple[Evidence, ...]) -> Unbacked:
    """Say why a claim is not backed; an opinion never backs anything, and an expired one never did."""
    if item.backing is Backing.SHOWN:
        return Unbacked.NONE
    if expired:
        return Unbacked.EXPIRED
    if item.supported:
        return Unbacked.OTHER_LEVEL
    return backs_nothing(item)


def backs_nothing(item: ItemPosition) -> Unbacked:
    """Say why the evidence of a question shows no level at all, where it shows none."""
    firm = [support for support, evidence in item.evidence if evidence.strength is not _OPINION]
    if not firm:
        return Unbacked.OPINION if item.evidence else Unbacked.NOTHING
    return Unbacked.UNDATED if any(support.shows for support in firm) else Unbacked.NO_LEVEL


def _best_level(section: SectionPosition) -> str:
    levels = section.scale.levels if section.scale else ()
    best = min if section.section.kind is SectionKind.CONSTRAINTS else max
    return str(best(levels, key=lambda level: level.order).id) if levels else ""


def showing(section: SectionPosition, item: ItemPosition) -> Pairs:
    """Give the links of evidence that names the level claimed, also when it is out of date.

    An opinion never shows anything.
    """
    worst_last = section.section.kind is SectionKind.CONSTRAINTS
    return tuple(
        (support, evidence)
        for support, evidence in item.evidence
        if evidence.strength is not _OPINION
        and names_claim(support.shows, item.answer, section.scale, worst_last=worst_last)
    )


def other_evidence(section: SectionPosition, item: ItemPosition) -> str:
    """Say what evidence in date says otherwise: "older evidence shows Limits us (28 August 2025)"."""
    if not item.contradicting:
        return ""
    newest = max(str(evidence.dated) for _, evidence in showing(section, item))
    said: list[str] = []
    for support, evidence in item.contradicting:
        age = "older" if str(evidence.dated) < newest else "newer"
        level, day = answer_label(section, support.shows), day_words(evidence.dated)
        said.append(f"{age} evidence shows {level} ({day})")
    return "; ".join(said)


_CLAIMED_ON = {
    Unbacked.EXPIRED: "but the evidence for it is out of date",
    Unbacked.NOTHING: "but no evidence is linked",
    Unbacked.OPINION: "on an opinion only",
    Unbacked.NO_LEVEL: "but its evidence names no level",
    Unbacked.UNDATED: "but no evidence for it is in date",
}


def _sentence(
    section: SectionPosition, item: ItemPosition, last_day: date | None, gap: Unbacked
) -> str:
    title, claimed = item.item.title, answer_label(section, item.answer)
    if item.backing is Backing.SHOWN:
        others = other_evidence(section, item)
        beside = f" {sentence_case(others)}." if others else ""
        return f"{title}: {claimed}, backed by evidence until {day_words(last_day)}.{beside}"
    shown = answer_label(section, item.supported) if item.supported else ""
    if gap is Unbacked.OTHER_LEVEL:
        return f"{title}: {claimed} is claimed, but the evidence shows {shown}."
    others = f" Evidence in date shows {shown}." if shown else ""
    return f"{title}: {claimed} is claimed, {_CLAIMED_ON[gap]}.{others}"


def expiring_before(claims: tuple[Claim, ...], by: date) -> Expiring:
    """Find the claims shown now that will no longer be shown on a date."""
    found = sorted(
        (c for c in claims if c.last_day is not None and c.last_day < by),
        key=lambda c: (c.last_day, c.item.item.id),
    )
    backed = any(claim.last_day is not None for claim in claims)
    return Expiring(by, tuple(found), backed)


def _until(claim: Claim) -> str:
    return f"“{claim.item.item.title}” ({short_day(claim.last_day)})"


def out_of_date(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Give the claims that nothing in date shows and that evidence now too old showed once."""
    return tuple(c for c in claims if c.backing is not Backing.SHOWN and c.expired)
