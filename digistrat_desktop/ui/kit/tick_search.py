"""Several of many: a list of ticks with a field that narrows it; what is ticked stays ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from digistrat_desktop.ui.kit.line_field import LineField
from digistrat_desktop.ui.kit.tick_list import TickList
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme_tokens import TypeRole
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digistrat_desktop.ui.look import Look

_ROWS = 5
_ID = Qt.ItemDataRole.UserRole


class TickSearch(QWidget):
    """Ticks, those ticked first, and how many there are."""

    def __init__(
        self, look: Look, name: str, choices: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """Make the field with nothing ticked.

        Args:
            look: the look in use.
            name: what is asked for.
            choices: pairs of id and words.
            parent: the owner.
        """
        super().__init__(parent)
        self.setAccessibleName(name)
        self.field = LineField(
            tr("Narrow the list: {name}", name=name), example=tr("Type to narrow the list")
        )
        self.list = TickList(look, name)
        self.words = PlainLabel("", TypeRole.SMALL, "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.space(1))
        for part in (self.field, self.list, self.words):
            column.addWidget(part)
        self._choices = tuple(choices)
        self.set_chosen(())
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self._on_typed)
        self.list.itemChanged.connect(self._on_ticked)

    def set_chosen(self, chosen: Iterable[str]) -> None:
        """Tick these and no others; an id that is no choice is kept and shown as it is."""
        wanted = tuple(chosen)
        known = {one for one, _ in self._choices}
        lost = [(one, one) for one in wanted if one not in known]
        ordered = sorted([*lost, *self._choices], key=lambda pair: pair[0] not in wanted)
        self.list.clear()
        for choice_id, words in ordered:
            item = QListWidgetItem(words)
            item.setData(_ID, choice_id)
            ticked = choice_id in wanted
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self._fit()
        self._on_typed(self.field.text())
        self._on_ticked()

    def _fit(self) -> None:
        """No higher than what there is to tick; with nothing to tick, only the words stand here."""
        self.list.fit(_ROWS)
        for part in (self.field, self.list):
            part.setVisible(self.list.count() > 0)

    def chosen(self) -> tuple[str, ...]:
        """The ids that are ticked."""
        ticked = [i for i in self._items() if i.checkState() is Qt.CheckState.Checked]
        return tuple(str(item.data(_ID)) for item in ticked)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never wider than the form it stands in."""
        return QSize(0, super().minimumSizeHint().height())

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _on_typed(self, typed: str) -> None:
        words = typed.casefold().split()
        for item in self._items():
            item.setHidden(not all(word in item.text().casefold() for word in words))

    def _on_ticked(self, _: object = None) -> None:
        count = len(self.chosen())
        none = (
            tr("None chosen") if self.list.count() else tr("There is nothing to choose from yet.")
        )
        self.words.show_text(tr("{count} chosen", count=count) if count else none)
