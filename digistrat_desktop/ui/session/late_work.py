"""What came after sign-off while a revision was worked on already: asked once a state of the trust."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from digistrat_desktop.ui.session.insight import Insight
from digistrat_desktop.ui.session.session import Session
from digistrat_desktop.ui.session.store_thread import StoreThread
from digistrat_desktop.ui.session.tasks import nothing

if TYPE_CHECKING:
    from digistrat_desktop.analysis.answers.readiness import OpenMatter
    from digistrat_desktop.analysis.answers.revisions import LateFor
    from digistrat_desktop.domain.record.events import Author
    from digistrat_desktop.domain.record.workspace import Signed
    from digistrat_desktop.services.store.library import Library

About = tuple[str, tuple["Signed", ...]]  # a revision and what is known of what it corrects


class LateWork(QObject):
    """Counts the changes after sign-off that a revision has not, because they came when it was there.

    Only a trust with such a revision is asked about: when that state is new, and once an edit while
    there is something left.
    """

    changed = Signal()

    def __init__(
        self, session: Session, store: StoreThread, insight: Insight, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._store = session, store
        self._left: dict[About, int] = {}
        insight.ready.connect(self._on_judged)

    @property
    def left(self) -> tuple[OpenMatter, ...]:
        """What is not in a revision, in words, each with the way to take it."""
        if not any(self._left.values()):
            return ()
        from digistrat_desktop.analysis.answers.readiness import not_in_revision  # noqa: PLC0415 - not before the first paint

        counted = {about: count for about, count in self._left.items() if count}
        now = ((one, counted.get(about, 0)) for about, one in self._found().items())
        return tuple(not_in_revision(one.revision, count) for one, count in now if count)

    def _found(self) -> dict[About, LateFor]:
        from digistrat_desktop.analysis.answers.revisions import late_for_revisions  # noqa: PLC0415 - not before the first paint

        workspace = self._session.workspace
        return {
            (str(one.revision.id), tuple(workspace.signed[str(of.id)] for of in one.signed)): one
            for one in late_for_revisions(workspace)
        }

    def _on_judged(self, judgement: object) -> None:
        found = self._found() if judgement is not None else {}
        had = len(self._left)
        self._left = {about: count for about, count in self._left.items() if about in found}
        for about in found:
            if self._left.get(about, -1):
                ask = partial(_count, about[0], self._session.author)
                # What cannot be read is told by the check of the whole record.
                self._store.ask_when_saved(ask, partial(self._on_counted, about), nothing)
        if len(self._left) != had:
            self.changed.emit()

    def _on_counted(self, about: About, count: int) -> None:
        if self._left.get(about) != count:
            self._left[about] = count
            self.changed.emit()


def _count(revision_id: str, author: Author, library: Library) -> int:
    from digistrat_desktop.services.record.sealing import late_since  # noqa: PLC0415 - after the first paint

    return late_since(library, revision_id, author)
