"""Packages out and in: export read back and compared, import all or nothing with a preview.

A package may also be looked at as a store of its own, in memory: what reads a store then reads a
package, and the store of this computer is never touched.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.ids import PersonId
from digistrat_desktop.domain.record.events import Author, Head, Stamp
from digistrat_desktop.domain.record.merging import Comparison, ImportKind
from digistrat_desktop.services.packages import files
from digistrat_desktop.services.packages.import_words import (
    PreviewLine,
    preview_lines,
    warnings_about,
)
from digistrat_desktop.services.store.library import Library, make_author
from digistrat_desktop.services.store.opening import Access, Opened
from digistrat_desktop.storage.port import Arrival, Batch, PackageContent, Portion, Store, note_of
from digistrat_desktop.system.clock import Clock


@dataclass(frozen=True, slots=True)
class Exported:
    """A package that was written, read back and compared."""

    path: Path
    trust: str
    head: Head  # where its trail ends


@dataclass(frozen=True, slots=True)
class ImportPlan:
    package: files.Package
    file: str  # its name
    # what the store says it would do; holds only while the store does not move on
    found: Comparison
    lines: tuple[PreviewLine, ...]  # what will change, for the preview
    warnings: tuple[str, ...]  # what a person should know before saying yes


def export_trust(
    library: Library, trust_id: str, out: Path, stamp: Stamp, password: str | None = None
) -> Exported:
    """Write a trust with its whole trail to a package.

    Args:
        stamp: who exports, for the store's own trail.
        password: puts it under a password of at least 12 characters.
    """
    return _export(library, library.store.hand_over(trust_id), out, stamp, password)


def export_assessment(
    library: Library,
    assessment_id: str,
    out: Path,
    stamp: Stamp,
    password: str | None = None,
    *,
    blind: bool = False,
) -> Exported:
    """Write one assessment for a colleague, who returns the file when their part is done.

    Args:
        blind: without the answers and scores given so far, for scoring alone.
    """
    listed = library.find(assessment_id)
    portion = Portion(listed.assessment_id, stamp, blind)
    content = library.store.hand_over(listed.trust_id, portion)
    return _export(library, content, out, stamp, password)


def _export(
    library: Library, content: PackageContent, out: Path, stamp: Stamp, password: str | None
) -> Exported:
    if library.rules.must_encrypt and not password:
        raise Refused(
            "Your organisation requires a password on every DigiStrat file.",
            "No file was saved.",
            "Enter a password of at least 12 characters.",
        )
    out = files.package_target(out, replace=True)
    files.write_file(library.files, content, out, password)
    head = content.head
    if not library.read_only:
        said = {"trust": content.trust_id, "length": head.length, "head": head.hash.hex()}
        library.store.record(Batch(note=note_of(stamp, "export", said)))
    return Exported(out, files.name_in(content), head)


def plan_import(library: Library, path: Path, password: str | None = None) -> ImportPlan:
    """Read a package, or another store's file, and work out what bringing it in would do; nothing is written."""
    return plan_package(library, files.read_handed(library.files, path, password), path.name)


def plan_trusts(library: Library, path: Path, trusts: Sequence[str]) -> tuple[ImportPlan, ...]:
    """Work out what bringing in some trusts of another store's file would do, each on its own."""
    packages = files.read_trusts(library.files, path, trusts)
    return tuple(plan_package(library, package, path.name) for package in packages)


def plan_package(library: Library, package: files.Package, file: str) -> ImportPlan:
    """Work out what bringing in a package that was read would do; nothing is written.

    Args:
        file: its file's name, for the words.

    Raises:
        Refused: it has no common point with the trust that is here.
    """
    found = library.store.compare(package.content)
    lines = (
        () if found.kind is ImportKind.NOTHING else preview_lines(found.merged, package.questions)
    )
    return ImportPlan(package, file, found, lines, warnings_about(package, found))


def apply_import(
    library: Library, plan: ImportPlan, author: Author, people: Mapping[str, str] | None = None
) -> None:
    """Bring in what a plan says: all of it, or nothing.

    A backup is made first by the caller (`Store.back_up`), since it needs the clock.

    Args:
        people: names by id of those who bring it in.

    Raises:
        Refused: the store has moved on since the plan was made, or it does not fit; nothing was
            changed.
    """
    package = plan.package
    arrival = Arrival(package.content, plan.found, package.pack_texts, people or {})
    library.store.bring_in(arrival, author)


class PackageLibrary(Library):
    def __init__(self, store: Store, access: Access, package: Path) -> None:
        super().__init__(store, access.catalogue, access.files, access.rules)
        self._package = package

    @property
    def place(self) -> str:
        return str(self._package)


def open_package(access: Access, clock: Clock, path: Path, password: str | None = None) -> Opened:
    """Open a package to read only, by the same strict reader as an import."""
    return show_package(access, clock, files.read_file(access.files, path, password), path)


def show_package(access: Access, clock: Clock, package: files.Package, path: Path) -> Opened:
    """Open a package that was read, or a trust of another store's file, to read only."""
    author = make_author(clock, access.ids, PersonId(access.ids.new_id()))
    store = access.place.look_inside(package.content, package.pack_texts, author)
    what = (
        ("the DigiStrat file")
        if path.suffix.lower() == files.PACKAGE_ENDING
        else "from the data file"
    )
    notice = f"This is {what} {path.name}, open read-only. It is not in your own data."
    return Opened(PackageLibrary(store, access, path), notice)
