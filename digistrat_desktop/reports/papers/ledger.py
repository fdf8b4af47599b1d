"""The recorded changes of an audit report: a ledger whose rows add up, and the changes themselves.

Source: docs/spec/judgement.md#asked-and-answered.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from digistrat_desktop.analysis.changes import Part, TrailLine, first_words
from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.counted import number
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.wire.labels import field_label
from digistrat_desktop.domain.words import day_words, listed, sentence_case, short_day
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.text_door import clean

_SENTENCE = re.compile(r"[;…\n]|, |\w\w[.!?](?: [A-Z]|$)")
_FLOWS = 0.2  # part of a page that is enough for these changes to begin on it
_UNKNOWN = "Name not known or erased"
_NUMBER = b.Column("Changes", 1.1, b.Align.END)
_AFTER_SEAL = (
    "The seal covers these changes. What was recorded about this assessment after sign-off stands "
    "apart below. Other later changes are in the change history in the program."
)


def ledger(judgement: Judgement) -> b.Blocks:
    """Say how many changes there are and which part of the report answers for each."""
    heading = b.Heading(2, "How the changes add up", "ledger")
    counts = judgement.counts
    if not judgement.trail:
        return heading, b.said("There are no changes.")
    words = counts.words(
        "{changes recorded|change} recorded: {changes listed} listed in this report, and"
        " {changes only counted} only counted."
    )
    columns = (b.Column("What was changed", 6), b.Column("Where", 2.2), _NUMBER)
    sealed = judgement.proof.seal is not None
    return (
        heading,
        b.said(words),
        *((b.said(_AFTER_SEAL),) if sealed else ()),
        b.grid("Changes by what was changed", columns, _ledger_rows(judgement)),
    )


def _ledger_rows(judgement: Judgement) -> Iterator[tuple[str | b.Runs, ...]]:
    counts = judgement.counts
    listed = [part for part in Part if part.is_listed and counts.changes[part].value]
    for part in listed:
        yield part.label, b.more("Listed", anchor_of(part)), counts.part(part)
    yield _sum(judgement, "Listed in this report", CountOf.CHANGES_LISTED)
    for part in Part:
        if part.is_recorded and not part.is_listed and counts.changes[part].value:
            yield _label(judgement, part), "Only counted", counts.part(part)
    yield _sum(judgement, "Only counted", CountOf.CHANGES_COUNTED)
    yield _sum(judgement, "All changes recorded", CountOf.CHANGES_RECORDED)


def _label(judgement: Judgement, part: Part) -> str:
    """Give a part's name; other assessments are named, as each has its own audit report."""
    mine = judgement.assessment.id
    others = [one for one in judgement.workspace.all(Assessment) if one.id != mine]
    if part is not Part.ELSEWHERE or not others:
        return part.label
    named = sorted(others, key=lambda one: (str(one.as_of), one.title))
    titles = listed([f"“{one.title}”" for one in named])
    head, _, rest = part.label.partition(";")
    return f"{head}: {titles};{rest}"


def _sum(judgement: Judgement, words: str, what: CountOf) -> tuple[b.Runs, ...]:
    value = number(judgement.counts.of(what), judgement.counts.name(what))
    return b.text(words, bold=True), (), b.text(value, bold=True)


def anchor_of(part: Part) -> str:
    return f"changes-{part.name.lower().replace('_', '-')}"


def who(judgement: Judgement) -> b.Blocks:
    """Give the changes of each person; the columns add up to the ledger's sums."""
    if not judgement.trail:
        return ()
    known = [t for t in judgement.trail if t.part not in {Part.NAMED_ONLY, Part.AFTER}]
    listed = Counter(_actor(line) for line in known if line.part.is_listed)
    counted = Counter(_actor(line) for line in known if not line.part.is_listed)
    people = sorted({*listed, *counted})
    rows: list[tuple[str | b.Runs, ...]] = [
        (name, *_numbers(f"by person {at}", listed[name], counted[name]))
        for at, name in enumerate(people, start=1)
    ]
    named_only = judgement.counts.changes[Part.NAMED_ONLY].value
    if named_only:
        rows.append(("Not in this copy of the data", *_numbers("by nobody", 0, named_only)))
    total = [CountOf.CHANGES_LISTED, CountOf.CHANGES_COUNTED, CountOf.CHANGES_RECORDED]
    sums = (b.text(number(judgement.counts.of(w), w.value), bold=True) for w in total)
    rows.append((b.text("Everybody", bold=True), *sums))
    return (
        b.Heading(2, "Who made changes and when", "who"),
        *((b.said(_span(known)),) if known else ()),
        b.grid("Changes by person", _who_columns(), rows),
    )


def after_sign_off(judgement: Judgement) -> b.Blocks:
    """List what was recorded about a signed off assessment since; nothing of one that is not."""
    if judgement.proof.seal is None or not judgement.trail:
        return ()
    lines = tuple(line for line in judgement.trail if line.part is Part.AFTER)
    words = judgement.counts.chosen(
        CountOf.CHANGES_AFTER,
        "{n} change came after sign-off. It is not part of what was signed off.",
        "{n} changes came after sign-off. They are not part of what was signed off.",
    )
    return (
        b.Heading(2, "After sign-off", anchor_of(Part.AFTER)),
        b.said(words if lines else _NOTHING_SINCE),
        *changes_of(lines, caption="Changes after sign-off", naming=True),
    )


_NOTHING_SINCE = "Nothing about this assessment was recorded after sign-off."


def _who_columns() -> tuple[b.Column, ...]:
    ends = (b.Column(name, 1.5, b.Align.END) for name in ("Listed", "Only counted", "All"))
    return b.Column("Person", 4), *ends


def _numbers(name: str, listed: int, counted: int) -> tuple[str, ...]:
    named = {"listed": listed, "only counted": counted, "all": listed + counted}
    return tuple(number(value, f"changes {name}, {of}") for of, value in named.items())


def _span(lines: list[TrailLine]) -> str:
    first, last = min(line.at for line in lines), max(line.at for line in lines)
    if first.date() == last.date():
        return f"All on {day_words(first.date())}."
    return f"The first on {day_words(first.date())}, the last on {day_words(last.date())}."


def _actor(line: TrailLine) -> str:
    return line.actor or _UNKNOWN


def item_changes(judgement: Judgement) -> dict[str, tuple[TrailLine, ...]]:
    """Give the changes of each question's answer, by item id."""
    found: dict[str, list[TrailLine]] = {}
    for line in judgement.trail:
        if line.part is Part.ANSWERS and line.item_id:
            found.setdefault(line.item_id, []).append(line)
    return {item: tuple(lines) for item, lines in found.items()}


def changes_by_kind(judgement: Judgement) -> b.Blocks:
    """List the changes that stand under no question, kind by kind, each with how many they are."""
    asked = {str(i.item.id) for s in judgement.position for i in s.items}
    blocks: list[b.Block] = []
    for part in Part:
        lines = tuple(t for t in judgement.trail if t.part is part)
        if not part.is_listed or not lines:
            continue
        if part is Part.ANSWERS:
            lines = tuple(line for line in lines if line.item_id not in asked)
            if lines:
                blocks.append(b.Heading(3, "Answers to questions that are not asked now"))
        else:
            many = b.text(judgement.counts.part(part))
            words = b.text(f" {'change' if len(lines) == 1 else 'changes'}.")
            blocks.append(b.Heading(3, part.label, anchor_of(part)))
            blocks.append(b.Paragraph((*many, *words), b.TextStyle.SECONDARY))
        blocks.extend(changes_of(lines, caption=f"Changes: {part.label}", naming=True))
    if not blocks:
        return ()
    heading = b.Heading(2, "Other changes listed, by kind", "other-changes")
    return b.PageBreak(room=_FLOWS), heading, *blocks


def changes_of(
    lines: tuple[TrailLine, ...], *, caption: str = "Changes", naming: bool = False
) -> b.Blocks:
    """Give changes in a table; nothing when there are none.

    Args:
        naming: say of each change which record it is about; needless under the answer itself.
    """
    if not lines:
        return ()
    shares = {"No.": 0.6, "When (UTC)": 1.2, "Who": 1.5, "What": 1.4, "Before and after": 5.4}
    rows = (
        (
            f"{line.seq:,}",
            f"{short_day(line.at.date())} {line.at:%H:%M}",
            _actor(line),
            line.what if naming else sentence_case(line.did),
            _change(line, naming=naming),
        )
        for line in lines
    )
    return (b.grid(caption, shares, rows),)


def _change(line: TrailLine, *, naming: bool) -> b.Runs:
    told = _told_fields(line, naming=naming)
    gone = (
        (name, "", before) if line.archives and not after else (name, before, after)
        for name, before, after in told
    )
    chosen, left = _apart(gone, dict(line.left))
    said = [_field(*one) for one in chosen]
    if left:
        words = "; ".join(f"{name}: {value}" for name, value in left)
        said.append((b.Run(f"{_LEFT}: ", bold=True), b.Run(words)))
    if naming and not _says_itself(line):
        said.insert(0, (b.Run(sentence_case(line.record), bold=True),))
    if line.reason:
        said.append((b.Run("Reason for the change: ", bold=True), b.Run(_whole(line.reason))))
    if line.first:
        said.append(b.text(first_words(line.first)))
    if line.clock:
        said.append(b.text("The computer's clock was earlier than at the change before."))
    lines = said or [b.text("No field was changed." if line.record else "Left out of this copy.")]
    return tuple(run for one in lines for run in (*one, b.Run("\n")))[:-1]


_LEFT = "Left at the default"


def _apart(
    fields: Iterable[tuple[str, str, str]], left_at: Mapping[str, str]
) -> tuple[list[tuple[str, str, str]], list[tuple[str, str]]]:
    """Part what somebody said from the choices that a new entry was left at."""
    told = list(fields)
    chosen = [one for one in told if one[0] not in left_at]
    return chosen, [(name, left_at[name]) for name, _, _ in told if name in left_at]


def _told_fields(line: TrailLine, *, naming: bool) -> Iterable[tuple[str, str, str]]:
    """Give the fields to print: the question stands over the table, and a name over its fields."""
    question = field_label(line.kind, "item_id")
    for name, before, after in line.fields:
        named = naming and not before and line.record.endswith(f" “{after}”")
        if (before or after) and not named and (naming or name != question):
            yield name, before, after


def _says_itself(line: TrailLine) -> bool:
    """Tell whether a new record's fields hold what it is named by, as a link's two ends."""
    is_new = not any(before for _, before, _ in line.fields) and bool(line.fields)
    return is_new and not any(line.record.endswith(f" “{after}”") for _, _, after in line.fields)


def _field(name: str, before: str, after: str) -> b.Runs:
    if not before:
        return b.Run(f"{name}: ", bold=True), b.Run(_whole(after))
    marked = any(_SENTENCE.search(said) for said in (before, after))
    old, new = (_quoted(said, marked=marked) for said in (before, after))
    return b.Run(f"{name}: ", bold=True), b.Run(f"changed from {old} to {new}")


def _quoted(said: str, *, marked: bool) -> str:
    """Give a value beside another: where one is a sentence, marks show where each ends."""
    if not said:
        return "empty"
    return f"“{_whole(said)}”" if marked else _whole(said)


def _whole(said: str) -> str:
    """Give all a person wrote; paragraphs of one value stay in its cell."""
    return clean(said).strip()
