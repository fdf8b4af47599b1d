"""The packs and crosswalks of some folders, read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from digistrat_desktop.domain.frameworks.crosswalk import Crosswalk, Stage
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.frameworks.packs import DRAFTS, PackError, PackInfo, PackProblem
from digistrat_desktop.frameworks.fingerprints import changed_words, remembered
from digistrat_desktop.frameworks.loader import load_any


@dataclass(slots=True)
class Shelf:
    """Packs and crosswalks by id and version, with what is wrong with the files left out."""

    packs: dict[tuple[str, str], FrameworkPack] = field(default_factory=dict)
    crosswalks: dict[tuple[str, str], Crosswalk] = field(default_factory=dict)
    # id and version of each crosswalk that is being written in the workshop
    written: set[tuple[str, str]] = field(default_factory=set)
    # sha256 of each pack that came with the program
    built_in: set[str] = field(default_factory=set)
    problems: list[PackProblem] = field(default_factory=list)

    def add(self, path: Path, *, built_in: bool, known: Mapping[str, str]) -> None:
        """Take a file, unless it is not what is remembered under its name and version."""
        try:
            found = load_any(path)
        except PackError as error:
            self.problems += error.problems
            return
        if changed := changed_words(found, known):
            self.problems.append(PackProblem(path.name, 0, "", changed))
        elif isinstance(found, Crosswalk):
            self.crosswalks.setdefault((found.id, found.version), found)
        else:
            self._add_pack(found, path.name, built_in=built_in)

    def add_draft(self, path: Path) -> None:
        """Take a draft of the workshop; one that is not good yet is told there and nowhere else."""
        try:
            found = load_any(path)
        except PackError:
            return
        if isinstance(found, Crosswalk):
            key = (found.id, found.version)
            if found.stage is Stage.DRAFT and key not in self.crosswalks:
                self.crosswalks[key] = found
                self.written.add(key)
        elif found.draft:
            self.packs.setdefault((found.id, found.version), found)

    def _add_pack(self, pack: FrameworkPack, name: str, *, built_in: bool) -> None:
        known = self.packs.setdefault((pack.id, pack.version), pack)
        if built_in:
            self.built_in.add(pack.sha256)
        if known.sha256 != pack.sha256:
            words = f"there is another {pack.id} {pack.version} with different words; it was kept"
            self.problems.append(PackProblem(name, 0, "", words))

    def info(self, pack: FrameworkPack) -> PackInfo:
        return PackInfo(
            id=pack.id,
            version=pack.version,
            title=pack.title,
            language=pack.language,
            sha256=pack.sha256,
            built_in=pack.sha256 in self.built_in,
            draft=pack.draft,
        )


def fill_shelf(folders: Sequence[Path]) -> Shelf:
    """Read every .toml file of the built-in folder, then of the local ones."""
    shelf = Shelf()
    for place, folder in enumerate(folders):
        known = remembered(folder) if place else {}
        for path in sorted(folder.glob("*.toml")):
            shelf.add(path, built_in=place == 0, known=known)
    for folder in folders[1:]:
        for path in sorted((folder / DRAFTS).glob("*.toml")):
            shelf.add_draft(path)
    return shelf
