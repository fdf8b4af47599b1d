"""Making the Windows installer with wixl, and reading back what it became.

Works on Linux, from a Windows program's folder; needs neither Wine nor root.
"""

from __future__ import annotations

import os
import uuid
from pathlib import Path

from installer import artwork, msi_summary
from installer.windows import gen_wxs
from installer.workshop import (
    NAME,
    PUBLISHER,
    TITLE,
    FoundWrongError,
    Workshop,
    date_everything,
    feature_of,
    files_in,
    megabytes,
    run,
    tool,
)

TEMPLATE = "x64;2057"  # 64-bit, British English
OLD, REMOVAL = (
    "RemoveExistingProducts",
    1501,
)  # InstallInitialize, where the transaction begins, is 1500


def installer_name(version: str) -> str:
    """Return the file name of a version's installer."""
    return f"{NAME}-{version}-x64.msi"


def make_msi(shop: Workshop) -> None:
    """Make the installer of the Windows program in `dist/digistrat`."""
    made = build_msi(shop, shop.bundle, shop.version)
    print(f"Installer: {megabytes(made.stat().st_size)}, {made}")


def build_msi(shop: Workshop, bundle: Path, version: str) -> Path:
    """Make and check the installer of one folder.

    Args:
        bundle: the Windows program's folder, with that of the feature Region beside it.
        version: may differ from the program's own, to try upgrades.

    Raises:
        CannotBeDoneError: wixl or msitools are not here.
        FoundWrongError: wixl refused, or the result is not what it must be.
    """
    wixl = tool("wixl", "wixl")
    wxs = write_source(shop, bundle, version)
    made = shop.dist / installer_name(version)
    told = run([wixl, "--arch", "x64", "--output", made, wxs], folder=bundle.parent)
    if "CRITICAL" in told:
        raise FoundWrongError(f"wixl said: {told}")
    keep_until_replaced(made)
    settle_summary(made, version, shop.epoch)
    check_msi(made, bundle, version)
    return made


def make_source(shop: Workshop) -> None:
    """Write the installer's source for WiX, which makes the release on Windows."""
    print(f"Source: {write_source(shop, shop.bundle, shop.version)}")


def write_source(shop: Workshop, bundle: Path, version: str) -> Path:
    """Write the installer's source, to be built from the folder that holds the bundle.

    wixl finds no absolute path, so all paths are relative to that folder.
    """
    icon = shop.work / "digistrat.ico"
    artwork.write_windows_icon(icon)
    for folder in (bundle, feature_of(bundle)):
        date_everything(folder, shop.epoch)
    os.utime(icon, (shop.epoch, shop.epoch))
    shown_icon = Path(os.path.relpath(icon, bundle.parent)).as_posix()
    source = gen_wxs.Source(bundle, bundle.name, shown_icon, version)
    wxs = shop.work / f"digistrat-{version}.wxs"
    wxs.write_text(gen_wxs.installer_source(source), encoding="utf-8")
    return wxs


def keep_until_replaced(made: Path) -> None:
    """Remove the old version inside the transaction, so that a failed upgrade brings it back.

    wixl takes no notice of the Schedule that says so to WiX.
    """
    query = f"UPDATE `InstallExecuteSequence` SET `Sequence` = {REMOVAL} WHERE `Action` = '{OLD}'"
    run([tool("msibuild", "msitools"), made, "-q", query])


def settle_summary(made: Path, version: str, epoch: int) -> None:
    """Give the installer the summary that goes with its version and nothing else."""
    code = f"{{{uuid.uuid5(gen_wxs.NAMESPACE, f'package {version} {epoch}')}}}".upper()
    run([tool("msibuild", "msitools"), made, "-s", TITLE, PUBLISHER, TEMPLATE, code])
    msi_summary.settle(made, code, epoch)
    told = run([tool("msiinfo", "msitools"), "suminfo", made])
    if code not in told or TEMPLATE not in told:
        raise FoundWrongError(f"the installer's summary did not take:\n{told}")


def rows(made: Path, table: str) -> list[list[str]]:
    """Return the rows of one table of an installer."""
    told = run([tool("msiinfo", "msitools"), "export", made, table])
    return [line.rstrip("\r").split("\t") for line in told.splitlines()[3:]]


def check_msi(made: Path, bundle: Path, version: str) -> None:
    """Read an installer back and refuse what IT departments would find missing.

    Raises:
        FoundWrongError: with everything that is wrong.
    """
    wrong = [
        *_wrong_properties(made, version),
        *_wrong_files(made, bundle),
        *_wrong_scope(made),
    ]
    if wrong:
        raise FoundWrongError("; ".join(wrong))


def _wrong_properties(made: Path, version: str) -> list[str]:
    properties = {row[0]: row[1] for row in rows(made, "Property")}
    wanted = {
        "ProductVersion": version,
        "ProductName": TITLE,
        "Manufacturer": PUBLISHER,
        "ALLUSERS": "1",
        "UpgradeCode": f"{{{gen_wxs.UPGRADE_CODE}}}".upper(),
        "ProductCode": f"{{{gen_wxs.product_code(version)}}}".upper(),
        "ProductLanguage": "2057",
    }
    return [
        f"{name} is {properties.get(name)}, not {value}"
        for name, value in wanted.items()
        if properties.get(name, "").upper() != value.upper()
    ]


def _wrong_files(made: Path, bundle: Path) -> list[str]:
    listed = sorted(row[2].rsplit("|")[-1] for row in rows(made, "File"))
    folders = (bundle, feature_of(bundle))
    present = sorted(path.name for one in folders for path in files_in(one))
    guids = [row[1] for row in rows(made, "Component")]
    wrong = [] if listed == present else ["the File table is not the 2 folders"]
    return wrong if len(set(guids)) == len(guids) else [*wrong, "two components share a GUID"]


def _wrong_scope(made: Path) -> list[str]:
    folders = {row[0] for row in rows(made, "Directory")}
    features = {row[0]: row[5] for row in rows(made, "Feature")}
    conditions = [row[0] for row in rows(made, "Component") if row[4]]
    refusals = {row[6] for row in rows(made, "Upgrade")}
    wanted = {"Complete": "1", "FileAssociation": "1", "DesktopShortcut": "200", "Region": "200"}
    order = {row[0]: int(row[2]) for row in rows(made, "InstallExecuteSequence")}
    checks = {
        "a failed upgrade would leave no version": order[OLD] > order["InstallInitialize"],
        "not installed under Program Files": "ProgramFiles64Folder" in folders,
        "the features differ": features == wanted,
        f"components under a condition: {conditions}": not conditions,
        "a newer version would not be noticed": "WIX_DOWNGRADE_DETECTED" in refusals,
        "an older version would not be replaced": "WIX_UPGRADE_DETECTED" in refusals,
    }
    return [words for words, holds in checks.items() if not holds]
