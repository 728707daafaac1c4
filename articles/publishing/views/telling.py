"""What every page of an article's history says of a version, and where it leads."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import audiences
from articles.publishing.history import VersionShown
from articles.publishing.rendering import addresses
from articles.publishing.rendering.credit import review_credit
from articles.publishing.rendering.dates import in_full
from articles.publishing.rendering.notices import notice
from articles.publishing.this_site import this_site
from articles.publishing.views.frame import answer, language_asked

# What is true of a text whoever reads it when; that a review is due is true of the live page only.
_TOLD_AGAIN = ("corrected", "source_problem")


def own_address(slug: str, within: str = "") -> str:
    """Return the path of an article in the language of this request, or of a page below it."""
    return addresses.article(slug, language=language_asked().tag) + within


def answered(
    request: HttpRequest, slug: str, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """Return a page of an article's history: search engines are sent to what readers get now."""
    own = own_address(slug)
    ways = {"slug": slug, "live": own, "canonical": this_site().public_url + own}
    response = answer(request, template, {**ways, **context}, status)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def no_such_version(
    request: HttpRequest, slug: str, found: Sequence[VersionShown], asked: Sequence[int]
) -> HttpResponse:
    """Say which versions there are; where readers never saw any, that there is no such page."""
    if not found:
        raise Http404("There is no such approved version.")
    known = {each.number for each in found}
    missing = [str(number) for number in asked if number not in known]
    context = {"missing": ", ".join(missing)[:40], "versions": [told_of(each) for each in found]}
    return answered(request, slug, "site/no_such_version.html", context, status=404)


def readers(slug: str, within: str, current: str) -> list[dict[str, Any]]:
    """Return the audiences to choose from on a page that each has below the same path."""
    default = audiences.DEFAULT.code
    return [
        {
            "name": _(each.name),
            "url": own_address(slug, within if each.code == default else f"{within}{each.code}/"),
            "is_current": each.code == current,
        }
        for each in audiences.AUDIENCES
    ]


def day_of(moment: datetime | None) -> str:
    """Return the day of a moment in words, where the site is at home; "" for none."""
    if moment is None:
        return ""
    return in_full(timezone.localdate(moment).isoformat(), language_asked().tag)


def told_of(shown: VersionShown) -> dict[str, Any]:
    """Return what every page says of a version."""
    language = language_asked().tag
    row, standing = shown.publication.version, shown.standing
    return {
        "shown": shown,
        "number": str(shown.number),
        "question": shown.publication.question,
        "submitted": day_of(row.submitted_at),
        "approved": day_of(row.approved_at),
        "superseded": day_of(row.superseded_at),
        "withdrawn": day_of(row.withdrawn_at),
        "reason": row.withdrawal_reason,
        "note": row.change_note,
        "signed_by": [", ".join(filter(None, (r.name, r.role))) for r in standing.reviewers],
        "credits": [review_credit(r, shown.number, language) for r in standing.reviewers],
        "digest": row.snapshot.digest,
    }


def notice_of(shown: VersionShown, audience: str) -> dict[str, Any]:
    """Return what is said first: that this is an old version, and what readers get now."""
    told = {
        "version": shown.number,
        "approved": day_of(shown.publication.version.approved_at),
        "until": day_of(shown.publication.version.superseded_at),
        "later": shown.later or "",
    }
    if shown.is_withdrawn:
        kind, word, said = "danger", _("Withdrawn"), _withdrawal(shown, audience)
    elif shown.page_is_withdrawn:
        kind, word = "danger", _("Withdrawn")
        said = _(
            "This page has been withdrawn, so the text of its earlier versions is not shown "
            "either. This is the record of version {version}, approved on {approved}."
        ).format(**told)
    elif shown.is_live:
        kind, word = "approved", _("Approved")
        said = _(
            "This is version {version}, approved on {approved}. It is the one that readers get now."
        ).format(**told)
    elif told["until"] and shown.later:
        kind, word = "warning", _("Old version")
        said = _(
            "This is version {version}, approved on {approved}. It was superseded on {until} by "
            "version {later}. Do not act on it: some of it may be wrong or out of date."
        ).format(**told)
    else:
        kind, word = "warning", _("Old version")
        said = _(
            "This is version {version}, approved on {approved}. Readers no longer get it. Do not "
            "act on it: some of it may be wrong or out of date."
        ).format(**told)
    return {"kind": kind, "word": word, "text": said, "icon": f"components/icons/{kind}.html"}


def said_of_it(shown: VersionShown, audience: str) -> dict[str, Any] | None:
    """Return what readers were last told of a version's text beyond its approval, if anything."""
    if not shown.shows_text or shown.standing.state not in _TOLD_AGAIN:
        return None
    said = notice(shown.standing, audience, language_asked().tag)
    icon = f"components/icons/{said.kind}.html"
    return {"kind": said.kind, "word": said.word, "text": said.text, "icon": icon}


def _withdrawal(shown: VersionShown, audience: str) -> str:
    """Return why a version was withdrawn, in the approved wording as soon as readers were told."""
    if shown.standing.withdrawn:
        return notice(shown.standing, audience, language_asked().tag).text
    row = shown.publication.version
    return _("Withdrawn on {day}. We no longer stand by this page because {reason}.").format(
        day=day_of(row.withdrawn_at), reason=row.withdrawal_reason.rstrip(".")
    )
