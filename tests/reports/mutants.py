"""Faulty copies of a good report: each name says the fault that a validator must find."""

import pikepdf
from pikepdf import Array, Dictionary, Name, String

MUTANTS = []


def mutant(change):
    MUTANTS.append(change)
    return change


def elements(pdf, tag=None):
    waiting, found = [pdf.Root.StructTreeRoot.K], []
    while waiting:
        node = waiting.pop()
        if isinstance(node, Dictionary) and node.get("/Type") == Name.StructElem:
            found.append(node)
            kids = node.get("/K")
            waiting.extend(reversed(list(kids) if isinstance(kids, Array) else [kids]))
    return [e for e in found if tag is None or tag == e.S]


def write_mutants(good, folder):
    """Write each faulty copy into a folder; return their names."""
    for change in MUTANTS:
        with pikepdf.open(good) as pdf:
            change(pdf)
            pdf.save(folder / f"{change.__name__}.pdf")
    return [f"{change.__name__}.pdf" for change in MUTANTS]


@mutant
def figure_without_alt(pdf):
    del elements(pdf, Name.Figure)[0].Alt


@mutant
def no_language(pdf):
    del pdf.Root.Lang


@mutant
def heading_level_skipped(pdf):
    elements(pdf, Name.H2)[0].S = Name.H4


@mutant
def table_without_header_cells(pdf):
    for elem in elements(pdf, Name.TH):
        elem.S = Name.TD
        if "/A" in elem:
            del elem.A


@mutant
def untagged_text(pdf):
    page = pdf.pages[0]
    font = next(iter(page.resources.Font.keys())).encode()
    stray = b"\nBT " + font + b" 10 Tf 100 100 Td (x) Tj ET\n"
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + stray)


@mutant
def parent_tree_broken(pdf):
    pdf.Root.StructTreeRoot.ParentTree.Nums[1] = pdf.make_indirect(Array([]))


@mutant
def link_tagged_as_span(pdf):
    for elem in elements(pdf, Name.Link):
        elem.S = Name.Span


@mutant
def title_not_displayed(pdf):
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


@mutant
def no_xmp(pdf):
    del pdf.Root.Metadata


@mutant
def font_not_embedded(pdf):
    fonts = [o for o in pdf.objects if isinstance(o, Dictionary) and "/FontFile2" in o]
    del fonts[0].FontFile2


@mutant
def no_tounicode(pdf):
    for item in pdf.objects:
        if isinstance(item, Dictionary) and "/ToUnicode" in item:
            del item.ToUnicode


@mutant
def link_without_contents(pdf):
    for annotation in pdf.pages[0].Annots:
        del annotation["/Contents"]


@mutant
def table_row_short(pdf):
    row = elements(pdf, Name.TR)[4]
    row.K = Array(list(row.K)[:-2])


@mutant
def row_tagged_as_paragraph(pdf):
    elements(pdf, Name.TR)[0].S = Name.P


@mutant
def no_tab_order(pdf):
    del pdf.pages[0]["/Tabs"]


@mutant
def attachments_not_associated(pdf):
    del pdf.Root.AF


@mutant
def no_output_intent(pdf):
    del pdf.Root.OutputIntents


@mutant
def reading_order_reversed(pdf):
    document = pdf.Root.StructTreeRoot.K
    document.K = Array(list(document.K)[::-1])


@mutant
def alt_is_a_file_name(pdf):
    for elem in elements(pdf, Name.Figure):
        elem.Alt = String("image.png")
