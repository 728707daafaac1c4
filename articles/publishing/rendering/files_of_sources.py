"""Where a page's list of sources can be had as a file."""

from articles.content import Content
from articles.publishing.rendering import addresses
from articles.publishing.rendering.standing import Standing
from references.exports import FORMS


def files_of_sources(content: Content, standing: Standing) -> list[dict[str, str]]:
    """Return where the list of sources can be had as a file; nowhere before it is approved."""
    if not (standing.is_public and standing.is_approved and content.references):
        return []
    own = addresses.article(content.slug, language=content.language)
    return [{"name": form.name, "url": f"{own}references.{form.ending}"} for form in FORMS.values()]
