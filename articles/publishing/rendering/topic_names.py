"""Topics are the site's own words; the usual ones are known in every language of the site."""

from articles.languages import FIRST
from articles.languages import gettext_noop as _
from articles.publishing.rendering.words import words_in

USUAL = (
    _("Blood"),
    _("Bones and joints"),
    _("Cancer"),
    _("Cardiology"),
    _("Children"),
    _("Dermatology"),
    _("Diabetes"),
    _("Drugs"),
    _("Eyes"),
    _("Gastroenterology"),
    _("General practice"),
    _("Haematology"),
    _("Heart"),
    _("Infections"),
    _("Kidneys"),
    _("Lungs"),
    _("Medicines"),
    _("Mental health"),
    _("Neurology"),
    _("Nutrition"),
    _("Pregnancy"),
    _("Psychiatry"),
    _("Surgery"),
    _("Vaccines"),
)


def topic_name(name: str, language: str = FIRST.tag) -> str:
    """Return a topic's name in a language; one that is not usual stays as the site has it."""
    return words_in(language)(name)
