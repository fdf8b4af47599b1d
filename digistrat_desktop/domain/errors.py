"""The error tree: what a person can do something about, and what is our own mistake.

::

    DigiStratError
    ├── Refused            bad input or the machine's state; calm words, exit code 2
    │   ├── InvalidValue   one field of one record holds what it must not
    │   ├── NewerVersion   a file made by a later version of this program
    │   ├── StoreDamaged   the store's content does not agree with itself
    │   ├── NotAsSigned    what was signed off is not what the changes make
    │   ├── StoreHeld      another window or session holds the store
    │   ├── PasswordNeeded a package is under a password and none was given
    │   ├── WrongPassword  a package is under another password, or was changed
    │   └── NotSaved       a change could not be written; it is still in memory
    └── Bug                a state the program should never reach; exit code 1
"""


class DigiStratError(Exception):
    """Base of every error this program raises on purpose."""


class Refused(DigiStratError):
    """Something outside the program stands in the way, and a person can do something about it.

    Attributes:
        what: what happened, one plain sentence.
        safe: what is safe or unchanged.
        advice: what to do next.
    """

    def __init__(self, what: str, safe: str = "", advice: str = "") -> None:
        super().__init__(" ".join(part for part in (what, safe, advice) if part))
        self.what = what
        self.safe = safe
        self.advice = advice


class InvalidValue(Refused):
    """A value does not belong in its field.

    Attributes:
        field: the field's name, as in the record.
    """

    def __init__(self, field: str, what: str) -> None:
        super().__init__(what)
        self.field = field


class NewerVersion(Refused):
    """The file was made by a later version of DigiStrat Desktop."""


class StoreDamaged(Refused):
    """The store's content does not agree with itself."""


class NotAsSigned(Refused):
    """What was signed off is not what the changes make."""


class StoreHeld(Refused):
    """Another window, session or computer holds the store."""


class PasswordNeeded(Refused):
    """The package is under a password and none was given."""


class WrongPassword(Refused):
    """The package is under another password, or it was changed; nobody can tell which."""


class NotSaved(Refused):
    """A change was not written; nothing of it is in the store."""


class Bug(DigiStratError):
    """The program reached a state it should never reach."""
