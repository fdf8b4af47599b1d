"""A package opened to read only: as a store of its own, in memory, for as long as it is looked at.

Everything that reads a store then reads a package, and the store of this computer is never touched.
"""

from pathlib import Path

from digistrat_desktop.domain.ids import PersonId
from digistrat_desktop.services.packages.files import PACKAGE_ENDING, Package, read_file
from digistrat_desktop.services.store.author import make_author
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.services.store.opening import Access, Opened
from digistrat_desktop.storage.port import Store
from digistrat_desktop.system.clock import Clock


class PackageLibrary(Library):
    """A package as a library."""

    def __init__(self, store: Store, access: Access, package: Path) -> None:
        super().__init__(store, access.catalogue, access.files, access.rules)
        self._package = package

    @property
    def place(self) -> str:
        """Where the package is."""
        return str(self._package)


def open_package(access: Access, clock: Clock, path: Path, password: str | None = None) -> Opened:
    """Open a package to read only, by the same strict reader as an import.

    Raises:
        PasswordNeeded: it is under a password and none was given.
        Refused: it cannot be used, in plain words.
    """
    return show_package(access, clock, read_file(access.files, path, password), path)


def show_package(access: Access, clock: Clock, package: Package, path: Path) -> Opened:
    """Open a package that was read, or a trust of another store's file, to read only.

    Args:
        path: where it came from, for the words.
    """
    author = make_author(clock, access.ids, PersonId(access.ids.new_id()))
    store = access.place.look_inside(package.content, package.pack_texts, author)
    what = "the package" if path.suffix.lower() == PACKAGE_ENDING else "out of the store"
    notice = f"This is {what} {path.name}, open to read only. It is not in your own store."
    return Opened(PackageLibrary(store, access, path), notice)
