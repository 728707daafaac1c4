"""What a form refuses says where it stands, what is wrong and what to do."""

import pytest
from django import forms

from editorial.forms.house import HouseForm

# What Django says by itself: no place, and no cure.
SHIPPED = ("This field", "Enter a", "Ensure this", "Select a valid")


class Everything(HouseForm):
    title = forms.CharField(max_length=5)
    day = forms.DateField()
    count = forms.IntegerField(min_value=2, max_value=9)
    choice = forms.ChoiceField(choices=[("a", "A")])
    agreed = forms.BooleanField(label="I have read it")
    mail = forms.EmailField(label="E-mail address", required=False)
    file = forms.FileField()
    share = forms.CharField(label="Share in %", max_length=2)
    own = forms.CharField(error_messages={"required": "Own: say it. It matters."})


GOOD = {
    "title": "Legs",
    "day": "2026-11-30",
    "count": "3",
    "choice": "a",
    "agreed": "on",
    "mail": "",
    "share": "5",
    "own": "Yes.",
}


def said(**typed: str) -> dict[str, str]:
    form = Everything({**GOOD, **typed})
    return {name: " ".join(errors) for name, errors in form.errors.items() if name != "file"}


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"title": ""}, "Title: it is empty. Fill it in."),
        ({"title": "Weakness"}, "Title: it has 8 characters, and 5 fit. Shorten it."),
        ({"title": "a\0b"}, "Title: it holds a character that cannot be stored. Type it anew."),
        ({"day": ""}, "Day: it is empty. Fill it in."),
        ({"day": "soon"}, "Day: this is no day. Write it like 2026-11-30."),
        ({"count": "two"}, "Count: this is no whole number. Use digits alone."),
        ({"count": "1"}, "Count: it is below 2. Use that or more."),
        ({"count": "10"}, "Count: it is above 9. Use that or less."),
        ({"choice": ""}, "Choice: nothing is chosen. Choose what fits."),
        ({"choice": "b"}, "Choice: “b” is none of the choices. Choose one of those."),
        (
            {"agreed": ""},
            "I have read it: it is not ticked. Tick it if it is so.",
        ),
        (
            {"mail": "me"},
            "E-mail address: this is no e-mail address. Write it like name@example.org.",
        ),
        ({"share": "100"}, "Share in per cent: it has 3 characters, and 2 fit. Shorten it."),
        ({"own": ""}, "Own: say it. It matters."),
    ],
)
def test_what_is_refused_has_place_trouble_and_cure(typed, message):
    assert list(said(**typed).values()) == [message]


def test_a_file_that_is_missing_is_asked_for():
    assert Everything(GOOD).errors["file"] == ["File: no file is chosen. Choose one."]


def test_forms_do_not_speak_of_each_others_places():
    class Other(HouseForm):
        title = forms.CharField(label="Heading")

    assert Everything({}).errors["title"] == ["Title: it is empty. Fill it in."]
    assert Other({}).errors["title"] == ["Heading: it is empty. Fill it in."]
    assert forms.CharField().error_messages["required"] == "This field is required."


def every_form(kind=forms.Form):
    for each in kind.__subclasses__():
        yield each
        yield from every_form(each)


def test_every_form_of_the_workspace_speaks_so():
    from django.urls import get_resolver

    assert get_resolver().url_patterns, "the views are imported, and the forms with them"
    ours = [form for form in every_form() if form.__module__.startswith("editorial.forms.")]
    # Those of the accounts are allauth's, with fields and messages of its own.
    ours = [form for form in ours if form.__module__ != "editorial.forms.accounts"]

    assert len(ours) > 15
    assert {form.__name__ for form in ours if not issubclass(form, HouseForm)} == set()


def test_nothing_of_what_django_ships_is_left():
    form = Everything(dict.fromkeys(GOOD, ""))

    assert not [e for errors in form.errors.values() for e in errors if e.startswith(SHIPPED)]
