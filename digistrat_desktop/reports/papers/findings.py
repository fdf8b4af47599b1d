"""Everything that was found, and what was accepted for now; open actions in their order."""

from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.analysis.findings.rules import RULES, Finding, Severity
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.counted import together
from digistrat_desktop.domain.words import short_day
from digistrat_desktop.reports import blocks as b

_MOST_FOUND = 10  # findings a board is shown, all it should know, and what the law may ask


def findings_brief(judgement: Judgement) -> b.Blocks:
    """Give a board the most important findings, and how much else waits."""
    first, later = judgement.findings[:_MOST_FOUND], judgement.findings[_MOST_FOUND:]
    known = (*first, *(one for one in later if one.severity is Severity.SERIOUS or one.of_law))
    if not judgement.findings and not judgement.accepted:
        return ()
    rest = judgement.counts.rest(CountOf.FINDINGS, len(known), "more finding")
    words = together((rest, ": in the full report."))
    return (
        b.Heading(2, "What we found", "findings"),
        *((_table(known, "The most important findings"),) if known else ()),
        *((b.said(words, b.TextStyle.SMALL),) if rest else ()),
        *_accepted(judgement),
    )


def findings_in_full(judgement: Judgement) -> b.Blocks:
    """Give every finding with the rule's reason and what to do about it."""
    if not judgement.findings and not judgement.accepted:
        return ()
    words: str = "No findings to deal with. Those set aside are below."
    if judgement.findings:
        words = judgement.counts.chosen(
            CountOf.FINDINGS,
            "{n} finding. It comes from a named rule.",
            "{n} findings, most important first. Each comes from a named rule.",
        )
    return (
        b.PageBreak(),
        b.Heading(2, "What we found", "findings"),
        b.said(words, b.TextStyle.LEAD),
        *((_table(judgement.findings, "All findings"),) if judgement.findings else ()),
        *_accepted(judgement),
    )


def _table(findings: tuple[Finding, ...], caption: str) -> b.Table:
    """List findings; how much each matters stands beside it where that is not the same for all."""
    grades = [f.importance for f in findings]
    graded = len(set(grades)) > 1
    rows = (
        (f.sentence, *((grade,) if graded else ()), f"{RULES[f.rule].advice}.")
        for f, grade in zip(findings, grades, strict=True)
    )
    grade = {"Importance": 1.5} if graded else {}
    return b.grid(caption, {"Finding": 4.6, **grade, "How to fix it": 3.4}, rows)


def _accepted(judgement: Judgement) -> b.Blocks:
    rows = [
        (finding.sentence, finding.accepted.reason, short_day(finding.accepted.until))
        for finding in judgement.accepted
        if finding.accepted is not None
    ]
    if not rows:
        return ()
    table = b.grid("Findings set aside for now", {"Finding": 4.2, "Why": 3.6, "Until": 1.2}, rows)
    return b.Heading(3, "Set aside for now"), table
