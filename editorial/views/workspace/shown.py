"""An article as readers see it, made for the staff's eyes only and never stored."""

from collections.abc import Callable, Mapping
from typing import Any

from django.template.loader import render_to_string

from articles import audiences
from articles.content import Content
from articles.markup import limits
from articles.publishing import pages
from articles.publishing.reference_style import lines_of
from articles.publishing.rendering import addresses
from articles.publishing.rendering.fragment import render_fragment
from articles.publishing.rendering.notices import NoWording
from articles.publishing.rendering.standing import Standing
from articles.publishing.this_site import this_site


class CannotShow(Exception):
    """The text cannot be made into a page; the message says why."""


def fragment_of(content: Content, audience: str) -> Mapping[str, Any]:
    """Return one audience's words as HTML parts, made under limits that kill."""
    try:
        found: Mapping[str, Any] = limits.run(
            render_fragment, content.to_json(), audience, *lines_of(content)
        )
    except (limits.LimitExceeded, limits.Failed) as trouble:
        raise CannotShow(f"This text cannot be shown: {trouble}") from trouble
    return _with_pictures_of_the_staff(found)


def _with_pictures_of_the_staff(part: Any) -> Any:
    """Return HTML parts whose pictures come from where staff get them before readers do."""
    if isinstance(part, str):
        return part.replace('src="/images/', 'src="/workspace/images/')
    if isinstance(part, Mapping):
        return {name: _with_pictures_of_the_staff(each) for name, each in part.items()}
    if isinstance(part, list):
        return [_with_pictures_of_the_staff(each) for each in part]
    return part


def page_of(
    content: Content, standing: Standing, audience: str, *, address: Callable[[str], str]
) -> bytes:
    """Return exactly the reader's page, but that each audience is where `address` says.

    Without that change a reviewer who chooses another audience would land on the live page and
    take it for the version under review. Behind a text that was written for others stands what
    was replaced in it.
    """
    fragment = fragment_of(content, audience)
    try:
        html = pages.page(content, fragment, standing, audience, this_site())
    except NoWording as trouble:
        raise CannotShow(str(trouble)) from trouble
    for code in audiences.CODES:
        link = f'href="{addresses.article(content.slug, code)}"'
        html = html.replace(link.encode(), f'href="{address(code)}"'.encode())
    if fragment["text_audience"] != audience:
        before, end, after = html.rpartition(b"</main>")
        html = b"".join((before, _replaced(fragment, audience), end, after))
    return html


def _replaced(fragment: Mapping[str, Any], audience: str) -> bytes:
    context = {
        "replaced": fragment["replaced"],
        "reader": audiences.get(audience),
        "written_for": audiences.get(fragment["text_audience"]),
    }
    return render_to_string("workspace/_replaced.html", context).encode()
