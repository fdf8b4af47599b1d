"""A report that leaves something out: judged again from records that do not hold it.

Nothing is blacked out afterwards: what was left out never reaches the page, its tags, its metadata or
a file inside. Source: docs/spec/reports-pdf.md#leaving-something-out.
"""

from dataclasses import replace

from digistrat_desktop.analysis.changes import Part, TrailLine
from digistrat_desktop.analysis.counting import with_changes
from digistrat_desktop.analysis.judgement import Judgement, judge
from digistrat_desktop.domain.record.redaction import (
    FILE,
    FILES,
    REASON,
    REASONS,
    Omission,
    Redaction,
    refuse_unknown,
    words_of,
)
from digistrat_desktop.domain.record.seals import Seal
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.wire.labels import field_label
from digistrat_desktop.domain.wire.records import kind_words
from digistrat_desktop.domain.words import counted, listed

NAMES_LEFT = (
    "Names in the list of people are found. Check the text for nicknames, initials and names "
    "that are not in the list."
)


def without(judgement: Judgement, left_out: Omission) -> Judgement:
    """Give the judgement without what is to go; nothing to leave out gives it as it is."""
    if not left_out:
        return judgement
    refuse_unknown([judgement.pack], left_out)
    redaction = Redaction(left_out, judgement.workspace, judgement.packs)
    workspace, packs = redaction.records(), redaction.frameworks()
    assessment = workspace.get(Assessment, judgement.assessment.id)
    proof = replace(judgement.proof, snapshot="", seal=_seal(redaction, judgement))
    made = judge(workspace, assessment, packs, judgement.today, proof)
    front = redaction.record(judgement.front) if judgement.front is not None else None
    trail = tuple(_line(redaction, one) for one in judgement.trail)
    return replace(
        made,
        front=front,
        trail=trail,
        counts=with_changes(made.counts, trail) if trail else made.counts,
        left_out=left_out,
        left_out_words=words_of(left_out, lambda area: judgement.pack.section(area).title),
    )


def _seal(redaction: Redaction, judgement: Judgement) -> Seal | None:
    seal = judgement.proof.seal
    return seal._replace(role=redaction.text(seal.role)) if seal is not None else None


def _line(redaction: Redaction, line: TrailLine) -> TrailLine:
    """Give a change without what goes; one of a record that goes is only counted."""
    actor = redaction.text(line.actor)
    # A record that is no longer in use, or came after the seal, is known by its question.
    told = (line.record, line.reason, *(said for field in line.fields for said in field))
    if line.record_id in redaction.gone or any(map(redaction.asks, told)):
        bare = replace(
            line, record_id="", record="", reason="", fields=(), left=(), item_id="", first=()
        )
        return replace(
            bare, actor=actor, part=Part.LEFT_OUT if line.part.is_recorded else line.part
        )
    hidden = _hidden(redaction.left_out, line.kind)
    fields = tuple(
        (
            name,
            _told(redaction, before, hidden.get(name, "")),
            _told(redaction, after, hidden.get(name, "")),
        )
        for name, before, after in line.fields
    )
    names_file = redaction.left_out.files and "name" in FILES.get(line.kind, ())
    return replace(
        line,
        actor=actor,
        record=kind_words(line.kind) if names_file else redaction.text(line.record),
        reason=_told(redaction, line.reason, REASON if redaction.left_out.reasons else ""),
        fields=fields,
        left=tuple((n, _told(redaction, said, hidden.get(n, ""))) for n, said in line.left),
        first=tuple(one._replace(actor=redaction.text(one.actor)) for one in line.first),
    )


def _hidden(left_out: Omission, kind: str) -> dict[str, str]:
    """Give the fields of a change that go, by their label, with what stands in their place."""
    reasons = dict.fromkeys(REASONS if left_out.reasons else (), REASON)
    files = dict.fromkeys(FILES.get(kind, ()) if left_out.files else (), FILE)
    return {field_label(kind, name): said for name, said in (reasons | files).items()}


def _told(redaction: Redaction, said: str, in_place: str) -> str:
    return in_place if in_place and said else redaction.text(said)


def what_goes(judgement: Judgement, left_out: Omission) -> tuple[str, ...]:
    """Say before a report is made what goes, counted; one sentence for each kind of thing."""
    found = Redaction(left_out, judgement.workspace, judgement.packs)
    names, reasons, answers = found.many_names, found.many_reasons, found.many_answers
    files = found.many_files
    goes = [
        *([f"{counted(names, 'name')} of people"] if left_out.names else []),
        *([counted(reasons, "reason or note", "reasons and notes")] if left_out.reasons else []),
        *([counted(files, "place or file", "places and files")] if left_out.files else []),
        *([counted(answers, "answer")] if left_out.areas else []),
    ]
    said = [f"Left out: {listed(goes)}."] if goes else []
    return (*said, *([NAMES_LEFT] if left_out.names else []))
