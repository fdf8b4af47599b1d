"""Every number a report prints, and what accounts for it: a count of the register, or what it says itself.

A page is taken apart into its texts. What people and frameworks wrote is taken out of them, then every
figure that says beside it what it is: a date, an amount, a value of a metric. What is left is a number
that nobody can add up.
"""

import re
from dataclasses import fields, is_dataclass
from html.parser import HTMLParser
from typing import NamedTuple

from digistrat_desktop.analysis.charts.drawing import Drawing
from digistrat_desktop.domain.counted import parts_of
from digistrat_desktop.domain.trust.plans import Capacity, Demand
from digistrat_desktop.domain.wire.records import said_fields
from digistrat_desktop.domain.words import MONTHS
from digistrat_desktop.reports.blocks import Figure
from digistrat_desktop.reports.text_door import clean
from tests.reports.hostile import PIECES

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
COUNT = "\N{NUMBER SIGN}"
INLINE = {"span", "strong", "em", "a", "u", "br"}
MONTH = rf"(?:{'|'.join((*MONTHS, *(one[:3] for one in MONTHS)))})"
N = r"-?\d[\d,]*(?:\.\d+)?"
FIGURES = (
    # Days, months, years and times. A count of thousands has a comma, so it is never read as a year.
    rf"\d{{1,2}} {MONTH} \d{{4}}", rf"(?:{MONTH} to )?{MONTH} \d{{4}}", rf"{MONTH} \d\d\b", r"\b(?:19|20)\d\d(?:/\d\d)?\b(?!,\d)(?:, not \d+)?",
    r"\b\d\d:\d\d(?::\d\d)?\b",
    # How long: where a chart speaks of readings or points, they are its months.
    rf"\b{N}(?: of (?:the )?(?:last )?\d+)? (?:day|week|month|quarter|half-year|year)s?\b",
    rf"\b(?:last|all|from|in|of|least|limits[:,]|out of) {N}(?: of \d+)? (?:reading|point)s?\b",
    rf"\b{N}(?: of the \d+)? (?:reading|point)s? (?:in a row|that set|since|so far|shown)",
    # Amounts with what they are of.
    rf"£{N}", rf"\b{N}\s?%", rf"\b{N} (?:needed|available|short)\b", rf"\b{N} (?:of them )?essential\b", rf"” \(£?{N}\)", rf"; {N} more in (?=20\d\d)", rf"only {N} (?:is|are) available",
    rf": {N} (?:fewer|more)\b",
    # Values of a metric, named: its mean, its range, its target.
    rf"(?:\b{N} )?out of 100?\b", rf"^{N} (?:in )?(?={MONTH}|(?:19|20)\d\d)", rf"\bwas {N} until\b",
    rf"target, by \d{{1,2}} {MONTH} \d{{4}} {N}",
    rf"\b(?:mean|median|middle line) (?:up|down) from {N} to {N}",
    rf"\b(?:[Mm]ean|[Ll]atest|[Tt]arget(?: of| is)?|[Uu]pper|[Ll]ower|limit of|ends at) {N}",
    rf"\b{N} (?:reading|point)s? (?=between)", rf"\bbetween {N}(?: [^.]+?)? and {N}", rf"\brange {N}(?: [^.]+?)? to {N}", rf"\b{N}(?: [^.]+?)? in all {N}",
    # Names of things.
    r"\b[0-9a-f]{64}\b", r"\bdata (?:fingerprint )?[0-9a-f]{4}…[0-9a-f]{4}\b", r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b", r"SHA-256",
    r"\b\d+\.\d+\.\d+\b", r"\bpart \d of 2\b", r"\bObjectives and initiatives \d+ to \d+", r"\bpage 1\b", r"· item \S+",
    r"\bVersion of the formula: \d+",
)  # fmt: skip
# What the rules and the keys say, whatever was counted.
RULES = (
    "no more than 18 months old", "are 3 different things", "fewer than 13", "comparing 2 points", "never 0",
    "moved 2 levels", "3: strong support", "2: clear support", "1: weak support", "0: checked", "No 2 values",
    "1 for small, 2 for medium, 3 for large",
)  # fmt: skip
PLACES = {
    *("No.", "Order", "Place", "Latest", "Target", "Value", "Agenda item", "Before and after"),
    "Answer or value",
    *("Available", "Essential", "Could manage with less", "Short by", "Expected figure"),
}
TABLES = ("Readings of ", "Objectives and initiatives ")


class Printed(NamedTuple):
    where: str  # the column or the name of the row it stands in; "drawn" of a letter in a drawing
    table: str  # the caption of its table
    words: str  # with a sign for each number of the register


class Pages(HTMLParser):
    """Takes a page apart into its texts."""

    def __init__(self, page):
        super().__init__()
        self.texts, self.counts = [], []
        self.table = self.row = self.words = ""
        self.open, self.heads, self.place = [], [], 0
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        if tag not in INLINE:
            self._end()
        if tag == "br":
            self.words += " "
            return
        known = dict(attrs)
        self.open.append((tag, known.get("data-count", "")))
        if tag == "table":
            self.heads = []
        if tag == "tr":
            self.row, self.place = "", -1
        self.place += tag in {"td", "th"}

    def handle_endtag(self, tag):
        if tag not in INLINE:
            self._end()
        while self.open and self.open.pop()[0] != tag:
            pass
        self.table = "" if tag == "table" else self.table

    def handle_data(self, data):
        inside, name = self.open[-1] if self.open else ("", "")
        if inside in {"title", "style"}:
            return
        if name:
            self.counts.append((name, data))
        self.words += COUNT if name else data

    def _end(self):
        words, inside = " ".join(self.words.split()), {tag for tag, _ in self.open}
        self.words = ""
        if not words:
            return
        if "caption" in inside:
            self.table = words
        if "thead" in inside:
            self.heads.append(words)
        self.texts.append(Printed(self._where(inside, words), self.table, words))

    def _where(self, inside, words):
        if "svg" in inside:
            return "drawn"
        if "tbody" not in inside:
            return ""
        first = self.place == 0
        self.row = words if first else self.row
        # A table of two columns says in the first what the second is.
        return self.row if len(self.heads) == 2 and not first else self.heads[self.place]


def unaccounted(page, document, judgement):
    """Give the texts of a page in which a number stands for which nothing accounts."""
    texts = [*Pages(page).texts, *(Printed("", "", said) for said in set(_alts(document.blocks)))]
    theirs, resources = _written(judgement), _resources(judgement)
    return [left for one in texts if (left := _left(one, theirs, resources))]


def _resources(judgement):
    """Give the names of what there is some of, as a sentence says an amount of it."""
    held = (*judgement.workspace.all(Capacity), *judgement.workspace.all(Demand))
    return {one.resource for one in held if one.resource}


def _left(one, theirs, resources):
    """Give what is left of a text, or nothing."""
    if not NUMBER.search(one.words) or (one.table.startswith(TABLES) and _is_lone(one.words)):
        return ""
    words = one.words
    if one.where == "drawn" and any(words in said for said in theirs):
        return ""
    for said in theirs:
        words = words.replace(said, "@")
    for rule in RULES:
        words = words.replace(rule, "~")
    amounts = (rf"{N} {re.escape(one)}" for one in resources)
    words = _without_figures(words, *amounts)
    fits = one.where in PLACES or (one.where == "drawn" and _is_lone(words))
    return "" if fits or not NUMBER.search(words) else f"{one.where}: {one.words}\n{words}"


def _without_figures(words, *more):
    return re.sub("|".join((*more, *FIGURES)), "~", words, flags=re.IGNORECASE)


def _is_lone(words):
    """Tell whether nothing but a number stands there, with its signs."""
    return re.fullmatch(r"[^\w]*[\d,.]*\d[^\w]*( ?[a-z]\b)*( p)?[^\w]*", words) is not None


def _written(judgement):
    """Give the texts of people and frameworks that have a number in them, the longest first."""
    found = set()
    for of_kind in judgement.workspace.records.values():
        for record in of_kind.values():
            _texts([value for _, value in said_fields(record)], found)
            _texts([one.value for said in record.unsettled.values() for one in said], found)
    _texts(
        [
            judgement.pack,
            *(one.crosswalk for one in judgement.elsewhere),
            judgement.front,
            *judgement.names.values(),
        ],
        found,
    )
    _texts((*PIECES, "alert(1)"), found)
    clear = {" ".join(clean(one).split()) for one in found}
    # A title inside a sentence begins with a small letter.
    clear |= {one.rstrip(". ") for one in clear}
    both = clear | {one[1:] for one in clear if one[0].isalpha()}
    theirs = (one for one in both if NUMBER.search(_without_figures(one)))
    theirs = (one for one in theirs if not re.fullmatch(r"[\d.,/ -]+", one))
    return sorted(theirs, key=len, reverse=True)


def _texts(value, found):
    if isinstance(value, str) and any(map(str.isdigit, value)):
        found.add(value)
    elif isinstance(value, (tuple, list)):
        for one in value:
            _texts(one, found)
    elif is_dataclass(value):
        _texts([getattr(value, one.name) for one in fields(value)], found)


def _alts(value):
    """Give what is read aloud of every drawing, with a sign for each number of the register."""
    alt = value.alt if isinstance(value, (Drawing, Figure)) else ""
    if alt:
        yield "".join(COUNT if name else words for words, name in parts_of(alt))
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from _alts(one)
    elif is_dataclass(value):
        yield from _alts([getattr(value, one.name) for one in fields(value)])
