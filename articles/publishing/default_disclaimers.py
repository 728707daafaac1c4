"""The first wording of every disclaimer and notice, as data for the records.

Readers see what the records hold, not this file: once loaded, a text is changed by approving its
next number. Places in braces are filled by rendering.notices.
"""

from articles.content import Disclaimer

_AUDIENCES = {
    "patient": (
        "This page gives general information. It cannot tell you what is wrong or what treatment "
        "you need. Talk with a doctor, nurse or pharmacist before you start, stop or change a "
        "medicine. If you have any sign in the red box, get help now."
    ),
    "carer": (
        "This page is for people who look after someone. It does not know the person's other "
        "conditions or medicines. Ask them, and their care team, before changing anything. The "
        "red box lists signs that need help now."
    ),
    "student": (
        "For learning, not for patient care. Facts may be simplified. Use current local guidance "
        "and supervision in practice."
    ),
    "clinician": (
        "For registered health professionals in {region}. Check doses against the current product "
        "information and local policy. Use your judgement for each patient. Sources and review "
        "record are linked below."
    ),
}

_STATES = {
    "preview": (
        "Preview. This draft has not been sent for review. Do not use it to make decisions."
    ),
    "submitted": (
        "Not yet reviewed. Sent to our medical reviewers on {date}. No clinician has checked it. "
        "Please do not act on it."
    ),
    "under_review": (
        "Being checked. {signed} of {needed} reviewers have finished. It may change. Last "
        "approved version: {approved_version}."
    ),
    "emergency": (
        "Published in an emergency on {date}, before the medical advisory board has signed it, "
        "because {reason}. The board must sign it by {sign_by}, or it is taken down. {signed} of "
        "{needed} reviewers have signed. Last approved version: {approved_version}."
    ),
    "emergency_ended": (
        "Taken down on {date}. This page was published in an emergency on {published}, and the "
        "medical advisory board has not signed it. Please do not act on what it said. If you "
        "acted on it, talk with a doctor, nurse or pharmacist."
    ),
    "approved": "Checked by {reviewers}, on {date}. Next check due {next_review}.",
    "update_under_review": (
        "This is version {version}, approved {date}. A change is being reviewed."
    ),
    "review_overdue": (
        "This page was due to be checked on {date} and has not been. Some facts may be out of date."
    ),
    "source_problem": (
        "{sources} {problem} on {date}. We are checking what this changes: {claims}."
    ),
    "corrected": "Corrected on {date}: we changed {what} because {why}. See both versions.",
    "withdrawn": (
        "Withdrawn on {date}. We no longer stand by this page because {reason}. If you acted on "
        "it, {advice}. Current information: {link}. Withdrawn by {by}."
    ),
}

DISCLAIMERS: tuple[Disclaimer, ...] = tuple(
    Disclaimer.model_validate({"audience": audience, "state": "", "number": 1, "text": text})
    for audience, text in _AUDIENCES.items()
) + tuple(
    Disclaimer(audience="", state=state, number=1, text=text) for state, text in _STATES.items()
)
