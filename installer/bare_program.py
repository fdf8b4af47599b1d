"""An empty window, an empty chart and an empty page: the floor for our size and start.

It is frozen by the same specification as the program, so that the difference is what the program
itself adds.
"""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow


def main() -> int:
    """Show a window with a chart, write a page, and end when the window has been painted."""
    from PySide6 import QtWidgets  # noqa: PLC0415 - as above
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - imported as the program does, on first use

    application = QtWidgets.QApplication(sys.argv)
    window = QtWidgets.QMainWindow()
    window.show()
    if "--all" in sys.argv:
        _use_the_rest(window)
    QTimer.singleShot(0, application.quit)
    return application.exec()


def _use_the_rest(window: QMainWindow) -> None:
    from pyqtgraph import PlotWidget  # noqa: PLC0415 - as above
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - as above

    window.setCentralWidget(PlotWidget())
    page = Canvas(io.BytesIO())
    page.drawString(72, 720, "empty")
    page.save()


if __name__ == "__main__":
    sys.exit(main())
