"""PDFs that are small and grow without end when they are read: found before anything is decoded."""

import re
import zlib
from collections.abc import Iterator

from pikepdf import Array, Object, Pdf, Stream

from digistrat_desktop.domain.errors import Refused

MOST_INFLATED = 256 * 1024 * 1024  # bytes of all streams of a file together
_BLOCK = 64 * 1024
_START = re.compile(rb"stream\r?\n")
_SWELLING = frozenset(["/LZWDecode", "/LZW", "/RunLengthDecode", "/RL"])


def refuse_swollen(data: bytes) -> None:
    """Refuse a file whose streams would take too much room, or are packed twice.

    The bytes are looked at as they are: to open a file is to decode some of its streams.
    """
    room = MOST_INFLATED
    for start in _START.finditer(data):
        first = True
        for piece in _inflated(memoryview(data)[start.end() :]):
            room -= len(piece)
            if room < 0 or (first and _is_packed(piece)):
                raise _refused()
            first = False


def refuse_odd_packing(pdf: Pdf) -> None:
    """Refuse streams that are packed in a way no report is; nothing is decoded."""
    for item in pdf.objects:
        if isinstance(item, Stream):
            names = list(_filters(item))
            if len(names) > 1 or _SWELLING.intersection(names):
                raise _refused()


def _filters(item: Object) -> Iterator[str]:
    found = item.get("/Filter")
    if isinstance(found, Array):
        yield from map(str, list(found))
    elif found is not None:
        yield str(found)


def _inflated(packed: memoryview) -> Iterator[bytes]:
    """Give what a stream unpacks to, piece by piece; nothing where it is not packed so."""
    machine = zlib.decompressobj()
    at, rest = 0, b""
    while not machine.eof and (rest or at < len(packed)):
        block = rest or bytes(packed[at : at + _BLOCK])
        at += 0 if rest else _BLOCK
        try:
            piece = machine.decompress(block, _BLOCK)
        except zlib.error:
            return
        rest = machine.unconsumed_tail
        if piece:
            yield piece


def _is_packed(piece: bytes) -> bool:
    """Tell if what was unpacked is packed itself."""
    return next(_inflated(memoryview(piece)), b"") != b""


def _refused() -> Refused:
    return Refused(
        "This PDF is packed in a way that no report is, and would take too much memory.",
        "Nothing was changed.",
        "Check that it is the right file.",
    )
