"""What is known of the team folder while nobody looks at it, and how it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.ui.session.team_words import (
    kept_back_words,
    missing_words,
    removed_words,
    trouble_words,
    unreadable_words,
    waiting_words,
)

if TYPE_CHECKING:
    from datetime import datetime

    from digistrat_desktop.services.team.folder import FileTrouble
    from digistrat_desktop.services.team.trusts_there import TrustsThere


class TeamState:
    """How it stands with the folder that is worked in.

    Attributes:
        said: what the last meeting ended with.
        refused: why trusts that are not here could not come in.
        troubles: what is told of files, by trust; under "" of trusts that are not here.
        answered: when the folder was last read, on this computer's clock.
        waiting: changes that are on this computer alone, as far as it is known.
        away: the folder cannot be reached.
        stuck: it can be read, and nothing can be put there: the drive is full, say.
        kept_back: the open trust is not put there, since nobody here has said that it may be.
        stale_names: lists of others there have names that were erased.
    """

    def __init__(self) -> None:
        self.said = self.refused = ""
        self.troubles: dict[str, FileTrouble] = {}
        self.answered: datetime | None = None
        self.waiting = 0
        self.away = self.stuck = self.kept_back = self.stale_names = False

    def words(self, there: TrustsThere | None) -> str:
        """Say how it stands, in one or two sentences; empty while nothing is known."""
        outdated = self.waiting and not (self.away or self.stuck)  # "up to date" is true no more
        about = (
            "" if outdated else self.said,
            kept_back_words() if self.kept_back else "",
            waiting_words(self.waiting),
            trouble_words(*self.troubles.values()),
            self.refused,
            unreadable_words(there.unreadable if there is not None else 0),
            removed_words(len(there.removed) if there is not None else 0),
        )
        return " ".join(filter(None, about))

    @property
    def waiting_words(self) -> str:
        """Say how many changes wait while they cannot be put there; empty for none, or else."""
        return waiting_words(self.waiting) if self.away or self.stuck else ""

    def missing_words(self, now: datetime) -> str:
        """Say while the folder is away that changes of others may be missing; else empty."""
        return missing_words(self.answered, now) if self.away else ""

    @property
    def wants_password(self) -> bool:
        """Whether files there are under another password."""
        return any(one.locked for one in self.troubles.values())

    def tell_of(self, trust_id: str, trouble: FileTrouble | None) -> None:
        """Tell of the files of the open trust, or under "" of those that are not here, if of any."""
        kept = {one: told for one, told in self.troubles.items() if bool(one) != bool(trust_id)}
        self.troubles = kept if trouble is None else {**kept, trust_id: trouble}

    def tell_of_none_open(self) -> None:
        """No trust is open that is shared."""
        self.troubles = {one: told for one, told in self.troubles.items() if not one}
