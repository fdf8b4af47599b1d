"""Packages out and in: export read back and compared, import all or nothing with a preview."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from digistrat_desktop.domain.edits.merging import merge_point, write_merge
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.ids import TrustId
from digistrat_desktop.domain.record.merging import Merged, merge
from digistrat_desktop.domain.record.workspace import trust_of
from digistrat_desktop.services.packages.foreign_stores import read_store, read_trusts
from digistrat_desktop.services.packages.import_words import (
    PreviewLine,
    preview_lines,
    warnings_about,
)
from digistrat_desktop.services.packages.last_common import best_merge, common_length, typed
from digistrat_desktop.services.packages.package_files import (
    PACKAGE_ENDING,
    first_bytes,
    is_store,
    read_file,
    write_file,
)
from digistrat_desktop.storage.package.extract import part_of_trust
from digistrat_desktop.storage.package.taking_in import Incoming, StoreNote
from digistrat_desktop.storage.package.trail_start import part_of
from digistrat_desktop.storage.package.writing import trail_text
from digistrat_desktop.storage.sqlite.commits import Batch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from digistrat_desktop.domain.edits.author import Author
    from digistrat_desktop.domain.record.changes import Stamp
    from digistrat_desktop.domain.record.events import Head
    from digistrat_desktop.services.packages.package_files import Package
    from digistrat_desktop.services.store.library import Library
    from digistrat_desktop.storage.package.content import PackageContent


class ImportKind(StrEnum):
    """What bringing a package in amounts to."""

    NEW = "new"
    FORWARD = "forward"
    NOTHING = "nothing"
    MERGE = "merge"


@dataclass(frozen=True, slots=True)
class Exported:
    """A package that was written, read back and compared.

    Attributes:
        head: where its trail ends.
    """

    path: Path
    trust: str
    head: Head


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What bringing a package in would do.

    Attributes:
        here: where the trust's trail ends in the store now, or None when it is not there; the
            plan holds only while it ends there.
        merged: what is created, changed and left to choose.
        common: events both trails begin with.
        lines: what will change, for the preview.
        warnings: what a person should know before saying yes.
    """

    kind: ImportKind
    package: Package
    file: str
    here: Head | None
    merged: Merged
    common: int
    lines: tuple[PreviewLine, ...]
    warnings: tuple[str, ...]

    @property
    def trust(self) -> str:
        """The trust's name, as the package has it."""
        trust = trust_of(self.package.workspace)
        return trust.name if trust is not None else ""


def find_trust(library: Library, wanted: str) -> str:
    """Give the id of a trust named by its id, the beginning of its id, or its ODS code.

    Raises:
        Refused: none or more than one fits.
    """
    trusts = library.home(1).trusts
    found = [t.id for t in trusts if wanted in {t.id, t.ods_code}]
    found = found or [t.id for t in trusts if wanted and t.id.startswith(wanted)]
    if len(found) != 1:
        raise Refused(
            (
                f"More than one trust fits “{wanted[:60]}”."
                if found
                else f"No trust fits “{wanted[:60]}”."
            ),
            "",
            "`digistrat list` shows what there is.",
        )
    return found[0]


def export_trust(
    library: Library, trust_id: str, out: Path, stamp: Stamp, password: str | None = None
) -> Exported:
    """Write a trust with its whole trail to a package.

    Args:
        stamp: who exports, for the store's own trail.
        password: puts it under a password of at least 12 characters.

    Raises:
        Refused: nothing was put in place, in plain words.
    """
    return _export(library, library.packages.content_of(trust_id), out, stamp, password)


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

    Raises:
        Refused: nothing was put in place, in plain words.
    """
    listed = library.find(assessment_id)
    whole = library.packages.content_of(listed.trust_id)
    # Whoever was sent a part returns it as it went on: a part of a part would have no point in common.
    if not blind and part_of(whole.owner) is not None:
        return _export(library, whole, out, stamp, password)
    part = part_of_trust(whole, listed.assessment_id, stamp, blind=blind)
    return _export(library, part, out, stamp, password)


def _export(
    library: Library, content: PackageContent, out: Path, stamp: Stamp, password: str | None
) -> Exported:
    if library.rules.must_encrypt and not password:
        raise Refused(
            "Your organisation lets packages be written under a password only.",
            "Nothing was written.",
            "Give a password of at least 12 characters.",
        )
    write_file(content, out, password)
    head = content.head
    if not library.read_only:
        said = {"trust": content.trust_id, "length": head.length, "head": head.hash.hex()}
        library.packages.note(_note(stamp, "export", said))
    trust = next((r for r in content.records if r.id == content.trust_id), None)
    name = str(trust.fields.get("name", "")) if trust is not None else ""
    return Exported(out, name, head)


def plan_import(library: Library, path: Path, password: str | None = None) -> ImportPlan:
    """Read a package, or another store's file, and work out what bringing it in would do; nothing is written.

    Raises:
        PasswordNeeded: it is under a password and none was given.
        Refused: it cannot be used, or has no common point with the trust that is here.
    """
    return plan_package(library, read_handed(path, password), path.name)


def read_handed(path: Path, password: str | None = None) -> Package:
    """Read a package, or another store's file with one trust in it.

    Raises:
        PasswordNeeded: it is under a password and none was given.
        SeveralTrusts: it is a store with several trusts.
        Refused: it cannot be used.
    """
    handed_over = path.suffix.lower() != PACKAGE_ENDING and is_store(first_bytes(path))
    return read_store(path) if handed_over else read_file(path, password)


def plan_trusts(library: Library, path: Path, trusts: Sequence[str]) -> tuple[ImportPlan, ...]:
    """Work out what bringing in some trusts of another store's file would do, each on its own.

    Raises:
        Refused: one of them cannot be brought in; nothing is written.
    """
    packages = read_trusts(path, trusts)
    return tuple(plan_package(library, package, path.name) for package in packages)


def plan_package(library: Library, package: Package, file: str) -> ImportPlan:
    """Work out what bringing in a package that was read would do; nothing is written.

    Args:
        file: its file's name, for the words.

    Raises:
        Refused: it has no common point with the trust that is here.
    """
    theirs = package.content
    if not theirs.events:
        raise Refused("This package holds nothing.", "Nothing was changed.")
    ours = _ours(library, theirs.trust_id)
    kind, common, merged = _compare(ours, theirs)
    seen = library.packages.seen_head(theirs.trust_id)
    here = ours.head if ours is not None else None
    lines = () if kind is ImportKind.NOTHING else preview_lines(merged)
    warnings = warnings_about(package, here, seen, common)
    return ImportPlan(kind, package, file, here, merged, common, lines, warnings)


def _ours(library: Library, trust_id: str) -> PackageContent | None:
    there = any(trust.id == trust_id for trust in library.home(1).trusts)
    return library.packages.content_of(trust_id) if there else None


def _compare(ours: PackageContent | None, theirs: PackageContent) -> tuple[ImportKind, int, Merged]:
    there = typed(theirs, theirs.records)
    if ours is None:
        return ImportKind.NEW, 0, merge({}, {}, there)
    common = common_length(ours, theirs)
    if common == len(theirs.events):
        return ImportKind.NOTHING, common, Merged((), (), ())
    if common == len(ours.events) and ours.owner == theirs.owner:
        here = typed(ours, ours.records)
        return ImportKind.FORWARD, common, merge(here, here, there)
    found = best_merge(ours, theirs)
    if found is None:
        raise Refused(
            (
                "This package holds another record of a trust that is here, and the two have no"
                " point in common."
            ),
            "Nothing was changed.",
            "Ask for a package made from the record they were both copied from.",
        )
    nothing = found.merged.size == (0, 0)
    return ImportKind.NOTHING if nothing else ImportKind.MERGE, found.common, found.merged


def apply_import(
    library: Library, plan: ImportPlan, author: Author, people: Mapping[str, str] | None = None
) -> None:
    """Bring in what a plan says: all of it, or nothing.

    A backup is made first by the caller (`Library.back_up`), since it needs the clock.

    Args:
        people: names by id of those who bring it in.

    Raises:
        Refused: the store has moved on since the plan was made, or it does not fit; nothing was
            changed.
    """
    ours = _ours(library, plan.package.content.trust_id)
    if (ours.head if ours is not None else None) != plan.here:
        raise Refused(
            "The store has changed since this was prepared.",
            "Nothing was brought in.",
            "Open the package again.",
        )
    incoming = _incoming(plan, author)
    named = {**incoming.batch.people, **(people or {})}
    library.packages.take_in(replace(incoming, batch=replace(incoming.batch, people=named)))


def _incoming(plan: ImportPlan, author: Author) -> Incoming:
    content = plan.package.content
    head = content.head
    said = {
        "kind": plan.kind.value,
        "trust": content.trust_id,
        "length": head.length,
        "head": head.hash.hex(),
    }
    incoming = Incoming(content.trust_id, _note(author.stamp(), "import", said), seen=head)
    if plan.kind is ImportKind.NOTHING:
        return incoming
    packs = {p.sha256: (p.id, p.version) for p in plan.package.packs.values()}
    bodies = {hashlib.sha256(body.encode("utf-8")).hexdigest(): body for body in content.packs}
    batch = Batch((), content.people, {s: (*packs[s], body) for s, body in bodies.items()})
    incoming = replace(incoming, batch=batch, attachments=content.attachments)
    if plan.kind is ImportKind.MERGE:
        return _merging(plan, incoming, author)
    owner = content.owner if plan.kind is ImportKind.NEW else ""
    return replace(incoming, owner=owner, events=content.events[plan.common :])


def _merging(plan: ImportPlan, incoming: Incoming, author: Author) -> Incoming:
    """Their trail from the common point on is kept as an attached file, bound by its fingerprint."""
    content = plan.package.content
    trail = trail_text(content.owner, content.events[plan.common :]).encode("utf-8")
    digest = hashlib.sha256(trail).hexdigest()
    point = replace(
        merge_point(TrustId(content.trust_id), author),
        length=content.head.length,
        head=content.head.hash.hex(),
        common=plan.common,
        trail=digest,
    )
    changes = write_merge(point, plan.merged, author).changes
    return replace(
        incoming,
        batch=replace(incoming.batch, changes=changes),
        attachments={**incoming.attachments, digest: trail},
    )


def _note(stamp: Stamp, what: str, said: Mapping[str, object]) -> StoreNote:
    return StoreNote(stamp.event_id, stamp.at, stamp.actor_id, what, said)
