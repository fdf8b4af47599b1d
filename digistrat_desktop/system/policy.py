"""What the organisation has fixed on this computer, and users cannot override.

`POLICIES` is the one table: the administrative templates, the Settings page and the deployment
guide are made from it. Values come from the machine's registry, or from a file only
administrators can write; the user's own registry and environment are never read. A name or value
that cannot be followed to the letter stops the program: nothing is left out, nothing guessed.

Source: docs/spec/windows-packaging.md#policy.
"""

import os
import re
import stat
import sys
import tomllib
from bisect import bisect_left
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeGuard

if sys.platform == "win32":
    import winreg

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.system.disk_errors import size_in_words
from digistrat_desktop.system.paths import PLACEHOLDERS, known_place
from digistrat_desktop.system.settings import Settings

REGISTRY_KEY = r"Software\Policies\DigiStrat\Desktop"
LINUX_FILE = Path("/etc/digistrat/policy.toml")
SET_BY_ORGANISATION = "set by your organisation"
LARGEST_FILE_BYTES = 65_536
_LONGEST_SHOWN = 80
LONGEST_TEXT = 1023  # longer than any path Windows takes by default
# What stands between the signs is looked up; a sign alone is a slip of the pen.
_PLACEHOLDER = re.compile(r"%([^%]*)%|\$\{([^}]*)\}|\$([A-Za-z_]\w*)|%|\$\{")
_AT_LINE = re.compile(r"at line (\d+)")


class PolicyKind(StrEnum):
    """Kinds of policy values.

    A FOLDER is a full path in which placeholders are put in by us, so that it works the same as
    REG_SZ, REG_EXPAND_SZ and in policy.toml; a CHOICE is one of a list of texts.
    """

    TEXT = "text"
    FOLDER = "folder"
    FLAG = "flag"
    CHOICE = "choice"
    LIST = "list"

    @property
    def registry_type(self) -> str:
        return {"flag": "REG_DWORD", "list": "REG_MULTI_SZ"}.get(self.value, "REG_SZ")


class PolicyValue(NamedTuple):
    name: str  # in the registry and in policy.toml
    kind: PolicyKind  # what it holds
    default: str | bool | tuple[str, ...]  # what applies where nothing is set
    words: str  # one sentence for templates, Settings and documentation
    choices: tuple[str, ...] = ()  # what a CHOICE may be
    setting: str = ""  # the user's setting it overrides, empty when it has none

    @property
    def must_be(self) -> str:
        """What a value must be, as the end of a sentence."""
        return {
            PolicyKind.FLAG: "true or false (in the registry 1 or 0)",
            PolicyKind.LIST: "a list of texts, or an empty list",
            PolicyKind.CHOICE: f"one of: {', '.join(self.choices)}",
            PolicyKind.FOLDER: "a full path, or empty",
            PolicyKind.TEXT: f"one line of at most {LONGEST_TEXT:,} characters",
        }[self.kind]


_TEXT, _FOLDER, _FLAG, _CHOICE, _LIST = PolicyKind
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")

POLICIES: tuple[PolicyValue, ...] = (
    PolicyValue(
        "DataFolder", _FOLDER, "", "Where your data is kept. Empty: the user's local data folder."
    ),
    PolicyValue(
        "BackupFolder", _FOLDER, "", "A second place for the daily backup.", setting="backup_folder"
    ),
    PolicyValue(
        "AllowNetworkDataFolder",
        _FLAG,
        False,
        "Allow live data on a network drive or in OneDrive, which can damage it.",
    ),
    PolicyValue(
        "ExportFolder",
        _FOLDER,
        "",
        "The folder offered first when a report or DigiStrat file is saved.",
        setting="export_folder",
    ),
    PolicyValue("FrameworkFolder", _FOLDER, "", "A read-only folder with more framework files."),
    PolicyValue(
        "AllowedFrameworks", _LIST, (), "Ids of the frameworks that may be used. Empty: all."
    ),
    PolicyValue("RequireEncryptedPackages", _FLAG, False, "DigiStrat files must have a password."),
    PolicyValue(
        "AllowAttachments",
        _FLAG,
        True,
        "Allow the answers and evidence behind a report to be attached to its PDF.",
    ),
    PolicyValue(
        "AllowFileCopies",
        _FLAG,
        True,
        "Allow copies of files to be attached to evidence, and sent in DigiStrat files.",
    ),
    PolicyValue(
        "SecondWindow",
        _CHOICE,
        "read-only",
        "What a second window on the same data does: open read-only, or refuse.",
        choices=("read-only", "refuse"),
    ),
    PolicyValue(
        "AllowTeamFolder", _FLAG, True, "Allow copies to work together through a shared folder."
    ),
    PolicyValue(
        "TeamFolder",
        _FOLDER,
        "",
        "The folder through which copies work together. Empty: the user may choose one.",
    ),
    PolicyValue("TrustName", _TEXT, "", "The trust's name offered for a new assessment."),
    PolicyValue("TrustCode", _TEXT, "", "The trust's ODS code offered for a new assessment."),
    PolicyValue("ReportLogo", _FOLDER, "", "A picture file of the trust's own for reports."),
    PolicyValue(
        "LogLevel",
        _CHOICE,
        "INFO",
        "How much detail the log has. It never has answers or names.",
        choices=_LEVELS,
        setting="log_level",
    ),
)


class Policy(NamedTuple):
    """What is fixed on this computer."""

    # policy values that are set, by name, checked
    fixed: Mapping[str, str | bool | tuple[str, ...]] = {}

    def text(self, name: str) -> str:
        return str(self._applies(name))

    def flag(self, name: str) -> bool:
        return self._applies(name) is True

    def names(self, name: str) -> tuple[str, ...]:
        value = self._applies(name)
        return value if isinstance(value, tuple) else ()

    def folder(self, name: str) -> Path | None:
        return Path(text) if (text := self.text(name)) else None

    def _applies(self, name: str) -> str | bool | tuple[str, ...]:
        declared = _BY_NAME[name]
        return self.fixed.get(name, declared.default)

    def in_words(self, name: str) -> str:
        """Say a fixed value as Settings shows it: "Yes.", "No.", or the text itself."""
        value = self.fixed[name]
        if isinstance(value, bool):
            return "Yes." if value else "No."
        return f"Set to: {value if isinstance(value, str) else ', '.join(value) or 'empty'}"

    def setting(self, settings: Settings, key: str) -> object:
        """A user's setting, by its name in `Settings`, as it applies here."""
        over = (
            self.fixed[one.name]
            for one in POLICIES
            if one.setting == key and one.name in self.fixed
        )
        return next(over, getattr(settings, key))


NO_POLICY = Policy()
"""Nothing is fixed."""


_BY_NAME: Mapping[str, PolicyValue] = {one.name: one for one in POLICIES}


class RawPolicy(NamedTuple):
    """What was found on the computer, not checked yet."""

    values: Mapping[str, object]
    where: Callable[[str], str]  # says, for a refusal, where a name stands


def load_policy(read: Callable[[], RawPolicy] | None = None) -> Policy:
    """Read what is fixed on this computer.

    Raises:
        Refused: it cannot be read or followed; names the file and the line, or the name.
    """
    usual = read_registry if sys.platform == "win32" else read_policy_file
    return policy_from(*(read or usual)())


def _in_registry(_name: str) -> str:
    return f"HKEY_LOCAL_MACHINE\\{REGISTRY_KEY}"


def policy_from(
    raw: Mapping[str, object],
    where: Callable[[str], str] = _in_registry,
    known: Callable[[str], str] = known_place,
) -> Policy:
    """Check every value; `known` says what a placeholder in a folder stands for, or nothing."""
    fixed: dict[str, str | bool | tuple[str, ...]] = {}
    for name, given in raw.items():
        declared = _BY_NAME.get(name)
        if declared is None:
            raise _refused(
                f"{where(name)} has {_quoted(name)}, which is not the name of a policy",
                "The names are in the deployment guide. Capital letters count, and there are no headings.",
            )
        value = _checked(declared, given, known)
        if value is None:
            raise _refused(
                f"{where(name)} has a value for {name} that is not allowed",
                f"{name} must be {declared.must_be}.{_may_use(declared)}",
            )
        fixed[name] = value
    return Policy(fixed)


def _refused(fault: str, advice: str = "") -> Refused:
    return Refused(
        f"Your organisation's policy cannot be followed: {fault}.",
        "The program did not start, and your data was not opened.",
        f"Ask IT to correct it. {advice}".strip(),
    )


def _quoted(name: str) -> str:
    shown = name if name.isprintable() else ascii(name)[1:-1]
    return f"“{shown[:_LONGEST_SHOWN]}”"


def _may_use(declared: PolicyValue) -> str:
    if declared.kind is not PolicyKind.FOLDER:
        return ""
    return f" It may contain {', '.join(PLACEHOLDERS)} and no other variable."


def _checked(
    declared: PolicyValue, raw: object, known: Callable[[str], str]
) -> str | bool | tuple[str, ...] | None:
    match declared.kind:
        case PolicyKind.FLAG:
            return bool(raw) if type(raw) in {int, bool} and raw in {0, 1} else None
        case PolicyKind.LIST:
            return _texts(raw)
        case PolicyKind.CHOICE:
            return raw if isinstance(raw, str) and raw in declared.choices else None
        case PolicyKind.FOLDER:
            return _full_path(raw, known) if _is_line(raw) else None
        case PolicyKind.TEXT:
            return raw.strip() if _is_line(raw) else None


def _is_line(raw: object) -> TypeGuard[str]:
    return isinstance(raw, str) and len(raw) <= LONGEST_TEXT and raw.isprintable()


def _texts(raw: object) -> tuple[str, ...] | None:
    """A list that is there and names nothing would allow everything."""
    if not isinstance(raw, (list, tuple)) or not all(_is_line(one) for one in raw):
        return None
    named = tuple(one.strip() for one in raw if one.strip())
    return named if named or not raw else None


def _full_path(raw: str, known: Callable[[str], str]) -> str | None:
    """Put placeholders in; None where one stands for nothing, rather than a folder named so."""
    places = {hit[0]: known("".join(hit.groups("")).upper()) for hit in _PLACEHOLDER.finditer(raw)}
    text = _PLACEHOLDER.sub(lambda hit: places[hit[0]], raw).strip()
    is_full = all(places.values()) and _is_line(text) and Path(text).is_absolute()
    return text if is_full or not raw else None


def read_policy_file(path: Path = LINUX_FILE, *, administrator: int = 0) -> RawPolicy:
    """Read policy.toml, empty when there is none; Refused when it cannot be read whole.

    Args:
        administrator: the number of the only user beside root who may change it, or what leads to it.
    """
    try:
        content = _content(path, administrator)
    except OSError as error:
        raise _refused(f"{path} cannot be read") from error
    if (fault := _error_of(content)) is not None:
        line = _line_of(fault, content.split(b"\n"))
        raise _refused(
            f"line {line} of {path} cannot be understood",
            "The file must be TOML, saved as UTF-8 without a byte order mark.",
        ) from fault
    text = content.decode()
    return RawPolicy(tomllib.loads(text), partial(_in_file, path, text))


def _content(path: Path, administrator: int) -> bytes:
    try:
        found = path.stat()
    except FileNotFoundError:
        nearest = next(one for one in (path, *path.parents) if os.path.lexists(one))
        if nearest != path and nearest.is_dir():
            if nearest == path.parent:
                _refuse_if_others_change(nearest, administrator)
            return b""
        raise _refused(f"{nearest} is a link to something that is not there") from None
    if not stat.S_ISREG(found.st_mode):
        raise _refused(f"{path} is not a file")
    _refuse_if_others_change(path, administrator)
    with path.open("rb") as source:
        content = source.read(LARGEST_FILE_BYTES + 1)
    if len(content) > LARGEST_FILE_BYTES:
        raise _refused(f"{path} is larger than {size_in_words(LARGEST_FILE_BYTES)}")
    return content


def _refuse_if_others_change(path: Path, administrator: int) -> None:
    """Refuse a file that others can change, or put another in the place of: its folders and links too."""
    for one in _leading_to(path):
        found = one.lstat()
        if found.st_uid not in {0, administrator}:
            raise _refused(f"{one} belongs to another user than the administrator")
        if stat.S_ISLNK(found.st_mode):
            continue
        # In a folder with the sticky bit only the owner of a file can replace it.
        is_sticky = stat.S_ISDIR(found.st_mode) and found.st_mode & stat.S_ISVTX
        if found.st_mode & stat.S_IWOTH and not is_sticky:
            raise _refused(f"every user of this computer can change {one}")
        if (
            found.st_mode & stat.S_IWGRP
            and found.st_gid not in {0, administrator}
            and not is_sticky
        ):
            raise _refused(f"a group of users can change {one}")


def _leading_to(path: Path) -> Iterator[Path]:
    """Give every folder, link and file on the way to a file that is there."""
    for one in (*reversed(path.parents), path):
        yield one
        if one.is_symlink():
            yield from _leading_to(one.parent / one.readlink())


def _error_of(content: bytes) -> Exception | None:
    try:
        tomllib.loads(content.decode())
    except (ValueError, RecursionError) as error:
        return error
    return None


def _line_of(error: Exception, lines: Sequence[bytes]) -> int:
    """The line a fault lies in; where the reader does not say, the first that brings it about."""
    if said := _AT_LINE.search(str(error)):
        return int(said[1])
    if isinstance(error, tomllib.TOMLDecodeError):
        return len(lines)  # what was begun has no end

    def fails(count: int) -> bool:
        return type(_error_of(b"\n".join(lines[:count]))) is type(error)

    return bisect_left(range(1, len(lines) + 1), True, key=fails) + 1


def _in_file(path: Path, text: str, name: str) -> str:
    shape = rf"""^[ \t]*\[*[ \t]*["']?{re.escape(name)}["']?[ \t]*[].=]"""
    if (key := re.search(shape, text, re.MULTILINE)) is None:
        return str(path)
    line = text.count("\n", 0, key.start()) + 1
    return f"line {line} of {path}"


def read_registry() -> RawPolicy:
    """Read the machine's policy key; empty when there is none or this is not Windows."""
    if sys.platform == "win32":
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, REGISTRY_KEY) as key:
                keys, count, _ = winreg.QueryInfoKey(key)
                below = [winreg.EnumKey(key, number) for number in range(keys)]
                found = [winreg.EnumValue(key, number) for number in range(count)]
                return RawPolicy(registry_values(found, below), _in_registry)
        except FileNotFoundError:
            pass
        except OSError as error:
            raise _refused(f"{_in_registry('')} cannot be read") from error
    return RawPolicy({}, _in_registry)


# REG_SZ, REG_EXPAND_SZ, REG_DWORD, REG_MULTI_SZ: others may look the same to Python.
_REGISTRY_TYPES = frozenset((1, 2, 4, 7))


def registry_values(
    found: Iterable[tuple[str, object, int]], below: Iterable[str]
) -> Mapping[str, object]:
    """Values by name; one of another type, and a key below ours, is nothing any policy takes."""
    values = {name: value if kind in _REGISTRY_TYPES else None for name, value, kind in found}
    return {**values, **{f"{name}\\": None for name in below}}
