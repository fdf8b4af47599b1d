"""The chosen metric's chart: its finding as title, what can be done with it, its numbers."""

from functools import partial
from typing import TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QStackedWidget

from digistrat_desktop.analysis.charts.drawing import Drawing
from digistrat_desktop.analysis.charts.frame import ChartOptions
from digistrat_desktop.analysis.charts.pair import draw_pair
from digistrat_desktop.analysis.charts.trend import draw_line
from digistrat_desktop.analysis.measures.chart_choice import Proposal
from digistrat_desktop.analysis.measures.metric_lines import MetricLine, pair_sentence
from digistrat_desktop.services.tables.export import save_picture
from digistrat_desktop.ui.charts.drawing_view import DrawingView, TrendPanel
from digistrat_desktop.ui.charts.painter import picture, png_bytes, svg_bytes
from digistrat_desktop.ui.kit.buttons import SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import FlowLayout, put
from digistrat_desktop.ui.pages.metrics.number_tables import NUMBER_COLUMNS, number_rows
from digistrat_desktop.ui.pages.metrics.table import picture_path
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.tables.table_view import WORDS, DataTable
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.words import tr

Pair: TypeAlias = tuple[MetricLine, MetricLine]
_PRINT_PAIR = ChartOptions(width=760.0, height=480.0, text_size=10.0, title=True)
_PAIR_HEIGHT = 400.0
_NARROWEST = 420.0
_BESIDE_FROM = 640
_PRINT = ChartOptions(width=760.0, height=320.0, text_size=10.0, title=True)


class ChartCard(Card):
    edit_asked = Signal()  # the metric's target, owner or definition is to be changed
    readings_asked = Signal()  # the readings are to be looked through, revised or taken out
    chart_asked = Signal()  # another chart is to be chosen
    # a reading is to be kept out of the limits, perhaps a picked one; carries a period or ""
    kept_out_asked = Signal(str)
    # new limits are to begin, perhaps at a picked point; carries a period or ""
    limits_asked = Signal(str)
    # a remark is to be made, perhaps at a picked point; carries a period or ""
    remark_asked = Signal(str)
    present_asked = Signal()  # the charts are to be shown to a room
    # all readings are to be saved with their analysis; carries xlsx or csv
    export_asked = Signal(str)

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look, " ", role=TypeRole.CHART)
        self._context = context
        self._line: MetricLine | None = None
        self._picked = ""
        self.pair = PlainLabel("", tone="secondary")
        self.forecast = PlainLabel("")
        self.national = PlainLabel("", tone="secondary")
        self.panel = TrendPanel(context)
        self.numbers = DataTable(context.look, tr("Chart numbers"), NUMBER_COLUMNS, WORDS)
        self.as_table = SecondaryButton(context.look, tr("Show as table"))
        self.more = SecondaryButton(context.look, tr("More"))
        self.with_pair = SecondaryButton(context.look, tr("Show with paired metric"))
        self.together = DrawingView(context.look, tr("Both metrics in one picture"))
        self._pair: Pair | None = None
        self._is_together = False
        self._views = QStackedWidget()
        self._build()
        self.with_pair.clicked.connect(self._on_pair)
        self.together.width_changed.connect(self._on_width)
        self.as_table.clicked.connect(self._on_toggled)
        self.panel.picked.connect(self._on_picked)

    def _build(self) -> None:
        put(self._views, self.panel, self.numbers)
        self.more.setMenu(self._menu())
        buttons = FlowLayout(self._look.theme.space(3))
        put(buttons, self.with_pair, self.as_table, self.more)
        self.header.addLayout(buttons)
        self.header.setAlignment(buttons, Qt.AlignmentFlag.AlignTop)
        self.add(self.forecast, self.pair, self.national)
        self.add(self._views, stretch=1)
        self.add(
            self.together, stretch=1
        )  # else the card's spare height would open between its lines
        self.with_pair.hide()
        self.together.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where title and buttons have no room beside each other, the buttons stand below."""
        super().resizeEvent(event)
        narrow = self.width() < self._look.theme.px(_BESIDE_FROM)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if way != self.header.direction():
            self.header.setDirection(way)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        self.actions_by_id: dict[str, QAction] = {}
        for action_id, label, do in (
            ("edit", tr("Edit target, owner and definition…"), self.edit_asked.emit),
            ("readings", tr("View readings…"), self.readings_asked.emit),
            ("chart", tr("Choose the chart…"), self.chart_asked.emit),
            ("limits", tr("Recalculate limits…"), self._on_limits),
            ("kept_out", tr("Keep a reading out of the limits…"), self._on_kept_out),
            ("remark", tr("Add a chart note…"), self._on_remark),
            ("present", tr("Show full screen…"), self.present_asked.emit),
            ("copy", tr("Copy as picture"), self.copy),
            ("svg", tr("Save as SVG…"), partial(self.save, "svg")),
            ("png", tr("Save as PNG…"), partial(self.save, "png")),
            (
                "xlsx",
                tr("Save all readings as a workbook…"),
                partial(self.export_asked.emit, "xlsx"),
            ),
            ("csv", tr("Save all readings as CSV…"), partial(self.export_asked.emit, "csv")),
            (
                "template",
                tr("Save all readings for Making Data Count…"),
                partial(self.export_asked.emit, "template"),
            ),
        ):
            action = QAction(label, self)
            action.triggered.connect(do)
            menu.addAction(action)
            self.actions_by_id[action_id] = action
        self.actions_by_id["copy"].setShortcut(QKeySequence.StandardKey.Copy)
        self.actions_by_id["copy"].setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.panel.addAction(self.actions_by_id["copy"])
        return menu

    def show_line(self, line: MetricLine, pair: Pair | None = None, national: str = "") -> None:
        """`national` says what is asked of every trust, with its date and source."""
        if self._line is None or self._line.metric_id != line.metric_id:
            self._picked = ""
        self._line, self._pair = line, pair
        self.national.say(national)
        self.panel.show_line(line)
        self.numbers.show_rows(number_rows(line))
        self.numbers.setAccessibleDescription(line.sentence)
        self._show_together(self._is_together and pair is not None)

    def set_read_only(self, *, read_only: bool) -> None:
        for action_id in ("edit", "chart", "limits", "kept_out", "remark"):
            self.actions_by_id[action_id].setEnabled(not read_only)

    @property
    def proposal(self) -> Proposal | None:
        """The chart the readings call for; None where the one drawn fits."""
        return self._line.proposal if self._line is not None else None

    @property
    def finding(self) -> str:
        """What the chart that is shown says, in a sentence."""
        if self._is_together and self._pair is not None:
            return pair_sentence(*self._pair)
        return self._line.title if self._line is not None else ""

    def drawing(self) -> Drawing | None:
        if self._line is None:
            return None
        if self._is_together and self._pair is not None:
            return draw_pair(*self._pair, _PRINT_PAIR)
        return draw_line(self._line, _PRINT)

    def copy(self) -> None:
        drawing = self.drawing()
        if drawing is not None:
            QGuiApplication.clipboard().setImage(picture(drawing, self._context.look.theme))

    def save(self, kind: str) -> None:
        drawing = self.drawing()
        if drawing is None or self._line is None:
            return
        suggested = picture_path(self._line.name, kind)
        kinds = {"svg": tr("Drawings (*.svg)"), "png": tr("Pictures (*.png)")}[kind]
        theme = self._context.look.theme
        content = svg_bytes(drawing, theme) if kind == "svg" else png_bytes(drawing, theme)
        asked = (tr("Save chart"), suggested, kinds)
        write = partial(save_picture, content=content)
        self._context.save_file(asked, write, tr("The chart was saved."))

    def _show_together(self, together: bool) -> None:  # noqa: FBT001 - the slot of a two-way button
        """Show the pair in one picture in the chart's place, or the metric alone."""
        self._is_together = together
        self.with_pair.setVisible(self._pair is not None)
        words = tr("Show on its own") if together else tr("Show with paired metric")
        self.with_pair.setText(words)
        self.with_pair.setAccessibleName(words)
        self.as_table.setVisible(not together)
        self._views.setVisible(not together)
        self.together.setVisible(together)
        self._show_heading()
        self._draw_together()

    def _show_heading(self) -> None:
        self.set_title(self.finding)
        if self._is_together and self._pair is not None:
            self.pair.hide()
            self.forecast.hide()
        elif self._line is not None:
            self.pair.say(self._line.basis)
            self.forecast.say(self._line.forecast)

    def _draw_together(self) -> None:
        """Draw for the room there is; a pair that cannot be drawn yet says so."""
        if not self._is_together or self._pair is None:
            self.together.set_drawing(None)
            return
        width = max(self.together.points_wide(), _NARROWEST)
        drawn = draw_pair(*self._pair, ChartOptions(width, _PAIR_HEIGHT, _PRINT.text_size))
        self.together.set_drawing(drawn)
        if drawn is None:
            self.pair.show_text(
                tr("One of the 2 metrics has no readings yet. You will see both when it has some.")
            )
            self.pair.show()

    def _on_pair(self) -> None:
        self._show_together(not self._is_together)

    def _on_width(self, _: float) -> None:
        self._draw_together()

    def _on_toggled(self) -> None:
        table = self._views.currentIndex() == 0
        self._views.setCurrentIndex(1 if table else 0)
        words = tr("Show as chart") if table else tr("Show as table")
        self.as_table.setText(words)
        self.as_table.setAccessibleName(words)

    def _on_picked(self, point: object) -> None:
        self._picked = str(getattr(point, "period", ""))

    def _on_limits(self) -> None:
        self.limits_asked.emit(self._picked)

    def _on_kept_out(self) -> None:
        self.kept_out_asked.emit(self._picked)

    def _on_remark(self) -> None:
        self.remark_asked.emit(self._picked)
