"""The form that an article begins with: its question, and what it is made of."""

from typing import Any

from django import forms

from articles.beginnings.templates import KINDS
from articles.exchange.slug import LONGEST_SLUG, OF_THE_SITE, slug_of
from editorial.forms.house import HouseForm


def slug_field(**kwargs: Any) -> forms.SlugField:
    """Return the field for the last part of an article's address."""
    return forms.SlugField(
        max_length=LONGEST_SLUG,
        label="Address",
        error_messages={
            "invalid": "Address: use small letters, digits and hyphens, like b12-leg-weakness.",
            "max_length": "Address: it is longer than 80 characters. Shorten it.",
        },
        **kwargs,
    )


class BeginForm(HouseForm):
    """A new article: its question, the address made of it, and the template it is begun from."""

    question = forms.CharField(
        max_length=300,
        help_text="One question, as a reader would ask it.",
        error_messages={
            "required": "Question: it is empty. Ask the one question that the article answers."
        },
    )
    slug = slug_field(
        required=False,
        help_text="The last part of the page's address. Leave it empty to make it of the question.",
    )
    kind = forms.ChoiceField(
        choices=[("", "A blank page"), *((kind, f"A template for a {kind}") for kind in KINDS)],
        required=False,
        label="Start from",
        widget=forms.RadioSelect,
    )

    def clean(self) -> dict[str, Any]:
        """Propose an address where none was given."""
        typed = super().clean() or {}
        if "slug" in typed:
            typed["slug"] = typed["slug"].lower() or slug_of(
                typed.get("question", ""), otherwise=""
            )
            if not typed["slug"] or typed["slug"] in OF_THE_SITE:
                self.add_error("slug", "Address: none can be made of this question. Type one.")
        return typed
