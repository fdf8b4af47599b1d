"""A block for each outcome to decide on or explain: the chart, what it says, why, who does what by when.

Source: docs/spec/reports-pdf.md#metrics.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from digistrat_desktop.analysis.charts.drawing import PHONE_WIDTH, Ink
from digistrat_desktop.analysis.charts.frame import ChartOptions
from digistrat_desktop.analysis.charts.spark import small_multiple, sparkline_words
from digistrat_desktop.analysis.charts.trend import draw_line
from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.analysis.findings.rules import Family
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.analysis.measures.exceptions import Ground, MetricException, exceptions_of
from digistrat_desktop.analysis.measures.metric_lines import MetricLine
from digistrat_desktop.analysis.measures.outlook import (
    STILL_SHORT,
    expected_head,
    expected_words,
    outlook_words,
)
from digistrat_desktop.analysis.measures.remarks import earlier_limits, limits_basis, longer_words
from digistrat_desktop.analysis.measures.spc.rows import moment_words, place_of, when_words
from digistrat_desktop.analysis.measures.spc.values import Assurance
from digistrat_desktop.analysis.measures.words import NO_PATTERN, OUTSIDE_NOW, format_number
from digistrat_desktop.domain.counted import Counted, by_number, number, together
from digistrat_desktop.domain.trust.actions import Acknowledgement
from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.domain.trust.strategy import AlignmentLink, Initiative, Objective
from digistrat_desktop.domain.words import day_words, listed, short_day, small_first
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.measures import signs
from digistrat_desktop.reports.text_door import sentence_end

FOR_A_BOARD = 4
_LEADS_ALONE = "leading improves, outcome does not"  # the rule's name
_SHARE = 0.575
_CHART = ChartOptions(width=284, height=116, text_size=8, profile=False, latest_signal=True)
_PHONE = ChartOptions(
    width=PHONE_WIDTH, height=230, text_size=12, profile=False, latest_signal=True
)
_SMALL = (87.0, 46.0)
_A_ROW = 5


def exceptions(judgement: Judgement, most: int = FOR_A_BOARD) -> b.Blocks:
    """Give the blocks of the worst exceptions; the others are named in one line."""
    found = exceptions_of(judgement.metrics)
    if not found:
        return ()
    title = judgement.counts.chosen(
        CountOf.EXCEPTIONS,
        "{n} outcome to explain: {grounds}",
        "{n} outcomes to explain: {grounds}",
        grounds=together(_grounds(found), ", "),
    )
    blocks: list[b.Block] = [b.PageBreak(), b.Heading(2, title, "exceptions")]
    for at, one in enumerate(found[:most]):
        blocks += [b.RuleLine()] if at else []
        blocks += _block(judgement, one)
    drawn = [line for one in found[:most] for line in _drawn(one)]
    blocks.insert(2, signs.key(tuple(blocks), signs.latest_forms(drawn)))
    rest = [f"“{one.outcome.name}”" for one in found[most:]]
    if rest:
        words = f"Also to explain, with no chart here: {listed(rest)}."
        blocks.append(b.said(words))
    return tuple(blocks)


_GROUNDS = {
    Ground.CONCERN: ("{n} of concern", "{n} of concern"),
    Ground.MISSED: ("{n}{more} off target", "{n}{more} off target"),
    Ground.UNMOVED: ("{n}{more} not improving", "{n}{more} not improving"),
}


def _grounds(found: Iterable[MetricException]) -> Iterator[Counted]:
    """Say how many are exceptions on which ground, the worst first; together they are all."""
    grounds = [one.ground for one in found]
    for ground, words in _GROUNDS.items():
        if many := grounds.count(ground):
            more = " more" if ground > min(grounds) else ""
            said = (one.replace("{more}", more) for one in words)
            yield by_number(many, f"outcomes to explain: {ground.name.lower()}", *said)


def all_exceptions(judgement: Judgement) -> b.Blocks:
    """Give every exception a block."""
    return exceptions(judgement, judgement.counts.of(CountOf.EXCEPTIONS))


def _block(judgement: Judgement, one: MetricException) -> b.Blocks:
    line = one.outcome
    head = (
        b.Heading(3, exception_title(one), tight=True),
        b.said(f"{subtitle(line)}{_led_by(one)}", b.TextStyle.SECONDARY),
        b.TwoColumns((chart_figure(line),), _told(judgement, one), _SHARE),
    )
    return (b.KeepTogether(head), *_leading(one))


def chart_figure(line: MetricLine, options: ChartOptions = _CHART) -> b.Figure:
    """Draw a metric for the page, and for the width of a phone."""
    return b.Figure(replace(draw_line(line, options), narrow=draw_line(line, _PHONE)))


def exception_title(one: MetricException) -> str:
    """Say the finding: what happened, or what does not although its leading metrics improve."""
    line = one.outcome
    if one.ground is Ground.CONCERN:
        return short_title(line)
    if one.ground is Ground.MISSED and line.is_better:
        return f"{short_title(line)}, and {STILL_SHORT} the target"
    if one.ground is Ground.MISSED:
        return (
            f"{line.name}: {small_first(NO_PATTERN)}, {small_first(expected_head(line.analysis))}"
        )
    if len(one.leading) == 1:
        return f"{line.name} does not improve, while its leading metric does"
    return by_number(
        len(one.improving),
        f"leading metrics that improve, of {line.name}",
        "{outcome} does not improve, while {n} of its {every} leading metrics does",
        "{outcome} does not improve, while {n} of its {every} leading metrics do",
        outcome=line.name,
        every=number(len(one.leading), f"leading metrics of {line.name}"),
    )


def short_title(line: MetricLine) -> str:
    """Give the finding without what the chart beside it shows anyway."""
    return line.title.removesuffix(f", {OUTSIDE_NOW}")


def subtitle(line: MetricLine) -> str:
    """Say unit, span, which way is better, where the limits come from and what they were before."""
    points = line.analysis.points
    span = f"{moment_words(points[0].period)} to {moment_words(points[-1].period)}"
    unit, _, better = signs.unit_words(line).partition("; ")
    parts = [", ".join(filter(None, (unit, span))), better]
    said = (
        "; ".join(part for part in parts if part),
        limits_basis(line.analysis),
        _STEPPED if _is_stepped(line) else "",
    )
    return " ".join((*(f"{part}." for part in said if part), *_earlier(line)))


_STEPPED = "They step because each also follows how many were counted"


def _is_stepped(line: MetricLine) -> bool:
    """Tell if readings of one stretch have limits of their own, by what each was counted of."""
    group = line.analysis.groups[-1] if line.analysis.groups else None
    if group is None or group.by_hand:
        return False
    rows = line.analysis.points[group.first : group.first + group.count]
    return len({row.limits.upper for row in rows if row.value is not None}) > 1


def _earlier(line: MetricLine) -> Iterator[str]:
    return (f"{said}." for said in earlier_limits(line.analysis, line.subject.decimals))


def _told(judgement: Judgement, one: MetricException) -> b.Blocks:
    line = one.outcome
    return (
        _part("What it says", b.text(f"{together((says(line), unaided(judgement, line)), ' ')}")),
        *((_part("Forecast", b.text(line.forecast)),) if line.forecast else ()),
        *_why_or_aside(judgement, one),
        *_actions(judgement, line),
    )


def _why_or_aside(judgement: Judgement, one: MetricException) -> Iterator[b.Block]:
    """Say what was set aside of it and why, and what stands all the same."""
    aside = _set_aside(judgement, one)
    standing = [line.name for line in _found_about(one) if line.metric_id not in aside]
    told: dict[tuple[str, date | None], list[str]] = {}
    for line in _found_about(one):
        if (kept := aside.get(line.metric_id)) is not None:
            told.setdefault((kept.reason, kept.until), []).append(line.name)
    for (reason, until), names in told.items():
        label = f"Set aside until {day_words(until)}" if until else "Set aside"
        only = f", for {_quoted(names)} only" if standing or len(told) > 1 else ""
        yield _part(f"{label}{only}", b.text(sentence_end(reason)))
    if not told:
        yield _part("Why", b.text(_why(one.outcome)))
    elif standing:
        yield b.said(f"What was found about {_quoted(standing)} stands.", b.TextStyle.TIGHT)


def _quoted(names: Iterable[str]) -> str:
    return listed([f"“{name}”" for name in names])


def _led_by(one: MetricException) -> str:
    """Name the leading metrics that should improve it, where none is drawn under it."""
    if one.ground is Ground.UNMOVED or not one.leading:
        return ""
    rest = [line.name for line in one.leading if not line.is_better]
    named = (("improving", [line.name for line in one.improving]), ("not improving", rest))
    said = "; ".join(f"{listed(names)} ({how})" for how, names in named if names)
    return f" Leading: {said}."


def _part(label: str, words: b.Runs) -> b.Paragraph:
    head = b.Run(f"{label}\n", bold=True, ink=Ink.SECONDARY)
    return b.Paragraph((head, *words), b.TextStyle.TIGHT)


def says(line: MetricLine) -> str:
    """Say the latest value against its limits, and what to expect of the target."""
    last = line.analysis.last
    if last is None:
        return ""
    beyond = f", {_beyond(line)}" if last.outside else ""
    longer = f"{told} " if (told := longer_words(line.analysis)) else ""
    return f"{signs.kept(line.latest)} {when_words(last.period)}{last.caveat}{beyond}. {longer}{_outlook(line)}".rstrip()


def unaided(judgement: Judgement, line: MetricLine) -> str:
    """Say that no planned initiative is linked to an objective this outcome tells of, where none is."""
    held = judgement.workspace
    ours = {str(one.id) for one in held.all(Objective) if line.metric_id in one.metric_ids}
    planned = {str(one.id) for one in held.all(Initiative) if one.status.in_plan}
    links = (one for one in held.all(AlignmentLink) if one.strength)
    aided = any(one.objective_id in ours and one.initiative_id in planned for one in links)
    return "" if aided or not planned else "No initiative aims at it."


def _beyond(line: MetricLine) -> str:
    last = line.analysis.last
    limits, decimals = line.analysis.groups[-1].limits, line.subject.decimals
    if last is not None and last.relative == 1:
        return f"above the upper limit of {format_number(limits.upper, decimals)}"
    return f"below the lower limit of {format_number(limits.lower, decimals)}"


def _outlook(line: MetricLine) -> str:
    """Say why the target will be missed where it will; else what the table says."""
    found = line.analysis
    target, limits = found.options.target, found.groups[-1].limits
    if found.assurance is not Assurance.FAIL or target is None or limits.upper is None:
        return outlook_words(found)
    decimals = line.subject.decimals
    shown = signs.short_latest(line, target)
    if target > limits.upper:
        where = f"above the upper limit of {format_number(limits.upper, decimals)}"
    else:
        where = f"below the lower limit of {format_number(limits.lower, decimals)}"
    expected = expected_words(found.assurance, found.variation, "it")
    return f"The target of {shown} is {where}, so {expected}."


def _why(line: MetricLine) -> str:
    """Give the notes on the readings of the latest signal; nothing else in the data says why."""
    rows = line.analysis.points[line.analysis.signal_from :]
    notes = [(row, line.notes.get(place_of(row.period), "")) for row in rows]
    said = [f"{moment_words(row.period)}: {sentence_end(note)}" for row, note in notes if note]
    return " ".join(said) or "No reason is recorded."


def _found_about(one: MetricException) -> tuple[MetricLine, ...]:
    """Give the metrics whose findings make it an exception."""
    return one.improving if one.ground is Ground.UNMOVED else (one.outcome,)


def _set_aside(judgement: Judgement, one: MetricException) -> dict[str, Acknowledgement]:
    """Give what was set aside of those findings, by the metric each is about."""
    ids = {line.metric_id for line in _found_about(one)}
    unmoved = one.ground is Ground.UNMOVED
    return {
        f.record: f.accepted
        for f in judgement.accepted
        if f.accepted is not None
        and f.record in ids
        and (f.rule == _LEADS_ALONE if unmoved else f.family is Family.OUTCOME_CONCERN)
    }


_ACTION = "Action, owner and date"
_ON_TARGET = "On target, so none is needed."


def _actions(judgement: Judgement, line: MetricLine) -> Iterator[b.Block]:
    """Give the open actions that help the metric with owner and date; or that there is none."""
    found = judgement.actions_on(line.metric_id)
    if not found:
        metric = judgement.workspace.find(Metric, line.metric_id)
        owner = judgement.names.get((metric.owner_id if metric else "") or "", "") or "no one"
        whose = f"Who owns the metric: {owner}"
        if line.on_target:
            yield _part(_ACTION, b.text(f"{_ON_TARGET}\n{whose}"))
            return
        *said, last = b.text(judgement.no_action, bold=True)
        ended = (*said, replace(last, text=f"{last.text}."))
        none = tuple(replace(run, ink=Ink.CAUTION) for run in ended)
        yield _part(_ACTION, (*none, b.Run(f"\n{whose}")))
    for action in found:
        owner = judgement.names.get(action.owner_id or "", "") or "No owner"
        status = small_first(action.status.label)
        yield _part(
            _ACTION,
            b.text(f"{sentence_end(action.title)}\n{owner}, {short_day(action.due)}; {status}"),
        )


def _leading(one: MetricException) -> b.Blocks:
    """Draw the leading metrics of an outcome that does not follow them, over its months."""
    if one.ground is not Ground.UNMOVED:
        return ()
    lines = one.leading
    rows = [lines[at : at + _A_ROW] for at in range(0, len(lines), _A_ROW)]
    charts = [b.ChartRow(tuple(_small(line, one.outcome) for line in row), _A_ROW) for row in rows]
    name = f"leading metrics of {one.outcome.name}"
    told = by_number(
        len(lines),
        name,
        "{n} leading metric should improve it",
        "{n} leading metrics should improve it",
    )
    head = b.Paragraph(b.text(told, bold=True))
    first = b.KeepTogether((head, charts[0]))
    notes = [words for line in lines for words in (*baseline_notes(line), *_earlier(line))]
    said = (b.said(" ".join(notes), b.TextStyle.SECONDARY),) if notes else ()
    return (first, *charts[1:], *said)


def _drawn(one: MetricException) -> tuple[MetricLine, ...]:
    return (one.outcome, *(one.leading if one.ground is Ground.UNMOVED else ()))


def _small(line: MetricLine, outcome: MetricLine) -> b.SmallChart:
    points = outcome.analysis.points
    ends = points[0].period, points[-1].period
    alt = f"{line.name}: {sparkline_words(line.analysis, line.subject)}. {line.sentence}"
    latest = signs.short_latest(line, line.analysis.last.value) if line.analysis.last else ""
    target = signs.short_latest(line, line.analysis.options.target)
    unit = signs.unit_words(line)
    return b.SmallChart(
        (*signs.line_sign(line), b.Run(line.name, bold=True), *b.quiet(f"\n{unit}")),
        small_multiple(line.analysis, ends, alt, _SMALL),
        (
            b.Run(latest or "No readings", bold=True),
            b.Run(f" {signs.kept(line.latest_when)}"),
            *b.quiet(f"\nTarget {target}" if target else "\nNo target"),
        ),
    )


def baseline_notes(line: MetricLine) -> Iterator[str]:
    """Say where new limits begin, why, and where they come from."""
    group = line.analysis.groups[-1] if line.analysis.groups else None
    if group is None or not group.first:
        return
    since = moment_words(line.analysis.points[group.first].period)
    why = f" ({small_first(group.reason.rstrip('. '))})" if group.reason else ""
    basis = small_first(limits_basis(line.analysis))
    yield sentence_end(f"{line.name}: limits recalculated from {since}{why}; {basis}".rstrip("; "))
