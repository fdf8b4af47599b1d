"""Go to anything: pages, questions, metrics, assessments and commands, by typing a few letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from digistrat_desktop.domain.plain_text import for_search
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.kit.access import announce
from digistrat_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from digistrat_desktop.ui.kit.layouts import put, spaced
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr, tr_count

_Index: TypeAlias = QModelIndex | QPersistentModelIndex
MOST_SHOWN = 60
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


@dataclass(frozen=True, slots=True)
class Place:
    page: str  # id of the page, or of a command
    target: str  # what to show there, or empty
    label: str  # its name
    kind: str  # what sort of thing it is, in a word or two
    more: str = ""  # further words by which it is found, such as a question or an owner
    keys: str = ""  # as of a page
    speaks_of_others: bool = False  # a finding names a question: who types that wants the question
    is_way: bool = False  # a page or a command: it comes first by its name

    @property
    def line(self) -> str:
        return "   ·   ".join(filter(None, (self.label, self.kind, key_words(self.keys))))


def key_words(keys: str) -> str:
    """Write keys as they are printed: "Ctrl 1" as Ctrl+1."""
    return keys.replace(" ", "+")


class Index:
    """Places with what is searched in them, made ready once so that each key stroke is quick."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._entries = [
            (p, for_search(p.label), for_search(f"{p.label} {p.kind} {p.target} {p.more}"))
            for p in places
        ]

    def find(self, typed: str) -> list[Place]:
        start = for_search(typed).strip()
        words = start.split()
        found = [e for e in self._entries if all(word in e[2] for word in words)]
        found.sort(
            key=lambda e: (
                for_search(e[0].target) != start,
                _way_rank(e[0], e[1], start) if start else 0,
                e[0].speaks_of_others,
                not e[1].startswith(start),
                not all(word in e[1] for word in words),
            )
        )
        return [place for place, _, _ in found[:MOST_SHOWN]]


def _way_rank(place: Place, label: str, start: str) -> int:
    """Say how well a page or command is meant by what was typed: 0 best; last all that is no way."""
    if not place.is_way:
        return 3
    if label.startswith(start):
        return 0
    if f" {label}".replace("-", " ").find(f" {start}") >= 0:
        return 1
    return 2 if start in (for_search(one).strip() for one in place.more.split(",")) else 3


def matching(places: Sequence[Place], typed: str) -> list[Place]:
    """Give the places with every word typed: by id, pages and commands by name or other word, other names, findings last."""
    return Index(places).find(typed)


_PADDED = 24  # pixels of a row beside its words


class _Rows(QStyledItemDelegate):
    """Rows as high as their words need; Qt wraps them without regard to the style sheet's padding."""

    def __init__(self, rows: QListWidget) -> None:
        super().__init__(rows)
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        at: QRect = option.rect  # type: ignore[attr-defined]  # Qt's stubs do not name it
        at.setWidth(self._rows.viewport().width() - _PADDED)
        return super().sizeHint(option, index)


class Palette(QDialog):
    """A field and a list; arrows move, Enter goes, Escape leaves."""

    typed = Signal(str)  # the words typed now; what else has them may be added as it is found
    chosen = Signal(object)  # a place was chosen; carries the `Place`
    _told: tuple[str, ...] = ()  # was read out last

    def __init__(self, look: Look, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look.dress(self)
        self._look = look
        self._index = Index(places)
        self._shown: list[Place] = []
        self.setWindowTitle(tr("Find anything"))
        # A list to choose from is neither moved, put away nor made to fill the screen.
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setMinimumSize(look.theme.px(520), look.theme.px(360))
        self.field = LineField(
            tr("Find anything"), hint=tr("A page, a question, a metric, an action, a finding …")
        )
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Results"))
        # A long name continues in a second line: nobody scrolls sideways for the words that tell it apart.
        self.list.setWordWrap(True)
        self.list.setItemDelegate(_Rows(self.list))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.said = PlainLabel("", TypeRole.SMALL, "secondary")
        # For whoever cannot press Enter in the field: a switch, a voice, assistive software.
        self.go_button = PrimaryButton(look, tr("Go there"))
        self.close_button = SecondaryButton(look, tr("Close"))
        for button in (self.go_button, self.close_button):
            button.setAutoDefault(False)
        column = spaced(QVBoxLayout(self), look, 2, 3)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addLayout(self._foot(look))
        self.field.textChanged.connect(self._on_typed)
        self.field.installEventFilter(self)
        self.go_button.clicked.connect(self._on_go)
        self.close_button.clicked.connect(self.reject)
        self.list.itemActivated.connect(self._on_activated)
        self.list.itemClicked.connect(self._on_activated)
        self._on_typed("")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the edge that a frame would be."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QPen(self._look.colour("control_line"), 2))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _foot(self, look: Look) -> QHBoxLayout:
        row = spaced(QHBoxLayout(), look, 2)
        row.addWidget(self.said, 1)
        put(row, self.close_button, self.go_button)
        return row

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _MOVES:
                row = self.list.currentRow() + _MOVES[key]
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
                self._tell()
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go(self.list.currentRow())
                return True
        return super().eventFilter(watched, event)

    def _on_typed(self, typed: str) -> None:
        self._shown = []
        self.list.clear()
        self._show(self._index.find(typed))
        self.typed.emit(typed)

    def add_found(self, typed: str, places: Sequence[Place]) -> None:
        """Show more places below, unless something else was typed since they were asked for."""
        if places and typed == self.field.text():
            self._show(places)

    def _show(self, places: Sequence[Place]) -> None:
        row = max(self.list.currentRow(), 0)
        self._shown.extend(places)
        for place in places:
            self.list.addItem(QListWidgetItem(place.line))
        self.list.setCurrentRow(row)
        self.said.show_text(self._words())
        self.go_button.setEnabled(bool(self._shown))
        self._tell()

    def _words(self) -> str:
        count = len(self._shown)
        if count >= MOST_SHOWN:
            return tr("Showing the first {most_shown}. Type more to find others.", most_shown=count)
        return (
            tr_count(count, "1 result.", "%n results.")
            if count
            else tr("No results for these words.")
        )

    def _tell(self) -> None:
        """Say what Enter would open, and of how many: the keyboard stays in the field; nothing is said twice."""
        at = self.list.currentRow()
        first = [] if at < 0 else [self.list.item(at).text()]
        now = (*first, self.said.text())
        said = " ".join(words for words in now if words not in self._told)
        self._told = now
        if said:
            announce(self.field, said)

    def _on_go(self) -> None:
        self._go(self.list.currentRow())

    def _on_activated(self, item: QListWidgetItem) -> None:
        self._go(self.list.row(item))

    def _go(self, row: int) -> None:
        if 0 <= row < len(self._shown):
            place = self._shown[row]
            self.accept()
            self.chosen.emit(place)
