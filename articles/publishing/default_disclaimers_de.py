"""The first German wording of every disclaimer and notice, as default_disclaimers has the English.

Written in German, not word for word from the English: {reason} and {what} are what staff typed in
the article's language, so each stands where any German phrase fits.
"""

from articles.content import Disclaimer

_AUDIENCES = {
    "patient": (
        "Diese Seite informiert allgemein. Sie kann Ihnen nicht sagen, was Ihnen fehlt oder welche "
        "Behandlung Sie brauchen. Sprechen Sie mit Ihrer Ärztin oder Ihrem Arzt, einer "
        "Pflegefachkraft oder in der Apotheke, bevor Sie ein Medikament beginnen, absetzen oder "
        "anders einnehmen. Wenn Sie eines der Zeichen im roten Kasten haben, holen Sie sofort "
        "Hilfe."
    ),
    "carer": (
        "Diese Seite ist für Menschen, die sich um jemanden kümmern. Die anderen Erkrankungen und "
        "Medikamente dieser Person sind hier nicht bekannt. Fragen Sie die Person selbst und ihr "
        "Behandlungsteam, bevor Sie etwas ändern. Im roten Kasten stehen Zeichen, bei denen sofort "
        "Hilfe nötig ist."
    ),
    "student": (
        "Zum Lernen, nicht für die Behandlung von Patientinnen und Patienten. Sachverhalte können "
        "vereinfacht sein. Richten Sie sich in der Praxis nach den aktuellen örtlichen Leitlinien, "
        "und lassen Sie sich dabei anleiten."
    ),
    "clinician": (
        "Für registrierte Angehörige der Gesundheitsberufe ({region}). Prüfen Sie Dosierungen "
        "anhand der aktuellen Fachinformation und der örtlichen Vorgaben. Urteilen Sie bei jeder "
        "Patientin und jedem Patienten selbst. Quellen und Prüfprotokoll sind unten verlinkt."
    ),
}

_STATES = {
    "preview": (
        "Vorschau. Dieser Entwurf wurde noch nicht zur Prüfung eingereicht. Treffen Sie auf seiner "
        "Grundlage keine Entscheidungen."
    ),
    "submitted": (
        "Noch nicht geprüft. Am {date} an unsere medizinischen Prüferinnen und Prüfer gesendet. "
        "Noch keine medizinische Fachperson hat den Text geprüft. Bitte richten Sie sich nicht "
        "danach."
    ),
    "under_review": (
        "Wird gerade geprüft. {signed} von {needed} Prüfenden sind fertig. Der Text kann sich noch "
        "ändern. Zuletzt freigegeben: {approved_version}."
    ),
    "emergency": (
        "Im Notfall veröffentlicht am {date}, bevor der medizinische Beirat unterschrieben hat. "
        "Grund: {reason}. Der Beirat muss bis {sign_by} unterschreiben, sonst wird die Seite "
        "abgeschaltet. {signed} von {needed} Prüfenden haben unterschrieben. Zuletzt freigegeben: "
        "{approved_version}."
    ),
    "emergency_ended": (
        "Abgeschaltet am {date}. Diese Seite wurde am {published} im Notfall veröffentlicht, und "
        "der medizinische Beirat hat sie nicht unterschrieben. Bitte richten Sie sich nicht nach "
        "dem, was hier stand. Wenn Sie sich danach gerichtet haben, sprechen Sie mit einer Ärztin "
        "oder einem Arzt, einer Pflegefachkraft oder in der Apotheke."
    ),
    "approved": "Geprüft von {reviewers}, am {date}. Nächste Prüfung fällig am {next_review}.",
    "update_under_review": (
        "Dies ist Version {version}, freigegeben am {date}. Eine Änderung wird gerade geprüft."
    ),
    "review_overdue": (
        "Diese Seite hätte am {date} erneut geprüft werden sollen und wurde es nicht. Manche "
        "Angaben können veraltet sein."
    ),
    "source_problem": "{sources} am {date} {problem}. Wir prüfen, was das ändert: {claims}.",
    "corrected": (
        "Berichtigt am {date}. Geändert wurde: {what}. Grund: {why}. Vergleichen Sie beide "
        "Versionen."
    ),
    "withdrawn": (
        "Zurückgezogen am {date}. Wir stehen nicht mehr hinter dieser Seite. Grund: {reason}. Wenn "
        "Sie sich nach ihr gerichtet haben: {advice}. Aktuelle Informationen: {link}. "
        "Zurückgezogen von {by}."
    ),
}

DISCLAIMERS: tuple[Disclaimer, ...] = tuple(
    Disclaimer.model_validate(
        {"audience": audience, "state": "", "number": 1, "text": text, "language": "de"}
    )
    for audience, text in _AUDIENCES.items()
) + tuple(
    Disclaimer(audience="", state=state, number=1, text=text, language="de")
    for state, text in _STATES.items()
)
