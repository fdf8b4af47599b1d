"""What Good Looks Like: each measure with the questions behind it, levels as counts."""

from functools import partial

from digistrat_desktop.analysis.answers.lens import (
    Behind,
    LensReading,
    MeasureReading,
    SectionBehind,
    lead_of,
)
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.frameworks.framework import Lens
from digistrat_desktop.services.judging import reading_of
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.symbols import LevelSymbol
from digistrat_desktop.ui.pages.skeletons import CardPage
from digistrat_desktop.ui.pages.standing import symbol_at
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.tables.small_table import Cell, CellLink, SmallTable
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.words import tr

PURPOSE = tr("Your answers, grouped by success measure. There are no scores.")
_FOLD_BELOW = 420


class LensPage(CardPage):
    """A card a measure; each question leads to where it is answered."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, tr("What Good Looks Like"), PURPOSE)
        self.reading: LensReading | None = None
        context.insight.ready.connect(self._on_judged)

    def show_state(self, _: str = "") -> None:
        self._on_judged(self._context.insight.current())

    def _on_judged(self, judgement: Judgement | None) -> None:
        if not self.isVisible() or judgement is None or judgement.assessed is None:
            return
        self._context.run(partial(reading_of, judgement), self._on_reading)

    def _on_reading(self, reading: LensReading | None) -> None:
        self.reading = reading
        if reading is None:
            self.show_cards([self._no_lens()])
            return
        measures = [self._measure(one) for one in reading.measures]
        self.show_cards([self._about(reading), *measures, self._cautions(reading.lens)])

    def _no_lens(self) -> Card:
        card = Card(self._context.look, tr("Not available for this framework"))
        words = tr("The framework for this assessment is not matched to the success measures.")
        card.add(PlainLabel(words))
        return card

    def _about(self, reading: LensReading) -> Card:
        card = Card(self._context.look, lead_of(reading), bar="accent", role=TypeRole.CHART)
        card.add(PlainLabel(reading.lens.coverage_note, tone="secondary"))
        report = partial(self._context.navigator.go, "reports", "lens")
        card.add_layout(self.row(self.button(tr("Make report"), report)))
        return card

    def _measure(self, one: MeasureReading) -> Card:
        card = Card(self._context.look, one.measure.title)
        card.add(PlainLabel(one.measure.our_words))
        if one.gap:
            card.add(PlainLabel(one.gap, tone="caution"))
        card.add(PlainLabel(one.words, tone="secondary"))
        for part in one.parts:
            card.add(_bold(f"{part.section.section.title}: {part.words}"), self._table(part))
        return card

    def _table(self, part: SectionBehind) -> SmallTable:
        table = SmallTable(self._context.look, ("", "", "", ""), (0, 5, 3, 0), _FOLD_BELOW)
        table.show_rows([self._item(part, one) for one in part.items])
        return table

    def _item(self, part: SectionBehind, one: Behind) -> tuple[Cell, ...]:
        item = one.item.item
        go = partial(self._context.navigator.go, "assess", item.id)
        return (
            LevelSymbol(self._context.look, symbol_at(one.item, part.section.scale), one.word),
            item.title,
            one.word,
            CellLink(tr("Go"), tr("Go to {title}", title=item.title), go),
        )

    def _cautions(self, lens: Lens) -> Card:
        card = Card(self._context.look, tr("What this is not"))
        for words in lens.cautions:
            card.add(PlainLabel(words))
        source = tr("{title}, version {version}", title=lens.title, version=lens.version)
        card.add(PlainLabel(source, TypeRole.SMALL, "secondary"))
        return card


def _bold(words: str) -> PlainLabel:
    label = PlainLabel(words)
    label.set_bold(bold=True)
    return label
