"""The register of counts: every number said of an assessment, with its population and its rule.

Whoever prints a number takes it from here, and can ask which questions or entries it counts.
Source: docs/spec/judgement.md#asked-and-answered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from digistrat_desktop.analysis.answers.evidence import Unbacked
from digistrat_desktop.analysis.answers.movement import Cause, Way
from digistrat_desktop.analysis.answers.position import Backing
from digistrat_desktop.analysis.changes import Part
from digistrat_desktop.analysis.countable import (
    ACTION_RULES,
    MATTER_RULES,
    Pick,
    Which,
    has_target,
    is_sure,
    item_of,
    pick_accepted,
    pick_changes,
    pick_claims,
    pick_compared,
    pick_constraints,
    pick_findings,
    pick_lacks,
    pick_metrics,
    pick_moves,
    pick_notes,
    pick_outside,
    pick_overridden,
    pick_questions,
    pick_second,
    pick_split,
    pick_standing,
    pick_unlike,
    pick_worst_not_mentioned,
)
from digistrat_desktop.analysis.findings.rules import Grade
from digistrat_desktop.analysis.measures.counted_lines import METRIC_RULES
from digistrat_desktop.domain.counted import Counted, filled, number
from digistrat_desktop.domain.frameworks.scales import Standing, Sureness


class CountOf(StrEnum):
    ASKED = "asked"
    ANSWERED = "answered"
    HALF_ANSWERED = "half answered"
    CANNOT_SAY = "cannot say yet"
    DOES_NOT_APPLY = "does not apply"
    NOT_ANSWERED = "not answered"
    NOT_SETTLED = "not settled"
    UNANSWERED = "without an answer"
    CARRIED = "carried, not confirmed"
    TO_DISCUSS = "marked to discuss"
    CERTAIN = "certain"
    FAIRLY_SURE = "fairly sure"
    GUESSES = "guesses"
    REVIEWED = "reviewed"
    OUTSIDE = "outside the form"
    REFLECTION_ASKED = "board reflection asked"
    REFLECTION_ANSWERED = "board reflection answered"
    REFLECTION_OPEN = "board reflection without a note"
    REFLECTION_CARRIED = "board reflection carried, not confirmed"
    CLAIMED = "claimed"
    SHOWN = "shown"
    CLAIMED_ONLY = "claimed only"
    HIGHEST = "at the best level"
    NO_EVIDENCE = "no evidence linked"
    OPINION_ONLY = "on an opinion only"
    OTHER_LEVEL = "evidence shows another level"
    OTHER_THAN_CRITERIA = "level other than its criteria give"
    UNLEVELLED_EVIDENCE = "evidence names no level"
    UNDATED_EVIDENCE = "no evidence in date"
    CONTRADICTED = "evidence in date says otherwise"
    OUT_OF_DATE = "evidence out of date"
    EXPIRING = "evidence that expires soon"
    COMPARED = "compared"
    NEW_QUESTIONS = "new or changed questions"
    OTHER_MOMENT = "same questions of another reference point"
    CHANGED = "answers changed"
    MOVED_UP = "moved up"
    MOVED_DOWN = "slipped back"
    UP_BACKED = "moved up, backed by newer evidence"
    FIRST_ANSWER = "first answer"
    NO_LEVEL_NOW = "no level now"
    NO_LEVEL_EITHER = "no level then or now"
    SECOND_CHANGED = "second answers changed"
    SECOND_UP = "second answers moved up"
    SECOND_DOWN = "second answers slipped back"
    UNEXPLAINED = "changes to explain"
    BY_REAL_CHANGE = "changed: something changed"
    BY_NEW_EVIDENCE = "changed: new evidence"
    BY_REASON_ONLY = "changed: a reason only"
    BY_NOTHING = "changed: neither"
    WITHOUT_LEVEL = "changed: no level"
    SERIOUS_CONSTRAINTS = "serious constraints"
    SERIOUS_NOT_MENTIONED = "serious constraints not mentioned"
    WORST_NOT_MENTIONED = "worst constraints not mentioned"
    FINDINGS = "findings"
    MATTER_MOST = "findings that matter most"
    SERIOUS = "findings the board should know"
    IMPORTANT = "findings that need attention"
    TIDY = "findings to tidy up"
    ACCEPTED = "findings set aside for now"
    OPEN_ACTIONS = "open actions"
    LATE_ACTIONS = "late actions"
    PAST_AT_MEETING = "actions past their date at the meeting"
    UNDATED_ACTIONS = "open actions without a date"
    UNLINKED_ACTIONS = "open actions linked to nothing"
    PROPOSED_ACTIONS = "suggested actions"
    TARGETS = "targets"
    TO_SETTLE = "differences to settle"
    BLOCKING_DIFFERENCES = "differences that block signing off"
    OPEN_MATTERS = "open issues"
    BLOCKING_MATTERS = "issues that block signing off"
    METRICS = "metrics"
    OF_CONCERN = "metrics of concern"
    IMPROVING = "metrics that improve"
    TARGET_MISSED = "metrics that miss their target"
    STALE = "metrics with a reading due"
    UP_TO_DATE = "metrics judged on readings up to date"
    ON_TARGET_JUDGED = "metrics judged against a target"
    UNMOVING = "leading metrics ahead of their outcomes"
    EXCEPTIONS = "outcomes to explain"
    READINGS = "readings"
    NO_VALUE = "readings with no value"
    REVISED = "readings revised"
    CHANGES_RECORDED = "changes recorded"
    CHANGES_LISTED = "changes listed"
    CHANGES_COUNTED = "changes only counted"
    CHANGES_AFTER = "changes after sign-off"


@dataclass(frozen=True, slots=True)
class Count:
    of: CountOf
    which: tuple[Which, ...] = ()

    @property
    def value(self) -> int:
        return len(self.which)


@dataclass(frozen=True, slots=True)
class Counts:
    """The register of one assessment, or of one of its sections."""

    found: Mapping[CountOf, Count]
    # of a section, the answered questions at each level, by level id
    levels: Mapping[str, Count] = field(default_factory=dict)
    # of a section asked twice, the claimed questions by the first answer's level
    firsts: Mapping[str, Count] = field(default_factory=dict)
    # constraints by severity and scope response; an empty response: half answered
    cells: Mapping[tuple[str, str], Count] = field(default_factory=dict)
    # recorded changes by the part of an audit report that answers for them
    changes: Mapping[Part, Count] = field(default_factory=dict)
    oldest_evidence: date | None = None  # its date, of the evidence behind the questions asked
    # the same for each section, by its id
    sections: Mapping[str, Counts] = field(default_factory=dict)
    scope: str = ""  # what its numbers are of, such as a section's id; empty for the whole

    def words(self, template: str, **values: str) -> Counted:
        """Fill a template with numbers by their names: "{moved up|answer} moved up since {since}".

        A place that is no name of the register takes a text of `values`. A noun after a bar is
        written in the number: "{targets|target}".
        """
        numbers = {what.value: (one.value, self.name(what)) for what, one in self.found.items()}
        return filled(template, values, numbers)

    def chosen(self, what: CountOf, one: str, many: str, **values: str) -> Counted:
        """Fill the template for one or for other counts; the count stands at its {n}."""
        kept = self.of(what)
        template = (one if kept == 1 else many).replace("{n}", f"{{{what}}}")
        return self.words(template, **values)

    def rest(self, what: CountOf, listed: int, one: str, many: str = "") -> Counted:
        """Say how many are left after those a list shows: "4 more actions"; empty for none."""
        left = max(0, self.of(what) - listed)
        name = f"{self.name(what)}, after {listed}"
        place = f"{{n|{one}|{many}}}" if many else f"{{n|{one}}}"
        return filled(place if left else "", {}, {"n": (left, name)})

    def name(self, what: CountOf) -> str:
        """Give the name a number has on paper: "answered", or "answered (ALN)" of a section."""
        return f"{what} ({self.scope})" if self.scope else what.value

    def level(self, level_id: str) -> Counted:
        """Give how many answers of a section are at a level."""
        return number(self.levels[level_id].value, f"{level_id} ({self.scope})")

    def part(self, part: Part) -> Counted:
        """Give how many recorded changes one part of an audit report answers for."""
        return number(self.changes[part].value, f"changes: {part}")

    def of(self, what: CountOf) -> int:
        return self.found[what].value

    def which(self, what: CountOf) -> tuple[Which, ...]:
        return self.found[what].which


@dataclass(frozen=True, slots=True)
class CountRule:
    population: str  # out of what
    rule: str  # which of these are counted
    pick: Pick  # gives them


_ASKED = "questions asked"
_STAND = "findings that stand"
_RECORDED = "changes recorded"
RULES: dict[CountOf, CountRule] = {
    CountOf.ASKED: CountRule(
        "the framework's questions with levels",
        "part of the chosen form, or answered anyway; board reflection is counted separately",
        pick_questions(lambda _: True),
    ),
    CountOf.ANSWERED: CountRule(
        _ASKED,
        "a level, with both halves answered if a question has 2; or “does not apply” with a reason",
        pick_standing(Standing.LEVEL, Standing.DOES_NOT_APPLY),
    ),
    CountOf.HALF_ANSWERED: CountRule(
        _ASKED,
        "only 1 of the 2 halves is answered; not answered",
        pick_standing(Standing.HALF_ANSWERED),
    ),
    CountOf.CANNOT_SAY: CountRule(
        _ASKED,
        "given for it or for one of its halves; not answered",
        pick_standing(Standing.CANNOT_SAY),
    ),
    CountOf.DOES_NOT_APPLY: CountRule(
        _ASKED, "given with a reason; part of answered", pick_standing(Standing.DOES_NOT_APPLY)
    ),
    CountOf.NOT_ANSWERED: CountRule(
        _ASKED,
        "nothing is given, or “does not apply” has no reason",
        pick_standing(Standing.NOT_ANSWERED),
    ),
    CountOf.NOT_SETTLED: CountRule(
        _ASKED,
        "2 copies differ and no one has chosen; not answered",
        pick_standing(Standing.NOT_SETTLED),
    ),
    CountOf.UNANSWERED: CountRule(
        _ASKED,
        "not part of answered, for any reason",
        pick_questions(lambda item: not item.is_answered),
    ),
    CountOf.CARRIED: CountRule(
        _ASKED,
        "the answer came from the last assessment and was not confirmed",
        pick_questions(lambda item: item.carried),
    ),
    CountOf.TO_DISCUSS: CountRule(
        _ASKED,
        "flagged to be discussed",
        pick_questions(lambda item: item.response is not None and item.response.discuss),
    ),
    CountOf.CERTAIN: CountRule(
        "answered", "people say they are certain", pick_questions(is_sure(Sureness.CERTAIN))
    ),
    CountOf.FAIRLY_SURE: CountRule(
        "answered", "people say they are fairly sure", pick_questions(is_sure(Sureness.FAIRLY))
    ),
    CountOf.GUESSES: CountRule(
        "answered", "people say that it is a guess", pick_questions(is_sure(Sureness.GUESS))
    ),
    CountOf.REVIEWED: CountRule(
        "answered",
        "someone looked at the answer again and agrees",
        pick_questions(lambda item: item.response is not None and bool(item.response.reviewed_on)),
    ),
    CountOf.OUTSIDE: CountRule(
        "the framework's questions and prompts",
        "not part of the chosen form, and not answered",
        pick_outside,
    ),
    CountOf.REFLECTION_ASKED: CountRule(
        "prompts of board reflection",
        "part of the chosen form, or with a note",
        pick_notes(lambda _: True),
    ),
    CountOf.REFLECTION_ANSWERED: CountRule(
        "prompts of board reflection", "with a note", pick_notes(lambda item: item.noted)
    ),
    CountOf.REFLECTION_OPEN: CountRule(
        "board reflection asked", "without a note", pick_notes(lambda item: not item.noted)
    ),
    CountOf.REFLECTION_CARRIED: CountRule(
        "board reflection answered",
        "the note came from the last assessment and was not confirmed",
        pick_notes(lambda item: item.noted and item.carried),
    ),
    CountOf.CLAIMED: CountRule(
        _ASKED, "a level is given, with every half", pick_claims(lambda _: True)
    ),
    CountOf.SHOWN: CountRule(
        "levels claimed",
        "a document, data or a check in date names the level (or a higher one, where higher is"
        " better)",
        pick_claims(lambda claim: claim.backing is Backing.SHOWN),
    ),
    CountOf.CLAIMED_ONLY: CountRule(
        "levels claimed",
        "not backed by evidence",
        pick_claims(lambda claim: claim.backing is Backing.CLAIMED_ONLY),
    ),
    CountOf.HIGHEST: CountRule(
        "levels claimed", "the best level there is", pick_claims(lambda claim: claim.is_best)
    ),
    CountOf.NO_EVIDENCE: CountRule(
        "levels claimed only", "no evidence is linked", pick_lacks(Unbacked.NOTHING)
    ),
    CountOf.OPINION_ONLY: CountRule(
        "levels claimed only", "all evidence linked is opinion", pick_lacks(Unbacked.OPINION)
    ),
    CountOf.OTHER_LEVEL: CountRule(
        "levels claimed only",
        "evidence in date names another level, and none backed this one once",
        pick_lacks(Unbacked.OTHER_LEVEL),
    ),
    CountOf.OTHER_THAN_CRITERIA: CountRule(_ASKED, "criteria give another", pick_overridden),
    CountOf.UNLEVELLED_EVIDENCE: CountRule(
        "levels claimed only",
        "evidence other than opinion is linked, and none of it names a level",
        pick_lacks(Unbacked.NO_LEVEL),
    ),
    CountOf.UNDATED_EVIDENCE: CountRule(
        "levels claimed only",
        "evidence that names a level is linked, and none names this one on a date that counts",
        pick_lacks(Unbacked.UNDATED),
    ),
    CountOf.CONTRADICTED: CountRule(
        "levels backed by evidence",
        "other evidence in date names another level that does not back it",
        pick_claims(lambda claim: bool(claim.beside)),
    ),
    CountOf.OUT_OF_DATE: CountRule(
        "levels claimed only",
        "a document, data or a check backed it once and is out of date",
        pick_lacks(Unbacked.EXPIRED),
    ),
    CountOf.EXPIRING: CountRule(
        "levels backed by evidence",
        "no longer backed on the day of the next board meeting, or in 3 months",
        lambda given: (item_of(claim.item) for claim in given.expiring),
    ),
    CountOf.COMPARED: CountRule(
        _ASKED, "also in the last assessment, with the same meaning", pick_compared
    ),
    CountOf.NEW_QUESTIONS: CountRule(
        _ASKED, "not in the last assessment with the same meaning", pick_unlike(of_moment=False)
    ),
    CountOf.OTHER_MOMENT: CountRule(
        _ASKED,
        "with the same meaning, compared with another reference point",
        pick_unlike(of_moment=True),
    ),
    CountOf.CHANGED: CountRule(
        "questions with the same meaning in both assessments",
        "another answer; a second answer is counted separately",
        pick_moves(lambda _: True),
    ),
    CountOf.MOVED_UP: CountRule(
        "answers changed", "to a better level", pick_moves(lambda move: move.way is Way.UP)
    ),
    CountOf.MOVED_DOWN: CountRule(
        "answers changed", "to a worse level", pick_moves(lambda move: move.way is Way.DOWN)
    ),
    CountOf.UP_BACKED: CountRule(
        "answers that moved up",
        "a document, data or a check in date and dated after the last assessment names the level",
        pick_moves(lambda move: move.way is Way.UP and move.backed_anew),
    ),
    CountOf.FIRST_ANSWER: CountRule(
        "answers changed", "a level now and none before", pick_moves(lambda m: m.way is Way.FIRST)
    ),
    CountOf.NO_LEVEL_NOW: CountRule(
        "answers changed", "a level before and none now", pick_moves(lambda m: m.way is Way.LOST)
    ),
    CountOf.NO_LEVEL_EITHER: CountRule(
        "answers changed",
        "another answer, and none of the 2 is a level",
        pick_moves(lambda m: m.way is Way.OTHER),
    ),
    CountOf.SECOND_CHANGED: CountRule(
        "questions with the same meaning in both assessments",
        "the second half is another answer, and neither came nor went with the first",
        pick_second(*Way),
    ),
    CountOf.SECOND_UP: CountRule(
        "second answers changed", "the strategy does more about it", pick_second(Way.UP)
    ),
    CountOf.SECOND_DOWN: CountRule(
        "second answers changed", "the strategy does less about it", pick_second(Way.DOWN)
    ),
    CountOf.UNEXPLAINED: CountRule(
        "answers changed",
        "2 levels at once, or up with no new evidence, and no reason is written",
        pick_moves(lambda move: move.unexplained),
    ),
    CountOf.BY_REAL_CHANGE: CountRule(
        "answers changed",
        "a reason, and evidence dated since backs the level",
        pick_split(Cause.REAL_CHANGE),
    ),
    CountOf.BY_NEW_EVIDENCE: CountRule(
        "answers changed", "no reason, and evidence linked since", pick_split(Cause.NEW_EVIDENCE)
    ),
    CountOf.BY_REASON_ONLY: CountRule(
        "answers changed", "a reason, and no such evidence", pick_split(Cause.REASON_ONLY)
    ),
    CountOf.BY_NOTHING: CountRule(
        "answers changed", "neither a reason nor new evidence", pick_split(Cause.JUDGED_ANEW)
    ),
    CountOf.WITHOUT_LEVEL: CountRule(
        "answers changed", "a side has no level", pick_split(Cause.NO_LEVEL)
    ),
    CountOf.SERIOUS_CONSTRAINTS: CountRule(
        "constraints with a severity",
        "limits or blocks us",
        pick_constraints(lambda line: line.serious),
    ),
    CountOf.SERIOUS_NOT_MENTIONED: CountRule(
        "serious constraints",
        "the strategy does not mention it",
        pick_constraints(lambda line: line.ignored),
    ),
    CountOf.WORST_NOT_MENTIONED: CountRule(
        "serious constraints not mentioned",
        "of the worst severity found",
        pick_worst_not_mentioned,
    ),
    CountOf.FINDINGS: CountRule("what the rules found", "not set aside", pick_findings(*Grade)),
    CountOf.MATTER_MOST: CountRule(_STAND, "matters most", pick_findings(Grade.MOST)),
    CountOf.SERIOUS: CountRule(_STAND, "the board should know", pick_findings(Grade.KNOW)),
    CountOf.IMPORTANT: CountRule(_STAND, "needs attention", pick_findings(Grade.ATTENTION)),
    CountOf.TIDY: CountRule(_STAND, "to tidy up", pick_findings(Grade.TIDY)),
    CountOf.ACCEPTED: CountRule(
        "what the rules found", "set aside until the day judged at or later", pick_accepted
    ),
    **{CountOf(name): CountRule(*rule) for name, rule in ACTION_RULES.items()},
    CountOf.TARGETS: CountRule(_ASKED, "a target level with its date", pick_questions(has_target)),
    **{CountOf(name): CountRule(*rule) for name, rule in MATTER_RULES.items()},
    **{
        CountOf(name): CountRule(rule.population, rule.rule, pick_metrics(rule.pick))
        for name, rule in METRIC_RULES.items()
    },
    CountOf.CHANGES_RECORDED: CountRule(
        "the trust's changes; of a signed off assessment, those before its seal",
        "all of them",
        pick_changes(*(p for p in Part if p.is_recorded)),
    ),
    CountOf.CHANGES_LISTED: CountRule(
        _RECORDED, "the audit report lists it", pick_changes(*(p for p in Part if p.is_listed))
    ),
    CountOf.CHANGES_COUNTED: CountRule(
        _RECORDED,
        "the audit report only counts it",
        pick_changes(*(p for p in Part if p.is_recorded and not p.is_listed)),
    ),
    CountOf.CHANGES_AFTER: CountRule(
        "changes recorded after the seal of an assessment",
        "made to it or its answers, or what reviewers concluded of them and the replies",
        pick_changes(Part.AFTER),
    ),
}
