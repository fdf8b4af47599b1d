"""A step undone or done again on a page out of sight: the way to it is offered."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from digistrat_desktop.ui.kit.banner import Gravity
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from digistrat_desktop.domain.record.history import Step
    from digistrat_desktop.ui.session.context import PageContext
    from digistrat_desktop.ui.window.shell import Shell

_GO = "go"
# The page that shows each kind of record; a kind that is not here has no page of its own.
_PAGES = {
    "response": "assess",
    "evidence": "assess",
    "support": "assess",
    "front_sheet": "reports",
    "report_recipe": "reports",
    "metric": "metrics",
    "reading": "metrics",
    "rebase": "metrics",
    "annotation": "metrics",
    "north_star": "strategy",
    "principle": "strategy",
    "objective": "strategy",
    "initiative": "strategy",
    "alignment_link": "strategy",
    "principle_test": "strategy",
    "decision": "strategy",
    "case_for_change": "strategy",
    "capacity": "constraints",
    "demand": "constraints",
    "scenario": "constraints",
    "constraint_entry": "constraints",
    "action": "actions",
    "acknowledgement": "check",
}


class MovedBack(QObject):
    """Offers the page of what was undone, where another page is shown."""

    def __init__(self, context: PageContext, shell: Shell) -> None:
        super().__init__(shell)
        self._context = context
        self._shell = shell
        context.session.moved_back.connect(self._on_moved_back)

    def _on_moved_back(self, words: str, step: Step) -> None:
        page, target = self._place(step)
        if page and not self._shows(page):
            # After the step is told to all: what speaks of the step before goes away with that.
            QTimer.singleShot(0, self, partial(self._offer, words, page, target))

    def _shows(self, page: str) -> bool:
        return page in self._shell.made_pages() and self._shell.page(page).isVisible()

    def _offer(self, words: str, page: str, target: str) -> None:
        self._context.guide.told.emit(
            Gravity.INFO, words, ((f"{_GO}|{page}|{target}", tr("Show where")),)
        )

    def go(self, action: str) -> None:
        """Follow the way that a banner offered; any other action is not meant for this."""
        kind, _, place = action.partition("|")
        if kind == _GO:
            page, _, target = place.partition("|")
            # Not from within the button's own signal: going gives away what is typed, and with that
            # the banner may go.
            QTimer.singleShot(0, self, partial(self._context.guide.go, page, target))

    def _place(self, step: Step) -> tuple[str, str]:
        from digistrat_desktop.domain.trust.assessment import Response  # noqa: PLC0415 - not before the first paint

        for change in step.changes:
            if page := _PAGES.get(change.kind):
                answer = self._context.session.workspace.find(Response, change.record_id)
                return page, answer.item_id if answer is not None else ""
        return "", ""
