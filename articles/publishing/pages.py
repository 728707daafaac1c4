"""The finished page: an article's words in their place, with everything readers must be told.

A page is a function of its arguments alone: no request, no clock, no session. Equal values give
equal bytes, which is what lets a page be stored under a digest and served to everybody.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from articles import canonical, languages
from articles.content import Content
from articles.publishing.rendering import (
    addresses,
    credit,
    labels,
    page_view,
    sources_view,
    structured,
)
from articles.publishing.rendering.dates import in_full
from articles.publishing.rendering.files_of_sources import files_of_sources
from articles.publishing.rendering.notices import disclaimer
from articles.publishing.rendering.standing import Standing
from articles.publishing.rendering.version import RENDERER_VERSION


@dataclass(frozen=True)
class Site:
    """The publisher, as every page names it."""

    name: str
    public_url: str
    """Scheme and host without a slash at the end."""
    contact_email: str = ""
    responsible: str = ""
    """Who answers for publishing; the publisher's name if empty."""
    reference_style: str = "ama"
    """What references are printed in, as reference_style.in_force has it."""

    @property
    def renderer(self) -> str:
        """What made a page, as a rendering's key has it: the code, and the site it names."""
        return f"{RENDERER_VERSION}.{canonical.digest(canonical.SITE, asdict(self))[:12]}"


def page(
    content: Content,
    fragment: Mapping[str, Any],
    standing: Standing,
    audience: str,
    site: Site,
) -> bytes:
    """Return the whole HTML document of an article for one audience.

    `fragment` is what rendering.fragment made of the same content for the same audience. Raises
    notices.NoWording if no notice or disclaimer is in force, ValueError for a fragment made for
    others or a standing that asks for withdrawn_page.
    """
    if fragment["audience"] != audience:
        raise ValueError(f"The fragment was made for {fragment['audience']}, not {audience}.")
    language = content.language
    if not standing.shows_text:
        raise ValueError("A withdrawn article has no page with a body; use withdrawn_page.")
    notice = page_view.notice_of(standing, audience, content.slug, fragment["claims"], language)
    address = site.public_url + addresses.article(content.slug, audience, language)
    approved = standing.is_approved
    context = {
        **_frame(content, standing, site),
        "audience": labels.audience(audience, language),
        "address": address,
        "paper": f"{addresses.article(content.slug, audience, language)}page.pdf"
        if standing.is_public
        else "",
        "files": files_of_sources(content, standing),
        "audiences": page_view.readers(content, fragment["claims"], audience, site.public_url),
        "indexed": standing.index,
        "summary": fragment["summary"],
        "notice": notice,
        "steps": page_view.steps(standing, language),
        "board_line": page_view.board_line(standing, audience, language),
        "last_updated": in_full(standing.last_updated_on, language),
        "last_reviewed": in_full(standing.last_reviewed_on, language) if approved else "",
        "next_review": in_full(standing.next_review_on, language) if approved else "",
        "fragment": fragment,
        "short_answer": sources_view.doubted(fragment["short_answer"], standing, language),
        "text_note": page_view.text_note(audience, fragment["text_audience"], language),
        "text": page_view.cards_first(sources_view.doubted(fragment["body"], standing, language)),
        "contents": [
            *fragment["contents"],
            *page_view.after_the_text(fragment, audience, language),
        ],
        "certainty_question": labels.certainty_question(audience, language),
        "certainty": sources_view.certainty(fragment["claims"], audience, standing, language),
        "references": sources_view.references(fragment["references"], standing, language),
        "written_by": credit.written_by(content.authors, language),
        "credits": [credit.review_credit(r, standing.version, language) for r in standing.credited],
        "ai_notice": credit.ai_notice(content, standing, site.responsible or site.name),
        "cite": page_view.citation(content, standing, site.name, address),
        "disclaimer": disclaimer(standing, audience, content.region, language),
        # Open Graph knows a language only with its country.
        "og_locale": language.replace("-", "_") if "-" in language else "",
        "structured": structured.embedded(
            structured.of_page(content, fragment, standing, audience, site)
        )
        if standing.is_public
        else "",
    }
    return _document("reading/article.html", context, language)


def withdrawn_page(content: Content, standing: Standing, audience: str, site: Site) -> bytes:
    """Return the page that stands in a withdrawn article's place: the notice, and no body.

    So too for one that was published in an emergency and never signed. Raises ValueError for a
    standing whose page shows the text.
    """
    if standing.shows_text:
        raise ValueError("Only a withdrawn article has this page; use page.")
    context = {
        **_frame(content, standing, site),
        "notice": page_view.notice_of(standing, audience, content.slug, (), content.language),
    }
    return _document("reading/withdrawn.html", context, content.language)


def _frame(content: Content, standing: Standing, site: Site) -> dict[str, Any]:
    language = languages.of(content.language)
    return {
        "site": site,
        "language": content.language,
        "direction": language.direction,
        "prefix": language.prefix,
        "other_languages": languages.others(language),
        "slug": content.slug,
        "question": content.question,
        "topic": page_view.topic(content),
        "canonical": site.public_url + addresses.article(content.slug, language=content.language),
        "urls": addresses.of_article(content.slug, standing.version, content.language),
        # A string, so that no locale can put a comma into it.
        "version": str(standing.version),
    }


def _document(template: str, context: Mapping[str, Any], language: str) -> bytes:
    # The page's own language, whatever the language of who asks for it to be made.
    with translation.override(languages.of(language).locale, deactivate=True):
        return render_to_string(template, dict(context)).encode()
