"""Packages out and in: export read back and compared, import all or nothing with a preview.

A package may also be looked at as a store of its own, in memory: what reads a store then reads a
package, and the store of this computer is never touched.
"""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from digistrat_desktop.analysis.answers.unsettled import to_settle_words
from digistrat_desktop.domain.edits.redacted_copy import redacted_copy
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.ids import PersonId
from digistrat_desktop.domain.record.events import Author, Event, Stamp, code_of, end_of
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.domain.record.names import is_name
from digistrat_desktop.domain.record.redaction import Omission, Redaction, refuse_unknown
from digistrat_desktop.domain.record.undoing import TakenFrom, undone_of
from digistrat_desktop.domain.words import by_count, day_words
from digistrat_desktop.services.packages import files
from digistrat_desktop.services.packages.import_words import (
    NOTHING_NEW,
    PreviewLine,
    acts_of,
    coming,
    files_words,
    folded,
    preview_lines,
    summary_words,
    undone_words,
    warnings_about,
)
from digistrat_desktop.services.store import shown
from digistrat_desktop.services.store.library import Library, make_author
from digistrat_desktop.services.store.opening import Access, Opened
from digistrat_desktop.services.store.separate import note_separate
from digistrat_desktop.storage.port import (
    Arrival,
    Batch,
    PackageContent,
    Portion,
    Store,
    note_of,
)
from digistrat_desktop.system.clock import Clock


@dataclass(frozen=True, slots=True)
class Exported:
    """A package that was written, read back and compared."""

    path: Path
    trust: str
    changes: int
    end: str  # the last fingerprint of what is in it
    more: tuple[Path, ...] = ()  # what was too large for one file goes on here, in this order


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What bringing a package in would do. It holds however the store moves on: adding commutes."""

    package: files.Package
    file: str  # its name
    is_new: bool  # the trust is not here yet
    changes: int  # how many are not here yet
    trust: str  # its name, as it is in the package or here
    came: str  # counts of changes and people, in words
    unsettled: str  # how much is not settled with it, in words; empty for nothing
    lines: tuple[PreviewLine, ...]  # what will change, for the preview
    warnings: tuple[str, ...]  # what a person should know before saying yes
    files: int = 0  # how many attachments and frameworks its changes name are not here yet
    # which of its changes are here and were taken back, an act each
    undone: tuple[tuple[TakenFrom, ...], ...] = ()
    undone_words: tuple[str, ...] = ()  # that they were, an act each

    @property
    def nothing_new(self) -> bool:
        return not self.changes and not self.files

    @property
    def summary(self) -> str:
        return " ".join(filter(None, (self.came, self.unsettled)))


class Sending(NamedTuple):
    """How a record goes out: to whom, and by what way."""

    # hashes of changes the receiver of a trust has, as `shown.known_to` gives them: only what is
    # missing there is written
    known: frozenset[str] = frozenset()
    blind: bool = False  # assessments without the answers and scores given so far, to score alone
    by_mail: bool = False  # in files small enough for email, without attachments


AS_IT_IS = Sending()


def export_trust(
    library: Library,
    trust_id: str,
    out: Path,
    stamp: Stamp,
    password: str | None = None,
    sending: Sending = AS_IT_IS,
) -> Exported:
    """Write a trust with all its changes to a package.

    Args:
        stamp: who exports, for the store's own log.
        password: puts it under a password of at least 12 characters.
    """
    content = library.store.hand_over(trust_id)
    content = files.without_known(content, sending.known) if sending.known else content
    return export_content(library, content, out, stamp, password, sending)


def export_assessments(
    library: Library,
    wanted: Sequence[str],
    out: Path,
    stamp: Stamp,
    password: str | None = None,
    sending: Sending = AS_IT_IS,
) -> Exported:
    """Write one or more assessments of a trust for a colleague, who returns the file when done."""
    listed = [library.find(one) for one in dict.fromkeys(wanted)]
    trusts = {one.trust_id for one in listed}
    if len(trusts) != 1:
        raise Refused(
            "These assessments are not all of one trust.",
            "No file was saved.",
            "Save one DigiStrat file for each trust.",
        )
    portion = Portion(tuple(one.assessment_id for one in listed), sending.blind)
    content = library.store.hand_over(trusts.pop(), portion)
    return export_content(library, content, out, stamp, password, sending)


def content_without(
    library: Library, trust_id: str, left_out: Omission, author: Author
) -> PackageContent:
    """Give a copy of a trust for outsiders, as `redacted_copy` makes it."""
    content = library.store.hand_over(trust_id)
    packs = files.packs_in(content)
    refuse_unknown(packs.values(), left_out)
    why = f"Copied from the trust with the last fingerprint {code_of(_end_of(content))}."
    step, people = redacted_copy(Redaction(left_out, content.workspace(), packs), why, author)
    with closing(library.blank()) as blank:
        blank.record([step], people, packs.values())
        (trust,) = blank.store.trusts()
        return blank.store.hand_over(trust.id)


def export_content(
    library: Library, content: PackageContent, out: Path, stamp: Stamp, password: str | None = None,
    sending: Sending = AS_IT_IS,
) -> Exported:  # fmt: skip
    """Write a record, or some of it, to a package; arguments as `export_trust`."""
    out = files.package_target(out, replace=True)
    parts = library.files.pieces(content, by_mail=sending.by_mail)
    names = (out.with_name(f"{out.stem} {n}{out.suffix}") for n in range(2, len(parts) + 1))
    more = tuple(files.package_target(name, replace=False) for name in names)
    for part, path in zip(parts, (out, *more), strict=True):
        files.write_file(library.files, part, path, password)
    end, changes, name = _end_of(content), content.changes, files.name_in(content)
    if content.needs:  # only what is new for the receiver, who has all that is here with it
        end = library.store.graph(content.trust_id).end
        trusts = library.store.trusts()
        name = name or next((one.name for one in trusts if one.id == content.trust_id), "")
    if not library.read_only:
        said = {"trust": content.trust_id, "changes": changes, "end": end}
        library.store.record(Batch(note=note_of(stamp, "export", said)))
    return Exported(out, name, changes, end, more)


def _end_of(content: PackageContent) -> str:
    if not content.needs:
        return Graph(content.events).end
    followed = {parent for one in content.events for parent in one.parents}
    return end_of(one.hash for one in content.events if one.hash not in followed)


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
        Refused: it continues a file that was not brought in yet.
    """
    trusts = library.store.trusts()
    content = package.content
    is_new = not library.store.changes(content.trust_id)
    here = Graph() if is_new else library.store.graph(content.trust_id)
    _refuse_if_waiting(content, here)
    erased = dict.fromkeys(library.store.names_erased(content), "")
    found = coming(package, here, {**library.store.people(), **erased})
    known = {} if is_new else library.open_trust(content.trust_id).packs
    late = len(library.store.missing(content))
    trust = package.trust or next((o.name for o in trusts if o.id == content.trust_id), "")
    undone = acts_of(undone_of(here, [one.hash for one in content.events]))
    told = tuple(undone_words(act, found.names) for act in undone)
    if not found.new:
        words = files_words(late) if late else NOTHING_NEW
        return ImportPlan(package, file, is_new, 0, trust, words, "", (), (), late, undone, told)
    before, after = folded(here, found.names), folded(found.after, found.names)
    return ImportPlan(
        package,
        file,
        is_new,
        len(found.new),
        trust,
        " ".join(filter(None, (summary_words(found), files_words(late)))),
        to_settle_words(after),
        preview_lines(found, after, before, {**known, **package.packs}),
        (
            *_removed_words(library, content),
            *_erased_words(library, content),
            *warnings_about(found, package, trusts),
        ),
        late,
        undone,
        told,
    )


def _removed_words(library: Library, content: PackageContent) -> tuple[str, ...]:
    """Say that this trust was here once and was taken away by somebody."""
    at = None if library.read_only else library.store.removed(content.trust_id)
    if at is None or library.store.changes(content.trust_id):
        return ()
    return (f"You removed this trust on {day_words(at.date())}. This import would add it again.",)


def _erased_words(library: Library, content: PackageContent) -> tuple[str, ...]:
    """Say how many names go from here with an import."""
    there = library.store.people()
    count = sum(bool(there.get(one)) for one in library.store.names_erased(content))
    one, many = (
        ("It erases 1 name on this computer."),
        ("It erases {n} names on this computer."),
    )
    return (by_count(count, one, many),) if count else ()


def _refuse_if_waiting(content: PackageContent, here: Graph) -> None:
    if any(one not in here for one in content.needs):
        raise Refused(
            "This file continues one that you have not opened yet.",
            "Nothing was changed.",
            "Open the earlier one first, or ask for the whole trust.",
        )


def apply_import(
    library: Library, plan: ImportPlan, author: Author, people: Mapping[str, str] | None = None
) -> int:
    """Bring in what is not here yet: all of it, or nothing. Give how many changes came.

    A backup is made first by the caller (`Store.back_up`), since it needs the clock.

    Args:
        people: names by id of those who bring it in.

    Raises:
        Refused: changes it follows are missing; nothing was changed.
    """
    package = plan.package
    arrival = Arrival(package.content, package.pack_texts, people or {})
    count = library.store.bring_in(arrival, author)
    if package.content.blind:
        note_separate(library.store, sorted(package.content.blind))
    remember_sender(library, plan, author)
    return count


def remember_sender(library: Library, plan: ImportPlan, author: Author) -> None:
    """Keep what a sender has shown to have, under the name of the other who made the latest change.

    A file with nothing new shows it as well.
    """
    content, me = plan.package.content, author.stamp().actor_id
    ends = _ends_of(content)
    told = (one for one in content.events if not is_name(one))
    theirs = [one for one in told if one.said["actor"] != me]
    if theirs and ends and not content.blind:
        last = {one.hash for one in ends}
        latest = max(theirs, key=lambda one: (one.hash in last, one.said["at"], one.hash))
        sender = str(latest.said["actor"])
        shown.remember_shown(library.store, content.trust_id, sender, _shown_by(content))


def _ends_of(content: PackageContent) -> list[Event]:
    followed = {parent for one in content.events for parent in one.parents}
    return [one for one in content.events if one.hash not in followed and not is_name(one)]


def latest_in(content: PackageContent) -> frozenset[str]:
    """Give the latest changes a file shows its sender to have; those of a blind copy say nothing.

    With `NAMED_IN_PART` where some of the older ones are only named there.
    """
    return frozenset() if content.blind else frozenset(_shown_by(content))


def _shown_by(content: PackageContent) -> list[str]:
    named = any(map(is_name, content.events))
    return [*([shown.NAMED_IN_PART] if named else []), *(one.hash for one in _ends_of(content))]


class PackageLibrary(Library):
    def __init__(self, store: Store, access: Access, package: Path) -> None:
        super().__init__(store, access.catalogue, access.files)
        self._package = package

    @property
    def place(self) -> str:
        return str(self._package)


def open_package(access: Access, clock: Clock, path: Path, password: str | None = None) -> Opened:
    """Open a package to read only, by the same strict reader as an import."""
    return show_package(access, clock, files.read_file(access.files, path, password), path)


def show_package(access: Access, clock: Clock, package: files.Package, path: Path) -> Opened:
    """Open a package that was read, or a trust of another store's file, to read only.

    Raises:
        Refused: it continues another file.
    """
    package.refuse_if_piece()
    author = make_author(clock, access.ids, PersonId(access.ids.new_id()))
    store = access.place.look_inside(package.content, package.pack_texts, author)
    what = (
        ("the DigiStrat file")
        if path.suffix.lower() == files.PACKAGE_ENDING
        else "from the data file"
    )
    notice = f"This is {what} {path.name}, open read-only. It is not in your own data."
    return Opened(PackageLibrary(store, access, path), notice)
