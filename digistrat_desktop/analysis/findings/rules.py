"""Every rule by name: what it is called, how much it matters, where it is mended, what to do.

A rule's name is kept in acknowledgements and actions, so it never changes.

Source: docs/spec/judgement.md#findings.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from digistrat_desktop.domain.counted import some_of
from digistrat_desktop.domain.ids import derived_id
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.actions import Acknowledgement, Effort
from digistrat_desktop.domain.trust.plans import ConstraintEntry
from digistrat_desktop.domain.trust.reviews import Challenge

THREE = 3
NOT_ABOUT: Mapping[str, str] = {}
_NAMED = 2
_TITLE_LIMIT = 300


class Family(IntEnum):
    """Kinds of findings, in the order in which they matter.

    Source: docs/spec/judgement.md#what-matters-most.
    """

    IGNORED_CONSTRAINT = 1
    OUTCOME_CONCERN = 2
    MOVEMENT = 3
    UNSUPPORTED_OBJECTIVE = 4
    CLAIMED_ONLY = 5
    CAPACITY = 6
    HOUSEKEEPING = 7


class Severity(IntEnum):
    """How much a finding matters; ranks those outside the named families."""

    SERIOUS = 1
    IMPORTANT = 2
    TIDY = 3

    @property
    def label(self) -> str:
        return _IMPORTANCES[self]


class Grade(StrEnum):
    """How much a finding matters, in the words and the order of every list: page, paper, workbook.

    The three of page one matter most, whatever their severity.
    """

    MOST = "Matters most"
    KNOW = "The board should know"
    ATTENTION = "Managers should act"
    TIDY = "To tidy up"

    @property
    def place(self) -> int:
        """Give 0 for what matters most, and more for what matters less."""
        return list(Grade).index(self)


_IMPORTANCES = {
    Severity.SERIOUS: Grade.KNOW,
    Severity.IMPORTANT: Grade.ATTENTION,
    Severity.TIDY: Grade.TIDY,
}


@dataclass(frozen=True, slots=True)
class Finding:
    family: Family
    rule: str  # the rule's name, the same in every version
    record: str  # what it is about: an item's id or a record's id
    sentence: str  # plain words with a full stop
    touched: int = 1  # how many records it touches; decides ties
    severity: Severity = Severity.IMPORTANT
    page: str = "assess"  # the page on which `record` is mended
    source: str = ""  # why this is a rule at all
    # who accepted it for now said why and until when; None while it stands
    accepted: Acknowledgement | None = None
    # further records of which the same is said, where findings were put together
    others: tuple[str, ...] = ()
    gravity: int = 0  # how much worse than others of its rule: what blocks before what limits
    action: str = ""  # the title of the action it suggests, where no record names the thing
    matters_most: bool = False  # it is one of the three of page one
    whole: str = ""  # the sentence with every name, where it gives only the first

    @property
    def importance(self) -> Grade:
        return Grade.MOST if self.matters_most else _IMPORTANCES[self.severity]

    @property
    def records(self) -> tuple[str, ...]:
        """Every record it is about, the one to mend first at the front."""
        return (self.record, *self.others)

    @property
    def target(self) -> str:
        """Give what its page is asked for: the record to mend, and the field where that is one."""
        rule = RULES.get(self.rule)
        return f"{self.record}|{rule.field}" if rule is not None and rule.field else self.record

    @property
    def is_tidying(self) -> bool:
        """True where nothing hangs on it but good order."""
        return self.family is Family.HOUSEKEEPING and self.severity is Severity.TIDY

    @property
    def may_matter_most(self) -> bool:
        """True where it can be one of the three: what only says that they have no action cannot."""
        return not self.is_tidying and self.rule != NO_ACTION

    @property
    def of_law(self) -> bool:
        """True where it says that a duty in law is not met, or may not be."""
        return self.rule in {LAW_BROKEN, LAW_TO_CHECK}

    @property
    def about(self) -> str:
        """What an acknowledgement of it names.

        Of several records it changes with them: what was accepted of some is not accepted of more.
        """
        return derived_id(*sorted(self.records)) if self.others else self.record


def rank(finding: Finding) -> tuple[int, int, int, int, str, str, str]:
    """Give the sort key: family, severity among the rest, gravity, records touched, record, rule."""
    by_severity = finding.severity if finding.family is Family.HOUSEKEEPING else 0
    return (
        finding.family,
        by_severity,
        -finding.gravity,
        -finding.touched,
        finding.record,
        finding.rule,
        finding.sentence,
    )


def ranked(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=rank))


def three_that_matter(
    findings: Iterable[Finding], about: Mapping[str, str] = NOT_ABOUT
) -> tuple[Finding, ...]:
    """Pick three findings: at most one a family until families run out, most touched first.

    What was accepted for now is left out, and what is only to tidy up. Nothing is named twice.

    Args:
        about: as `subjects` gives it.

    Source: docs/spec/judgement.md#what-matters-most.
    """
    left = ranked(f for f in findings if f.accepted is None and f.may_matter_most)
    chosen: list[Finding] = []
    families: set[Family] = set()
    things: set[str] = set()
    for any_family in (False, True):
        for finding in left:
            thing = about.get(finding.record, finding.record)
            if thing not in things and (any_family or finding.family not in families):
                chosen.append(finding)
                families.add(finding.family)
                things.add(thing)
    return tuple(chosen[:THREE])


def subjects(workspace: Workspace) -> dict[str, str]:
    """Give the question that a conclusion or a constraint's entry is about, by the id of the entry.

    A question and what was said of it are 1 thing: an action helps it once, and it matters once.
    """
    conclusions = ((str(one.id), one.item_id) for one in workspace.all(Challenge))
    entries = ((str(one.id), one.item_id) for one in workspace.all(ConstraintEntry))
    return {key: item_id for key, item_id in (*conclusions, *entries) if item_id}


def helped_through(
    finding: Finding, about: Mapping[str, str], strong: Mapping[str, Iterable[str]]
) -> frozenset[str]:
    """Give the ids of everything an action can help so that it deals with a finding.

    These are its entries, with the question an entry is about and all entries about that question.
    Of an objective they are the initiatives it rests on, too.

    Args:
        about: as `subjects` gives it.
        strong: the initiatives an objective rests on, by its id.
    """
    own = set(finding.records)
    questions = {about.get(one, one) for one in own}
    beside = {entry for entry, question in about.items() if question in questions}
    return frozenset({*own, *questions, *beside, *(i for one in own for i in strong.get(one, ()))})


_SEED_LINK = "Original guide: align closely with the trust and clinical strategies"
_SEED_FIRST = "Original guide: some infrastructure may take first priority"
_SEED_SCOPE = "Original guide: keep the strategy's scope realistic"
_SEED_METRICS = "Original guide: leading metrics are there to improve outcomes"
_SEED_CASE = "Original guide: performance data makes the case for change"
_SPEECH_2 = "DigiStrat rule: “cannot say” needs a reason"
_SPEECH_3 = "DigiStrat rule: show each claim next to its evidence"
_SPEECH_4 = "DigiStrat rule: a serious constraint the strategy does not mention comes first"
_SPEECH_6 = "DigiStrat rule: a change of level needs a reason"
_SPEECH_7 = "DigiStrat rule: read metrics with control charts"
_RESULTS = "Framework, strategy quality: success is judged by outcomes"
_PLANNING = "Framework, strategy quality: who does the work, and when"
_PRINCIPLES = "Framework, strategy quality: a principle rules something out"
_USERS = "Framework, alignment: patients, carers and staff as users"
NO_ACTION = "no action on what matters most"
LAW_BROKEN, LAW_TO_CHECK = "duty in law not met as worded", "duty in law to check"
_LAW = "Framework: some levels can breach a duty in law. It is advice to check"
_CRITERIA = "Framework: the criteria that are met decide the level"
_OWNERS = "Framework, alignment: who is accountable for results"


@dataclass(frozen=True, slots=True)
class Rule:
    name: str
    title: str  # what readers call it
    family: Family
    severity: Severity
    page: str  # the page on which it is mended
    source: str  # why this is a rule
    advice: str  # what to do about it, as an instruction
    effort: Effort = Effort.SMALL  # of the action it suggests, by feel
    action: str = ""  # the short title of that action, where the thing has a name
    field: str = ""  # of the record, where it is mended; empty where that is not one field


EVIDENCE = "evidence"  # where a finding is mended by what the answer rests on, in place of a field
_APART = "DigiStrat rule: what people did apart is shown, and someone chooses"
_OWNER = "Name an owner for {title}"
_F, _S, _E = Family, Severity, Effort
_REST = Family.HOUSEKEEPING
_ALL = (
    Rule("severe constraint not mentioned", "A serious constraint is not in the strategy",
         _F.IGNORED_CONSTRAINT, _S.SERIOUS, "assess", _SPEECH_4,
         "Change the plans, their order or their timing to allow for it", _E.LARGE,
         action="Plan for {title}"),
    Rule("outcome of concern", "An outcome is getting worse", _F.OUTCOME_CONCERN, _S.SERIOUS,
         "metrics", _SPEECH_7, "Find out why it is getting worse and say what will be done",
         _E.MEDIUM, action="Improve {title}"),
    Rule("outcome misses its target", "An outcome will miss its target", _F.OUTCOME_CONCERN,
         _S.SERIOUS, "metrics", _SPEECH_7, "Change how the work is done, or set a realistic target",
         _E.LARGE, action="Meet the target for {title}"),
    Rule("slipped back", "An answer slipped back", _F.MOVEMENT, _S.SERIOUS, "assess", _SPEECH_6,
         "Say what was lost and how it will be won back", _E.MEDIUM,
         action="Recover the level of {title}"),
    Rule("unexplained move", "A change has no explanation", _F.MOVEMENT, _S.IMPORTANT, "assess",
         _SPEECH_6, "Say what changed, and link newer evidence",
         action="Explain the change in {title}", field="movement_reason"),
    Rule("objective served by nothing", "No initiative supports this objective",
         _F.UNSUPPORTED_OBJECTIVE, _S.SERIOUS, "strategy", _SEED_LINK,
         "Link an initiative that supports it, or record that digital work will not support it",
         _E.MEDIUM, action="Find an initiative for {title}"),
    Rule("objective served by weak links only", "Only weak links support this objective",
         _F.UNSUPPORTED_OBJECTIVE, _S.IMPORTANT, "strategy", _SEED_LINK,
         "Add an initiative with clear or strong support for it", _E.MEDIUM,
         action="Strengthen support for {title}"),
    Rule("highest level on a view only", "The highest level is not backed by evidence",
         _F.CLAIMED_ONLY, _S.IMPORTANT, "assess", _SPEECH_3,
         "Link a document or data that backs it, or choose the level the evidence shows",
         action="Get evidence for {title}", field=EVIDENCE),
    Rule("capacity short", "Capacity is short", _F.CAPACITY, _S.SERIOUS, "constraints", _SEED_SCOPE,
         "Find more capacity, or stop, reduce or delay an initiative", _E.LARGE),
    Rule("more priorities than capacity", "There are more priorities than capacity", _F.CAPACITY,
         _S.SERIOUS, "constraints", _SEED_SCOPE, "Decide what to stop or start later", _E.MEDIUM),
    Rule("objective falls", "An objective cannot be met", _F.CAPACITY, _S.SERIOUS, "constraints",
         _SEED_SCOPE, "Find the missing capacity, or record that the objective will not be met",
         _E.LARGE, action="Find what is missing for {title}"),
    Rule("capacity short later", "Capacity will be short later", _REST, _S.IMPORTANT, "constraints",
         _SEED_SCOPE, "Plan for it, or move an initiative", _E.MEDIUM),
    Rule("capacity not recorded", "Capacity is not recorded", _REST, _S.IMPORTANT, "constraints",
         _PLANNING, "Record how much there is, year by year"),
    Rule("dependencies in a circle", "Initiatives depend on each other in a circle", _REST,
         _S.SERIOUS, "strategy", _PLANNING, "Remove one of the dependencies"),
    Rule("starts before what it waits for", "An initiative starts before one it depends on", _REST,
         _S.IMPORTANT, "strategy", _PLANNING, "Change the dates so they follow in order",
         action="Replan {title}"),
    Rule("waits for something stopped", "An initiative depends on one that was stopped", _REST,
         _S.SERIOUS, "strategy", _PLANNING, "Say what replaces it, or stop this one too", _E.MEDIUM,
         action="Replan {title}"),
    Rule("initiative overdue", "An initiative is overdue", _REST, _S.IMPORTANT, "strategy",
         _PLANNING, "Set a new end date and say why, or mark it as live",
         action="Set a new end date for {title}"),
    Rule("initiative ends after its aim", "An initiative ends after the date of its aim",
         _REST, _S.IMPORTANT, "strategy", _PLANNING,
         "Bring its end forward, or move the date of the aim or target",
         action="Bring {title} and its aim to one date"),
    Rule("initiative without dates", "An initiative has no dates", _REST, _S.TIDY, "strategy",
         _PLANNING, "Say when it starts and ends", action="Set dates for {title}"),
    Rule("approved without costs", "An approved initiative has no costs", _REST, _S.IMPORTANT,
         "strategy", _PLANNING, "Enter its capital and revenue costs by year",
         action="Enter the costs of {title}"),
    Rule("nothing is due within a year", "No initiative is due within a year", _REST, _S.IMPORTANT,
         "strategy", _PLANNING, "Plan something that people will notice within a year", _E.MEDIUM),
    Rule("initiative serves no objective", "An initiative supports no objective", _REST, _S.SERIOUS,
         "strategy", _SEED_LINK, "Link it to the objective it supports, or stop it",
         action="Link {title} to an objective, or stop it"),
    Rule("initiative without a user need", "An initiative names no patient or staff need", _REST,
         _S.IMPORTANT, "strategy", _USERS, "Name the patient or staff need it meets",
         action="Name the patient or staff need for {title}"),
    Rule("initiative without an owner", "An initiative has no owner", _REST, _S.TIDY, "strategy",
         _OWNERS, "Name its owner", action=_OWNER),
    Rule("objective without a metric", "An objective has no metric", _REST, _S.IMPORTANT,
         "strategy", _RESULTS, "Choose a metric that shows if it is achieved",
         action="Choose a metric for {title}"),
    Rule("objective without an owner", "An objective has no owner", _REST, _S.TIDY, "strategy",
         _OWNERS, "Name its owner", action=_OWNER),
    Rule("suspect link", "A link needs confirming", _REST, _S.IMPORTANT, "strategy", _SEED_LINK,
         "Read the objective and the initiative again, then confirm or change the link"),
    Rule("strong link without a reason", "A strong link has no reason", _REST, _S.TIDY, "strategy",
         _SEED_LINK, "Say why it supports the objective"),
    Rule("declared differs from the map", "An answer differs from the strategy map", _REST,
         _S.SERIOUS, "strategy", _SEED_LINK,
         "Correct the answer, or fill the gaps in the strategy map", _E.MEDIUM),
    Rule("no north star", "The strategy has no north star", _REST, _S.IMPORTANT, "strategy",
         "Original guide: a north star to aim for", "Write the north star of the strategy"),
    Rule("principle never tested", "A principle was never tested", _REST, _S.TIDY, "strategy",
         _PRINCIPLES, "Test it against the initiatives in the plan",
         action="Test {title} against the plan"),
    Rule("initiative conflicts with a principle", "An initiative conflicts with a principle", _REST,
         _S.SERIOUS, "strategy", _PRINCIPLES,
         "Change the initiative, or agree an exception and say why", _E.MEDIUM,
         action="Resolve the conflict with a principle: {title}"),
    Rule("decision conflicts with a principle", "A decision conflicts with a principle", _REST,
         _S.SERIOUS, "strategy", _PRINCIPLES,
         "Look at the decision again, or agree an exception and say why", _E.MEDIUM,
         action="Resolve the conflict with a principle: {title}"),
    Rule("aim without its pair", "An aim cannot be checked", _REST, _S.TIDY, "strategy",
         _SEED_METRICS, "Give it a date, a leading metric and an outcome, each with 2 figures"),
    Rule("aim past its day", "The day of an aim has passed", _REST, _S.IMPORTANT, "strategy",
         _RESULTS, "Say what came of it, and set the next aim"),
    Rule("nothing is ruled out", "The strategy rules nothing out", _REST, _S.IMPORTANT, "strategy",
         "Framework, strategy quality: the strategy says what you will not do",
         "Record what will not be done, and why"),
    Rule("decision due for review", "A decision is due for review", _REST, _S.TIDY, "strategy",
         _PLANNING, "Review the decision and set the next review date"),
    Rule("strategy does less about it", "The strategy does less about a constraint", _REST,
         _S.IMPORTANT, "assess", _SPEECH_6,
         "Say why the strategy does less about it, or change the plans again", _E.MEDIUM,
         action="Say what the strategy does about {title}"),
    Rule("evidence expired", "Evidence is out of date", _REST, _S.IMPORTANT, "assess", _SPEECH_3,
         "Link newer evidence, or choose the level the evidence still shows",
         action="Get evidence for {title}", field=EVIDENCE),
    Rule("level on an opinion only", "A level is based on opinion only", _REST, _S.IMPORTANT,
         "assess", _SPEECH_3, "Link a document or data that backs it, or choose another level",
         action="Get evidence for {title}", field=EVIDENCE),
    Rule("evidence expires soon", "Evidence will soon be out of date", _REST, _S.TIDY, "assess",
         _SPEECH_3, "Find newer evidence before the board meets",
         action="Renew the evidence for {title}", field=EVIDENCE),
    Rule("carried forward and not confirmed", "Answers are not yet confirmed", _REST, _S.IMPORTANT,
         "assess", _SPEECH_6, "Confirm or change each one",
         action="Confirm or change the answer to {title}"),
    Rule("no answer and no reason", "An answer has no level and no reason", _REST, _S.TIDY,
         "assess", _SPEECH_2, "Say why it cannot be answered or does not apply", field="rationale"),
    Rule("target level overdue", "A target level is overdue", _REST, _S.IMPORTANT, "assess",
         _SPEECH_6, "Set a new date and say why, or change the target", field="target"),
    Rule("first constraint overdue", "A constraint that comes first is not put right", _REST,
         _S.SERIOUS, "constraints", _SEED_FIRST,
         "Fix it, or say by when it will be and what depends on it", _E.LARGE,
         action="Fix {title}"),
    Rule(LAW_BROKEN, "A duty in law is not met, as the level is worded", _REST,
         _S.SERIOUS, "assess", _LAW, "Check the duty with whoever advises on it, and say what will be done",
         _E.MEDIUM, action="Meet the duty in law behind {title}"),
    Rule(LAW_TO_CHECK, "A duty in law may not be met", _REST, _S.IMPORTANT, "assess", _LAW,
         "Check the duty with whoever advises on it", action="Check the duty in law behind {title}"),
    Rule("other level than the criteria give", "A level is not the one its criteria give", _REST,
         _S.IMPORTANT, "assess", _CRITERIA, "Say why, or choose the level that the criteria give",
         action="Explain the level of {title}", field="rationale"),
    Rule("stale metric", "A reading is due", _REST, _S.IMPORTANT, "metrics", _SPEECH_7,
         "Enter the readings that are due", action="Enter the latest readings for {title}"),
    Rule("leading improves, outcome does not", "Early progress has not changed the outcome", _REST,
         _S.SERIOUS, "metrics", _SEED_METRICS,
         "Check that this is the right way to improve the outcome", _E.MEDIUM),
    Rule("leading metric tied to no outcome", "A leading metric has no linked outcome", _REST,
         _S.TIDY, "metrics", _SEED_METRICS, "Link the outcome it should improve",
         action="Link {title} to an outcome", field="pair"),
    Rule("metric without a target", "A metric has no target", _REST, _S.TIDY, "metrics", _RESULTS,
         "Set a target", action="Set a target for {title}", field="target"),
    Rule("metric without an owner", "A metric has no owner", _REST, _S.TIDY, "metrics", _OWNERS,
         "Name its owner", action=_OWNER, field="owner_id"),
    Rule("severe constraint nobody answers for", "A serious constraint has no owner", _REST,
         _S.IMPORTANT, "constraints", _SEED_SCOPE,
         "Name an owner and say what is done about it", action=_OWNER, field="mitigation"),
    Rule("constraint gets worse", "A constraint is getting worse", _REST, _S.SERIOUS, "constraints",
         _SEED_SCOPE, "Say how it will be reversed, or plan around it", _E.MEDIUM,
         action="Stop {title} getting worse", field="mitigation"),
    Rule("case without a baseline", "A case for change has no baseline", _REST, _S.IMPORTANT,
         "strategy", _SEED_CASE, "Record the figure, its period and its source",
         action="Record the baseline of {title}"),
    Rule("case tied to nothing", "A case for change is not linked", _REST, _S.TIDY, "strategy",
         _SEED_CASE, "Link it to its metric, initiative and objective"),
    Rule("case due for review", "A case for change is due for review", _REST, _S.IMPORTANT,
         "strategy", _SEED_CASE, "Record the result and its source",
         action="Record the result of {title}"),
    Rule("reviewer's conclusion without an action", "No action answers a reviewer's conclusion",
         _REST, _S.IMPORTANT, "review", _SPEECH_3,
         "Reply, and add an action that answers it", _E.MEDIUM,
         action="Answer the reviewer's conclusion on {title}"),
    Rule("action overdue", "An action is overdue", _REST, _S.IMPORTANT, "actions", _PLANNING,
         "Complete it, or set a new date and say why"),
    Rule("action blocked", "An action is blocked", _REST, _S.IMPORTANT, "actions", _PLANNING,
         "Remove what is blocking it"),
    Rule("action without an owner", "An action has no owner", _REST, _S.TIDY, "actions", _OWNERS,
         "Name its owner", field="owner_id"),
    Rule("action done without evidence", "A completed action has no evidence", _REST, _S.TIDY,
         "actions", _SPEECH_3, "Link evidence that it is done"),
    Rule("not settled", "An answer is not settled", _REST, _S.SERIOUS, "assess", _APART,
         "Read both answers and choose"),
    Rule("entry not settled", "An entry is not settled", _REST, _S.SERIOUS, "settle", _APART,
         "Read both values and choose"),
    Rule("read together", "A level and its reason changed apart", _REST, _S.IMPORTANT, "assess",
         _APART, "Read both, then confirm the answer or correct it"),
    Rule("actions in a circle", "Actions depend on each other in a circle", _REST, _S.SERIOUS,
         "actions", _PLANNING, "Remove one of the dependencies"),
    Rule("readings overlap", "Readings overlap", _REST, _S.SERIOUS, "metrics", _SPEECH_7,
         "Remove 1 of them, or correct its period", action="Correct the readings of {title}"),
    Rule("link to nothing", "A link leads nowhere", _REST, _S.TIDY, "strategy", _APART,
         "Import the file it is in, or remove the link"),
    Rule("link to something archived", "A link leads to something archived", _REST, _S.TIDY,
         "strategy", _APART, "Remove the link, or restore what it leads to"),
    *(Rule(f"{kind} twice", f"{many} with one title", _REST, _S.TIDY, page, _APART,
           "Archive one of them, or give it another title")
      for kind, many, page in (("site", "Sites", "details"), ("objective", "Objectives", "strategy"),
                               ("initiative", "Initiatives", "strategy"),
                               ("principle", "Principles", "strategy"),
                               ("case for change", "Cases for change", "strategy"),
                               ("metric", "Metrics", "metrics"))),
    Rule("several north stars", "More than 1 north star", _REST, _S.IMPORTANT, "strategy", _APART,
         "Archive all but one"),
    Rule("several revisions", "An assessment has 2 revisions", _REST, _S.SERIOUS, "signing", _APART,
         "Carry on with one of them"),
    Rule("revisions all archived", "All revisions of an assessment are archived", _REST,
         _S.IMPORTANT, "signing", _APART, "Restore one to carry on with, or set this aside"),
    Rule("answer not in the framework", "An answer is not in the framework", _REST, _S.IMPORTANT,
         "assess", _APART, "Choose one of the levels shown"),
    Rule(NO_ACTION, "What matters most has no action", _REST, _S.SERIOUS,
         "actions", _PLANNING, "Agree an action, its owner and its date"),
)  # fmt: skip
RULES: dict[str, Rule] = {rule.name: rule for rule in _ALL}
# Actions are proposed from this one too, but it is found in no list of findings.
GAP_RULE = "target level not reached"
RULE_TITLES = {rule.name: rule.title for rule in _ALL} | {GAP_RULE: "A target level is not reached"}


def rule_title(rule: str) -> str:
    """Give what readers call a rule; one of another version keeps its name."""
    return RULE_TITLES.get(rule, rule)


def found(
    rule_name: str,
    record: str,
    sentence: str,
    touched: int = 1,
    gravity: int = 0,
    others: tuple[str, ...] = (),
) -> Finding:
    rule = RULES[rule_name]
    return Finding(
        family=rule.family,
        rule=rule.name,
        record=record,
        sentence=sentence,
        touched=touched,
        severity=rule.severity,
        page=rule.page,
        source=rule.source,
        gravity=gravity,
        others=others,
    )


def action_title(finding: Finding, named: Mapping[str, str]) -> str:
    """Give the title of the action a finding suggests; the advice alone where no name is known.

    Args:
        named: what the records are called, by id.
    """
    names = [f"“{named[one]}”" for one in finding.records if named.get(one)]
    if finding.action:
        return finding.action[:_TITLE_LIMIT]
    rule = RULES[finding.rule]
    title = rule.action.replace("{title}", some_of(names, _NAMED)) if names else ""
    is_whole = len(names) == len(finding.records) and 0 < len(title) <= _TITLE_LIMIT
    return title if is_whole else rule.advice
