"""What a board paper says of itself: who brings it, why, and from which data it was made."""

from digistrat_desktop.analysis.count_words import how_sure
from digistrat_desktop.analysis.counted import together
from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.frameworks.framework import Scale
from digistrat_desktop.domain.record.seals import Seal
from digistrat_desktop.domain.words import day_words
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.text_door import shortened


def about(judgement: Judgement) -> b.Blocks:
    """Give the front sheet and the proof under their heading."""
    heading = b.Heading(2, "About this report", "about")
    return (
        b.KeepTogether((heading, facts_table((*front_facts(judgement), *proof_facts(judgement))))),
    )


def facts_table(facts: tuple[tuple[str, str], ...], caption: str = "About this report") -> b.Table:
    """Give names and values in two columns; what is empty is left out."""
    rows = ((name, value) for name, value in facts if value)
    return b.grid(caption, {"What": 1.2, "In this report": 4}, rows)


def front_facts(judgement: Judgement) -> tuple[tuple[str, str], ...]:
    """Give what the front sheet says, as far as it was filled in."""
    front = judgement.front
    if front is None:
        return ()
    return (
        ("Meeting", front.meeting),
        ("Date of the meeting", day_words(front.meeting_on) if front.meeting_on else ""),
        ("Agenda item", front.agenda_item),
        ("Author", judgement.names.get(front.author_id or "", "")),
        ("Lead director", judgement.names.get(front.director_id or "", "")),
        ("Purpose", front.purpose),
        ("Recommendation", "; ".join(front.asks)),
        ("Strategic risk", front.strategic_risk),
        ("Previously considered by", front.considered_by),
    )


def proof_facts(judgement: Judgement) -> tuple[tuple[str, str], ...]:
    """Give what ties the paper to its data."""
    pack, proof = judgement.pack, judgement.proof
    return (
        (
            "Assessment",
            f"{judgement.assessment.title}, as at {day_words(judgement.assessment.as_of)}",
        ),
        ("Framework", f"{pack.title}, version {pack.version}"),
        ("Seal", seal_words(judgement)),
        ("Left out", judgement.left_out_words),
        ("Changes recorded", f"{proof.changes:,}"),
        ("Data fingerprint", proof.fingerprint),
        ("How to check", "Open Reports, then Check a report."),
    )


def seal_words(judgement: Judgement) -> str:
    """Say under which seal the paper stands, who set it, in which role and when."""
    proof = judgement.proof
    if proof.seal is None:
        return "Not sealed"
    said = [_seal_words(judgement, one) for one in (proof.seal, *proof.others)]
    twice = "Signed off twice. " if len(said) > 1 else ""
    return f"{twice}{'; '.join(said)}"


def _seal_words(judgement: Judgement, seal: Seal) -> str:
    name = judgement.names.get(seal.signer_id, "")
    by = f"by {name}, {seal.role}" if name else f"as {seal.role}"
    return f"{seal.code}, set {by}, on {day_words(seal.signed_at.date())}"


def cover(judgement: Judgement, title: str, words: str) -> b.Blocks:
    """Give the title, one sentence on what the report is, and the front sheet with its proof."""
    facts = (("Trust", judgement.trust.name), *front_facts(judgement), *proof_facts(judgement))
    return (
        b.Heading(1, f"{title}: {shortened(judgement.assessment.title, 120)}"),
        b.said(words, b.TextStyle.LEAD),
        facts_table(facts),
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
    """Give four counts; none is a score."""
    many = judgement.counts.of
    answered = f"{many(CountOf.ANSWERED)} of {many(CountOf.ASKED)}"
    stated = f"{many(CountOf.CLAIMED_ONLY)} claimed only"
    ignored = many(CountOf.SERIOUS_NOT_MENTIONED)
    moved = f"since {judgement.previous.title}" if judgement.previous else "first assessment"
    return (
        b.KeyFigure(answered, "questions answered"),
        b.KeyFigure(str(many(CountOf.SHOWN)), "backed by a document or data", stated),
        b.KeyFigure(str(many(CountOf.CHANGED)), "answers changed", shortened(moved, 40)),
        b.KeyFigure(str(ignored), "serious constraints not in the strategy"),
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
        "Evidence is an opinion, a document, data, or evidence someone independent has "
        "checked. An opinion alone does not back a level. A level is backed when other "
        "evidence, no more than 18 months old, shows that level, or a higher one where higher "
        "is better. If not, it is claimed and not yet backed by evidence."
    ),
    (
        "Answers are compared with the last assessment only if the question is the same, word "
        "for word."
    ),
    (
        "Metrics are read with XmR control charts, never by comparing 2 points. With fewer "
        "than 13 readings, the limits are trial limits. A gap is a gap, never 0."
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
        b.points(_RULES),
        *(block for scale in scales for block in _scale(scale)),
    )


def _scale(scale: Scale) -> b.Blocks:
    rows = ((b.text(lv.label, bold=True), lv.meaning) for lv in scale.levels)
    caption = f"Levels of the scale{f': {scale.question}' if scale.question else ''}"
    return (b.grid(caption, {"Level": 1, "What it means": 5}, rows, show_caption=True),)
