"""The forms that readers send."""

from django import forms

from articles.models import AUDIENCE_CHOICES


class MessageForm(forms.Form):
    """A report of a problem, or a follow-up question."""

    audience = forms.ChoiceField(choices=AUDIENCE_CHOICES, required=False, widget=forms.HiddenInput)
    version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    message = forms.CharField(
        label="Your message",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": "Your message is empty. Write what you want to tell or ask us.",
            "max_length": "Your message is longer than 4,000 characters. Please shorten it.",
        },
    )
    email = forms.EmailField(
        label="Your e-mail address, if you want an answer",
        required=False,
        error_messages={
            "invalid": "This is no e-mail address. Write it like name@example.org, or leave it out."
        },
    )
    # A field people do not see and programs fill in.
    website = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_website(self) -> str:
        """Refuse what only a program would send."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError("Leave this field empty.")
        return ""
