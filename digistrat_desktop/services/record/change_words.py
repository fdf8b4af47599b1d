"""What a recorded change says, in words: one way for the window's record and the audit report.

The trail holds ids, codes of levels and dates as stored. A reader is told what they stand for;
names are learned from the trail itself, so that what was withdrawn or renamed since has one too.
"""

import json
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
from digistrat_desktop.domain.record.events import Event
from digistrat_desktop.domain.record.kinds import KINDS
from digistrat_desktop.domain.trust.assessment import Response
from digistrat_desktop.domain.trust.plans import OverrideCodec
from digistrat_desktop.domain.wire.codecs import (
    ByYear,
    ChoiceCodec,
    Codec,
    Day,
    Many,
    Ref,
    decode_time,
)
from digistrat_desktop.domain.wire.labels import field_label
from digistrat_desktop.domain.wire.records import codecs_of, kind_words
from digistrat_desktop.domain.words import day_words
from digistrat_desktop.services.packages.import_words import value_words

_NAMING = ("title", "name", "item_id", "aim", "period")
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

    def read(self, events: Iterable[Event]) -> Iterator[tuple[int, dict[str, Any]]]:
        """Give each event's number and what it says, oldest first, learning names on the way."""
        for event in events:
            said: dict[str, Any] = json.loads(event.body)
            name = next((said["new"][key] for key in _NAMING if said["new"].get(key)), "")
            if name:
                self._named[str(said["record"])] = str(name)
            yield event.seq, said

    def record(self, said: Mapping[str, Any]) -> str:
        """Name the record a change is about: answer “ALN-01 Place of digital in the strategy”."""
        kind, name = kind_words(said["entity"]), self._named.get(said["record"], "")
        return f"{kind} “{self._asked.get(name, name)}”" if name else kind

    def fields(self, said: Mapping[str, Any]) -> tuple[tuple[str, str, str], ...]:
        """Give the fields a change touched: name, before and after in words, empty for nothing."""
        old, new, kind = said["old"], said["new"], KINDS.get(said["entity"])
        codecs: Mapping[str, Codec] = codecs_of(kind) if kind else {}
        asked = self._questions(said)
        return tuple(
            (
                asked.get(name) or field_label(str(said["entity"]), name),
                self._told(name, old.get(name), codecs.get(name)),
                self._told(name, new[name], codecs.get(name)),
            )
            for name in new
            if name != "withdrawn"
        )

    def _questions(self, said: Mapping[str, Any]) -> Mapping[str, str]:
        """Give the two questions of an answer that is asked for then and for now."""
        item_id = self._named.get(said["record"], "") if said["entity"] == Response.KIND else ""
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


def trail_of(
    events: Iterable[Event], assessment_id: str, words: ChangeWords
) -> tuple[TrailLine, ...]:
    """Give the changes of an assessment's records and of what the trust keeps for all of them.

    Args:
        events: of the trust's chain, oldest first.
        words: tells what ids and codes stand for.
    """
    return tuple(
        line_of(seq, said, words)
        for seq, said in words.read(events)
        if said["assessment"] in {assessment_id, None} and said["entity"] not in _TOO_MANY
    )


def line_of(seq: int, said: Mapping[str, Any], words: ChangeWords) -> TrailLine:
    """Tell one change, as `ChangeWords.read` gives it."""
    return TrailLine(
        seq=seq,
        at=decode_time(said["at"]),
        actor=words.people.get(str(said["actor"] or ""), ""),
        kind=str(said["entity"]),
        record_id=str(said["record"]),
        record=words.record(said),
        did=_done(said),
        reason=str(said["reason"] or ""),
        fields=words.fields(said),
        clock=bool(said.get("clock_flag")),
    )


def _done(said: Mapping[str, Any]) -> str:
    if said["undoes"]:
        return "undone"
    if said["created"]:
        return "added"
    return "archived" if said["new"].get("withdrawn") else "changed"
