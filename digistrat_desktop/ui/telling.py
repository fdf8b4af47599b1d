"""Telling assistive technology what widgets are heard as; where nobody listens, nothing is asked or made."""

from collections.abc import Callable
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from digistrat_desktop.system.logging_setup import log_fault
from digistrat_desktop.ui.heard import HeardAs

_TOLD = "roles_told"
LOOK_EVERY_MS = 1_000


def somebody_listens() -> bool:
    """Tell whether assistive technology asks of this program; dear to name first (6 ms)."""
    from PySide6.QtGui import QAccessible  # noqa: PLC0415 - not before the first paint

    return bool(QAccessible.isActive())


class Listening(QObject):
    """Looks from time to time whether somebody listens, and then has roles told."""

    def __init__(
        self, app: QApplication, parent: QObject, every_ms: int = LOOK_EVERY_MS,
        is_heard: Callable[[], bool] = somebody_listens,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._app = app
        self._is_heard = is_heard
        self._timer = QTimer(self, interval=every_ms)
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        """Begin, once the first page is on the screen."""
        self._timer.start()
        self._look()

    def _look(self) -> None:
        if self._is_heard():
            self._timer.stop()
            tell_roles(self._app)


def tell_roles(app: QApplication) -> None:
    """Have Qt ask here from now on, and tell again what it has told of this application before.

    Not to be called where nobody listens: Qt asks of every widget that is made, and PySide keeps a little
    of each that is told of here until the application goes.
    """
    from PySide6.QtGui import QAccessible, QAccessibleEvent  # noqa: PLC0415 - not before the first paint

    before = app.property(_TOLD)
    if before:
        return
    app.setProperty(_TOLD, True)
    met = [one for one in app.allWidgets() if _kind(one)]
    for one in met:
        told = QAccessible.queryAccessibleInterface(one)
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(told))
    if before is None:
        QAccessible.installFactory(_interface)
        app.aboutToQuit.connect(partial(stop_telling, app))
    for one in met:
        QAccessible.updateAccessibility(QAccessibleEvent(one, QAccessible.Event.ObjectShow))


def stop_telling(app: QApplication) -> None:
    """Leave widgets that are met from now on to Qt again."""
    app.setProperty(_TOLD, False)


def _kind(thing: object) -> HeardAs:
    return getattr(thing, "heard_as", None) or HeardAs.NONE


def _interface(_: str, thing: QObject) -> object:
    """Give what is told of a widget, or None to leave it to Qt; an error would reach Qt unread."""
    try:
        kind, app = _kind(thing), QApplication.instance()
        if not kind or app is None or not app.property(_TOLD):
            return None
        from digistrat_desktop.ui import interfaces  # noqa: PLC0415 - only where somebody listens

        made = interfaces.made_for(cast(QWidget, thing), kind)
        # PySide lets go of it when the application goes, before Qt does, and would take it from under Qt.
        # Holding itself, it is there until Qt has ended it.
        cast(Any, made).itself = made
    except Exception as error:  # noqa: BLE001 - whoever asks is C++ code that does not look
        log_fault(error)
        return None
    return made
