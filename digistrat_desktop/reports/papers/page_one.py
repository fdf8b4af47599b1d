"""Page one of the board report: the decision, on one A4, and nothing on it is cut.

What a page cannot hold beside long texts stands elsewhere, and the page says where.
Source: docs/spec/reports-pdf.md#board-report.
"""

from collections.abc import Callable
from dataclasses import replace

from digistrat_desktop.analysis.answers.advice import reason_words
from digistrat_desktop.analysis.answers.position import questions_asked
from digistrat_desktop.analysis.because import reasons, shortage_reason
from digistrat_desktop.analysis.charts.drawing import Ink
from digistrat_desktop.analysis.count_words import is_hardly_answered, lead_words, levels_words
from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.analysis.findings.rules import (
    LAW_BROKEN,
    LAW_TO_CHECK,
    RULES,
    Family,
    Finding,
)
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.analysis.measures.metric_lines import MetricLine
from digistrat_desktop.analysis.plans.options import (
    AS_PLANNED,
    MOST_UNCOSTED,
    Option,
    Options,
    advised,
    board_options,
    option_money,
    uncosted_words,
    wait_words,
)
from digistrat_desktop.domain.counted import Counted, by_number, some_of, together
from digistrat_desktop.domain.frameworks.framework import SectionKind
from digistrat_desktop.domain.words import day_words, listed, sentence_case, short_day, small_first
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.measures.exceptions import unaided
from digistrat_desktop.reports.papers.actions import late_words
from digistrat_desktop.reports.papers.cover import (
    front_facts,
    key_facts,
    line_of_trust,
    line_over_title,
)
from digistrat_desktop.reports.papers.wording import Room
from digistrat_desktop.reports.text_door import clean_line, sentence_end

_PARTS = ("facts", "figures", "so_what", "because", "options")  # what matters least first


def fitted_room(judgement: Judgement, fits: Callable[[b.Blocks], bool]) -> Room:
    """Give what one page has room for; `fits` tells.

    Where even the least runs over, page one runs on to the next page, whole.
    """
    room = Room()
    for part in _PARTS:
        if fits(page_one(judgement, room)):
            break
        room = replace(room, **{part: False})
    for part in reversed(_PARTS):  # what a later part made room for comes back
        wider = replace(room, **{part: True})
        if wider != room and fits(page_one(judgement, wider)):
            room = wider
    return room


def page_one(judgement: Judgement, room: Room) -> b.Blocks:
    return (
        line_over_title(judgement),
        b.Heading(1, judgement.title),
        b.said(_lead(judgement, room), b.TextStyle.LEAD),
        line_of_trust(judgement),
        *((b.KeyFigures(key_facts(judgement)),) if room.figures else ()),
        _asks(judgement, room),
        *_things(judgement, room),
        *_duties(judgement),
        *_facts(judgement, room),
    )


def _lead(judgement: Judgement, room: Room) -> Counted:
    """Give the lead; beside key figures it says the levels, and what these do not say."""
    if not room.figures:
        return judgement.lead
    rest = lead_words(judgement.previous, judgement.counts, beside_figures=True)
    area = judgement.section(SectionKind.ALIGNMENT)
    if area is None or is_hardly_answered(judgement.counts):
        return rest
    levels = levels_words(area, judgement.counts.sections[area.section.id])
    return together(filter(None, (levels, rest)), " ")


def _asks(judgement: Judgement, room: Room) -> b.Block:
    asks = [ask for ask in (judgement.front.asks if judgement.front else ()) if ask.strip()]
    known = board_options(judgement.reality, judgement.scenarios, judgement.goals)
    items = asks or [f"note the position at {day_words(judgement.assessment.as_of)}"]
    whys = reasons(judgement, items) if room.because else tuple(Counted() for _ in items)
    advice = judgement.front.advice.strip() if judgement.front else ""
    asked = tuple(_ask(ask, why) for ask, why in zip(items, whys, strict=True))
    told: list[b.Block] = [b.NumberedList(asked, tight=True)]
    if known is not None and room.options:
        why = shortage_reason(judgement, whys) if room.because else Counted()
        told += _options(judgement, known, why, is_asked=bool(asks))
    elif known is not None:
        told.append(
            b.Paragraph(b.more("Options and what each costs", "reality"), b.TextStyle.SMALL)
        )
    elif asks:
        told.append(b.said(_NO_OPTIONS, b.TextStyle.SMALL))
    if advice:
        runs = (b.Run("Advised: ", bold=True), *b.text(sentence_end(advice)))
        told.append(b.Paragraph(runs, b.TextStyle.TIGHT))
    elif asks:
        told.append(b.said("The paper has no advice.", b.TextStyle.SMALL))
    return b.Callout("The board is asked to", tuple(told), tight=True)


def _ask(ask: str, why: str) -> b.Runs:
    """Give a request, and on a line of its own what the data say of what it names."""
    if not why:
        return b.text(ask)
    told = tuple(replace(run, ink=Ink.SECONDARY) for run in b.text(why))
    return (*b.text(ask), b.Run("\n"), *told)


_MONEY, _AMOUNT = 2.5, 1.75  # shares of a row: sums of money say what later years need, too
_ESSENTIAL = "Essential: no less will do."
_NO_OPTIONS = "No options are recorded, so this paper cannot say what each would cost."


def _options(judgement: Judgement, known: Options, why: str, *, is_asked: bool) -> list[b.Block]:
    advice = judgement.front.advice if judgement.front else ""
    shares = {
        "Choose one option" if is_asked else "Option": 1.45,
        **{
            name: _MONEY if any("£" in one.costs[at] for one in known.options) else _AMOUNT
            for at, name in enumerate(known.resources)
        },
        "Objectives that wait or cannot be met": 3.35,
    }
    chosen = advised(known, advice)
    rows = tuple(
        (_option(one, chosen, stands=is_asked), *map(b.text, one.costs), b.text(wait_words(one)))
        for one in known.options
    )
    marked = tuple(n for n, one in enumerate(known.options) if one is chosen)
    table = replace(b.grid("Options and what each costs", shares, rows), marked=marked)
    short = listed(known.always_short)
    always = [f"In every option essential needs are short: {short}."] if short else []
    bare = uncosted_words(known.uncosted, MOST_UNCOSTED)
    graded = any("essential" in cost for one in known.options for cost in one.costs)
    key = _ESSENTIAL if graded else ""
    said = b.text(together((why, key, _outside(judgement), *always, *known.told, bare), " "))
    if len(known.uncosted) > MOST_UNCOSTED:
        said = (*said, b.Run(" "), *b.more("All are named with the reality check", "reality"))
    if option_money(judgement.reality, judgement.scenarios):
        said = (*said, b.Run(" "), *b.more("Money by year", "money"))
    return [table, b.Paragraph(said, b.TextStyle.SECONDARY)]


def _outside(judgement: Judgement) -> str:
    """Name what limits or blocks and the strategy leaves out: what it takes is in no plan and no cost."""
    ignored = judgement.constraints.ignored if judgement.constraints else ()
    names = [f"“{line.item.item.title}”" for line in ignored]
    if not names:
        return ""
    return together(("Not in these figures: ", some_of(names, MOST_UNCOSTED, _LEFT_OUT), "."))


_LEFT_OUT = CountOf.SERIOUS_NOT_MENTIONED


def _option(option: Option, chosen: Option | None, *, stands: bool) -> b.Runs:
    """Give an option by its name, what it assumes, and of the plan that it stands if nobody chooses."""
    if stands and option.title == AS_PLANNED and option is not chosen:
        return b.Run(option.title, bold=True), b.Run(", if none is chosen")
    assumes = "; ".join(one for one in option.assumes if _unquoted(one) != _unquoted(option.title))
    more = (b.Run(f". {assumes}."),) if assumes else ()
    mark = (b.Run("Advised: ", bold=True, ink=Ink.DEEP),) if option is chosen else ()
    return (*mark, b.Run(option.title, bold=True), *more)


def _unquoted(words: str) -> str:
    return words.replace("“", "").replace("”", "").casefold()


def _things(judgement: Judgement, room: Room) -> b.Blocks:
    if not judgement.three:
        words = (
            "No findings the board needs to know. This can also mean that few questions are "
            "answered."
        )
        heading = b.Heading(2, "What matters most", "three-things", tight=True)
        return heading, b.said(words, b.TextStyle.TIGHT)
    rows = [_thing(judgement, at, one, room) for at, one in enumerate(judgement.three, 1)]
    one, several = "{n} thing that matters most", "{n} things that matter most"
    many = by_number(len(rows), CountOf.MATTER_MOST, one, several)
    shares = {"No.": 0.4, "What we found, and so what": 7.6, "Who acts": 2.75, "By": 1.5}
    return b.Heading(2, many, "three-things", tight=True), b.grid("What matters most", shares, rows)


def _thing(judgement: Judgement, place: int, finding: Finding, room: Room) -> tuple[b.Runs, ...]:
    why = so_what(judgement, finding) if room.so_what else ""
    said = (*b.text(finding.sentence, bold=True), *b.text(f" {why}" if why else ""))
    actions = judgement.actions_for(finding)
    if not actions:
        return b.text(str(place)), said, b.text(judgement.no_action), b.text("no date")
    first = actions[0]
    owner = judgement.names.get(first.owner_id or "", "") or "No owner"
    state = small_first(late_words(judgement, first) or first.status.label)
    return (
        b.text(str(place)),
        said,
        b.text(f"{owner}: {small_first(first.title)}"),
        b.text(f"{short_day(first.due)}, {state}"),
    )


def _duties(judgement: Judgement) -> b.Blocks:
    """Name every answer that can breach a duty in law, whatever else is found of it or accepted."""
    titles = {str(item.item.id): item.item.title for _, item in questions_asked(judgement.position)}
    named = [
        f"“{titles[one.record]}” ({how}; {_who_acts(judgement, one)})"
        for rule, how in _DUTIES.items()
        for one in (*judgement.findings, *judgement.accepted)
        if one.rule == rule
    ]
    if not named:
        return ()
    runs = (b.Run("Duties in law: ", bold=True), b.Run(f"{'; '.join(named)}."))
    return (b.Paragraph(runs, b.TextStyle.SMALL),)


def _who_acts(judgement: Judgement, finding: Finding) -> str:
    first = next(iter(judgement.actions_for(finding)), None)
    if first is None:
        return small_first(judgement.no_action)
    owner = judgement.names.get(first.owner_id or "", "") or "no owner"
    return f"{owner}, {short_day(first.due)}" if first.due else owner


_DUTIES = {LAW_BROKEN: "as worded, a breach", LAW_TO_CHECK: "can be a breach"}

_ROOM = 260  # characters of a reason on page one; a longer one stands whole with its question
_SO = {
    Family.MOVEMENT: "The board cannot rely on it until it is explained.",
    Family.UNSUPPORTED_OBJECTIVE: "Digital work does little for it.",
    Family.CLAIMED_ONLY: "The board cannot rely on this level until evidence backs it.",
    Family.CAPACITY: "Not everything in the plan can be done.",
}


def so_what(judgement: Judgement, finding: Finding) -> str:
    """Say what follows: the trust's own reason where it is short enough to stand whole."""
    line = next((one for one in judgement.metrics if one.metric_id == finding.record), None)
    if line is not None:
        return together((_of_metric(line), unaided(judgement, line)), " ")
    if finding.rule in {"severe constraint not mentioned", "slipped back"}:
        reason = _reason(judgement, finding)
        if reason:
            return reason
    return _SO.get(finding.family, sentence_end(RULES[finding.rule].advice))


def _reason(judgement: Judgement, finding: Finding) -> str:
    answers = {str(item.item.id): item.response for _, item in questions_asked(judgement.position)}
    response = answers.get(finding.record)
    if response is None:
        return ""
    moved = response.movement_reason if finding.family is Family.MOVEMENT else ""
    said = clean_line(moved or reason_words(response, judgement.move_of(finding.record)))
    return sentence_end(said) if 0 < len(said) <= _ROOM else ""


def _of_metric(line: MetricLine) -> str:
    latest = f"{line.latest} in {line.latest_when}" if line.latest else ""
    target = f"target {line.target}" if line.fails_target and line.target else ""
    said = "; ".join(filter(None, (latest, target)))
    return f"{sentence_case(said)}." if said else ""


_ELSEWHERE = frozenset(
    {"Meeting", "Advice", "Date of the meeting", "Agenda item", "Recommendation"}
)


def _facts(judgement: Judgement, room: Room) -> b.Blocks:
    if not room.facts:
        return (b.Paragraph(b.more("Front sheet", "about"), b.TextStyle.SMALL),)
    facts = [(n, said) for n, said in front_facts(judgement) if n not in _ELSEWHERE]
    people = [_named(name, sentence_end(said)) for name, said in facts if said and name in _PEOPLE]
    told = [
        _named(name, said) for name, said in facts if said and name not in {*_PEOPLE, "Purpose"}
    ]  # the purpose stands with the status
    named = tuple(run for at, one in enumerate(people) for run in (*_GAP[: at > 0], *one))
    lines = [b.Paragraph(runs, b.TextStyle.SMALL) for runs in told]
    half = (len(lines) + 1) // 2
    return (
        b.RuleLine(),
        *((b.Paragraph(named, b.TextStyle.SMALL),) if named else ()),
        *((b.TwoColumns(tuple(lines[:half]), tuple(lines[half:])),) if lines else ()),
    )


_PEOPLE = ("Author", "Lead director")  # they share the first line
_GAP = (b.Run(" "),)


def _named(name: str, said: str) -> b.Runs:
    """Put the name of a fact before it, unless it begins with that itself."""
    if said.casefold().startswith(name.casefold()):
        return (b.Run(said[: len(name)], bold=True), *b.text(said[len(name) :]))
    return (b.Run(f"{name}: ", bold=True), *b.text(said))
