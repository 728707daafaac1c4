"""The words of locale/: find what readers' pages say, and compile what it is in other languages.

    scripts/words.py           bring each catalogue up to date, then say what has no translation
    scripts/words.py compile   only make the .mo that pages read from the .po that people write

A bare machine has no compiler for catalogues, so the compiled ones are part of the project.
"""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
# What readers see. Staff's pages are in English only.
CODE = (
    "articles/audiences.py",
    "articles/markup/arranging.py",
    "articles/publishing/**/*.py",
    "editorial/actions/withdraw.py",
    "editorial/views/about.py",
    "editorial/views/errors.py",
)
TEMPLATES = (
    "templates/base.html",
    "templates/components/*.html",
    "templates/errors/*.html",
    "templates/reading/**/*.html",
    "templates/site/**/*.html",
    "templates/site/**/*.xml",
)
_KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    # Of rendering.words.Words, which pure rooms have instead.
    "plural": (1, 2),
    "context": ((1, "c"), 2),
}
_HEAD = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural}\\n"

"""


def said() -> Iterator[tuple[str, str | tuple[str, ...], str | None]]:
    """Yield where each text of ours stands, the text (with its plural), and its context."""
    for path, source in sources():
        for _, message, _, context in extract("python", BytesIO(source.encode()), _KEYWORDS):
            yield path, message, context


def sources() -> Iterator[tuple[str, str]]:
    """Yield the name of each file that readers' words stand in, and what to look through."""
    for pattern in (*CODE, *TEMPLATES):
        for path in sorted(ROOT.glob(pattern)):
            if "migrations" in path.parts:
                continue
            name, source = path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
            # In brackets, since a template's indentation is none that Python knows.
            yield name, f"({templatize(source, name)})" if path.suffix != ".py" else source


def catalogue_of(language: str) -> Catalog:
    """Return the catalogue as people write it."""
    with _po(language).open("rb") as file:
        return read_po(file, locale=language, domain="django")


def compiled(language: str) -> bytes:
    """Return what the .po of a language compiles to; what is doubtful is left out."""
    made, catalogue = BytesIO(), catalogue_of(language)
    # Else the moment of compiling would be in it.
    catalogue.creation_date = catalogue.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    write_mo(made, catalogue)
    return made.getvalue()


def update(language: str) -> Catalog:
    """Put what is said now into a catalogue, and take out what nobody says any more."""
    found = Catalog(locale=language, domain="django", charset="utf-8")
    for path, message, context in said():
        found.add(message, locations=[(path, None)], context=context)
    old = catalogue_of(language)
    for message in found:
        known = old.get(message.id, message.context) if message.id else None
        if known is not None:
            message.string = known.string
            message.user_comments = known.user_comments
    with _po(language).open("wb") as file:
        # No dates and no names: they change where no word does, and git knows them.
        file.write(_HEAD.format(language=language, plural=found.plural_forms).encode())
        write_po(file, found, width=100, omit_header=True, sort_by_file=True, include_lineno=False)
    return found


def _po(language: str) -> Path:
    return ROOT / "locale" / language / "LC_MESSAGES" / "django.po"


def main(what: str = "update") -> int:
    untranslated = 0
    for folder in sorted((ROOT / "locale").iterdir()):
        language = folder.name
        if what == "update":
            for message in update(language):
                forms = message.string if message.pluralizable else [message.string]
                if message.id and not all(forms):
                    untranslated += 1
                    print(f"{language}: {message.id!r}")
        _po(language).with_suffix(".mo").write_bytes(compiled(language))
    return 1 if untranslated else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
