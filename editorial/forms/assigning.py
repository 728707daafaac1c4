"""The forms of who is asked to review: by an editor or the chair, and from member to member."""

from collections.abc import Iterable
from typing import Any

from django import forms

from editorial.forms.house import HouseForm


class MemberForm(HouseForm):
    """Choosing one member of the board; each choice says why her, or why rather not."""

    member = forms.TypedChoiceField(
        label="Whom",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Whom: nobody is chosen. Choose a member."},
    )

    def __init__(self, *args: Any, members: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = list(members)
        self.fields["member"].choices = self.members  # type: ignore[attr-defined]  # a choice field


class AssignForm(MemberForm):
    """Asking a member to review."""

    note = forms.CharField(
        required=False,
        max_length=500,
        label="Why this member",
        help_text="The member sees it.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class DelegateForm(MemberForm):
    """Handing on what one was asked for."""

    reason = forms.CharField(
        max_length=500,
        label="Why do you hand it on?",
        help_text="The other member, the editors and the chair see it. You may still sign.",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Reason: it is empty. Say why you hand the review on."},
    )
