"""Make the pages of a version for every audience, prove each, and store them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from articles import audiences, canonical
from articles.checks.pages.page_rules import faults
from articles.content import Content, Disclaimer
from articles.markup import limits
from articles.models import Snapshot
from articles.publishing.models import Fragment, Rendering
from articles.publishing.pages import Site, page, withdrawn_page
from articles.publishing.rendering.fragment import render_fragment
from articles.publishing.rendering.notices import NoWording
from articles.publishing.rendering.proof import prove
from articles.publishing.rendering.standing import Standing
from articles.publishing.rendering.version import RENDERER_VERSION


class CannotPublish(Exception):
    """A page could not be made or proven; nothing was changed for readers."""


def make_renderings(
    *, snapshot: Snapshot, standing: Standing, site: Site, at: datetime
) -> dict[str, Rendering]:
    """Return the stored rendering for each audience, making what is not there yet.

    Safe to do twice and to stop half-way: what was stored is found again by its key, and so is
    the page of an audience that is told the same as before. Raises CannotPublish naming the
    audience and what the page lost.
    """
    content = snapshot.value()
    told = {audience: standing.told_to(audience) for audience in audiences.CODES}
    stored = Rendering.objects.filter(
        snapshot=snapshot,
        standing_digest__in={each.digest for each in told.values()},
        renderer=site.renderer,
    )
    found = {
        row.audience: row
        for row in stored.defer("page")
        if row.standing_digest == told[row.audience].digest
    }
    for audience in audiences.CODES:
        if audience not in found:
            found[audience] = _make(snapshot, content, audience, told[audience], site, at)
    return found


def _make(
    snapshot: Snapshot,
    content: Content,
    audience: str,
    standing: Standing,
    site: Site,
    at: datetime,
) -> Rendering:
    try:
        html, problems = _proven(snapshot, content, audience, standing, site, at)
    except NoWording as trouble:
        raise CannotPublish(str(trouble)) from trouble
    if problems:
        raise CannotPublish(
            f"The page for {audiences.get(audience).name.lower()} does not say what was signed: "
            + " ".join(problems[:5])
        )
    row, _ = Rendering.objects.get_or_create(
        snapshot=snapshot,
        audience=audience,
        standing_digest=standing.digest,
        renderer=site.renderer,
        defaults={
            "page": html,
            "digest": canonical.digest_bytes(canonical.PAGE, html),
            "made_at": at,
        },
    )
    return row


def _proven(
    snapshot: Snapshot,
    content: Content,
    audience: str,
    standing: Standing,
    site: Site,
    at: datetime,
) -> tuple[bytes, list[str]]:
    """Return the page and what is wrong with it."""
    if not standing.shows_text:
        html = withdrawn_page(content, standing, audience, site)
        # Nothing of the author's text is on it, so nothing needs the limits of a child.
        written = html.decode("utf-8")
        problems = prove(content.to_json(), audience, standing.to_json(), written)
        return html, [*problems, *faults(written, is_preview=False)]
    fragment = fragment_for(snapshot, content, audience, at=at)
    html = page(content, fragment, standing, audience, site)
    return html, _problems_of(html.decode("utf-8"), content, audience, standing)


def trial(content: Content, *, disclaimers: tuple[Disclaimer, ...], site: Site) -> list[str]:
    """Return what would keep this content from being published, per audience; [] when nothing.

    Makes and proves every page as it would be published, and stores none: better the editor
    hears of it at submission than the board after its signatures.
    """
    standing = Standing(state="preview", version=1, disclaimers=disclaimers)
    troubles = []
    for audience in audiences.CODES:
        name = audiences.get(audience).name.lower()
        try:
            fragment = _guarded(render_fragment, content.to_json(), audience)
            html = page(content, fragment, standing, audience, site).decode("utf-8")
            problems = _problems_of(html, content, audience, standing)
        except (CannotPublish, NoWording) as trouble:
            problems = [str(trouble)]
        troubles += [f"The page for {name}: {problem}" for problem in problems]
    return troubles


def _problems_of(html: str, content: Content, audience: str, standing: Standing) -> list[str]:
    """Return what the page lost on its way, and which rules of finished pages it breaks."""
    proven = _guarded(prove, content.to_json(), audience, standing.to_json(), html)
    return [*proven, *_guarded(faults, html, standing.state == "preview")]


def fragment_for(
    snapshot: Snapshot, content: Content, audience: str, *, at: datetime
) -> Mapping[str, Any]:
    """Return the slow half of a page, from the store or made now under limits that kill."""
    key = {"snapshot": snapshot, "audience": audience, "renderer": RENDERER_VERSION}
    row = Fragment.objects.filter(**key).first()
    if row is None:
        data = canonical.encode(_guarded(render_fragment, content.to_json(), audience))
        row, _ = Fragment.objects.get_or_create(
            **key,
            defaults={
                "data": data.decode("utf-8"),
                "digest": canonical.digest_bytes(canonical.FRAGMENT, data),
                "made_at": at,
            },
        )
    return canonical.decode(row.data)


def _guarded(function: Any, *arguments: Any) -> Any:
    try:
        return limits.run(function, *arguments)
    except (limits.LimitExceeded, limits.Failed) as trouble:
        raise CannotPublish(f"The text cannot be rendered: {trouble}") from trouble
