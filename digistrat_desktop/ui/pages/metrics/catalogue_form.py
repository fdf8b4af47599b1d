"""Choosing what to watch: the catalogue's metrics with what is known about them, or one's own."""

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from digistrat_desktop.analysis.measures.targets import national_target_words
from digistrat_desktop.domain.frameworks import framework
from digistrat_desktop.domain.frameworks.advice import ChartKind
from digistrat_desktop.domain.record.workspace import metrics_in_use
from digistrat_desktop.domain.words import listed
from digistrat_desktop.ui.kit.access import CurrentHeard
from digistrat_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import Columns
from digistrat_desktop.ui.pages.metrics.form_page import FormPage
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr, tr_count

_ID = int(Qt.ItemDataRole.UserRole)
_FOLD_BELOW = 720
_ROW, _LEAST_ROWS = 30, 3
_NAME_AND_BUTTONS = 100  # pixels at 100 % text size
_MOST_WORDS = 12
DIRECTIONS = {
    framework.Direction.UP: tr("Higher is better"),
    framework.Direction.DOWN: tr("Lower is better"),
    framework.Direction.NEUTRAL: tr("Neither is better"),
}
ROLES = {
    framework.MetricKind.LEADING: tr("Leading: shows early progress"),
    framework.MetricKind.OUTCOME: tr("Outcome: the result you want"),
    framework.MetricKind.NOT_SAID: tr("Not recorded"),
}


class MetricList(QListWidget):
    """Names of metrics, high enough to look through."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(tr("Metric catalogue"))
        CurrentHeard(self)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.px(300), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._look.theme.px(200), self._look.theme.px(_LEAST_ROWS * _ROW))


class CatalogueForm(FormPage):
    chosen = Signal(object)  # this definition is to be watched; carries the `MetricDefinition`
    own_asked = Signal()  # a metric of the trust's own is to be described

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, tr("Choose a metric"), widest=1200)
        self._pack: framework.FrameworkPack | None = None
        self._definitions: dict[str, framework.MetricDefinition] = {}
        look = context.look
        self.list = MetricList(look)
        self.detail = Card(look, " ")
        self._labels = [PlainLabel("") for _ in range(_MOST_WORDS)]
        self.watch = PrimaryButton(look, tr("Track this metric"))
        self.own = SecondaryButton(look, tr("Create your own metric"))
        # Over the words, however many they are: the buttons stay where they are from metric to metric.
        self.detail.add_layout(self.buttons(self.watch, self.own))
        for label in self._labels:
            self.detail.add(label)
        self._columns = Columns(look, _FOLD_BELOW)
        self._columns.add(self.list, 2, fills=False)
        self._columns.add(self.detail, 3, fills=False)
        self._columns.folded.connect(self._fit_list)
        self.page.add(self._columns, stretch=1)
        self.list.currentItemChanged.connect(self._on_item)
        self.list.itemActivated.connect(self._on_watch)
        self.watch.clicked.connect(self._on_watch)
        self.own.clicked.connect(self.own_asked)

    def begin(self, pack: framework.FrameworkPack) -> None:
        """Offer the metrics of a framework's catalogue; those watched already say so."""
        watched = {m.catalogue_id for m in metrics_in_use(self._context.session.workspace)}
        self._pack = pack
        self._definitions = {m.id: m for m in pack.metrics}
        self._watched = watched
        self.list.clear()
        for definition in pack.metrics:
            mark = tr(" (tracked)") if definition.id in watched else ""
            item = QListWidgetItem(f"{definition.name}{mark}")
            item.setData(_ID, definition.id)
            item.setSizeHint(QSize(0, self._context.look.theme.px(_ROW)))
            self.list.addItem(item)
        first = next((n for n, m in enumerate(pack.metrics) if m.id not in watched), 0)
        self.list.setCurrentRow(first)
        self.list.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_list()

    def _fit_list(self) -> None:
        """See the name and the buttons of the metric that is chosen beside the list, or under it."""
        room, theme = self.height(), self._context.look.theme
        taken = self.back.sizeHint().height() + 3 * theme.space(5)
        under = theme.px(_NAME_AND_BUTTONS) + taken if self._columns.is_stacked else taken
        self.list.setFixedHeight(max(self.list.minimumSizeHint().height(), room - under))

    _watched: set[str] = set()  # noqa: RUF012 - replaced whole by `begin`

    def definition(self) -> framework.MetricDefinition | None:
        index = self.list.currentIndex()
        return self._definitions.get(str(index.data(_ID))) if index.isValid() else None

    def _on_item(self, _: object, __: object = None) -> None:
        found = self.definition()
        if found is None:
            return
        self.detail.set_title(found.name)
        words = list(definition_words(found))
        words += advice_words(found, self._pack) if self._pack is not None else ()
        for at, label in enumerate(self._labels):
            label.show_text(words[at] if at < len(words) else "")
            label.setVisible(at < len(words))
        self.watch.setEnabled(found.id not in self._watched and not self._context.session.read_only)

    def _on_watch(self, _: object = None) -> None:
        found = self.definition()
        if found is not None and self.watch.isEnabled():
            self.chosen.emit(found)


XMR_TOLD = tr("An XmR chart shows each value beside the mean and the range that is usual.")


def advice_words(found: framework.MetricDefinition, pack: framework.FrameworkPack) -> Iterator[str]:
    """Say what to read it beside, how to look at it, and what is asked of every trust."""
    if found.reporting_lag:
        yield tr_count(
            found.reporting_lag,
            "Expected 1 period after the end of its own.",
            "Expected %n periods after the end of its own.",
        )
    if found.pair_with:
        names = listed([pack.metric(one).name for one in found.pair_with])
        yield tr("Read it beside: {names}", names=names)
    if found.chart:
        yield tr("How to look at it: {kind}.", kind=found.chart.kind.label)
        if found.chart.kind is ChartKind.XMR:
            yield XMR_TOLD
    if found.target:
        yield national_target_words(found, pack)
    if found.licence:
        yield found.licence


def definition_words(found: framework.MetricDefinition) -> Iterator[str]:
    yield tr(
        "{roles}. {directions}. Reported {value}.",
        roles=ROLES[found.kind],
        directions=DIRECTIONS[found.direction],
        value=found.frequency.value,
    )
    yield tr("Formula: {formula}", formula=found.formula)
    if found.numerator:
        yield tr("Numerator: {numerator}", numerator=found.numerator)
    if found.denominator:
        yield tr("Denominator: {denominator}", denominator=found.denominator)
    if found.chart:
        yield tr("Chart: {advice}", advice=found.chart.advice)
    if found.source_system:
        yield tr("Usual source: {source_system}", source_system=found.source_system)
    if found.pitfalls:
        yield tr("Common pitfalls: {pitfalls}", pitfalls="; ".join(found.pitfalls))
