"""What a board paper says of itself: who brings it, why, and from which data it was made."""

from digistrat_desktop.analysis.answers.doubts import doubted_up, doubted_words
from digistrat_desktop.analysis.charts.drawing import Ink
from digistrat_desktop.analysis.count_words import (
    UNCONFIRMED,
    beside_answered,
    how_sure,
    unconfirmed_words,
)
from digistrat_desktop.analysis.counts import CountOf, Counts
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.counted import Counted, by_number, number, together
from digistrat_desktop.domain.frameworks.framework import Scale, SectionKind
from digistrat_desktop.domain.ids import RecordId, TrustId
from digistrat_desktop.domain.record.seals import Seal
from digistrat_desktop.domain.record.workspace import Workspace, named_sites, site_called
from digistrat_desktop.domain.trust.assessment import FrontSheet
from digistrat_desktop.domain.trust.plans import ConstraintEntry, OwnSeverity
from digistrat_desktop.domain.words import day_words, listed, short_day
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.papers.frame import OWN_WORDS, status_words
from digistrat_desktop.reports.text_door import shortened


def line_over_title(judgement: Judgement) -> b.Block:
    """Say what the paper is; at the right edge what it is for and how far it has come."""
    assessed = f"Digital strategy assessment, {judgement.assessment.title}"
    purpose = judgement.front.purpose.strip() if judgement.front else ""
    chips = b.Paragraph(state_chips(judgement, purpose), b.TextStyle.TIGHT, align=b.Align.END)
    return b.TwoColumns((b.said(assessed, b.TextStyle.SECONDARY),), (chips,))


def line_of_trust(judgement: Judgement) -> b.Block:
    """Say whose paper it is, as at when and who judged."""
    made_up = " Sample data." if judgement.trust.sample else ""
    as_at = day_words(judgement.assessment.as_of)
    more = f", as at {as_at}. {OWN_WORDS}.{made_up}"
    return b.Paragraph(
        (b.Run(judgement.trust.name, bold=True, ink=Ink.TEXT), b.Run(more)), b.TextStyle.SECONDARY
    )


_CHIP = 40  # characters of a purpose that a chip has room for


def state_chips(judgement: Judgement, purpose: str = "") -> b.Runs:
    """Give what the paper is for and how far it has come; what is signed off is filled."""
    signed = judgement.proof.seal is not None
    status = b.chip(status_words(judgement), b.Chip.FILLED if signed else b.Chip.OUTLINE)
    if not purpose:
        return (status,)
    if len(purpose) > _CHIP:
        return b.Run(f"{purpose} ", bold=True), status
    return b.chip(purpose, b.Chip.FILLED), b.Run(" "), status


def about_paper(judgement: Judgement, *, fronted: bool) -> b.Blocks:
    """Say what the paper is of and how to check it; what page one has no room for stands here too.

    Args:
        fronted: whether page one holds what the front sheet says.
    """
    front = () if fronted else (("Trust", judgement.trust.name), *front_facts(judgement))
    heading = b.Heading(3, "About this paper, and how to check it", "about", tight=True)
    return (b.KeepTogether((heading, facts_table((*front, *proof_facts(judgement))))),)


def _all_facts(judgement: Judgement, *, for_meeting: bool) -> b.Table:
    trust = (("Trust", judgement.trust.name),)
    front = front_facts(judgement) if for_meeting else ()
    return facts_table((*trust, *front, *proof_facts(judgement)))


def facts_table(facts: tuple[tuple[str, str], ...], caption: str = "About this report") -> b.Table:
    """Give names and values in two columns; what is empty is left out."""
    rows = ((name, value) for name, value in facts if value.strip())
    return b.grid(caption, {"What": 1.4, "In this report": 4}, rows)


_NO_FRONT = FrontSheet(id=RecordId(""), trust_id=TrustId(""))


def front_facts(judgement: Judgement) -> tuple[tuple[str, str], ...]:
    """Give what the front sheet says, as far as it was filled in."""
    front = judgement.front or _NO_FRONT
    return (
        ("Meeting", front.meeting),
        ("Date of the meeting", day_words(front.meeting_on) if front.meeting_on else ""),
        ("Agenda item", front.agenda_item),
        ("Author", judgement.names.get(front.author_id or "", "")),
        ("Lead director", judgement.names.get(front.director_id or "", "")),
        ("Purpose", front.purpose),
        ("Recommendation", "; ".join(front.asks)),
        ("Advice", front.advice),
        ("Strategic risk", front.strategic_risk),
        ("Previously considered by", front.considered_by),
        ("Equality impact", front.equality_impact),
        ("Quality impact", front.quality_impact),
    )


def _site(judgement: Judgement, name: str) -> str:
    site = site_called(judgement.workspace, name)
    return site.described if site is not None else name


def proof_facts(judgement: Judgement) -> tuple[tuple[str, str], ...]:
    """Give what ties the paper to its data."""
    pack, proof = judgement.pack, judgement.proof
    as_at = day_words(judgement.assessment.as_of)
    return (
        ("Assessment", f"{judgement.assessment.title}, as at {as_at}, by the trust itself"),
        ("Status", "" if proof.seal else status_words(judgement)),
        ("What it covers", judgement.assessment.scope_note),
        ("Site", _site(judgement, judgement.assessment.site)),
        ("Sites", listed([_site(judgement, one) for one in named_sites(judgement.workspace)])),
        ("Asked", asked_words(judgement.counts)),
        ("Framework", pack.called),
        ("Signed off", seal_words(judgement) if proof.seal else ""),
        ("Left out", judgement.left_out_words),
        ("Changes recorded", changes_words(judgement)),
        ("Data fingerprint", proof.fingerprint),
        ("How to check", "In DigiStrat, open Reports, then Check a report."),
    )


def changes_words(judgement: Judgement) -> Counted:
    """Say how many changes there are; those made after the day judged at are in the paper too."""
    proof, as_of = judgement.proof, judgement.assessment.as_of
    many = number(proof.changes, CountOf.CHANGES_RECORDED)
    last = proof.when.date()
    if as_of is None or last <= as_of or not proof.changes:
        return many
    after = f"those after {day_words(as_of)} too, the last on {day_words(last)}"
    return together((many, f", {after}"))


def asked_words(counts: Counts) -> Counted:
    """Say what was asked, and what of it nobody has confirmed since last time."""
    asked = counts.words(
        "{asked|question} with levels, and {board reflection asked} for board reflection, "
        "{board reflection answered} with notes."
    )
    carried = [
        counts.chosen(what, words, words)
        for what, words in (
            (CountOf.CARRIED, "{n} of the {asked}"),
            (CountOf.REFLECTION_CARRIED, "{n} of the {board reflection answered}"),
        )
        if counts.of(what)
    ]
    if not carried:
        return asked
    kept = together((together(carried, " and "), " carried forward and not yet confirmed."))
    return together((asked, kept), " ")


def seal_words(judgement: Judgement) -> str:
    """Say under which seal the paper stands, who set it, in which role and when."""
    proof = judgement.proof
    if proof.seal is None:
        return "Not signed off"
    said = [_seal_words(judgement, one) for one in (proof.seal, *proof.others)]
    twice = "Signed off twice. " if len(said) > 1 else ""
    return f"{twice}{'; '.join(said)}"


def _seal_words(judgement: Judgement, seal: Seal) -> str:
    name = judgement.names.get(seal.signer_id, "")
    by = f"by {name}, {seal.role}" if name else f"as {seal.role}"
    return f"{seal.code}, set {by}, on {day_words(seal.signed_at.date())}"


def cover(judgement: Judgement, title: str, words: str, *, for_meeting: bool = False) -> b.Blocks:
    """Give the title, one sentence on what the report is, and its proof.

    Args:
        for_meeting: it is the paper of the item on the front sheet, which stands here too.
    """
    return (
        b.Heading(1, f"{title}: {shortened(judgement.assessment.title, 120)}"),
        b.said(words, b.TextStyle.LEAD),
        b.Paragraph(state_chips(judgement), b.TextStyle.TIGHT),
        _all_facts(judgement, for_meeting=for_meeting),
    )


def left_out_line(judgement: Judgement) -> b.Blocks:
    """Say what this copy leaves out, where it leaves something out."""
    return (b.said(judgement.left_out_words),) if judgement.left_out else ()


def contents(_model: Judgement) -> b.Blocks:
    return b.Heading(2, "Contents"), b.Contents(2)


def glance(judgement: Judgement) -> b.Blocks:
    """Give the finding in a sentence, the key facts, what matters and how sure we are."""
    things = b.NumberedList(tuple(b.text(f.sentence) for f in judgement.three))
    return (
        b.PageBreak(),
        b.Heading(2, "At a glance", "glance"),
        b.said(judgement.title, b.TextStyle.LEAD),
        b.KeyFigures(key_facts(judgement)),
        *((b.said(judgement.lead),) if judgement.lead else ()),
        *((b.Heading(3, "What matters most"), things) if judgement.three else ()),
        b.Heading(3, "How sure we are"),
        b.said(together(how_sure(judgement.counts), " ")),
    )


def key_facts(judgement: Judgement) -> tuple[b.KeyFigure, ...]:
    """Give four counts, each with what it is out of; none is a score."""
    counts = judgement.counts
    answered = counts.words("{answered} of {asked}")
    facts = [b.KeyFigure(answered, "questions are answered", _answered_note(counts))]
    if counts.of(CountOf.CLAIMED):
        shown = counts.words("{shown} of {claimed}")
        notes = together((_gaps(counts), _lapsing(judgement)), "; ")
        facts.append(b.KeyFigure(shown, "levels are backed by evidence", notes))
    if judgement.previous is not None:
        facts.append(
            b.KeyFigure(
                counts.words(
                    "{moved up}\N{NO-BREAK SPACE}up, {slipped back}\N{NO-BREAK SPACE}down"
                ),
                counts.words("of {compared|answer} compared"),
                _moved_note(judgement),
            )
        )
    if judgement.constraints is not None and counts.of(CountOf.SERIOUS_CONSTRAINTS):
        facts.append(_left_out(judgement))
    return tuple(facts)


def _answered_note(counts: Counts) -> Counted:
    carried = counts.chosen(CountOf.CARRIED, UNCONFIRMED, UNCONFIRMED)
    return together((beside_answered(counts), carried if counts.of(CountOf.CARRIED) else ""), "; ")


_GAPS = (
    (CountOf.NO_EVIDENCE, "{n} has none", "{n} have none"),
    (CountOf.OUT_OF_DATE, "{n} out of date", "{n} out of date"),
    (CountOf.OPINION_ONLY, "{n} an opinion only", "{n} an opinion only"),
    (CountOf.OTHER_LEVEL, "{n} shows another level", "{n} show another level"),
    (CountOf.UNLEVELLED_EVIDENCE, "{n} names no level", "{n} name no level"),
    (CountOf.UNDATED_EVIDENCE, "{n} has none in date", "{n} have none in date"),
)


def _gaps(counts: Counts) -> Counted:
    return together(
        (counts.chosen(what, one, many) for what, one, many in _GAPS if counts.of(what)), ", "
    )


def _lapsing(judgement: Judgement) -> Counted:
    """Say how many levels are backed no longer by the day their evidence is looked at again."""
    counts = judgement.counts
    left = counts.of(CountOf.SHOWN) - counts.of(CountOf.EXPIRING)
    if not counts.of(CountOf.EXPIRING):
        return Counted()
    words = f"{{n}} by {short_day(judgement.expiring.by)}"
    kept = by_number(left, "shown, less evidence that expires soon", words, words)
    gone = counts.chosen(CountOf.EXPIRING, "{n} runs out", "{n} run out")
    return together((kept, gone), ": ")


def _moved_note(judgement: Judgement) -> Counted:
    counts = judgement.counts
    parts = []
    if counts.of(CountOf.MOVED_UP):
        one = "{n} of the {moved up} has newer evidence"
        many = "{n} of the {moved up} have newer evidence"
        none = counts.words("none of the {moved up} has newer evidence")
        what = CountOf.UP_BACKED
        parts.append(counts.chosen(what, one, many) if counts.of(what) else none)
    doubted = doubted_words(doubted_up(judgement.moves, judgement.doubts))
    parts += [doubted] if doubted else []
    if counts.of(CountOf.NO_LEVEL_NOW):
        parts.append(counts.words("{no level now} with no level now"))
    parts.append(unconfirmed_words(counts))
    return together(parts, ", ")


def _left_out(judgement: Judgement) -> b.KeyFigure:
    counts = judgement.counts
    section = judgement.section(SectionKind.CONSTRAINTS)
    note = Counted()
    if section is not None:
        here = counts.sections[section.section.id]
        whole = here.of(CountOf.ANSWERED) == here.of(CountOf.ASKED)
        some = "{answered} of {asked} constraints are answered"
        own = own_serious(judgement.workspace)
        more = own_serious_words(own) if own else Counted()
        asked = here.words("of {asked} asked, all answered" if whole else some)
        note = together((asked, more), "; ")
    if not counts.of(CountOf.SERIOUS_NOT_MENTIONED):  # "0 of 1 is not" would be read twice
        return b.KeyFigure(
            counts.words("{serious constraints} of {serious constraints}"),
            counts.chosen(
                CountOf.SERIOUS_CONSTRAINTS,
                "constraint that limits or blocks us is mentioned in the strategy",
                "constraints that limit or block us are mentioned in the strategy",
            ),
            note,
        )
    of_one = counts.of(CountOf.SERIOUS_CONSTRAINTS) == 1
    return b.KeyFigure(
        counts.words("{serious constraints not mentioned} of {serious constraints}"),
        counts.chosen(
            CountOf.SERIOUS_NOT_MENTIONED,
            "constraint that limits or blocks us is not in the strategy"
            if of_one
            else "constraints that limit or block us is not in the strategy",
            "constraints that limit or block us are not in the strategy",
        ),
        note,
    )


def own_serious(workspace: Workspace) -> tuple[ConstraintEntry, ...]:
    """Give the trust's own constraints that limit or block; no question asks of them."""
    serious = {OwnSeverity.LIMITS, OwnSeverity.BLOCKS}
    own = (one for one in workspace.all(ConstraintEntry) if one.item_id is None)
    return tuple(one for one in own if one.severity in serious)


def own_serious_words(own: tuple[ConstraintEntry, ...]) -> Counted:
    name = "the trust's own constraints that limit or block"
    one, many = "{n} more limit, added by the trust", "{n} more limits, added by the trust"
    return by_number(len(own), name, one, many)


def backed_rule(judgement: Judgement) -> str:
    """Say when a level is backed by evidence."""
    months = judgement.pack.evidence.stale_after_months
    return (
        "Evidence is an opinion, a document, data, or evidence someone independent has "
        "checked. An opinion alone does not back a level. A level is backed when other "
        f"evidence, no more than {months} months old, shows that level, or a higher one where higher "
        "is better. If not, it is claimed and not yet backed by evidence."
    )


def newer_rule(judgement: Judgement) -> str:
    """Say what newer evidence and evidence of another level are; empty of a first assessment."""
    last = judgement.previous
    if last is None or last.as_of is None:
        return ""
    return (
        f"Newer evidence is no opinion, names the level, and is dated after {day_words(last.as_of)}, "
        f"the day of {last.title}. Evidence that shows another level is in date, and names a level "
        "that is not the answer. An answer that moved up is in doubt if a reviewer did not accept it, "
        "or if it has no reason and no newer evidence. One at another level than its criteria give "
        "needs a reason, and with one is not in doubt."
    )


_RULES = (
    (
        "Every level is the trust's own judgement. A level is a word. Levels are counted, "
        "never averaged, and there is no overall score."
    ),
    (
        "“Cannot say yet”, “does not apply” and “not answered” are 3 different things. None "
        "of them is the lowest level."
    ),
    (
        "Answers are compared with the last assessment only if the question means the same and "
        "the reference point is the same."
    ),
    (
        "Metrics are read with control charts, never by comparing 2 points. The chart is XmR "
        "unless the metric names another. XmR limits leave out moving ranges that are outliers, "
        "and end where values must. With fewer than 13 readings, they are trial limits. A gap is "
        "a gap, never 0."
    ),
)


def method(judgement: Judgement) -> b.Blocks:
    """Give the rules in plain words, then each scale with what its levels mean."""
    used = {s.section.scale_id for s in judgement.position} | {
        s.section.second_scale_id for s in judgement.position
    }
    scales = [scale for scale in judgement.pack.scales if scale.id in used]
    return (
        b.PageBreak(),
        b.Heading(2, "How we assessed", "method"),
        b.said(judgement.pack.purpose),
        b.points(
            filter(None, (*_RULES[:2], backed_rule(judgement), newer_rule(judgement), *_RULES[2:]))
        ),
        *(block for scale in scales for block in _scale(scale)),
    )


def _scale(scale: Scale) -> b.Blocks:
    rows = ((b.text(lv.label, bold=True), lv.meaning) for lv in scale.levels)
    caption = f"Levels of the scale{f': {scale.question}' if scale.question else ''}"
    return (b.grid(caption, {"Level": 1, "What it means": 5}, rows, show_caption=True),)
