"""An entry in the desktop's menu for a program that pip or a checkout brought, and its icon.

Written to the user's own folder, by the rules of the desktop entry and icon theme specifications.
"""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.plain_text import for_terminal
from digistrat_desktop.system.atomic_file import save_bytes
from digistrat_desktop.system.paths import find_folders

# Tells our entry from one of another hand under the same name.
_OURS = "X-DigiStrat-Command=desktop-entry"
_MOST_BYTES = 100_000


class Menu(NamedTuple):
    """Where the entry and its icon go, and what they say."""

    entry: Path
    icon: Path
    command: Sequence[str]  # starts the program
    drawing: Path  # the icon, among the program's own files

    @property
    def files(self) -> tuple[Path, Path]:
        return self.entry, self.icon


def find_menu(drawing: Path, environment: Mapping[str, str], platform: str = sys.platform) -> Menu:
    """The menu of this user's desktop.

    Raises:
        Refused: this system has no menus of that kind.
    """
    if platform != "linux":
        raise Refused(
            "This command adds the program to the menu of a Linux desktop.",
            "Nothing was changed.",
            "On Windows the installer adds it to the Start menu.",
        )
    folder = find_folders(None, environment, platform).data.parent
    return Menu(
        folder / "applications/digistrat.desktop",
        folder / "icons/hicolor/scalable/apps/digistrat.svg",
        own_command(),
        drawing,
    )


def own_command(executable: str = sys.executable, *, frozen: bool | None = None) -> tuple[str, ...]:
    """The words that start the program from anywhere."""
    if getattr(sys, "frozen", False) if frozen is None else frozen:
        return (executable,)
    script = Path(executable).with_name("digistrat")
    return (str(script),) if script.is_file() else (executable, "-m", "digistrat_desktop")


def add_entry(menu: Menu) -> None:
    """Write the entry and its icon; an entry of another hand is refused and stays."""
    refuse_others(menu)
    for path, content in (
        (menu.icon, menu.drawing.read_bytes()),
        (menu.entry, entry_text(menu.command).encode()),
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        save_bytes(path, content)


def remove_entry(menu: Menu) -> bool:
    """Remove both; tells whether they were there."""
    if not menu.entry.exists():
        return False
    refuse_others(menu)
    for path in menu.files:
        path.unlink(missing_ok=True)
    return True


def refuse_others(menu: Menu) -> None:
    """Refuse to touch an entry of this name that was not written here."""
    if not menu.entry.is_symlink() and not menu.entry.exists():
        return
    if menu.entry.is_symlink() or not menu.entry.is_file() or _OURS not in _lines(menu.entry):
        raise Refused(
            f"{menu.entry} was not made by this command.",
            "Nothing was changed.",
            "Move that file away, or keep it in place of this one.",
        )


def _lines(path: Path) -> list[str]:
    with path.open("rb") as source:
        return source.read(_MOST_BYTES).decode("utf-8", "replace").splitlines()


def entry_text(command: Sequence[str]) -> str:
    """The desktop entry that starts a command."""
    return "\n".join(
        (
            "[Desktop Entry]",
            "Type=Application",
            "Name=DigiStrat Desktop",
            "GenericName=Digital strategy assessment",
            "Comment=Assess a trust's digital strategy and report to its board, offline",
            f"Exec={' '.join(map(_quoted, command))} %f",
            "Icon=digistrat",
            "Terminal=false",
            "Categories=Office;",
            "StartupNotify=true",
            "StartupWMClass=digistrat",
            "Keywords=strategy;assessment;board;report;",
            _OURS,
            "",
        )
    )


def _quoted(word: str) -> str:
    """A word of an entry's command: quoted, and each backslash twice, as every text there has it."""
    if for_terminal(word) != word:
        raise Refused(
            f"The program lies in a folder whose name has control characters: {word}",
            "Nothing was changed.",
            "Move the program to another folder.",
        )
    inner = "".join(f"\\{letter}" if letter in '"`$\\' else letter for letter in word)
    return f'"{inner}"'.replace("\\", "\\\\").replace("%", "%%")
