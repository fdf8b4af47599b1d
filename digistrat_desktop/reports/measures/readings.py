"""Every reading, laid out by year and month, with what was flagged, revised or never reported.

Source: docs/spec/metrics.md#readings.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import cycle
from string import ascii_lowercase

from digistrat_desktop.analysis.answers.unsettled import values_apart
from digistrat_desktop.analysis.counts import CountOf, Counts
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.analysis.measures.metric_lines import MetricLine
from digistrat_desktop.analysis.measures.readings import ReadingGrid, grids_of
from digistrat_desktop.analysis.measures.remarks import (
    earlier_limits,
    limits_basis,
    limits_words,
    periods_in_words,
    remark_in_words,
)
from digistrat_desktop.analysis.measures.spc.rows import moment_words
from digistrat_desktop.analysis.measures.spc.values import PROVISIONAL, Apart, RemarkKind, SpcPoint
from digistrat_desktop.analysis.measures.words import (
    JUDGEMENTS,
    TO_EXPLAIN,
    calm_since,
    format_number,
    missing_words,
)
from digistrat_desktop.domain.counted import together
from digistrat_desktop.domain.periods.periods import Period
from digistrat_desktop.domain.trust.metrics import EarlierValue, Reading, ReadingState
from digistrat_desktop.domain.words import day_words, small_first
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.measures import signs
from digistrat_desktop.reports.measures.overview import by_importance
from digistrat_desktop.reports.text_door import sentence_end

_LETTERS = ascii_lowercase.replace(PROVISIONAL, "")
_WIDEST = 8  # characters of a value that twelve columns have room for
_MANY = 8  # columns from which a wide value has no room
_ABSENT = "missing"
_TRIAL = "trial limits"
_CALM_KEY = "As usual from: since the last pattern ended, or the first reading. "
_TOGETHER = 14  # rows that are kept on one page


def readings(judgement: Judgement) -> b.Blocks:
    """Give the readings of every metric that has some."""
    lines = [line for line in by_importance(judgement.metrics) if line.analysis.points]
    if not lines:
        return ()
    heading = b.Heading(2, "Readings by year and month", "readings")
    known = _known_on(judgement)
    key = b.Paragraph((*_key(judgement.counts, lines), *b.text(known)), b.TextStyle.SECONDARY)
    first, *rest = (block for line in lines for block in _metric(line))
    return (b.KeepTogether((heading, key, first)), *rest)


def _known_on(judgement: Judgement) -> str:
    """Say up to when figures were changed, where that is after the day the paper is judged at."""
    if judgement.assessed is None or not judgement.proof.changes:
        return ""
    last, as_of = judgement.proof.when.date(), judgement.assessment.as_of
    late = as_of is not None and last > as_of
    return f" Values as known on {day_words(last)}." if late else ""


def _key(counts: Counts, lines: list[MetricLine]) -> b.Runs:
    told = counts.chosen(
        CountOf.REVISED,
        "{readings|reading}: {readings with no value} with no value, {n} was revised.",
        "{readings|reading}: {readings with no value} with no value, {n} were revised.",
    )
    points = [point for line in lines for point in line.analysis.points]
    signed = signs.meanings(signs.latest_forms(lines))
    marks = (
        ("Signs mark the readings of a pattern that reaches the latest one. ", bool(signed)),
        (f"{PROVISIONAL}: provisional. ", any(point.is_provisional for point in points)),
        ("Underlined with a letter: revised. ", bool(counts.of(CountOf.REVISED))),
        ("No value: suppressed, or none reported. ", any(p.value is None for p in points)),
        (f"{_ABSENT}: nothing is recorded. ", any(map(_has_gap, lines))),
        (_CALM_KEY, any(map(_calm, lines))),
        ("Trial limits: fewer than 13 readings. ", any(map(_on_trial, lines))),
    )
    said = "".join(words for words, is_there in marks if is_there)
    return (*signed, *b.text(together((said, told))))


def _has_gap(line: MetricLine) -> bool:
    return line.analysis.remark(RemarkKind.GAP) is not None


def _on_trial(line: MetricLine) -> bool:
    """Tell whether the line above its readings says trial limits."""
    return _TRIAL in _basis(line)


@dataclass(frozen=True, slots=True)
class _Marked:
    """A metric with the letter of each of its revised readings."""

    line: MetricLine
    letters: Mapping[Period, str]
    marked_from: int  # place of the first reading whose sign is printed


def _metric(line: MetricLine) -> b.Blocks:
    revised = sorted((p for p, r in line.readings.items() if r.earlier), key=lambda p: p.start)
    letters = dict(zip(revised, cycle(_LETTERS), strict=False))
    marked = _Marked(line, letters, line.analysis.signal_from)
    tables = [_table(marked, grid) for grid in _fitting(line)]
    notes = " ".join(_notes(marked))
    blocks = (
        b.Heading(3, line.name, tight=True),
        b.said(_basis(line), b.TextStyle.SECONDARY),
        *tables,
        *((b.said(notes, b.TextStyle.SMALL),) if notes else ()),
    )
    short = sum(len(table.rows) for table in tables) <= _TOGETHER
    return (b.KeepTogether(blocks),) if short else blocks


def _notes(marked: _Marked) -> Iterator[str]:
    line = marked.line
    yield from (*_earlier(line), *_setting(line), *_unsigned(marked), *_kept_out(line))
    yield from (*_revisions(marked), *_missing(line))


def _basis(line: MetricLine) -> str:
    """Say unit, better way, limits with where they come from, and target."""
    latest, decimals = line.analysis.groups[-1], line.subject.decimals
    limits = latest.limits
    parts = [signs.unit_words(line), limits_basis(line.analysis)]
    if limits.lower is not None and limits.upper is not None and parts[1]:
        trial = f"{_TRIAL}, " if latest.trial else ""
        parts[1] = f"{parts[1]}: {trial}{limits_words(line.analysis, latest, decimals)}"
    elif limits.mean is not None and parts[1]:
        parts[1] = f"{parts[1]}: {format_number(limits.mean, decimals)}"
    target = signs.short_latest(line, line.analysis.options.target)
    parts += [f"Target {target}" if target else "No target", signs.second_target(line)]
    return " ".join(sentence_end(part) for part in (*parts, _calm(line)) if part)


def _fitting(line: MetricLine) -> tuple[ReadingGrid, ...]:
    """Turn a grid of many columns round where its numbers have no room in them."""
    grids = grids_of(line.analysis)
    decimals = line.subject.decimals
    widest = max(len(format_number(p.value, decimals)) for p in line.analysis.points)
    if widest <= _WIDEST or len(grids[0].columns) < _MANY:
        return grids
    return tuple(turned for grid in grids for turned in grid.turned())


def _table(marked: _Marked, grid: ReadingGrid) -> b.Table:
    columns = [b.Column(grid.head, 1.1), *(b.Column(c, 1.0, b.Align.END) for c in grid.columns)]
    known = set(marked.line.analysis.points[marked.marked_from :])
    rows = tuple(
        (b.text(name, bold=True), *(_cell(marked, point, known) for point in cells))
        for name, cells in grid.rows
    )
    caption = f"Readings of {marked.line.name}"
    return b.Table(tuple(columns), rows, caption, 0, show_caption=False, tight=True)


def _cell(marked: _Marked, point: SpcPoint | None, signalled: set[SpcPoint]) -> b.Runs:
    if point is None:
        return ()
    if point.value is None:
        return _without_value(marked.line, point)
    letter = marked.letters.get(point.period, "") if isinstance(point.period, Period) else ""
    flagged = point in signalled
    value = b.Run(
        format_number(point.value, marked.line.subject.decimals),
        bold=flagged,
        italic=point.is_provisional,
        underlined=bool(letter),
    )
    marks = "".join(f"{signs.NBSP}{mark}" for mark in (letter, point.mark) if mark)
    return (
        *((signs.point_sign(point),) if flagged else ()),
        value,
        *((b.Run(marks, italic=point.is_provisional),) if marks else ()),
    )


def _without_value(line: MetricLine, point: SpcPoint) -> b.Runs:
    if point.state is ReadingState.SUPPRESSED:
        return b.quiet("suppressed")
    if point.state is Apart.NOT_SETTLED:
        return b.quiet(missing_words(point))
    return signs.NONE if point in line.analysis.points else b.quiet(_ABSENT)


def _revisions(marked: _Marked) -> Iterator[str]:
    """Say what each revised reading was before, when it changed, and its note."""
    for period, letter in marked.letters.items():
        reading = marked.line.readings[period]
        steps = [before_words(marked.line, one) for one in reading.replaced]
        note = f": {reading.note}" if reading.note else ""
        yield sentence_end(f"{letter}: {period.label} was {', then '.join(steps)}{note}")


def before_words(line: MetricLine, one: EarlierValue) -> str:
    """Say what a reading was until which day: "8.9 until 19 October 2026"."""
    number = format_number(float(one.value), line.subject.decimals) if one.value else "not reported"
    return f"{number} until {day_words(one.day)}"


def _calm(line: MetricLine) -> str:
    """Say where the months begin of which other pages say that they have no unusual pattern."""
    since = calm_since(line.analysis, line.subject)
    return f"As usual from {moment_words(since.period)}" if since else ""


def _setting(line: MetricLine) -> Iterator[str]:
    """Say which readings set new limits, so that those outside them are known to be not judged."""
    found = line.analysis
    group = found.groups[-1]
    rows = found.points[group.first : found.judged_from]
    if not rows or group.limits.lower is None:
        return
    beyond = periods_in_words([row.period for row in rows if row.outside])
    outside = f" (outside: {beyond})" if beyond else ""
    whole = periods_in_words([row.period for row in rows])
    yield f"{whole} set these limits and are not judged{outside}."


def _earlier(line: MetricLine) -> Iterator[str]:
    """Give the limits before each new start, by which those readings were judged."""
    for said in earlier_limits(line.analysis, line.subject.decimals):
        yield f"{said}."


def _unsigned(marked: _Marked) -> Iterator[str]:
    """Name readings beyond the limits that have no sign, since their pattern does not reach the latest."""
    found = marked.line.analysis
    rows = found.points[found.judged_from : marked.marked_from]
    for side, where in ((1, "Above"), (-1, "Below")):
        beyond = [row for row in rows if row.outside and row.relative == side]
        if beyond:
            judged = JUDGEMENTS.get(beyond[0].kind, TO_EXPLAIN)
            named = periods_in_words([row.period for row in beyond])
            yield f"{where} the usual range earlier, {judged}, no sign now: {named}."


def _kept_out(line: MetricLine) -> Iterator[str]:
    remark = line.analysis.remark(RemarkKind.LEFT_OUT)
    if remark is not None:
        yield remark_in_words(line.analysis, remark, line.subject)


def _missing(line: MetricLine) -> Iterator[str]:
    """Say why readings have no value, where that is written down, and what is not settled."""
    for point in line.analysis.points:
        reading = _reading_of(line, point)
        apart = small_first(values_apart(reading, "value")) if reading is not None else ""
        if apart:
            yield sentence_end(f"{moment_words(point.period)}: {apart}")
        if point.value is None and reading is not None and reading.note:
            suppressed = point.state is ReadingState.SUPPRESSED
            state = "suppressed" if suppressed else missing_words(point)
            yield sentence_end(f"{moment_words(point.period)}: {state}: {reading.note}")


def _reading_of(line: MetricLine, point: SpcPoint) -> Reading | None:
    return line.readings.get(point.period) if isinstance(point.period, Period) else None
