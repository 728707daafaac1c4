"""A page as a tagged PDF (PDF/UA-1), made in a child process that has limits and no network."""

import base64
import logging

from articles.markup import limits

# Importing the typesetter takes about a second, and a long page some more.
LIMITS = limits.Limits(wall=60.0, cpu=40.0, memory=1536 * limits.MIB, output=24 * limits.MIB)


class CannotPrint(Exception):
    """No PDF could be made; the message says why and what to do."""


class Overloaded(CannotPrint):
    """No PDF could be made now, for everybody else's work; in a moment it may be."""


def pdf(html: str, style: str, *, address: str = "", identifier: str = "imprimatur") -> bytes:
    """Return a complete HTML page in a style as a PDF; nothing outside the page is fetched.

    `address` is where the page stands, so that its links lead there from paper, too; `identifier`
    names in the file what it was made of. Equal arguments give equal bytes on one machine. Raises
    CannotPrint where the machine lacks Pango, or the page takes more than it may.
    """
    try:
        made: str = limits.run(typeset, html, style, address, identifier, limits=LIMITS)
    except limits.Failed as trouble:
        if "pango" in str(trouble).lower() or "OSError" in str(trouble):
            raise CannotPrint(
                "This machine cannot make a PDF: Pango is missing. On Debian or Ubuntu: "
                "apt-get install libpango-1.0-0 libpangoft2-1.0-0. The page itself can be printed."
            ) from trouble
        raise CannotPrint(f"The PDF could not be made: {trouble}") from trouble
    except limits.LimitExceeded as trouble:
        kind = Overloaded if trouble.what == "wait" else CannotPrint
        raise kind(f"The PDF could not be made: {trouble} Print the page itself.") from trouble
    return base64.b64decode(made)


def typeset(html: str, style: str, address: str, identifier: str) -> str:
    """Return the PDF in base64. For the child process only: takes long, and much memory."""
    import weasyprint  # noqa: PLC0415  # a second to import, and its libraries may be missing

    # It would say of each style sheet and icon of the page that it was refused.
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    nothing = weasyprint.urls.URLFetcher(allowed_protocols=())
    # A page's pictures are in it; nothing comes from anywhere else.
    inside = weasyprint.urls.URLFetcher(allowed_protocols=("data",))
    page = weasyprint.HTML(string=html, base_url=address or None, url_fetcher=inside)
    made = page.write_pdf(
        stylesheets=[weasyprint.CSS(string=style, url_fetcher=nothing)],
        pdf_variant="pdf/ua-1",
        # Never a random one, which would make the same page another file each time.
        pdf_identifier=identifier.encode("ascii"),
    )
    return base64.b64encode(made).decode("ascii")
