"""A folder of packages as one data set: each verified, what fails set apart by name, nothing lost.

Source: docs/region.md.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from digistrat_desktop.analysis.dataset.rows import KeptRows, Row, Rows, rows_of_packs
from digistrat_desktop.analysis.dataset.tables import BY_NAME, SCHEMA_VERSION, Kind, SetTable
from digistrat_desktop.domain.errors import PasswordNeeded, Refused
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.record.events import Event
from digistrat_desktop.services.packages import files
from digistrat_desktop.services.packages.files import PACKAGE_ENDING, Package
from digistrat_desktop.services.packages.verifying import verify_read
from digistrat_desktop.services.region.judged import judged_trust
from digistrat_desktop.services.region.masking import FEWEST_MASKED, Mask
from digistrat_desktop.services.region.port import DataSetFiles
from digistrat_desktop.services.region.views import Views
from digistrat_desktop.storage.port import LARGEST_PACKAGE, PackageContent, PackageFiles
from digistrat_desktop.system.files import read_whole
from digistrat_desktop.system.version import __version__
from digistrat_desktop.tabular.cells import neutral

USED, TOGETHER, OLDER, SAME, APART = "used", "brought together", "older", "same", "set apart"
PROGRAM = f"DigiStrat Desktop {__version__}, schema {SCHEMA_VERSION}"


class FileVerdict(NamedTuple):
    file: str
    fingerprint: str
    trust: str
    verdict: str
    reason: str


@dataclass(frozen=True, slots=True)
class Region:
    """A data set that was written."""

    folder: Path
    verdicts: tuple[FileVerdict, ...]  # by file name
    trusts: int
    again: int  # trusts whose files had not changed

    def of(self, *verdicts: str) -> tuple[FileVerdict, ...]:
        return tuple(one for one in self.verdicts if one.verdict in verdicts)


class _File(NamedTuple):
    name: str
    fingerprint: str
    content: bytes


@dataclass
class _Gathered:
    """What has been read so far."""

    mask: Mask | None
    verdicts: list[FileVerdict] = field(default_factory=list)
    file_rows: list[Row] = field(default_factory=list)  # the same, masked where trusts are
    contents: dict[str, list[tuple[_File, PackageContent]]] = field(default_factory=dict)
    trusts: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    packs: dict[str, FrameworkPack] = field(default_factory=dict)
    again: set[str] = field(default_factory=set)  # trusts taken from the last data set

    def id(self, text: str) -> str:
        """Give an id as the data set has it."""
        return self.mask.code(text) if self.mask else text

    def say(self, *verdicts: FileVerdict) -> None:
        self.verdicts += verdicts
        rows = guarded({"files": [tuple(one) for one in verdicts]})
        self.file_rows += (self.mask.rows(rows) if self.mask else rows)["files"]

    def keep(self, file: _File, row: Row) -> None:
        """Say of a file what was said of it last time."""
        self.verdicts.append(FileVerdict(*map(str, row))._replace(file=file.name))
        self.file_rows.append((self.id(file.name), *row[1:]))


@dataclass(frozen=True, slots=True)
class RegionMaker:
    packages: PackageFiles
    sets: DataSetFiles
    views: Views
    random: Callable[[int], bytes]  # gives so many random bytes, for keys

    def make(
        self,
        folder: Path,
        out: Path,
        progress: Callable[[int, int], None] | None = None,
        mask: Mask | None = None,
    ) -> Region:
        """Read every package of a folder and write the data set of them.

        Args:
            progress: told how many trusts are done, and of how many.
            mask: puts every trust under a code name.

        Raises:
            Refused: there is no package, or nothing could be written.
        """
        read = [_file(path) for path in packages_in(folder)]
        if not read:
            raise Refused(
                f"There are no DigiStrat files in {folder}.",
                "Nothing was changed.",
                f"Choose a folder with files that end in {PACKAGE_ENDING}.",
            )
        found = _Gathered(mask)
        made_by = f"{PROGRAM}, masked {mask.mark}" if mask else PROGRAM
        kept = self.sets.kept(out, made_by)
        if kept is None:
            for one in read:
                self._take(one, found)
        else:
            self._read_what_is_new(read, kept, found)
        waiting = sorted(found.contents)
        for done, trust in enumerate(waiting, start=1):
            self._judge(trust, found)
            if progress is not None:
                progress(done, len(waiting))
        rows = self._rows_of_packs(read, kept, found)
        rows["files"] = found.file_rows
        fewest = FEWEST_MASKED if mask else 1
        rows["about"] = [(SCHEMA_VERSION, mask is not None, fewest)]
        self.sets.write(out, made_by, rows, found.trusts, self.views.all())
        return Region(out, tuple(sorted(found.verdicts)), len(found.trusts), len(found.again))

    def _read_what_is_new(self, read: Sequence[_File], kept: KeptRows, found: _Gathered) -> None:
        """Read the files that are not in the last data set, and all of each trust they belong to."""
        known = {str(row[1]): row for row in kept.rows["files"]}
        said = {one.fingerprint: known.get(found.id(one.fingerprint)) for one in read}
        for one in read:
            if said[one.fingerprint] is None:
                self._take(one, found)
        as_before = _unchanged(kept, [row for f in read if (row := said[f.fingerprint])])
        as_before -= {found.id(trust) for trust in found.contents}
        for one in read:
            row = said[one.fingerprint]
            if row is not None and (row[2] in as_before or not (row[2] or found.mask)):
                found.keep(one, row)
            elif row is not None:
                self._take(one, found)
        found.again = as_before & kept.trusts.keys()
        found.trusts.update({trust: kept.trusts[trust] for trust in found.again})

    def _rows_of_packs(
        self, read: Sequence[_File], kept: KeptRows | None, found: _Gathered
    ) -> Rows:
        """Give the rows of the frameworks: those of last time, unless one came or went."""
        if kept is None:
            return guarded(rows_of_packs(found.packs.values()))
        again = {one: kept.packs_of.get(one, frozenset()) for one in found.again}
        needed = found.packs.keys() | frozenset().union(*again.values())
        if needed == {str(row[0]) for row in kept.rows["frameworks"]}:
            return dict(kept.rows)
        trust_of = {str(row[1]): str(row[2]) for row in found.file_rows}
        for file in read:
            missing = needed - found.packs.keys()
            if missing & again.get(trust_of[found.id(file.fingerprint)], frozenset()):
                packs = files.packs_in(self.packages.read(file.content))
                found.packs.update({one: packs[one] for one in missing & packs.keys()})
        return guarded(rows_of_packs(found.packs.values()))

    def _take(self, file: _File, found: _Gathered) -> None:
        """Read a file without trust, and put it to its trust or apart."""
        try:
            content = self.packages.read(file.content)
        except Refused as refused:
            found.say(_apart(file, "", _why(refused)))
            return
        if content.needs or content.blind:
            why = "It is only a part of a trust's record."
            found.say(_apart(file, content.trust_id, why))
            return
        found.contents.setdefault(content.trust_id, []).append((file, content))

    def _judge(self, trust: str, found: _Gathered) -> None:
        """Judge what all files of a trust say together; set apart those that do not hold."""
        sound: list[tuple[_File, PackageContent]] = []
        package: Package | None = None
        for file, content in found.contents.pop(trust):
            try:
                package = _verified(content)
                sound.append((file, content))
            except Refused as refused:
                found.say(_apart(file, trust, refused.what))
        if package is None:
            return
        try:
            if len(sound) > 1:
                package = files.check(_together([content for _, content in sound]))
            judged = judged_trust(package)
        except (Refused, KeyError) as error:
            why = _why(error) if isinstance(error, Refused) else "It has no trust."
            found.say(*(_apart(file, trust, why) for file, _ in sound))
            return
        rows = guarded(judged.rows)
        rows = found.mask.rows(rows) if found.mask else rows
        found.trusts[found.id(trust)] = self.sets.columns(rows)
        found.packs.update(judged.packs)
        found.say(*_verdicts(trust, sound))


def _unchanged(kept: KeptRows, now: Iterable[Row]) -> set[str]:
    """Give the trusts that have the same files as last time, each file once.

    Args:
        now: what was said last time of each file that is here.
    """
    files_before, files_now = _by_trust(kept.rows["files"]), _by_trust(now)
    return {
        trust
        for trust, prints in files_now.items()
        if trust and prints == files_before.get(trust) and len(prints) == len(set(prints))
    }


def _by_trust(rows: Iterable[Row]) -> dict[str, list[str]]:
    """Give the fingerprints of each trust's files."""
    found: dict[str, list[str]] = {}
    for fingerprint, trust in sorted((str(row[1]), str(row[2])) for row in rows):
        found.setdefault(trust, []).append(fingerprint)
    return found


def packages_in(folder: Path) -> tuple[Path, ...]:
    """Give the packages of a folder and those below it, by name."""
    try:
        found = [one for one in folder.rglob("*") if files.is_package_name(one) and one.is_file()]
    except OSError:
        found = []
    return tuple(sorted(found))


def _file(path: Path) -> _File:
    content = read_whole(path, LARGEST_PACKAGE)
    return _File(path.name, sha256(content).hexdigest(), content)


def _apart(file: _File, trust: str, why: str) -> FileVerdict:
    return FileVerdict(file.name, file.fingerprint, trust, APART, why)


def _why(refused: Refused) -> str:
    if isinstance(refused, PasswordNeeded):
        return "It needs a password. Ask for a file without one."
    return refused.what


def _verified(content: PackageContent) -> Package:
    """Read the records of a package and check its seals; Refused where one does not fit."""
    package = files.check(content)
    found = verify_read(package)
    if not found.sound:
        wrong = next(seal.sentence for seal in found.seals if not seal.sound)
        raise Refused(wrong, "Nothing of it is used.", "Ask the sender to export it again.")
    return package


def _together(contents: Sequence[PackageContent]) -> PackageContent:
    """Put the changes of several copies of one trust together: adding is all there is to it."""
    first, *others = contents
    if not others:
        return first
    events: dict[str, Event] = {}
    for content in contents:
        for one in content.events:
            if one.hash not in events or not events[one.hash].body:
                events[one.hash] = one
    return first._replace(
        events=tuple(_parents_first(events)),
        owners=tuple(sorted({one for content in contents for one in content.owners})),
        packs=tuple(sorted({one for content in contents for one in content.packs})),
        people={name: text for content in contents for name, text in content.people.items()},
        attachments={k: data for content in contents for k, data in content.attachments.items()},
    )


def _parents_first(events: Mapping[str, Event]) -> Iterable[Event]:
    done: set[str] = set()
    for start in events.values():
        waiting = [start]
        while waiting:
            one = waiting[-1]
            missing = [events[p] for p in one.parents if p in events and p not in done]
            if missing:
                waiting += missing
                continue
            waiting.pop()
            if one.hash not in done:
                done.add(one.hash)
                yield one


def _verdicts(trust: str, sound: Sequence[tuple[_File, PackageContent]]) -> list[FileVerdict]:
    known = [(file, frozenset(one.hash for one in content.events)) for file, content in sound]
    every = frozenset().union(*(hashes for _, hashes in known))
    whole = [(file, hashes) for file, hashes in known if hashes == every]
    used = min((file.fingerprint for file, _ in whole), default="")
    found = []
    seen = False
    for file, hashes in sorted(known, key=lambda one: one[0]):
        if hashes == every:
            is_first = file.fingerprint == used and not seen
            seen = seen or is_first
            verdict, why = (USED, "") if is_first else (SAME, "Another file has the same changes.")
        elif any(hashes < other for _, other in known):
            verdict, why = OLDER, "Another file has all of it, and more."
        else:
            verdict, why = TOGETHER, "Each of several files has changes that the others lack."
        found.append(FileVerdict(file.name, file.fingerprint, trust, verdict, why))
    return found


def guarded(rows: Rows) -> Rows:
    """Make every text that people wrote one that no spreadsheet computes.

    Both Parquet and CSV have it so, that all programs read the same.
    """
    return {name: _guarded(BY_NAME[name], some) for name, some in rows.items()}


def _guarded(table: SetTable, rows: list[Any]) -> list[Any]:
    wanted = {n for n, one in enumerate(table.columns) if one.kind in {Kind.TEXT, Kind.WORDS}}
    if table.name == "readings":
        return rows
    return [
        tuple(neutral(v) if n in wanted and isinstance(v, str) else v for n, v in enumerate(row))
        for row in rows
    ]
