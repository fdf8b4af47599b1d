"""One user's settings: each declared once, with its default, its words and what it may be.

The Settings page, the documentation and the policy templates are made from `SETTINGS`.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from typing import Any, NamedTuple

from digistrat_desktop.domain.ids import is_id
from digistrat_desktop.system.atomic_file import save_bytes
from digistrat_desktop.system.toml_text import toml_text

_LONGEST_TEXT = 2000
_LONGEST_LIST = 200
_LARGEST_FILE_BYTES = 1_000_000


class _AnId:
    """Ids, and an empty text while there is none: what another one writes no copy could read."""

    def __contains__(self, value: object) -> bool:
        return value == "" or is_id(value)


Allowed = tuple[str, ...] | range | _AnId | None


def _setting(default: object, words: str, allowed: Allowed = None) -> Any:
    """Declare a field; typed Any as `dataclasses.field` itself is, for its annotation to rule."""
    return field(default=default, metadata={"words": words, "allowed": allowed})


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user has chosen; the defaults are what a new user sees."""

    theme: str = _setting(
        "system",
        "Colours of the window. 'system' means the same as the computer.",
        ("system", "light", "dark", "high-contrast"),
    )
    text_percent: int = _setting(100, "Text size, in %.", range(90, 201))
    reduce_motion: bool = _setting(False, "Show changes at once, without animation.")
    actor_id: str = _setting("", "Identifier of the person whose changes these are.", _AnId())
    last_trust_id: str = _setting("", "The trust that was open last.")
    last_assessment_id: str = _setting("", "The assessment that was open last.")
    window_geometry: str = _setting("", "Where the window was, as Qt saved it, in base64.")
    questions_not_asked: tuple[str, ...] = _setting(
        (), "Questions this user has chosen not to see again."
    )
    export_folder: str = _setting("", "Folder offered first when something is saved.")
    backup_folder: str = _setting("", "A second place for the daily backup; empty for none.")
    log_level: str = _setting(
        "INFO",
        "How much detail the log has. It never has answers or names.",
        ("DEBUG", "INFO", "WARNING", "ERROR"),
    )


class Setting(NamedTuple):
    key: str  # its name in `Settings` and in the file
    kind: type  # its type: bool, int, str or tuple (of texts)
    default: object  # what it is until chosen
    words: str  # one sentence for the Settings page and the documentation
    # the texts, or the range of numbers, it may be; None for anything of its kind
    allowed: Allowed

    def accepts(self, value: object) -> bool:
        if type(value) is not self.kind:
            return False
        if isinstance(value, tuple):
            return len(value) <= _LONGEST_LIST and all(_is_text(one) for one in value)
        if isinstance(value, str) and not _is_text(value):
            return False
        return self.allowed is None or value in self.allowed


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST_TEXT


def _declared() -> tuple[Setting, ...]:
    return tuple(
        Setting(
            one.name, type(one.default), one.default, one.metadata["words"], one.metadata["allowed"]
        )
        for one in fields(Settings)
        if one.default is not MISSING
    )


SETTINGS: tuple[Setting, ...] = _declared()


class LoadedSettings(NamedTuple):
    """What was read from the settings file."""

    settings: Settings  # every known setting; the default where the file had none or a wrong one
    # what a later version wrote and this one does not know; it is kept on saving
    unknown: Mapping[str, object]
    notes: tuple[str, ...]  # what was wrong, in plain words


def load_settings(path: Path) -> LoadedSettings:
    """Read the settings; a missing or damaged file gives the defaults and a note."""
    try:
        raw = _read(path)
    except FileNotFoundError:
        return LoadedSettings(Settings(), {}, ())
    except (OSError, ValueError, RecursionError):
        note = "The settings file could not be read, so the default settings apply."
        return LoadedSettings(Settings(), {}, (note,))
    return settings_from(raw)


def _read(path: Path) -> dict[str, object]:
    with path.open("rb") as source:
        data = source.read(_LARGEST_FILE_BYTES + 1)
    if len(data) > _LARGEST_FILE_BYTES:
        message = "too large"
        raise ValueError(message)
    return tomllib.loads(data.decode())


def settings_from(raw: Mapping[str, object]) -> LoadedSettings:
    good: dict[str, Any] = {}
    notes = []
    for one in SETTINGS:
        value = _as_tuple(raw[one.key]) if one.key in raw else one.default
        if one.accepts(value):
            good[one.key] = value
        else:
            notes.append(
                f"The setting {one.key} has a value that is not allowed, so the default applies."
            )
    known = {one.key for one in SETTINGS}
    unknown = {key: value for key, value in raw.items() if key not in known}
    return LoadedSettings(Settings(**good), unknown, tuple(notes))


def _as_tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def save_settings(
    path: Path, settings: Settings, unknown: Mapping[str, object] | None = None
) -> None:
    """Write what differs from the defaults and what was unknown; keeps a file nobody can read beside it."""
    chosen = {
        one.key: getattr(settings, one.key)
        for one in SETTINGS
        if getattr(settings, one.key) != one.default
    }
    keep = _unreadable(path)
    if keep is not None:
        save_bytes(path.with_name(f"{path.name}.unreadable"), keep)
    save_bytes(path, toml_text({**chosen, **(unknown or {})}).encode())


def _unreadable(path: Path) -> bytes | None:
    try:
        _read(path)
    except OSError:
        return None
    except (ValueError, RecursionError):
        return path.read_bytes()[:_LARGEST_FILE_BYTES]
    return None
