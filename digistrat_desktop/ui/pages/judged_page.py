"""A page that shows the judgement of what is open, in views, under one form for all it changes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from digistrat_desktop.ui.forms.form import FormCard
from digistrat_desktop.ui.kit.buttons import ChipButton
from digistrat_desktop.ui.kit.layouts import fill
from digistrat_desktop.ui.kit.page_parts import WIDEST, PageHead, ScrollPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digistrat_desktop.analysis.judgement import Judgement
    from digistrat_desktop.ui.session.context import PageContext


class JudgedPage(QWidget):
    """Shows each new judgement while it is seen; a chip leads to each of its views."""

    def __init__(
        self, context: PageContext, title: str, views: Sequence[tuple[str, str]] = (),
        parent: QWidget | None = None, *, widest: int = WIDEST,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._context = context
        self._target = ""
        self._view = views[0][0] if views else ""
        look = context.look
        self.chips = {
            view: ChipButton(look, words, do=partial(self._on_view, view)) for view, words in views
        }
        self.head = PageHead(look, title)
        self.head.add(*self.chips.values())
        self.form = FormCard(context)
        self.page = ScrollPage(look, widest=widest)
        fill(self, self.page)
        context.insight.ready.connect(self._on_judged)

    def show_state(self, target: str = "") -> None:
        """Show the judgement there is, perhaps at a record; a newer one follows."""
        self._target = target
        self._prepare()
        judgement = self._context.insight.current()
        if judgement is not None:
            self._show(judgement)

    def flush(self) -> None:
        self.form.flush()

    def _prepare(self) -> None:
        """Show what is known before anything is judged."""

    def _show(self, judgement: Judgement) -> None:
        raise NotImplementedError

    def _show_view(self) -> None:
        for view, chip in self.chips.items():
            chip.setChecked(view == self._view)

    def _on_judged(self, judgement: Judgement | None) -> None:
        if self.isVisible() and judgement is not None:
            self._show(judgement)

    def _on_view(self, view: str) -> None:
        self._view = view
        self._show_view()

    def _take_target(self) -> str:
        target, self._target = self._target, ""
        return target
