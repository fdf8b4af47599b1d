"""What is to be settled, in words: what stands side by side, where it lies and who wrote it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from typing import Any, NamedTuple

from digistrat_desktop.analysis.answers.position import evidence_shows
from digistrat_desktop.analysis.answers.unsettled import (
    HALVES,
    REASON,
    archived_words,
    loose_in,
    to_settle,
)
from digistrat_desktop.domain.frameworks.framework import FrameworkPack, Item
from digistrat_desktop.domain.plain_text import has_words
from digistrat_desktop.domain.record.events import Key
from digistrat_desktop.domain.record.fold import WITHDRAWN, Written
from digistrat_desktop.domain.record.sides import KnownSide
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.assessment import Assessment, Response
from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.domain.wire.codecs import Code, Note, Title, decode_time, local_time
from digistrat_desktop.domain.wire.labels import field_label
from digistrat_desktop.domain.wire.records import Record, codecs_of, record_words
from digistrat_desktop.domain.words import listed, sentence_case, short_day
from digistrat_desktop.services.record.carried import sides_told
from digistrat_desktop.services.record.change_words import ChangeWords
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.ui.kit.symbols import Symbol
from digistrat_desktop.ui.pages.answers import symbol_of
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.session.page_entry import PageEntry
from digistrat_desktop.ui.words import tr

SOMEONE = tr("Someone")
_LONGEST_SAID = 48


class MatterKind(Enum):
    CHOICE = "choice"
    ARCHIVED = "archived"
    TOGETHER = "together"


class Matter(NamedTuple):
    """One thing to settle."""

    record: Record
    field: str  # empty for a level and a reason that are to be read together
    written: tuple[Written, ...]

    @property
    def key(self) -> str:
        return f"{self.record.id}|{self.field}"

    @property
    def kind(self) -> MatterKind:
        if not self.field:
            return MatterKind.TOGETHER
        return MatterKind.ARCHIVED if self.field == WITHDRAWN else MatterKind.CHOICE

    @property
    def is_answer(self) -> bool:
        return isinstance(self.record, Response) and self.field in HALVES

    @property
    def is_text(self) -> bool:
        codec = codecs_of(type(self.record)).get(self.field)
        return isinstance(codec, Title | Note) and not isinstance(codec, Code)

    @property
    def place(self) -> str:
        """The assessment it lies in, or empty for the trust itself."""
        record = self.record
        return str(record.id if isinstance(record, Assessment) else record.assessment_id or "")

    @property
    def page_target(self) -> str:
        record = self.record
        return str(record.item_id if isinstance(record, Response) else record.id)


def matters_of(record: Record) -> Iterator[Matter]:
    for field, written in loose_in(record.KIND, record.unsettled).items():
        yield Matter(record, field, _by_person(written))
    if record.together:
        yield Matter(record, "", record.together)


def _by_person(written: Sequence[Written]) -> tuple[Written, ...]:
    """Put each person's value where it was before they chose again: the number keys stay theirs."""
    return tuple(sorted(written, key=lambda one: (one.actor, one.at, one.hash)))


def matters_in(workspace: Workspace, first: str = "") -> list[Matter]:
    """Give all that can be settled: answers first, those of the assessment `first` before others'.

    What was signed off cannot be settled where it stands; a revision does that.
    """
    found = [matter for record in to_settle(workspace) for matter in matters_of(record)]
    return sorted(found, key=lambda m: (not m.is_answer, m.place != first, not m.place, _order(m)))


def _order(matter: Matter) -> tuple[str, str, str]:
    record = matter.record
    item = str(record.item_id) if isinstance(record, Response) else ""
    return record.KIND, item, matter.field


Sides = Mapping[str, KnownSide]


def ask_sides(
    context: PageContext, teller: Teller, matter: Matter, then: Callable[[Sides], None]
) -> None:
    """Ask the change history what each of those who wrote a value knew; it is read when all is saved.

    The teller says from then on whose words those are that somebody else put back.
    """
    trust = context.session.trust
    if trust is None:
        return
    key: Key = (matter.place, matter.record.KIND, str(matter.record.id))
    hashes, field = [one.hash for one in matter.written], matter.field or HALVES[0]
    trust_id = trust.id

    def work(library: Library) -> Sides:
        return sides_told(library.store.graph(trust_id), key, field, hashes)

    def learn(sides: Sides) -> None:
        teller.learn(sides)
        then(sides)

    context.ask_when_saved(work, learn)


def reasons_of(matter: Matter, sides: Sides) -> Mapping[str, str]:
    """Give the reasons that are chosen with a level, by the change that wrote it.

    Empty where they agree or it cannot be told whose one is. A level without one leaves what stands.
    """
    known = [sides[one.hash] for one in matter.written if one.hash in sides]
    is_told = len(known) == len(matter.written) and all(side.whys_told for side in known)
    if not matter.is_answer or not is_told:
        return {}
    found = {one.hash: str(sides[one.hash].fields.get(REASON, "")) for one in matter.written}
    differ = len(set(found.values())) > 1
    return {by: why for by, why in found.items() if differ and has_words(why)}


def chose_again(matter: Matter, sides: Sides) -> bool:
    """Tell whether each value was itself a choice between several."""
    known = [sides[one.hash] for one in matter.written if one.hash in sides]
    return len(known) == len(matter.written) and all(side.chose for side in known)


class Teller:
    """Says things to settle in words, by the framework of each assessment."""

    def __init__(self, context: PageContext) -> None:
        self._session = context.session
        self._me = context.preferences.settings.actor_id
        self._pages = context.pages
        self._workspace: Workspace | None = None
        self._words: dict[str, ChangeWords] = {}
        self._firsts: dict[str, KnownSide] = {}  # of values that somebody wrote again, by change

    def value(self, matter: Matter, raw: Any, field: str = "") -> str:
        """Write a value for a reader: a level's label, a date in words, the title of what a link leads to."""
        said = self._words_of(matter).value(matter.record.KIND, field or matter.field, raw)
        return said or (tr("Not answered") if matter.is_answer else tr("Empty"))

    def short(self, matter: Matter, raw: Any) -> str:
        said = " ".join(self.value(matter, raw).split())
        return said if len(said) <= _LONGEST_SAID else f"{said[: _LONGEST_SAID - 1]}…"

    def symbol(self, matter: Matter, raw: Any) -> Symbol | None:
        """Give the symbol of a level; None for what has none."""
        item, pack = self.item(matter), self._pack(matter)
        if not matter.is_answer or item is None or pack is None:
            return None
        section = pack.section_of(item.id)
        second = section.second_scale_id if matter.field == HALVES[1] else None
        scale = pack.scale(second) if second else pack.scale_of(item.id)
        return symbol_of(str(raw or ""), scale)

    def is_level(self, matter: Matter, raw: Any) -> bool:
        """Tell the level from the reason, of two that are to be read together."""
        item, pack = self.item(matter), self._pack(matter)
        if item is None or pack is None:
            return False
        scale = pack.scale_of(item.id)
        if scale is None:
            return False
        known = {*(str(one.id) for one in scale.levels), *(str(o.id) for o in scale.other_answers)}
        return str(raw) in known

    def other_half(self, matter: Matter) -> str:
        """Name the question's other half; empty where it has one half only."""
        item, pack = self.item(matter), self._pack(matter)
        if item is None or pack is None:
            return ""
        section = pack.section_of(item.id)
        if section.asked_twice is not None:
            return (
                section.asked_twice.now if matter.field == HALVES[0] else section.asked_twice.then
            )
        if section.second_scale_id is None:
            return ""
        if matter.field == HALVES[1]:
            return field_label(Response.KIND, HALVES[0])
        return pack.scale(section.second_scale_id).question

    def shown(self, matter: Matter) -> str:
        """Say which level the evidence shows; empty where it shows none that was said."""
        pack, item = self._pack(matter), self.item(matter)
        there = self._session.workspace.find(Assessment, matter.place) if matter.place else None
        if there is None or pack is None or item is None or matter.field != HALVES[0]:
            return ""
        level = evidence_shows(self._session.workspace, there, pack, str(item.id))
        label = self.value(matter, level) if level else ""
        return tr("{level} is what the evidence shows.", level=label) if label else ""

    def is_left(self, matter: Matter) -> bool:
        """Tell whether an answer was left for the board."""
        if not matter.is_answer:
            return False
        there = self._session.workspace.find(Response, str(matter.record.id))
        return there is not None and there.discuss

    def half(self, matter: Matter) -> str:
        """Name the second half of an answer; empty for the first or only one."""
        return (
            self.other_half(matter._replace(field=HALVES[0])) if matter.field == HALVES[1] else ""
        )

    def item(self, matter: Matter) -> Item | None:
        record, pack = matter.record, self._pack(matter)
        if not isinstance(record, Response) or pack is None:
            return None
        return next((one for one in pack.items() if str(one.id) == record.item_id), None)

    def title(self, matter: Matter) -> str:
        """Name it shortly: the question's title, or the entry and its field."""
        name, label = self.name(matter), self.field(matter)
        return f"{name}: {label}" if label else name

    def name(self, matter: Matter) -> str:
        """Name the question or the entry; an entry of a metric by that too."""
        item, record = self.item(matter), matter.record
        if item is not None:
            return item.title
        said = record_words(record)
        metric = self._session.workspace.find(Metric, getattr(record, "metric_id", ""))
        return f"{metric.full_name}, {said}" if metric is not None else sentence_case(said)

    def field(self, matter: Matter) -> str:
        """Name the field where the title alone does not say it."""
        if matter.kind is not MatterKind.CHOICE or matter.field == "answer":
            return ""
        return field_label(matter.record.KIND, matter.field)

    def heading(self, matter: Matter) -> str:
        """Ask in full what is to be settled."""
        item, label = self.item(matter), self.field(matter)
        if item is None:
            return self.title(matter)
        return f"{item.question} {label}" if label else item.question

    def where(self, matter: Matter) -> str:
        """Say where it lies: section and question or page, and an assessment that is not the open one."""
        item, pack = self.item(matter), self._pack(matter)
        parts = [self._other_assessment(matter)]
        if item is not None and pack is not None:
            parts += [pack.section_of(item.id).title, str(item.id)]
        elif (page := self.page_of(matter)) is not None:
            parts.append(page.name)
        return " · ".join(part for part in parts if part)

    def page_of(self, matter: Matter) -> PageEntry | None:
        """Give the page on which such a record is changed; None where it has none."""
        return next((page for page in self._pages if matter.record.KIND in page.kinds), None)

    def learn(self, sides: Sides) -> None:
        """Remember whose words it is that somebody else put back or carried over."""
        self._firsts |= {digest: side for digest, side in sides.items() if side.first is not None}

    def who(self, one: Written) -> str:
        """Name who wrote a value; of one that was put back whoever wrote it first, and by whom."""
        side = self._firsts.get(one.hash)
        if side is None or side.first is None:
            return self._name(one)
        both = {"first": self._name(side.first), "name": self._name(one)}
        if side.carried:
            return tr("{first} (carried over by {name})", **both)
        return tr("{first} (put back by {name})", **both)

    def _name(self, one: Written) -> str:
        name = self._session.workspace.name_of(one.actor)
        return name or (tr("You") if self.is_mine(one) else SOMEONE)

    def when(self, matter: Matter, one: Written) -> str:
        """Give the day a value was written; the time too where others are of the same day."""
        at = local_time(decode_time(one.at))
        days = [local_time(decode_time(each.at)).date() for each in matter.written]
        day = short_day(at.date())
        return tr("{day} at {at:%H:%M}", day=day, at=at) if days.count(at.date()) > 1 else day

    def is_mine(self, one: Written) -> bool:
        return bool(self._me) and one.actor == self._me

    def said(self, matter: Matter) -> str:
        """Say who wrote what: "Ann Lee chose Siloed on 3 May 2026, Bob Shah chose Embedded on ..."."""
        people = self._session.workspace.people
        if matter.kind is MatterKind.ARCHIVED:
            return archived_words(matter.written, people)
        if matter.kind is MatterKind.TOGETHER:
            return together_words()
        verb = tr("chose") if not matter.is_text else tr("wrote")
        return "{}.".format(
            ", ".join(
                f"{self.who(one)} {verb} {self.short(matter, one.value)} "
                + tr("on {day}", day=self.when(matter, one))
                for one in matter.written
            )
        )

    def apart(self, matter: Matter, *, chose: bool) -> str:
        """Say how it came: nobody had seen the others', or each chose again."""
        people = listed(list(dict.fromkeys(self.who(one) for one in matter.written)))
        if matter.kind is not MatterKind.CHOICE:
            return self.said(matter)
        if chose:
            return tr("{people} each chose again, differently.", people=people)
        if len(matter.written) > 2:  # noqa: PLR2004 - "neither" is said of two
            return tr("None of them had seen the others.")
        if matter.is_answer:
            return tr("Neither had seen the other's answer.")
        return tr("Neither had seen the other's change.")

    def _other_assessment(self, matter: Matter) -> str:
        open_ = self._session.assessment
        if not matter.place or (open_ is not None and open_.id == matter.place):
            return ""
        there = self._session.workspace.find(Assessment, matter.place)
        return there.title if there is not None else ""

    def _pack(self, matter: Matter) -> FrameworkPack | None:
        there = self._session.workspace.find(Assessment, matter.place) if matter.place else None
        return self._session.packs.get(there.pack_sha256) if there is not None else None

    def _words_of(self, matter: Matter) -> ChangeWords:
        if self._workspace is not self._session.workspace:
            self._workspace, self._words = self._session.workspace, {}
        if matter.place not in self._words:
            made = ChangeWords(self._session.workspace.people, self._pack(matter))
            made.learn_from(self._session.workspace)
            self._words[matter.place] = made
        return self._words[matter.place]


def together_words() -> str:
    return tr("2 people changed the level and the reason at the same time. Read them together.")
