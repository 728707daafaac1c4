"""A picture as it is kept: its pixels and nothing else, in a size that a page can bear.

What a file holds beside its pixels (place and time of a photograph, a name, a second file behind
the first) is not taken along: the picture is painted anew. Runs in a child process with limits,
for a file from elsewhere can be made to fill a machine.
"""

import base64
import hashlib
import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Literal

from articles.markup import limits

MOST_BYTES = 10_000_000
"""Of a file that is read at all."""
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 2_000
"""Pixels; a larger picture is made smaller. Twice the width of a text on a fine screen."""
_LIMITS = limits.Limits(wall=20.0, cpu=15.0, memory=1024 * limits.MIB, output=24 * limits.MIB)

Kind = Literal["png", "jpg"]
MEDIA_TYPES: dict[str, str] = {"png": "image/png", "jpg": "image/jpeg"}
"""By kind, which is also how an address ends."""
DIGEST = "[0-9a-f]{64}"
ENDING = "|".join(MEDIA_TYPES)
ADDRESS = re.compile(rf"/images/(?P<digest>{DIGEST})\.(?P<kind>{ENDING})")
"""Where a picture is, in a text and on a page."""


class NoPicture(ValueError):
    """A file cannot be kept as a picture; the message says why and what to do."""


@dataclass(frozen=True)
class Picture:
    """A picture painted anew."""

    kind: Kind
    data: bytes
    width: int
    height: int

    @property
    def digest(self) -> str:
        """SHA-256 of its bytes, in hex."""
        return hashlib.sha256(self.data).hexdigest()


def address_of(digest: str, kind: str) -> str:
    """Return where the picture with this digest is."""
    return f"/images/{digest}.{kind}"


def read(data: bytes) -> Picture:
    """Return the picture in a file, painted anew. Raises NoPicture."""
    if len(data) > MOST_BYTES:
        raise NoPicture(
            f"The file has {len(data) / 1e6:.1f} MB, and at most {MOST_BYTES / 1e6:.0f} MB are "
            "read. Save the picture smaller."
        )
    try:
        found: dict[str, Any] = limits.run(
            painted, base64.b64encode(data).decode("ascii"), limits=_LIMITS
        )
    except limits.LimitExceeded as trouble:
        raise NoPicture(f"The picture could not be read: {trouble} Save it smaller.") from trouble
    except limits.Failed as trouble:
        raise NoPicture(
            "The file is no whole picture that can be read. Open it, save it again as PNG or "
            "JPEG, and send that."
        ) from trouble
    if "trouble" in found:
        raise NoPicture(found["trouble"])
    return Picture(found["kind"], base64.b64decode(found["data"]), found["width"], found["height"])


def painted(data: str) -> dict[str, Any]:
    """Return a file in base64 as kind, data, width and height, or as what is wrong with it.

    For the child process only: whatever Pillow raises there ends no more than one call.
    """
    from PIL import (  # noqa: PLC0415  # for the child alone
        Image,
        ImageFile,
        ImageOps,
        UnidentifiedImageError,
    )

    Image.MAX_IMAGE_PIXELS = None  # The size is looked at below, before a pixel is read.
    # What sets pages as paper in the same child lets half a picture pass for a whole one.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        opened = Image.open(BytesIO(base64.b64decode(data)), formats=("PNG", "JPEG"))
    except UnidentifiedImageError:
        return {"trouble": "This is no PNG and no JPEG. Save the picture as one of them."}
    if opened.width * opened.height > MOST_PIXELS:
        return {
            "trouble": f"The picture has {opened.width} × {opened.height} pixels, and at most "
            f"{MOST_PIXELS // 1_000_000} million are read. Save it smaller."
        }
    if getattr(opened, "n_frames", 1) > 1 and opened.format == "PNG":
        return {"trouble": "The picture moves, and readers cannot stop it. Save one still of it."}
    if opened.mode.startswith(("I", "F")):
        return {
            "trouble": "The picture has more than 8 bits a colour, and some of them would be lost. "
            "Save it with 8 bits, as you want it to look."
        }
    kind = "jpg" if opened.format in ("JPEG", "MPO") else "png"
    upright = ImageOps.exif_transpose(opened)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    has_holes = kind == "png" and (
        upright.mode in ("LA", "RGBA", "PA") or "transparency" in upright.info
    )
    # A new canvas holds pixels and nothing that the file said of them.
    flat = upright.convert("RGBA" if has_holes else "L" if upright.mode in ("1", "L") else "RGB")
    canvas = Image.new(flat.mode, flat.size)
    canvas.paste(flat)
    out = BytesIO()
    if kind == "jpg":
        canvas.save(out, "JPEG", quality=88, progressive=True, optimize=True)
    else:
        canvas.save(out, "PNG", optimize=True)
    return {
        "kind": kind,
        "data": base64.b64encode(out.getvalue()).decode("ascii"),
        "width": canvas.width,
        "height": canvas.height,
    }
