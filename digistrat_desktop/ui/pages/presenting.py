"""Windows that show an assessment to a room: large text, one thing at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from digistrat_desktop.analysis.charts.drawing import Drawing
from digistrat_desktop.analysis.charts.frame import ChartOptions
from digistrat_desktop.analysis.charts.strips import Dated, StripOptions, counts_over_time, strip_of
from digistrat_desktop.analysis.charts.trend import draw_line
from digistrat_desktop.analysis.count_words import answers_words
from digistrat_desktop.analysis.counting import section_counts
from digistrat_desktop.analysis.measures.metric_lines import MetricLine
from digistrat_desktop.ui.charts.painter import fitting_scale, paint_drawing
from digistrat_desktop.ui.kit.buttons import SecondaryButton
from digistrat_desktop.ui.kit.layouts import put
from digistrat_desktop.ui.kit.paint import antialiased
from digistrat_desktop.ui.text import ElidedLabel, PlainLabel, TypeRole
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.theme.sheet import style_sheet
from digistrat_desktop.ui.words import tr

_PERCENT_AT = (900, 500)
_STEP = 10
_FIRST_SIZE = QSize(1280, 720)


class RoomWindow(QWidget):
    """The frame of everything shown to a room; text grows with the window."""

    def __init__(self, look: Look, title: str, hints: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._main_look = look
        self.look = look.scaled(100, self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(title)
        self.setObjectName("room")
        self.previous = SecondaryButton(self.look, tr("Previous"), parent=self)
        self.next = SecondaryButton(self.look, tr("Next"), parent=self)
        self.leave = SecondaryButton(self.look, tr("Exit"), parent=self)
        self.hints = ElidedLabel(hints, TypeRole.SMALL, "secondary", parent=self)
        self.column = QVBoxLayout(self)
        self.foot = QHBoxLayout()
        self._build()
        look.changed.connect(self._fit)

    def _build(self) -> None:
        self.column.addLayout(self.foot)
        put(self.foot, self.previous, self.next)
        self.foot.addWidget(self.hints, 1)
        self.foot.addWidget(self.leave)
        self.leave.clicked.connect(self.close)
        self.on_key("Esc", self.leave.click)
        self.on_key("F11", self._on_full_screen)
        self.resize(_FIRST_SIZE)

    def add_body(self, body: QWidget) -> None:
        self.column.insertWidget(self.column.count() - 1, body, 1)

    def on_key(self, keys: str, do: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(do)

    def show_to_room(self) -> None:
        self.showFullScreen()
        self.activateWindow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _on_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _fit(self) -> None:
        """Let the text keep pace with the window, in steps, and never below what the person set."""
        wide, high = self.width() / _PERCENT_AT[0], self.height() / _PERCENT_AT[1]
        percent = round(min(wide, high) * 100 / _STEP) * _STEP
        theme = self._main_look.scaled(max(percent, self._main_look.theme.text_percent)).theme
        if theme == self.look.theme and self.styleSheet():
            return
        self.look.set_theme(theme)
        canvas = f"#room {{ background: {theme.colours.canvas}; }}"
        # The application's font would keep these small: a sheet alone reaches them.
        small = "QPushButton, QLineEdit, QPlainTextEdit, QTextEdit"
        larger = f"{small} {{ font-size: {theme.points(TypeRole.BODY)}pt; }}"
        self.setStyleSheet(style_sheet(theme) + canvas + larger)
        self.setFont(theme.font())
        edge = theme.space(5)
        self.column.setContentsMargins(edge, edge, edge, theme.space(3))
        self.column.setSpacing(theme.space(3))
        self.foot.setSpacing(theme.space(2))


_HINTS = tr("← → or Page Up, Page Down: chart   ·   F11: window or full screen   ·   Esc: exit")
_LARGEST = 4.0


@dataclass(frozen=True, slots=True)
class Slide:
    title: str  # its finding
    words: str  # where it is from, in small type
    # works the drawing out for a sheet so wide and high, in points at 100 % text size
    make: Callable[[float, float], Drawing]


class ChartSheet(QWidget):
    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._slide: Slide | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self._on_look_changed)

    def _on_look_changed(self) -> None:
        self.update()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(200, 120)

    def show_slide(self, slide: Slide) -> None:
        self._slide = slide
        self.setAccessibleName(slide.title)
        self.setAccessibleDescription(self._drawing(slide).alt)
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        if self._slide is None:
            return
        painter = antialiased(self)
        drawing = self._drawing(self._slide)
        scale = min(_LARGEST, fitting_scale(self.width(), self.height(), drawing))
        wide, high = drawing.width * scale, drawing.height * scale
        place = QRectF((self.width() - wide) / 2, 0, wide, high)
        paint_drawing(painter, place, drawing, self._look.theme)
        painter.end()

    def _drawing(self, slide: Slide) -> Drawing:
        scale = self._look.theme.text_percent / 100
        return slide.make(max(320.0, self.width() / scale), max(180.0, self.height() / scale))


class ChartsWindow(RoomWindow):
    def __init__(self, look: Look, slides: Sequence[Slide], first: int, parent: QWidget) -> None:
        super().__init__(look, tr("Charts - DigiStrat Desktop"), _HINTS, parent)
        self._slides = tuple(slides)
        self._at = first
        self.title = PlainLabel("", TypeRole.PAGE, parent=self)
        self.words = PlainLabel("", tone="secondary", parent=self)
        self.sheet = ChartSheet(self.look, self)
        self.column.insertWidget(0, self.title)
        self.column.insertWidget(1, self.words)
        self.add_body(self.sheet)
        self.previous.clicked.connect(self.show_previous)
        self.next.clicked.connect(self.show_next)
        for keys in (tr("Left"), "PgUp", tr("Up")):
            self.on_key(keys, self.show_previous)
        for keys in (tr("Right"), "PgDown", tr("Down")):
            self.on_key(keys, self.show_next)
        self._show()

    @property
    def slide(self) -> Slide:
        return self._slides[self._at]

    def show_previous(self) -> None:
        self._at = max(0, self._at - 1)
        self._show()

    def show_next(self) -> None:
        self._at = min(len(self._slides) - 1, self._at + 1)
        self._show()

    def _show(self) -> None:
        count = tr("{at} of {slides}", at=self._at + 1, slides=len(self._slides))
        self.title.show_text(self.slide.title)
        self.words.show_text(" · ".join(part for part in (self.slide.words, count) if part))
        self.sheet.show_slide(self.slide)
        self.sheet.setFocus()
        self.previous.setEnabled(self._at > 0)
        self.next.setEnabled(self._at < len(self._slides) - 1)


_TEXT = 12.0
_ROW, _COUNT_ROW = 24.0, 30.0
# A narrow sheet is enlarged to fill the room: symbols stay near the names they belong to.
_WIDEST = 640.0


def metric_slides(lines: Sequence[MetricLine]) -> tuple[Slide, ...]:
    """Give a slide for each metric, its finding as title."""
    return tuple(Slide(line.title, line.basis, partial(_metric, line)) for line in lines)


def _metric(line: MetricLine, width: float, height: float) -> Drawing:
    return draw_line(line, ChartOptions(width, height, _TEXT))


def section_slides(dated: Sequence[Dated], alike: Sequence[Dated]) -> tuple[Slide, ...]:
    """Give a section's counts over time, then its items; the oldest assessment comes first.

    Args:
        alike: with the questions alone that are counted beside each other.
    """
    title, latest = dated[-1]
    words = f"{latest.section.title}: {answers_words(latest, section_counts(latest))}"
    return (
        Slide(words, title, partial(_counts, alike)),
        Slide(
            tr("{title}, question by question", title=latest.section.title),
            title,
            partial(_strip, dated),
        ),
    )


def _counts(dated: Sequence[Dated], width: float, _: float) -> Drawing:
    return counts_over_time(dated, StripOptions(min(width, _WIDEST), _TEXT, _COUNT_ROW))


def _strip(dated: Sequence[Dated], width: float, _: float) -> Drawing:
    return strip_of(dated, StripOptions(min(width, _WIDEST), _TEXT, _ROW))
