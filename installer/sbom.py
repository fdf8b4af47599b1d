"""The bill of materials: every packaged file, who wrote it, under which licence (CycloneDX 1.6)."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import uuid
from typing import TYPE_CHECKING
from urllib.parse import quote

from installer import licences
from installer.origins import OURS, Part, declared
from installer.workshop import PUBLISHER, TITLE, FoundWrongError, files_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

Json = dict[str, object]
NAMESPACE = uuid.UUID("b5c1f1f8-0c0c-4b55-9d3a-2c0f3a9f4c11")


def bill_of_materials(target: Path, parts: Sequence[Part], version: str, epoch: int) -> Json:
    """Return the bill of materials of a packaged program.

    Args:
        target: the program's folder.
        parts: who wrote which of its files.
        epoch: the moment it says it was made.

    Raises:
        FoundWrongError: a file belongs to nobody, or a part has no licence.
    """
    claimed = with_texts(target, parts)
    _refuse_orphans(target, claimed)
    components = [component(target, part, files) for part, files in claimed]
    made = dt.datetime.fromtimestamp(epoch, dt.UTC)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(NAMESPACE, json.dumps(components))}",
        "version": 1,
        "metadata": {
            "timestamp": made.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application",
                "bom-ref": "program",
                "name": TITLE,
                "version": version,
                "publisher": PUBLISHER,
                "licenses": _licences("MIT"),
            },
        },
        "components": components,
        "dependencies": [
            {"ref": "program", "dependsOn": sorted(str(one["bom-ref"]) for one in components)}
        ],
    }


def with_texts(target: Path, parts: Iterable[Part]) -> list[tuple[Part, list[str]]]:
    """Return each part with its files, its licence texts among them."""
    claimed = []
    for part in parts:
        folder = target / licences.FOLDER / part.name
        texts = [path.relative_to(target).as_posix() for path in files_in(folder)]
        claimed.append((part, sorted({*part.files, *texts})))
    return claimed


def _refuse_orphans(target: Path, claimed: Iterable[tuple[Part, list[str]]]) -> None:
    present = {path.relative_to(target).as_posix() for path in files_in(target)}
    named = {name for _, files in claimed for name in files}
    if present != named:
        orphans, ghosts = sorted(present - named)[:5], sorted(named - present)[:5]
        raise FoundWrongError(f"files without an owner: {orphans}; owned but absent: {ghosts}")


def component(target: Path, part: Part, files: Iterable[str]) -> Json:
    """Return one part with its files and the libraries inside it."""
    says = declared(part)
    held = [_held(part, text) for text in says.holds]
    listed: Json = {
        "type": "application" if part.name == OURS else "library",
        "bom-ref": f"{part.kind}:{part.name}",
        "name": part.name,
        "version": part.version,
        "licenses": _licences(says.licence),
        "properties": [{"name": "digistrat:python-modules", "value": str(part.modules)}],
        "components": [*held, *(file_component(target, name) for name in files)],
    }
    if part.kind in {"pypi", "deb"}:
        owner = "debian/" if part.kind == "deb" else ""
        version = quote(part.version, safe="")
        listed["purl"] = f"pkg:{part.kind}/{owner}{part.name}@{version}"
    return listed


def _held(part: Part, text: str) -> Json:
    name, _, licence = text.partition(": ")
    return {
        "type": "library",
        "bom-ref": f"in:{part.name}:{name}",
        "name": name,
        "licenses": _licences(licence),
    }


def file_component(target: Path, name: str) -> Json:
    """Return one file with its hash; a link carries the hash of what it leads to."""
    return {
        "type": "file",
        "bom-ref": f"file:{name}",
        "name": name,
        "hashes": [{"alg": "SHA-256", "content": sha256_of(target / name)}],
    }


def _licences(expression: str) -> list[Json]:
    return [{"expression": expression}]


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def written(bill: Json) -> str:
    """Return the bill as text, the same for the same program."""
    return json.dumps(bill, indent=1, ensure_ascii=False) + "\n"
