"""A window that is gone leaves nothing behind it, and the next is as quick as the first."""

import gc
import weakref

from PySide6.QtCore import QCoreApplication, QEvent

from tests.ui.seat import Seat


def begun(qtbot, folder):
    """Give what is known, once a window has come, was used on two pages and has gone."""
    seat = Seat(qtbot, folder).sit_down()
    seat.go("assess")
    seat.go("check")
    context = seat.context
    known = (seat.window, seat.session, context.look, context.insight, context.store)
    left = [(type(one).__name__, weakref.ref(one)) for one in known]
    seat.window.close()
    seat.window.deleteLater()
    return left


def test_what_stood_behind_a_window_goes_with_it(qtbot, tmp_path):
    left = begun(qtbot, tmp_path)
    for _ in range(2):  # what a window takes with it is let go of in the turn after
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [name for name, ref in left if ref() is not None] == []
