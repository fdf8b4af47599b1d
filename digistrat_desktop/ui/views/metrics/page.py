"""Metrics: the sentence first, then the table, then the chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from digistrat_desktop.ui.kit.scroll_page import ScrollPage
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme_tokens import TypeRole

if TYPE_CHECKING:
    from digistrat_desktop.ui.views.context import PageContext


class MetricsPage(QWidget):
    """The metrics of the open trust."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        page = ScrollPage(context.look, parent=self)
        page.add(PlainLabel("Metrics", TypeRole.PAGE))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page)
