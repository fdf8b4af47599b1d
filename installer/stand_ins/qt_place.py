"""Runs before the packaged program and tells Qt where its plugins lie, whatever the environment says.

It stands in for PyInstaller's own hook, which loads Qt to do so, for commands without a window too.
"""

import sys
from os import environ
from pathlib import Path

_QT = "PySide6" if sys.platform == "win32" else "PySide6/Qt"
environ["QT_PLUGIN_PATH"] = str(Path(sys._MEIPASS) / _QT / "plugins")  # type: ignore[attr-defined] # noqa: SLF001 - PyInstaller's name for the program's folder
