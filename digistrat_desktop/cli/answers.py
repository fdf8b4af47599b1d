"""The commands that save the answers of an assessment as a workbook and bring one in."""

from argparse import Namespace

from digistrat_desktop.cli.context import CommandContext
from digistrat_desktop.cli.listing import shortened
from digistrat_desktop.cli.tables import ACTOR, ACTOR_NAME
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.services.answers import workbook
from digistrat_desktop.services.store.library import Library, make_author
from digistrat_desktop.services.store.opening import plan_and_do

Plan = tuple[workbook.Answered, workbook.AnswersPreview]


def save_answers(context: CommandContext, wanted: Namespace, library: Library) -> int:
    """Save the answers of an assessment as a workbook."""
    if wanted.out.suffix.lower() != ".xlsx":
        raise Refused(
            "The answers are saved as a workbook.",
            "No file was saved.",
            "Give --out a name ending .xlsx.",
        )
    workbook.save_answers(wanted.out, _answered(library, wanted))
    context.say(f"Saved {wanted.out}")
    return 0


def import_answers(context: CommandContext, wanted: Namespace) -> int:
    """Bring in a workbook of answers: all of it, or with its faults named nothing."""
    author = make_author(context.clock, context.ids, ACTOR)
    today = context.clock.now().astimezone().date()

    def plan(library: Library) -> Plan:
        here = _answered(library, wanted)
        return here, workbook.read_answers(wanted.file, here, today)

    def record(library: Library, made: Plan) -> None:
        for line in shortened(_refusals(made[1])):
            context.tell(line)
        step = workbook.take_in_answers(*made, author)
        library.record([step], {str(ACTOR): ACTOR_NAME}, ())

    _, found = plan_and_do(context.access(wanted.store), plan, None if wanted.preview else record)
    context.say(workbook.preview_words(found))
    if wanted.preview:
        for line in (*shortened(_refusals(found)), *shortened(_changes(found))):
            context.say(line)
        context.say("This was a preview. Nothing was changed.")
    return 0


def _refusals(found: workbook.AnswersPreview) -> list[str]:
    return [f"{one.place}: {one.words}" for one in found.refusals]


def _changes(found: workbook.AnswersPreview) -> list[str]:
    return [
        f"{one.item_id} {cell.heading}: “{cell.here}” becomes “{cell.there}”"
        for one in found.changes
        for cell in one.cells
    ]


def _answered(library: Library, wanted: Namespace) -> workbook.Answered:
    row = library.find(wanted.assessment, wanted.trust)
    found = library.open_trust(row.trust_id, row.assessment_id)
    assessment = found.workspace.get(Assessment, row.assessment_id)
    return workbook.Answered(found.workspace, assessment, found.packs[assessment.pack_sha256])
