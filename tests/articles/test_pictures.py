"""A picture is its pixels: what else a file holds is not kept, and no file fills the machine."""

import base64
import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageFile

from articles import pictures
from articles.pictures import NoPicture, read


def a_file(kind="PNG", size=(30, 20), mode="RGB", colour=(200, 30, 30), **more):
    out = BytesIO()
    Image.new(mode, size, colour).save(out, kind, **more)
    return out.getvalue()


def opened(picture):
    return Image.open(BytesIO(picture.data))


def test_nothing_but_pixels_is_kept():
    exif = Image.Exif()
    exif[0x010E] = "Taken at the bedside of Mr Canary"
    exif[0x8825] = {1: "N", 2: (51.0, 30.0, 0.0)}
    sent = a_file("JPEG", exif=exif, comment=b"Canary of a comment") + b"Canary behind the end"

    kept = read(sent)

    assert b"Canary" in sent and b"Canary" not in kept.data
    assert not opened(kept).getexif()


def test_words_in_a_png_are_not_kept():
    from PIL.PngImagePlugin import PngInfo

    words = PngInfo()
    words.add_text("Author", "Canary")

    kept = read(a_file(pnginfo=words))

    assert b"Canary" not in kept.data
    assert opened(kept).getpixel((3, 3)) == (200, 30, 30)


def test_a_picture_taken_sideways_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6

    kept = read(a_file("JPEG", size=(30, 20), exif=exif))

    assert (kept.width, kept.height) == (20, 30)


def test_what_is_seen_through_stays_so():
    kept = read(a_file(mode="RGBA", colour=(10, 20, 30, 0)))

    assert opened(kept).getpixel((0, 0))[3] == 0


def test_a_large_picture_is_made_smaller_in_shape():
    kept = read(a_file(size=(4000, 1000)))

    assert (kept.width, kept.height) == (2000, 500)


def test_the_same_picture_has_the_same_digest_however_often_it_is_sent():
    assert read(a_file()).digest == read(a_file()).digest
    assert read(a_file()).digest != read(a_file(colour=(200, 30, 31))).digest


def test_colours_for_print_become_colours_for_screens():
    assert opened(read(a_file("JPEG", mode="CMYK", colour=(0, 0, 0, 0)))).mode == "RGB"


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (b"", "no PNG and no JPEG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no PNG and no JPEG"),
        (a_file("GIF", mode="P", colour=1), "no PNG and no JPEG"),
        (a_file("PNG", mode="I;16", colour=300), "more than 8 bits"),
        (a_file()[:60], "no whole picture"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_plain_words(sent, said):
    with pytest.raises(NoPicture, match=said):
        read(sent)


def test_half_a_picture_is_none_in_a_child_that_has_set_a_page_as_paper(monkeypatch):
    # What sets the paper asks Pillow, for its whole process, to make do with half a picture.
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", Image.MAX_IMAGE_PIXELS)
    half = base64.b64encode(a_file()[:60]).decode("ascii")

    with pytest.raises(OSError, match="truncated"):
        pictures.painted(half)


def test_a_picture_that_moves_is_refused():
    out = BytesIO()
    frames = [Image.new("RGB", (9, 9), (n, 0, 0)) for n in (1, 90)]
    frames[0].save(out, "PNG", save_all=True, append_images=frames[1:])

    with pytest.raises(NoPicture, match="moves"):
        read(out.getvalue())


def test_a_small_file_of_endless_pixels_is_refused_before_one_is_read():
    def chunk(name, data):
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 999))

    with pytest.raises(NoPicture, match="60000 × 60000"):
        read(bomb + chunk(b"IEND", b""))


def test_a_file_too_large_is_not_even_read(monkeypatch):
    monkeypatch.setattr(pictures.limits, "run", None)

    with pytest.raises(NoPicture, match=r"10\.0 MB"):
        read(b"x" * (pictures.MOST_BYTES + 1))
