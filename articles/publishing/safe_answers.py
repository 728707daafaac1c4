"""What a reader is told who asks about one person's own result, dose or medicine: who can judge it.

No quote stands beside it. A passage that is right for many can be wrong for one, and whoever asks
such a question may act on the answer.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True)
class SafeAnswer:
    """Why there is no answer, who has one, and what they will want to know."""

    title: Words
    why: Words
    who: tuple[Words, ...]
    ready: tuple[Words, ...]
    urgent: Words = ""


_URGENT = _(
    "If it came on suddenly, is severe, or gets worse quickly, do not wait: call your local "
    "emergency number."
)
_RESULT = _(
    "The result with its unit, the normal range printed beside it, and the day of the test."
)
_MEDICINES = _(
    "Every medicine with its dose, also those bought without a prescription, injections and herbs."
)

SAFE_ANSWERS: dict[str, SafeAnswer] = {
    "patient": SafeAnswer(
        title=_("We cannot judge your own results, doses or medicines"),
        why=_(
            "We do not know you, your other conditions or what else you take. What is right for "
            "most people can be wrong for you, so we do not guess."
        ),
        who=(
            _("Your doctor, nurse or pharmacist, or whoever ordered the test. They know you."),
            _("For a medicine that you already have, a pharmacist can often help the same day."),
            _("Do not start, stop or change a medicine before you have spoken with one of them."),
        ),
        ready=(
            _RESULT,
            _MEDICINES,
            _("What you feel, since when, and whether it is getting better or worse."),
            _("Other conditions and allergies, and whether you are or could be pregnant."),
        ),
        urgent=_URGENT,
    ),
    "carer": SafeAnswer(
        title=_("We cannot judge the results, doses or medicines of the person you look after"),
        why=_(
            "We do not know the person, their other conditions or what else they take. What is "
            "right for most people can be wrong for them, so we do not guess."
        ),
        who=(
            _("Their doctor, nurse or pharmacist, or whoever ordered the test."),
            _("Ask the person first, if you can: it is their body and their record."),
            _("Do not change what they take before you have spoken with one of these."),
        ),
        ready=(
            _RESULT,
            _MEDICINES,
            _("What you have noticed, since when, and whether it is getting better or worse."),
            _("Their other conditions and allergies, and who else looks after them."),
        ),
        urgent=_URGENT,
    ),
    "student": SafeAnswer(
        title=_("We cannot judge one patient’s results or doses"),
        why=_(
            "These pages are for learning. They may simplify, and they know nothing of the patient "
            "you have in mind."
        ),
        who=(
            _("The clinician who is responsible for the patient, or your supervisor."),
            _("For a dose: the current product information and local policy, checked by them."),
        ),
        ready=(
            _("Age, weight, kidney and liver function, and whether the patient is pregnant."),
            _MEDICINES,
            _("The result with its unit, method and reference range, and when it was taken."),
        ),
    ),
    "clinician": SafeAnswer(
        title=_("We cannot judge one patient’s results or doses"),
        why=_(
            "Our pages are written and reviewed for groups of patients. Nobody here knows yours, "
            "and a passage out of its place could mislead."
        ),
        who=(
            _("For a dose: the current product information, your formulary and local policy."),
            _("For a result: the laboratory that measured it. Its ranges are those that count."),
            _(
                "Else a colleague of the specialty, your medicines information service or a "
                "poisons centre."
            ),
        ),
        ready=(
            _("Age, weight, kidney and liver function, and whether the patient is pregnant."),
            _("Every medicine with its dose and since when it is taken, and allergies."),
            _("The result with its unit, method and reference range, and when it was taken."),
        ),
    ),
}
