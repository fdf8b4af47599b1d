"""Files dragged onto a part of the window."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

PACK_ENDING = ".toml"
"""Of a framework's or crosswalk's file."""
_OVER = {QEvent.Type.DragEnter, QEvent.Type.DragMove}


class FileDrop(QObject):
    dropped = Signal(tuple)  # files of this computer were let go of here; carries their paths

    def __init__(self, place: QWidget, ending: str = "") -> None:
        """`ending` is that of the files taken, such as ".toml"; empty for any."""
        super().__init__(place)
        self._ending = ending
        place.setAcceptDrops(True)
        place.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and (found := self._wanted(event.mimeData())):
            event.acceptProposedAction()
            if event.type() not in _OVER:
                self.dropped.emit(found)
            return True
        return super().eventFilter(watched, event)

    def _wanted(self, dragged: QMimeData) -> tuple[Path, ...]:
        found = files_in(dragged)
        return found if all(one.suffix.lower().endswith(self._ending) for one in found) else ()


def files_in(dragged: QMimeData) -> tuple[Path, ...]:
    """Give the files that are dragged; a field leaves them to what lies under it."""
    return tuple(Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile())
