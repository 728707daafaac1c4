"""Keep a picture for texts to show."""

from datetime import datetime
from typing import Any

from articles import pictures
from articles.fields import Unfit, check_line
from articles.models import Image

_LONGEST_NAME = 200
_LONGEST = 300


def keep_image(*, data: bytes, alternative: str, name: str, by: Any, at: datetime) -> Image:
    """Keep what a file shows, once however often it is sent, and return it.

    Raises pictures.NoPicture, and Unfit where nobody says in words what it shows.
    """
    words = " ".join(alternative.split())
    if not words:
        raise Unfit(
            "What it shows: it is empty. Say in words what the picture shows, for who cannot see "
            "it."
        )
    check_line("What it shows", words, _LONGEST)
    picture = pictures.read(data)
    kept, _ = Image.objects.get_or_create(
        digest=picture.digest,
        defaults={
            "kind": picture.kind,
            "width": picture.width,
            "height": picture.height,
            "data": picture.data,
            "alternative": words,
            "name": name[-_LONGEST_NAME:],
            "by": by,
            "at": at,
        },
    )
    return kept
