"""Writing a package: equal content gives equal bytes."""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

from digistrat_desktop.domain.wire.canonical_json import to_canonical
from digistrat_desktop.storage.port import PackageContent
from digistrat_desktop.storage.record.trail import trail_text

FORMAT = 1
_WHEN = (1980, 1, 1, 0, 0, 0)
_RIGHTS = 0o600 << 16


def package_bytes(content: PackageContent, app: str) -> bytes:
    """Write a package."""
    members = {
        "assessment.json": _state(content).encode("utf-8"),
        "audit.jsonl": trail_text(content.owner, content.events).encode("utf-8"),
        **{f"attachments/{name}.bin": data for name, data in content.attachments.items()},
    }
    manifest = _manifest(content, members, app).encode("utf-8")
    return _zip({"manifest.json": manifest, **members})


def _state(content: PackageContent) -> str:
    return to_canonical(
        {
            "trust": content.trust_id,
            "people": dict(content.people),
            "packs": sorted(content.packs),
            "records": [
                {
                    "id": record.id,
                    "kind": record.kind,
                    "assessment": record.assessment_id,
                    "fields": dict(record.fields),
                }
                for record in sorted(content.records, key=lambda r: r.id)
            ],
        }
    )


def _manifest(content: PackageContent, members: Mapping[str, bytes], app: str) -> str:
    head = content.head
    return to_canonical(
        {
            "format": "digistrat-package",
            "version": FORMAT,
            "min_reader": FORMAT,
            "app": app,
            "created": _last_time(content),
            "files": {name: _file(data) for name, data in members.items()},
            "head": {"length": head.length, "hash": head.hash.hex()},
        }
    )


def _file(data: bytes) -> dict[str, Any]:
    return {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}


def _last_time(content: PackageContent) -> str:
    if not content.events:
        return ""
    return str(json.loads(content.events[-1].body)["at"])


def _zip(members: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in sorted(members):
            info = zipfile.ZipInfo(name, _WHEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = _RIGHTS
            archive.writestr(info, members[name], compresslevel=9)
    return out.getvalue()
