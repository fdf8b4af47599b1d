"""Pictures from people, made safe for a report: decoded under limits and written anew.

The new file holds pixels only: no place, camera or other note of the old one, no colour model that
archives refuse, no more pixels than paper shows.
"""

import warnings
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError
from PIL.Image import Image as Picture

from digistrat_desktop.domain.errors import Refused

MOST_PIXELS = 40_000_000
LONGEST_EDGE = 2000  # pixels
MOST_BYTES = 50 * 1024 * 1024
_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
_SAFE = "Nothing was added to the report."


def safe_png(data: bytes, longest_edge: int = LONGEST_EDGE) -> bytes:
    """Return a picture as a new PNG of red, green, blue and, where it has holes, alpha.

    It has no metadata, and is the same for the same picture.

    Args:
        longest_edge: most pixels on a side; larger pictures are scaled down.

    Raises:
        Refused: it is no picture we read, is broken, or is too large.
    """
    if len(data) > MOST_BYTES:
        raise Refused("The picture file is larger than 50 MB.", _SAFE, "Use a smaller picture.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            warnings.filterwarnings("ignore", category=UserWarning, module="PIL")
            return _written(_pixels(data, longest_edge))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise Refused(
            "The file is not a picture this program can read.", _SAFE, "Use PNG or JPEG."
        ) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large() from error


def _too_large() -> Refused:
    advice = "Make it smaller and try again."
    return Refused("The picture has more than 40 million pixels.", _SAFE, advice)


def _pixels(data: bytes, longest_edge: int) -> Picture:
    with Image.open(BytesIO(data), formats=_FORMATS) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            raise _too_large()
        upright = ImageOps.exif_transpose(opened)
        plain = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    plain.thumbnail((longest_edge, longest_edge), Image.Resampling.LANCZOS)
    return plain


def _written(picture: Picture) -> bytes:
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    out = BytesIO()
    bare.save(out, "PNG", optimize=True)
    return out.getvalue()
