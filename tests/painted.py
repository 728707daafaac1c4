"""Pictures for tests."""

from io import BytesIO

from PIL import Image


def a_picture(colour: tuple[int, int, int] = (200, 30, 30), *, kind: str = "PNG") -> bytes:
    """Return a small picture of one colour as a file."""
    out = BytesIO()
    Image.new("RGB", (12, 8), colour).save(out, kind)
    return out.getvalue()
