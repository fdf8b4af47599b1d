"""The same answers read through a lens's measures: counts and names, never a score of a measure.

Source: docs/spec/judgement.md#success-measures; docs/spec/judgement.md#levels-are-words.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from digistrat_desktop.analysis.answers.position import ItemPosition, SectionPosition, answer_label
from digistrat_desktop.domain.counted import Counted, by_number, number, together
from digistrat_desktop.domain.frameworks.framework import Lens, LensMeasure
from digistrat_desktop.domain.words import listed, small_first


@dataclass(frozen=True, slots=True)
class Behind:
    section: SectionPosition
    item: ItemPosition
    word: str  # what was said of it, as people read it


@dataclass(frozen=True, slots=True)
class SectionBehind:
    """The items of one section that speak to a measure; sections have scales of their own."""

    section: SectionPosition
    words: str  # such as "2 Embedded, 1 Absent"
    items: tuple[Behind, ...]


@dataclass(frozen=True, slots=True)
class MeasureReading:
    measure: LensMeasure
    words: str  # how much was asked and answered, in one sentence
    gap: str  # what cannot be said about this measure, or empty
    parts: tuple[SectionBehind, ...]
    behind: int  # questions that speak to it; answered: those of them that are
    answered: int

    @property
    def items(self) -> tuple[Behind, ...]:
        return tuple(one for part in self.parts for one in part.items)


@dataclass(frozen=True, slots=True)
class LensReading:
    lens: Lens
    measures: tuple[MeasureReading, ...]

    @property
    def unheard(self) -> tuple[str, ...]:
        """Titles of the measures about which nothing was answered."""
        return tuple(
            one.measure.title
            for one in self.measures
            if not any(behind.item.is_answered for behind in one.items)
        )


def read_through(lens: Lens, position: Sequence[SectionPosition]) -> LensReading:
    """Read the answers of one assessment through a lens's measures, in the lens's order."""
    return LensReading(lens, tuple(_measure(one, position) for one in lens.measures))


def lead_of(reading: LensReading) -> str:
    """Say in one sentence what the lens can and cannot say of these answers."""
    count, unheard = len(reading.measures), reading.unheard
    if not unheard:
        return by_number(
            count,
            _MEASURES,
            "The only success measure can be reported.",
            "All {n} success measures can be reported.",
        )
    heard = count - len(unheard)
    words = "{heard} of the {n} success measures can be reported."
    if not heard:
        words = "None of the {n} success measures can be reported."
    said = by_number(
        count,
        _MEASURES,
        words if heard else "The only success measure cannot be reported.",
        words,
        heard=number(heard, "success measures that can be reported"),
    )
    names = listed([f"“{title}”" for title in unheard])
    return together((said, f"There are no answers for: {names}."), " ")


_MEASURES = "success measures"


def _measure(measure: LensMeasure, position: Sequence[SectionPosition]) -> MeasureReading:
    wanted = set(measure.item_ids)
    parts = tuple(
        _part(section, mine, measure.id)
        for section in position
        if (mine := [i for i in section.items if i.item.id in wanted])
    )
    items = [one.item for part in parts for one in part.items]
    answered = sum(item.is_answered for item in items)
    return MeasureReading(
        measure, _words(items, measure.id), _gap(items), parts, len(items), answered
    )


def _part(section: SectionPosition, items: list[ItemPosition], measure: str) -> SectionBehind:
    behind = tuple(Behind(section, item, _word(section, item)) for item in items)
    return SectionBehind(section, _counts(section, behind, measure), behind)


def _word(section: SectionPosition, item: ItemPosition) -> str:
    if section.scale is None:
        return "Noted" if item.noted else "Not answered"
    if not item.is_begun and not item.asked:
        return "Not in this form"
    return answer_label(section, item.answer)


def _counts(section: SectionPosition, behind: tuple[Behind, ...], measure: str) -> Counted:
    """Count the words, highest level first, then what is not a level."""
    order = [level.label for level in section.levels]
    words = [one.word for one in behind]
    rest = [word for word in dict.fromkeys(words) if word not in order]
    of = f"({section.section.id} in {measure})"
    said = (
        together(
            (
                number(words.count(word), f"{word} {of}"),
                word if word in order else small_first(word),
            ),
            " ",
        )
        for word in (*order, *rest)
        if word in words
    )
    return together(said, ", ")


def _words(items: list[ItemPosition], measure: str) -> str:
    if not items:
        return "No question in the framework relates to this success measure."
    answered = sum(item.is_answered for item in items)
    asked = sum(item.asked or item.is_begun for item in items)
    first = by_number(
        len(items),
        f"questions of {measure}",
        "{n} question relates to this success measure.",
        "{n} questions relate to this success measure.",
    )
    one, many = "{n} is answered.", "{n} are answered."
    words = [first, by_number(answered, f"answered of {measure}", one, many)]
    if asked < len(items):
        one, many = "{n} is not in this form.", "{n} are not in this form."
        words.append(by_number(len(items) - asked, f"not in this form of {measure}", one, many))
    return together(words, " ")


def _gap(items: list[ItemPosition]) -> str:
    if not items:
        return "This success measure is not assessed here. Say so if you report on it."
    if not any(item.is_answered for item in items):
        return "There are no answers for this success measure yet."
    return ""
