"""What lies beside the packages: wheel and source, bill of materials, hashes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from installer import origins, sbom, sums
from installer.workshop import ROOT, run, same_each_time

if TYPE_CHECKING:
    from installer.workshop import Workshop


def make_python_archives(shop: Workshop) -> None:
    """Make the wheel and the source archive, the same for the same commit."""
    for kind in ("wheel", "sdist"):
        words = ("-m", "hatchling", "build", "--target", kind, "--directory", shop.dist)
        run([sys.executable, *words], folder=ROOT, environment=same_each_time(shop))
    for made in sorted((*shop.dist.glob("*.whl"), *shop.dist.glob("*.tar.gz"))):
        print(f"For Python: {made}")


def write_bill(shop: Workshop) -> None:
    """Write the bill of materials of the frozen program."""
    parts = origins.parts_of(shop.work / "program", origins.libraries_here())
    bill = sbom.bill_of_materials(shop.bundle, parts, shop.version, shop.epoch)
    target = shop.dist / f"{shop.label}.cdx.json"
    target.write_text(sbom.written(bill), encoding="utf-8")
    print(f"Bill of materials: {len(parts)} parts, {target}")


def write_all_sums(shop: Workshop) -> None:
    """Write SHA256SUMS of all that is handed out."""
    print(f"Hashes: {sums.write_sums(shop.dist)}")
