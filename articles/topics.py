"""Topics as they are now: which are in use, and where one leads that was merged or renamed."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from articles.fields import Unfit
from articles.models import Article, Topic


def in_use() -> QuerySet[Topic]:
    """Return the topics that something new can be put under."""
    return Topic.objects.filter(retired_at__isnull=True)


def is_called(name: str, *, but: Topic | None = None) -> bool:
    """Return whether a topic in use has this name, in large letters or small; `but` apart."""
    others = in_use().exclude(pk=but.pk) if but else in_use()
    return others.filter(name__iexact=name).exists()


def heads(slugs: Iterable[str]) -> dict[str, Topic]:
    """Return, by each of these slugs that is known, the topic that it leads to now."""
    rows = Topic.objects.filter(slug__in=list(slugs)).select_related("leads_to")
    return {row.slug: row.leads_to or row for row in rows}


def head(slug: str) -> Topic | None:
    """Return the topic that this slug leads to now."""
    return heads([slug]).get(slug)


def slugs_leading_to(slug: str) -> set[str]:
    """Return every slug of the topic with this one: what was signed has the one of its day."""
    if not slug.isprintable():  # No topic has it, and no database takes all of these characters.
        return {slug}
    of_it = Q(slug=slug) | Q(leads_to__slug=slug)
    return {slug, *Topic.objects.filter(of_it).values_list("slug", flat=True)}


def put_under(article: Article, slugs: Iterable[str]) -> None:
    """Put an article under the topics of these slugs and no others; new ones are made.

    Raises Unfit for a topic that is out of use and that it was not under before.
    """
    wanted = list(dict.fromkeys(slugs))
    under = set(article.topics.all())
    if {topic.slug for topic in under} == set(wanted):
        return
    known = heads(wanted)
    found = []
    for slug in wanted:
        topic = known.get(slug)
        if topic is None:
            name = slug.replace("-", " ").title()
            topic, _ = Topic.objects.get_or_create(slug=slug, defaults={"name": name})
        elif topic.retired_at is not None and topic not in under:
            raise Unfit(f"Topic “{topic.name}”: it is out of use. Choose another one.")
        found.append(topic)
    article.topics.set(dict.fromkeys(found))


def slugs_now(ids: Iterable[int]) -> tuple[str, ...]:
    """Return the slugs of today for topics by their ids of once; those out of use are left out."""
    rows = Topic.objects.filter(pk__in=list(ids)).select_related("leads_to")
    now = {row.leads_to or row for row in rows}
    return tuple(sorted(topic.slug for topic in now if topic.retired_at is None))
