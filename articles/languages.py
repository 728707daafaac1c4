"""The languages that readers have pages in: at which address each begins, and how it is named."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """One language of the site, with its catalogue in locale/ (the first one needs none)."""

    tag: str
    """As BCP 47 has it and articles state it: "en-GB"."""
    name: str
    """What its own speakers call it."""
    prefix: str
    """Where its addresses begin: "" for the first language, else "/de"."""
    direction: str = "ltr"

    @property
    def locale(self) -> str:
        """The language as Django names it: "en-gb"."""
        return self.tag.casefold()

    @property
    def code(self) -> str:
        """The language without its country: the folder of its catalogue."""
        return self.tag.split("-")[0].casefold()


def gettext_noop(english: str) -> str:
    """Return the text as it is: it is marked for the catalogues, and translated where shown."""
    return english


# The first one is what the interface is written in, and what stands in for an unknown language.
LANGUAGES: tuple[Language, ...] = (
    Language("en-GB", "English", ""),
    Language("de", "Deutsch", "/de"),
)
FIRST = LANGUAGES[0]

_BY_CODE = {language.code: language for language in LANGUAGES}


def known(tag: str) -> Language | None:
    """Return the site's language for a tag such as "de-AT", whatever its country and case."""
    return _BY_CODE.get(tag.split("-")[0].casefold())


def of(tag: str) -> Language:
    """Return the site's language for a tag; the first one for a language that it has not."""
    return known(tag) or FIRST


def at(path: str) -> tuple[Language, str]:
    """Return the language that a path of the site begins with, and the path within it.

    "/de/articles/" is German and "/articles/"; "/board/" is the first language's and stays.
    """
    for language in LANGUAGES:
        if language.prefix and f"{path}/".startswith(f"{language.prefix}/"):
            return language, path.removeprefix(language.prefix)
    return FIRST, path


def others(language: Language) -> tuple[Language, ...]:
    """Return every other language of the site."""
    return tuple(other for other in LANGUAGES if other is not language)
