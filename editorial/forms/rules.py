"""The forms of what holds for every article: policies, disclaimers; and of readers' messages."""

from django import forms

from articles.models import Topic


class PolicyForm(forms.Form):
    """What approval takes."""

    topic = forms.ModelChoiceField(
        Topic.objects.all(),
        required=False,
        empty_label="Every article without a policy of its own (default)",
    )
    signers = forms.IntegerField(min_value=1, max_value=20, label="How many members sign")
    specialties = forms.CharField(
        required=False,
        max_length=300,
        label="Specialties of which one each must sign",
        help_text="Separate several by commas, for example neurology, pharmacy.",
    )
    review_months = forms.IntegerField(
        min_value=1, max_value=36, label="Months until the next review"
    )
    show_pending = forms.BooleanField(
        required=False,
        label="Readers may see a version before it is approved",
        help_text="It then stands under a caution notice, and search engines are kept away.",
    )
    note = forms.CharField(
        label="Why",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Why: it is empty. Say why the policy changes."},
    )

    def clean_specialties(self) -> list[str]:
        """Return the specialties, each once."""
        names = (name.strip() for name in self.cleaned_data["specialties"].split(","))
        return list(dict.fromkeys(name for name in names if name))


class DisclaimerForm(forms.Form):
    """The next wording of a disclaimer."""

    audience = forms.CharField(required=False, widget=forms.HiddenInput)
    state = forms.CharField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(
        label="New wording",
        help_text="Words in braces, such as {region} or {date}, are filled in by the system.",
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Text: it is empty. Write what readers should be told."},
    )


class ClosingForm(forms.Form):
    """What was done about a message."""

    note = forms.CharField(
        label="What was done",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "What was done: it is empty. Say it in a sentence."},
    )
