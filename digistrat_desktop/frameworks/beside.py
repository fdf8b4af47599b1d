"""From tables to what a framework says beside its questions: criteria, duties in law, moments."""

from digistrat_desktop.domain.frameworks import advice
from digistrat_desktop.domain.frameworks.framework import Scale, SectionKind
from digistrat_desktop.frameworks.tables import TomlTable

CRITERION = r"[a-z][a-z0-9_]{0,39}"
LABEL_LIMIT = 40


def criteria_from(parent: TomlTable, scale: Scale | None) -> advice.Criteria | None:
    """Read a list to tick; how many each level needs must rise from none."""
    if not parent.has("criteria"):
        return None
    table = parent.table("criteria")
    if scale is None:
        parent.fault("criteria need a section with a scale", "criteria")
        return None
    elements = tuple(_criterion(one) for one in table.tables("elements"))
    counts, must = table.table("at_least"), table.table("must", required=False)
    reached = tuple(
        advice.Reached(
            level.id, counts.whole(level.id, 0, len(elements)), must.refs(level.id, None)
        )
        for level in scale.levels
    )
    _check_reached(table, elements, reached)
    for part in (counts, must):
        part.done()
    return table.built(advice.Criteria, table.note("intro"), elements, reached)


def _check_reached(
    table: TomlTable, elements: tuple[advice.Criterion, ...], reached: tuple[advice.Reached, ...]
) -> None:
    known = {one.id for one in elements}
    if len(known) < len(elements):
        table.fault("the same criterion id is used twice", "elements")
    marks = [one.at_least for one in reached]
    if marks != sorted(set(marks)) or marks[0] != 0:
        table.fault("the numbers must rise from level to level, and begin with 0", "at_least")
    for one in reached:
        for index, wanted in enumerate(one.must):
            if wanted not in known:
                table.fault(f"there is no criterion “{wanted}”", "must", one.level_id, index)


def _criterion(table: TomlTable) -> advice.Criterion:
    return table.built(
        advice.Criterion,
        id=table.pattern("id", CRITERION, "a"),
        text=table.title("text"),
    )


def legal_from(parent: TomlTable, scale: Scale | None) -> advice.LegalNote | None:
    """Read a duty in law; it names at least one level of the section's scale."""
    if not parent.has("legal"):
        return None
    table = parent.table("legal")
    note = table.built(
        advice.LegalNote,
        levels=table.refs("levels", None),
        may_levels=table.refs("may_levels", None),
        duty=table.note("duty", required=True),
        source=table.ref("source", "source", required=True) or "",
    )
    known = {level.id for level in scale.levels} if scale is not None else set()
    if not note.levels and not note.may_levels:
        table.fault("name a level that does not meet the duty, or one that may not")
    for key, ids in (("levels", note.levels), ("may_levels", note.may_levels)):
        for index, level_id in enumerate(ids):
            if level_id and level_id not in known:
                table.fault(f"there is no level “{level_id}” on this scale", key, index)
    return note


def reference_point_from(parent: TomlTable, kind: SectionKind) -> advice.ReferencePoint | None:
    if not _is_here(parent, "reference_point", kind, SectionKind.MOMENTUM):
        return None
    table = parent.table("reference_point")
    choices = tuple(_moment(one) for one in table.tables("choices"))
    point = table.built(
        advice.ReferencePoint,
        question=table.title("question"),
        default=table.pattern("default", CRITERION, "pandemic_2020"),
        choices=choices,
        caution=table.note("caution"),
    )
    ids = [one.id for one in choices]
    if len(set(ids)) < len(ids):
        table.fault("the same id appears twice", "choices")
    if point.default and point.default not in ids:
        table.fault(f"there is no choice “{point.default}”", "default")
    return point


def _moment(table: TomlTable) -> advice.NamedMoment:
    return table.built(
        advice.NamedMoment,
        id=table.pattern("id", CRITERION, "pandemic_2020"),
        label=table.title("label", LABEL_LIMIT),
        hint=table.note("hint"),
    )


def first_priority_from(parent: TomlTable, kind: SectionKind) -> advice.FirstPriority | None:
    if not _is_here(parent, "first_priority", kind, SectionKind.CONSTRAINTS):
        return None
    table = parent.table("first_priority")
    return table.built(
        advice.FirstPriority,
        label=table.title("label", LABEL_LIMIT),
        hint=table.note("hint"),
    )


def _is_here(parent: TomlTable, key: str, kind: SectionKind, home: SectionKind) -> bool:
    """Say whether a table is given; in a section of another kind that is a fault."""
    if not parent.has(key):
        return False
    if kind is not home:
        parent.fault(f"only a section of kind {home.value} may have this", key)
    return True


def vision_example_from(parent: TomlTable) -> advice.VisionExample | None:
    if not parent.has("vision_example"):
        return None
    table = parent.table("vision_example")
    return table.built(
        advice.VisionExample,
        title=table.title("title"),
        trust=table.title("trust"),
        note=table.note("note"),
        template=table.note("template", required=True),
        made_up_example=table.note("made_up_example"),
    )
