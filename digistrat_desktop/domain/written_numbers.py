"""Numbers as people write them: "£3,000,000", "4.2m", "250k", "(1,200)", "1e5" and "62 %"; nothing is guessed."""

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import NamedTuple

SCALES = {
    "k": 10**3,
    "thousand": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "million": 10**6,
    "bn": 10**9,
    "billion": 10**9,
}
_WRITTEN = re.compile(
    r"(?P<open>\( ?)?(?P<sign>[-+\u2212\u2013]?) ?£? ?(?P<after>[-\u2212]?)"
    r"(?P<number>(?:[1-9][0-9]{0,2}(?:(?P<comma>[, ])[0-9]{3}(?:(?P=comma)[0-9]{3})*)|[0-9]{1,15})"
    r"(?:\.[0-9]{1,20})?|\.[0-9]{1,20})"
    r"(?P<power>e[-+]?[0-9]{1,2})?(?P<behind>[-\u2212])?"
    r" ?(?P<scale>k|thousand|mn?|million|bn|billion)? ?(?P<percent>%|per ?cent|pct)?(?P<close> ?\))?",
    re.ASCII | re.IGNORECASE,
)
# A British comma has 3 figures behind it.
_COMMA = re.compile(
    r"\(?[-+\u2212]? ?[£€]? ?(?:[0-9]+|[0-9]{1,3}(?:[. ][0-9]{3})+),[0-9]{1,2} ?%?\)?", re.ASCII
)
MOST_DECIMALS = 10
_MOST_DIGITS = 15


class WrittenNumber(NamedTuple):
    text: str  # plain decimal text, as the store keeps it
    is_percent: bool = False  # a percent sign stood beside it
    scale: int = 1  # 1,000 where it was written in thousands, and so on


def read_number(written: str) -> WrittenNumber | None:
    """Read a number; None for what is none."""
    found = _WRITTEN.fullmatch(" ".join(written.split()))
    if found is None or bool(found["open"]) != bool(found["close"]):
        return None
    signs = [found[name] for name in ("open", "sign", "after", "behind") if found[name]]
    if len(signs) > 1:
        return None
    scale = SCALES[found["scale"].casefold()] if found["scale"] else 1
    plain = found["number"].replace(",", "").replace(" ", "")
    plain = f"0{plain}" if plain.startswith(".") else plain
    if found["power"]:
        plain = tidy(Decimal(plain + found["power"]))
    if found["scale"]:
        plain = tidy(Decimal(plain) * scale)
    if len(plain.partition(".")[0]) > _MOST_DIGITS and (found["power"] or found["scale"]):
        return None
    if len(plain.partition(".")[2]) > MOST_DECIMALS:
        plain = tidy(rounded(Decimal(plain), MOST_DECIMALS))
    is_negative = bool(signs) and signs[0] != "+"
    text = f"-{plain}" if is_negative else plain
    return WrittenNumber(text, bool(found["percent"]), scale)


def has_decimal_comma(written: str) -> bool:
    """Tell whether a comma stands before the decimals, as other countries write them: 71,5."""
    return bool(_COMMA.fullmatch(written.strip()))


def tidy(number: Decimal) -> str:
    """Write a number without needless noughts behind its point."""
    shown = f"{number:f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


_ROOM = Context(prec=400)  # digits: more than a number that a computer works with has


def rounded(value: float | Decimal, decimals: int) -> Decimal:
    """Round a number as people do: a half goes away from 0, by the digits in which it is written."""
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _ROOM)


def figures(value: float | Decimal, decimals: int) -> str:
    """Write a number with thousands separators and so many digits after the point."""
    return f"{rounded(value, decimals):,f}"


def percent_figures(share: float, decimals: int) -> str:
    """Write a share of 1 in hundredths."""
    return figures(Decimal(repr(share)) * 100, decimals)


def plain_amount(written: str) -> str:
    """Give the plain decimal text of an amount; what is none comes back as it is, to be refused."""
    found = read_number(written)
    return written if found is None or found.is_percent else found.text


def plain_number(amount: Decimal) -> str:
    """Write a number with thousands separators and no needless noughts."""
    shown = f"{amount:,f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def amount_as_read(written: str) -> str:
    """Write an amount as it was understood, every digit kept: "£4.2m" is £4,200,000."""
    text = plain_amount(written)
    if not text or read_number(text) is None:
        return written
    pound = "£" if "£" in written else ""
    return f"{pound}{Decimal(text):,f}"
