"""The forms of topics: a name, an address, and what one is merged into."""

from typing import Any

from django import forms

from articles import topics
from articles.models import Topic
from editorial.forms.one_line import OneLineForm


class TopicForm(OneLineForm):
    """What a topic is called, and where readers find it."""

    name = forms.CharField(
        max_length=120, label="Name", help_text="As readers see it in lists, such as Heart."
    )
    slug = forms.CharField(
        max_length=80,
        label="Address",
        help_text="The end of its address: small letters, digits, hyphens, such as heart.",
    )


class ChangeTopicForm(TopicForm):
    """The same of a topic there is, with what the form showed."""

    was_name = forms.CharField(widget=forms.HiddenInput, max_length=120)
    was_slug = forms.CharField(widget=forms.HiddenInput, max_length=80)

    def __init__(self, *args: Any, topic: Topic, **kwargs: Any) -> None:
        shown = {"name": topic.name, "slug": topic.slug}
        kwargs["initial"] = {**shown, "was_name": topic.name, "was_slug": topic.slug}
        super().__init__(*args, **kwargs)


class MergeTopicForm(OneLineForm):
    """The topic that everything of another one goes to."""

    into = forms.ModelChoiceField(Topic.objects.none(), label="Merge it into")

    def __init__(self, *args: Any, topic: Topic, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = topics.in_use().exclude(pk=topic.pk)  # type: ignore[attr-defined]  # it is a ModelChoiceField
