"""The kinds of reader, and which text serves a reader who has none of their own."""

from dataclasses import dataclass

from articles.languages import gettext_noop as _


@dataclass(frozen=True)
class Audience:
    """One kind of reader: a code for addresses and files, and the words shown to people."""

    code: str
    name: str
    many: str
    """The readers of this kind, as in "for patients"."""
    describes: str
    derived_from: str | None
    """The audience whose text is used when this one has none of its own."""


# The order is the order of choosers, files and snapshots. Patient comes first: it is the default.
AUDIENCES: tuple[Audience, ...] = (
    Audience(
        "patient", _("Patient"), _("patients"), _("I want to understand my own health."), None
    ),
    Audience("carer", _("Carer"), _("carers"), _("I look after someone."), "patient"),
    Audience(
        "student",
        _("Student"),
        _("students"),
        _("I am learning medicine, nursing or pharmacy."),
        "clinician",
    ),
    Audience("clinician", _("Clinician"), _("clinicians"), _("I treat patients."), None),
)
CODES: tuple[str, ...] = tuple(audience.code for audience in AUDIENCES)
DEFAULT = AUDIENCES[0]

_BY_CODE = {audience.code: audience for audience in AUDIENCES}


def get(code: str) -> Audience:
    """Return the audience with this code; KeyError if there is none."""
    return _BY_CODE[code]


def position(code: str) -> int:
    """Return where the audience stands in the fixed order."""
    return CODES.index(code)
