"""Constraints by how serious they are and what the strategy does about them; who deals with which."""

from collections.abc import Iterable, Mapping

from digistrat_desktop.analysis.answers.advice import reason_words
from digistrat_desktop.analysis.answers.movement import Way
from digistrat_desktop.analysis.answers.position import (
    Backing,
    ConstraintLine,
    ConstraintTable,
    SectionPosition,
    second_words,
)
from digistrat_desktop.analysis.because import is_asked
from digistrat_desktop.analysis.count_words import (
    answers_words,
    is_hardly_answered,
    of_how_many,
    second_changes_words,
)
from digistrat_desktop.analysis.counts import Count, CountOf
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.counted import together
from digistrat_desktop.domain.frameworks.framework import Section, SectionKind
from digistrat_desktop.domain.trust.plans import ConstraintEntry, OwnSeverity, Trend
from digistrat_desktop.domain.wire.labels import field_label
from digistrat_desktop.domain.words import sentence_case, short_day, small_first
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.papers.cover import own_serious, own_serious_words
from digistrat_desktop.reports.text_door import clean_line, sentence_end

_CAPTION = "Constraints by how serious they are and what the strategy does about them"
_REGISTER = "What we are doing about constraints"


def constraints_section(judgement: Judgement) -> b.Blocks:
    """Give the constraints as a table of names, what is left out, and who deals with the serious ones."""
    parts = _by_severity(judgement)
    return (*parts, *_dealt_with(judgement)) if parts else ()


def constraints_in_full(judgement: Judgement) -> b.Blocks:
    """Give the same with everything in the register."""
    return (*_by_severity(judgement), *_register(judgement))


def _by_severity(judgement: Judgement) -> b.Blocks:
    section, table = judgement.section(SectionKind.CONSTRAINTS), judgement.constraints
    if section is None or table is None or not table.lines:
        return ()
    return (
        b.PageBreak(),
        b.Heading(2, _title(judgement, section), "constraints"),
        b.said(_lead(judgement, section), b.TextStyle.SECONDARY),
        severity_table(judgement, table),
        *_left_out(judgement, table),
    )


def _lead(judgement: Judgement, section: SectionPosition) -> str:
    """Say how many are how serious, and what is marked in the table under it."""
    counts = judgement.counts.sections[section.section.id]
    framed = " Framed: serious, and not in the strategy." if _is_framed(judgement) else ""
    said = together((answers_words(section, counts), ".", framed))
    if not counts.of(CountOf.SECOND_CHANGED) or judgement.previous is None:
        return said
    second = second_changes_words(second_words(section.section), counts)
    more = " Up and down: the strategy does more or less about it."
    return together((said, " ", second, f" since {judgement.previous.title}.", more))


def _is_framed(judgement: Judgement) -> bool:
    return bool(judgement.constraints and judgement.constraints.ignored)


def second_changes(judgement: Judgement, section: Section) -> b.Blocks:
    """Say how second answers changed since last time, in one paragraph: what slipped back first."""
    moves = [one for one in judgement.second_moves if one.section_id == section.id]
    named: dict[str, list[str]] = {}
    for one in sorted(moves, key=lambda move: move.way is not Way.DOWN):
        named.setdefault(sentence_case(one.change), []).append(one.title)
    if not named or judgement.previous is None:
        return ()
    said = " ".join(f"{change}: {'; '.join(titles)}." for change, titles in named.items())
    counts = judgement.counts.sections[section.id]
    head = together(
        (
            second_changes_words(second_words(section), counts),
            f" since {judgement.previous.title}. ",
        )
    )
    return (b.Paragraph((*b.text(head, bold=True), *b.text(said)), b.TextStyle.SMALL),)


def _title(judgement: Judgement, section: SectionPosition) -> str:
    counts = judgement.counts
    asked = counts.sections[section.section.id]
    ignored = counts.of(CountOf.SERIOUS_NOT_MENTIONED)
    if not ignored and is_hardly_answered(asked):
        return asked.words("Too little is answered to judge: {answered} of {asked} constraints")
    if not counts.of(CountOf.SERIOUS_CONSTRAINTS):
        return of_how_many(
            asked,
            "No constraint limits or blocks us",
            "No constraint answered so far limits or blocks us",
        )
    if not ignored:
        return of_how_many(
            asked,
            "The strategy mentions every constraint that limits or blocks us",
            "The strategy mentions every constraint found so far that limits or blocks us",
        )
    of = "{serious constraints|constraint} that limit or block us"
    if counts.of(CountOf.SERIOUS_CONSTRAINTS) == 1:
        only = "The only constraint that limits or blocks us is not in the strategy"
        return counts.chosen(CountOf.SERIOUS_CONSTRAINTS, only, only)
    return counts.chosen(
        CountOf.SERIOUS_NOT_MENTIONED,
        f"{{n}} of {of} is not in the strategy",
        f"{{n}} of {of} are not in the strategy",
    )


def severity_table(judgement: Judgement, table: ConstraintTable) -> b.Table:
    """Give the names by severity and response; what is serious and not mentioned has a frame."""
    cells = judgement.counts.cells
    ways = {one.item_id: _MARKS[one.way] for one in judgement.second_moves if one.way in _MARKS}
    least = table.responses[0].id
    corner = {line.severity.id for line in table.ignored}
    columns = [b.Column(label, 2.2) for _, label in table.columns]
    rows = (
        (
            b.text(severity.label, bold=True),
            *(
                _names(
                    cells[severity.id, response],
                    ways,
                    framed=response == least and severity.id in corner,
                )
                for response, _ in table.columns
            ),
        )
        for severity in table.severities
    )
    framed = tuple((n, 1) for n, severity in enumerate(table.severities) if severity.id in corner)
    return b.grid(
        _CAPTION,
        (b.Column(field_label("constraint_entry", "severity"), 1.4), *columns),
        rows,
        framed=framed,
    )


_MARKS = {Way.UP: " (up)", Way.DOWN: " (down)"}


def _names(count: Count, ways: Mapping[str, str], *, framed: bool) -> b.Runs:
    """Name one a line; a name in the frame is bold too, since a frame is not read aloud.

    Args:
        ways: of the questions whose response is not last time's, whether it is better or worse.
    """
    names = "\n".join(f"{title}{ways.get(one, '')}" for one, title in count.which)
    return b.text(names or "none", bold=framed)


def _left_out(judgement: Judgement, table: ConstraintTable) -> b.Blocks:
    """Give the whole reason of each constraint that is serious and not mentioned, and what is to decide."""
    items = tuple(
        (
            b.Run(f"{line.item.item.title}: {line.severity.label}. ", bold=True),
            b.Run(_why(judgement, line) or "No reason given."),
            *_to_decide(judgement, line),
        )
        for line in table.ignored
    )
    return (b.BulletList(items, tight=True),) if items else ()


def _to_decide(judgement: Judgement, line: ConstraintLine) -> b.Runs:
    """Say where the board is asked about it, or that it is not; nothing where nothing is asked."""
    asks = [ask for ask in (judgement.front.asks if judgement.front else ()) if ask.strip()]
    if not asks:
        return ()
    asked = is_asked(judgement, asks, line.item.item.id)
    words = (
        ": the board is asked about it." if asked else ", and no request to the board is about it."
    )
    return b.Run(" Needs a decision", bold=True), b.Run(words)


def _why(judgement: Judgement, line: ConstraintLine) -> str:
    item = line.item
    words = clean_line(reason_words(item.response, judgement.move_of(item.item.id)))
    return sentence_end(words) if words else ""


def _dealt_with(judgement: Judgement) -> b.Blocks:
    """Say who deals with each constraint that limits or blocks, and how it goes."""
    entries = {one.item_id: one for one in judgement.workspace.all(ConstraintEntry)}
    lines = judgement.constraints.lines if judgement.constraints else ()
    serious = [line for line in lines if line.serious]
    if not serious:
        return _added(judgement)
    head = "Who deals with what limits or blocks us"
    shares = {
        "Constraint": 2.2,
        "What is being done": 3.3,
        "Owner": 1.8,
        "Trend": 1.4,
        "Evidence": 1.4,
    }
    first = sorted(serious, key=lambda line: (-line.severity.order, not line.ignored))
    rows = (_dealt_row(judgement, one, entries.get(one.item.item.id)) for one in first)
    return b.Heading(3, head, tight=True), b.grid(head, shares, rows), *_added(judgement)


def _added(judgement: Judgement) -> b.Blocks:
    """Name the trust's own constraints: no question asks of them, so those that limit count apart."""
    own = own_serious(judgement.workspace)
    others = [
        one
        for one in judgement.workspace.all(ConstraintEntry)
        if one.item_id is None and one not in own
    ]
    also = f"Also added: {_named(judgement, others)}." if others else ""
    if not own:
        return (b.said(also, b.TextStyle.SMALL),) if also else ()
    words = together((own_serious_words(own), f": {_named(judgement, own)}. {_NOT_ASKED}"))
    return (b.said(together((words, also), " "), b.TextStyle.SMALL),)


def _named(judgement: Judgement, own: Iterable[ConstraintEntry]) -> str:
    return "; ".join(sorted(_entry_title(judgement, one) for one in own))


_NOT_ASKED = "No question asks if the strategy mentions it, so it is not in the count above."


_NO_OWNER = "none in the register"  # an action about it may have one of its own


def _dealt_row(
    judgement: Judgement, line: ConstraintLine, entry: ConstraintEntry | None
) -> Iterable[str | b.Runs]:
    shown = line.item.backing is Backing.SHOWN
    name = b.text(line.item.item.title, bold=True)
    doubt = judgement.doubts.get(line.item.item.id, "")
    evidence = f"{'Backed' if shown else 'Claimed only'}{f'. {doubt}' if doubt else ''}"
    if entry is None:
        return name, *_acted_words(judgement, line.item.item.id), Trend.NOT_SAID.label, evidence
    done, owner, trend = _register_words(judgement, entry)
    return name, done, owner, trend, evidence


def _acted_words(judgement: Judgement, item: str) -> tuple[str, str]:
    """Say which open actions deal with what the register has nothing on, and who owns them."""
    found = [one for one in judgement.findings if one.record == item]
    acts = dict.fromkeys(a.id for one in found for a in judgement.actions_for(one))
    every = judgement.actions_on(item, *map(str, acts))
    if not every:
        return "nothing written", _NO_OWNER
    owners = dict.fromkeys(judgement.names.get(one.owner_id or "", "") for one in every)
    titles = "; ".join(clean_line(one.title) for one in every)
    return f"Action: {titles}", "; ".join(filter(None, owners)) or "no owner"


def _register_words(judgement: Judgement, entry: ConstraintEntry) -> tuple[str, str, str]:
    done = clean_line(entry.mitigation) or "nothing written"
    owner = judgement.names.get(entry.owner_id or "", "") or _NO_OWNER
    first = entry.first_until
    until = f"Comes before all else until {short_day(first)}. " if first is not None else ""
    return f"{until}{done}", owner, entry.trend.label


def _register(judgement: Judgement) -> b.Blocks:
    """Give every constraint in the register with its owner, mitigation and trend."""
    entries = judgement.workspace.all(ConstraintEntry)
    named = sorted(
        ((_entry_title(judgement, one), one) for one in entries), key=lambda p: (p[0], p[1].id)
    )
    if not named:
        return ()
    shares = {
        "Constraint": 2.2,
        "What is being done": 3.6,
        "Owner": 1.6,
        "Trend": 1.2,
        "Review on": 1.2,
    }
    rows = (
        (title, *_register_words(judgement, one), short_day(one.review_on)) for title, one in named
    )
    return b.Heading(2, _REGISTER, tight=True), b.grid(_REGISTER, shares, rows)


def _entry_title(judgement: Judgement, entry: ConstraintEntry) -> str:
    lines = judgement.constraints.lines if judgement.constraints else ()
    titles: dict[str, str] = {line.item.item.id: line.item.item.title for line in lines}
    title = titles.get(entry.item_id or "", "") or entry.title or entry.item_id or "not named"
    if entry.item_id or entry.severity is OwnSeverity.NOT_SAID:
        return title
    about = f"{small_first(entry.constraint_kind.label)}, {small_first(entry.severity.label)}"
    return f"{title} ({about})"
