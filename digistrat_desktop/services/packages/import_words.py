"""What bringing a package in would change, in words: folded before and after."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from digistrat_desktop.analysis.answers.unsettled import (
    loose_in,
)
from digistrat_desktop.analysis.findings.apart import misfits
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.record.events import Event, Key
from digistrat_desktop.domain.record.fold import WITHDRAWN, State, Use, Written
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.domain.record.names import fitting, is_name, joined
from digistrat_desktop.domain.record.seals import SealFields
from digistrat_desktop.domain.record.standing import Stands, stands, workspace_of
from digistrat_desktop.domain.record.undoing import TakenFrom, taken_from
from digistrat_desktop.domain.record.workspace import Workspace, trust_of
from digistrat_desktop.domain.trust.assessment import Assessment, Response
from digistrat_desktop.domain.trust.listing import ListedTrust, same_trust
from digistrat_desktop.domain.wire.codecs import decode_time, local_time
from digistrat_desktop.domain.wire.labels import field_label
from digistrat_desktop.domain.wire.records import kinds_words
from digistrat_desktop.domain.words import (
    after_sign_off_words,
    by_count,
    counted,
    day_words,
    listed,
    short_day,
)
from digistrat_desktop.services.packages.files import Package
from digistrat_desktop.services.record.change_words import ChangeWords
from digistrat_desktop.services.record.seal_checks import check_seals

NEW, CHANGED, DIFFERS = "New", "Changed", "Not settled"
LATE, TO_FIX = "Came after sign-off", "To fix"
NOTHING_NEW = "Nothing new. Everything in this file is here already."
_ORDER = (DIFFERS, LATE, TO_FIX, CHANGED, NEW)
_MOST_PEOPLE = 4
_NOBODY_KNOWN = "someone whose name is not known"
_WHICH = "item_id"  # names the question, which is told as the record


@dataclass(frozen=True, slots=True)
class PreviewLine:
    what: str  # New, Changed, Not settled, Came after sign-off or To fix
    record: str  # names the record; of what is to fix, the whole sentence
    field: str = ""  # the field's name in words, or empty for a whole record
    before: str = ""  # as it is here
    after: str = ""  # as it would be
    several: str = ""  # of a new record, what several of its kind are called


@dataclass(frozen=True, slots=True)
class Coming:
    """What would come: nothing of it is written yet."""

    new: tuple[Event, ...]  # the changes that are not here; of some there may be a name
    before: Graph
    after: Graph
    names: Mapping[str, str]  # of people, by id

    @property
    def filled(self) -> int:
        """How many changes are here by name only, and would come whole."""
        return sum(one.hash in self.before for one in self.new)


def coming(package: Package, here: Graph, names: Mapping[str, str]) -> Coming:
    """Put a package's changes beside those that are here; Refused where one follows none of them."""
    events = fitting(here, package.content.events)
    after = joined(here, events)
    new = tuple(one for one in events if not is_name(one) and not here.has(one.hash))
    return Coming(new, here, after, {**package.content.people, **names})


def summary_words(found: Coming) -> str:
    """Count what would come: "14 changes from Bob Shah and Cat Green."."""
    people = Counter(str(event.said["actor"]) for event in found.new)
    told = [found.names.get(one, "") for one, _ in people.most_common()]
    known = sorted({name for name in told if name})
    others = len(told) - len([name for name in told if name])
    if len(known) > _MOST_PEOPLE:
        others += len(known) - _MOST_PEOPLE + 1
        known = known[: _MOST_PEOPLE - 1]
    rest = [by_count(others, "1 other person", "{n} other people")] if others else []
    if rest and not known:
        rest = [by_count(others, "someone whose name is not known", "{n} people")]
    first = f"{counted(len(found.new), 'change')} from {listed([*known, *rest])}."
    return " ".join(filter(None, (first, _late_words(found))))


def files_words(count: int) -> str:
    """Say that attachments or frameworks come that were left out so far; empty for none."""
    return (
        counted(count, "attachment that was not here.", "attachments that were not here.")
        if count
        else ""
    )


def _late_words(found: Coming) -> str:
    new, state = {one.hash for one in found.new}, State(found.after)
    late = sum(found.after.events[n].hash in new for p in state.seals for n in state.late(p))
    return after_sign_off_words(late)


def preview_lines(
    found: Coming, after: Workspace, before: Workspace, packs: Mapping[str, FrameworkPack]
) -> tuple[PreviewLine, ...]:
    """Say line by line what would come: what is to be chosen first, then what to mend, then news.

    Args:
        packs: the frameworks of its assessments, by sha256, that questions and levels are named by.
    """
    then, now = State(found.before), State(found.after)
    tell = _Teller(after, packs, found)
    lines = [line for key in _touched(found) for line in _of_record(key, then, now, tell)]
    lines += _late(found, now, tell)
    there = {(one.rule, one.record) for one in misfits(before, packs)}
    lines += [
        PreviewLine(TO_FIX, one.sentence)
        for one in misfits(after, packs)
        if (one.rule, one.record) not in there
    ]
    return tuple(sorted(lines, key=lambda line: _ORDER.index(line.what)))


class _Teller:
    """Names records and values, by the framework of each assessment."""

    def __init__(
        self, workspace: Workspace, packs: Mapping[str, FrameworkPack], found: Coming
    ) -> None:
        self._workspace, self._packs, self.names = workspace, packs, found.names
        self._new = found.new
        self._words: dict[str, ChangeWords] = {}

    def words(self, place: str) -> ChangeWords:
        if place not in self._words:
            assessment = self._workspace.find(Assessment, place)
            pack = self._packs.get(assessment.pack_sha256) if assessment is not None else None
            self._words[place] = ChangeWords(self.names, pack)
            self._words[place].learn_from(self._workspace)
            for event in self._new:
                self._words[place].learn_event(event)
        return self._words[place]

    def record(self, key: Key) -> str:
        return self.words(key[0]).named(key[1], key[2])

    def value(self, key: Key, name: str, raw: object) -> str:
        return self.words(key[0]).value(key[1], name, raw)

    def written(self, key: Key, name: str, one: Written) -> str:
        who = self.names.get(one.actor, "")
        by = f"{who}, " if who else ""
        day = short_day(decode_time(one.at).date())
        return f"{self.value(key, name, one.value) or 'empty'} ({by}{day})"


def _touched(found: Coming) -> list[Key]:
    """Give the records to look at: those written to, and all that a new seal covers."""
    sealed = {e.place for e in found.new if e.seals}
    places = {e.place for e in found.new if e.place}
    keys = {e.key for e in found.new}
    keys |= {(place, Assessment.KIND, place) for place in places}
    keys |= {key for key in found.after.by_record if key[0] in sealed}
    # An assessment is what people look for first.
    return sorted((k for k in keys if k[1] != SealFields.KIND), key=lambda k: (k[1] != "trust", k))


def _of_record(key: Key, then: State, now: State, tell: _Teller) -> Iterator[PreviewLine]:
    if key not in now.graph.by_record or not now.record(key).registers:
        return
    after = stands(now.record(key), {})
    there = then.record(key) if key in then.graph.by_record else None
    before = stands(there, {}) if there is not None and there.registers else None
    for name, written in loose_in(key[1], after.unsettled).items():
        if before is None or before.unsettled.get(name) != written:
            first, *others = (tell.written(key, name, one) for one in written)
            field = field_label(key[1], name)
            yield PreviewLine(DIFFERS, tell.record(key), field, first, " / ".join(others))
    if before is None or before.use is Use.WITHDRAWN:
        if after.use is not Use.WITHDRAWN:
            yield PreviewLine(NEW, tell.record(key), several=kinds_words(key[1]))
    elif after.use is Use.WITHDRAWN:
        yield PreviewLine(CHANGED, tell.record(key), field_label(key[1], WITHDRAWN), "no", "yes")
    else:
        yield from _changed(before, after, tell)


def _changed(before: Stands, after: Stands, tell: _Teller) -> Iterator[PreviewLine]:
    key = after.key
    for name in sorted(after.settled):
        if name == WITHDRAWN:
            continue
        was = before.settled.get(name)
        if after.settled[name] != was or name in before.unsettled:
            several = before.unsettled.get(name, ())
            shown = " or ".join(tell.value(key, name, one.value) or "empty" for one in several)
            now = tell.value(key, name, after.settled[name])
            shown = shown or tell.value(key, name, was)
            if shown != now:
                yield PreviewLine(CHANGED, tell.record(key), field_label(key[1], name), shown, now)


def _late(found: Coming, now: State, tell: _Teller) -> Iterator[PreviewLine]:
    new = {one.hash for one in found.new}
    for place in sorted(now.seals):
        for event in (now.graph.events[n] for n in now.late(place)):
            if event.hash in new:
                said = {
                    field_label(event.key[1], name): tell.value(event.key, name, value)
                    for name, value in event.new.items()
                    if name != _WHICH
                }
                values = "; ".join(words or "empty" for words in said.values())
                yield PreviewLine(LATE, tell.record(event.key), listed([*said]), "", values)


def warnings_about(
    found: Coming, package: Package, trusts: Iterable[ListedTrust]
) -> tuple[str, ...]:
    """Say what a person should know before bringing a package in."""
    new = {event.hash for event in found.new}
    seals = check_seals(found.after, package.content.attachments.get)
    come = [one for one in seals if found.after.events[one.number].hash in new]
    return (
        *_begun_apart(package, trusts),
        *(taken_words(act, found.names) for act in acts_of(taken_from(found.after, new))),
        *(
            f"It has the seal {one.seal.code}." if one.sound else one.sentence
            for one in come
            if not one.void
        ),
    )


def entries_words(keys: Iterable[Key], name: str) -> str:
    """Count entries of a person: "1 assessment, 3 answers and 2 other entries of Bob Shah"."""
    return f"{_counted_entries(keys)} of {name or _NOBODY_KNOWN}"


def _counted_entries(keys: Iterable[Key]) -> str:
    kinds = [kind for _, kind, _ in keys]
    assessments, answers = kinds.count(Assessment.KIND), kinds.count(Response.KIND)
    others = len(kinds) - assessments - answers
    other = ("1 other entry", "{n} other entries")
    counts = (
        (assessments, "1 assessment", "{n} assessments"),
        (answers, "1 answer", "{n} answers"),
        (others, *(other if assessments or answers else ("1 entry", "{n} entries"))),
    )
    return listed([by_count(count, one, many) for count, one, many in counts if count])


def taken_words(taken: Sequence[TakenFrom], names: Mapping[str, str], me: str = "") -> str:
    """Say who took back whose changes in one act: "Ann Lee undid the import of your changes: 3 answers."."""
    by = names.get(taken[0].by) or "Someone"
    if len(taken) > 1:
        whose = [
            f"{_counted_entries(one.keys)} of {_name_of(one.of, names, me, 'yours')}"
            for one in taken
        ]
        return f"{by} undid an import: {listed(whose)}."
    (one,) = taken
    of = "your changes" if one.of == me else f"changes of {names.get(one.of) or _NOBODY_KNOWN}"
    return f"{by} undid the import of {of}: {_counted_entries(one.keys)}."


def undone_words(taken: Sequence[TakenFrom], names: Mapping[str, str]) -> str:
    """Say of a file that some of it was taken back here in one act, by whom and when."""
    first = taken[0]
    by, day = names.get(first.by) or "Someone", day_words(local_time(decode_time(first.at)).date())
    keys = dict.fromkeys(key for one in taken for key in one.keys)
    return f"{by} undid the import of {_counted_entries(keys)} in this file on {day}."


def acts_of(taken: Iterable[TakenFrom]) -> tuple[tuple[TakenFrom, ...], ...]:
    """Put together what was taken back in one act, of however many people."""
    acts: dict[str, list[TakenFrom]] = {}
    for one in taken:
        acts.setdefault(one.act, []).append(one)
    return tuple(map(tuple, acts.values()))


def _name_of(person: str, names: Mapping[str, str], me: str, mine: str) -> str:
    return mine if person == me else names.get(person) or _NOBODY_KNOWN


def _begun_apart(package: Package, trusts: Iterable[ListedTrust]) -> Iterator[str]:
    trust, there = trust_of(package.workspace), tuple(trusts)
    if trust is None or any(one.id == trust.id for one in there):
        return
    for other in there:
        if same_trust(trust, other):
            code = f" ({other.ods_code})" if other.ods_code else ""
            yield (
                f"You already have {other.name}{code}, begun separately. This is a second one. They "
                "stay apart. To carry on in one, copy an assessment over."
            )


def folded(graph: Graph, names: Mapping[str, str]) -> Workspace:
    return workspace_of(State(graph), names)
