"""The file's statement about itself (XMP): title, author, standards met, data it was made from."""

from dataclasses import dataclass
from datetime import datetime

from digistrat_desktop.reports.blocks import Document
from digistrat_desktop.reports.text_door import clean_line, escape

TOOL = "DigiStrat Desktop"
NAMESPACE = "urn:digistrat:report:1#"
PREFIX = "digistrat"
DATA_FIELD = "dataSHA256"

_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    PREFIX: NAMESPACE,
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}


@dataclass(frozen=True, slots=True)
class Property:
    name: str
    kind: str
    description: str


def own_fields(document: Document) -> tuple[tuple[str, str], ...]:
    """Return the fields that only our files carry: (name, value) pairs."""
    made_from = ((DATA_FIELD, document.fingerprint),) if document.fingerprint else ()
    return (*made_from, *document.extra_metadata)


def xmp_packet(document: Document, part: int) -> bytes:
    """Return the statement of PDF/A, part 2, or 3 when files are attached."""
    inside = "".join(
        (
            _described(document),
            _dates(document.when),
            _standards(part),
            _own(document),
            _schemas(document),
        )
    )
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {spaces}>{inside}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
    )
    return packet.encode()


def _described(document: Document) -> str:
    title, subject = _line(document.title), _line(document.subject)
    alt = '<rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt>'
    return (
        "<dc:format>application/pdf</dc:format>"
        f"<dc:title>{alt.format(title)}</dc:title>"
        + (f"<dc:description>{alt.format(subject)}</dc:description>" if subject else "")
        + f"<dc:creator><rdf:Seq><rdf:li>{_line(document.author_line)}</rdf:li></rdf:Seq></dc:creator>"
        f"<dc:language><rdf:Bag><rdf:li>{_line(document.language)}</rdf:li></rdf:Bag></dc:language>"
    )


def _line(plain: str) -> str:
    # Braces would be read by str.format above.
    return escape(clean_line(plain)).replace("{", "&#123;").replace("}", "&#125;")


def _dates(when: datetime) -> str:
    date = when.strftime("%Y-%m-%dT%H:%M:%S+00:00")
    return (
        f"<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>"
        f"<xmp:CreatorTool>{TOOL}</xmp:CreatorTool><pdf:Producer>{TOOL}</pdf:Producer>"
    )


def _standards(part: int) -> str:
    return (
        f"<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
        "<pdfuaid:part>1</pdfuaid:part>"
    )


def _own(document: Document) -> str:
    fields = own_fields(document)
    return "".join(f"<{PREFIX}:{name}>{_line(value)}</{PREFIX}:{name}>" for name, value in fields)


def _schemas(document: Document) -> str:
    """PDF/A asks that every schema it does not know is described in the file."""
    ua = Property("part", "Integer", "Part of ISO 14289 met")
    schemas = [_schema("PDF/UA identification", "pdfuaid", (ua,))]
    own = tuple(Property(name, "Text", _meaning(name)) for name, _ in own_fields(document))
    if own:
        schemas.append(_schema("DigiStrat report", PREFIX, own))
    return f"<pdfaExtension:schemas><rdf:Bag>{''.join(schemas)}</rdf:Bag></pdfaExtension:schemas>"


def _meaning(name: str) -> str:
    if name == DATA_FIELD:
        return "SHA-256 of the canonical assessment data this report was made from"
    return f"DigiStrat report field {name}"


def _schema(title: str, prefix: str, properties: tuple[Property, ...]) -> str:
    listed = "".join(_property(item) for item in properties)
    return (
        f'<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>{title}</pdfaSchema:schema>'
        f"<pdfaSchema:namespaceURI>{_NAMESPACES[prefix]}</pdfaSchema:namespaceURI>"
        f"<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>"
        f"<pdfaSchema:property><rdf:Seq>{listed}</rdf:Seq></pdfaSchema:property></rdf:li>"
    )


def _property(item: Property) -> str:
    return (
        f'<rdf:li rdf:parseType="Resource"><pdfaProperty:name>{item.name}</pdfaProperty:name>'
        f"<pdfaProperty:valueType>{item.kind}</pdfaProperty:valueType>"
        "<pdfaProperty:category>internal</pdfaProperty:category>"
        f"<pdfaProperty:description>{item.description}</pdfaProperty:description></rdf:li>"
    )
