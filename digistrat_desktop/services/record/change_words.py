"""What a recorded change says, in words: one way for the window's record and the audit report.

The changes hold ids, codes of levels and dates as stored. A reader is told what they stand for;
names are learned from the changes themselves, so that what was withdrawn or renamed since has one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial
from itertools import count, islice
from typing import Any

from digistrat_desktop.analysis.answers.position import second_words
from digistrat_desktop.analysis.changes import FirstGiven, Part, TrailLine
from digistrat_desktop.analysis.findings.rules import rule_title
from digistrat_desktop.analysis.plans.scenarios import override_words
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.frameworks.scales import NO_LEVEL
from digistrat_desktop.domain.ids import ItemId
from digistrat_desktop.domain.periods.periods import parse_period
from digistrat_desktop.domain.record.events import Event, Key, code_of
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.domain.record.history import Several, Told, told
from digistrat_desktop.domain.record.kinds import KINDS
from digistrat_desktop.domain.record.seals import SealFields
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.assessment import Response
from digistrat_desktop.domain.trust.people import Erasure
from digistrat_desktop.domain.trust.plans import OverrideCodec, ResourceFamily
from digistrat_desktop.domain.trust.reviews import Challenge, Reply
from digistrat_desktop.domain.wire.codecs import (
    ByYear,
    Codec,
    Many,
    PeriodText,
    Ref,
)
from digistrat_desktop.domain.wire.labels import field_label
from digistrat_desktop.domain.wire.records import codecs_of, kind_words
from digistrat_desktop.domain.words import day_words, small_first
from digistrat_desktop.domain.written_numbers import plain_number
from digistrat_desktop.services.record.carried import Carried, Given
from digistrat_desktop.services.record.unsaid import unsaid_choices, worded

_NAMING = ("title", "name", "item_id", "aim", "period")
# Records without a name of their own are named by what they hold together.
_BY_PARTS: Mapping[str, tuple[str, ...]] = {
    "support": ("evidence_id", "response_id"),
    "reading": ("metric_id", "period"),
    "annotation": ("metric_id", "period"),
    "rebase": ("metric_id", "from_day"),
    "alignment_link": ("initiative_id", "objective_id"),
    "principle_test": ("principle_id", "north_star_id", "initiative_id", "decision_id"),
    "capacity": ("resource", "family", "year"),
    "demand": ("initiative_id", "resource", "family", "year"),
    "acknowledgement": ("rule", "about"),
    "reply": ("challenge_id",),
}
_POINTING = frozenset(
    {"about"} | {name for names in _BY_PARTS.values() for name in names if name.endswith("_id")}
)
_UUID = 32  # characters of an id that no person reads
_HIDDEN = frozenset({"withdrawn"})
# What a seal binds is told where it is checked.
_NOT_TOLD = {
    SealFields.KIND: frozenset(SealFields.__annotations__) - {"role"},
    Erasure.KIND: frozenset({"erased"}),
    "reading": frozenset({"earlier", *_HIDDEN}),  # each of them was a change, and is told as one
    # What an objective and an initiative said when the link was agreed, as fingerprints.
    "alignment_link": frozenset({"agreed_objective", "agreed_initiative", *_HIDDEN}),
}
_DEFAULT = " (the default)"  # behind a choice that nobody made
_PLACE = "order"  # stored from 0, and told from 1
_LEVELS = frozenset(
    {"answer", "second_answer", "answer_then", "target", "shows", "agreed", "level"}
)


@dataclass(slots=True)
class ChangeWords:
    """What ids and codes of one trust's trail stand for."""

    people: Mapping[str, str]  # names by id; an erased name is empty or absent
    pack: FrameworkPack | None = None  # whose questions and levels are named; None leaves their ids
    unknown: str = ""  # said of a record nobody named; empty gives its id
    defaults: bool = False  # say also the choices that a new entry was left at, each named as such
    carried: Carried | None = None  # finds who first gave what a revision carried over
    _named: dict[str, str] = field(default_factory=dict)
    _held: dict[str, dict[str, Any]] = field(default_factory=dict)  # what `_BY_PARTS` names by
    _conclusions: set[str] = field(default_factory=set)  # of reviewers, named by their question
    _asked: dict[str, str] = field(init=False)
    _levels: dict[str, str] = field(init=False)
    # words of the framework for its own codes: its metrics, its moments to compare with
    _coded: dict[str, dict[str, str]] = field(init=False)

    def __post_init__(self) -> None:
        """Take the names of questions and levels from the framework."""
        items = self.pack.items() if self.pack else ()
        self._asked = {str(item.id): f"{item.id} {item.title}" for item in items}
        self._levels = _level_labels(self.pack) if self.pack else {}
        points = (s.reference_point for s in self.pack.sections) if self.pack else ()
        moments = {one.id: one.label for p in points if p for one in p.choices}
        metrics = {one.id: one.name for one in self.pack.metrics} if self.pack else {}
        self._coded = {"catalogue_id": metrics, "reference_point": moments}

    def learn(self, told: Iterable[Told]) -> Iterator[Told]:
        """Pass changes on, oldest first, learning names on the way.

        A record named before its own change came is called by its first name.
        """
        found = tuple(told)
        for one in reversed(found):
            self.learn_event(one.event)
        for one in found:
            self.learn_event(one.event)
            yield one

    def learn_event(self, event: Event) -> None:
        """Learn what a change calls its record."""
        self._learn(event.key[1], event.key[2], event.new.get)

    def learn_from(self, workspace: Workspace) -> None:
        """Learn the names of a trust's records."""
        for of_kind in workspace.records.values():
            for record in of_kind.values():
                self._learn(record.KIND, record.id, partial(getattr, record))

    def _learn(self, kind: str, record_id: str, value_of: Callable[[str, Any], Any]) -> None:
        if kind in _BY_PARTS:
            said = {name: value_of(name, None) for name in _BY_PARTS[kind]}
            held = self._held.setdefault(record_id, {})
            held |= {name: value for name, value in said.items() if value}
            return
        name = next((found for key in _NAMING if (found := value_of(key, None))), "")
        if name:
            self._named[record_id] = str(name)
        if kind == Challenge.KIND:
            self._conclusions.add(record_id)

    def named(self, kind: str, record_id: str) -> str:
        """Name a record: answer “ALN-01 Place of digital in the strategy”."""
        name = self.people.get(record_id, "") if kind == Erasure.KIND else self.title(record_id)
        return f"{kind_words(kind)} “{name}”" if name else kind_words(kind)

    def actor(self, event: Event) -> str:
        """Give who made a change; empty where the name is erased or unknown."""
        return self.people.get(str(event.said["actor"] or ""), "")

    def first(self, event: Event) -> tuple[FirstGiven, ...]:
        """Give who first gave what a change carried over into a revision; empty for any other."""
        given = self.carried.first_given(event) if self.carried is not None else ()
        return tuple(self.first_given(event.key, one) for one in given)

    def first_given(self, key: Key, one: Given) -> FirstGiven:
        """Put in words who first gave some fields of a record."""
        asked = self._questions(*key[1:])
        fields = (asked.get(name) or field_label(key[1], name) for name in one.fields)
        return FirstGiven(self.people.get(one.actor, ""), one.at, tuple(fields))

    def item_of(self, record_id: str) -> str:
        """Give the question an answer is to, or an empty text."""
        name = self._named.get(record_id, "")
        return name if name in self._asked else ""

    def title(self, record_id: str) -> str:
        """Give a record's name without its kind; empty where nothing names it."""
        if record_id not in self._held:
            name = self._named.get(record_id, "")
            return self._asked.get(name, name)
        held = self._held[record_id]
        return ", ".join(filter(None, (self._part(name, held[name]) for name in held)))

    def _part(self, name: str, value: Any) -> str:
        if name == "rule":
            return rule_title(value)
        if name == "period":
            return _period_words(str(value))
        if name == "from_day":
            return f"from {day_words(date.fromisoformat(str(value)))}"
        if name == "family":
            return small_first(ResourceFamily(value).label)
        return self._record(str(value)) if name in _POINTING else str(value)

    def _record(self, record_id: str) -> str:
        """Name what a field points at."""
        known = self._asked.get(record_id) or self.title(record_id)
        if known and record_id in self._conclusions:
            return f"the {kind_words(Challenge.KIND)} on {known}"
        return known or (self.unknown if len(record_id) >= _UUID else "") or record_id

    def value(self, kind: str, name: str, raw: Any) -> str:
        """Write a field's JSON form for a reader; nothing is an empty text."""
        record_type = KINDS.get(kind)
        return self._told(name, raw, codecs_of(record_type).get(name) if record_type else None)

    def fields(self, one: Told) -> tuple[tuple[str, str, str], ...]:
        """Give the fields a change touched: name, before and after in words, empty for nothing.

        Of an entry that was archived or restored, all that goes or comes back with it.
        """
        _, kind, record_id = one.event.key
        record_type = KINDS.get(kind)
        codecs: Mapping[str, Codec] = codecs_of(record_type) if record_type else {}
        asked = self._questions(kind, record_id)
        before, after = _with_entry(one)
        unsaid = self._unsaid(kind, one)
        if "met" in one.event.new:
            before, after = (self._criteria(record_id, said) for said in (before, after))
        return tuple(
            (
                asked.get(name) or field_label(kind, name),
                self._before(name, before.get(name), codecs.get(name))
                or ("" if one.began else unsaid.get(name, "")),
                self._before(name, after.get(name), codecs.get(name))
                or (unsaid.get(name, "") if one.began else ""),
            )
            for name in sorted(
                {*one.event.new, *before, *after, *(unsaid if one.began else ())},
                key=_in_order(codecs),
            )
            if name not in _NOT_TOLD.get(kind, _HIDDEN)
        )

    def _unsaid(self, kind: str, one: Told) -> Mapping[str, str]:
        """Give what nobody said, by field: a choice says "Opinion (the default)".

        The first of a list is stored as nothing too, and has its place.
        """
        record_type = KINDS.get(kind)
        if record_type is None or not self.defaults:
            return {}
        known = one.event.new if one.began else one.old
        first = {_PLACE: "1"} if _PLACE in codecs_of(record_type) and not known.get(_PLACE) else {}
        return first | {name: f"{said}{_DEFAULT}" for name, said in unsaid_choices(one).items()}

    def left(self, one: Told) -> tuple[tuple[str, str], ...]:
        """Give name and value of the choices that a new entry was left at."""
        found = unsaid_choices(one) if self.defaults and one.began else {}
        return tuple((field_label(one.event.key[1], name), said) for name, said in found.items())

    def _criteria(self, record_id: str, said: Mapping[str, Any]) -> Mapping[str, Any]:
        """Give what was ticked in the words of the question's criteria."""
        item_id = self._named.get(record_id, "")
        met = said.get("met")
        if self.pack is None or item_id not in self._asked or not isinstance(met, list):
            return said
        criteria = self.pack.item(ItemId(item_id)).criteria
        words = {one.id: one.text for one in criteria.elements} if criteria else {}
        return {**said, "met": [words.get(one, one) for one in met]}

    def _before(self, name: str, value: Any, codec: Codec | None) -> str:
        if isinstance(value, Several):
            return " or ".join(self._told(name, one, codec) or "empty" for one in value)
        return self._told(name, value, codec)

    def _questions(self, kind: str, record_id: str) -> Mapping[str, str]:
        """Give the two questions of an answer that is asked for then and for now."""
        item_id = self._named.get(record_id, "") if kind == Response.KIND else ""
        if self.pack is None or item_id not in self._asked:
            return {}
        section = self.pack.section_of(ItemId(item_id))
        twice = section.asked_twice
        if twice is not None:
            return {"answer": twice.then, "second_answer": twice.now}
        return {"second_answer": second_words(section)} if section.second_scale_id else {}

    def _told(self, name: str, value: Any, codec: Codec | None) -> str:
        if isinstance(value, list):
            return "; ".join(self._parts(name, value, codec))
        if not isinstance(value, str):
            return value_words(value + 1 if name == _PLACE and value is not None else value)
        if isinstance(codec, PeriodText):
            return _period_words(value)
        if isinstance(codec, Ref):
            return self.people.get(value) or self._record(value)
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
        if name in self._coded:
            return self._coded[name].get(value, value)
        if name in _LEVELS:
            return self._levels.get(value, value.replace("_", " ") if value in NO_LEVEL else value)
        if name == "pack_sha256" and self.pack is not None and value == self.pack.sha256:
            return f"{self.pack.title}, version {self.pack.version}"
        if name == "rule":
            return rule_title(value)
        return worded(value, codec)

    def _supposed(self, name: str, raw: Any) -> str:
        """Say what a scenario assumes: "Capital: 20% lower from 2027/28"."""
        return override_words(OverrideCodec().decode(name, raw), self._named)


def _with_entry(one: Told) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Give the values before and after a change; those of the whole entry where it goes or comes back."""
    new, naming = one.event.new, {*_NAMING, *_BY_PARTS.get(one.event.key[1], ())}
    whole = {n: v for n, v in one.old.items() if n not in new and n not in naming and v}
    before = {n: v for n, v in one.old.items() if n in new}
    if new.get("withdrawn") is False:
        return before, {**whole, **new}
    return {**whole, **before}, new


def _in_order(codecs: Mapping[str, Codec]) -> Callable[[str], tuple[int, str]]:
    """Sort fields as the record and its form have them; those of neither stand last, by name."""
    places = {name: at for at, name in enumerate(codecs)}
    return lambda name: (places.get(name, len(places)), name)


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


def _period_words(value: str) -> str:
    try:
        return parse_period(value).label
    except ValueError:
        return value


def _level_labels(pack: FrameworkPack) -> dict[str, str]:
    """Give the labels of levels by code, where every scale calls that code the same."""
    found: dict[str, set[str]] = {}
    for scale in pack.scales:
        for level in scale.levels:
            found.setdefault(str(level.id), set()).add(str(level.label))
        for other in scale.other_answers:
            found.setdefault(str(other.id), set()).add(str(other.label))
    return {code: labels.pop() for code, labels in found.items() if len(labels) == 1}


_PARTS: Mapping[str, Part] = {
    kind: part
    for part, kinds in {
        Part.ANSWERS: ("response",),
        Part.ASSESSMENT: (
            *("trust", "site", "assessment", "front_sheet", "seal"),
            *("revision", "erasure"),
        ),
        Part.EVIDENCE: ("evidence", "support"),
        Part.REVIEWS: ("challenge", "reply", "blind_score", "moderation"),
        Part.METRICS: ("metric", "rebase", "annotation"),
        Part.IMPORTS: ("import_source", "merge", "difference"),
        Part.STRATEGY: (
            *("north_star", "principle", "objective", "initiative", "alignment_link"),
            *("principle_test", "decision", "case_for_change", "aim"),
        ),
        Part.PLANS: ("capacity", "demand", "scenario", "constraint_entry"),
        Part.ACTIONS: ("action", "acknowledgement"),
        Part.TEMPLATES: ("report_recipe",),
    }.items()
    for kind in kinds
}


def _part_of(one: Told, assessment_id: str) -> Part:
    """Say where the audit report of an assessment answers for a change."""
    kind = one.event.key[1]
    if one.event.place not in {assessment_id, ""}:
        return Part.LATE if one.late else Part.ELSEWHERE
    if kind != "reading":
        return _PARTS.get(kind, Part.OTHER)
    if not one.began:
        return Part.REVISED
    return Part.IMPORTED if one.event.new.get("source_id") else Part.TYPED


def trail_of(
    told: Iterable[Told], assessment_id: str, words: ChangeWords, recorded: int = 0
) -> tuple[TrailLine, ...]:
    """Give every change with the part in which an assessment's audit report answers for it.

    Args:
        told: the trust's changes, oldest first.
        words: tells what ids and codes stand for.
        recorded: how many changes there are, those that are only named with them.
    """
    lines = tuple(line_of(one, words, _part_of(one, assessment_id)) for one in words.learn(told))
    known = {line.seq for line in lines}
    unknown = (seq for seq in count(1) if seq not in known)
    named = islice(unknown, max(0, recorded - len(lines)))
    return (*lines, *map(_named_only, named))


def trail_after(
    graph: Graph, signed: Graph, assessment_id: str, words: ChangeWords
) -> Iterator[TrailLine]:
    """Give what was recorded of a signed off assessment after its seal, numbered after the rest.

    It is no part of what was signed off: late changes, and what reviewers concluded and was replied.

    Args:
        graph: all changes of the trust; `signed` has those that were signed off.
    """
    about = set[str]()  # ids of conclusions on its answers, and of replies to them
    number = len(signed)
    for one in words.learn(told(graph)):
        _, kind, record_id = one.event.key
        new = one.event.new
        if (kind == Challenge.KIND and new.get("assessment") == assessment_id) or (
            kind == Reply.KIND and new.get("challenge_id") in about
        ):
            about.add(record_id)
        is_late = one.late and one.event.place == assessment_id
        if one.event.hash not in signed.index and (is_late or record_id in about):
            number += 1
            yield replace(line_of(one, words, Part.AFTER), seq=number)


def _named_only(seq: int) -> TrailLine:
    """Give a change of which this copy has only the fingerprint."""
    return TrailLine(
        seq=seq,
        at=datetime.min.replace(tzinfo=UTC),
        actor="",
        kind="",
        record_id="",
        record="",
        did="",
        reason="",
        fields=(),
        part=Part.NAMED_ONLY,
    )


def line_of(one: Told, words: ChangeWords, part: Part = Part.OTHER) -> TrailLine:
    """Tell one change whose names are learned."""
    said = one.event.said
    return TrailLine(
        seq=one.seq,
        at=one.event.at,
        actor=words.actor(one.event),
        kind=one.event.key[1],
        record_id=one.event.key[2],
        record=words.named(*one.event.key[1:]),
        did=_done(one, words.carried),
        reason=str(said["reason"] or ""),
        fields=words.fields(one),
        left=words.left(one),
        clock=one.clock,
        act=one.act,
        code=code_of(one.event.hash),
        late=one.late,
        part=part,
        item_id=words.item_of(one.event.key[2]) if one.event.key[1] == Response.KIND else "",
        archives=one.event.new.get("withdrawn") is True,
        first=words.first(one.event),
    )


_DONE = {SealFields.KIND: "recorded", Erasure.KIND: "erased"}


def _done(one: Told, carried: Carried | None) -> str:
    if one.event.said["undoes"]:
        is_back = carried is not None and carried.brings_back(one.event)
        return "brought back" if is_back else "undone"
    if carried is not None and carried.is_copy(one.event):
        return "carried over"
    if one.event.key[1] in _DONE:
        return _DONE[one.event.key[1]]
    if one.began:
        return "set aside" if one.event.key[1] == "acknowledgement" else "added"
    return "archived" if one.event.new.get("withdrawn") else "changed"
