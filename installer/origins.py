"""Which part of the program every packaged file comes from.

PyInstaller leaves tables of what it collected and from where; installed distributions list their
files. Together they say for each file who wrote it.
"""

from __future__ import annotations

import ast
import functools
import platform
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from dataclasses import dataclass, field
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import TYPE_CHECKING

from installer.workshop import ROOT, FoundWrongError, program_version

if TYPE_CHECKING:
    from importlib.metadata import PackagePath

    from installer.contents import Entry

INNER = "_internal"
OURS, PYTHON, BUILDER, FONTS = "digistrat-desktop", "python", "pyinstaller", "noto-fonts"


@dataclass(frozen=True, slots=True)
class Libraries:
    """Where the distributions lie that a program was frozen from.

    Attributes:
        folder: on this machine.
        known_as: the same folder as PyInstaller's tables name it, with forward slashes.
        python: version of the Python that was frozen.
    """

    folder: Path
    known_as: str
    python: str


@dataclass(slots=True)
class Part:
    """A part of the packaged program, with the files that come from it.

    Attributes:
        kind: pypi, deb, python or ours.
        texts: its licence files.
        files: paths inside the program's folder.
        modules: how many of its Python modules are inside the executable.
    """

    name: str
    version: str
    kind: str
    texts: tuple[Path, ...] = ()
    files: list[str] = field(default_factory=list)
    modules: int = 0


@dataclass(frozen=True, slots=True)
class Declared:
    """What `parts.toml` says of a part.

    Attributes:
        licence: an SPDX expression.
        holds: libraries inside it, each `name: SPDX expression`.
        reason: why a large part is worth its size.
    """

    licence: str
    holds: tuple[str, ...] = ()
    reason: str = ""


@functools.cache
def declared_parts() -> dict[str, Declared]:
    """Read `parts.toml`."""
    table = tomllib.loads((ROOT / "installer/parts.toml").read_text(encoding="utf-8"))
    return {
        name: Declared(row["licence"], tuple(row.get("holds", ())), row.get("reason", ""))
        for name, row in table.items()
    }


def declared(part: Part) -> Declared:
    """Return what is declared of a part.

    Raises:
        FoundWrongError: nothing is, so its licence is not known.
    """
    found = declared_parts().get(part.name)
    if found is None:
        raise FoundWrongError(f"{part.name} is packaged but installer/parts.toml does not name it")
    return found


def libraries_here() -> Libraries:
    """Return the libraries of the Python that runs this."""
    folder = sysconfig.get_paths()["purelib"]
    return Libraries(Path(folder), _posix(folder), platform.python_version())


def parts_of(tables: Path, libraries: Libraries) -> list[Part]:
    """Return every part of a frozen program, with its files, by name.

    Args:
        tables: PyInstaller's work folder.
    """
    found = _Finder(libraries)
    entries = _table(tables, "COLLECT-00.toc", 0)
    targets = {_posix(entry[0]): entry for entry in entries}
    for entry in entries:
        # A link belongs to whom its target belongs.
        real = targets.get(_posix(entry[1]), entry) if entry[2] == "SYMLINK" else entry
        found.part(real).files.append(_inside(entry))
    for entry in _table(tables, "PYZ-00.toc", 1):
        found.part(entry).modules += 1
    return sorted(found.parts.values(), key=lambda part: part.name)


def whole_part(name: str, libraries: Libraries) -> Part:
    """Return an installed distribution as a part with all its files, named from its own folder.

    Raises:
        FoundWrongError: it is not installed.
    """
    for one in distributions(path=[str(libraries.folder)]):
        if _normal(one.name) == name:
            files = sorted(_posix(str(path)) for path in one.files or ())
            return Part(name, one.version, "pypi", _licence_files(one), files)
    raise FoundWrongError(f"{name} is not installed where the program is frozen from")


def _table(tables: Path, name: str, place: int) -> list[Entry]:
    paths = sorted(tables.rglob(name))
    if not paths:
        raise FoundWrongError(f"{tables} holds no {name}; freeze the program first")
    table: tuple[list[Entry], ...] = ast.literal_eval(paths[0].read_text(encoding="utf-8"))
    return table[place]


def _inside(entry: Entry) -> str:
    path = _posix(entry[0])
    return path if entry[2] == "EXECUTABLE" else f"{INNER}/{path}"


def _posix(path: str) -> str:
    return path.replace("\\", "/")


class _Finder:
    """Finds the part an entry belongs to.

    Attributes:
        parts: those found so far.
    """

    def __init__(self, libraries: Libraries) -> None:
        self.parts: dict[str, Part] = {}
        self._prefix = f"{libraries.known_as.rstrip('/')}/".casefold()
        self._python = libraries.python
        self._owners = _owners(libraries.folder)

    def part(self, entry: Entry) -> Part:
        source = _posix(entry[1])
        if source.casefold().startswith(self._prefix):
            inner = source[len(self._prefix) :].casefold()
            return self._distribution(inner)
        if _posix(entry[0]).startswith("resources/fonts/"):
            return self._known(FONTS, "2024", "ours")
        if entry[2] == "EXECUTABLE" or _is_ours(entry):
            return self._known(OURS, program_version(), "ours")
        if source.startswith(("/lib/", "/usr/lib/")) and "python" not in source:
            return self._system(source)
        return self._known(PYTHON, self._python, "python")

    def _distribution(self, inner: str) -> Part:
        owner = self._owners.get(inner)
        if owner is None:
            raise FoundWrongError(f"no installed distribution lists the packaged file {inner}")
        name = _normal(owner.name)
        if name not in self.parts:
            self.parts[name] = Part(name, owner.version, "pypi", _licence_files(owner))
        return self.parts[name]

    def _system(self, source: str) -> Part:
        package, version = _debian_package(source)
        return self._known(package, version, "deb")

    def _known(self, name: str, version: str, kind: str) -> Part:
        return self.parts.setdefault(name, Part(name, version, kind, _own_texts(name)))


def _is_ours(entry: Entry) -> bool:
    return _posix(entry[0]).startswith(("resources/", "digistrat_desktop"))


def _owners(folder: Path) -> dict[str, Distribution]:
    return {
        _posix(str(path)).casefold(): one
        for one in distributions(path=[str(folder)])
        for path in one.files or ()
    }


def _normal(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")


def _licence_files(one: Distribution) -> tuple[Path, ...]:
    words = ("licen", "copying", "notice")
    named = [path for path in one.files or () if ".dist-info" in str(path)]
    wanted = [path for path in named if any(word in str(path).lower() for word in words)]
    return tuple(sorted(path for path in map(_located, wanted) if path.is_file()))


def _located(path: PackagePath) -> Path:
    return Path(str(path.locate()))


def _own_texts(name: str) -> tuple[Path, ...]:
    own = {
        OURS: (ROOT / "LICENSE",),
        FONTS: (ROOT / "resources/licences/OFL-1.1-Noto.txt",),
        PYTHON: (Path(sysconfig.get_paths()["stdlib"]) / "LICENSE.txt",),
    }
    return tuple(path for path in own.get(name, ()) if path.is_file())


@functools.cache
def _debian_package(path: str) -> tuple[str, str]:
    """Return the Debian package and version a system library comes from."""
    query = shutil.which("dpkg-query")
    if query is None or sys.platform != "linux":
        return Path(path).name, "unknown"
    # Libraries are listed under /lib or /usr/lib, whichever the package was built for.
    for name in (path, path.removeprefix("/usr"), str(Path(path).resolve())):
        told = _asked(query, "-S", name)
        if told:
            package = told.split(":")[0]
            return package, _asked(query, "-W", "-f=${Version}", package)
    return Path(path).name, "unknown"


def _asked(*words: str) -> str:
    done = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603 - dpkg-query with our words
    return done.stdout.strip() if done.returncode == 0 else ""
