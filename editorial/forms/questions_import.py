"""The form by which a list of questions and answers is brought in."""

from typing import Any

from django import forms

from articles.models import Topic
from articles.topics import in_use
from editorial.actions.stage_bulk_import import LARGEST, MEGABYTE
from editorial.forms.house import HouseForm


class QuestionsForm(HouseForm):
    """A file, and the topics that every article of it is filed under."""

    file = forms.FileField(
        label="File",
        help_text=f"JSON Lines, packed with gzip or not, up to {LARGEST // MEGABYTE} MB.",
    )
    topics = forms.ModelMultipleChoiceField(
        queryset=Topic.objects.none(),
        to_field_name="slug",
        required=False,
        label="Topics of all its articles",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": "Topics: “%(value)s” is no topic in use. Choose from those shown.",
            "invalid_pk_value": "Topics: this is no topic. Choose from those shown.",
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topics"].queryset = in_use()  # type: ignore[attr-defined]  # of its kind

    def clean_file(self) -> Any:
        """Return the file. Raises a problem when it is too large to be looked at."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(
                f"File: it is larger than {LARGEST // MEGABYTE} MB. Pack it with gzip, or import "
                "it in parts."
            )
        return file
