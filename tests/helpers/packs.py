"""A small made-up framework pack in which every kind of section stands once."""

import tempfile
from pathlib import Path

from digistrat_desktop.domain.frameworks.framework import (
    AskedTwice,
    CaseTemplate,
    CountsAs,
    Direction,
    EvidenceRule,
    FrameworkPack,
    Frequency,
    Group,
    Item,
    Level,
    MetricDefinition,
    MetricKind,
    Origin,
    OtherAnswer,
    Scale,
    Section,
    SectionKind,
)
from digistrat_desktop.domain.frameworks.framework import LevelText as Text
from digistrat_desktop.domain.frameworks.packs import PackError
from digistrat_desktop.frameworks.loader import load_any


def read_pack(content, name):
    """Read a pack or a lens from a file of this content."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        return load_any(path)


def problems_of(content, name):
    """List everything that is wrong in a file of this content."""
    try:
        read_pack(content, name)
    except PackError as error:
        return error.problems
    return ()


def levels(*words):
    return tuple(
        Level(word.lower(), order, word, f"{word} it is.") for order, word in enumerate(words)
    )


OTHER = (
    OtherAnswer("cannot_say", "Cannot say yet", needs_reason=True, counts_as=CountsAs.UNANSWERED),
    OtherAnswer("not_applicable", "Does not apply", True, CountsAs.EXCLUDED),
)
PLACE = Scale("place", levels("Absent", "Siloed", "Embedded"), OTHER)
BITE = Scale("bite", levels("None", "Noticed", "Limits", "Blocks"), OTHER)
SCOPE = Scale("scope", levels("Silent", "Named", "Planned"), OTHER)
PACE = Scale("pace", levels("Slow", "Steady", "Quick"), OTHER)
SCALES = (PLACE, BITE, SCOPE, PACE)
METRIC = MetricDefinition(
    id="one_rate",
    name="One rate",
    origin=Origin.SEED,
    kind=MetricKind.LEADING,
    theme="take-up",
    unit="%",
    decimals=1,
    valid_min=0.0,
    valid_max=100.0,
    direction=Direction.UP,
    formula="a / b",
    numerator="a",
    denominator="b",
    min_denominator=10,
    frequency=Frequency.MONTHLY,
    reporting_lag=1,
    source_system="Made up",
    pitfalls=("Counting twice.",),
    pair_with=(),
)


def item(item_id, *, texts=(), question=""):
    return Item(
        id=item_id,
        title=f"Item {item_id}",
        short_title=item_id,
        question=question or f"How is {item_id}?",
        level_texts=texts,
    )


def section(kind, prefix, scale, **more):
    items = tuple(item(f"{prefix}-{n:02d}") for n in (1, 2, 3))
    given = {"second_scale_id": None, "asked_twice": None, "short_form": (items[0].id,), **more}
    return Section(
        id=prefix,
        title=f"Section {prefix}",
        intro="",
        kind=kind,
        scale_id=scale.id if scale else None,
        groups=(Group(prefix, f"Family {prefix}", "", items),),
        **given,
    )


def small_pack(sha256="ab" * 32):
    return FrameworkPack(
        id="small",
        version="1.0.0",
        title="A small pack",
        language="en-GB",
        purpose="For tests.",
        reading_rules=(),
        sources=(),
        scales=SCALES,
        sections=(
            section(SectionKind.ALIGNMENT, "ALN", PLACE),
            section(SectionKind.CONSTRAINTS, "CON", BITE, second_scale_id="scope"),
            section(SectionKind.MOMENTUM, "MOM", PACE, asked_twice=AskedTwice("Then", "Now")),
            section(SectionKind.QUALITY, "QUA", PLACE),
            section(SectionKind.REFLECTION, "REF", None),
        ),
        metrics=(METRIC,),
        evidence=EvidenceRule("strength", 18, "", ""),
        case_for_change=CaseTemplate("", (), None),
        sha256=sha256,
    )


def texts(*pairs):
    return tuple(Text(level, words) for level, words in pairs)
