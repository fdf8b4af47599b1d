"""What this answers elsewhere: the requirements of others, what speaks to each, and what is missing."""

from functools import partial

from PySide6.QtWidgets import QWidget

from digistrat_desktop.analysis.answers.elsewhere import (
    Elsewhere,
    Presence,
    RequirementReading,
    Voice,
    dates_words,
)
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.frameworks.crosswalk import Crosswalk
from digistrat_desktop.domain.words import listed
from digistrat_desktop.services.elsewhere import readings_of
from digistrat_desktop.ui.kit.access import step_by_keys
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import FlowLayout
from digistrat_desktop.ui.kit.page_parts import ChipChoice
from digistrat_desktop.ui.kit.symbols import LevelSymbol
from digistrat_desktop.ui.pages.skeletons import CardPage
from digistrat_desktop.ui.pages.standing import symbol_at
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.tables.list_table import ListTable
from digistrat_desktop.ui.tables.record_list import RecordList
from digistrat_desktop.ui.tables.small_table import Cell, CellLink, CellWords
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.words import tr

PURPOSE = tr(
    "Your answers, evidence and metrics, by the requirements of others. Nothing is scored."
)
_FOLD_BELOW = 560
_REASON = 160  # characters of a reason in a row; the question has all of it
_HEADS = ((tr("Requirement"), 5), (tr("Answers and metrics"), 4), (tr("Missing"), 5))
_MORE = "\N{HORIZONTAL ELLIPSIS}"


class RequirementList(RecordList):
    ACTION = tr("Show")


class ElsewherePage(CardPage):
    """A list of requirements, and above it the one that is looked at."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, tr("What this answers elsewhere"), PURPOSE)
        self._crosswalks: dict[str, tuple[Crosswalk, ...]] = {}  # by the framework's fingerprint
        self.readings: tuple[Elsewhere, ...] = ()
        self._at = ""  # the crosswalk that is shown
        self.shown = ""  # the requirement
        self.list: RequirementList | None = None
        self._after: QWidget | None = None  # leads on from the requirement that is shown
        self.choice: ChipChoice | None = None
        context.insight.ready.connect(self._on_judged)
        step_by_keys(self, self._step)

    def show_state(self, target: str = "") -> None:
        """Show the requirements of one crosswalk, perhaps at one: "dspt-caf A1.a"."""
        self._crosswalks.clear()  # one may have been written since
        at, _, requirement = target.partition(" ")
        self._at, self.shown = at or self._at, requirement
        self._on_judged(self._context.insight.current())

    def _on_judged(self, judgement: Judgement | None) -> None:
        if not self.isVisible() or judgement is None or judgement.assessed is None:
            return
        pack = judgement.pack
        known = self._crosswalks.get(pack.sha256)
        if known is None:
            self._context.ask(
                lambda library: library.crosswalks_for(pack), partial(self._on_read, judgement)
            )
        else:
            self._context.run(partial(readings_of, judgement, known), self._on_readings)

    def _on_read(self, judgement: Judgement, found: tuple[Crosswalk, ...]) -> None:
        self._crosswalks[judgement.pack.sha256] = found
        self._on_judged(judgement)

    def _on_readings(self, readings: tuple[Elsewhere, ...]) -> None:
        self.readings = readings
        self._show()

    @property
    def reading(self) -> Elsewhere | None:
        """The crosswalk that is shown, read."""
        same = (one for one in self.readings if one.crosswalk.key == self._at)
        return next(same, self.readings[0] if self.readings else None)

    def _show(self) -> None:
        reading = self.reading
        if reading is None:
            self.show_cards([self._nothing()])
            return
        opened = reading.of(self.shown)
        detail = [self._detail(reading, opened)] if opened is not None else []
        cards = [self._about(reading), *detail, self._requirements(reading), self._source(reading)]
        self.show_cards(cards)
        if self.list is not None and opened is not None:
            self.list.table.choose([self.shown])

    def _nothing(self) -> Card:
        card = Card(self._context.look, tr("No crosswalk for this framework yet"))
        judgement = self._context.insight.current()
        title = f"{judgement.pack.title} {judgement.pack.version}" if judgement is not None else ""
        words = tr(
            "No crosswalk is for {framework}. On Frameworks, copy one. Under About and source, say that it is written for {framework}.",
            framework=title,
        )  # fmt: skip
        card.add(PlainLabel(words))
        go = partial(self._context.navigator.go, "frameworks")
        card.add_layout(self.row(self.button(tr("Open Frameworks"), go)))
        return card

    def _about(self, reading: Elsewhere) -> Card:
        look = self._context.look
        card = Card(look, reading.lead, bar="accent", role=TypeRole.CHART)
        flow = FlowLayout(look.theme.space(2))
        self.choice = ChipChoice(look, flow, card)
        self.choice.current = reading.crosswalk.key
        self.choice.offer([(o.crosswalk.key, o.crosswalk.called) for o in self.readings])
        self.choice.chosen.connect(self._on_crosswalk)
        card.add_layout(flow)
        if reading.not_here:
            card.add(PlainLabel(reading.not_here, tone="caution"))
        go = self._context.navigator.go
        report = partial(go, "reports", f"elsewhere {reading.crosswalk.key}")
        card.add_layout(self.row(self.button(tr("Make report"), report)))
        return card

    def _on_crosswalk(self, key: str) -> None:
        self._at, self.shown = key, ""
        self._show()

    def _requirements(self, reading: Elsewhere) -> Card:
        self.list = RequirementList(self._context.look, tr("Requirements"), "", _HEADS)
        rows = [(one.requirement.id, _row(one)) for one in reading.requirements]
        self.list.show_records(rows, reading.crosswalk.full_title)
        self.list.edit_asked.connect(self.show_requirement)
        return self.list

    def show_requirement(self, requirement_id: str) -> None:
        """Show a requirement above the list, and put the keyboard there; none puts it away."""
        before, self.shown = self.shown, requirement_id
        self._show()
        if requirement_id and self._after is not None:
            self._after.setFocus()
        elif self.list is not None:
            self.list.show_where(before)

    def _step(self, by: int) -> None:
        reading = self.reading
        if reading is None:
            return
        ids = [one.requirement.id for one in reading.requirements]
        at = ids.index(self.shown) + by if self.shown in ids else 0
        if 0 <= at < len(ids):
            self.show_requirement(ids[at])

    def _detail(self, reading: Elsewhere, one: RequirementReading) -> Card:
        wanted = one.requirement
        card = Card(self._context.look, f"{wanted.id} {wanted.title}", role=TypeRole.CHART)
        for words in (wanted.our_words, _also(one)):
            if words:
                card.add(PlainLabel(words))
        if any(voice.known is not Presence.NOT_HERE for voice in one.voices):
            card.add(self._table(one))
        self._told(card, tr("Evidence"), [linked.words for linked in one.evidence])
        self._told(card, tr("What is missing"), list(one.missing), "caution")
        self._told(card, tr("To discuss, not counted here"), list(wanted.prompts))
        ids = [r.requirement.id for r in reading.requirements]
        at = ids.index(wanted.id)
        before = self.button(tr("Previous"), partial(self._step, -1), enabled=at > 0)
        after = self.button(tr("Next"), partial(self._step, 1), enabled=at + 1 < len(ids))
        self._after = after if after.isEnabled() else before
        close = self.button(tr("Close"), partial(self.show_requirement, ""))
        card.add_layout(self.row(before, after, close))
        return card

    def _told(self, card: Card, head: str, words: list[str], tone: str = "") -> None:
        if words:
            label = PlainLabel(head)
            label.set_bold(bold=True)
            card.add(label, *(PlainLabel(one, tone=tone) for one in words))

    def _table(self, one: RequirementReading) -> ListTable:
        heads = ("", tr("Question or metric"), tr("Relation"), tr("Answer or value"))
        shares = (0, 5, 2, 3)
        table = ListTable(
            self._context.look, (*heads, tr("Behind it"), ""), (*shares, 6, 0), _FOLD_BELOW
        )
        here = (voice for voice in one.voices if voice.known is not Presence.NOT_HERE)
        table.show_rows([self._voice(voice) for voice in here])
        return table

    def _voice(self, voice: Voice) -> tuple[Cell, ...]:
        tone = "" if voice.known is Presence.SAID else "caution"
        return (
            self._symbol(voice),
            voice.title if voice.item is None else f"{voice.target} {voice.title}",
            voice.relation_words,
            CellWords(voice.word, tone),
            _behind(voice),
            self._way(voice),
        )

    def _symbol(self, voice: Voice) -> Cell:
        if voice.item is None or voice.section is None:
            return ""
        return LevelSymbol(
            self._context.look, symbol_at(voice.item, voice.section.scale), voice.word
        )

    def _way(self, voice: Voice) -> Cell:
        go, spoken = self._context.navigator.go, tr("Go to {title}", title=voice.title)
        if voice.item is not None:
            return CellLink(tr("Go"), spoken, partial(go, "assess", voice.target))
        return CellLink(tr("Go"), spoken, partial(go, "metrics", voice.metric_id))

    def _source(self, reading: Elsewhere) -> Card:
        crosswalk, source = reading.crosswalk, reading.crosswalk.source
        card = Card(self._context.look, tr("What this is, and what it is not"))
        for words in (*crosswalk.rules, *crosswalk.cautions, *crosswalk.not_covered):
            card.add(PlainLabel(words))
        mapping = tr(
            "Mapping: version {version}, by {provider}, {stage}. {note}",
            version=crosswalk.version,
            provider=crosswalk.provider,
            stage=crosswalk.stage.label.lower(),
            note=crosswalk.stage_note,
        )
        dated = tr(
            "Source: {title}, {publisher}, {date}, {stage}.",
            title=source.title,
            publisher=source.publisher,
            date=dates_words(source),
            stage=source.stage.label.lower(),
        )
        small = (dated, source.licence, source.attribution, mapping, crosswalk.licence)
        for words in filter(None, small):
            card.add(PlainLabel(words, TypeRole.SMALL, "secondary"))
        return card


def _row(one: RequirementReading) -> tuple[str, ...]:
    title = f"{one.requirement.id} {one.requirement.title}"
    return title, one.words, _short(" ".join(one.missing))


def _also(one: RequirementReading) -> str:
    also = one.requirement.also
    return tr("Also called: {names}.", names=listed(also)) if also else ""


def _behind(voice: Voice) -> str:
    parts = (voice.shown_by, voice.other_level, _short(voice.reason.strip()))
    return ". ".join(part.rstrip(".") for part in parts if part)


def _short(words: str) -> str:
    return words if len(words) <= _REASON else f"{words[:_REASON].rsplit(' ', 1)[0]} {_MORE}"
