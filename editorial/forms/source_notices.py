"""The forms of notices on sources, and of the lists that registers keep of them."""

from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile

from editorial.forms.house import HouseForm
from editorial.forms.one_line import OneLineForm
from references.formats.encoding import LARGEST, MEGABYTE
from references.notice_kinds import WORDS

_REASON = forms.Textarea(attrs={"rows": 4})
DECISIONS = {
    "holds": "It holds, whatever a register says later",
    "does_not_apply": "It is not about this source",
    "read": "Read; the source may be cited with it",
}


class DecideForm(HouseForm):
    """What somebody decides of a notice, and why."""

    decision = forms.ChoiceField(label="Decision", widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Reason",
        max_length=4000,
        widget=_REASON,
        help_text="What the notice is about, and what follows for who cites the source.",
    )

    def __init__(self, *args: Any, may: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = cast(forms.ChoiceField, self.fields["decision"])
        if "does_not_apply" not in may:
            choice.help_text = (
                "That it is not about this source is for the board to say: that takes the warning "
                "from every page at once."
            )
        choice.choices = [(code, words) for code, words in DECISIONS.items() if code in may]


class NoteForm(OneLineForm):
    """A notice that somebody read and no register has told of."""

    kind = forms.ChoiceField(label="Kind", choices=[("", "Choose"), *WORDS.items()])
    on = forms.DateField(
        label="Day of the notice", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    notice_doi = forms.CharField(label="DOI of the notice", required=False, max_length=400)
    reason = forms.CharField(
        label="Reason",
        max_length=4000,
        widget=_REASON,
        help_text="Where you read it and what it says. The board reads this.",
    )


class ListForm(HouseForm):
    """A list of Retraction Watch."""

    file = forms.FileField(
        label="List",
        help_text=f"CSV, plain or packed with gzip, {LARGEST // MEGABYTE} MB at most.",
    )
    is_whole = forms.ChoiceField(
        label="This file is",
        choices=[
            ("yes", "the whole list: what it does not name is no longer said"),
            ("no", "an update: it adds to the last list"),
        ],
        widget=forms.RadioSelect,
        initial="yes",
    )

    def clean_file(self) -> UploadedFile:
        """Refuse what is larger than the server takes; the whole list fits when it is packed."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(
                f"List: it is larger than {LARGEST // MEGABYTE} MB. Pack it with gzip, or take it "
                "with manage.py check_retractions."
            )
        return file


class ConfirmListForm(HouseForm):
    """That a list that names much less is right all the same."""

    may_shrink = forms.BooleanField(
        required=False, label="I have looked at the list: it is whole, and may take these away"
    )
