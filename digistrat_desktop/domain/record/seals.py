"""The sign-off of an assessment: what it froze, and the code by which paper and store agree.

Source: docs/spec/store.md#seals.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from digistrat_desktop.domain.ids import PersonId
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.wire import codecs
from digistrat_desktop.domain.wire.records import Record

DOMAIN = "digistrat-seal-v1"
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BITS, _BITS_A_LETTER, _LETTERS_A_GROUP = 80, 5, 4
_SHA_BITS = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal(Record, kind="seal"):
    """A sign-off. The assessment it belongs to cannot be edited any more."""

    # events on the trust's trail before the seal
    length: int = codecs.stored(codecs.Whole(0, 10_000_000), default=0)
    head: str = codecs.stored(codecs.Digest(), default="")  # hash of the last of them
    # sha256 of the canonical snapshot that was signed; the snapshot is kept
    state_digest: str = codecs.stored(codecs.Digest(), default="")
    framework_digest: str = codecs.stored(
        codecs.Digest(), default=""
    )  # sha256 of the framework pack
    # sha256 over the fingerprints of the files kept with the trust
    attachments_digest: str = codecs.stored(codecs.Digest(), default="")
    role: str = codecs.stored(codecs.Title(), default="")  # in which the signer signed
    # when, aware UTC, by the clock of the signer's computer
    signed_at: datetime | None = codecs.stored(codecs.Moment())
    signer_id: PersonId | None = codecs.stored(codecs.Ref("person"))
    number: int = codecs.stored(
        codecs.Whole(1, 999), default=1
    )  # 1, or one more than the seal this one replaces
    previous: str = codecs.stored(
        codecs.Digest(), default=""
    )  # digest of the seal it replaces, or empty


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision(Record, kind="revision"):
    """That an assessment corrects a sealed one."""

    of: str = codecs.stored(codecs.Ref("assessment"), default="")  # the assessment it replaces
    number: int = codecs.stored(codecs.Whole(2, 999), default=2)  # 2 for the first correction
    why: str = codecs.stored(codecs.Note(2_000), default="")  # the reason, in words


def seal_digest(seal: Seal) -> str:
    """Give the sha256 of what a seal says, hexadecimal: lines of `name=value` under a heading."""
    parts = {
        "trust": seal.trust_id,
        "assessment": str(seal.assessment_id),
        "n": str(seal.length),
        "head": seal.head,
        "state_digest": seal.state_digest,
        "framework_digest": seal.framework_digest,
        "attachments_digest": seal.attachments_digest,
        "role": seal.role,
        "signed_at": codecs.encode_time(seal.signed_at) if seal.signed_at else "",
        "number": str(seal.number),
        "previous": seal.previous,
    }
    lines = [DOMAIN, *(f"{name}={value}" for name, value in parts.items())]
    return hashlib.sha256("\n".join(lines).encode("utf-8")).hexdigest()


def seal_code(seal: Seal) -> str:
    """Give the code printed on every page: `NC9A-P4NB-2ANH-5ARJ`, the digest's first 80 bits."""
    return code_of(seal_digest(seal))


def code_of(digest: str) -> str:
    """Write the first 80 bits of a sha256 in Crockford's base 32, in four groups."""
    number = int(digest, 16) >> (_SHA_BITS - _BITS)
    shifts = range(_BITS - _BITS_A_LETTER, -1, -_BITS_A_LETTER)
    letters = "".join(_LETTERS[(number >> shift) & 31] for shift in shifts)
    groups = range(0, len(letters), _LETTERS_A_GROUP)
    return "-".join(letters[at : at + _LETTERS_A_GROUP] for at in groups)


def seal_mark(seal: Seal) -> str:
    """Give what the square code holds: the seal's whole digest and its place on the trail.

    Capitals throughout, for which a square code has a mode of its own and needs fewer squares.
    """
    return f"DIGISTRAT-SEAL:1:{seal_digest(seal).upper()}:{seal.length}"


def seal_of(workspace: Workspace, assessment: Assessment) -> Seal | None:
    found = [s for s in workspace.all(Seal) if str(s.assessment_id) == assessment.id]
    return found[-1] if found else None


def revision_of(workspace: Workspace, assessment: Assessment) -> Revision | None:
    """Give what says that an assessment corrects an earlier one, or None."""
    found = [r for r in workspace.all(Revision) if str(r.assessment_id) == assessment.id]
    return found[-1] if found else None
