"""What a page says while no assessment is open: what will stand there, and how to begin."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from digistrat_desktop.ui.kit.empty_state import EmptyState
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from digistrat_desktop.ui.session.context import PageContext
    from digistrat_desktop.ui.session.session import Session

_OF_A_TRUST = {
    "strategy": tr("Objectives and initiatives stand here, and which serves which."),
    "constraints": tr("What stands in the way is held here against what there is to do it with."),
    "actions": tr("What is to be done about the findings stands here, with owners and dates."),
    "check": tr("What is missing, out of date or contradicts itself is listed here."),
}
_OF_AN_ASSESSMENT = {
    "signing": tr("An assessment that is finished is signed off here and kept as it is."),
    "review": tr("Answers are drawn here for a second look."),
    "scoring": tr("Each person answers here before anybody sees the others' answers."),
    "lens": tr("The answers are read here through the seven success measures."),
}


def has_nothing(page_id: str, session: Session) -> bool:
    """Tell whether a page has nothing to show because of what is not open.

    Pages with empty states of their own, such as Assess and Metrics, are not among them.
    """
    if page_id in _OF_A_TRUST:
        return session.trust is None
    return page_id in _OF_AN_ASSESSMENT and session.assessment is None


class Unopened:
    """One state for each such page, made when it is first shown."""

    def __init__(self, context: PageContext) -> None:
        """Take the window's services."""
        self._context = context
        self._states: dict[str, EmptyState] = {}

    def state(self, page_id: str) -> EmptyState:
        """Give what is shown in a page's place."""
        if page_id not in self._states:
            self._states[page_id] = self._make(page_id)
        return self._states[page_id]

    def _make(self, page_id: str) -> EmptyState:
        sentence = tr(
            "{page} Start an assessment for your trust, or open one from Home.",
            page={**_OF_A_TRUST, **_OF_AN_ASSESSMENT}[page_id],
        )
        title, words = tr("No assessment is open"), tr("Start an assessment")
        made = EmptyState(self._context.look, title, sentence, words)
        go: Callable[[], None] = partial(self._context.guide.go, "start", "")
        made.acted.connect(go)
        return made
