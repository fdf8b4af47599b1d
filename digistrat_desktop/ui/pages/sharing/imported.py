"""What an import brought, and the way to take it back while nothing was changed since."""

from datetime import datetime
from typing import NamedTuple

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.record.events import Author
from digistrat_desktop.domain.record.undoing import take_back
from digistrat_desktop.services.packages import exchange
from digistrat_desktop.services.store import privacy
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.ui.words import tr, tr_count


class Came(NamedTuple):
    """What the last import brought, to be taken back while nothing was changed since."""

    trust_id: str
    words: str
    hashes: frozenset[str]
    end: str  # the last fingerprint then
    is_new: bool
    can_undo: bool = True


def bring_in(library: Library, plan: exchange.ImportPlan, author: Author, now: datetime) -> Came:
    """Back up, bring a file in, and give what came."""
    trust_id = plan.package.content.trust_id
    known = set() if plan.is_new else set(library.store.graph(trust_id).index)
    library.store.back_up(now)
    exchange.apply_import(library, plan, author)
    graph = library.store.graph(trust_id)
    came = frozenset(graph.index.keys() - known)
    return Came(trust_id, _came_words(plan), came, graph.end, plan.is_new)


def _came_words(plan: exchange.ImportPlan) -> str:
    count, _, rest = plan.came.partition(" from ")
    return tr("{count} came in from {rest}", count=count, rest=rest) if rest else plan.came


def take_import_back(library: Library, came: Came, author: Author, now: datetime) -> str:
    """Take an import back as one act, or remove a trust that was not here before; say what was done."""
    graph = library.store.graph(came.trust_id)
    if graph.end != came.end:
        raise Refused(
            "Something was changed after the import.",
            "Nothing was undone.",
            "Change it again instead.",
        )
    library.store.back_up(now)
    if came.is_new:
        privacy.remove_trust(library, came.trust_id, author.stamp())
        return tr("The import was undone. The trust is not on this computer any more.")
    found = take_back(graph, came.hashes, author)
    if found.step.changes:
        library.record([found.step], {}, ())
    words = tr("The import was undone. What it changed is as it was before.")
    if not found.kept:
        return words
    left = tr_count(
        found.kept,
        "1 entry stays as it came, because it was signed off or chosen.",
        "%n entries stay as they came, because they were signed off or chosen.",
    )
    return f"{words} {left}"
