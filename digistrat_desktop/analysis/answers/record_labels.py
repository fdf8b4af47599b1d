"""What records are called in lists that mix several kinds: the kind first, then the name."""

from collections.abc import Iterator

from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.record.workspace import Workspace, metrics_in_use
from digistrat_desktop.domain.trust.cases import CaseForChange
from digistrat_desktop.domain.trust.plans import ConstraintEntry
from digistrat_desktop.domain.trust.strategy import Initiative, Objective

_TITLED: tuple[tuple[type[Objective | Initiative | CaseForChange], str], ...] = (
    (Objective, "Objective"),
    (Initiative, "Initiative"),
    (CaseForChange, "Case for change"),
)


def record_labels(workspace: Workspace, pack: FrameworkPack | None) -> dict[str, str]:
    """Give everything an action can address, by id: questions, then records kind by kind."""
    return dict([*_items(pack), *_entries(workspace, pack), *_records(workspace)])


def _items(pack: FrameworkPack | None) -> Iterator[tuple[str, str]]:
    for item in pack.items() if pack else ():
        yield str(item.id), f"{item.id} {item.title}"


def _entries(workspace: Workspace, pack: FrameworkPack | None) -> Iterator[tuple[str, str]]:
    titles = {str(item.id): item.title for item in pack.items()} if pack else {}
    for entry in workspace.all(ConstraintEntry):
        named = entry.title or titles.get(entry.item_id or "", entry.item_id or "")
        yield str(entry.id), f"Constraint: {named}"


def _records(workspace: Workspace) -> Iterator[tuple[str, str]]:
    for record_type, kind in _TITLED:
        for record in workspace.all(record_type):
            yield str(record.id), f"{kind}: {record.title}"
    for metric in metrics_in_use(workspace):
        yield str(metric.id), f"Metric: {metric.name}"
