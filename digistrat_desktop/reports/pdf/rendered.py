"""A finished PDF as a value; apart, so that naming it loads no library."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RenderedPdf:
    """A finished file, and what its reader should be told about it.

    Attributes:
        pages: how many.
        not_printable: characters no font of ours has, set as words; how often each.
    """

    data: bytes
    pages: int
    not_printable: tuple[tuple[str, int], ...]
