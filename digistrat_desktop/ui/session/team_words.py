"""What is said of a team folder: how it stands, what waits, what could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.domain.words import short_day
from digistrat_desktop.system.disk_errors import is_forbidden, is_full
from digistrat_desktop.ui.words import tr, tr_count

if TYPE_CHECKING:
    from datetime import datetime

    from digistrat_desktop.services.team.folder import FileTrouble

SAFE = tr("Your changes are safe here.")
BEFORE_RESTORING = tr(
    "This copy works in a team folder: what others have will come back at once. To change something "
    "back, undo it or change it."
)
AFTER_RESTORING = tr(
    "This copy works in a team folder: what others have comes back from there. To change something "
    "back, undo it or change it."
)


def up_to_date_words(at: datetime) -> str:
    return tr("Up to date at {at:%H:%M}.", at=at)


def waiting_words(waiting: int) -> str:
    """Say that changes are on this computer alone so far; empty for none."""
    if not waiting:
        return ""
    return tr_count(
        waiting,
        "Saved here. 1 change is not in the team folder yet.",
        "Saved here. %n changes are not in the team folder yet.",
    )


def kept_back_words() -> str:
    return tr("This trust is not in the team folder. It was begun by someone else.")


def missing_words(answered: datetime | None, now: datetime) -> str:
    """Say that others may have changed something that is not here.

    Args:
        answered: when the folder was last read, on this computer's clock; None for not since the start.
    """
    if answered is None:
        return tr("The team folder does not answer. Changes of others may be missing here.")
    since = tr("{answered:%H:%M}", answered=answered)
    if answered.date() != now.date():
        since = f"{short_day(answered.date())}, {since}"
    return tr(
        "The team folder has not answered since {since}. Changes of others may be missing here.",
        since=since,
    )


def unreadable_words(folders: int) -> str:
    """Say that there are folders of trusts into which this person may not look; empty for none."""
    if not folders:
        return ""
    return tr_count(
        folders,
        "1 folder here cannot be read by you. Ask the person who made it.",
        "%n folders here cannot be read by you. Ask the people who made them.",
    )


def trouble_words(*troubles: FileTrouble) -> str:
    """Say which files there were not taken in, and what to do; empty where all were."""
    if not troubles:
        return ""
    trouble = type(troubles[0])(*map(sum, zip(*troubles, strict=True)))
    words = []
    if trouble.newer:
        words.append(
            tr_count(
                trouble.newer,
                "1 file needs a later version of DigiStrat. Ask IT to update this computer.",
                "%n files need a later version of DigiStrat. Ask IT to update this computer.",
            )
        )
    if trouble.locked:
        words.append(
            tr_count(
                trouble.locked,
                "1 file has another password. Ask your team for it.",
                "%n files have another password. Ask your team for it.",
            )
        )
        words.append(tr("Nothing of yours is put there until you enter it in Settings."))
    if trouble.waiting:
        words.append(
            tr_count(
                trouble.waiting,
                "1 file is not complete yet. It is tried again.",
                "%n files are not complete yet. They are tried again.",
            )
        )
    if trouble.strange:
        words.append(
            tr_count(
                trouble.strange,
                "1 file there is not from DigiStrat. DigiStrat leaves it alone.",
                "%n files there are not from DigiStrat. DigiStrat leaves them alone.",
            )
        )
    return " ".join((*words, *_list_words(trouble)))


def _list_words(trouble: FileTrouble) -> list[str]:
    """Say what is to be told of lists of names there."""
    words = []
    if trouble.names:
        words.append(
            tr_count(
                trouble.names,
                "1 list of names there still has an erased name. Choose “Remove erased names”.",
                "%n lists of names there still have erased names. Choose “Remove erased names”.",
            )
        )
    if trouble.beyond:
        words.append(
            tr_count(
                trouble.beyond,
                "1 list of names there is too long, or one too many. DigiStrat leaves it alone.",
                "%n lists of names there are too long, or too many. DigiStrat leaves them alone.",
            )
        )
    return words


def put_back_words() -> str:
    return tr(
        "Someone removed files from the team folder. DigiStrat put them back from this computer."
    )


def stuck_words(error: Exception) -> str:
    """Say why nothing can be put into a folder that can be read; empty where that is not known."""
    if is_full(error):
        return tr(
            "There is no room left on the drive of the team folder. Ask the people who look after it."
        )
    if is_forbidden(error):
        return tr("You have no permission to put files into the team folder. Ask for it.")
    return ""


def plain_words(error: Exception) -> str:
    if isinstance(error, PermissionError):
        return tr("You have no permission to read it. Ask the person who made it.")
    return getattr(error, "what", "") or tr("The drive does not answer.")


def removed_words(count: int) -> str:
    """Say that trusts there were removed from this computer; empty for none."""
    if not count:
        return ""
    return tr_count(
        count,
        "1 trust in the team folder was removed from this computer. It does not come back by itself.",
        "%n trusts in the team folder were removed from this computer. They do not come back by "
        "themselves.",
    )
