"""The forms by which readers' messages are found and answered."""

from typing import Any

from django import forms
from django.urls import reverse

from articles import audiences
from articles.models import Article
from articles.publishing.models import Message
from editorial.actions.reply_to_reader import LONGEST
from editorial.forms.house import HouseForm

STATES = (("open", "Open"), ("closed", "Closed"), ("all", "All"))


class MessageFilters(HouseForm):
    """What the list of messages is narrowed by. What fits no choice narrows nothing."""

    state = forms.ChoiceField(choices=STATES, required=False)
    kind = forms.ChoiceField(
        choices=[("", "Any"), (Message.PROBLEM, "Problem"), (Message.QUESTION, "Question")],
        required=False,
    )
    audience = forms.ChoiceField(
        choices=[("", "Any"), *((a.code, a.name) for a in audiences.AUDIENCES)],
        required=False,
        label="Reads as",
    )
    outcome = forms.ChoiceField(
        choices=[("", "Any"), *Message.OUTCOMES.items()], required=False, label="Ended as"
    )
    wants = forms.BooleanField(required=False, label="Waits for a mail")
    article = forms.CharField(
        required=False,
        max_length=120,
        label="About the article",
        help_text="Its address, or “none”.",
    )
    q = forms.CharField(required=False, max_length=200, label="Words in it")


class AnsweredForm(HouseForm):
    """Which article answers a message."""

    article = forms.CharField(
        max_length=300,
        label="The article that answers it",
        help_text="The last part of its address, like b12-leg-weakness.",
    )
    note = forms.CharField(
        required=False, label="A note for colleagues", widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean_article(self) -> Article:
        """Return the article. Raises a problem where there is none at the address."""
        return _article(self.cleaned_data["article"])


class ReplyForm(HouseForm):
    """A mail to the reader."""

    words = forms.CharField(
        max_length=LONGEST,
        label="Reply",
        help_text="The mail adds who writes, and that it is no advice on one person's health. It "
        "does not repeat what the reader wrote.",
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": "Reply: it is empty. Write what the reader should be told."},
    )
    page = forms.CharField(
        required=False,
        max_length=300,
        label="The page that the mail leads to",
        help_text="The last part of its address; leave it empty for none.",
    )

    def clean_page(self) -> Article | None:
        """Return the article, or nothing. Raises a problem where there is none at the address."""
        typed = self.cleaned_data["page"]
        return _article(typed) if typed.strip() else None


class RepeatsForm(HouseForm):
    """Which message another one repeats."""

    first = forms.IntegerField(
        min_value=1,
        max_value=2**31 - 1,
        label="The message that it repeats",
        help_text="Its number.",
    )

    def clean_first(self) -> Message:
        """Return the message. Raises a problem where there is none of that number."""
        found = Message.objects.filter(pk=self.cleaned_data["first"]).first()
        if found is None:
            raise forms.ValidationError(
                "The message that it repeats: there is none of this number. Look at the list."
            )
        return found


def _article(typed: str) -> Article:
    """Return the article that is meant by an address, or the last part of one."""
    slug = typed.strip().rstrip("/").rpartition("/")[2]
    found = Article.objects.filter(slug=slug[:120]).first()
    if found is None:
        where = reverse("workspace:articles")
        raise forms.ValidationError(
            f"The article: there is none at “{slug[:80]}”. Look for its address at {where}."
        )
    return found


def reply_begun(message: Message, page: str) -> dict[str, Any]:
    """Return what the form of a reply begins with."""
    return {"words": "Thank you for your message.\n\n" if message.email else "", "page": page}
