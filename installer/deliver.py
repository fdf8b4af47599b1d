"""What lies beside the packages: wheel and source, bill of materials, hashes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from installer import origins, region, sbom, sums
from installer.workshop import ROOT, feature_of, run, same_each_time

if TYPE_CHECKING:
    from pathlib import Path

    from installer.workshop import Workshop


def make_python_archives(shop: Workshop) -> None:
    """Make the wheel and the source archive, the same for the same commit."""
    for kind in ("wheel", "sdist"):
        words = ("-m", "hatchling", "build", "--target", kind, "--directory", shop.dist)
        run([sys.executable, *words], folder=ROOT, environment=same_each_time(shop))
    for made in sorted((*shop.dist.glob("*.whl"), *shop.dist.glob("*.tar.gz"))):
        print(f"For Python: {made}")


def write_bill(shop: Workshop) -> None:
    """Write the bill of materials of the frozen program, and that of the feature Region."""
    libraries = origins.libraries_here()
    parts = origins.parts_of(shop.work / "program", libraries)
    write_bills(shop, shop.bundle, (parts, [region.part_of(libraries)]), shop.label)


def write_bills(
    shop: Workshop, bundle: Path, parts: tuple[list[origins.Part], list[origins.Part]], label: str
) -> None:
    """Write both bills in `dist`.

    Args:
        bundle: the program's folder, with that of the feature beside it.
        parts: of the program and of the feature.
        label: the beginning of their names.
    """
    folders = ((bundle, ""), (feature_of(bundle), "-region"))
    for (folder, ending), some in zip(folders, parts, strict=True):
        bill = sbom.bill_of_materials(folder, some, shop.version, shop.epoch)
        target = shop.dist / f"{label}{ending}.cdx.json"
        target.write_text(sbom.written(bill), encoding="utf-8")
        print(f"Bill of materials: {len(some)} parts, {target}")


def write_all_sums(shop: Workshop) -> None:
    """Write SHA256SUMS of all that is handed out."""
    print(f"Hashes: {sums.write_sums(shop.dist)}")
