"""Help: offline, searchable, from the same texts as the program itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from digistrat_desktop.ui.forms.labeled_field import LabeledField
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.scroll_page import ScrollPage
from digistrat_desktop.ui.pages.help.texts import Topic, topics
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme.tokens import TypeRole
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from digistrat_desktop.domain.frameworks.framework import FrameworkPack
    from digistrat_desktop.ui.session.context import PageContext


class HelpPage(QWidget):
    """Topics as cards; the search field leaves those that speak of every word typed."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.search = LineField(tr("Search the help"), example=tr("limits, evidence, backup …"))
        self.nothing = PlainLabel(tr("Nothing in the help speaks of that."), tone="secondary")
        self._topics: list[tuple[Topic, Card]] = []
        self._cards = QVBoxLayout()
        self._build()
        self.search.textEdited.connect(self._on_search)

    def _build(self) -> None:
        look = self._context.look
        page = ScrollPage(look, widest=860, parent=self)
        page.add(PlainLabel(tr("Help"), TypeRole.PAGE))
        page.add(LabeledField(look, tr("&Search the help"), self.search))
        page.add(self.nothing)
        self._cards.setSpacing(look.theme.space(3))
        page.add_layout(self._cards)
        page.end()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page)

    def show_state(self, _: str = "") -> None:
        """Show the topics, with those of the open framework."""
        if not self._topics:
            found = (*topics(self._context.pages), *_of_pack(self._context.session.pack))
            for topic in found:
                self._add(topic)
        self._on_search(self.search.text())

    def _add(self, topic: Topic) -> None:
        card = Card(self._context.look, topic.title)
        for paragraph in topic.paragraphs:
            card.add(PlainLabel(paragraph, selectable=True))
        self._cards.addWidget(card)
        self._topics.append((topic, card))

    def _on_search(self, typed: str) -> None:
        words = typed.casefold().split()
        shown = 0
        for topic, card in self._topics:
            fits = all(word in topic.all_words for word in words)
            card.setVisible(fits)
            shown += fits
        self.nothing.setVisible(shown == 0)


def _of_pack(pack: FrameworkPack | None) -> tuple[Topic, ...]:
    if pack is None:
        return ()
    sources = tuple(source.what for source in pack.sources)
    return (
        Topic(
            tr("{title}, version {version}", title=pack.title, version=pack.version),
            (pack.purpose, *pack.reading_rules),
        ),
        Topic(tr("Where the questions come from"), sources),
    )
