"""The region report: what many trusts share, what moved, what they are short of; no trust is ranked.

Source: docs/spec/judgement.md#several-trusts.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from digistrat_desktop.analysis.charts.trust_counts import counts_key, most_at_one, trust_counts
from digistrat_desktop.analysis.region.across import (
    EVIDENCE_GAPS,
    FEWEST,
    METRIC_SIGNS,
    NO_LEVEL,
    VERSION_WORD,
    AskedAcross,
    LikeGroup,
    MovedAcross,
    Number,
    QuestionAcross,
    RegionReport,
    most_first,
    sections_of,
    shown,
)
from digistrat_desktop.analysis.region.words import (
    basis_words,
    has_one_title,
    help_words,
    moved_words,
    shared_words,
    unexplained_words,
)
from digistrat_desktop.domain.words import Noun, by_count, day_words, sentence_case, short_day
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.blocks import Blocks, Document
from digistrat_desktop.reports.papers.frame import OWN
from digistrat_desktop.system.version import __version__

NAME = "Region report"
_OWN_WORDS = "Assessed by the trusts themselves"
_A_ROW = 3  # small drawings beside each other
_WIDE = 160.0  # of one, in points
_MOST_DRAWN = 160  # questions, 18 to a page; a workbook has all
_MOST_ROWS = 25  # of a table; a workbook has all
_END = b.Align.END


def region_paper(report: RegionReport) -> Document:
    basis = report.basis
    last = day_words(basis.last)
    told = [(anchor, word, make(report)) for anchor, word, make in _PARTS]
    blocks = tuple(block for _, _, said in told for block in said)
    return Document(
        title=report.title,
        language=OWN,
        author_line=basis.name or NAME,
        subject=f"{NAME}, as at {last}",
        blocks=blocks,
        when=basis.when,
        header_left=basis.name or NAME,
        header_right=f"{NAME} · {last}",
        footer_left=_OWN_WORDS,
        footer_middle=f"data {basis.fingerprint[:4]}…{basis.fingerprint[-4:]}",
        fingerprint=basis.fingerprint,
        extra_metadata=(("kind", "region"), ("version", __version__)),
        tabs=tuple((word, anchor) for anchor, word, said in told if word and said),
    )


def _page_one(report: RegionReport) -> Blocks:
    basis = report.basis
    asked = help_words(report)
    return (
        b.said(f"{NAME}, as at {day_words(basis.last)}", b.TextStyle.SECONDARY),
        b.Heading(1, report.title),
        b.KeyFigures(tuple(_figures(report))),
        b.Heading(2, "What most share", tight=True),
        b.points(shared_words(report) or ("No constraint limits or blocks any trust.",)),
        b.Heading(2, "What moved", tight=True),
        b.points(moved_words(report)),
        b.Heading(2, "What trusts are short of", tight=True),
        b.points(asked or ("No trust recorded that it is short of a resource.",)),
        b.Heading(2, "What this is made of", tight=True),
        b.points(tuple(basis_words(basis)), tight=True),
        b.Callout(
            "How to read it",
            (
                b.points(
                    (
                        "Every level is a trust's own judgement. Levels are counted. They are never averaged.",
                        "No trust is ranked, and no trust is named with its answers.",
                        "What moved up and what slipped back are both said.",
                        "Answers are counted together only where the question means the same.",
                    ),
                    tight=True,
                ),
            ),
            tight=True,
        ),
    )


def _figures(report: RegionReport) -> Iterator[b.KeyFigure]:
    basis = report.basis
    used, apart = basis.packages, len(basis.apart)
    yield b.KeyFigure(f"{basis.trusts:,}", Noun("trust").of(basis.trusts))
    yield b.KeyFigure(f"{basis.cycles:,}", Noun("assessment").of(basis.cycles), "over all years")
    yield b.KeyFigure(f"{used:,}", f"{Noun('file').of(used)} checked and used")
    where = "" if basis.masked else "named at the end"
    yield b.KeyFigure(f"{apart:,}", f"{Noun('file').of(apart)} set apart", where)


def _everyone(report: RegionReport) -> Blocks:
    """Say of every question how many trusts stand at each level; a table for questions with the same levels."""
    if not report.everyone:
        return ()
    tables = [_levels(*one) for one in _like_scales(report.everyone)]
    return (
        b.PageBreak(always=True),
        b.Heading(2, "All trusts, question by question", "everyone"),
        b.said(
            "Trusts that were asked each question, of every form and setting, and how many of them stand "
            "at each level. Questions that mean the same in 2 versions are counted together. “No level” is "
            "any other answer, such as “Cannot say yet”, or none."
        ),
        *(block for one in tables for block in one),
    )


def _like_scales(
    every: Sequence[AskedAcross],
) -> Iterator[tuple[str, tuple[str, ...], list[AskedAcross]]]:
    for section, questions in sections_of(every).items():
        of_scale: dict[tuple[str, ...], list[AskedAcross]] = {}
        for one in questions:
            of_scale.setdefault(tuple(word for word, _ in one.levels), []).append(one)
        for words, some in of_scale.items():
            yield section, words, some


def _levels(section: str, words: tuple[str, ...], questions: list[AskedAcross]) -> Blocks:
    columns = (
        b.Column("Question", 4),
        b.Column("Asked", 0.8, _END),
        *(b.Column(word, 1, _END) for word in words),
        b.Column(NO_LEVEL, 0.8, _END),
    )
    rows = [
        (
            f"{one.id} {one.title}",
            *_numbers(one.asked, *(count for _, count in one.levels), one.no_level),
        )
        for one in questions
    ]
    return b.Heading(3, section, tight=True), b.grid(f"{section}: levels", columns, rows)


def _positions(report: RegionReport) -> Blocks:
    if not report.groups:
        return ()
    drawn = _drawn(report.groups)
    left = report.groups[len(drawn) :]
    trusts = by_count(sum(one.trusts for one in left), "1 trust", "{n} trusts")
    more = by_count(
        len(left),
        f"1 other group of {trusts} is not drawn: it is in the workbook, and in the table of all trusts.",
        f"{{n}} other groups of {trusts} are not drawn: they are in the workbook, and in the table of all trusts.",
    )
    return (
        b.PageBreak(always=True),
        b.Heading(2, "Answers by form and setting", "answers"),
        b.Figure(counts_key(3 * _WIDE)),
        *(block for group in drawn for block in _group(group)),
        *((b.said(more, b.TextStyle.SECONDARY),) if left else ()),
        *((b.said(_SMALL_GROUPS),) if any(one.trusts < FEWEST for one in report.groups) else ()),
    )


_SMALL_GROUPS = (
    "Some groups are small. Who knows the trusts can tell whose answers they are. Hide names in a report "
    "for people who must not know."
)


def _drawn(groups: Sequence[LikeGroup]) -> list[LikeGroup]:
    """Give the largest groups, as many as there are pages for, and one at least."""
    found: list[LikeGroup] = []
    for group in groups:
        if found and sum(len(one.questions) for one in (*found, group)) > _MOST_DRAWN:
            break
        found.append(group)
    return found


def _group(group: LikeGroup) -> Iterator[b.Block]:
    trusts = by_count(group.trusts, "1 trust", "{n} trusts")
    said = (b.said(one, b.TextStyle.SECONDARY) for one in group.answered)
    head: Blocks = (b.Heading(3, f"{group.words}: {trusts}"), *said)
    most = most_at_one(group.questions)
    for section, questions in sections_of(group.questions).items():
        head = (*head, b.Heading(4, section, tight=True))
        for at in range(0, len(questions), _A_ROW):
            row = tuple(_small(one, most) for one in questions[at : at + _A_ROW])
            yield b.KeepTogether((*head, b.ChartRow(row, _A_ROW)))
            yield b.Spacer(6)
            head = ()


def _small(question: QuestionAcross, most: int) -> b.SmallChart:
    was = f", {question.before:,} before" if question.before else ""
    said = f"{question.now:,} asked{was}"
    name = b.text(f"{question.id} {question.title}", bold=True)
    return b.SmallChart(name, trust_counts(question, _WIDE, most), b.quiet(said))


def _constraints(report: RegionReport) -> Blocks:
    columns = (
        b.Column("Constraint", 4),
        b.Column("Asked", 0.9, _END),
        b.Column("Trusts that answered", 1.3, _END),
        b.Column("Limits or blocks", 1.3, _END),
        b.Column("Of these not in the strategy", 1.6, _END),
        b.Column("Of these without an owner", 1.4, _END),
    )
    rows = [
        (
            f"{one.id} {one.title}",
            *_numbers(one.asked, one.trusts, one.serious, one.not_mentioned, one.no_owner),
        )
        for one in report.constraints
    ]
    return _table("Shared constraints", "constraints", columns, rows)


def _moved(report: RegionReport) -> Blocks:
    head = b.Heading(2, "What moved", "moved")
    if not report.moving:
        return head, b.points(moved_words(report))
    columns = (
        b.Column("Question", 5),
        b.Column("Asked now and assessed before", 1.4, _END),
        b.Column("Up", 1, _END),
        b.Column("Down", 1, _END),
        b.Column("First answer", 1, _END),
        b.Column("No level now", 1, _END),
    )
    rows = [
        (f"{one.id} {one.title}", *_numbers(one.asked, one.up, one.down, one.first, one.lost))
        for one in most_first(report.moved, _moves)
        if one.up != 0 or one.down != 0
    ]
    caption = "Trusts whose answers moved, question by question"
    if all(_moves(one) is not None for one in report.moved):
        caption = f"{caption}, most moves first"
    return head, b.points(moved_words(report)), *_causes(report), *_rows(caption, columns, rows)


def _moves(one: MovedAcross) -> Number:
    return None if one.up is None or one.down is None else one.up + one.down


def _causes(report: RegionReport) -> Blocks:
    if not report.causes:
        return ()
    columns = (
        b.Column("What explains it", 5),
        b.Column("Up", 1, _END),
        b.Column("Down", 1, _END),
        b.Column("Of these need a reason", 1.4, _END),
    )
    rows = [(one.words, *_numbers(one.up, one.down, one.unexplained)) for one in report.causes]
    return (
        b.grid("Moves by what explains them", columns, rows, show_caption=True),
        b.said(unexplained_words(report)),
    )


def _gaps(report: RegionReport) -> Blocks:
    columns = (
        b.Column("Resource", 4),
        b.Column("Year", 1),
        b.Column("Trusts that need it", 1.4, _END),
        b.Column("Short of it", 1, _END),
        b.Column("Lacking together", 1.8, _END),
    )
    rows = [
        (sentence_case(one.resource), one.year, *_numbers(one.trusts, one.short), one.amount_words)
        for one in report.gaps
        if one.short != 0
    ]
    return _table("Resources that trusts are short of", "resources", columns, rows)


def _metrics(report: RegionReport) -> Blocks:
    columns = (b.Column("Metric", 4), *(b.Column(head, 1.1, _END) for head in METRIC_SIGNS))
    rows = [(one.name, *_numbers(*one.signs)) for one in report.metrics]
    return _table("Signals in metrics", "metrics", columns, rows)


def _evidence(report: RegionReport) -> Blocks:
    heads = ("Levels claimed", "Backed", "Not backed", *EVIDENCE_GAPS)
    columns = (b.Column("Question", 4), *(b.Column(head, 1, _END) for head in heads))
    rows = [
        (f"{one.id} {one.title}", *_numbers(one.claimed, one.backed, one.not_backed, *one.gaps))
        for one in most_first(report.evidence, lambda one: one.not_backed)
        if one.not_backed != 0
    ]
    return _table("Levels that evidence does not back", "evidence", columns, rows)


def _findings(report: RegionReport) -> Blocks:
    columns = (
        b.Column("Finding", 5),
        b.Column("Importance", 2.4),
        b.Column("Trusts", 1, _END),
        b.Column("Times found", 1, _END),
        b.Column("Set aside", 1, _END),
    )
    rows = [
        (one.words, one.severity, *_numbers(one.trusts, one.found, one.set_aside))
        for one in report.findings
    ]
    said = (
        "Some findings are found once in a trust, however many answers or readings they are about."
    )
    table = _table("What Check finds", "findings", columns, rows)
    return (*table[:1], b.said(said), *table[1:]) if table else ()


def _checked(report: RegionReport) -> Blocks:
    if not report.checked:
        return ()
    columns = (
        b.Column("Question", 4),
        b.Column("Checked by", 3.6),
        b.Column("Trusts", 1, _END),
        b.Column("What was found", 5.4),
    )
    rows = [
        (one.title, one.by.label, f"{one.trusts:,}", one.agreement.words) for one in report.checked
    ]
    said = (
        "The numbers are pairs: a claimed level beside a checked one. "
        "Weighted kappa is 1 where claimed and checked levels are always the same, and 0 where they agree "
        "no more often than by chance. Levels that are 2 apart weigh twice as much as those next to each "
        "other. It is said only where there are enough pairs."
    )
    table = _rows("Claimed and checked levels", columns, rows)
    return b.Heading(2, "Claimed levels and checked levels", "checked"), b.said(said), *table


def _named(report: RegionReport) -> Blocks:
    """List every trust by name, whatever there is on a line; none where names are hidden."""
    basis = report.basis
    if not basis.named:
        return ()
    is_short, head = has_one_title(basis), "Trusts in this report"
    columns = (
        b.Column("Trust", 5.2),
        b.Column("Latest assessment", 2.6),
        b.Column("Version" if is_short else "Framework", 0.9 if is_short else 3),
        b.Column("Status", 1.3),
        b.Column("As at", 1.3),
    )
    rows = [
        (
            *(one.named, one.assessment or "None"),
            one.framework.rpartition(VERSION_WORD)[2] if is_short else one.framework,
            *(one.status, short_day(one.as_of) if one.as_of else ""),
        )
        for one in basis.named
    ]
    table = replace(b.grid(head, columns, rows), close=True)
    return b.Heading(2, head, "trusts"), b.said("They are listed by name."), table


def _apart(report: RegionReport) -> Blocks:
    rows = [(one.file, one.trust_words, one.why) for one in report.basis.apart if one.file]
    if not rows:
        return ()
    head = "Files set apart"
    return (
        b.Heading(2, head, "apart"),
        b.said(
            "These files are not part of any figure. The name of a trust is what its file says, and nothing vouches for it."
        ),
        *_rows(head, (b.Column("File", 2), b.Column("Trust", 2), b.Column("Why", 5)), rows),
    )


def _numbers(*values: Number) -> tuple[str, ...]:
    return tuple(map(shown, values))


Rows = Sequence[Sequence[str]]


def _table(head: str, anchor: str, columns: Iterable[b.Column], rows: Rows) -> Blocks:
    if not rows:
        return ()
    return b.Heading(2, head, anchor), *_rows(head, tuple(columns), rows)


def _rows(caption: str, columns: tuple[b.Column, ...], rows: Rows) -> Iterator[b.Block]:
    yield b.grid(caption, columns, rows[:_MOST_ROWS])
    left = len(rows) - _MOST_ROWS
    if left > 0:
        more = by_count(left, "1 more is in the workbook.", "{n} more are in the workbook.")
        yield b.said(more, b.TextStyle.SECONDARY)


_PARTS: tuple[tuple[str, str, Callable[[RegionReport], Blocks]], ...] = (
    (b.MAIN, "Summary", _page_one),
    ("everyone", "All trusts", _everyone),
    ("answers", "Answers", _positions),
    ("constraints", "Constraints", _constraints),
    ("moved", "Changes", _moved),
    ("resources", "Resources", _gaps),
    ("metrics", "Metrics", _metrics),
    ("evidence", "Evidence", _evidence),
    ("findings", "Findings", _findings),
    ("checked", "", _checked),
    ("trusts", "Trusts", _named),
    ("apart", "", _apart),
)
