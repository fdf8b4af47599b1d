"""A package under a password: AES-256-GCM, the key from scrypt.

Source: docs/spec/packages.md#under-a-password. The header is bound to the content; on reading only
bounded parameters are taken, since a hostile header would otherwise use all memory.
"""

import struct
from collections.abc import Callable
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from digistrat_desktop.domain.errors import Refused, WrongPassword

MAGIC = b"DIGISTRAT-ENC-1\n"
_HEADER = struct.Struct(">16sB BB 16s 12s")
_LOG_N, _R, _P = 17, 8, 1
_LOWEST_LOG_N, _HIGHEST_LOG_N = 15, 18
_KEY_BYTES, _TAG_BYTES = 32, 16
SHORTEST_PASSWORD = 12


def is_enveloped(content: bytes) -> bool:
    """Tell whether a file is a package under a password."""
    return content.startswith(MAGIC)


def enclose(
    content: bytes, password: str, random: Callable[[int], bytes], salt: bytes | None = None
) -> bytes:
    """Put a package under a password.

    Args:
        random: gives so many bytes, for salt and nonce.
        salt: 16 bytes for many files of one writer, so that a key is made once.
    """
    if len(password) < SHORTEST_PASSWORD:
        raise Refused(
            f"The password has fewer than {SHORTEST_PASSWORD} characters.",
            "No file was saved.",
            f"Enter at least {SHORTEST_PASSWORD} characters.",
        )
    salt, nonce = salt or random(16), random(12)
    header = _HEADER.pack(MAGIC, _LOG_N, _R, _P, salt, nonce)
    key = _key(password, salt, _LOG_N)
    return header + AESGCM(key).encrypt(nonce, content, header)


def disclose(content: bytes, password: str) -> bytes:
    """Give the package under a password; Refused if that is wrong or the file was changed."""
    if len(content) < _HEADER.size + _TAG_BYTES:
        raise _unreadable()
    header = content[: _HEADER.size]
    magic, log_n, r, p, salt, nonce = _HEADER.unpack(header)
    if magic != MAGIC or (r, p) != (_R, _P) or not _LOWEST_LOG_N <= log_n <= _HIGHEST_LOG_N:
        raise _unreadable()
    try:
        return AESGCM(_key(password, salt, log_n)).decrypt(nonce, content[_HEADER.size :], header)
    except InvalidTag:
        raise WrongPassword(
            "The password is wrong, or the file was changed.",
            "Nothing was changed.",
            "Check the password with the sender.",
        ) from None


# A folder of a team has many files of a few writers; a key takes a third of a second to make.
@lru_cache(maxsize=64)
def _key(password: str, salt: bytes, log_n: int) -> bytes:
    kdf = Scrypt(salt=salt, length=_KEY_BYTES, n=1 << log_n, r=_R, p=_P)
    return kdf.derive(password.encode("utf-8"))


def _unreadable() -> Refused:
    return Refused(
        "This is not a DigiStrat file with a password, or it is damaged.",
        "Nothing was changed.",
        "Ask the sender to export it again.",
    )
