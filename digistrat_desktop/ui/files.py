"""Showing people files: by their click only, with what their computer opens such a file with."""

from pathlib import Path

from PySide6 import QtCore, QtGui


def show_file(path: Path) -> None:
    # Named through their modules, both are made when a file is first opened.
    QtGui.QDesktopServices.openUrl(QtCore.QUrl.fromLocalFile(str(path)))


def show_folder(path: Path) -> None:
    """Show the folder a file is in."""
    show_file(path.parent)
