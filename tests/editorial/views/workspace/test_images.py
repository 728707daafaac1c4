"""Pictures of texts: the staff see them at once, readers once a page shows them."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Pillow

from articles.models import Image
from articles.status import Status
from editorial.actions.publish import publish
from tests.factories import BODY, NOW, make_article, make_draft, make_member, make_user, version_at

pytestmark = pytest.mark.django_db
PAGE = "/workspace/images/"


@pytest.fixture
def editor(signed_in):
    return signed_in(make_user("editor"))


def a_file(colour=(9, 9, 90), name="scan.png"):
    out = BytesIO()
    Pillow.new("RGB", (12, 8), colour).save(out, "PNG")
    return SimpleUploadedFile(name, out.getvalue(), "image/png")


def kept_by(client, **typed):
    return client.post(
        PAGE, {"file": a_file(), "alternative": "A spinal cord from behind", **typed}
    )


def address(image):
    return f"/images/{image.digest}.{image.kind}"


def article_that_shows(image):
    body = f"{BODY}\n![A spinal cord from behind]({address(image)})\n"
    texts = tuple(text.model_copy(update={"body": body}) for text in make_draft().texts)
    return make_article(texts=texts)


def test_a_picture_is_kept_and_its_mark_is_told(editor):
    page = kept_by(editor).content.decode()

    assert f"![A spinal cord from behind]({address(Image.objects.get())})" in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"alternative": ""}, "What it shows: it is empty."),
        ({"alternative": "   "}, "What it shows: it is empty."),
        ({"file": SimpleUploadedFile("x.png", b"no picture")}, "This is no PNG and no JPEG."),
    ],
)
def test_what_cannot_be_kept_is_said_at_its_field(editor, typed, said):
    answer = kept_by(editor, **typed)

    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert not Image.objects.exists()


def test_the_writing_surface_gets_the_address(editor):
    answer = editor.post(
        PAGE, {"file": a_file(), "alternative": "A cord"}, headers={"x-fragment": "image"}
    )

    assert answer.json() == {"address": address(Image.objects.get()), "alternative": "A cord"}


def test_the_writing_surface_is_told_why_not(editor):
    answer = editor.post(PAGE, {"alternative": "A cord"}, headers={"x-fragment": "image"})

    assert answer.status_code == 400
    assert answer.json() == {"trouble": ["Picture: no file is chosen. Choose one."]}


def test_the_same_picture_is_kept_once(editor):
    kept_by(editor)
    kept_by(editor, alternative="Other words")

    assert Image.objects.get().alternative == "A spinal cord from behind"


def test_before_a_page_shows_it_the_staff_get_it_and_readers_do_not(editor, client):
    kept_by(editor)
    image = Image.objects.get()

    seen = editor.get(f"/workspace{address(image)}")

    assert seen.content == bytes(image.data)
    assert seen.headers["Content-Type"] == "image/png"
    assert client.get(address(image)).status_code == 404


def test_a_preview_and_a_reviewer_get_it_from_where_staff_may(editor, signed_in):
    kept_by(editor)
    article = article_that_shows(Image.objects.get())

    page = editor.get(f"/workspace/articles/{article.slug}/preview/patient/").content.decode()

    assert f'src="/workspace{address(Image.objects.get())}"' in page
    reviewer = signed_in(make_member())
    assert reviewer.get(f"/workspace{address(Image.objects.get())}").status_code == 200


def test_readers_get_it_for_good_once_a_page_shows_it(editor, client):
    kept_by(editor)
    image = Image.objects.get()
    publish(article=version_at(Status.APPROVED, article=article_that_shows(image)).article, at=NOW)

    answer = client.get(address(image))

    assert answer.content == bytes(image.data)
    assert "immutable" in answer.headers["Cache-Control"]
    assert "Cookie" not in answer.headers.get("Vary", "")
    known = client.get(address(image), headers={"if-none-match": answer.headers["ETag"]})
    assert known.status_code == 304


def test_bytes_that_are_not_those_that_were_kept_are_not_sent(editor):
    kept_by(editor)
    Image.objects.update(data=b"something else")

    assert editor.get(f"/workspace{address(Image.objects.get())}").status_code == 404


def test_nobody_puts_a_picture_in_who_writes_no_texts(signed_in):
    assert kept_by(signed_in(make_member())).status_code == 403
