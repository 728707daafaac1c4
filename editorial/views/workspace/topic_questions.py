"""What is asked before a topic is changed or merged, in words."""

from django.urls import reverse

from articles.models import Topic
from editorial.counting import counted
from editorial.topic_reach import TopicReach, reach_of
from editorial.views.workspace import article_filters
from editorial.views.workspace.confirming import Effect, Question


def of_change(topic: Topic, name: str, slug: str) -> Question:
    """Return what another name or address brings about."""
    reach = reach_of(topic)
    effects = []
    if name != topic.name:
        effects.append(
            Effect(f"Lists, search and the topic's own page say “{name}”, not “{topic.name}”.")
        )
    if slug != topic.slug:
        effects.append(
            Effect(
                f"Its page moves from /topics/{topic.slug}/ to /topics/{slug}/. The old address "
                "leads there for good, and can be no other topic's."
            )
        )
    effects.append(_under(topic, reach, "It keeps what is under it"))
    if reach.live and slug != topic.slug:
        effects.append(
            Effect(
                f"Live pages keep the words that were approved, {reach.live} here: the topic at "
                "their top changes with their next version."
            )
        )
    elif reach.live:
        effects.append(
            Effect(
                f"Live pages name a topic as its address does and stay as they are, {reach.live} "
                "here."
            )
        )
    return Question(
        title=f"Change the topic {topic.name}?",
        effects=effects,
        button="Change the topic",
        back=_page(topic),
        undo="It can be undone here: give the topic its old name and address again.",
    )


def of_merge(topic: Topic, into: Topic) -> Question:
    """Return what a merge brings about."""
    reach, there = reach_of(topic), reach_of(into)
    return Question(
        title=f"Merge {topic.name} into {into.name}?",
        effects=[
            _under(
                topic,
                reach,
                f"What is under it moves to {into.name}, which has {there.articles} now",
            ),
            Effect(
                f"In readers' lists, {counted(reach.live, 'live page')} at once; their own words "
                "stay as they were approved until their next version."
            ),
            Effect(
                "What is before the board keeps the policy that it began with, here "
                f"{counted(reach.with_the_board, 'version')}; from the next submission on that "
                f"of {into.name} counts."
            ),
            Effect(f"/topics/{topic.slug}/ leads to /topics/{into.slug}/ for good."),
        ],
        button=f"Merge into {into.name}",
        back=_page(topic),
        undo="This cannot be undone: afterwards only the record knows what was where.",
        is_final=True,
    )


def _under(topic: Topic, reach: TopicReach, what: str) -> Effect:
    url = article_filters.address_of(topic=topic.slug) if reach.articles else ""
    return Effect(f"{what}: {counted(reach.articles, 'article')}.", url, "See which")


def _page(topic: Topic) -> str:
    return reverse("workspace:topic", args=[topic.pk])
