"""Every metric on one page: what it shows against its target, then a row for each.

Variation against assurance is how Making Data Count sums metrics up; here with names in the cells.
Source: docs/spec/reports-pdf.md#metrics.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from digistrat_desktop.analysis.charts.drawing import Ink
from digistrat_desktop.analysis.charts.plot import PointForm
from digistrat_desktop.analysis.charts.spark import sparkline, sparkline_words
from digistrat_desktop.analysis.counts import CountOf, Counts
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.analysis.measures.metric_lines import MetricLine, until_words
from digistrat_desktop.analysis.measures.outlook import (
    EXPECTED,
    HEADS,
    NEVER_MET,
    expected_head,
    outlook_words,
)
from digistrat_desktop.analysis.measures.remarks import since_words, too_wide_words
from digistrat_desktop.analysis.measures.sites import sites_of
from digistrat_desktop.analysis.measures.spc.values import Assurance, Variation
from digistrat_desktop.analysis.measures.targets import national_gap_words
from digistrat_desktop.analysis.measures.words import NO_PATTERN, assurance_words, brief_finding
from digistrat_desktop.domain.counted import Counted, begun_small, some_of, together
from digistrat_desktop.domain.frameworks.framework import MetricKind
from digistrat_desktop.domain.words import short_day
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.measures import signs
from digistrat_desktop.reports.text_door import sentence_end, shortened

Wanted = Callable[[MetricLine], bool]
# Shares of the column with most names, of another with names and of one without.
_FULLEST, _FILLED, _EMPTY = 2.8, 2.2, 1.25
_LONGEST = 70  # characters of a name in a cell; the row below has it whole
_SPARK = (138.0, 33.0)  # made smaller on paper
_PHONE = (300.0, 44.0)


def by_importance(lines: tuple[MetricLine, ...]) -> tuple[MetricLine, ...]:
    """Put outcomes first, then leading metrics; of each what needs looking at first."""
    return tuple(sorted(lines, key=lambda line: (not signs.is_outcome(line), line.urgency)))


def overview(judgement: Judgement) -> b.Blocks:
    """Give the matrix and the row of every metric, under what they say together."""
    lines = by_importance(judgement.metrics)
    if not lines:
        return ()
    gaps = {
        one.metric_id: together((_gap(judgement, one), _aside(judgement, one)), " ")
        for one in lines
    }
    rows = b.Heading(3, "Each metric"), rows_table(lines, gaps)
    page = (matrix(lines), *rows, *_sites(lines))
    return (
        b.PageBreak(),
        b.Heading(2, overview_title(judgement.counts), "measures"),
        b.said(
            _lead(judgement.counts, lines, judgement.said_on(judgement.today)),
            b.TextStyle.SECONDARY,
        ),
        signs.key(page, _signs(lines)),
        *page,
    )


def _signs(lines: tuple[MetricLine, ...]) -> tuple[PointForm, ...]:
    """Give every sign on the page: those at the heads of the matrix, and the metrics' own."""
    heads = (*signs.CONCERN, *signs.USUAL, *signs.BETTER)
    return (*heads, *signs.latest_forms(lines))


def _sites(lines: tuple[MetricLine, ...]) -> b.Blocks:
    """Give the table of sites and teams, where there are some."""
    grid = sites_of(lines)
    if grid is None:
        return ()
    columns = (b.Column("Metric", 2.0), *(b.Column(site, 1.3) for site in grid.sites))
    rows = tuple(
        (b.text(measure, bold=True), *(_at_site(line) for line in row))
        for measure, row in grid.rows
    )
    table = b.Table(columns, rows, "Sites and teams", 0, show_caption=False, tight=True)
    return (b.Heading(3, "Sites and teams"), table)


def _at_site(line: MetricLine | None) -> b.Runs:
    if line is None:
        return signs.NONE
    last = line.analysis.last
    value = signs.short_latest(line, last.value) if last is not None else "none"
    expected = assurance_words(line.analysis.assurance, line.analysis.variation)
    return (
        *signs.line_sign(line),
        b.Run(value, bold=True),
        *b.quiet(last.caveat if last is not None else ""),
        *b.quiet(f"\n{expected}" if expected else ""),
    )


def overview_title(counts: Counts) -> str:
    """Say what all metrics show together: what leads without effect, then concern, then targets."""
    if counts.of(CountOf.UNMOVING) == counts.of(CountOf.IMPROVING):
        one = "{n} metric improves, but does not change its outcomes yet"
        many = "{n} metrics improve, but do not change their outcomes yet"
    else:
        one = "{metrics that improve} metrics improve, but {n} does not change its outcomes yet"
        many = "{metrics that improve} metrics improve, but {n} do not change their outcomes yet"
    if counts.of(CountOf.UNMOVING):
        return counts.chosen(CountOf.UNMOVING, one, many)
    concern = counts.chosen(
        CountOf.OF_CONCERN, "{n} metric is of concern", "{n} metrics are of concern"
    )
    missed = counts.chosen(
        CountOf.TARGET_MISSED, "{n} will miss its target", "{n} will miss their targets"
    )
    if not counts.of(CountOf.OF_CONCERN):
        no_concern = _none(counts, CountOf.UP_TO_DATE, _CONCERN)
        if not counts.of(CountOf.TARGET_MISSED):
            none_missed = _none(counts, CountOf.ON_TARGET_JUDGED, _MISSED)
            return together((no_concern, none_missed), ", and ")
        first = counts.chosen(
            CountOf.TARGET_MISSED,
            "{n} metric will miss its target",
            "{n} metrics will miss their targets",
        )
        return together((first, begun_small(no_concern)), ", though ")
    return together((concern, missed), "; ") if counts.of(CountOf.TARGET_MISSED) else concern


class _NoneWords(NamedTuple):
    """How it is said that nothing is found, of all metrics, of none, of 1 and of more of them."""

    every: str
    no: str
    one: str
    many: str


_CONCERN = _NoneWords(
    "No metric is getting worse",
    "No metric has enough readings up to date to be judged",
    "The {n} metric with enough readings up to date is not getting worse",
    "None of the {n} metrics with enough readings up to date is getting worse",
)
_MISSED = _NoneWords(
    "none will miss its target",
    "none is judged against a target",
    "the {n} judged against a target will not miss it",
    "none of the {n} judged against a target will miss it",
)


def _none(counts: Counts, judged: CountOf, words: _NoneWords) -> Counted:
    """Say that nothing is found, of how many where not all metrics are judged, or that none is."""
    if counts.of(judged) == counts.of(CountOf.METRICS):
        return counts.words(words.every)
    if not counts.of(judged):
        return counts.words(words.no)
    return counts.chosen(judged, words.one, words.many)


def _lead(counts: Counts, lines: tuple[MetricLine, ...], day: str) -> Counted:
    leading = any(line.role is MetricKind.LEADING for line in lines)
    one, many = " {n} has readings due{day}: {names}.", " {n} have readings due{day}: {names}."
    names = some_of([f"“{line.name}”" for line in lines if line.stale], _DUE_NAMED, CountOf.STALE)
    due = counts.chosen(CountOf.STALE, one, many, day=day, names=names)
    return counts.words(
        "{metrics|metric}: outcomes in bold, then {others}.{late}",
        others="leading ones (early progress)" if leading else "the others",
        late=due if counts.of(CountOf.STALE) else "",
    )


_DUE_NAMED = 2
_WORSE = frozenset({Variation.CONCERN_HIGH, Variation.CONCERN_LOW})
_IMPROVED = frozenset({Variation.IMPROVEMENT_HIGH, Variation.IMPROVEMENT_LOW})
_CHANGED = frozenset({Variation.NEUTRAL_HIGH, Variation.NEUTRAL_LOW})


def matrix(lines: tuple[MetricLine, ...]) -> b.Table:
    """Give what the last readings show against what to expect of the target, with names."""
    expected = _columns(lines)
    rows = tuple(
        (head, *(_names(lines, shows, expects) for _, expects in expected))
        for head, shows in _rows(lines)
    )
    held = [len([line for line in lines if expects(line)]) for _, expects in expected]
    shares = (_FULLEST if many == max(held) else _FILLED if many else _EMPTY for many in held)
    columns = (b.Column(*pair) for pair in zip((head for head, _ in expected), shares, strict=True))
    first = b.Column("What the last readings show", 1.5)
    caption = "What each metric shows, and what to expect of its target"
    return b.Table((first, *columns), rows, caption, 0, show_caption=False, tight=True)


def _rows(lines: tuple[MetricLine, ...]) -> list[tuple[b.Runs, Wanted]]:
    """Give the rows: three always, the others where a metric is in them."""
    variations = {line.analysis.variation for line in lines}
    rows = [
        _row(signs.CONCERN, "Concern", "worse than usual", _WORSE),
        _row(signs.USUAL, NO_PATTERN, "usual variation", {Variation.COMMON}),
        _row(signs.BETTER, "Improvement", "better than usual", _IMPROVED),
    ]
    if variations & _CHANGED:
        rows.insert(1, _row(signs.NEUTRAL, "Change to explain", "neither way is better", _CHANGED))
    if None in variations:
        head = b.text("Not enough readings", bold=True)
        rows.append((head, lambda line: line.analysis.variation is None))
    return rows


def _row(
    forms: Iterable[PointForm], name: str, note: str, wanted: frozenset[Variation] | set[Variation]
) -> tuple[b.Runs, Wanted]:
    head = (
        *signs.shapes(forms),
        b.Run(name, bold=True),
        *b.quiet(f"\n{note}"),
    )
    return head, lambda line: line.analysis.variation in wanted


def _columns(lines: tuple[MetricLine, ...]) -> list[tuple[str, Wanted]]:
    """Give the columns: those never met where there are any, and last those that are not judged."""
    used = {expected_head(line.analysis) for line in lines}
    missed = EXPECTED[Assurance.FAIL]
    bare = {NEVER_MET} if NEVER_MET not in used else {missed} - used
    rest = [line for line in lines if not expected_head(line.analysis)]
    told = [one for one in (_NOT_JUDGED, _NO_TARGET) if any(map(_expects(one), rest))]
    return [
        (head, _expects(head))
        for head in (*(one for one in HEADS if one not in bare), *(told or [_NO_TARGET]))
    ]


_NOT_JUDGED, _NO_TARGET = "Target, but no limits to judge it", "No target"


def _expects(head: str) -> Wanted:
    return lambda line: _head_of(line) == head


def _head_of(line: MetricLine) -> str:
    """Give the head a metric stands under; one with a target that no limits judge is not without one."""
    return expected_head(line.analysis) or (_NOT_JUDGED if line.target else _NO_TARGET)


def _names(lines: tuple[MetricLine, ...], shows: Wanted, expects: Wanted) -> b.Runs:
    found = [line for line in lines if shows(line) and expects(line)]
    if not found:
        return signs.NONE
    runs: list[b.Run] = []
    for line in found:
        name = b.Run(shortened(line.name, _LONGEST), bold=signs.is_outcome(line))
        runs += [b.Run("\n"), name] if runs else [name]
        runs += b.quiet(f" (until {signs.kept(line.latest_when)})") if line.stale else ()
    return tuple(runs)


_COLUMNS = (
    b.Column("Metric", 2.75),
    b.Column("Latest", 1.25, b.Align.END),
    b.Column("Target", 0.8, b.Align.END),
    b.Column("Last 24 readings", 1.5),
    b.Column("Summary", 3.95),
)


def _gap(judgement: Judgement, line: MetricLine) -> Counted:
    return national_gap_words(judgement.workspace, judgement.pack, line, judgement.today)


def _aside(judgement: Judgement, line: MetricLine) -> str:
    """Say until when a finding that readings are due was set aside; the reason stands with the findings."""
    found = (one.accepted for one in judgement.accepted if one.record == line.metric_id)
    until = max((one.until for one in found if one and one.until), default=None)
    return f"Set aside until {short_day(until)}." if line.stale and until else ""


def rows_table(lines: tuple[MetricLine, ...], gaps: Mapping[str, Counted]) -> b.Table:
    """Give a row for each metric.

    Args:
        gaps: what is missing to what is asked of every trust, by the metric's id.
    """
    rows = tuple(_metric_row(line, gaps[line.metric_id]) for line in lines)
    return b.Table(_COLUMNS, rows, "Every metric", 0, show_caption=False, tight=True)


def _metric_row(line: MetricLine, gap: Counted) -> tuple[b.Cell, ...]:
    unit = signs.unit_words(line)
    alt = sparkline_words(line.analysis, line.subject)
    phone = sparkline(line.analysis, alt, *_PHONE)
    spark = replace(sparkline(line.analysis, alt, *_SPARK), narrow=phone)
    target = signs.short_latest(line, line.analysis.options.target)
    told = "\n".join(filter(None, (unit, signs.second_target(line))))
    return (
        (signs.named(line), *(b.quiet(f"\n{told}") if told else ())),
        _latest(line),
        b.text(target) or signs.NONE,
        spark if spark.marks else signs.NONE,
        _summary(line, gap),
    )


def _latest(line: MetricLine) -> b.Runs:
    last = line.analysis.last
    if last is None:
        return signs.NONE
    value = b.Run(signs.short_latest(line, last.value), bold=True)
    month = signs.kept(line.latest_when)
    if line.stale:
        return (
            value,
            *b.quiet(f"\n{month}\n"),
            b.Run(f"{line.due} missing", bold=True, ink=Ink.CAUTION),
        )
    return (value, *b.quiet(f"\n{month}"))


def _summary(line: MetricLine, gap: Counted) -> b.Runs:
    read, decimals = line.analysis, line.subject.decimals
    wide = too_wide_words(read, decimals)
    brief = sentence_end(". ".join(filter(None, (brief_finding(read, line.subject), wide))))
    found = until_words(brief, read, line.due)
    outlook = outlook_words(read)
    return (
        *signs.line_sign(line),
        b.Run(" ".join(filter(None, (since_words(read, decimals), found)))),
        *((b.Run(" "), *b.text(gap, bold=True)) if gap else ()),
        *(b.quiet(f"\n{outlook}") if outlook else ()),
    )
