"""The list at the left of the Assess page: sections, their progress, their questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTreeView

from digistrat_desktop.ui.kit.section_delegate import SectionDelegate
from digistrat_desktop.ui.kit.section_model import (
    ENTRY_ROLE,
    ItemEntry,
    SectionEntry,
    SectionModel,
    entry_at,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.ui.look import Look

_GO = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class SectionList(QTreeView):
    """Questions by section; one section is open at a time.

    Signals:
        item_chosen: a person went to this question; its id.
    """

    item_chosen = Signal(str)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        """Make an empty list.

        Args:
            look: the look in use.
            name: for assistive technology.
            parent: the owner.
        """
        super().__init__(parent)
        self._look = look
        self._model = SectionModel(self)
        self.setAccessibleName(name)
        self.setModel(self._model)
        self.setItemDelegate(SectionDelegate(look, self))
        self._calm()
        self.clicked.connect(self._on_clicked)
        self.expanded.connect(self._on_expanded)
        look.changed.connect(self._on_look_changed)

    def _on_look_changed(self) -> None:
        self.doItemsLayout()

    def show_sections(self, sections: Sequence[SectionEntry]) -> None:
        """Show these sections and the state of each question."""
        self._model.show(sections)

    def show_current(self, item_id: str) -> None:
        """Mark the question on the page, open its section and bring it into sight."""
        place = self._model.place(item_id)
        if place is None:
            return
        index = place.index()
        self.expand(index.parent())
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _GO and self.currentIndex().isValid():
            self._on_clicked(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.px(268), self._look.theme.px(320))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Narrow enough for the smallest window."""
        return QSize(self._look.theme.px(140), self._look.theme.px(96))

    def _calm(self) -> None:
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setMouseTracking(True)
        self.setUniformRowHeights(False)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        edge = self._look.theme.space(2)
        self.setViewportMargins(edge, edge, edge, edge)

    def _on_clicked(self, index: QModelIndex) -> None:
        entry = entry_at(index.data(ENTRY_ROLE))
        if isinstance(entry, ItemEntry):
            self.item_chosen.emit(entry.id)
        else:
            self.setExpanded(index, not self.isExpanded(index))

    def _on_expanded(self, opened: QModelIndex) -> None:
        for row in range(self._model.rowCount()):
            other = self._model.index(row, 0)
            if other != opened:
                self.collapse(other)
