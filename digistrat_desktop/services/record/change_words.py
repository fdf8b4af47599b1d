"""What a recorded change says, in words: one way for the window's record and the audit report.

The changes hold ids, codes of levels and dates as stored. A reader is told what they stand for;
names are learned from the changes themselves, so that what was withdrawn or renamed since has one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from digistrat_desktop.analysis.findings.rules import rule_title
from digistrat_desktop.analysis.judgement import TrailLine
from digistrat_desktop.analysis.plans.reality import plain_number
from digistrat_desktop.analysis.plans.scenarios import override_words
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.frameworks.scales import NO_LEVEL
from digistrat_desktop.domain.ids import ItemId
from digistrat_desktop.domain.record.events import Event, code_of
from digistrat_desktop.domain.record.history import Several, Told
from digistrat_desktop.domain.record.kinds import KINDS
from digistrat_desktop.domain.record.seals import SealFields
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.assessment import Response
from digistrat_desktop.domain.trust.people import Erasure
from digistrat_desktop.domain.trust.plans import OverrideCodec
from digistrat_desktop.domain.wire.codecs import (
    ByYear,
    ChoiceCodec,
    Codec,
    Day,
    Many,
    Ref,
)
from digistrat_desktop.domain.wire.labels import field_label
from digistrat_desktop.domain.wire.records import codecs_of, kind_words
from digistrat_desktop.domain.words import day_words

_NAMING = ("title", "name", "item_id", "aim", "period")
_HIDDEN = frozenset({"withdrawn"})
# What a seal binds is told where it is checked.
_NOT_TOLD = {
    SealFields.KIND: frozenset(SealFields.__annotations__) - {"role"},
    Erasure.KIND: frozenset({"erased"}),
}
_LEVELS = frozenset({"answer", "second_answer", "answer_then", "target", "shows"})


@dataclass(slots=True)
class ChangeWords:
    """What ids and codes of one trust's trail stand for."""

    people: Mapping[str, str]  # names by id; an erased name is empty or absent
    pack: FrameworkPack | None = None  # whose questions and levels are named; None leaves their ids
    _named: dict[str, str] = field(default_factory=dict)
    _asked: dict[str, str] = field(init=False)
    _levels: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        """Take the names of questions and levels from the framework."""
        items = self.pack.items() if self.pack else ()
        self._asked = {str(item.id): f"{item.id} {item.title}" for item in items}
        self._levels = _level_labels(self.pack) if self.pack else {}

    def learn(self, told: Iterable[Told]) -> Iterator[Told]:
        """Pass changes on, oldest first, learning names on the way."""
        for one in told:
            self.learn_event(one.event)
            yield one

    def learn_event(self, event: Event) -> None:
        """Learn what a change calls its record."""
        name = next((event.new[key] for key in _NAMING if event.new.get(key)), "")
        if name:
            self._named[event.key[2]] = str(name)

    def learn_from(self, workspace: Workspace) -> None:
        """Learn the names of a trust's records."""
        for of_kind in workspace.records.values():
            for record in of_kind.values():
                name = next((found for key in _NAMING if (found := getattr(record, key, ""))), "")
                if name:
                    self._named[record.id] = str(name)

    def named(self, kind: str, record_id: str) -> str:
        """Name a record: answer “ALN-01 Place of digital in the strategy”."""
        name = self.people.get(record_id, "") if kind == Erasure.KIND else ""
        name = name or self._named.get(record_id, "")
        return f"{kind_words(kind)} “{self._asked.get(name, name)}”" if name else kind_words(kind)

    def value(self, kind: str, name: str, raw: Any) -> str:
        """Write a field's JSON form for a reader; nothing is an empty text."""
        record_type = KINDS.get(kind)
        return self._told(name, raw, codecs_of(record_type).get(name) if record_type else None)

    def fields(self, one: Told) -> tuple[tuple[str, str, str], ...]:
        """Give the fields a change touched: name, before and after in words, empty for nothing."""
        _, kind, record_id = one.event.key
        record_type, new = KINDS.get(kind), one.event.new
        codecs: Mapping[str, Codec] = codecs_of(record_type) if record_type else {}
        asked = self._questions(kind, record_id)
        return tuple(
            (
                asked.get(name) or field_label(kind, name),
                self._before(name, one.old.get(name), codecs.get(name)),
                self._told(name, new[name], codecs.get(name)),
            )
            for name in new
            if name not in _NOT_TOLD.get(kind, _HIDDEN)
        )

    def _before(self, name: str, value: Any, codec: Codec | None) -> str:
        if isinstance(value, Several):
            return " or ".join(self._told(name, one, codec) or "empty" for one in value)
        return self._told(name, value, codec)

    def _questions(self, kind: str, record_id: str) -> Mapping[str, str]:
        """Give the two questions of an answer that is asked for then and for now."""
        item_id = self._named.get(record_id, "") if kind == Response.KIND else ""
        if self.pack is None or item_id not in self._asked:
            return {}
        twice = self.pack.section_of(ItemId(item_id)).asked_twice
        return {"answer": twice.then, "second_answer": twice.now} if twice is not None else {}

    def _told(self, name: str, value: Any, codec: Codec | None) -> str:
        if isinstance(value, list):
            return "; ".join(self._parts(name, value, codec))
        if not isinstance(value, str):
            return value_words(value)
        if isinstance(codec, Ref):
            return self.people.get(value) or self._asked.get(value) or self._named.get(value, value)
        return self._text(name, value, codec)

    def _parts(self, name: str, value: list[Any], codec: Codec | None) -> Iterator[str]:
        if isinstance(codec, ByYear):
            yield from (f"{year}: £{plain_number(Decimal(amount))}" for year, amount in value)
        elif name == "overrides":
            yield from (self._supposed(name, one) for one in value)
        else:
            item = codec.item if isinstance(codec, Many) else None
            yield from (self._told(name, part, item) for part in value)

    def _text(self, name: str, value: str, codec: Codec | None) -> str:
        if name in _LEVELS:
            return self._levels.get(value, value.replace("_", " ") if value in NO_LEVEL else value)
        if name == "pack_sha256" and self.pack is not None and value == self.pack.sha256:
            return f"{self.pack.title}, version {self.pack.version}"
        if name == "rule":
            return rule_title(value)
        return _worded(value, codec)

    def _supposed(self, name: str, raw: Any) -> str:
        """Say what a scenario assumes: "Capital: 20% lower from 2027/28"."""
        return override_words(OverrideCodec().decode(name, raw), self._named)


def value_words(value: Any) -> str:
    """Write a JSON form for a reader; nothing is an empty text."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(value_words(part) for part in value)
    if isinstance(value, dict):
        return "; ".join(f"{field_label('', k)}: {value_words(v)}" for k, v in value.items())
    return str(value)


def _worded(value: str, codec: Codec | None) -> str:
    """Write days as people do and words of a fixed list with spaces; free text stays as it is."""
    if isinstance(codec, Day):
        return day_words(date.fromisoformat(value))
    if not isinstance(codec, ChoiceCodec):
        return value
    known = next((one for one in codec.words if one.value == value), None)
    return str(getattr(known, "label", "")) or value.replace("_", " ")


def _level_labels(pack: FrameworkPack) -> dict[str, str]:
    """Give the labels of levels by code, where every scale calls that code the same."""
    found: dict[str, set[str]] = {}
    for scale in pack.scales:
        for level in scale.levels:
            found.setdefault(str(level.id), set()).add(str(level.label))
        for other in scale.other_answers:
            found.setdefault(str(other.id), set()).add(str(other.label))
    return {code: labels.pop() for code, labels in found.items() if len(labels) == 1}


_TOO_MANY = frozenset({"reading", "import_source", "report_recipe"})  # kept in tables of their own


def trail_of(told: Iterable[Told], assessment_id: str, words: ChangeWords) -> tuple[TrailLine, ...]:
    """Give the changes of an assessment's records and of what the trust keeps for all of them.

    Args:
        told: the trust's changes, oldest first.
        words: tells what ids and codes stand for.
    """
    return tuple(
        line_of(one, words)
        for one in words.learn(told)
        if one.event.place in {assessment_id, ""} and one.event.key[1] not in _TOO_MANY
    )


def line_of(one: Told, words: ChangeWords) -> TrailLine:
    """Tell one change whose names are learned."""
    said = one.event.said
    return TrailLine(
        seq=one.seq,
        at=one.event.at,
        actor=words.people.get(str(said["actor"] or ""), ""),
        kind=one.event.key[1],
        record_id=one.event.key[2],
        record=words.named(*one.event.key[1:]),
        did=_done(one),
        reason=str(said["reason"] or ""),
        fields=words.fields(one),
        clock=one.clock,
        act=one.act,
        code=code_of(one.event.hash),
        late=one.late,
    )


_DONE = {SealFields.KIND: "set", Erasure.KIND: "erased"}


def _done(one: Told) -> str:
    if one.event.said["undoes"]:
        return "undone"
    if one.event.key[1] in _DONE:
        return _DONE[one.event.key[1]]
    if one.began:
        return "added"
    return "archived" if one.event.new.get("withdrawn") else "changed"
