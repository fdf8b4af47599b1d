"""SHA256SUMS of what is handed out, in the form `sha256sum --check` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from installer.sbom import sha256_of
from installer.workshop import files_in

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

NAME = "SHA256SUMS"


def sums_of(folder: Path, paths: Iterable[Path]) -> str:
    """Return one line a file, names relative to the folder."""
    return "".join(f"{sha256_of(path)}  {path.relative_to(folder).as_posix()}\n" for path in paths)


def write_sums(folder: Path) -> Path:
    """Write the sums of every file handed out, the program's folder included."""
    target = folder / NAME
    paths = [path for path in files_in(folder) if path != target and not path.is_symlink()]
    target.write_text(sums_of(folder, paths), encoding="utf-8")
    return target


def differences(one: Path, other: Path) -> list[str]:
    """Return the files that are not the same in two folders, or only in one of them."""
    first, second = _by_name(one), _by_name(other)
    names = sorted({*first, *second})
    return [name for name in names if first.get(name) != second.get(name)]


def _by_name(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): _content(path) for path in files_in(folder)}


def _content(path: Path) -> str:
    return f"link to {path.readlink()}" if path.is_symlink() else sha256_of(path)
