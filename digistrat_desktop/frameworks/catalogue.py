"""Which packs and lenses there are: the built-in folder first, then local ones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digistrat_desktop.domain.lens import Lens
from digistrat_desktop.domain.packs import PackError, PackInfo, Problem
from digistrat_desktop.frameworks.loader import load_any

if TYPE_CHECKING:
    from pathlib import Path

    from digistrat_desktop.domain.framework import FrameworkPack


class Catalogue:
    """The packs and lenses found in some folders at the time it was made.

    A file that cannot be used is left out and told in `problems`; it never hides the others. Of
    two files with one id and version the first folder's counts, so a local file cannot take the
    place of a built-in pack.
    """

    def __init__(self, folders: tuple[Path, ...], allowed: tuple[str, ...] = ()) -> None:
        """Read every .toml file of the folders.

        Args:
            folders: the built-in folder, then local ones; a missing folder is empty.
            allowed: ids of the packs new work may use; none means all. What was made with another
                pack can still be read.
        """
        self._allowed = frozenset(allowed)
        self._packs: dict[tuple[str, str], FrameworkPack] = {}
        self._lenses: dict[tuple[str, str], Lens] = {}
        self._built_in: set[str] = set()
        self._problems: list[Problem] = []
        for index, folder in enumerate(folders):
            for path in sorted(folder.glob("*.toml")):
                self._add(path, built_in=index == 0)

    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with the files that were left out."""
        return tuple(self._problems)

    def packs(self) -> tuple[PackInfo, ...]:
        """Return every pack, by id, newest version first."""
        newest_first = sorted(
            self._packs.values(), key=lambda pack: _version(pack.version), reverse=True
        )
        return tuple(self._info(pack) for pack in sorted(newest_first, key=lambda pack: pack.id))

    def latest(self, pack_id: str) -> FrameworkPack:
        """Return the newest version of a pack; KeyError when there is none."""
        found = [pack for pack in self._packs.values() if pack.id == pack_id]
        if not found:
            raise KeyError(pack_id)
        return max(found, key=lambda pack: _version(pack.version))

    def preferred(self, pack_id: str) -> FrameworkPack | None:
        """Return the newest version of a pack for new work; where it is not allowed, another."""
        ids = dict.fromkeys((pack_id, *sorted(pack.id for pack in self._packs.values())))
        installed = {pack.id for pack in self._packs.values()}
        usable = [i for i in ids if i in installed and (not self._allowed or i in self._allowed)]
        return self.latest(usable[0]) if usable else None

    def by_sha256(self, sha256: str) -> FrameworkPack:
        """Return the pack an assessment pinned; KeyError when it is not in any folder."""
        for pack in self._packs.values():
            if pack.sha256 == sha256:
                return pack
        raise KeyError(sha256)

    def lens_for(self, pack: FrameworkPack, lens_id: str) -> Lens:
        """Return the newest version of a lens, kept to the items which the pack has.

        Args:
            pack: the pack whose answers will be read.
            lens_id: such as "wgll-lens".

        Returns:
            The lens; a measure may have no items when the pack is an early one.

        Raises:
            KeyError: there is no such lens for this pack.
        """
        found = [
            lens for lens in self._lenses.values() if lens.id == lens_id and lens.pack_id == pack.id
        ]
        if not found:
            raise KeyError(lens_id)
        return kept_to(max(found, key=lambda lens: _version(lens.version)), pack)

    def _add(self, path: Path, *, built_in: bool) -> None:
        try:
            found = load_any(path)
        except PackError as error:
            self._problems += error.problems
            return
        if isinstance(found, Lens):
            self._lenses.setdefault((found.id, found.version), found)
        else:
            self._add_pack(found, path.name, built_in=built_in)

    def _add_pack(self, pack: FrameworkPack, name: str, *, built_in: bool) -> None:
        known = self._packs.setdefault((pack.id, pack.version), pack)
        if built_in:
            self._built_in.add(pack.sha256)
        if known.sha256 != pack.sha256:
            words = f"there is another {pack.id} {pack.version} with different words; it was kept"
            self._problems.append(Problem(name, 0, "", words))

    def _info(self, pack: FrameworkPack) -> PackInfo:
        return PackInfo(
            id=pack.id,
            version=pack.version,
            title=pack.title,
            language=pack.language,
            sha256=pack.sha256,
            built_in=pack.sha256 in self._built_in,
        )


def kept_to(lens: Lens, pack: FrameworkPack) -> Lens:
    """Return the lens without the items that the pack does not have."""
    known = {item.id for item in pack.items()}
    return replace(
        lens,
        measures=tuple(
            replace(one, item_ids=tuple(item_id for item_id in one.item_ids if item_id in known))
            for one in lens.measures
        ),
    )


def _version(text: str) -> tuple[int, ...]:
    """Order versions by their numbers: 1.10.0 comes after 1.9.0."""
    return tuple(int(part) for part in text.split("."))
