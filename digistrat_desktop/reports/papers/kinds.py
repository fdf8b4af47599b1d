"""The kinds of report, and what each holds in which order.

The board report has what a board decides on, then an annex; the full report has everything, in the
order a careful reader asks for it.

Source: docs/spec/reports-pdf.md#board-report.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.reports.blocks import (
    MAIN,
    Blocks,
    BulletList,
    Document,
    Fold,
    Heading,
    KeepTogether,
    Run,
    Spacer,
    TwoColumns,
    text,
    walk,
)
from digistrat_desktop.reports.measures import charts, exceptions, overview, readings
from digistrat_desktop.reports.papers import (
    actions,
    constraints,
    findings,
    items,
    page_one,
    position,
    questions,
    reality,
    strategy,
)
from digistrat_desktop.reports.papers.audit import AUDIT
from digistrat_desktop.reports.papers.cover import (
    about_paper,
    contents,
    cover,
    glance,
    left_out_line,
    method,
)
from digistrat_desktop.reports.papers.elsewhere import ELSEWHERE, NAME
from digistrat_desktop.reports.papers.frame import document, header_words
from digistrat_desktop.reports.papers.progress import PROGRESS
from digistrat_desktop.reports.papers.wording import (
    NO_CASE,
    NO_METRIC,
    NO_SCENARIO,
    NO_STRATEGY,
    FittedSection,
    PaperSection,
    Recipe,
    Room,
)


def _fits() -> Callable[[Blocks], bool]:
    from digistrat_desktop.reports.pdf.render import Ruler  # noqa: PLC0415 - dear import

    return Ruler().fits_page


def _holds(judgement: Judgement) -> Callable[[Blocks], bool]:
    fits, said = _fits(), left_out_line(judgement)
    return lambda blocks: fits((*said, *blocks))


def _about(judgement: Judgement, room: Room) -> Blocks:
    """Set the levels aimed for beside what the paper is of where they are about as high."""
    targets, about = actions.targets_section(judgement), about_paper(judgement, fronted=room.facts)
    if targets and judgement.counts.of(CountOf.TARGETS) <= _BESIDE:
        return Spacer(), TwoColumns(targets, about, _TARGETS)
    return *targets, *about


def _no_exception(judgement: Judgement) -> str:
    return "No result needs a decision or an explanation." if judgement.metrics else NO_METRIC


_NO_CONSTRAINT = "No constraint is answered or recorded."
_NOTHING_FOUND = "No findings. This can also mean that few questions are answered."
_NO_READING = "No metric has readings."
_BESIDE = 14  # levels aimed for
_TARGETS = 0.47  # of the width: what the paper is of has the longer words
_POSITION = PaperSection(
    "position", "Position, changes and evidence", position.position_section, tab="Position"
)
_METRICS = PaperSection("measures", "Metrics", overview.overview, tab="Metrics", nothing=NO_METRIC)
BOARD = (
    FittedSection("glance", "Page 1 at a glance", page_one.page_one, fixed=True, tab="Decision"),
    _POSITION,
    _METRICS,
    PaperSection(
        "exceptions",
        "Results to decide on or explain",
        exceptions.exceptions,
        nothing=_no_exception,
    ),
    PaperSection(
        "constraints",
        "Constraints and who deals with them",
        constraints.constraints_section,
        tab="Constraints",
        nothing=_NO_CONSTRAINT,
    ),
    PaperSection(
        "reality",
        "Reality check: what will not fit",
        reality.reality_brief,
        nothing=reality.nothing_to_check,
    ),
    PaperSection(
        "scenarios",
        "Scenarios compared with the plan",
        reality.scenarios_brief,
        nothing=NO_SCENARIO,
    ),
    PaperSection(
        "steps",
        "Actions and decisions",
        actions.actions_on_page,
        tab="Actions",
        nothing="No action or decision is recorded.",
    ),
    PaperSection(
        "questions",
        "Questions to ask",
        questions.questions_section,
        nothing="Nothing found leads to a question.",
    ),
    FittedSection("about", "Levels aimed for, and about this paper", _about),
    PaperSection(
        "strategy",
        "Summary of the strategy",
        strategy.strategy_brief,
        folded=True,
        nothing=NO_STRATEGY,
    ),
    PaperSection(
        "money",
        "What each option costs, by year",
        reality.money_of_options,
        folded=True,
        nothing="No option has costs by year.",
    ),
    PaperSection("cases", "Cases for change", strategy.cases_brief, folded=True, nothing=NO_CASE),
    PaperSection(
        "findings", "What we found", findings.findings_brief, folded=True, nothing=_NOTHING_FOUND
    ),
    PaperSection(
        "reflection",
        "Board reflection",
        items.reflection,
        folded=True,
        nothing="No prompt of board reflection is answered.",
    ),
    PaperSection(
        "names", "Annex: short names, and what levels mean", position.names_section, folded=True
    ),
    PaperSection(
        "readings",
        "Annex: readings by year and month",
        readings.readings,
        folded=True,
        nothing=_NO_READING,
    ),
)


_FOR = (
    "Every question with its answer, evidence, reason and target, the strategy and its "
    "reality check, and every metric with its chart."
)


def _cover(judgement: Judgement) -> Blocks:
    return cover(judgement, "Digital strategy assessment", _FOR, for_meeting=True)


FULL = (
    PaperSection("cover", "Title page and front sheet", _cover, fixed=True),
    PaperSection("contents", "Contents", contents),
    PaperSection("glance", "At a glance", glance),
    PaperSection("method", "How we assessed", method, folded=True),
    replace(_POSITION, make=position.position_in_full),
    PaperSection(
        "strategy",
        "Strategy, strategy map and what is ruled out",
        strategy.strategy_in_full,
        tab="Strategy",
        nothing=NO_STRATEGY,
    ),
    PaperSection(
        "constraints",
        "Constraints and who deals with them",
        constraints.constraints_in_full,
        tab="Constraints",
        nothing=_NO_CONSTRAINT,
    ),
    PaperSection(
        "reality",
        "Reality check: capacity and resource needs",
        reality.reality_in_full,
        nothing=reality.nothing_to_check,
    ),
    PaperSection(
        "scenarios",
        "Scenarios compared with the plan",
        reality.scenarios_in_full,
        nothing=NO_SCENARIO,
    ),
    PaperSection("cases", "Cases for change", strategy.cases_in_full, nothing=NO_CASE),
    PaperSection("findings", "All findings", findings.findings_in_full, nothing=_NOTHING_FOUND),
    PaperSection("areas", "Every area, every question", items.areas_in_full, folded=True),
    _METRICS,
    PaperSection(
        "exceptions",
        "Results to decide on or explain",
        exceptions.all_exceptions,
        nothing=_no_exception,
    ),
    PaperSection(
        "charts",
        "A chart of every other metric",
        charts.other_charts,
        folded=True,
        nothing="No other metric has readings.",
    ),
    PaperSection(
        "readings",
        "Readings by year and month",
        readings.readings,
        folded=True,
        nothing=_NO_READING,
    ),
    PaperSection("actions", "Actions and targets", actions.actions_in_full, tab="Actions"),
)


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A kind of report: all that is asked of one is answered from its line in `KINDS`."""

    name: str  # on the report itself
    words: str  # where one is chosen
    sections: tuple[PaperSection | FittedSection, ...]
    with_trail: bool = False  # it tells the changes too
    with_elsewhere: bool = False  # it reads the answers by the requirements of others
    as_word: bool = False  # it can be had as a Word document, to edit
    for_meeting: bool = False  # it is the paper of the item on the front sheet


KINDS: Mapping[str, ReportKind] = {
    "board": ReportKind(
        "Board report",
        "Board report: up to 6 pages, then an annex",
        BOARD,
        as_word=True,
        for_meeting=True,
    ),
    "full": ReportKind(
        "Full report",
        "Full report: every question, metric and reason",
        FULL,
        as_word=True,
        for_meeting=True,
    ),
    "audit": ReportKind(
        "Audit report", "Audit report: answers with their changes", AUDIT, with_trail=True
    ),
    "progress": ReportKind(
        "Progress report", "Progress report: what changed since last time", PROGRESS, as_word=True
    ),
    "elsewhere": ReportKind(
        NAME,
        "What this answers elsewhere: the requirements of others",
        ELSEWHERE,
        with_elsewhere=True,
        as_word=True,
    ),
}

EARLIER_NAMES = {"lens": "elsewhere"}
"""What earlier versions called a kind: stores and scripts name it."""


def paper(judgement: Judgement, kind: str, recipe: Recipe | None = None) -> Document:
    """Make a report, one of `KINDS`; the recipe says what is left out and which logo it has."""
    wanted, made = recipe or Recipe(), KINDS[kind]
    parts = [s for s in made.sections if s.fixed or s.id not in wanted.left_out]
    told = list(_made(judgement, parts))
    silent = tuple(_silent(judgement, told))
    told = _with_silent(told, silent)
    blocks = [block for _, made_of in told for block in made_of]
    said = left_out_line(judgement)
    under_title = next(at for at, one in enumerate(blocks, 1) if isinstance(one, Heading))
    blocks[under_title:under_title] = said
    folds = tuple(_folds(told, len(said)))
    right = header_words(judgement, for_meeting=made.for_meeting)
    paper = document(judgement, made.name, tuple(blocks), right, wanted)
    why = tuple((part.id, words) for part, words in silent)
    return replace(paper, tabs=tuple(_tabs(told)), folds=folds, silent=why)


def _made(
    judgement: Judgement, parts: Sequence[PaperSection | FittedSection]
) -> Iterator[tuple[PaperSection | FittedSection, Blocks]]:
    room: Room | None = None
    for part in parts:
        if isinstance(part, FittedSection):
            room = room or page_one.fitted_room(judgement, _holds(judgement))
            yield part, part.make(judgement, room)
        else:
            yield part, part.make(judgement)


_Part = PaperSection | FittedSection
_TOLD_AFTER = ("about", "contents")  # the parts after which a reader looks for what is not there


def _silent(
    judgement: Judgement, told: Iterable[tuple[_Part, Blocks]]
) -> Iterator[tuple[PaperSection, str]]:
    """Give each part that was wanted and prints nothing, and why."""
    for part, said in told:
        if not said and isinstance(part, PaperSection):
            yield part, part.nothing_words(judgement)


def _with_silent(
    told: list[tuple[_Part, Blocks]], silent: Sequence[tuple[PaperSection, str]]
) -> list[tuple[_Part, Blocks]]:
    """Say on the paper which parts print nothing and why, where a reader looks for them."""
    if not silent:
        return told
    lines = ((Run(f"{part.title}. ", bold=True), *text(words)) for part, words in silent)
    listed = BulletList(tuple(lines), tight=True)
    said = KeepTogether((Heading(3, "Parts with nothing to show", tight=True), listed))
    places = [at for at, (part, _) in enumerate(told) if part.id in _TOLD_AFTER]
    at = places[0] if places else len(told) - 1
    part, blocks = told[at]
    return [*told[:at], (part, (*blocks, said)), *told[at + 1 :]]


def _folds(
    told: Sequence[tuple[PaperSection | FittedSection, Blocks]], inserted: int
) -> Iterator[Fold]:
    """Give where each section lies that a phone shows when asked; some lines follow the title."""
    first = inserted
    for part, said in told:
        if said and isinstance(part, PaperSection) and part.folded:
            yield Fold(part.title, first, first + len(said))
        first += len(said)


def _tabs(told: Sequence[tuple[PaperSection | FittedSection, Blocks]]) -> Iterator[tuple[str, str]]:
    """Give the word and the anchor of each section that is linked in the bar."""
    for at, (part, said) in enumerate(told):
        anchors = (one.anchor for one in walk(said) if isinstance(one, Heading) and one.anchor)
        anchor = next(anchors, "") if at else MAIN
        if part.tab and anchor:
            yield part.tab, anchor
