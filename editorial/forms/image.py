"""The form of a picture for texts."""

from django import forms

from editorial.forms.house import HouseForm


class ImageForm(HouseForm):
    """A file, and in words what it shows."""

    file = forms.FileField(
        label="Picture",
        help_text="PNG or JPEG, at most 10 MB. Only its pixels are kept: place, time and names "
        "that a camera adds are left out.",
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
    )
    alternative = forms.CharField(
        label="What it shows",
        max_length=300,
        help_text="For readers who cannot see it: what they would miss, in a sentence.",
    )
