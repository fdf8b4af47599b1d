"""What bringing a package in would change, in words."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from digistrat_desktop.domain.record.events import Head
from digistrat_desktop.domain.record.merging import Comparison, Merged
from digistrat_desktop.domain.record.seals import Seal, seal_code
from digistrat_desktop.domain.wire.labels import field_label
from digistrat_desktop.domain.wire.records import Record, encode_field, kind_words, record_words
from digistrat_desktop.domain.words import Noun, by_count, figured
from digistrat_desktop.services.packages.files import Package

NEW, CHANGED, DIFFERS = "New", "Changed", "Needs a choice"


@dataclass(frozen=True, slots=True)
class PreviewLine:
    what: str  # New, Changed or To choose
    record: str  # names the record
    field: str = ""  # the field's name in words, or empty for a whole record
    before: str = ""  # as it is here
    after: str = ""  # as it came


def preview_lines(merged: Merged, questions: Mapping[str, str]) -> tuple[PreviewLine, ...]:
    """Say line by line what would change: what must be chosen first, then changes, then news.

    Args:
        questions: titles of questions by id, so that an answer is named by more than a code.
    """
    name = partial(_name, questions)
    return (*_clashes(merged, name), *_taken(merged, name), *_created(merged, name))


def _name(questions: Mapping[str, str], record: Record) -> str:
    item = str(getattr(record, "item_id", ""))
    named = f"{kind_words(record.KIND)} “{item} {questions.get(item, '')}”"
    return named if item in questions else record_words(record)


def summary_words(merged: Merged) -> str:
    """Count what would change: "New: 2 assessments, 68 answers and 1 metric."."""
    created = [record for record in merged.created if not record.withdrawn]
    # Records come in the order they are written; an assessment is what people look for first.
    counts = Counter({"assessment": sum(record.KIND == "assessment" for record in created)})
    counts.update(record.KIND for record in created if record.KIND not in {"trust", "assessment"})
    counts = +counts
    changed = sum(len(taken.values) for taken in merged.taken)
    parts = []
    if merged.clashes:
        parts.append(
            by_count(
                len(merged.clashes),
                "1 difference needs a choice.",
                "{n} differences need a choice.",
            )
        )
    if changed:
        parts.append(by_count(changed, "1 detail changes.", "{n} details change."))
    if counts:
        first = "New trust" if len(created) > counts.total() else "New"
        told = (
            figured(count, _NOUNS.get(kind, Noun(kind_words(kind))))
            for kind, count in counts.items()
        )
        parts.append(f"{first}: {', '.join(told)}.")
    return " ".join(parts)


_NOUNS = {
    "response": Noun("answer"),
    "evidence": Noun("piece of evidence", "pieces of evidence"),
    "support": Noun("link from evidence to an answer", "links from evidence to answers"),
    "rebase": Noun("recalculation of limits", "recalculations of limits"),
    "annotation": Noun("chart note"),
    "alignment_link": Noun(
        "link from initiative to objective", "links from initiatives to objectives"
    ),
    "case_for_change": Noun("case for change", "cases for change"),
    "capacity": Noun("amount of capacity", "amounts of capacity"),
    "demand": Noun("resource need"),
    "acknowledgement": Noun("finding set aside", "findings set aside"),
    "reply": Noun("reply", "replies"),
    "moderation": Noun("agreed answer"),
}


def _clashes(merged: Merged, name_of: Callable[[Record], str]) -> Iterator[PreviewLine]:
    for clash in merged.clashes:
        _, ours, theirs = clash.values
        record = name_of(clash.record)
        field = field_label(clash.record.KIND, clash.field)
        yield PreviewLine(DIFFERS, record, field, value_words(ours), value_words(theirs))


def _taken(merged: Merged, name_of: Callable[[Record], str]) -> Iterator[PreviewLine]:
    for taken in merged.taken:
        for name, value in taken.values.items():
            before, after = _form(taken.ours, name, getattr(taken.ours, name)), value
            came = _form(taken.ours, name, after)
            record = name_of(taken.ours)
            yield PreviewLine(CHANGED, record, field_label(taken.ours.KIND, name), before, came)


def _created(merged: Merged, name_of: Callable[[Record], str]) -> Iterator[PreviewLine]:
    for record in merged.created:
        if not record.withdrawn:
            yield PreviewLine(NEW, name_of(record))


def _form(record: Record, name: str, value: Any) -> str:
    return value_words(encode_field(type(record), name, value))


def value_words(value: Any) -> str:
    """Write a field's JSON form for a reader; nothing is an empty text."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(value_words(part) for part in value)
    if isinstance(value, dict):
        return "; ".join(f"{field_label('', k)}: {value_words(v)}" for k, v in value.items())
    return str(value)


def warnings_about(package: Package, found: Comparison) -> tuple[str, ...]:
    """Say what a person should know before bringing a package in."""
    words: list[str] = []
    head, here, seen = package.content.head, found.here, found.seen
    if here is not None and found.common == head.length and head.length < here.length:
        words.append(
            by_count(
                here.length - head.length,
                "Your data is 1 change ahead.",
                "Your data is {n} changes ahead.",
            )
        )
    if seen is not None and not package.content.holds(seen):
        words.append(_not_extending(package, seen))
    return (*words, *_sealed(package))


def _not_extending(package: Package, seen: Head) -> str:
    if package.content.head.length < seen.length:
        return (
            f"An earlier file of this trust went further, to change {seen.length:,}. This one "
            "is an older copy or a separate copy, or its end was cut off."
        )
    return (
        f"This file does not follow the last one, which ended at change {seen.length:,} with "
        f"{seen.hash.hex()[:16]}. It is a separate copy, or its history was altered."
    )


def _sealed(package: Package) -> tuple[str, ...]:
    seals = package.workspace.all(Seal)
    return tuple(f"It has the seal {seal_code(seal)}." for seal in seals)
