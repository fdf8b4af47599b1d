"""What the user has chosen, for every page: read once, written when it changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from digistrat_desktop.system.settings import Settings, save_settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from digistrat_desktop.ui.tasks import TaskRunner


class Preferences(QObject):
    """The user's settings.

    Signals:
        changed: a setting has another value; carries its key.
        failed: the settings could not be written; carries the error.
    """

    changed = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        path: Path,
        settings: Settings,
        unknown: Mapping[str, object],
        jobs: TaskRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._path = path
        self._settings = settings
        self._unknown = unknown
        self._jobs = jobs

    @property
    def settings(self) -> Settings:
        """The present values."""
        return self._settings

    def set(self, key: str, value: Any) -> None:
        """Choose another value and write the file, off the UI thread."""
        if getattr(self._settings, key) == value:
            return
        self._settings = replace(self._settings, **{key: value})
        path, settings, unknown = self._path, self._settings, self._unknown
        self._jobs.run(lambda: save_settings(path, settings, unknown), _done, self.failed.emit)
        self.changed.emit(key)


def _done(_: None) -> None:
    """A written setting is no news."""
