"""The tree that a screen reader walks: made from the document, marked where the page is painted.

The story builder makes the elements in reading order; painting only adds where on which page the
content of an element stands. So the order never depends on how the pages happened to break. When
all pages are painted, `TreeWriter` writes the tree into the file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

_PRINTED = 4  # annotation flag: shown and printed
_INNER_LINK = "Go to section"


class Mark(NamedTuple):
    """A stretch of a page's content, by its number on that page (both from 0)."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class LinkAnnotation:
    """A link's area, by its position among the annotations of a page (both from 0)."""

    page: int
    index: int


Attributes: TypeAlias = dict[str, str | int | list[float]]
_ALWAYS_KEPT = frozenset({"TH", "TD", "TR"})


@dataclass(slots=True, eq=False)
class Elem:
    """A structure element.

    Attributes:
        tag: its standard type, such as `P`.
        alt: what a figure shows, in words.
        attrs: its attribute dictionary; names in text values begin with a slash.
    """

    tag: str
    kids: list[Elem | Mark | LinkAnnotation] = field(default_factory=list)
    alt: str = ""
    attrs: Attributes | None = None
    lang: str | None = None
    title: str = ""

    def add(self, tag: str, **known: object) -> Elem:
        """Return a new element, placed after the children there are."""
        child = Elem(tag, **known)  # type: ignore[arg-type]  # names are checked by the dataclass
        self.kids.append(child)
        return child


def prune(elem: Elem) -> bool:
    """Drop descendants that were never painted, and tell whether the element itself has something to say.

    An empty cell stays, for the table's shape.
    """
    if len(elem.kids) == 1 and isinstance(elem.kids[0], Mark):
        return True  # a cell with its words: so are most
    elem.kids = [kid for kid in elem.kids if not isinstance(kid, Elem) or prune(kid)]
    return bool(elem.kids) or elem.tag in _ALWAYS_KEPT


@dataclass(slots=True)
class TreeWriter:
    """Writes one tree.

    Attributes:
        pages: of the file, in order.
        written: the object of each element, for the pages' lists.
        links: areas met on the way, with the element each belongs to.
        names: of types, made once.
        attributes: dictionaries that elements share.
    """

    pdf: Pdf
    pages: list[Object]
    written: dict[int, Object] = field(default_factory=dict)
    links: list[tuple[LinkAnnotation, Object]] = field(default_factory=list)
    names: dict[str, Object] = field(default_factory=dict)
    attributes: dict[str, Object] = field(default_factory=dict)

    def write(self, root: Elem, page_marks: list[list[Elem]]) -> None:
        """Write elements, links and the pages' lists; `page_marks` are in order, by page."""
        tree = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        tree.K = self._element(root, tree)
        numbers = self._page_numbers(page_marks) + self._link_numbers()
        tree.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        tree.ParentTreeNextKey = len(numbers) // 2
        self.pdf.Root.StructTreeRoot = tree

    def _element(self, elem: Elem, parent: Object) -> Object:
        said: dict[str, Object | int] = {
            "/Type": self._name("StructElem"),
            "/S": self._name(elem.tag),
            "/P": parent,
        }
        kid = elem.kids[0] if len(elem.kids) == 1 else None
        if isinstance(kid, Mark):
            # Most elements are a cell with one mark; they are written in one go.
            said["/Pg"], said["/K"] = self.pages[kid.page], kid.mcid
        # One made by pikepdf first would be another object to make, for each of 100,000 cells.
        node: Object = self.pdf.make_indirect(said)  # type: ignore[call-overload]  # a dict will do
        self.written[id(elem)] = node
        self._describe(node, elem)
        if isinstance(kid, Mark):
            return node
        kids = self._kids(elem, node)
        if kids:
            node.K = kids[0] if len(kids) == 1 else Array(kids)
        return node

    def _name(self, tag: str) -> Object:
        name = self.names.get(tag)
        if name is None:
            name = self.names[tag] = Name(f"/{tag}")
        return name

    def _describe(self, node: Object, elem: Elem) -> None:
        if elem.alt:
            node.Alt = String(elem.alt)
        if elem.title:
            node.T = String(elem.title)
        if elem.lang:
            node.Lang = String(elem.lang)
        if elem.attrs:
            node.A = self._shared(elem.attrs)

    def _shared(self, attrs: Attributes) -> Object:
        """Write equal attributes once: every header cell of a kind has the same."""
        key = repr(attrs)
        if key not in self.attributes:
            self.attributes[key] = self.pdf.make_indirect(_attributes(attrs))
        return self.attributes[key]

    def _kids(self, elem: Elem, node: Object) -> list[Object | int]:
        page = next((kid.page for kid in elem.kids if isinstance(kid, Mark)), None)
        if page is not None:
            node.Pg = self.pages[page]
        return [self._kid(kid, node, page) for kid in elem.kids]

    def _kid(
        self, kid: Elem | Mark | LinkAnnotation, node: Object, page: int | None
    ) -> Object | int:
        if isinstance(kid, Elem):
            return self._element(kid, node)
        if isinstance(kid, LinkAnnotation):
            self.links.append((kid, node))
            return Dictionary(Type=Name.OBJR, Pg=self.pages[kid.page], Obj=self._area(kid))
        if kid.page == page:
            return kid.mcid
        return Dictionary(Type=Name.MCR, Pg=self.pages[kid.page], MCID=kid.mcid)

    def _area(self, kid: LinkAnnotation) -> Object:
        return self.pages[kid.page].Annots[kid.index]

    def _page_numbers(self, page_marks: list[list[Elem]]) -> list[Object | int]:
        numbers: list[Object | int] = []
        for index, marks in enumerate(page_marks):
            self.pages[index].StructParents, self.pages[index].Tabs = index, Name.S
            owners = Array([self.written[id(elem)] for elem in marks])
            numbers += [index, self.pdf.make_indirect(owners)]
        return numbers

    def _link_numbers(self) -> list[Object | int]:
        numbers: list[Object | int] = []
        for key, (kid, node) in enumerate(self.links, len(self.pages)):
            area = self._area(kid)
            area.StructParent, area.F = key, _PRINTED
            area.Contents = String(_said(area))
            numbers += [key, node]
        return numbers


def _said(area: Object) -> str:
    return str(area.A.URI) if "/A" in area and "/URI" in area.A else _INNER_LINK


def _attributes(attrs: Attributes) -> Dictionary:
    return Dictionary({f"/{key}": _value(value) for key, value in attrs.items()})


def _value(value: str | int | list[float]) -> Object | int:
    if isinstance(value, list):
        return Array(value)
    if isinstance(value, str):
        return Name(value) if value.startswith("/") else String(value)
    return value
