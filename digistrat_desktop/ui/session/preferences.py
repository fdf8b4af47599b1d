"""What the user has chosen, for every page: read once, written when it changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from digistrat_desktop.system.settings import Settings, save_settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from digistrat_desktop.system.policy import Policy
    from digistrat_desktop.ui.session.tasks import TaskRunner


class KeptSettings(NamedTuple):
    """The settings as they were read.

    Attributes:
        path: where they are written.
        unknown: values of a newer version, kept as they are.
        policy: what the organisation has fixed over them.
    """

    path: Path
    settings: Settings
    unknown: Mapping[str, object]
    policy: Policy


class Preferences(QObject):
    """The user's settings.

    Signals:
        changed: a setting has another value; carries its key.
        failed: the settings could not be written; carries the error.
    """

    changed = Signal(str)
    failed = Signal(object)

    def __init__(self, kept: KeptSettings, jobs: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = kept.path
        self._settings = kept.settings
        self._unknown = kept.unknown
        self.policy = kept.policy
        self._jobs = jobs

    @property
    def settings(self) -> Settings:
        """The present values."""
        return self._settings

    def export_folder(self) -> str:
        """The folder offered when something is saved: the organisation's, or the last one used."""
        return str(self.policy.setting(self._settings, "export_folder").value)

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
