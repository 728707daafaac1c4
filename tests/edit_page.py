"""What the edit page of an article would send, to be changed and posted."""

from articles import queries
from articles.models import Article
from editorial.forms.draft import DraftForms


def edit_fields(slug: str) -> dict[str, str]:
    """Return the fields of the page as somebody opens it now."""
    article = Article.objects.get(slug=slug)
    forms = DraftForms(queries.draft_of(article), read=article.lock_version).all
    return {field.html_name: str(field.value() or "") for form in forms for field in form}
