"""What lies ready for a scene, in place of the dialogs that would ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.screenshots.scenes import REGION_FILES, REGION_SET, TABLE

if TYPE_CHECKING:
    from pathlib import Path

    from digistrat_desktop.ui.messages import Question


class LaidOut:
    """Answers the window's questions: the file is the one that lies there, a form may be left."""

    def __init__(self, folder: Path) -> None:
        """Take the folder with the files."""
        self._folder = folder
        self._folders = [folder / REGION_SET, folder / REGION_FILES]

    def ask(self, question: Question) -> str:
        """Take the last choice, which leaves things as they are."""
        return question.choices[-1].id

    def folder(self, _title: str) -> Path | None:
        """Give the files of a region where they lie ready, then where its data set may go."""
        there = (self._folder / REGION_FILES).is_dir() and self._folders
        return self._folders.pop() if there else None

    def file_to_open(self, _title: str, _kinds: str) -> Path | None:
        """Give the table that lies ready."""
        return self._folder / TABLE

    def file_to_save(self, _title: str, suggested: Path, _kinds: str) -> Path | None:
        """Write into the folder, which goes when the pictures are taken."""
        return self._folder / suggested.name
