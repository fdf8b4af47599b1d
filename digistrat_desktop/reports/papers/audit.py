"""The audit report: what was answered, on what, by whom and when, and what the check proves."""

from collections.abc import Iterator

from digistrat_desktop.analysis.changes import Part, first_recorded
from digistrat_desktop.analysis.counts import CountOf, Counts
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.counted import number, together
from digistrat_desktop.domain.frameworks.framework import SectionKind
from digistrat_desktop.domain.record.workspace import metrics_in_use
from digistrat_desktop.domain.trust.actions import Action
from digistrat_desktop.domain.trust.assessment import Evidence
from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.domain.wire.labels import field_label
from digistrat_desktop.domain.words import day_words, sentence_case, short_day
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.papers.cover import (
    backed_rule,
    contents,
    cover,
    facts_table,
    seal_words,
)
from digistrat_desktop.reports.papers.items import area_words, has_words, item_blocks, not_answered
from digistrat_desktop.reports.papers.ledger import (
    after_sign_off,
    anchor_of,
    changes_by_kind,
    changes_of,
    item_changes,
    ledger,
    who,
)
from digistrat_desktop.reports.papers.reviews import reviews_of
from digistrat_desktop.reports.papers.wording import NO_METRIC, PaperSection

_FOR = (
    "For an auditor: every answer with its evidence and changes, how complete it is, and what "
    "{proof} proves."
)
PROVES = (
    (
        "The fingerprint shows which data this report was made from. If one answer changes, the "
        "fingerprint changes."
    ),
    (
        "The change history shows that no change was altered, removed or inserted. This is "
        "true as long as its last fingerprint is known from a place nobody could change."
    ),
)
CANNOT_PROVE = (
    "Who used the keyboard, and if the computer's clock was right.",
    "That the answers are true. Levels are the trust's own judgement.",
    (
        "That nobody changed both this file and its fingerprint. Compare the fingerprint with "
        "the data or DigiStrat file it came from."
    ),
    "Anything that was never recorded.",
)
_VERIFY = (
    (
        "digistrat check-report FILE.pdf --store FOLDER reads the fingerprint, works out the "
        "fingerprint of the data and says if they match."
    ),
    "digistrat verify --store FOLDER checks the whole change history and every entry.",
    (
        "If data is attached, open assessment.json in any program. The SHA-256 of its bytes "
        "is the fingerprint on page one. Every page prints its first and last digits."
    ),
)


_FLOWS = 0.2  # part of a page that is enough for a part of the report to begin on it


def _cover(judgement: Judgement) -> b.Blocks:
    sealed = "the change history under its seal" if judgement.proof.seal else "the change history"
    return cover(judgement, "Audit report", _FOR.format(proof=sealed))


def _scope(judgement: Judgement) -> b.Blocks:
    assessment, pack = judgement.assessment, judgement.pack
    sections = ", ".join(s.section.title for s in judgement.position)
    facts = (
        ("Form", assessment.form.value.capitalize()),
        ("Areas", sections),
        ("Framework", f"{pack.called}, SHA-256 {pack.sha256}"),
    )
    return (
        b.PageBreak(room=_FLOWS),
        b.Heading(2, "Scope", "scope"),
        facts_table(facts, "Scope of this assessment"),
    )


def _ledger(judgement: Judgement) -> b.Blocks:
    return *ledger(judgement), *who(judgement), *after_sign_off(judgement)


def _answers(judgement: Judgement) -> b.Blocks:
    changes = item_changes(judgement)
    if not changes and not any(section.begun for section in judgement.position):
        return ()  # what is open names the questions already
    blocks: list[b.Block] = []
    for section in judgement.position:
        anchor = f"area-{section.section.id.lower()}" if blocks else anchor_of(Part.ANSWERS)
        blocks += [b.PageBreak(room=_FLOWS), b.Heading(2, section.section.title, anchor)]
        if section.section.kind is not SectionKind.REFLECTION:
            blocks.append(b.said(area_words(judgement, section), b.TextStyle.LEAD))
        told = [i for i in section.items if has_words(i) or i.item.id in changes]
        for item in told:
            blocks.extend(item_blocks(judgement, section, item))
            blocks.extend(reviews_of(judgement, section, item))
            blocks.extend(changes_of(changes.get(str(item.item.id), ())))
        blocks.extend(not_answered(item for item in section.asked if item not in told))
    return tuple(blocks)


def _completeness(judgement: Judgement) -> b.Blocks:
    counts = judgement.counts
    rows = [
        _counted_row(b.text(section.section.title), counts.sections[section.section.id])
        for section in judgement.position
        if section.scale is not None
    ]
    rows.append(_counted_row(b.text("All questions with a level", bold=True), counts))
    words = [counts.words("{asked|question} asked for a level: {answered} answered.")]
    if counts.of(CountOf.REFLECTION_ASKED):
        noted = "{board reflection answered} of {board reflection asked} prompts have a note."
        words.append(counts.words(f"Board reflection is counted apart: {noted}"))
    return (
        b.PageBreak(room=_FLOWS),
        b.Heading(2, "How complete it is", "completeness"),
        b.said(together(words, " ")),
        b.grid("How complete each area is", _completeness_columns(), rows),
        b.said(_ADD_UP, b.TextStyle.SMALL),
        b.said(backed_rule(judgement), b.TextStyle.SMALL),
    )


_ADD_UP = (
    "Asked is the sum of answered, half answered, cannot say yet, not answered and not settled. "
    "“Does not apply” with a reason is part of answered. Backed by evidence is part of answered."
)


def _completeness_columns() -> tuple[b.Column, ...]:
    names = {CountOf.SHOWN: "Backed by evidence"}
    ends = (
        b.Column(names.get(what, sentence_case(what.value)), 1, b.Align.END)
        for what in _COMPLETENESS
    )
    return b.Column("Area", 2.6), *ends


def _counted_row(title: b.Runs, counts: Counts) -> tuple[b.Runs, ...]:
    bold = title[0].bold
    numbers = (number(counts.of(what), counts.name(what)) for what in _COMPLETENESS)
    return title, *(b.text(one, bold=bold) for one in numbers)


_COMPLETENESS = (
    CountOf.ASKED,
    CountOf.ANSWERED,
    CountOf.HALF_ANSWERED,
    CountOf.CANNOT_SAY,
    CountOf.NOT_ANSWERED,
    CountOf.NOT_SETTLED,
    CountOf.SHOWN,
)


def _proof(judgement: Judgement) -> b.Blocks:
    proof = judgement.proof
    facts = (
        ("Data fingerprint (SHA-256)", proof.fingerprint),
        ("Seal", seal_words(judgement)),
        ("Seal in full (SHA-256)", proof.seal.digest if proof.seal else ""),
        ("Changes recorded", number(proof.changes, CountOf.CHANGES_RECORDED)),
        ("Last fingerprint", proof.end),
        ("Time of the last change", f"{day_words(proof.when.date())}, {proof.when:%H:%M:%S} UTC"),
    )
    return (
        b.Heading(2, "Seal, change history and how to check", "proof"),
        facts_table(facts, "Seal and change history"),
        b.Heading(3, "What the check proves"),
        b.points(PROVES, tight=True),
        b.Heading(3, "What the check cannot prove"),
        b.points(CANNOT_PROVE, tight=True),
        b.Heading(3, "How to check"),
        b.NumberedList(tuple(b.text(words) for words in _VERIFY), tight=True),
    )


def _open(judgement: Judgement) -> b.Blocks:
    """Give what is not settled and what else is open, the questions of one issue together."""
    counts, beside = judgement.counts, tuple(_beside(judgement.counts))
    if not judgement.open_matters and not beside:
        return ()
    blocking = counts.of(CountOf.BLOCKING_MATTERS)
    some = "{n} of them in the way of signing off."
    last = counts.chosen(CountOf.BLOCKING_MATTERS, some, some) if blocking else _NONE_BLOCKS
    begun = any(section.begun for section in judgement.position)
    rows = [
        (sentence_case(what), _where(what, where, begun=begun), _many(what, len(where)))
        for what, where in _by_issue(judgement).items()
    ]
    sums = number(counts.of(CountOf.OPEN_MATTERS), counts.name(CountOf.OPEN_MATTERS))
    total = (b.text("All open issues", bold=True), (), b.text(sums, bold=True))
    columns = (b.Column("Issue", 2.2), b.Column("Where", 6), b.Column("Issues", 0.8, b.Align.END))
    return (
        b.Heading(2, "What is still open", "open"),
        b.said(together((counts.words("{open issues|open issue}"), last), ", ")),
        *((b.grid("What is still open", columns, (*rows, total)),) if rows else ()),
        *((b.said(_NOT_IN_SUM), b.points(beside, tight=True)) if beside else ()),
    )


_NOT_IN_SUM = "Not in this sum, because the answer stands as it is and its page says so:"
_BESIDE = (
    (CountOf.OUT_OF_DATE, "level on out-of-date evidence", "levels on out-of-date evidence"),
    (CountOf.OPINION_ONLY, "level on an opinion only", "levels on an opinion only"),
    (
        CountOf.OTHER_LEVEL,
        "level where evidence shows another",
        "levels where evidence shows another",
    ),
    (
        CountOf.UNLEVELLED_EVIDENCE,
        "level whose evidence names no level",
        "levels whose evidence names no level",
    ),
    (CountOf.UNDATED_EVIDENCE, "level with no evidence in date", "levels with no evidence in date"),
    (CountOf.CANNOT_SAY, "answer is cannot say yet", "answers are cannot say yet"),
    (
        CountOf.REFLECTION_OPEN,
        "prompt of the board without a note",
        "prompts of the board without a note",
    ),
    (
        CountOf.REFLECTION_CARRIED,
        "note of the board not yet confirmed",
        "notes of the board not yet confirmed",
    ),
)


def _beside(counts: Counts) -> Iterator[str]:
    """Give what an auditor asks for and no issue counts, each kind with its number and all its names."""
    for what, one, many in _BESIDE:
        if counts.of(what):
            names = "; ".join(f"{item_id} {title}" for item_id, title in counts.which(what))
            yield together((counts.chosen(what, f"{{n}} {one}", f"{{n}} {many}"), f": {names}."))


_FEW = 12  # questions not answered that are named where issues are counted
_NONE_BLOCKS = "none of them in the way of signing off."


def _where(what: str, where: list[str], *, begun: bool) -> str:
    """Name the questions of an issue; those not answered are named area by area."""
    if begun and what == "not answered" and len(where) > _FEW:
        return "Named under each area"
    return "; ".join(filter(None, where))


def _many(what: str, many: int) -> str:
    return number(many, f"open issues: {what}")


def _by_issue(judgement: Judgement) -> dict[str, list[str]]:
    """Give the questions of each issue; an issue of no question stands for itself."""
    found: dict[str, list[str]] = {}
    names = {
        str(i.item.id): f"{i.item.id} {i.item.title}" for s in judgement.position for i in s.items
    }
    for matter in judgement.open_matters:
        name = names.get(matter.record, "")
        what = matter.sentence.removeprefix(f"{name}: ") if name else matter.sentence
        found.setdefault(what.rstrip("."), []).append(name)
    return found


def _closed(judgement: Judgement) -> b.Blocks:
    """Give the actions that were done or dropped, with what came of them."""
    closed = [one for one in judgement.workspace.all(Action) if not one.status.is_open]
    if not closed:
        return ()
    shares = {"Action": 2.8, "Owner": 1.4, "Status": 1, "Due": 1.1, "Closed": 1.1}
    shares |= {"First recorded": 1.1, "Result": 3}
    began = first_recorded(judgement.trail)
    ordered = sorted(closed, key=lambda one: (str(one.closed_on), one.id))
    rows = (
        (
            one.title,
            judgement.names.get(one.owner_id or "", "") or "not given",
            one.status.label,
            short_day(one.due),
            short_day(one.closed_on),
            short_day(began[one.id]) if one.id in began else "not known",
            _result(judgement, one),
        )
        for one in ordered
    )
    heading = b.Heading(2, "Actions closed, and what came of them", "closed")
    return heading, b.grid("Actions closed", shares, rows)


def _result(judgement: Judgement, action: Action) -> str:
    kept = judgement.workspace.find(Evidence, action.evidence_id or "")
    shown = f"Evidence: {kept.title}" if kept is not None else ""
    return "\n".join(filter(None, (action.closing_note.strip(), shown))) or "none recorded"


def _metrics(judgement: Judgement) -> b.Blocks:
    """Give what each metric means, and the notes people wrote on single readings."""
    if not judgement.metrics:
        return ()
    held = {str(one.id): one for one in metrics_in_use(judgement.workspace)}
    shares = {"Metric": 2.2, "How it is worked out": 4.4, "Usual source": 3.2}
    rows = (
        (line.name, _worked_out(held[line.metric_id]), held[line.metric_id].source or "not given")
        for line in judgement.metrics
        if line.metric_id in held
    )
    return (
        b.PageBreak(room=_FLOWS),
        b.Heading(2, "Metrics: definitions and notes", "metrics"),
        b.grid("What each metric means", shares, rows),
        *_notes(judgement),
    )


def _worked_out(metric: Metric) -> b.Runs:
    facts = (
        ("Numerator", metric.numerator),
        ("Denominator", metric.denominator),
        (field_label(Metric.KIND, "formula"), metric.formula),
        (field_label(Metric.KIND, "formula_version"), str(metric.formula_version)),
    )
    said = [(b.Run(f"{name}: ", bold=True), b.Run(f"{value}\n")) for name, value in facts if value]
    return tuple(run for one in said for run in one)


def _notes(judgement: Judgement) -> b.Blocks:
    rows = tuple(_note_rows(judgement))
    if not rows:
        return ()
    shares = {"Metric": 3, "Period": 1.4, "Value": 1.2, "Status": 1.4, "Note": 4}
    heading = b.Heading(3, "Notes on readings", "reading-notes")
    return heading, b.grid("Notes on readings", shares, rows)


def _note_rows(judgement: Judgement) -> Iterator[tuple[str, ...]]:
    for line in judgement.metrics:
        for period, reading in sorted(line.readings.items(), key=lambda pair: pair[0].start):
            if reading.note.strip():
                value = reading.value or "none"
                yield line.name, period.label, value, reading.state.label, reading.note


AUDIT = (
    PaperSection("cover", "Title page", _cover, fixed=True),
    PaperSection("contents", "Contents", contents),
    PaperSection("scope", "Scope", _scope, tab="Scope"),
    PaperSection(
        "who", "How the changes add up, and who made them", _ledger, fixed=True, tab="Changes"
    ),
    PaperSection(
        "completeness", "How complete it is, and what is open", _completeness, tab="Completeness"
    ),
    PaperSection("open", "What is still open", _open, nothing="Nothing is open."),
    PaperSection(
        "answers",
        "Every answer with its evidence and changes",
        _answers,
        fixed=True,
        folded=True,
        nothing="No question is answered.",
    ),
    PaperSection(
        "closed", "Actions closed, and what came of them", _closed, nothing="No action is closed."
    ),
    PaperSection("metrics", "Metrics: definitions and notes", _metrics, nothing=NO_METRIC),
    PaperSection(
        "other",
        "Other changes listed, by kind",
        changes_by_kind,
        folded=True,
        nothing="No other change is recorded.",
    ),
    PaperSection("proof", "Seal, change history and how to check", _proof, fixed=True),
)
