"""A page that is a title and cards, made anew each time it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QWidget

from digistrat_desktop.ui.kit.buttons import LinkButton, PrimaryButton, SecondaryButton
from digistrat_desktop.ui.kit.layouts import FlowLayout, TopColumn, clear, fill, put
from digistrat_desktop.ui.kit.page_parts import ScrollPage
from digistrat_desktop.ui.text import PlainLabel, TypeRole

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digistrat_desktop.ui.kit.card import Card
    from digistrat_desktop.ui.session.context import PageContext


class CardPage(QWidget):
    """Title, a sentence on what the page is for, and cards under each other."""

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

    def button(
        self, words: str, do: Callable[[], None], *, primary: bool = False
    ) -> PrimaryButton | SecondaryButton:
        made = (PrimaryButton if primary else SecondaryButton)(self._context.look, words)
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        made.clicked.connect(do)
        return made

    def link(self, words: str, spoken: str, do: Callable[[], None]) -> LinkButton:
        """Make a link of a table's row; `spoken` is its name for those who hear it alone."""
        return LinkButton(self._context.look, words, spoken=spoken, do=do)

    def row(self, *widgets: QWidget) -> FlowLayout:
        flow = FlowLayout(self._context.look.theme.space(3))
        put(flow, *widgets)
        return flow
