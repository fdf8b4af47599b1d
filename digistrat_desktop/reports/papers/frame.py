"""What every report carries: its header, footer and the lines that say whose judgement it is."""

import hashlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from digistrat_desktop.analysis.charts.drawing import Ink
from digistrat_desktop.analysis.count_words import answers_words, how_sure, shown_words
from digistrat_desktop.analysis.findings.rules import Finding
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.frameworks.scales import Status
from digistrat_desktop.domain.words import day_words, listed
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.blocks import Blocks, Document
from digistrat_desktop.reports.papers.wording import Recipe
from digistrat_desktop.system.version import __version__

# It names what was withdrawn, and a snapshot holds only what is in use.
_NEEDS_WITHDRAWN = "waits for something stopped"


def judgement_lines(judgement: Judgement) -> Iterator[str]:
    """Give what was judged, not what was typed: counts, moves, findings, readings in words."""
    yield from (judgement.title, judgement.lead, judgement.framework_break)
    for section in judgement.position:
        counts = judgement.counts.sections[section.section.id]
        yield f"{section.section.id}: {answers_words(section, counts)}; {shown_words(counts)}"
        yield from (
            f"{i.item.id} {i.answer} {i.backing.value} {i.supported}" for i in section.items
        )
    yield from (judgement.reality.summary, judgement.beside.sentence, judgement.expiring.sentence)
    yield from (f"{m.item_id} {m.before} {m.after} {m.new_evidence}" for m in judgement.moves)
    found = (*judgement.findings, *judgement.accepted)
    stated = (f for f in found if f.rule != _NEEDS_WITHDRAWN)
    yield from sorted(f"{one.rule} {_undoubted(judgement, one)}" for one in stated)
    readings = (
        f"{line.name}: {line.sentence} {line.forecast}{line.basis}" for line in judgement.metrics
    )
    yield from sorted(readings)  # the order in which measures were made is no judgement
    yield from how_sure(judgement.counts)


def _undoubted(judgement: Judgement, finding: Finding) -> str:
    """Leave out what a reviewer doubts: an opinion is no part of the data a report is made from."""
    doubt = judgement.doubts.get(finding.record, "")
    return finding.sentence.removesuffix(f" {doubt}") if doubt else finding.sentence


def judgement_digest(judgement: Judgement) -> str:
    """Give the SHA-256 of the judgements in hexadecimal."""
    return hashlib.sha256("\n".join(judgement_lines(judgement)).encode("utf-8")).hexdigest()


NO_RECIPE = Recipe()
OWN_WORDS = "Assessed by the trust itself"


def document(
    judgement: Judgement, kind: str, blocks: Blocks, header: str, recipe: Recipe
) -> Document:
    """Put a report's blocks into the frame all reports share.

    Args:
        kind: the report's name, such as "Board report".
        header: what its pages say beside the trust's name.
        recipe: gives the logo.
    """
    return Document(
        title=judgement.title
        if kind.startswith("Board")
        else f"{kind}: {judgement.assessment.title}",
        language=OWN,
        author_line=judgement.trust.name,
        subject=f"{kind}: {judgement.assessment.title}",
        blocks=in_tongue(blocks, judgement.pack),
        when=judgement.proof.when,
        header_left=judgement.trust.name,
        header_right=header,
        header_state=_state(judgement),
        footer_left=footer_words(judgement),
        footer_middle=proof_words(judgement),
        fingerprint=judgement.proof.fingerprint,
        mark=judgement.proof.seal.mark if judgement.proof.seal else "",
        extra_metadata=made_from(judgement, kind, recipe),
        logo=recipe.logo,
    )


def made_from(
    judgement: Judgement, kind: str, recipe: Recipe = NO_RECIPE
) -> tuple[tuple[str, str], ...]:
    """Say in a file's metadata what it was made from; it names no person.

    Args:
        kind: the report's name, such as "Board report".
    """
    assessment = judgement.assessment
    left_out = (("leftOut", judgement.left_out.code),) if judgement.left_out else ()
    end = (("trail", judgement.proof.end),) if judgement.proof.end else ()
    return (
        ("assessment", assessment.id),
        ("kind", kind.split(maxsplit=1)[0].lower()),
        ("trust", judgement.trust.id),
        ("trustName", judgement.trust.name),
        ("assessmentTitle", assessment.title),
        ("asAt", assessment.as_of.isoformat() if assessment.as_of else ""),
        ("status", status_words(judgement)),
        ("events", str(judgement.proof.changes)),
        *end,
        ("judgement", judgement_digest(judgement)),
        ("framework", judgement.pack.called),
        ("version", __version__),
        *_seal_metadata(judgement),
        *_crosswalks_metadata(judgement),
        *left_out,
        *_recipe_metadata(judgement, recipe),
    )


def _recipe_metadata(judgement: Judgement, recipe: Recipe) -> tuple[tuple[str, str], ...]:
    """Say how it was made: the template with its version, which is a digest of what it says."""
    parts = " ".join(sorted(recipe.left_out))
    logo = hashlib.sha256(recipe.logo).hexdigest() if recipe.logo else ""
    # People choose the name of a template, and may choose their own.
    title = "" if judgement.left_out.names else recipe.title
    version = hashlib.sha256(f"{parts}\n{logo}".encode()).hexdigest()[:16]
    return (
        ("template", title or ("own choice" if parts or recipe.title else "as it comes")),
        ("templateVersion", version),
        *((("partsLeftOut", parts),) if parts else ()),
        ("logo", logo or "none"),
    )


def _crosswalks_metadata(judgement: Judgement) -> tuple[tuple[str, str], ...]:
    """Name the crosswalks a report is made of, so that it can be made again."""
    digests = " ".join(one.crosswalk.sha256 for one in judgement.elsewhere)
    return (("crosswalks", digests),) if digests else ()


def header_words(judgement: Judgement, *, for_meeting: bool) -> str:
    """Say which meeting this is for; else which assessment it is, and for which meeting or as at when."""
    said = meeting_words(judgement) if for_meeting else ""
    if said:
        return said
    # The day judged at is on the first page; with both days the trust's name would have no room.
    day = meeting_parts(judgement)[:1] or (day_words(judgement.assessment.as_of),)
    return " · ".join((judgement.assessment.title, *day))


def meeting_words(judgement: Judgement) -> str:
    """Say which meeting this is for and as which item; empty where the front sheet names none."""
    return " · ".join(meeting_parts(judgement))


def meeting_parts(judgement: Judgement) -> tuple[str, ...]:
    """Give the meeting with its day, then the item; nothing where the front sheet names none."""
    front = judgement.front
    if front is None or not front.meeting:
        return ()
    when = f", {day_words(front.meeting_on)}" if front.meeting_on else ""
    item = (f"item {front.agenda_item}",) if front.agenda_item else ()
    return (f"{front.meeting}{when}", *item)


def _state(judgement: Judgement) -> b.Run:
    """Give the words of the header: a draft is amber, so that it is seen on every page."""
    signed = judgement.proof.seal is not None
    return b.Run(status_words(judgement), bold=True, ink=Ink.TEXT if signed else Ink.CAUTION)


def status_words(judgement: Judgement) -> str:
    """Say how far the assessment has come: a draft is never taken for what was signed off."""
    seal = judgement.proof.seal
    if judgement.proof.others:
        return "Signed off twice"
    if seal is not None:
        return f"Signed off {day_words(seal.signed_at.date())}"
    if judgement.pack.draft:
        return "Draft framework, not to be signed off"
    if judgement.assessment.status is Status.READY:
        return "Ready to sign off, not signed off"
    return "Draft, not signed off"


def footer_words(judgement: Judgement) -> str:
    """Say whose judgement it is, and that sample data is sample data."""
    return f"{OWN_WORDS} · sample data" if judgement.trust.sample else OWN_WORDS


def proof_words(judgement: Judgement) -> str:
    """Say what seals it and which data it was made from, short enough for a footer."""
    data = f"data fingerprint {judgement.proof.fingerprint[:4]}…{judgement.proof.fingerprint[-4:]}"
    seal = judgement.proof.seal
    if seal is None:
        return f"Not signed off · {data}"
    if judgement.proof.others:
        codes = [one.code for one in (seal, *judgement.proof.others)]
        return f"Seals {listed(codes)} · {data}"
    return f"Seal {seal.code} · {data}"


def _seal_metadata(judgement: Judgement) -> tuple[tuple[str, str], ...]:
    judged_on = judgement.proof.today(judgement.assessment.as_of).isoformat()
    seal = judgement.proof.seal
    if seal is None:
        return (("judgedOn", judged_on),)
    said = (("seal", seal.code), ("sealDigest", seal.digest), ("state", seal.state))
    others = " ".join(one.code for one in judgement.proof.others)
    beside = (("sealsBeside", others),) if others else ()
    return (*said, *beside, ("judgedOn", judged_on))


OWN = "en-GB"
_SAID = frozenset(
    [
        "title",
        "short_title",
        "question",
        "label",
        "meaning",
        "text",
        "lines",
        "intro",
        "prompt",
        "beware",
        "evidence_hints",
        "mitigations",
        "name",
        "purpose",
        "reading_rules",
        "rule",
        "caution",
        "formula",
        "numerator",
        "denominator",
        "pitfalls",
        "then",
        "now",
        "hint",
    ]
)
_HOLDERS = (
    b.Paragraph,
    b.BulletList,
    b.NumberedList,
    b.Table,
    b.Callout,
    b.TwoColumns,
    b.KeepTogether,
)


def in_tongue(blocks: b.Blocks, pack: FrameworkPack) -> b.Blocks:
    """Mark the framework's own words with its language.

    Args:
        pack: the framework the report's answers are to.

    Returns:
        The same blocks, when the framework is in English as the report is.
    """
    if pack.language.split("-")[0] == OWN.split("-", maxsplit=1)[0]:
        return blocks
    words = frozenset(_plain(said) for said in _words(pack))
    names = frozenset(f"{item.id} {_plain(item.title)}" for item in pack.items())
    marked: b.Blocks = _marked(blocks, words | names, pack.language)
    return marked


def _plain(said: str) -> str:
    return said.strip().rstrip(".:").lower()


def _words(part: object) -> Iterator[str]:
    if isinstance(part, tuple):
        for one in part:
            yield from _words(one)
    elif is_dataclass(part):
        for field in fields(part):
            value = getattr(part, field.name)
            if not isinstance(value, str):
                yield from _tuple_words(field.name, value)
            elif value and field.name in _SAID:
                yield value


def _tuple_words(name: str, value: object) -> Iterator[str]:
    if isinstance(value, tuple) and name in _SAID:
        yield from (one for one in value if isinstance(one, str))
    yield from _words(value)


def _marked(value: Any, words: frozenset[str], language: str) -> Any:
    if isinstance(value, tuple):
        return tuple(_marked(one, words, language) for one in value)
    if isinstance(value, b.Run | b.Heading):
        ours = _plain(value.text) not in words
        return value if ours or value.lang else replace(value, lang=language)
    if isinstance(value, _HOLDERS):
        parts = {f.name: _marked(getattr(value, f.name), words, language) for f in fields(value)}
        return replace(value, **parts)
    return value
