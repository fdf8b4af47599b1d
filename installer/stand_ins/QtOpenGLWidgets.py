"""Stands in for Qt's OpenGL widgets in the packaged program; see `QtOpenGL` beside it.

pyqtgraph derives two widgets from this one as it starts, and this program makes neither.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

QOpenGLWidget = QWidget
