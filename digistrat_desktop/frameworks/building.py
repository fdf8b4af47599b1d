"""From the tables of a pack file to the pack's values, checking the meaning on the way."""

from dataclasses import dataclass

from digistrat_desktop.domain.frameworks import advice, framework
from digistrat_desktop.domain.frameworks.scales import TrustKind
from digistrat_desktop.domain.ids import ItemId, LevelId
from digistrat_desktop.frameworks.beside import (
    criteria_from,
    first_priority_from,
    legal_from,
    reference_point_from,
    vision_example_from,
)
from digistrat_desktop.frameworks.bridging import bridges_from
from digistrat_desktop.frameworks.metrics import metric_from
from digistrat_desktop.frameworks.tables import TomlTable

FORMAT = 1
SHORT_TITLE_LIMIT = 18
LABEL_LIMIT = 40
MOST_LEVELS = 9
WORD = r"[a-z][a-z0-9_]*"
NAME = r"[a-z][a-z0-9-]*"
VERSION = r"(0|[1-9][0-9]{0,4})\.(0|[1-9][0-9]{0,4})\.(0|[1-9][0-9]{0,4})"
LANGUAGE = r"[a-z]{2,3}(-[A-Z]{2})?"
CAPITALS = r"[A-Z]{2,8}"
ITEM = r"[A-Z]{2,8}(-[A-Z0-9]{1,8}){1,3}"


@dataclass(frozen=True, slots=True)
class PackHead:
    id: str
    version: str
    title: str
    language: str


def head_from(table: TomlTable) -> PackHead:
    """Read id, version, title and language, and refuse a later format."""
    if table.whole("format", 1, 999) > FORMAT:
        table.fault("this file needs a later version of DigiStrat Desktop", "format")
    return PackHead(
        id=table.new_id("framework", NAME, "digistrat-board"),
        version=table.pattern("version", VERSION, "1.0.0"),
        title=table.title("title"),
        language=table.pattern("language", LANGUAGE, "en-GB"),
    )


def pack_from(root: TomlTable) -> framework.FrameworkPack:
    """Build a pack without its `sha256`; use it only if the table's log is empty afterwards."""
    about = root.table("framework")
    head = head_from(about)
    scales = tuple(scale_from(table) for table in root.tables("scales"))
    by_id = {scale.id: scale for scale in scales}
    pack = framework.FrameworkPack(
        id=head.id,
        version=head.version,
        title=head.title,
        language=head.language,
        purpose=about.note("purpose", required=True),
        reading_rules=about.notes("reading_rules"),
        sources=tuple(_source(table) for table in about.tables("sources", required=False)),
        scales=scales,
        sections=tuple(_section(table, by_id) for table in root.tables("sections")),
        metrics=tuple(metric_from(table) for table in root.tables("metrics", required=False)),
        evidence=_evidence(root.table("evidence")),
        case_for_change=_case(root.table("case_for_change")),
        provider=about.title("provider", required=False),
        licence=about.note("licence"),
        attribution=about.note("attribution"),
        bridges=bridges_from(root),
        draft=about.flag("draft", required=False),
    )
    _check_needs(root, pack.items())
    about.done()
    root.done()
    root.log.resolve()
    return pack


def _check_needs(root: TomlTable, items: tuple[framework.Item, ...]) -> None:
    """Find a question that has, over others, itself to come first."""
    open_ones = {item.id: set(item.needs) for item in items}
    while free := [one for one, needs in open_ones.items() if not needs & open_ones.keys()]:
        for one in free:
            del open_ones[one]
    if open_ones:
        names = ", ".join(open_ones)
        root.fault(f"these questions need each other in a circle: {names}", "sections")


def _source(table: TomlTable) -> framework.Source:
    return table.built(framework.Source, table.new_id("source", WORD, "wgll"), table.title("what"))


def scale_from(table: TomlTable) -> framework.Scale:
    """Read one scale; its levels stand lowest first."""
    scale_id = table.new_id("scale", WORD, "alignment")
    levels = table.tables("levels")
    if len(levels) > MOST_LEVELS:
        table.fault(f"a scale has at most {MOST_LEVELS} levels", "levels")
    return table.built(
        framework.Scale,
        id=scale_id,
        levels=tuple(_level(one, order, scale_id) for order, one in enumerate(levels)),
        other_answers=tuple(
            _other_answer(one, scale_id) for one in table.tables("other_answers", required=False)
        ),
        question=table.title("question", required=False),
    )


def _level(table: TomlTable, order: int, scale_id: str) -> framework.Level:
    return table.built(
        framework.Level,
        id=LevelId(table.new_id(f"answer of {scale_id}", WORD, "absent")),
        order=order,
        label=table.title("label", LABEL_LIMIT),
        meaning=table.note("meaning", required=True),
    )


def _other_answer(table: TomlTable, scale_id: str) -> framework.OtherAnswer:
    return table.built(
        framework.OtherAnswer,
        id=table.new_id(f"answer of {scale_id}", WORD, "cannot_say"),
        label=table.title("label", LABEL_LIMIT),
        needs_reason=table.flag("needs_reason"),
        counts_as=table.choice("counts_as", framework.CountsAs),
    )


def _section(table: TomlTable, scales: dict[str, framework.Scale]) -> framework.Section:
    section_id = table.new_id("section", CAPITALS, "ALN")
    kind = table.choice("kind", framework.SectionKind)
    scale_id = table.ref("scale", "scale", required=kind is not framework.SectionKind.REFLECTION)
    scale = scales.get(scale_id or "")
    groups = tuple(_group(one, section_id, scale) for one in table.tables("groups"))
    items = tuple(item for group in groups for item in group.items)
    section = framework.Section(
        id=section_id,
        title=table.title("title"),
        intro=table.note("intro"),
        kind=kind,
        scale_id=scale_id,
        second_scale_id=_only_in(table, "second_scale", kind, framework.SectionKind.CONSTRAINTS),
        asked_twice=_asked_twice(table, kind),
        groups=groups,
        short_form=framework.short_form_ids(_listed(table, items), items),
        reference_point=reference_point_from(table, kind),
        first_priority=first_priority_from(table, kind),
    )
    if kind is framework.SectionKind.REFLECTION and scale_id is not None:
        table.fault("a reflection section has no scale: its answers are notes", "scale")
    table.done()
    return section


def _only_in(
    table: TomlTable, key: str, kind: framework.SectionKind, home: framework.SectionKind
) -> str | None:
    if kind is not home and table.has(key):
        table.fault(f"only a section of kind {home.value} may have this", key)
    return table.ref(key, "scale", required=kind is home)


def _asked_twice(table: TomlTable, kind: framework.SectionKind) -> framework.AskedTwice | None:
    momentum = kind is framework.SectionKind.MOMENTUM
    if not momentum and table.has("asked_twice"):
        table.fault("only a section of kind momentum may have this", "asked_twice")
    inner = table.table("asked_twice", required=momentum)
    if not momentum:
        return None
    labels = framework.AskedTwice(inner.title("then", LABEL_LIMIT), inner.title("now", LABEL_LIMIT))
    inner.done()
    return labels


def _listed(table: TomlTable, items: tuple[framework.Item, ...]) -> tuple[ItemId, ...]:
    """Read the short form's list; each id must be an item of this section."""
    own = {item.id for item in items}
    listed = table.refs("short_form", None)
    for index, item_id in enumerate(listed):
        if item_id and item_id not in own:
            table.fault(f"there is no item “{item_id}” in this section", "short_form", index)
    return tuple(ItemId(item_id) for item_id in listed)


def _group(table: TomlTable, section_id: str, scale: framework.Scale | None) -> framework.Group:
    return table.built(
        framework.Group,
        id=table.new_id("group", CAPITALS, "FIN"),
        title=table.title("title"),
        intro=table.note("intro"),
        items=tuple(_item(one, section_id, scale) for one in table.tables("items")),
    )


def _item(table: TomlTable, section_id: str, scale: framework.Scale | None) -> framework.Item:
    item_id = table.new_id("item", ITEM, "ALN-01")
    if item_id and section_id and not item_id.startswith(f"{section_id}-"):
        table.fault(f"the id of a question of this area starts with {section_id}-", "id")
    return table.built(
        framework.Item,
        id=ItemId(item_id),
        title=table.title("title"),
        short_title=table.title("short_title", SHORT_TITLE_LIMIT),
        question=table.note("question", required=True),
        level_texts=_level_texts(table, scale),
        evidence_hints=table.notes("evidence_hints"),
        beware=table.note("beware"),
        mitigations=table.notes("mitigations"),
        prompt=table.note("prompt"),
        origin=table.choice("origin", framework.Origin),
        wgll=table.refs("wgll", None),
        why=table.note("why"),
        source=table.refs("source", "source"),
        criteria=criteria_from(table, scale),
        legal=legal_from(table, scale),
        importance=table.choice_or_none("importance", advice.Importance),
        needs=tuple(ItemId(one) for one in table.refs("needs", "item")),
        settings=table.choices("settings", TrustKind),
    )


def _level_texts(
    table: TomlTable, scale: framework.Scale | None
) -> tuple[framework.LevelText, ...]:
    """Read a text for every level or for none, the seed's lines the texts carry and the next steps."""
    given = table.has("levels")
    texts, lines = table.table("levels", required=False), table.table("seed_lines", required=False)
    better = table.table("better", required=False)
    if scale is None:
        if given:
            table.fault("texts for levels need a section with a scale", "levels")
        return ()
    if not given:
        for key in ("seed_lines", "better"):
            if table.has(key):
                table.fault(f"{key} needs the texts of the levels", key)
        return ()
    found = tuple(
        framework.LevelText(
            level.id,
            texts.note(level.id, required=True),
            lines.notes(level.id),
            better.note(level.id, required=table.has("better")),
        )
        for level in scale.levels
    )
    for part in (texts, lines, better):
        part.done()
    return found


def _evidence(table: TomlTable) -> framework.EvidenceRule:
    return table.built(
        framework.EvidenceRule,
        scale_id=table.ref("scale", "scale", required=True) or "",
        stale_after_months=table.whole("stale_after_months", 1, 120),
        rule=table.note("rule"),
        caution=table.note("caution"),
    )


def _case(table: TomlTable) -> framework.CaseTemplate:
    return table.built(
        framework.CaseTemplate,
        intro=table.note("intro"),
        fields=tuple(_case_field(one) for one in table.tables("fields")),
        example=_example(table) if table.has("example") else None,
        vision_example=vision_example_from(table),
    )


def _case_field(table: TomlTable) -> framework.CaseField:
    return table.built(
        framework.CaseField,
        id=table.new_id("case field", WORD, "baseline_value"),
        label=table.title("label", LABEL_LIMIT),
        hint=table.note("hint"),
    )


def _example(parent: TomlTable) -> framework.CaseExample:
    table = parent.table("example")
    return table.built(
        framework.CaseExample,
        trust=table.title("trust"),
        problem=table.note("problem", required=True),
        change_proposed=table.note("change_proposed", required=True),
        result_note=table.note("result_note"),
        lesson=table.note("lesson"),
    )
