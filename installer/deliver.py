"""The papers that lie beside the packages: bill of materials and hashes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from installer import origins, sbom, sums

if TYPE_CHECKING:
    from installer.workshop import Workshop


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
