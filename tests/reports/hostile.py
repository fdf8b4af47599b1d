"""Texts that break things: markup, control characters, PDF operators, our own tokens."""

PIECES = (
    "<", ">", "&", '"', "'", "<b>", "</para>", '<img src="/etc/hostname"/>', "\x00", "\x0b", "é", "ŵ", "😀",
    "a " * 5, "W" * 80, "]]>", "<!--", "&#0;", "&lt;", "%%LATE0%%", "\u202e", "\ud800", "\u200b", "{", "}", "{0}",
    "<onDraw name='tag' label='end'/>", "EMC", ") Tj EMC (", "\\", "\\)", "BDC", "\n", "\r\n", "\t", "中文", "≥", "✓",
    "</style><script>alert(1)</script>", "javascript:alert(1)", "%PDF-1.4", "endstream", "\u2028", "e\u0301", "\ufeff",
)  # fmt: skip


def hostile_texts(dice, count):
    return ["".join(dice.choice(PIECES) for _ in range(12)) for _ in range(count)]
