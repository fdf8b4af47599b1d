"""Showing people files: by their click only, with what their computer opens such a file with."""

from pathlib import Path

from PySide6 import QtCore, QtGui

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.ui.words import tr


def show_file(path: Path) -> None:
    """Have the computer open a file, or raise Refused where it has no program that does."""
    # Named through their modules, both are made when a file is first opened.
    if not QtGui.QDesktopServices.openUrl(QtCore.QUrl.fromLocalFile(str(path))):
        raise Refused(
            tr("No program on this computer opens “{name}”.", name=path.name),
            tr("The file is in {folder}.", folder=str(path.parent)),
        )


def show_folder(path: Path) -> None:
    """Show the folder a file is in; as `show_file`."""
    show_file(path.parent)
