"""A small picture file for tests."""

from io import BytesIO

from PIL import Image


def a_png(size=(60, 30)):
    out = BytesIO()
    Image.new("RGB", size, "#005EB8").save(out, "PNG")
    return out.getvalue()
