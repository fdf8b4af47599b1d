"""Widgets that show charts: drawings of ours, and room for the interactive chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from digistrat_desktop.analysis.charts.drawing import Drawing
from digistrat_desktop.analysis.measures.metric_lines import MetricLine
from digistrat_desktop.ui.charts.painter import fitting_scale, paint_drawing, picture
from digistrat_desktop.ui.kit.layouts import bare
from digistrat_desktop.ui.kit.paint import CONTROL_RADIUS, antialiased, focus_ring
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.timing import single_shot
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from digistrat_desktop.ui.charts.trend_view import TrendView

# Room round the drawing, so that the focus ring cuts nothing.
RING_ROOM = 6


class DrawingView(QLabel):
    """Shows one drawing; Ctrl+C or the context menu copies it.

    A label with a picture is what Qt tells assistive technology of as a graphic.
    """

    # room for the drawing, in points of it at the present text size; a page may work the
    # drawing out again for this width
    width_changed = Signal(float)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self._drawing: Drawing | None = None
        self.setAccessibleName(name)
        self.setPixmap(QPixmap(1, 1))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._told = single_shot(self, self._on_settled)
        self._add_copy()
        look.changed.connect(self._on_look_changed)

    def drawing(self) -> Drawing | None:
        return self._drawing

    def set_drawing(self, drawing: Drawing | None) -> None:
        """Show a drawing; its sentence becomes the description assistive technology reads."""
        self._drawing = drawing
        # With nothing to show there is nothing to stop at.
        policy = Qt.FocusPolicy.TabFocus if drawing else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)
        self.setAccessibleDescription(drawing.alt if drawing else "")
        self.updateGeometry()
        self.update()

    def copy(self) -> None:
        if self._drawing is not None:
            image = picture(self._drawing, self._look.theme)
            QGuiApplication.clipboard().setImage(image)

    def points_wide(self) -> float:
        return max(0, self.width() - 2 * RING_ROOM) * 100 / self._look.theme.text_percent

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The drawing's height at this width, never larger than the text size asks for."""
        if self._drawing is None:
            return 0
        scale = self._scale(width - 2 * RING_ROOM, float("inf"))
        return round(self._drawing.height * scale) + 2 * RING_ROOM

    def sizeHint(self) -> QSize:
        if self._drawing is None:
            return QSize(0, 0)
        theme = self._look.theme
        room = 2 * RING_ROOM
        return QSize(theme.px(self._drawing.width) + room, theme.px(self._drawing.height) + room)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._look.theme.px(80), self._look.theme.px(24) if self._drawing else 0)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = antialiased(self)
        if self._drawing is not None:
            scale = self._scale(self.width() - 2 * RING_ROOM, self.height() - 2 * RING_ROOM)
            size = (self._drawing.width * scale, self._drawing.height * scale)
            place = QRectF(RING_ROOM, RING_ROOM, *size)
            paint_drawing(painter, place, self._drawing, self._look.theme)
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), CONTROL_RADIUS, self._look)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._told.start()

    def _on_settled(self) -> None:
        """Told after the layout is done: a new height asked for within it would come too late."""
        self.width_changed.emit(self.points_wide())

    def _scale(self, width: float, height: float) -> float:
        if self._drawing is None:
            return 1.0
        largest = self._look.theme.text_percent / 100
        return min(largest, fitting_scale(max(1, width), max(1, height), self._drawing))

    def _add_copy(self) -> None:
        copy = QAction(tr("Copy as picture"), self)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy)
        self.addAction(copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.width_changed.emit(self.points_wide())


_HEIGHT = 232


class TrendPanel(QWidget):
    """Makes the chart when first asked to show a line."""

    picked = Signal(object)  # a point of the chart was chosen; carries its `SpcPoint`

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._view: TrendView | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._column = bare(QVBoxLayout(self))

    @property
    def view(self) -> TrendView | None:
        return self._view

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """High enough to read a chart, whatever else is on the page."""
        theme = self._context.look.theme
        return QSize(theme.px(200), theme.px(_HEIGHT))

    def show_line(self, line: MetricLine) -> None:
        self.prepare().show_line(line)

    def prepare(self) -> TrendView:
        if self._view is None:
            self._view = self._made()
        return self._view

    def _made(self) -> TrendView:
        from digistrat_desktop.ui.charts.trend_view import TrendView  # noqa: PLC0415 - dear import

        view = TrendView(self._context.look, self)
        view.picked.connect(self.picked)
        self._column.addWidget(view)
        return view
