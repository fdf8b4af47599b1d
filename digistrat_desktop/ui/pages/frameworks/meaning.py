"""Changed words and their meaning: only their maker can say if a question still asks the same."""

from collections.abc import Sequence

from digistrat_desktop.services.frameworks.files import OtherWords
from digistrat_desktop.ui.messages import AnswerChoice, Asker, Question
from digistrat_desktop.ui.words import tr

_SAME, _OTHER, _ALL, _BACK = "same", "other", "all", "back"


def meanings(asker: Asker, changed: Sequence[OtherWords]) -> dict[str, bool] | None:
    """Ask of each if its meaning is the same; None once they went back."""
    said: dict[str, bool] = {}
    for at, one in enumerate(changed):
        left = changed[at:]
        answer = asker.ask(_question(one, len(left)))
        if answer == _ALL:
            return said | {other.id: True for other in left}
        if answer not in {_SAME, _OTHER}:
            return None
        said[one.id] = answer == _SAME
    return said


def _question(one: OtherWords, left: int) -> Question:
    parts = [
        tr(
            "Changed: {parts}. Only if it means the same are its answers compared with those before.",
            parts=", ".join(one.parts),
        ),
        *(
            [tr("Before: {words}", words=one.before), tr("Now: {words}", words=one.now)]
            if one.now
            else []
        ),
    ]
    every = AnswerChoice(_ALL, tr("Yes to all {count}", count=left))
    choices = (
        AnswerChoice(_SAME, tr("Yes")),
        AnswerChoice(_OTHER, tr("No")),
        *([every] if left > 1 else []),
        AnswerChoice(_BACK, tr("Cancel"), is_primary=True),
    )
    title = tr("Does {id} {title} mean the same as before?", id=one.id, title=one.title)
    return Question(title, "\n\n".join(parts), choices)
