"""What has to be said before something is done to many articles."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import QuerySet

from articles import topics
from articles.models import Topic
from editorial.forms.house import HouseForm
from editorial.naming import full_name
from editorial.states import AUTHOR, EDITOR


class _People(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return full_name(obj)


class OwnerForm(HouseForm):
    """To whom articles go."""

    owner = _People(get_user_model().objects.none(), label="New owner", empty_label="Choose …")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = get_user_model().objects.filter(is_active=True)
        people = people.filter(groups__name__in=[AUTHOR, EDITOR]).distinct()
        _offer(self.fields["owner"], people.order_by("first_name", "last_name", "username"))


class TopicForm(HouseForm):
    """Which topic is put on, or taken off."""

    topic = forms.ModelChoiceField(Topic.objects.all(), label="Topic", empty_label="Choose …")


class FileForm(TopicForm):
    """Under which topic articles are put: one that is in use."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["topic"], topics.in_use())


class ReviewForm(HouseForm):
    """When articles are to be looked at again."""

    day = forms.DateField(
        label="Next review", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class SubmitForm(HouseForm):
    """What is said to the board of each."""

    change_note = forms.CharField(
        label="Change note",
        help_text="For the board: what changed, and why. Each of the articles gets it.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )


FORMS: dict[str, type[HouseForm]] = {
    "owner": OwnerForm,
    "topic-add": FileForm,
    "topic-remove": TopicForm,
    "review": ReviewForm,
    "submit": SubmitForm,
}
"""By code of the act."""


def _offer(field: forms.Field, rows: QuerySet[Any]) -> None:
    field.queryset = rows  # type: ignore[attr-defined]  # it is a ModelChoiceField
