"""What an organisation asks of the files that leave its computers."""

from typing import NamedTuple


class HouseRules(NamedTuple):
    """What the organisation asks of everything that leaves this computer as a package."""

    must_encrypt: bool = False  # under a password only
    may_copy: bool = True  # with the copies of files that evidence has


NO_RULES = HouseRules()
