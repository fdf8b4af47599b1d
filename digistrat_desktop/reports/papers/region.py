"""The region report: what many trusts share, what moved, what they are short of; no trust is ranked.

Source: docs/spec/judgement.md#several-trusts.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from digistrat_desktop.analysis.charts.trust_counts import counts_key, most_at_one, trust_counts
from digistrat_desktop.analysis.region.across import (
    EVIDENCE_GAPS,
    METRIC_SIGNS,
    LikeGroup,
    QuestionAcross,
    RegionReport,
    basis_words,
    help_words,
    moved_words,
    sections_of,
    shared_words,
)
from digistrat_desktop.domain.words import Noun, by_count, day_words, sentence_case
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.blocks import Blocks, Document
from digistrat_desktop.reports.papers.frame import OWN
from digistrat_desktop.system.version import __version__

NAME = "Region report"
_OWN_WORDS = "Assessed by the trusts themselves"
_A_ROW = 3  # small drawings beside each other
_WIDE = 160.0  # of one, in points
_MOST_DRAWN = 160  # questions, 18 to a page; a workbook has all
_MOST_ROWS = 30  # of a table; a workbook has all
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
        b.Heading(2, "What help is asked for", tight=True),
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
                        "Trusts are compared only where framework, form and setting are the same.",
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
    yield b.KeyFigure(f"{apart:,}", f"{Noun('file').of(apart)} set apart", "named at the end")


def _positions(report: RegionReport) -> Blocks:
    if not report.groups:
        return ()
    drawn = _drawn(report.groups)
    left = len(report.groups) - len(drawn)
    more = by_count(
        left, "1 smaller group is in the workbook.", "{n} smaller groups are in the workbook."
    )
    return (
        b.PageBreak(always=True),
        b.Heading(2, "Answers by question", "answers"),
        b.Figure(counts_key(3 * _WIDE)),
        *(block for group in drawn for block in _group(group)),
        *((b.said(more, b.TextStyle.SECONDARY),) if left else ()),
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
    head: Blocks = (b.Heading(3, f"{group.words}: {trusts}"),)
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
        b.Column("Trusts that answered", 1.3, _END),
        b.Column("Limits or blocks", 1.3, _END),
        b.Column("Of these not in the strategy", 1.6, _END),
        b.Column("Of these without an owner", 1.4, _END),
    )
    rows = [
        (one.title, *_numbers(one.trusts, one.serious, one.not_mentioned, one.no_owner))
        for one in report.constraints
    ]
    return _table("Shared constraints", "constraints", columns, rows)


def _moved(report: RegionReport) -> Blocks:
    head = b.Heading(2, "What moved", "moved")
    if not report.moving:
        return head, b.points(moved_words(report))
    by_cause = b.grid(
        "Moves by what explains them",
        (b.Column("What explains it", 5), b.Column("Up", 1, _END), b.Column("Down", 1, _END)),
        [(one.words, *_numbers(one.up, one.down)) for one in report.causes],
        show_caption=True,
    )
    columns = (
        b.Column("Question", 5),
        b.Column("Up", 1, _END),
        b.Column("Down", 1, _END),
        b.Column("First answer", 1, _END),
        b.Column("No level now", 1, _END),
    )
    rows = [
        (f"{one.id} {one.title}", *_numbers(one.up, one.down, one.first, one.lost))
        for one in sorted(report.moved, key=lambda one: -(one.up + one.down))
        if one.up or one.down
    ]
    return (
        head,
        b.points(moved_words(report)),
        by_cause,
        *_rows("Questions whose answers moved, most moves first", columns, rows),
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
        if one.short
    ]
    return _table("Resources that trusts are short of", "resources", columns, rows)


def _metrics(report: RegionReport) -> Blocks:
    columns = (b.Column("Metric", 4), *(b.Column(head, 1.1, _END) for head in METRIC_SIGNS))
    rows = [(one.name, *_numbers(*one.signs)) for one in report.metrics]
    return _table("Signals in metrics", "metrics", columns, rows)


def _evidence(report: RegionReport) -> Blocks:
    heads = ("Levels claimed", "Backed", *EVIDENCE_GAPS)
    columns = (b.Column("Question", 4), *(b.Column(head, 1, _END) for head in heads))
    rows = [
        (f"{one.id} {one.title}", *_numbers(one.claimed, one.backed, *one.gaps))
        for one in sorted(report.evidence, key=lambda one: one.backed - one.claimed)
        if one.claimed > one.backed
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
    return _table("What Check finds", "findings", columns, rows)


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
        "Weighted kappa is 1 where own and checked levels are always the same, and 0 where they agree "
        "no more often than by chance. It is said only where there are enough pairs."
    )
    table = _rows("Own and checked levels", columns, rows)
    return b.Heading(2, "Own levels and checked levels", "checked"), b.said(said), *table


def _apart(report: RegionReport) -> Blocks:
    rows = [(one.file, one.why) for one in report.basis.apart]
    if not rows:
        return ()
    head = "Files set apart"
    return (
        b.Heading(2, head, "apart"),
        b.said("These files are not part of any figure."),
        *_rows(head, (b.Column("File", 2), b.Column("Why", 5)), rows),
    )


def _numbers(*values: int) -> tuple[str, ...]:
    return tuple(f"{value:,}" for value in values)


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
    ("answers", "Answers", _positions),
    ("constraints", "Constraints", _constraints),
    ("moved", "Changes", _moved),
    ("resources", "Resources", _gaps),
    ("metrics", "Metrics", _metrics),
    ("evidence", "Evidence", _evidence),
    ("findings", "Findings", _findings),
    ("checked", "", _checked),
    ("apart", "", _apart),
)
