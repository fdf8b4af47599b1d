"""Every judgement of a report in lines, and their digest: so that a report can be worked out anew."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.confidence import confidence_in_words
from digistrat_desktop.analysis.position import backing_in_words, counts_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digistrat_desktop.analysis.report_model import ReportModel

# It names what was withdrawn, and a snapshot holds only what is in use.
_NEEDS_WITHDRAWN = "waits for something stopped"


def judgement_lines(model: ReportModel) -> Iterator[str]:
    """Give what was judged, not what was typed: counts, moves, findings, readings in words."""
    yield from (model.title, model.lead, model.framework_break)
    for section in model.position:
        yield f"{section.section.id}: {counts_in_words(section)}; {backing_in_words(section)}"
        yield from (
            f"{i.item.id} {i.answer} {i.backing.value} {i.supported}" for i in section.items
        )
    judged = model.judged
    yield from (judged.reality.summary, judged.beside.sentence, judged.expiring.sentence)
    yield from (f"{m.item_id} {m.before} {m.after} {m.new_evidence}" for m in model.moves)
    found = (*model.findings, *model.accepted)
    yield from sorted(f"{f.rule} {f.sentence}" for f in found if f.rule != _NEEDS_WITHDRAWN)
    readings = (f"{line.name}: {line.sentence} {line.basis}" for line in model.metrics)
    yield from sorted(readings)  # the order in which measures were made is no judgement
    yield from confidence_in_words(model.confidence)


def judgement_digest(model: ReportModel) -> str:
    """Give the SHA-256 of the judgements in hexadecimal."""
    return hashlib.sha256("\n".join(judgement_lines(model)).encode("utf-8")).hexdigest()
