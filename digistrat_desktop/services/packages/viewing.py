"""A package opened to read only: as a store of its own for as long as it is looked at.

Everything that reads a store then reads a package, and the store of this computer is never touched.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from digistrat_desktop.domain.ids import PersonId
from digistrat_desktop.services.packages.exchange import apply_import, plan_package
from digistrat_desktop.services.packages.package_files import PACKAGE_ENDING, read_file
from digistrat_desktop.services.store.editing import make_author
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.services.store.opening import Opened
from digistrat_desktop.storage.sqlite.store import Store
from digistrat_desktop.system.disk_errors import in_plain_words
from digistrat_desktop.system.paths import make_folders

if TYPE_CHECKING:
    from pathlib import Path

    from digistrat_desktop.services.packages.package_files import Package
    from digistrat_desktop.services.store.opening import Access
    from digistrat_desktop.system.clock import Clock


class PackageLibrary(Library):
    """A package as a library; what it was read into goes when it is closed."""

    def __init__(self, store: Store, access: Access, package: Path) -> None:
        super().__init__(store, access.catalogue, access.folders.backups, access.rules)
        self._package = package
        self._copy = store.path

    @property
    def place(self) -> Path:
        """Where the package is."""
        return self._package

    def close(self) -> None:
        """Close it and remove what it was read into."""
        try:
            super().close()
        finally:
            _remove(self._copy)


def open_package(access: Access, clock: Clock, path: Path, password: str | None = None) -> Opened:
    """Open a package to read only, by the same strict reader as an import.

    A copy that outlives the program, killed perhaps, goes with the copies made for other windows.

    Raises:
        PasswordNeeded: it is under a password and none was given.
        Refused: it cannot be used, in plain words.
    """
    return show_package(access, clock, read_file(path, password), path)


def show_package(access: Access, clock: Clock, package: Package, path: Path) -> Opened:
    """Open a package that was read, or a trust of another store's file, to read only.

    Args:
        path: where it came from, for the words.

    Raises:
        Refused: there is no room for the copy it is read into.
    """
    copy = access.folders.snapshots / f"snapshot-{access.ids.new_id()}.db"
    try:
        make_folders(access.folders)
    except OSError as error:
        raise in_plain_words(error, copy) from error
    try:
        _fill(access, clock, package, copy)
        store = Store(copy, access.origin, read_only=True)
    except BaseException:
        _remove(copy)
        raise
    what = "the package" if path.suffix.lower() == PACKAGE_ENDING else "out of the store"
    notice = f"This is {what} {path.name}, open to read only. It is not in your own store."
    return Opened(PackageLibrary(store, access, path), notice)


def _fill(access: Access, clock: Clock, package: Package, copy: Path) -> None:
    library = Library(Store(copy, access.origin), access.catalogue, access.folders.backups)
    with contextlib.closing(library):
        author = make_author(clock, access.ids, PersonId(access.ids.new_id()))
        apply_import(library, plan_package(library, package, copy.name), author)


def _remove(copy: Path) -> None:
    for path in (copy, copy.with_name(f"{copy.name}-journal")):
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
