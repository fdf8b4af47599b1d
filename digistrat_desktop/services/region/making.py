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
from digistrat_desktop.services.record.seal_checks import check_seals
from digistrat_desktop.services.region.judged import judged_trust
from digistrat_desktop.services.region.masking import FEWEST_MASKED, Mask
from digistrat_desktop.services.region.port import DataSetFiles
from digistrat_desktop.services.region.views import Views
from digistrat_desktop.storage.port import LARGEST_PACKAGE, PackageContent, PackageFiles
from digistrat_desktop.system.files import read_whole
from digistrat_desktop.system.memory import unsearched
from digistrat_desktop.system.version import __version__
from digistrat_desktop.tabular.cells import neutral

Progress = Callable[[int, int], None]
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
    """What has been read so far; of a trust its rows alone, for its changes take much memory."""

    mask: Mask | None
    loose: list[FileVerdict] = field(default_factory=list)  # of files that are of no trust in it
    said: dict[str, list[FileVerdict]] = field(default_factory=dict)  # of the files of each trust
    kept: list[tuple[FileVerdict, Row]] = field(default_factory=list)  # as it was said last time
    files: dict[str, list[_File]] = field(default_factory=dict)
    trusts: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    packs: dict[str, Mapping[str, FrameworkPack]] = field(default_factory=dict)  # of each trust
    again: set[str] = field(default_factory=set)  # trusts taken from the last data set

    def id(self, text: str) -> str:
        """Give an id as the data set has it."""
        return self.mask.code(text) if self.mask else text

    def keep(self, file: _File, row: Row) -> None:
        """Say of a file what was said of it last time."""
        verdict = FileVerdict(*map(str, row))._replace(file=file.name)
        self.kept.append((verdict, (self.id(file.name), *row[1:])))

    @property
    def new(self) -> list[FileVerdict]:
        return [*self.loose, *(one for said in self.said.values() for one in said)]

    @property
    def verdicts(self) -> tuple[FileVerdict, ...]:
        return tuple(sorted((*self.new, *(verdict for verdict, _ in self.kept))))

    @property
    def file_rows(self) -> list[Row]:
        rows = guarded({"files": [tuple(one) for one in self.new]})
        masked = self.mask.rows(rows) if self.mask else rows
        return [*masked["files"], *(row for _, row in self.kept)]


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
        progress: Progress | None = None,
        mask: Mask | None = None,
    ) -> Region:
        """Read every package of a folder and write the data set of them.

        Args:
            progress: told how many files are done, and of how many.
            mask: puts every trust under a code name.

        Raises:
            Refused: there is no package, or nothing could be written.
        """
        read = [_file(folder, path) for path in packages_in(folder)]
        if not read:
            raise Refused(
                f"There are no DigiStrat files in {folder}.",
                "Nothing was changed.",
                f"Choose a folder with files that end in {PACKAGE_ENDING}.",
            )
        found = _Gathered(mask)
        made_by = f"{PROGRAM}, masked {mask.mark}" if mask else PROGRAM
        kept = self.sets.kept(out, made_by)
        told = progress or _nobody
        if kept is None:
            for done, one in enumerate(read, start=1):
                self._take(one, found)
                told(done, len(read))
        else:
            self._read_what_is_new(read, kept, found, told)
        rows = self._rows_of_packs(read, kept, found)
        rows["files"] = found.file_rows
        fewest = FEWEST_MASKED if mask else 1
        rows["about"] = [(SCHEMA_VERSION, mask is not None, fewest)]
        self.sets.write(out, made_by, rows, found.trusts, self.views.all())
        return Region(out, found.verdicts, len(found.trusts), len(found.again))

    def _read_what_is_new(
        self, read: Sequence[_File], kept: KeptRows, found: _Gathered, told: Progress
    ) -> None:
        """Read the files that are not in the last data set, and all of each trust they belong to."""
        known = {str(row[1]): row for row in kept.rows["files"]}
        said = {one.fingerprint: known.get(found.id(one.fingerprint)) for one in read}
        for one in read:
            if said[one.fingerprint] is None:
                self._take(one, found)
        as_before = _unchanged(kept, [row for f in read if (row := said[f.fingerprint])])
        as_before -= {found.id(trust) for trust in found.files}
        for done, one in enumerate(read, start=1):
            row = said[one.fingerprint]
            if row is not None and (row[2] in as_before or not (row[2] or found.mask)):
                found.keep(one, row)
            elif row is not None:
                self._take(one, found)
            told(done, len(read))
        found.again = as_before & kept.trusts.keys()
        found.trusts.update({trust: kept.trusts[trust] for trust in found.again})

    def _rows_of_packs(
        self, read: Sequence[_File], kept: KeptRows | None, found: _Gathered
    ) -> Rows:
        """Give the rows of the frameworks: those of last time, unless one came or went."""
        packs = {key: pack for of_trust in found.packs.values() for key, pack in of_trust.items()}
        if kept is None:
            return guarded(rows_of_packs(packs.values()))
        again = {one: kept.packs_of.get(one, frozenset()) for one in found.again}
        needed = packs.keys() | frozenset().union(*again.values())
        if needed == {str(row[0]) for row in kept.rows["frameworks"]}:
            return dict(kept.rows)
        trust_of = {str(row[1]): str(row[2]) for row in found.file_rows}
        for file in read:
            missing = needed - packs.keys()
            if missing & again.get(trust_of[found.id(file.fingerprint)], frozenset()):
                here = files.packs_in(self.packages.read(file.content))
                packs.update({one: here[one] for one in missing & here.keys()})
        return guarded(rows_of_packs(packs.values()))

    def _take(self, file: _File, found: _Gathered) -> None:
        """Read a file without trust: judge its trust by all its files so far, or put it apart."""
        with unsearched():
            self._take_in(file, found)

    def _take_in(self, file: _File, found: _Gathered) -> None:
        try:
            content = self.packages.read(file.content)
        except Refused as refused:
            found.loose.append(_apart(file, "", _why(refused)))
            return
        trust = content.trust_id
        if content.needs or content.blind:
            found.loose.append(_apart(file, trust, "It is only a part of a trust's record."))
            return
        others = found.files.setdefault(trust, [])
        every = [(one, self.packages.read(one.content)) for one in others]
        others.append(file)
        self._judge(trust, [*every, (file, content)], found)

    def _judge(
        self, trust: str, contents: Sequence[tuple[_File, PackageContent]], found: _Gathered
    ) -> None:
        """Judge what all files of a trust say together; set apart those that do not hold."""
        sound: list[tuple[_File, PackageContent]] = []
        package: Package | None = None
        said = found.said[trust] = []
        for file, content in contents:
            try:
                package = _verified(content)
                sound.append((file, content))
            except Refused as refused:
                said.append(_apart(file, trust, refused.what))
        if package is None:
            return
        try:
            if len(sound) > 1:
                package = files.check(_together([content for _, content in sound]))
            judged = judged_trust(package)
        except (Refused, KeyError) as error:
            why = _why(error) if isinstance(error, Refused) else "It has no trust."
            said += (_apart(file, trust, why) for file, _ in sound)
            return
        rows = guarded(judged.rows)
        rows = found.mask.rows(rows) if found.mask else rows
        found.trusts[found.id(trust)] = self.sets.columns(rows)
        found.packs[trust] = judged.packs
        said += _verdicts(trust, sound)


def _nobody(_done: int, _of: int) -> None:
    """Tell nobody how far the work is."""


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


def name_in(folder: Path, path: Path) -> str:
    """Name a file by its way from the folder: 2 folders may have files of one name."""
    return path.relative_to(folder).as_posix().encode(errors="replace").decode()


def _file(folder: Path, path: Path) -> _File:
    content = read_whole(path, LARGEST_PACKAGE)
    return _File(name_in(folder, path), sha256(content).hexdigest(), content)


def _apart(file: _File, trust: str, why: str) -> FileVerdict:
    return FileVerdict(file.name, file.fingerprint, trust, APART, why)


def _why(refused: Refused) -> str:
    if isinstance(refused, PasswordNeeded):
        return "It needs a password. Ask for a file without one."
    return refused.what


def _verified(content: PackageContent) -> Package:
    """Read the records of a package and check its seals; Refused where one does not fit."""
    package = files.check(content)
    for seal in check_seals(package.graph, content.attachments.get):
        if not seal.sound:
            advice = "Ask the sender to export it again."
            raise Refused(seal.sentence, "Nothing of it is used.", advice)
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
