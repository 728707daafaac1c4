"""Make the pages of a version for every audience, prove each, and store them."""

from collections.abc import Mapping
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from typing import Any

from articles import audiences, canonical
from articles.checks.pages.page_rules import faults
from articles.content import Content, Disclaimer
from articles.markup import limits
from articles.models import Snapshot
from articles.publishing.models import Fragment, Rendering
from articles.publishing.pages import Site, page, withdrawn_page
from articles.publishing.reference_style import in_force, lines_of
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
    # What cannot be printed in the style of the site now is made again once it can.
    site = replace(site, reference_style=lines_of(content)[0])
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
    missing = [audience for audience in audiences.CODES if audience not in found]
    if missing and standing.shows_text:
        prepare(snapshot, at=at)
    # While one page is being proven in a child, the next is made here.
    with ThreadPoolExecutor(limits.CHILDREN) as pool:
        begun = [
            (audience, *_begun(pool, snapshot, content, audience, told[audience], site, at))
            for audience in missing
        ]
        for audience, html, proof in begun:
            found[audience] = _stored(
                snapshot, audience, told[audience], site, at, html, proof.result()
            )
    return found


def prepare(snapshot: Snapshot, *, at: datetime) -> None:
    """Make the slow half of all pages of a snapshot, where it is not there yet.

    Nothing of it depends on what the board decides: it can be done while the board reads. Raises
    CannotPublish.
    """
    content = snapshot.value()
    style, lines = lines_of(content)
    rows = Fragment.objects.filter(snapshot=snapshot, renderer=_made_by(style))
    there = set(rows.values_list("audience", flat=True))
    missing = [audience for audience in audiences.CODES if audience not in there]
    with ThreadPoolExecutor(limits.CHILDREN) as pool:
        made = [
            pool.submit(_guarded, render_fragment, content.to_json(), audience, style, lines)
            for audience in missing
        ]
        for audience, fragment in zip(missing, made, strict=True):
            _keep(snapshot, audience, style, fragment.result(), at)


def _made_by(style: str) -> str:
    """Return the key of a fragment's renderer: the code, and another style than the default."""
    return RENDERER_VERSION if style == "ama" else f"{RENDERER_VERSION}.{style}"


def _stored(
    snapshot: Snapshot,
    audience: str,
    standing: Standing,
    site: Site,
    at: datetime,
    html: bytes,
    problems: list[str],
) -> Rendering:
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


def _begun(
    pool: Executor,
    snapshot: Snapshot,
    content: Content,
    audience: str,
    standing: Standing,
    site: Site,
    at: datetime,
) -> tuple[bytes, Future[list[str]]]:
    """Return the page and, in a moment, what is wrong with it."""
    try:
        if not standing.shows_text:
            html = withdrawn_page(content, standing, audience, site)
            return html, pool.submit(
                _problems_of_notice, html.decode(), content, audience, standing
            )
        fragment = fragment_for(snapshot, content, audience, at=at)
        html = page(content, fragment, standing, audience, site)
    except NoWording as trouble:
        raise CannotPublish(str(trouble)) from trouble
    return html, pool.submit(_problems_of, html.decode(), content, audience, standing)


def _problems_of_notice(
    html: str, content: Content, audience: str, standing: Standing
) -> list[str]:
    # Nothing of the author's text is on it, so nothing needs the limits of a child.
    problems = prove(content.to_json(), audience, standing.to_json(), html)
    return [*problems, *faults(html, is_preview=False)]


def trial(content: Content, *, disclaimers: tuple[Disclaimer, ...], site: Site) -> list[str]:
    """Return what would keep this content from being published, per audience; [] when nothing.

    Makes and proves every page as it would be published, and stores none: better the editor
    hears of it at submission than the board after its signatures.
    """
    standing = Standing(state="preview", version=1, disclaimers=disclaimers)
    style, lines = lines_of(content)
    troubles = []
    for audience in audiences.CODES:
        name = audiences.get(audience).name.lower()
        try:
            fragment = _guarded(render_fragment, content.to_json(), audience, style, lines)
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
    wanted = Fragment.objects.filter(snapshot=snapshot, audience=audience)
    row = wanted.filter(renderer=_made_by(in_force())).first()
    if row is None:
        style, lines = lines_of(content)
        made = _guarded(render_fragment, content.to_json(), audience, style, lines)
        row = _keep(snapshot, audience, style, made, at)
    return canonical.decode(row.data)


def _keep(
    snapshot: Snapshot, audience: str, style: str, made: Mapping[str, Any], at: datetime
) -> Fragment:
    data = canonical.encode(made)
    row, _ = Fragment.objects.get_or_create(
        snapshot=snapshot,
        audience=audience,
        renderer=_made_by(style),
        defaults={
            "data": data.decode("utf-8"),
            "digest": canonical.digest_bytes(canonical.FRAGMENT, data),
            "made_at": at,
        },
    )
    return row


def _guarded(function: Any, *arguments: Any) -> Any:
    try:
        return limits.run(function, *arguments)
    except (limits.LimitExceeded, limits.Failed) as trouble:
        raise CannotPublish(f"The text cannot be rendered: {trouble}") from trouble
