"""A folder of packages as one data set: each verified, what fails set apart by name, nothing lost.

Source: docs/region.md.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from digistrat_desktop.analysis.dataset.rows import (
    KeptRows,
    KnownAs,
    Row,
    Rows,
    rows_of_packs,
)
from digistrat_desktop.analysis.dataset.tables import BY_NAME, SCHEMA_VERSION
from digistrat_desktop.analysis.region.across import FEWEST, ExpectedTrusts
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.plain_text import clean_title, for_terminal
from digistrat_desktop.domain.record.events import Event
from digistrat_desktop.domain.words import listed
from digistrat_desktop.services.packages import files
from digistrat_desktop.services.packages.files import PACKAGE_ENDING
from digistrat_desktop.services.region.alone import FAULTS, Alone, Step, guarded, judged_rows, why
from digistrat_desktop.services.region.beside import File, Processes, judged
from digistrat_desktop.services.region.expecting import Expected, answered
from digistrat_desktop.services.region.masking import Mask
from digistrat_desktop.services.region.port import DataSetFiles
from digistrat_desktop.services.region.shared import samples, show_shared, words_shared
from digistrat_desktop.services.region.since import Since, since
from digistrat_desktop.services.region.views import Views
from digistrat_desktop.services.team.contents import joined
from digistrat_desktop.storage.port import LARGEST_PACKAGE, PackageContent, PackageFiles
from digistrat_desktop.system.files import read_whole
from digistrat_desktop.system.version import __version__
from digistrat_desktop.tabular.cells import neutral, restored

Progress = Callable[[int, int], None]
USED, TOGETHER, OLDER, SAME, APART = "used", "brought together", "older", "same", "set apart"
_MASKED = ", masked "
_LONGEST_NAME = 200  # characters of a trust's name
PROGRAM = f"DigiStrat Desktop {__version__}, schema {SCHEMA_VERSION}"


class FileVerdict(NamedTuple):
    file: str
    fingerprint: str
    trust: str
    verdict: str
    reason: str
    name: str = ""  # of its trust as the file has it; empty where it cannot be told

    @property
    def words(self) -> str:
        """Name the file, and the trust it says it is of."""
        return f"{self.file} ({self.name})" if self.name else self.file


@dataclass(frozen=True, slots=True)
class Region:
    """A data set that was written."""

    folder: Path
    verdicts: tuple[FileVerdict, ...]  # by file name
    trusts: int
    made_up: int  # of them, trusts that are sample data
    again: int  # trusts whose files had not changed
    expected: ExpectedTrusts | None = None  # where a list of them was given
    since: Since | None = None  # None where there was no data set to compare with

    def of(self, *verdicts: str) -> tuple[FileVerdict, ...]:
        return tuple(one for one in self.verdicts if one.verdict in verdicts)


@dataclass
class _Gathered:
    """What has been read so far; of a trust its rows alone, for its changes take much memory."""

    mask: Mask | None
    loose: list[FileVerdict] = field(default_factory=list)  # of files that are of no trust in it
    said: dict[str, list[FileVerdict]] = field(default_factory=dict)  # of the files of each trust
    kept: list[tuple[FileVerdict, Row]] = field(default_factory=list)  # as it was said last time
    files: dict[str, list[tuple[File, Alone]]] = field(default_factory=dict)  # read, by trust
    trusts: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    frameworks: dict[str, frozenset[str]] = field(default_factory=dict)  # each of these uses
    known: dict[str, KnownAs] = field(default_factory=dict)  # how each calls itself
    again: set[str] = field(default_factory=set)  # trusts taken from the last data set
    words: dict[str, str] = field(default_factory=dict)  # that people wrote, by their codes

    def id(self, text: str) -> str:
        """Give an id as the data set has it."""
        return self.mask.code(text) if self.mask else text

    def keep(self, file: File, row: Row) -> None:
        """Say of a file what was said of it last time."""
        self.kept.append(
            (verdict_in(row)._replace(file=file.name), (self.id(neutral(file.name)), *row[1:]))
        )

    @property
    def new(self) -> list[FileVerdict]:
        return [*self.loose, *(one for said in self.said.values() for one in said)]

    @property
    def verdicts(self) -> tuple[FileVerdict, ...]:
        return tuple(sorted((*self.new, *(verdict for verdict, _ in self.kept))))

    @property
    def file_rows(self) -> list[Row]:
        masked = self.masked({"files": [tuple(one) for one in self.new]})
        return [*masked["files"], *(row for _, row in self.kept)]

    def masked(self, rows: Rows) -> Rows:
        """Give rows as the data set has them."""
        safe = guarded(rows)
        return self.mask.rows(safe) if self.mask else safe

    def since(self, before: Iterable[Row]) -> Since:
        """Say which files differ from those of the last data set; what is gone has no name under codes."""
        said = {self.id(neutral(one.file)): one for one in self.verdicts}
        names = {name: one.file for name, one in said.items()}
        last = {str(row[0]): str(row[1]) for row in before}
        gone = {name: "" if self.mask else restored(name) for name in last.keys() - said.keys()}
        now = {name: self.id(one.fingerprint) for name, one in said.items()}
        now |= {str(row[0]): str(row[1]) for _, row in self.kept}
        return since(last, now, names | gone)

    def beside(self, expected: frozenset[str]) -> Iterator[tuple[str, str, str]]:
        """Give the files of trusts that are not expected, each with the id and the name of its trust."""
        for one in self.verdicts:
            trust = one.trust if one.trust in self.known else self.id(one.trust)
            if one.verdict != APART and trust in self.known.keys() - expected:
                yield one.file, trust, self.known[trust].name


class _Told:
    """Tells how far the work is."""

    def __init__(self, progress: Progress | None, of: int) -> None:
        self._progress, self._done, self._of = progress, 0, of

    def step(self) -> None:
        """Let whoever watches end the work."""
        if self._progress is not None:
            self._progress(self._done, self._of)

    def one(self) -> None:
        self._done += 1
        self.step()


@dataclass(frozen=True, slots=True)
class RegionMaker:
    packages: PackageFiles
    sets: DataSetFiles
    views: Views
    random: Callable[[int], bytes]  # gives so many random bytes, for keys
    others: Processes
    password: str | None = None  # opens the files that are under one
    expected: tuple[Expected, ...] = ()  # the trusts that should have sent a file

    def make(
        self,
        folder: Path,
        out: Path,
        progress: Progress | None = None,
        mask: Mask | None = None,
        *,
        anew: bool = False,
    ) -> Region:
        """Read every package of a folder and write the data set of them.

        Args:
            progress: told how many files are done, and of how many; what it raises ends the work.
            mask: puts every trust under a code name.
            anew: nothing is taken over from the data set that is there.

        Raises:
            Refused: there is no package, or nothing could be written.
        """
        paths = _to_read(folder)
        self.sets.claim(out)
        if not anew:
            self._refuse_other_names(out, is_masked=mask is not None)
        found = _Gathered(mask)
        made_by = f"{PROGRAM}{_MASKED}{mask.mark}" if mask else PROGRAM
        told = _Told(progress, len(paths))
        read = self._files_in(folder, paths, found, told)
        is_unnamed = mask is not None and self.expected  # it cannot say which trust is which
        last = self.sets.kept(out, made_by)
        kept = None if anew or is_unnamed else last
        if kept is None:
            self._take(read, found, told)
        else:
            self._take_what_is_new(read, kept, found, told)
        for trust, several in found.files.items():
            found.said[trust] = self._settled(trust, several, found, told.step)
        rows = self._rows_of_packs(read, kept, found)
        rows["files"] = found.file_rows
        there = answered(self.expected, found.known)
        if mask:
            show_shared(mask, self.sets, found.trusts, found.words, rows["framework_metrics"])
        fewest = FEWEST if mask else 1
        rows["expected"] = found.masked({"expected": there.rows(fewest)})["expected"]
        rows["about"] = [(SCHEMA_VERSION, mask is not None, fewest)]
        self.sets.write(out, made_by, rows, found.trusts, self.views.all())
        expected = there.seen(found.beside(there.trusts)) if self.expected else None
        differs = found.since(last.rows["files"]) if last is not None else None
        counts = len(found.trusts), len(samples(self.sets, found.trusts)), len(found.again)
        return Region(out, found.verdicts, *counts, expected, differs)

    def _refuse_other_names(self, out: Path, *, is_masked: bool) -> None:
        """Names and code names never take each other's place in silence."""
        try:
            was_masked = _MASKED in self.sets.made_by(out)
        except Refused:
            return
        if was_masked != is_masked:
            has = "code names" if was_masked else "the names of trusts"
            raise Refused(
                f"The data set in {out} has {has}.",
                "Nothing was changed.",
                "Choose another folder, or write it over with --anew.",
            )

    def _files_in(
        self, folder: Path, paths: Iterable[Path], found: _Gathered, told: _Told
    ) -> list[File]:
        """Read the packages of a folder; one that cannot be read or opened is set apart."""
        read = []
        for path in paths:
            told.step()
            name, fingerprint = name_in(folder, path), ""
            try:
                content = read_whole(path, LARGEST_PACKAGE)
                fingerprint = sha256(content).hexdigest()
                opened = self.packages.unlock(content, self.password) if self.password else content
            except Refused as refused:
                found.loose.append(FileVerdict(name, fingerprint, "", APART, refused.what))
                told.one()
            else:
                unlocked = None if opened is content else opened
                read.append(File(name, fingerprint, path, unlocked))
        return read

    def _take_what_is_new(
        self, read: Sequence[File], kept: KeptRows, found: _Gathered, told: _Told
    ) -> None:
        """Read the files that are not in the last data set, and all of each trust they belong to."""
        known = {str(row[1]): row for row in kept.rows["files"]}
        said = {one.fingerprint: known.get(found.id(one.fingerprint)) for one in read}
        for one in read:
            row = said[one.fingerprint]
            if one.unlocked is not None and row is not None and row[3] == APART:
                said[one.fingerprint] = None  # perhaps it had no password then
        self._take([one for one in read if said[one.fingerprint] is None], found, told)
        as_before = _unchanged(
            kept,
            [(found.id(neutral(f.name)), *row[1:]) for f in read if (row := said[f.fingerprint])],
        )
        as_before -= {found.id(trust) for trust in found.files}
        again = []
        for one in read:
            row = said[one.fingerprint]
            if row is not None and (row[2] in as_before or not (row[2] or found.mask)):
                found.keep(one, row)
                told.one()
            elif row is not None:
                again.append(one)
        self._take(again, found, told)
        found.again = as_before & kept.trusts.keys()
        found.trusts.update({trust: kept.trusts[trust] for trust in found.again})
        found.frameworks.update({trust: kept.packs_of[trust] for trust in found.again})
        found.known.update({one: _known_as(*kept.known[one]) for one in found.again})

    def _rows_of_packs(self, read: Sequence[File], kept: KeptRows | None, found: _Gathered) -> Rows:
        """Give the rows of the frameworks: those of last time, unless one came or went."""
        needed = frozenset().union(*found.frameworks.values())
        if kept is not None and needed == {str(row[0]) for row in kept.rows["frameworks"]}:
            return dict(kept.rows)
        packs: dict[str, FrameworkPack] = {}
        trust_of = {str(row[1]): str(row[2]) for row in found.file_rows}
        for file in read:
            uses = found.frameworks.get(trust_of[found.id(file.fingerprint)], frozenset())
            if uses & needed - packs.keys():
                with suppress(Refused):  # under a password that is not given this time
                    here = files.packs_in(self.packages.read(file.content))
                    packs.update({one: here[one] for one in needed & here.keys()})
        if needed - packs.keys():
            raise Refused(
                "A framework that is needed is only in files that cannot be opened now.",
                "Nothing was changed.",
                "Give the password of the files.",
            )
        return guarded(rows_of_packs(packs.values()))

    def _take(self, read: Sequence[File], found: _Gathered, told: _Told) -> None:
        """Read files without trust; the trust of each is judged by it, or it is put apart."""
        for file, one in judged(self.packages, read, self.others, told.step):
            if one.part or not one.trust:
                found.loose.append(_apart(file, one, one.unsound))
            else:
                slim = self._keep_rows(one, found)._replace(rows={})
                found.files.setdefault(one.trust, []).append((file, slim))
            told.one()

    def _keep_rows(self, one: Alone, found: _Gathered) -> Alone:
        """Keep the rows of a trust; say so where the tables have no room for what is in them."""
        trust = found.id(one.trust)
        try:
            if one.rows:
                rows = one.rows
                if found.mask:
                    found.words.update(words_shared(found.mask, rows))
                    rows = found.mask.rows(rows)
                found.trusts[trust] = self.sets.columns(rows)
                row = dict(zip(BY_NAME["trusts"].names, one.rows["trusts"][0], strict=True))
                found.known[trust] = _known_as(row["name"], row["ods_code"])
                found.frameworks[trust] = one.frameworks
        except FAULTS as error:
            return one._replace(unjudged=why(error))
        return one

    def _settled(
        self, trust: str, read: Sequence[tuple[File, Alone]], found: _Gathered, step: Step
    ) -> list[FileVerdict]:
        """Judge what all sound files of a trust say together; say what became of each file."""
        said = [_apart(file, one, one.unsound) for file, one in read if one.unsound]
        sound = [(file, one) for file, one in read if not one.unsound]
        if len(sound) <= 1:
            for file, one in sound:
                why_not = one.unjudged
                apart = _apart(file, one, why_not)
                said.append(apart if why_not else apart._replace(verdict=USED))
            return said
        contents = [(file, self.packages.read(file.content)) for file, _ in sound]
        try:
            together = files.check(_together([content for _, content in contents]))
            step()
            as_one = judged_rows(together, step)
        except FAULTS as error:
            as_one = Alone(trust, unjudged=why(error))
        as_one = self._keep_rows(as_one, found)
        if as_one.unjudged:
            found.trusts.pop(found.id(trust), None)
            found.known.pop(found.id(trust), None)
            found.frameworks.pop(found.id(trust), None)
            return [*said, *(_apart(file, one, as_one.unjudged) for file, one in sound)]
        names = {file.fingerprint: one.name for file, one in sound}
        return [*said, *_with_names(_verdicts(trust, contents), names, as_one.name)]


def _known_as(name: object, code: object) -> KnownAs:
    """Give what a row of the data set calls a trust, as people wrote it."""
    return KnownAs(restored(str(name)), restored(str(code)))


def _unchanged(kept: KeptRows, now: Iterable[Row]) -> set[str]:
    """Give the trusts that have the same files as last time, each file once.

    Args:
        now: what was said last time of each file that is here, with its name now.
    """
    files_before, files_now = _by_trust(kept.rows["files"]), _by_trust(now)
    return {
        trust
        for trust, prints in files_now.items()
        if trust
        and prints == files_before.get(trust)
        and len(prints) == len({one.split()[0] for one in prints})
    }


def _by_trust(rows: Iterable[Row]) -> dict[str, list[str]]:
    """Give the fingerprints of each trust's files; with their names where there are several that name each other."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, fingerprint, trust in (map(str, row[:3]) for row in rows):
        found.setdefault(trust, []).append((fingerprint, name))
    return {
        trust: [one if len(some) == 1 else f"{one} {name}" for one, name in sorted(some)]
        for trust, some in found.items()
    }


def _to_read(folder: Path) -> tuple[Path, ...]:
    """Give the packages of a folder; Refused where it is not there or has none."""
    if not folder.is_dir():
        advice = "Check the name of the folder."
        raise Refused(f"There is no folder {folder}.", "Nothing was changed.", advice)
    paths = packages_in(folder)
    if not paths:
        raise Refused(
            f"There are no DigiStrat files in {folder}.",
            "Nothing was changed.",
            f"Choose a folder with files that end in {PACKAGE_ENDING}.",
        )
    return paths


def packages_in(folder: Path) -> tuple[Path, ...]:
    """Give the packages of a folder and those below it, by name."""
    with suppress(OSError):
        return tuple(sorted(filter(_is_package, folder.rglob("*"))))
    return ()


def _is_package(path: Path) -> bool:
    """Tell a package by its name; what cannot be looked at is told when it is read."""
    try:
        return files.is_package_name(path) and path.is_file()
    except OSError:
        return True


def name_in(folder: Path, path: Path) -> str:
    """Name a file by its way from the folder: 2 folders may have files of one name."""
    return for_terminal(path.relative_to(folder).as_posix().encode(errors="replace").decode())


def verdict_in(row: Row) -> FileVerdict:
    """Read a row of the table `files`."""
    return FileVerdict(*(restored(str(one)) for one in row))


def _apart(file: File, one: Alone, why: str) -> FileVerdict:
    return FileVerdict(file.name, file.fingerprint, one.trust, APART, why, _said(one.name))


def _said(name: str) -> str:
    """Give a name as a line: nothing vouches for what a file says that is set apart."""
    return for_terminal(clean_title(name))[:_LONGEST_NAME]


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
    return joined(first.trust_id, contents, tuple(_parents_first(events)))


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


def _with_names(
    said: Iterable[FileVerdict], names: Mapping[str, str], name: str
) -> Iterator[FileVerdict]:
    """Say of a file that it has another name for its trust than all its files together."""
    for one in said:
        other = names[one.fingerprint]
        words = f"It calls the trust “{other}”." if other and other != name else ""
        yield one._replace(reason=f"{one.reason} {words}".strip(), name=_said(other))


def _verdicts(trust: str, sound: Sequence[tuple[File, PackageContent]]) -> list[FileVerdict]:
    known = [(file, frozenset(one.hash for one in content.events)) for file, content in sound]
    ordered = sorted(known, key=lambda one: one[0][:2])
    every = frozenset().union(*(hashes for _, hashes in known))
    whole = [file for file, hashes in ordered if hashes == every]
    used = min(whole, key=lambda file: (file.fingerprint, file.name)) if whole else None
    found = []
    for file, hashes in ordered:
        more = [other.name for other, theirs in ordered if hashes < theirs]
        if file is used:
            verdict, why = USED, ""
        elif hashes == every and used is not None:
            verdict, why = SAME, f"{used.name} has the same changes."
        elif more:
            newest = used.name if used is not None else more[0]
            verdict, why = OLDER, f"{newest} has all of it, and more."
        else:
            others = listed([other.name for other, _ in ordered if other is not file])
            verdict, why = TOGETHER, f"It has changes that the others lack: {others}."
        found.append(FileVerdict(file.name, file.fingerprint, trust, verdict, why))
    return found
