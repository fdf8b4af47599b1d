"""Package files: read from anybody without trust, written so that they can be read back."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.packs import PackError
from digistrat_desktop.domain.ids import AssessmentId, RecordId, TrustId
from digistrat_desktop.domain.record.kinds import build_record
from digistrat_desktop.domain.record.workspace import (
    Workspace,
    make_workspace,
    standing_assessments,
)
from digistrat_desktop.domain.rules.validation import problems_in
from digistrat_desktop.frameworks.loader import pack_from_canonical_json
from digistrat_desktop.services.store.library import OpenTrust
from digistrat_desktop.storage.package.envelope import enclose
from digistrat_desktop.storage.package.reading import LARGEST, PasswordNeeded, read_package
from digistrat_desktop.storage.package.strict_json import refused
from digistrat_desktop.storage.package.writing import package_bytes
from digistrat_desktop.system.atomic_file import save_bytes
from digistrat_desktop.system.disk_errors import in_plain_words
from digistrat_desktop.system.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from digistrat_desktop.domain.frameworks.framework import FrameworkPack
    from digistrat_desktop.domain.wire.records import Record
    from digistrat_desktop.storage.package.content import PackageContent, RawRecord

__all__ = [
    "PACKAGE_ENDING",
    "Package",
    "PasswordNeeded",
    "check",
    "first_bytes",
    "is_store",
    "read_file",
    "records_of",
    "write_file",
]
PACKAGE_ENDING = ".digistrat"
_DATABASE = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Package:
    """A package that was read, checked against itself and found to fit together."""

    content: PackageContent
    workspace: Workspace
    packs: dict[str, FrameworkPack]

    def open_trust(self, assessment_id: str | None = None) -> OpenTrust:
        """Give the trust as a window or a report works on it; no store is needed."""
        dated = standing_assessments(self.workspace)
        latest = dated[-1].id if dated else None
        return OpenTrust(self.workspace, self.packs, assessment_id or latest)


def read_file(path: Path, password: str | None = None) -> Package:
    """Read a package file whole.

    Raises:
        PasswordNeeded: it is under a password and none was given.
        Refused: it cannot be read or breaks a rule; the words say which.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise in_plain_words(error, path) from error
    return check(read_package(content, password))


def first_bytes(path: Path) -> bytes:
    """Give the first bytes of a file, by which its kind is known.

    Raises:
        Refused: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(len(_DATABASE))
    except OSError as error:
        raise in_plain_words(error, path) from error


def is_store(beginning: bytes) -> bool:
    """Tell whether a file begins as a database does."""
    return beginning.startswith(_DATABASE)


def check(content: PackageContent) -> Package:
    """Judge what a package holds: frameworks, references, levels, dates, periods.

    Raises:
        Refused: naming the first thing that does not fit.
    """
    packs = _packs(content.packs)
    records = records_of(content.trust_id, _as_made(content))
    workspace = make_workspace(records, content.people)
    problems = problems_in(workspace, content.trust_id, packs)
    if problems:
        more = f" Found besides: {len(problems) - 1}." if len(problems) > 1 else ""
        raise refused("assessment.json", f"{problems[0].rstrip('.')}.{more}".rstrip("."))
    return Package(content, workspace, packs)


def _as_made(content: PackageContent) -> list[RawRecord]:
    """Give the records in the order they were made, which is the order a store gives them in."""
    bodies = (json.loads(event.body) for event in content.events)
    made = [body["record"] for body in bodies if body["created"]]
    places = {record_id: place for place, record_id in enumerate(made)}
    return sorted(content.records, key=lambda record: places.get(record.id, len(places)))


def records_of(trust_id: str, raw: Iterable[RawRecord]) -> list[Record]:
    """Make typed records of stored ones.

    Raises:
        InvalidValue: one holds what its kind cannot hold.
    """
    return [
        build_record(
            one.kind,
            RecordId(one.id),
            TrustId(trust_id),
            None if one.assessment_id is None else AssessmentId(one.assessment_id),
            one.fields,
        )
        for one in raw
    ]


def _packs(texts: tuple[str, ...]) -> dict[str, FrameworkPack]:
    try:
        made = [pack_from_canonical_json(text) for text in texts]
    except PackError as error:
        raise refused("assessment.json, packs", str(error.problems[0])) from error
    return {pack.sha256: pack for pack in made}


def write_file(content: PackageContent, out: Path, password: str | None = None) -> None:
    """Write a package, read it back by the strict reader and compare before it is put in place.

    Raises:
        Refused: it does not fit together, or cannot be written; what was there is unchanged.
    """
    try:
        check(content)
    except Refused as error:
        what = error.what.partition(": ")[2]
        advice = "Mend it here first, then write the package again."
        raise Refused(f"A package cannot be made of this: {what}", "", advice) from error
    made = package_bytes(content, __version__)
    if password is not None:
        made = enclose(made, password, os.urandom)

    def validate(path: Path) -> None:
        if _sorted(read_file(path, password).content) != _sorted(content):
            raise Refused(
                "What was written is not what was to be written.",
                "Nothing was put in place.",
                "Try another folder or disk.",
            )

    save_bytes(out, made, validate)


def _sorted(content: PackageContent) -> PackageContent:
    """Give the content in the order of the file: nothing depends on another."""
    return replace(
        content,
        records=tuple(sorted(content.records, key=lambda record: record.id)),
        packs=tuple(sorted(content.packs)),
    )
