"""The file of a seal, which an auditor keeps outside the store to compare with later."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from digistrat_desktop.domain.codecs import encode_time
from digistrat_desktop.domain.seals import seal_code, seal_digest, seal_mark

if TYPE_CHECKING:
    from digistrat_desktop.analysis.report_model import ReportModel
    from digistrat_desktop.domain.seals import Seal

SEAL_ENDING = ".seal.json"


def seal_file(model: ReportModel) -> str:
    """Write what stands beside a report of a sealed assessment; empty when it is not sealed."""
    seal = model.proof.seal
    return seal_text(seal, model.trust.name, model.assessment.title) if seal is not None else ""


def seal_text(seal: Seal, trust: str, title: str) -> str:
    """Write a seal as JSON; equal seals give equal texts.

    Source: spec store-and-exchange, section 7, "Anchors".
    """
    said: dict[str, Any] = {
        "format": "digistrat-seal-1",
        "code": seal_code(seal),
        "digest": seal_digest(seal),
        "mark": seal_mark(seal),
        "trust_name": trust,
        "assessment_title": title,
        "seal": {
            "trust": seal.trust_id,
            "assessment": seal.assessment_id,
            "n": seal.length,
            "head": seal.head,
            "state_digest": seal.state_digest,
            "framework_digest": seal.framework_digest,
            "attachments_digest": seal.attachments_digest,
            "role": seal.role,
            "signed_at": encode_time(seal.signed_at) if seal.signed_at else "",
            "number": seal.number,
            "previous": seal.previous,
        },
    }
    return json.dumps(said, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
