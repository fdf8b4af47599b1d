"""Checks of a packaged program: what is in it, how large it is, and that it comes out the same."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from installer import bundle, contents, origins, region, sums
from installer.linux import needs
from installer.workshop import FoundWrongError, Workshop, files_in, megabytes, size_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MOST_OVER_BARE = 1.3
LARGE = 3_000_000  # bytes from which a part must say why it is worth them


@dataclass(frozen=True, slots=True)
class Share:
    """What one part adds to the size of the program.

    Attributes:
        size: bytes of its files; its Python modules, inside the executable, are not counted.
    """

    name: str
    size: int
    reason: str


def verify(shop: Workshop) -> None:
    """Check the packaged program and say what was found.

    Raises:
        FoundWrongError: with everything that is wrong.
    """
    check_contents(shop.bundle)
    region.refuse_in_program(shop.bundle)
    check_contents(shop.feature)
    check_parts(shop)
    with ThreadPoolExecutor(2) as both:
        bare, second = both.submit(bundle.make_bare, shop), both.submit(_build_again, shop)
    check_size(shop, bare.result())
    check_equal(shop, second.result())
    print("Verified: contents, parts and licences, size, two builds equal.")


def check_contents(target: Path) -> None:
    """Refuse files that must not be there, and libraries the system is not asked for."""
    names = [path.relative_to(target).as_posix() for path in files_in(target)]
    if found := contents.forbidden(names):
        raise FoundWrongError(f"these must not be packaged: {found}")
    if unmet := needs.unknown(target):
        raise FoundWrongError(f"these libraries are neither packaged nor asked for: {unmet}")


def check_parts(shop: Workshop) -> None:
    """Refuse a large part that gives no reason; name the others with theirs."""
    libraries = origins.libraries_here()
    found = shares(shop.bundle, origins.parts_of(shop.work / "program", libraries))
    found += shares(shop.feature, [region.part_of(libraries)])
    large = [share for share in found if share.size > LARGE]
    if silent := [share.name for share in large if not share.reason]:
        raise FoundWrongError(f"over {megabytes(LARGE)} without a reason in parts.toml: {silent}")
    for share in large:
        print(f"  {megabytes(share.size):>9}  {share.name}: {share.reason}")


def shares(target: Path, parts: Iterable[origins.Part]) -> list[Share]:
    """Return what each part adds, largest first."""
    found = [
        Share(part.name, _bytes(target, part.files), origins.declared(part).reason)
        for part in parts
    ]
    return sorted(found, key=lambda share: -share.size)


def _bytes(target: Path, names: Iterable[str]) -> int:
    paths = (target / name for name in names)
    return sum(path.stat().st_size for path in paths if not path.is_symlink())


def check_size(shop: Workshop, empty: Path) -> None:
    """Hold the program's size against an empty one on the same libraries, made now."""
    bare, ours = size_of(empty), size_of(shop.bundle)
    ratio = ours / bare
    print(f"  Size {megabytes(ours)}; empty program {megabytes(bare)}; ratio {ratio:.2f}")
    if ratio > MOST_OVER_BARE:
        raise FoundWrongError(f"{ratio:.2f} times the empty program, not {MOST_OVER_BARE} or less")


def _build_again(shop: Workshop) -> Path:
    """Build once more, elsewhere, and return the folder."""
    second = shop.work / "second/digistrat"
    bundle.freeze(shop, shop.work / "second-parts", second)
    return second


def check_equal(shop: Workshop, second: Path) -> None:
    """Refuse any difference between two builds, and put the second away."""
    if found := sums.differences(shop.bundle, second):
        raise FoundWrongError(f"a second build differs in {found[:10]}")
    shutil.rmtree(second.parent)
    print("  Two builds equal, file by file.")
