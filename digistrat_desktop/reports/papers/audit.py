"""The audit report: what was answered, on what, by whom and when, and what the check proves."""

import re
from collections import Counter

from digistrat_desktop.analysis.counts import CountOf, Counts
from digistrat_desktop.analysis.judgement import Judgement, TrailLine
from digistrat_desktop.domain.frameworks.framework import SectionKind
from digistrat_desktop.domain.words import counted, day_words, sentence_case
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.papers.cover import contents, cover, facts_table, seal_words
from digistrat_desktop.reports.papers.items import area_words, item_blocks
from digistrat_desktop.reports.papers.wording import PaperSection
from digistrat_desktop.reports.text_door import shortened

_LONGEST_VALUE = 160  # characters; the whole value is in the attached data and the store
_SHOWN = 2_000  # lines of one table
_SENTENCE = re.compile(r"[;…\n]|, |\w\w[.!?](?: [A-Z]|$)")


def trail_by_item(judgement: Judgement) -> dict[str, tuple[TrailLine, ...]]:
    """Give the changes of each item's answer, by item id."""
    item_of: dict[str, str] = {
        i.response.id: i.item.id for s in judgement.position for i in s.items if i.response
    }
    found: dict[str, list[TrailLine]] = {}
    for line in judgement.trail:
        if line.record_id in item_of:
            found.setdefault(item_of[line.record_id], []).append(line)
    return {item: tuple(lines) for item, lines in found.items()}


def changes_of(lines: tuple[TrailLine, ...], *, naming: bool = False) -> b.Blocks:
    """Give changes in a table; nothing when there are none.

    Args:
        naming: say of each change which record it is about; needless under the answer itself.
    """
    if not lines:
        return ()
    shares = {"No.": 0.6, "When (UTC)": 1.3, "Who": 1.5, "What": 1.2, "Before and after": 5.1}
    rows = (
        (
            f"{line.seq:,}",
            line.at.strftime("%Y-%m-%d %H:%M"),
            line.actor or "not known",
            line.what,
            _change(line, naming=naming),
        )
        for line in lines[:_SHOWN]
    )
    return (b.grid("Changes", shares, rows, show_caption=True),)


def _change(line: TrailLine, *, naming: bool) -> b.Runs:
    said = [_field(*one) for one in line.fields if any(one[1:])]
    if naming:
        said.insert(0, (b.Run(sentence_case(line.record), bold=True),))
    if line.reason:
        said.append((b.Run("reason: ", bold=True), b.Run(shortened(line.reason, _LONGEST_VALUE))))
    lines = said or [b.text("nothing")]
    return tuple(run for one in lines for run in (*one, b.Run("\n")))[:-1]


def _field(name: str, before: str, after: str) -> b.Runs:
    told = f"changed from {_value(before)} to {_value(after)}" if before else _value(after)
    return b.Run(f"{name}: ", bold=True), b.Run(told)


def _value(said: str) -> str:
    """Give a value; a sentence is in quotation marks, so that it is seen where it ends."""
    if not said:
        return "empty"
    short = shortened(said, _LONGEST_VALUE)
    return f"“{short}”" if _SENTENCE.search(short) else short


_FOR = (
    "For an auditor: every answer with its evidence and changes, how complete it is, and what "
    "the seal and change history prove."
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
        "is the fingerprint on every page."
    ),
)


def _cover(judgement: Judgement) -> b.Blocks:
    return cover(judgement, "Audit report", _FOR)


def _scope(judgement: Judgement) -> b.Blocks:
    assessment, pack = judgement.assessment, judgement.pack
    sections = ", ".join(s.section.title for s in judgement.position)
    facts = (
        ("Assessment", assessment.id),
        ("As at", day_words(assessment.as_of)),
        ("Form", assessment.form.value.capitalize()),
        ("Status", assessment.status.label),
        ("Areas", sections),
        ("Framework", f"{pack.title}, version {pack.version}, SHA-256 {pack.sha256}"),
        ("What it covers", assessment.scope_note),
    )
    return (
        b.PageBreak(),
        b.Heading(2, "Scope", "scope"),
        facts_table(facts, "Scope of this assessment"),
    )


def _who(judgement: Judgement) -> b.Blocks:
    heading = b.Heading(2, "Who made changes and when", "who")
    if not judgement.trail:
        return heading, b.said("Changes were left out of this report, or there are none.")
    actors = Counter(line.actor or "Name not known or erased" for line in judgement.trail)
    rows = ((name, f"{count:,}") for name, count in sorted(actors.items()))
    first, last = judgement.trail[0].at, judgement.trail[-1].at
    words = (
        f"{counted(len(judgement.trail), 'change')}, the first on"
        f" {day_words(first.date())}, the last on {day_words(last.date())}."
    )
    table = b.grid("Changes by person", {"Person": 3, "Changes": 1}, rows, show_caption=True)
    return heading, b.said(words), table


def _answers(judgement: Judgement) -> b.Blocks:
    by_item = trail_by_item(judgement)
    blocks: list[b.Block] = []
    for section in judgement.position:
        blocks += [
            b.PageBreak(),
            b.Heading(2, section.section.title, f"area-{section.section.id.lower()}"),
        ]
        if section.section.kind is not SectionKind.REFLECTION:
            blocks.append(b.said(area_words(judgement, section), b.TextStyle.LEAD))
        for item in section.asked:
            blocks.extend(item_blocks(judgement, section, item))
            blocks.extend(changes_of(by_item.get(item.item.id, ())))
    return tuple(blocks)


def _completeness(judgement: Judgement) -> b.Blocks:
    shares = {"Area": 3.0, **{sentence_case(what.value): 1.0 for what in _COMPLETENESS}}
    counts = judgement.counts
    rows = [
        _counted_row(section.section.title, counts.sections[section.section.id])
        for section in judgement.position
        if section.scale is not None
    ]
    rows.append(_counted_row("All questions", counts))
    apart = counts.words(
        "Board reflection is counted apart: {board reflection answered} of"
        " {board reflection asked} prompts have a note."
    )
    return (
        b.PageBreak(),
        b.Heading(2, "How complete it is", "completeness"),
        b.grid("How complete each area is", shares, rows, show_caption=True),
        *((b.said(apart, b.TextStyle.SMALL),) if counts.of(CountOf.REFLECTION_ASKED) else ()),
    )


def _counted_row(title: str, counts: Counts) -> tuple[str, ...]:
    return (title, *(str(counts.of(what)) for what in _COMPLETENESS))


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
        ("Changes in the history", f"{proof.changes:,}"),
        ("Last fingerprint", proof.end),
        ("Time of the last change", proof.when.strftime("%Y-%m-%d %H:%M:%S UTC")),
    )
    return (
        b.Heading(2, "Seal, change history and how to check", "proof"),
        facts_table(facts, "Seal and change history"),
        b.Heading(3, "What the check proves"),
        b.points(PROVES),
        b.Heading(3, "What the check cannot prove"),
        b.points(CANNOT_PROVE),
        b.Heading(3, "How to check"),
        b.NumberedList(tuple(b.text(words) for words in _VERIFY)),
    )


def _other_changes(judgement: Judgement) -> b.Blocks:
    items = {line.record_id for lines in trail_by_item(judgement).values() for line in lines}
    others: tuple[TrailLine, ...] = tuple(t for t in judgement.trail if t.record_id not in items)
    if not others:
        return ()
    return (
        b.PageBreak(),
        b.Heading(2, "Other changes", "other-changes"),
        *changes_of(others, naming=True),
    )


AUDIT = (
    PaperSection("cover", "Title page and front sheet", _cover, fixed=True),
    PaperSection("contents", "Contents", contents),
    PaperSection("scope", "Scope", _scope, tab="Scope"),
    PaperSection("who", "Who made changes and when", _who),
    PaperSection("answers", "Every answer with its evidence and changes", _answers, fixed=True),
    PaperSection("completeness", "How complete it is", _completeness, tab="Completeness"),
    PaperSection("other", "Other changes", _other_changes),
    PaperSection("proof", "Seal, change history and how to check", _proof, fixed=True),
)
