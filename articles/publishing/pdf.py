"""A page as a tagged PDF (PDF/UA-1), made in a child process that has limits and no network."""

import base64
from typing import Any

from articles.markup import limits

# Importing the typesetter takes about a second, and a long page some more.
LIMITS = limits.Limits(wall=60.0, cpu=40.0, memory=1536 * limits.MIB, output=24 * limits.MIB)


class CannotPrint(Exception):
    """No PDF could be made; the message says why and what to do."""


def pdf(html: str, style: str) -> bytes:
    """Return a complete HTML page in a style as a PDF; nothing outside the page is fetched.

    Raises CannotPrint where the machine lacks Pango, or the page takes more than it may.
    """
    try:
        made: str = limits.run(typeset, html, style, limits=LIMITS)
    except limits.Failed as trouble:
        if "pango" in str(trouble).lower() or "OSError" in str(trouble):
            raise CannotPrint(
                "This machine cannot make a PDF: Pango is missing. On Debian or Ubuntu: "
                "apt-get install libpango-1.0-0 libpangoft2-1.0-0. The page itself can be printed."
            ) from trouble
        raise CannotPrint(f"The PDF could not be made: {trouble}") from trouble
    except limits.LimitExceeded as trouble:
        raise CannotPrint(
            f"The PDF could not be made: {trouble} Print the page itself."
        ) from trouble
    return base64.b64decode(made)


def typeset(html: str, style: str) -> str:
    """Return the PDF in base64. For the child process only: takes long, and much memory."""
    import weasyprint  # noqa: PLC0415  # a second to import, and its libraries may be missing

    page = weasyprint.HTML(string=html, url_fetcher=_fetch_nothing)
    made = page.write_pdf(
        stylesheets=[weasyprint.CSS(string=style, url_fetcher=_fetch_nothing)],
        pdf_variant="pdf/ua-1",
        # Else the same page printed twice differs by its random identifier.
        pdf_identifier=b"imprimatur",
    )
    return base64.b64encode(made).decode("ascii")


def _fetch_nothing(url: str, *_: Any, **__: Any) -> Any:
    raise ValueError(f"Nothing is fetched for a PDF: {url}")
