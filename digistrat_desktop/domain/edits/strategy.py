"""Writing down what the trust wants, what it does about it, and how the two are joined.

The functions on entries serve every kind of strategy, plan and action record; what may be in a
field is decided by `domain.rules.strategy`.
"""

from dataclasses import replace
from typing import Any, TypeVar

from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.ids import RecordId, TrustId, derived_id
from digistrat_desktop.domain.plain_text import clean_note, has_words
from digistrat_desktop.domain.record.changes import Step, create, edit, put, step_of
from digistrat_desktop.domain.record.events import Author
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.rules.strategy import refuse_if_wrong
from digistrat_desktop.domain.trust import strategy
from digistrat_desktop.domain.trust.assessment import Site
from digistrat_desktop.domain.wire.codecs import as_typed
from digistrat_desktop.domain.wire.records import Record, codecs_of, decode_fields, encode_field
from digistrat_desktop.domain.words import Noun, figured

R = TypeVar("R", bound=Record)


def add_entry(
    workspace: Workspace,
    record_type: type[R],
    trust_id: TrustId,
    values: dict[str, Any],
    author: Author,
) -> tuple[R, Step]:
    """Make a record of the strategy, of the plan or of the actions."""
    blank = record_type(id=RecordId(author.new_id()), trust_id=trust_id)
    made = replace(blank, **cleaned(record_type, values))
    refuse_if_wrong(workspace, made)
    return made, Step(f"Add {_noun(made)}", (create(made, author.stamp()),))


def edit_entry(
    workspace: Workspace, record: Record, values: dict[str, Any], author: Author
) -> Step:
    """Change fields of such a record; a site stays known by the name it had."""
    given = cleaned(type(record), values)
    if isinstance(record, Site) and given.get("name", record.name) != record.name:
        given["earlier_names"] = (*record.earlier_names, record.name)
    refuse_if_wrong(workspace, replace(record, **given))
    return step_of(f"Edit {_noun(record)}", edit(record, given, author.stamp()))


def cleaned(record_type: type[Record], values: dict[str, Any]) -> dict[str, Any]:
    """Give values as codecs keep them, amounts read as written; InvalidValue if one is wrong."""
    codecs = codecs_of(record_type)
    typed = {n: as_typed(codecs[n], value) if n in codecs else value for n, value in values.items()}
    return decode_fields(
        record_type, {n: encode_field(record_type, n, value) for n, value in typed.items()}
    )


def withdraw_entry(workspace: Workspace, record: Record, reason: str, author: Author) -> Step:
    """Take a record out of use. Its links are kept, so that it can be brought back whole.

    Args:
        reason: needed for an objective or initiative that is linked; goes on the change trail.

    Raises:
        InvalidValue: the record is linked and no reason is given.
    """
    if not has_words(reason) and links_of(workspace, record.id):
        what = f"It is linked to {_linked(workspace, record)}. Say why you are removing it."
        raise InvalidValue("gone_because", what)
    values: dict[str, Any] = {"withdrawn": True}
    if "gone_because" in codecs_of(type(record)):
        values["gone_because"] = clean_note(reason)
    return Step(f"Archive {_noun(record)}", (edit(record, values, author.stamp(), reason),))


def restore_entry(workspace: Workspace, record: Record, author: Author) -> Step:
    """Bring a withdrawn record back with its links; InvalidValue if it can no longer be kept so."""
    values: dict[str, Any] = {"withdrawn": False}
    if "gone_because" in codecs_of(type(record)) and not _is_stopped(record):
        values["gone_because"] = ""
    refuse_if_wrong(workspace, replace(record, **values))
    return Step(f"Restore {_noun(record)}", (edit(record, values, author.stamp()),))


def _is_stopped(record: Record) -> bool:
    """A stopped initiative needs its reason, whether or not it was withdrawn as well."""
    return (
        isinstance(record, strategy.Initiative)
        and record.status is strategy.InitiativeStatus.STOPPED
    )


def links_of(workspace: Workspace, record_id: str) -> tuple[strategy.AlignmentLink, ...]:
    """Give the links of strength 1 or more at an objective or initiative."""
    return tuple(
        link
        for link in workspace.all(strategy.AlignmentLink)
        if link.strength and record_id in {link.objective_id, link.initiative_id}
    )


def _linked(workspace: Workspace, record: Record) -> str:
    count = len(links_of(workspace, record.id))
    return figured(count, _INITIATIVE if isinstance(record, strategy.Objective) else _OBJECTIVE)


_INITIATIVE, _OBJECTIVE = Noun("initiative"), Noun("objective")


def _noun(record: Record) -> str:
    return record.KIND.replace("_", " ")


def north_star_id(trust_id: TrustId) -> RecordId:
    """Give the id of a trust's north star: every copy makes the same."""
    return derived_id(trust_id, "north_star")


def set_north_star(
    workspace: Workspace, trust_id: TrustId, values: dict[str, Any], author: Author
) -> Step:
    blank = strategy.NorthStar(id=north_star_id(trust_id), trust_id=trust_id)
    return step_of("North star", put(workspace, blank, values, author))


def stop_initiative(initiative: strategy.Initiative, reason: str, author: Author) -> Step:
    """Stop an initiative; it stays in the map with its reason, InvalidValue without one."""
    if not has_words(reason):
        raise InvalidValue("gone_because", "Say why you are stopping it.")
    values = {"status": strategy.InitiativeStatus.STOPPED, "gone_because": clean_note(reason)}
    return Step("Stop initiative", (edit(initiative, values, author.stamp(), reason),))


def blank_link(
    objective: strategy.Objective, initiative: strategy.Initiative
) -> strategy.AlignmentLink:
    """Give the link of two ends as it is before anything was said of it."""
    return strategy.AlignmentLink(
        id=derived_id(objective.id, initiative.id),
        trust_id=objective.trust_id,
        objective_id=objective.id,
        initiative_id=initiative.id,
    )


def set_link(
    workspace: Workspace,
    objective: strategy.Objective,
    initiative: strategy.Initiative,
    values: dict[str, Any],
    author: Author,
) -> Step:
    """Say how strongly an initiative serves an objective (`strength`) and why (`reason`).

    Whoever sets a strength, or says the first word of a link, has both ends as worded now before
    them, so the link is agreed.
    """
    blank = blank_link(objective, initiative)
    present = workspace.find(strategy.AlignmentLink, blank.id)
    if "strength" in values or present is None or present.withdrawn:
        values = {**values, **_agreed(objective, initiative)}
    return step_of("Alignment", put(workspace, blank, values, author))


def confirm_link(
    objective: strategy.Objective,
    initiative: strategy.Initiative,
    link: strategy.AlignmentLink,
    author: Author,
) -> Step:
    """Say that a suspect link still holds for both ends as they are worded now."""
    return step_of("Confirm the link", edit(link, _agreed(objective, initiative), author.stamp()))


def _agreed(objective: strategy.Objective, initiative: strategy.Initiative) -> dict[str, Any]:
    return {
        "agreed_objective": strategy.objective_print(objective),
        "agreed_initiative": strategy.initiative_print(initiative),
    }


def hold_against(
    workspace: Workspace,
    against: strategy.Principle | strategy.NorthStar,
    tested: strategy.Initiative | strategy.Decision,
    found: tuple[strategy.TestOutcome, str],
    author: Author,
) -> Step:
    """Hold an initiative or a decision against a principle or the north star.

    Args:
        found: what came of it, and why.

    Raises:
        InvalidValue: anything but a plain fit, without a reason.
    """
    outcome, reason = found
    if outcome is not strategy.TestOutcome.FITS and not has_words(reason):
        raise InvalidValue("reason", f"Say why: “{outcome.label}” needs a reason.")
    made = derived_id(against.id, tested.id)
    blank = strategy.PrincipleTest(id=made, trust_id=against.trust_id)
    ends = {f"{against.KIND}_id": against.id, f"{tested.KIND}_id": tested.id}
    values = {**ends, "outcome": outcome, "reason": reason}
    return step_of("Test the principle", put(workspace, blank, values, author))
