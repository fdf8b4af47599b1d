"""Several trusts seen together, like for like only, in counts and words: no ranking, no score.

Source: docs/spec/judgement.md#several-trusts; docs/spec/judgement.md#levels-are-words.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from digistrat_desktop.analysis.answers.position import ItemPosition, SectionPosition, answer_label
from digistrat_desktop.domain.frameworks import framework
from digistrat_desktop.domain.frameworks.scales import CANNOT_SAY, NOT_APPLICABLE, Form
from digistrat_desktop.domain.trust.assessment import Assessment, Trust
from digistrat_desktop.domain.words import by_count, day_words, listed

_LETTERS = 26
_BOTH = 2
FEWEST = 2
"""Trusts that can be seen together; one alone is no group."""


@dataclass(frozen=True, slots=True)
class Member:
    """A trust's latest assessment, judged."""

    trust: Trust
    assessment: Assessment
    pack: framework.FrameworkPack
    position: tuple[SectionPosition, ...]
    label: str = ""  # how it is shown: its name, or "Trust A" while names are hidden

    def section(self, section_id: str) -> SectionPosition:
        """Give one section; KeyError when its framework has none of this id."""
        for section in self.position:
            if section.section.id == section_id:
                return section
        raise KeyError(section_id)


@dataclass(frozen=True, slots=True)
class TrustLeftOut:
    label: str
    why: str


@dataclass(frozen=True, slots=True)
class TrustAnswer:
    label: str
    answer: str  # a level id, `cannot_say`, `not_applicable` or empty
    word: str  # the same as people read it


@dataclass(frozen=True, slots=True)
class ItemAcross:
    """One item across the trusts."""

    item: framework.Item
    words: str  # such as "3 of 4 trusts answered Siloed or higher."
    said: tuple[TrustAnswer, ...]  # one for each member, in the members' order


@dataclass(frozen=True, slots=True)
class SectionAcross:
    section: framework.Section
    items: tuple[ItemAcross, ...]


@dataclass(frozen=True, slots=True)
class GroupModel:
    """Trusts that answered the same questions, and those that did not."""

    members: tuple[Member, ...]  # in the order they are shown
    left_out: tuple[TrustLeftOut, ...]
    basis: str  # which framework and form they share, in words
    sections: tuple[SectionAcross, ...]

    @property
    def is_group(self) -> bool:
        """True when there is something to see together."""
        return len(self.members) >= FEWEST


def group_of(members: Sequence[Member], *, masked: bool) -> GroupModel:
    """Put the trusts together that used the same framework version and form.

    The largest such set is shown; of two as large, the one with the newer framework, then the full
    form. A made-up trust is never counted beside real ones.

    Args:
        members: each trust's latest assessment.
        masked: show "Trust A" in place of names. Letters follow the trusts' identifiers, which were
            drawn by lot, so that they do not give the alphabet away.
    """
    labelled = _labelled(members, masked=masked)
    whole = [m for m in labelled if not m.assessment.site]
    real = [m for m in whole if not m.trust.sample] or whole
    shared = _largest(real)
    kept = tuple(m for m in real if _likeness(m) == shared)
    out = tuple(
        TrustLeftOut(m.label, _why(m, kept[0] if kept else m)) for m in labelled if m not in kept
    )
    return GroupModel(kept, out, _basis(kept), _sections(kept) if len(kept) >= FEWEST else ())


def _labelled(members: Sequence[Member], *, masked: bool) -> list[Member]:
    if not masked:
        named = [replace(m, label=m.trust.name) for m in members]
        return sorted(named, key=lambda m: (m.label.casefold(), m.trust.id))
    drawn = sorted(members, key=lambda m: m.trust.id)
    return [replace(m, label=f"Trust {letters(n)}") for n, m in enumerate(drawn)]


def letters(number: int) -> str:
    """Give the letters of a place, from 0: A to Z, then AA, AB and so on."""
    text = ""
    number += 1
    while number:
        number, place = divmod(number - 1, _LETTERS)
        text = chr(ord("A") + place) + text
    return text


def _likeness(member: Member) -> tuple[str, Form]:
    return member.pack.sha256, member.assessment.form


def _largest(members: Sequence[Member]) -> tuple[str, Form] | None:
    counts = Counter(_likeness(m) for m in members)
    newest = {_likeness(m): tuple(map(int, m.pack.version.split("."))) for m in members}
    return max(counts, key=lambda k: (counts[k], newest[k], k[1] is Form.FULL, k[0]), default=None)


def _why(member: Member, other: Member) -> str:
    if member.trust.sample and not other.trust.sample:
        return "It is the fictional sample trust."
    if member.assessment.site:
        return f"Its assessment is of one site, {member.assessment.site}."
    parts = []
    if member.pack.sha256 != other.pack.sha256:
        parts.append(f"used {_pack_words(member.pack)}, the others {_pack_words(other.pack)}")
    if member.assessment.form is not other.assessment.form:
        parts.append(
            f"answered the {member.assessment.form.value} form, the others the"
            f" {other.assessment.form.value} form"
        )
    return f"It {listed(parts)}."


def _pack_words(pack: framework.FrameworkPack) -> str:
    return f"version {pack.version} of {pack.title}"


def _basis(members: tuple[Member, ...]) -> str:
    if not members:
        return ""
    first, dates = members[0], sorted(str(m.assessment.as_of) for m in members)
    by_text = {str(m.assessment.as_of): day_words(m.assessment.as_of) for m in members}
    spread: str = by_text[dates[0]]
    if dates[0] != dates[-1]:
        spread = f"{spread} to {by_text[dates[-1]]}"
    return (
        f"Shows each trust's latest {first.assessment.form.value}-form assessment, as at {spread}"
        f" ({_pack_words(first.pack)})."
    )


def _sections(members: tuple[Member, ...]) -> tuple[SectionAcross, ...]:
    scaled = [s.section for s in members[0].position if s.scale is not None]
    across = (SectionAcross(section, _items(section, members)) for section in scaled)
    return tuple(one for one in across if one.items)


def _items(section: framework.Section, members: tuple[Member, ...]) -> tuple[ItemAcross, ...]:
    mine = [(m, m.section(section.id)) for m in members]
    asked = [item for item in section.items() if any(s.at(item.id) in s.asked for _, s in mine)]
    return tuple(_item(item, section, mine) for item in asked)


def _item(
    item: framework.Item, section: framework.Section, mine: list[tuple[Member, SectionPosition]]
) -> ItemAcross:
    said = tuple(_said(m, s, s.at(item.id)) for m, s in mine)
    scale = mine[0][1].scale
    levels = scale.levels if scale else ()
    return ItemAcross(item, item_words(section.kind, levels, [one.answer for one in said]), said)


def _said(member: Member, section: SectionPosition, item: ItemPosition) -> TrustAnswer:
    return TrustAnswer(member.label, item.answer, answer_label(section, item.answer))


def item_words(
    kind: framework.SectionKind, levels: Sequence[framework.Level], answers: Sequence[str]
) -> str:
    """Say in counts what the trusts answer: "3 of 4 trusts answered Siloed or higher.".

    Args:
        kind: constraints are counted where they bite, everything else where it is reached.
        levels: of the scale, lowest first.
        answers: one for each trust.
    """
    rest = _rest_words(answers)
    order = {str(level.id): level.order for level in levels}
    given = [order[answer] for answer in answers if answer in order]
    if not any(answers):
        return _nobody_words(len(answers))
    if not given:
        return " ".join(("No trust gave a level.", *rest))
    low, *high = sorted(levels, key=lambda level: level.order)[len(levels) // 2 :]
    many = sum(place >= low.order for place in given)
    reached = f"{many or 'None'} of {'' if many else 'the '}{len(answers)} trusts answered"
    if kind is framework.SectionKind.CONSTRAINTS:
        named = " or ".join([low.label, *(level.label for level in high)])
    else:
        named = f"{low.label} or higher" if high else low.label
    return " ".join((f"{reached} {named}.", *rest))


def _nobody_words(trusts: int) -> str:
    if trusts == _BOTH:
        return "Neither trust answered."
    return by_count(trusts, "The only trust did not answer.", "None of the {n} trusts answered.")


def _rest_words(answers: Sequence[str]) -> list[str]:
    kinds = (
        (CANNOT_SAY, "1 cannot say yet.", "{n} cannot say yet."),
        (NOT_APPLICABLE, "1 says it does not apply.", "{n} say it does not apply."),
        ("", "1 did not answer.", "{n} did not answer."),
    )
    counts = Counter(answers)
    return [by_count(counts[answer], one, many) for answer, one, many in kinds if counts[answer]]
