"""What every maker of pictures begins with: it needs no screen, and says nothing of that."""

import os
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler


def off_screen() -> None:
    """Draw windows off screen, where the machine was not told otherwise."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qInstallMessageHandler(_say_of_qt)


def _say_of_qt(_kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
    if not words.startswith(
        "This plugin does not support"
    ):  # said of every window drawn off screen
        sys.stderr.write(f"{words}\n")
