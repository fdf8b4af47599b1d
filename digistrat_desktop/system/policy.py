"""What the organisation has fixed on this computer, and users cannot override.

`POLICIES` is the one table: the administrative templates, the Settings page and the deployment
guide are made from it. Values come from the machine's registry, or from a file only
administrators can write; the user's own registry is never read.

Source: docs/spec/windows-packaging.md#policy.
"""

import os
import re
import sys
import tomllib
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

if sys.platform == "win32":
    import winreg

from collections.abc import Callable, Mapping

from digistrat_desktop.system.settings import Settings

REGISTRY_KEY = r"Software\Policies\DigiStrat\Desktop"
LINUX_FILE = Path("/etc/digistrat/policy.toml")
SET_BY_ORGANISATION = "set by your organisation"
_VARIABLE = re.compile(r"%([A-Za-z_][A-Za-z0-9_()]*)%|\$\{([A-Za-z_]\w*)\}|\$([A-Za-z_]\w*)")
_LARGEST_FILE_BYTES = 1_000_000


class PolicyKind(StrEnum):
    """Kinds of policy values.

    A FOLDER is a text in which environment variables are put in by us, so that it works the same
    as REG_SZ, REG_EXPAND_SZ and in policy.toml; a CHOICE is one of a list of texts.
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
    # what applies where something is set that cannot be understood
    strict: str | bool | tuple[str, ...] | None = None
    choices: tuple[str, ...] = ()  # what a CHOICE may be
    setting: str = ""  # the user's setting it overrides, empty when it has none


_FOLDER, _FLAG, _TEXT = PolicyKind.FOLDER, PolicyKind.FLAG, PolicyKind.TEXT
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
        strict=False,
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
        "AllowedFrameworks",
        PolicyKind.LIST,
        (),
        "Ids of the frameworks that may be used. Empty: all.",
    ),
    PolicyValue(
        "RequireEncryptedPackages",
        _FLAG,
        False,
        "DigiStrat files must have a password.",
        strict=True,
    ),
    PolicyValue(
        "AllowAttachments",
        _FLAG,
        True,
        "Allow the answers and evidence behind a report to be attached to its PDF.",
        strict=False,
    ),
    PolicyValue(
        "SecondWindow",
        PolicyKind.CHOICE,
        "read-only",
        "What a second window on the same data does: open read-only, or refuse.",
        strict="refuse",
        choices=("read-only", "refuse"),
    ),
    PolicyValue("TrustName", _TEXT, "", "The trust's name offered for a new assessment."),
    PolicyValue("TrustCode", _TEXT, "", "The trust's ODS code offered for a new assessment."),
    PolicyValue("ReportLogo", _FOLDER, "", "A picture file of the trust's own for reports."),
    PolicyValue(
        "LogLevel",
        PolicyKind.CHOICE,
        "INFO",
        "How much detail the log has. It never has answers or names.",
        choices=_LEVELS,
        setting="log_level",
    ),
)


class Effective(NamedTuple):
    """A value that applies, and whether the organisation set it."""

    value: object  # what applies
    fixed: bool  # True when a policy decides and the user cannot
    words: str  # `set by your organisation`, or empty


class Policy(NamedTuple):
    """What is fixed on this computer."""

    # policy values that are set, by name, checked
    fixed: Mapping[str, str | bool | tuple[str, ...]] = {}
    notes: tuple[str, ...] = ()  # what could not be understood, in plain words

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

    def setting(self, settings: Settings, key: str) -> Effective:
        """A user's setting, by its name in `Settings`, as it applies here."""
        for one in POLICIES:
            if one.setting == key and one.name in self.fixed:
                return Effective(self.fixed[one.name], fixed=True, words=SET_BY_ORGANISATION)
        return Effective(getattr(settings, key), fixed=False, words="")


NO_POLICY = Policy()
"""Nothing is fixed."""


_BY_NAME: Mapping[str, PolicyValue] = {one.name: one for one in POLICIES}


def load_policy(
    read: Callable[[], Mapping[str, object]] | None = None,
    environment: Mapping[str, str] = os.environ,
) -> Policy:
    """Read what is fixed on this computer; `read` gives the raw values, `environment` those in folders."""
    try:
        raw = (read or _default_reader())()
    except (OSError, ValueError, RecursionError):
        # Somebody meant to fix something: the careful values apply until it can be read.
        careful = {one.name: one.strict for one in POLICIES if one.strict is not None}
        return Policy(careful, ("The policy could not be read, so the safest settings apply.",))
    return policy_from(raw, environment)


def policy_from(raw: Mapping[str, object], environment: Mapping[str, str]) -> Policy:
    fixed: dict[str, str | bool | tuple[str, ...]] = {}
    notes = [f"The policy {name} is not known." for name in raw if name not in _BY_NAME]
    for name in (name for name in _BY_NAME if name in raw):
        value = _checked(_BY_NAME[name], raw[name], environment)
        if value is None:
            notes.append(f"The policy {name} has a value that is not allowed.")
            value = _BY_NAME[name].strict
        if value is not None:
            fixed[name] = value
    return Policy(fixed, tuple(notes))


def _checked(
    declared: PolicyValue, raw: object, environment: Mapping[str, str]
) -> str | bool | tuple[str, ...] | None:
    match declared.kind:
        case PolicyKind.FLAG:
            return bool(raw) if type(raw) in {int, bool} and raw in {0, 1} else None
        case PolicyKind.LIST:
            return _texts(raw)
        case PolicyKind.CHOICE:
            return raw if isinstance(raw, str) and raw in declared.choices else None
        case PolicyKind.FOLDER:
            return _expanded(raw, environment) if isinstance(raw, str) else None
        case PolicyKind.TEXT:
            return raw.strip() if isinstance(raw, str) else None


def _texts(raw: object) -> tuple[str, ...] | None:
    if not isinstance(raw, (list, tuple)) or not all(isinstance(one, str) for one in raw):
        return None
    return tuple(one.strip() for one in raw if one.strip())


def _expanded(raw: str, environment: Mapping[str, str]) -> str | None:
    """Put environment variables in; None when one is not there, rather than a folder named so."""
    upper = {name.upper(): value for name, value in environment.items()}
    names = [hit.group(1) or hit.group(2) or hit.group(3) for hit in _VARIABLE.finditer(raw)]
    if any(name.upper() not in upper for name in names):
        return None

    def value(hit: re.Match[str]) -> str:
        return upper[(hit.group(1) or hit.group(2) or hit.group(3)).upper()]

    return _VARIABLE.sub(value, raw).strip()


def _default_reader() -> Callable[[], Mapping[str, object]]:
    return read_registry if sys.platform == "win32" else read_policy_file


def read_policy_file(path: Path = LINUX_FILE) -> Mapping[str, object]:
    """Read policy.toml, empty when there is none; OSError or ValueError when it cannot be read."""
    try:
        with path.open("rb") as source:
            text = source.read(_LARGEST_FILE_BYTES).decode()
    except FileNotFoundError:
        return {}
    return tomllib.loads(text)


def read_registry() -> Mapping[str, object]:
    """Read the machine's policy key; empty when there is none or this is not Windows."""
    if sys.platform == "win32":
        try:
            key = winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, REGISTRY_KEY)
        except FileNotFoundError:
            return {}
        with key:
            count = winreg.QueryInfoKey(key)[1]
            found = (winreg.EnumValue(key, number) for number in range(count))
            return {name: value for name, value, _ in found}
    return {}
