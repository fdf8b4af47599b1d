"""Freezing the program into one folder, and the empty program its size is held against."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from installer import artwork, licences, origins, region
from installer.version_info import version_resource
from installer.workshop import (
    ROOT,
    Workshop,
    date_everything,
    files_in,
    megabytes,
    run,
    same_each_time,
    size_of,
)

if TYPE_CHECKING:
    from pathlib import Path

SPECIFICATION = ROOT / "installer/digistrat.spec"


def make_bundle(shop: Workshop) -> None:
    """Freeze the program into `dist/digistrat`, and lay out the feature Region beside it."""
    freeze(shop, shop.work / "program", shop.bundle)
    region.make_feature(shop.bundle, origins.libraries_here(), shop.epoch)
    count = sum(1 for _ in files_in(shop.bundle))
    print(f"Program: {megabytes(size_of(shop.bundle))} in {count} files, {shop.bundle}")
    print(f"Feature Region: {megabytes(size_of(shop.feature))}, {shop.feature}")


def make_bare(shop: Workshop) -> Path:
    """Freeze the empty program on the same libraries and return its folder."""
    target = shop.work / "bare/digistrat"
    freeze(shop, shop.work / "bare-parts", target, bare=True)
    return target


def freeze(shop: Workshop, parts: Path, target: Path, *, bare: bool = False) -> None:
    """Run PyInstaller and make its result the same each time.

    Args:
        parts: keeps PyInstaller's tables, from which the bill of materials is made.
        target: the folder of the program, made anew.
    """
    shutil.rmtree(parts, ignore_errors=True)
    shutil.rmtree(target, ignore_errors=True)
    prepare(parts, shop.version)
    environment = {**same_each_time(shop), "DIGISTRAT_BUILD": str(parts)}
    # Its own, for two builds may be going on at once.
    environment["PYINSTALLER_CONFIG_DIR"] = str(parts.with_name(f"{parts.name}-pyinstaller"))
    if bare:
        environment["DIGISTRAT_BARE"] = "1"
    run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
            *("--workpath", parts, "--distpath", target.parent, SPECIFICATION),
        ],
        environment=environment,
    )
    finish(shop, parts, target, origins.libraries_here())


def prepare(parts: Path, version: str) -> None:
    """Put what the specification reads where it looks for it."""
    parts.mkdir(parents=True)
    (parts / "version_info.txt").write_text(version_resource(version), encoding="utf-8")
    artwork.write_windows_icon(parts / "digistrat.ico")


def finish(shop: Workshop, parts: Path, target: Path, libraries: origins.Libraries) -> None:
    """Strip Python's own libraries, add the licence texts and give every file one date."""
    if sys.platform == "linux":
        strip_python(target)
    licences.add_texts(target, origins.parts_of(parts, libraries))
    date_everything(target, shop.epoch)


def strip_python(target: Path) -> None:
    """Take the symbols out of Python's own libraries.

    Nothing else is stripped: OpenBLAS does not survive it, and files from wheels stay as they were
    published, so that their hashes can be traced.
    """
    strip = shutil.which("strip")
    own = [*target.glob("_internal/libpython*.so*"), *target.glob("_internal/python3*/**/*.so")]
    if strip and own:
        run([strip, "--strip-unneeded", *own])
