"""The two skeletons of pages: cards made anew each time, and views of the judgement under one form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QSizePolicy, QWidget

from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.record.changes import Step
from digistrat_desktop.ui.forms.field_set import NOTHING, Begin, FieldSet
from digistrat_desktop.ui.forms.fields import FieldSpec
from digistrat_desktop.ui.forms.form import FormCard
from digistrat_desktop.ui.kit.buttons import ChipButton, LinkButton, PrimaryButton, SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import FlowLayout, TopColumn, clear, fill, put
from digistrat_desktop.ui.kit.page_parts import WIDEST, PageHead, ScrollPage
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.text import PlainLabel, TypeRole


class CardPage(QWidget):
    """Title, a sentence on what the page is for, and cards, made anew each time it is shown."""

    def __init__(
        self, context: PageContext, title: str, purpose: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        page = ScrollPage(context.look, parent=self)
        self._cards = TopColumn()
        self._cards.setSpacing(context.look.theme.space(4))
        page.add(PlainLabel(title, TypeRole.PAGE, parent=self))
        page.add(PlainLabel(purpose, tone="secondary", parent=self))
        page.add_layout(self._cards)
        page.end()
        fill(self, page)

    def show_cards(self, cards: Sequence[Card]) -> None:
        clear(self._cards)
        put(self._cards, *cards)

    def show_state(self, target: str = "") -> None:
        raise NotImplementedError

    def ask(self, card: Card, *specs: FieldSpec, begin: Begin = NOTHING) -> FieldSet:
        """Put fields on a card, each under the one before."""
        fields = FieldSet(self._context, specs, begin, card)
        card.add(*fields.boxes.values())
        return fields

    def submit(self, make: Callable[[], Step]) -> bool:
        """Submit a step, or tell above the page why it cannot be made."""
        try:
            step = make()
        except Refused as refusal:
            self._context.navigator.failed.emit(refusal)
            return False
        return self._context.session.submit(step)

    def button(
        self, words: str, do: Callable[[], None], *, primary: bool = False, enabled: bool = True
    ) -> PrimaryButton | SecondaryButton:
        made = (PrimaryButton if primary else SecondaryButton)(self._context.look, words)
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        made.setEnabled(enabled)
        made.clicked.connect(do)
        return made

    def link(self, words: str, spoken: str, do: Callable[[], None]) -> LinkButton:
        """Make a link of a table's row; `spoken` is its name for those who hear it alone."""
        return LinkButton(self._context.look, words, spoken=spoken, do=do)

    def row(self, *widgets: QWidget) -> FlowLayout:
        flow = FlowLayout(self._context.look.theme.space(3))
        put(flow, *widgets)
        return flow

    def _on_changed(self, *_: object) -> None:
        if self.isVisible():
            self.show_state()


class JudgedPage(QWidget):
    """Shows each new judgement while it is seen, under one form; a chip leads to each of its views."""

    def __init__(
        self, context: PageContext, title: str, views: Sequence[tuple[str, str]] = (),
        parent: QWidget | None = None, *, widest: int = WIDEST,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._context = context
        self._target = ""
        self._view = views[0][0] if views else ""
        look = context.look
        self.chips = {
            view: ChipButton(look, words, do=partial(self._on_view, view)) for view, words in views
        }
        self.head = PageHead(look, title)
        self.head.add(*self.chips.values())
        self.form = FormCard(context)
        self.page = ScrollPage(look, widest=widest)
        fill(self, self.page)
        context.insight.ready.connect(self._on_judged)

    def show_state(self, target: str = "") -> None:
        """Show the judgement there is, perhaps at a record; a newer one follows."""
        self._target = target
        self._prepare()
        judgement = self._context.insight.current()
        if judgement is not None:
            self._show(judgement)

    def flush(self) -> None:
        self.form.flush()

    def _prepare(self) -> None:
        """Show what is known before anything is judged."""

    def _show(self, judgement: Judgement) -> None:
        raise NotImplementedError

    def _show_view(self) -> None:
        for view, chip in self.chips.items():
            chip.setChecked(view == self._view)

    def _on_judged(self, judgement: Judgement | None) -> None:
        if self.isVisible() and judgement is not None:
            self._show(judgement)

    def _on_view(self, view: str) -> None:
        self._view = view
        self._show_view()

    def _take_target(self) -> str:
        target, self._target = self._target, ""
        return target
