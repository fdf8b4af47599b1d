"""A pack as one exact text: what its sha256 is worked out over and what travels in packages.

The tree has the shape of the TOML file, so one reader checks both. Keys are sorted, empty values
are left out, and numbers that may have a fraction are always written with one; a key added in a
later version, empty in today's packs, therefore leaves their hashes as they are.
"""

import hashlib
import json
from dataclasses import replace
from typing import Any

from digistrat_desktop.domain.frameworks.framework import (
    CaseTemplate,
    FrameworkPack,
    Item,
    MetricDefinition,
    Scale,
    Section,
)
from digistrat_desktop.domain.frameworks.lens import Lens
from digistrat_desktop.frameworks.building import FORMAT

Tree = dict[str, Any]


def pack_to_canonical_json(pack: FrameworkPack) -> str:
    """Write the pack as canonical JSON."""
    return _written(pack_tree(pack))


def lens_to_canonical_json(lens: Lens) -> str:
    """Write the lens as canonical JSON."""
    return _written(lens_tree(lens))


def with_pack_sha256(pack: FrameworkPack) -> FrameworkPack:
    """Return the pack with the digest of its canonical form."""
    return replace(pack, sha256=_digest(pack_to_canonical_json(pack)))


def with_lens_sha256(lens: Lens) -> Lens:
    """Return the lens with the digest of its canonical form."""
    return replace(lens, sha256=_digest(lens_to_canonical_json(lens)))


def _written(tree: Tree) -> str:
    return json.dumps(
        tree, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _kept(**values: object) -> Tree:
    """Leave out what is empty, so that absent and empty are written alike."""
    return {key: value for key, value in values.items() if value not in (None, "", [], {}, ())}


def pack_tree(pack: FrameworkPack) -> Tree:
    """Return the pack in the shape of its file."""
    return _kept(
        framework={
            "format": FORMAT,
            **_kept(
                id=pack.id,
                version=pack.version,
                title=pack.title,
                language=pack.language,
                purpose=pack.purpose,
                reading_rules=list(pack.reading_rules),
                sources=[{"id": source.id, "what": source.what} for source in pack.sources],
            ),
        },
        evidence=_kept(
            scale=pack.evidence.scale_id,
            stale_after_months=pack.evidence.stale_after_months,
            rule=pack.evidence.rule,
            caution=pack.evidence.caution,
        ),
        scales=[_scale(scale) for scale in pack.scales],
        sections=[_section(section) for section in pack.sections],
        case_for_change=_case(pack.case_for_change),
        metrics=[_metric(metric) for metric in pack.metrics],
    )


def _scale(scale: Scale) -> Tree:
    return _kept(
        id=scale.id,
        question=scale.question,
        levels=[
            _kept(id=level.id, label=level.label, meaning=level.meaning) for level in scale.levels
        ],
        other_answers=[
            {
                "id": answer.id,
                "label": answer.label,
                "needs_reason": answer.needs_reason,
                "counts_as": answer.counts_as.value,
            }
            for answer in scale.other_answers
        ],
    )


def _section(section: Section) -> Tree:
    twice = section.asked_twice
    return _kept(
        id=section.id,
        kind=section.kind.value,
        title=section.title,
        intro=section.intro,
        scale=section.scale_id,
        second_scale=section.second_scale_id,
        asked_twice=None if twice is None else {"then": twice.then, "now": twice.now},
        short_form=list(section.short_form),
        groups=[
            _kept(
                id=group.id,
                title=group.title,
                intro=group.intro,
                items=[_item(item) for item in group.items],
            )
            for group in section.groups
        ],
    )


def _item(item: Item) -> Tree:
    return _kept(
        id=item.id,
        title=item.title,
        short_title=item.short_title,
        origin=item.origin.value,
        question=item.question,
        prompt=item.prompt,
        beware=item.beware,
        evidence_hints=list(item.evidence_hints),
        mitigations=list(item.mitigations),
        wgll=list(item.wgll),
        levels={one.level_id: one.text for one in item.level_texts},
        seed_lines={one.level_id: list(one.lines) for one in item.level_texts if one.lines},
    )


def _case(case: CaseTemplate) -> Tree:
    example = case.example
    return _kept(
        intro=case.intro,
        fields=[_kept(id=one.id, label=one.label, hint=one.hint) for one in case.fields],
        example=None
        if example is None
        else _kept(
            trust=example.trust,
            problem=example.problem,
            change_proposed=example.change_proposed,
            result_note=example.result_note,
            lesson=example.lesson,
        ),
    )


def _metric(metric: MetricDefinition) -> Tree:
    return {
        "decimals": metric.decimals,
        "min_denominator": metric.min_denominator,
        "reporting_lag": metric.reporting_lag,
        **_limits(metric),
        **_kept(
            id=metric.id,
            name=metric.name,
            origin=metric.origin.value,
            kind=metric.kind.value,
            theme=metric.theme,
            unit=metric.unit,
            direction=metric.direction.value,
            formula=metric.formula,
            numerator=metric.numerator,
            denominator=metric.denominator,
            frequency=metric.frequency.value,
            source_system=metric.source_system,
            pitfalls=list(metric.pitfalls),
            pair_with=list(metric.pair_with),
        ),
    }


def _limits(metric: MetricDefinition) -> Tree:
    pairs = (("valid_min", metric.valid_min), ("valid_max", metric.valid_max))
    return {key: float(value) for key, value in pairs if value is not None}


def lens_tree(lens: Lens) -> Tree:
    """Return the lens in the shape of its file."""
    return _kept(
        lens={
            "format": FORMAT,
            **_kept(
                id=lens.id,
                version=lens.version,
                title=lens.title,
                language=lens.language,
                pack=lens.pack_id,
                cautions=list(lens.cautions),
                coverage_note=lens.coverage_note,
            ),
        },
        scale=_scale(lens.scale),
        measures=[
            _kept(
                id=measure.id,
                title=measure.title,
                our_words=measure.our_words,
                aliases=list(measure.aliases),
                dma_2025_column=measure.dma_2025_column,
                statements=[{"id": one.id, "text": one.text} for one in measure.statements],
                items=list(measure.item_ids),
            )
            for measure in lens.measures
        ],
    )
