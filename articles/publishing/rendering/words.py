"""Our own words in a reader's language, from the catalogue that the templates have, too.

English is what the code says; another language is a catalogue in locale/, read once. No Django:
a page is a function of its content, whatever the process is doing for anybody else.
"""

from functools import cache
from gettext import GNUTranslations, NullTranslations, translation
from pathlib import Path

from articles import languages

_CATALOGUES = Path(__file__).resolve().parents[3] / "locale"
# Django's own domain, so that templates and pure rooms share one catalogue.
_DOMAIN = "django"


class Words:
    """The words of one language: call it with what the code says in English."""

    def __init__(self, language: languages.Language, catalogue: NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    def __call__(self, english: str, /) -> str:
        """Return a text in this language; in English what has no translation."""
        # The empty text is how a catalogue names its own header.
        return self._catalogue.gettext(english) if english else ""

    def plural(self, one: str, many: str, n: int, /) -> str:
        """Return the form for a number, which stands in it as a place yet to be filled."""
        return self._catalogue.ngettext(one, many, n)

    def context(self, context: str, english: str, /) -> str:
        """Return a text that means different things in different places."""
        return self._catalogue.pgettext(context, english)


def words_in(language: str) -> Words:
    """Return the words for a language tag such as "de" or "en-GB"; English for an unknown one."""
    return _words(languages.of(language).code)


@cache
def _words(code: str) -> Words:
    language = languages.of(code)
    if language is languages.FIRST:
        return Words(language, NullTranslations())
    return Words(language, translation(_DOMAIN, str(_CATALOGUES), [code], GNUTranslations))
