"""What lies beside the Windows installer for those who roll it out, and the folder to unpack.

Names, codes and the floor come from where the installer has them, so the papers cannot say otherwise.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import struct
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from installer.msi import installer_name
from installer.sbom import sha256_of
from installer.windows import gen_wxs
from installer.workshop import PUBLISHER, TITLE, FoundWrongError, Workshop, feature_of, files_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SUMMARY = "Offline assessment of an NHS trust's digital strategy"
IDENTIFIER = "DigiStratProject.DigiStratDesktop"
SILENT = "/qn /norestart"
# winget asks for an address. Whoever runs a source puts theirs in; this one leads nowhere.
ADDRESS = "https://example.invalid"
SCHEMA = "1.6.0"
RESULTS = {0: "success", 1603: "failed", 1618: "retry", 1638: "failed"}
README = Path(__file__).with_name("README.txt")


@dataclass(frozen=True, slots=True)
class Known:
    """What the installer's own source says.

    Attributes:
        key: under HKLM, where the installed version stands.
        build: the oldest Windows it installs on.
        product: the code of this version, in capitals with braces.
        upgrade: the code of all versions, likewise.
    """

    key: str
    build: str
    product: str
    upgrade: str


def known(version: str) -> Known:
    """Read what the installer of a version knows.

    Raises:
        FoundWrongError: its template is not as it was.
    """
    text = gen_wxs.TEMPLATE.read_text(encoding="utf-8")
    key = re.search(r'Key="([^"]+)" Name="Version"', text)
    build = re.search(r"WINDOWSBUILD &gt;= (\d+)", text)
    if not key or not build:
        raise FoundWrongError(f"{gen_wxs.TEMPLATE.name} has no key for the version, or no floor")
    codes = (
        f"{{{code}}}".upper() for code in (gen_wxs.product_code(version), gen_wxs.UPGRADE_CODE)
    )
    return Known(key.group(1), build.group(1), *codes)


def write_all(shop: Workshop) -> None:
    """Write what lies beside the installer of the Windows program in `dist/digistrat`."""
    write_papers(shop, shop.bundle)


def write_papers(shop: Workshop, bundle: Path) -> None:
    """Write the papers of the Windows installer in `dist`, and a program's folder as a zip."""
    installer = shop.dist / installer_name(shop.version)
    if not installer.is_file():
        raise FoundWrongError(f"there is no {installer.name}; run the step msi first")
    recipe = json.dumps(intune(shop.version), indent=1) + "\n"
    made = {
        f"{shop.label}-intune.json": recipe,
        f"{shop.label}-app-control.csv": hashes(bundle),
        **manifests(shop.version, sha256_of(installer)),
    }
    for name, text in made.items():
        (shop.dist / name).write_text(text, encoding="utf-8")
    write_portable(shop, bundle)
    print(f"For rolling out: {', '.join(made)}, the portable folder")


def intune(version: str) -> dict[str, object]:
    """Return the values of an Intune Win32 app, named as Microsoft Graph names them."""
    says, name = known(version), installer_name(version)
    rule = "#microsoft.graph.win32LobApp"
    return {
        "@odata.type": rule,
        "displayName": TITLE,
        "displayVersion": version,
        "publisher": PUBLISHER,
        "description": SUMMARY,
        "setupFilePath": name,
        "installCommandLine": f'msiexec /i "{name}" {SILENT} /l*v "%TEMP%\\digistrat.log"',
        "uninstallCommandLine": f"msiexec /x {says.product} {SILENT}",
        "applicableArchitectures": "x64",
        "minimumSupportedWindowsRelease": "1809",
        "installExperience": {"runAsAccount": "system", "deviceRestartBehavior": "suppress"},
        "rules": [
            {
                "@odata.type": f"{rule}ProductCodeRule",
                "ruleType": "detection",
                "productCode": says.product,
                "productVersionOperator": "equal",
                "productVersion": version,
            },
            {
                "@odata.type": f"{rule}RegistryRule",
                "ruleType": "detection",
                "check32BitOn64System": False,
                "keyPath": f"HKEY_LOCAL_MACHINE\\{says.key}",
                "valueName": "Version",
                "operationType": "string",
                "operator": "equal",
                "comparisonValue": version,
            },
        ],
        "returnCodes": [{"returnCode": code, "type": kind} for code, kind in RESULTS.items()],
        "msiInformation": {
            "packageType": "perMachine",
            "productCode": says.product,
            "productName": TITLE,
            "productVersion": version,
            "publisher": PUBLISHER,
            "requiresReboot": False,
            "upgradeCode": says.upgrade,
        },
    }


def manifests(version: str, installer_hash: str) -> dict[str, str]:
    """Return the 3 files of a winget manifest, by name."""
    says = known(version)
    first = {"PackageIdentifier": IDENTIFIER, "PackageVersion": version}
    installer = {
        **first,
        "Platform": ["Windows.Desktop"],
        "MinimumOSVersion": f"10.0.{says.build}.0",
        "InstallerType": "msi",
        "Scope": "machine",
        "InstallModes": ["interactive", "silent"],
        "UpgradeBehavior": "install",
        "ProductCode": says.product,
        "AppsAndFeaturesEntries": [{"ProductCode": says.product, "UpgradeCode": says.upgrade}],
        "Installers": [
            {
                "Architecture": "x64",
                "InstallerUrl": f"{ADDRESS}/{installer_name(version)}",
                "InstallerSha256": installer_hash.upper(),
            }
        ],
    }
    locale = {
        **first,
        "PackageLocale": "en-GB",
        "Publisher": PUBLISHER,
        "PackageName": TITLE,
        "License": "MIT",
        "ShortDescription": SUMMARY,
    }
    parts = {
        "": ({**first, "DefaultLocale": "en-GB"}, "version"),
        ".installer": (installer, "installer"),
        ".locale.en-GB": (locale, "defaultLocale"),
    }
    return {f"{IDENTIFIER}{part}.yaml": _yaml(says, kind) for part, (says, kind) in parts.items()}


def _yaml(fields: dict[str, object], kind: str) -> str:
    """Write a manifest; JSON values are YAML values."""
    every = {**fields, "ManifestType": kind, "ManifestVersion": SCHEMA}
    return "".join(f"{name}: {json.dumps(value)}\n" for name, value in every.items())


def hashes(bundle: Path) -> str:
    """Return a table of every file of program and feature, with its hash as App Control takes it and of its bytes."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(("file", "app_control_sha256", "file_sha256", "signed"))
    for name, data in sorted([*_files(bundle), *_files(feature_of(bundle))]):
        image = image_hash(data)
        signed = "" if image is None else "yes" if image[1] else "no"
        table.writerow((name, image[0] if image else "", hashlib.sha256(data).hexdigest(), signed))
    return out.getvalue()


def image_hash(data: bytes) -> tuple[str, bool] | None:
    """Return a program file's Authenticode hash and if a signature is in it; None for another file.

    The hash leaves out what signing changes: checksum, the entry of the signature, the signature.

    Source: Windows Authenticode Portable Executable Signature Format, calculating the image hash.
    """
    if data[:2] != b"MZ" or len(data) < 64:  # noqa: PLR2004 - bytes of the oldest header
        return None
    (start,) = struct.unpack_from("<I", data, 60)
    if data[start : start + 4] != b"PE\0\0":
        return None
    optional = start + 24
    (magic,) = struct.unpack_from("<H", data, optional)
    checksum, entry = optional + 64, optional + (144 if magic == 0x20B else 128)  # noqa: PLR2004 - PE32+
    place, size = struct.unpack_from("<II", data, entry)
    end = place if size else len(data)
    kept = (data[:checksum], data[checksum + 4 : entry], data[entry + 8 : end], data[end + size :])
    body = b"".join(kept)
    body += bytes(-len(data) % 8) if not size else b""  # signing pads a file to 8 bytes first
    return hashlib.sha256(body).hexdigest(), bool(size)


def write_portable(shop: Workshop, bundle: Path) -> None:
    """Write the program's folder as a zip, and the feature Region as another to unpack over it."""
    program = [("README.txt", README.read_bytes()), *_files(bundle)]
    _zip(shop, f"{shop.label}-x64-portable.zip", program)
    _zip(shop, f"{shop.label}-region-x64-portable.zip", _files(feature_of(bundle)))


def _zip(shop: Workshop, name: str, files: Iterable[tuple[str, bytes]]) -> None:
    """Write a zip, the same for the same files."""
    with zipfile.ZipFile(shop.dist / name, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for inner, data in files:
            info = zipfile.ZipInfo(f"{shop.label}/{inner}", _moment(shop.epoch))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # as made on Windows, wherever it is made
            archive.writestr(info, data)


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in files_in(folder):
        yield path.relative_to(folder).as_posix(), path.read_bytes()


def _moment(epoch: int) -> tuple[int, int, int, int, int, int]:
    at = datetime.fromtimestamp(epoch, UTC)
    return at.year, at.month, at.day, at.hour, at.minute, at.second
