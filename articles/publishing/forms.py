"""The forms that readers send."""

from django import forms
from django.utils.translation import gettext_lazy as _

from articles import audiences

LONGEST = 4_000
_LONGEST_NUMBER = 5


class Unseen(forms.Field):
    """A field that the page fills in; whatever comes in it, the message is taken."""

    widget = forms.HiddenInput

    def to_python(self, value: object) -> str:
        """Return what came as text."""
        return str(value or "")


class MessageForm(forms.Form):
    """A report of a problem, or a follow-up question.

    What the reader does not see is no reason to refuse what he wrote: it counts where it fits.
    """

    audience = Unseen(required=False)
    version = Unseen(required=False)
    message = forms.CharField(
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5, "aria-describedby": "message-hint"}),
        error_messages={
            "required": _("Your message is empty. Write what you want to tell or ask us."),
            "max_length": _("Your message is longer than 4,000 characters. Please shorten it."),
            "null_characters_not_allowed": _(
                "Your message has a character in it that cannot be shown. Please type it anew."
            ),
        },
    )
    email = forms.EmailField(
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "aria-describedby": "email-hint"}),
        error_messages={
            "invalid": _(
                "This is no e-mail address. Write it like name@example.org, or leave it out."
            ),
            "max_length": _("This e-mail address is too long. Leave it out, or use another."),
        },
    )
    # A field people do not see and programs fill in.
    website = forms.CharField(required=False)

    def clean_audience(self) -> str:
        """Return the audience whose page it was, "" for none that there is."""
        code = self.cleaned_data["audience"]
        return code if code in audiences.CODES else ""

    def clean_version(self) -> int | None:
        """Return the version's number, None for what is no number."""
        typed = self.cleaned_data["version"]
        is_number = typed.isascii() and typed.isdigit() and len(typed) <= _LONGEST_NUMBER
        return int(typed) or None if is_number else None

    def clean_website(self) -> str:
        """Refuse what only a program would send."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("Leave the last field empty: it is there for programs."))
        return ""


class QuestionForm(MessageForm):
    """A question for the editors, about an article or about none."""

    about = Unseen(required=False)
