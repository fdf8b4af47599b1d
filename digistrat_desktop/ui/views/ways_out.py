"""The names of the ways out of a store that cannot be used; the page and its desk share them."""

from __future__ import annotations

RETRY, RESTORE, READ, COPY, NEW = "retry", "restore", "read", "copy", "new"
TAKE_OVER, LEAVE = "take-over", "leave"
