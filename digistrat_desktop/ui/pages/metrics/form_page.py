"""A form in the place of the overview: a title, a way back, and room for fields."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from digistrat_desktop.ui.forms.form import FormCard, FormPlan, FormStyle
from digistrat_desktop.ui.kit.access import announce
from digistrat_desktop.ui.kit.buttons import SecondaryButton
from digistrat_desktop.ui.kit.layouts import FlowLayout, fill, put
from digistrat_desktop.ui.kit.page_parts import ScrollPage
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.timing import single_shot
from digistrat_desktop.ui.words import tr


class FormPage(QWidget):
    """Base of the forms; Escape goes back."""

    closed = Signal()  # the person is done here, or went back

    def __init__(self, context: PageContext, title: str, *, widest: int = 860) -> None:
        """`widest` is of the content, in logical pixels at 100 % text size."""
        super().__init__()
        self._context = context
        self.title = PlainLabel(title, TypeRole.PAGE)
        self.back = SecondaryButton(context.look, tr("Back to the metrics"))
        self.page = ScrollPage(context.look, widest=widest, parent=self)
        row = QHBoxLayout()
        row.addWidget(self.title, 1)
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        self.page.add_layout(row)
        fill(self, self.page)
        self.back.clicked.connect(self.closed)
        self._arrived = single_shot(self, self._say_title)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.closed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrived.start()  # its title is that of what it asks by then

    def _say_title(self) -> None:
        announce(self, self.title.text())

    def buttons(self, *buttons: QWidget) -> FlowLayout:
        """Lay buttons in a row that wraps."""
        row = FlowLayout(self._context.look.theme.space(3))
        put(row, *buttons)
        return row


class OneFormPage(FormPage):
    def __init__(
        self, context: PageContext, title: str, *, columns: int = 2, widest: int = 860
    ) -> None:
        """Make the page; `columns` is how many short fields stand in a row."""
        super().__init__(context, title, widest=widest)
        self.form = FormCard(context, FormStyle(bar="", columns=columns, pairs_from=0))
        self.page.add(self.form)
        self.form.closed.connect(self.closed)

    def open_form(self, title: str, plan: FormPlan) -> None:
        self.title.show_text(title)
        self.form.open_form(plan, title)
