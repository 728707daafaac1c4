"""The staff's addresses."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from articles import audiences as known
from editorial.models import SignOff
from editorial.views.workspace import (
    access_review,
    article_library,
    article_sources,
    articles,
    assigning,
    audiences,
    auditor,
    begin,
    checks,
    claim_list,
    comments,
    deciding,
    desk,
    dossiers,
    edit,
    experts,
    history,
    invitations,
    my_account,
    notices,
    orders,
    pages_then,
    passkey,
    people,
    policies,
    preview,
    queue,
    readers,
    reassessing,
    record,
    review,
    roles,
    sign,
    submission,
    suggestions,
    terms,
    threads,
    tokens,
    versions_compared,
    waivers,
)
from editorial.views.workspace.sources import (
    imports,
    library,
    look_ups,
    notice_acts,
    picking,
    registers,
    source,
)


class ReaderConverter(StringConverter):
    """Any audience, the default one too."""

    regex = "|".join(known.CODES)


class DecisionConverter(StringConverter):
    """What a board member can decide."""

    regex = "|".join((SignOff.APPROVE, SignOff.REQUEST_CHANGES, SignOff.RECUSE))


register_converter(ReaderConverter, "reader")
register_converter(DecisionConverter, "decision")

ARTICLE = "articles/<slug:slug>/"
ROUND = "reviews/<int:pk>/"
ASSIGNMENT = f"{ROUND}assignments/<int:assignment>/"

app_name = "workspace"
urlpatterns = [
    path("", desk.home, name="home"),
    path("new/", begin.new, name="new"),
    path("import/", begin.import_article, name="import"),
    path("articles/", articles.articles, name="articles"),
    path(ARTICLE, articles.article, name="article"),
    path(f"{ARTICLE}export/", articles.export, name="export"),
    path(f"{ARTICLE}edit/", edit.edit, name="edit"),
    path(f"{ARTICLE}check/", edit.check, name="check"),
    path(f"{ARTICLE}claims/", claim_list.claims, name="claims"),
    path(f"{ARTICLE}comments/", comments.comments, name="comments"),
    path(f"{ARTICLE}comments/new/", comments.new, name="comment-new"),
    path(f"{ARTICLE}comments/<int:pk>/", threads.thread, name="thread"),
    path(f"{ARTICLE}comments/<int:pk>/resolve/", threads.resolve, name="thread-resolve"),
    path(f"{ARTICLE}comments/<int:pk>/reopen/", threads.reopen, name="thread-reopen"),
    path(
        f"{ARTICLE}comments/<int:pk>/suggestions/<int:comment>/",
        suggestions.answer,
        name="suggestion",
    ),
    path(f"{ARTICLE}experts/", experts.experts, name="experts"),
    path(f"{ARTICLE}experts/<int:pk>/revoke/", experts.revoke, name="expert-revoke"),
    path(f"{ARTICLE}preview/<reader:audience>/", preview.preview, name="preview"),
    path(f"{ARTICLE}evidence/", article_sources.evidence, name="evidence"),
    path(f"{ARTICLE}references/new/", article_sources.reference, name="reference-new"),
    path(
        f"{ARTICLE}references/from-library/",
        article_library.from_library,
        name="reference-from-library",
    ),
    path(f"{ARTICLE}references/<int:pk>/", article_sources.reference, name="reference"),
    path(
        f"{ARTICLE}references/<int:pk>/remove/",
        article_sources.remove_reference,
        name="reference-remove",
    ),
    path(f"{ARTICLE}history/", history.history, name="history"),
    path(f"{ARTICLE}history/compare/", history.compare, name="compare"),
    path(f"{ARTICLE}history/<int:revision>/restore/", history.restore, name="restore"),
    path(f"{ARTICLE}versions/compare/", versions_compared.compare, name="versions-compare"),
    path(f"{ARTICLE}then/", pages_then.pages_then, name="pages-then"),
    path(
        f"{ARTICLE}then/<int:sequence>/<reader:audience>/", pages_then.page_then, name="page-then"
    ),
    path(f"{ARTICLE}versions/<int:number>/dossier/", dossiers.page, name="dossier"),
    path(f"{ARTICLE}versions/<int:number>/dossier/file/", dossiers.as_file, name="dossier-file"),
    path(f"{ARTICLE}versions/<int:number>/dossier/pdf/", dossiers.as_pdf, name="dossier-pdf"),
    path("check_dossier.py", dossiers.script, name="check-dossier"),
    path(f"{ARTICLE}submit/", submission.submit, name="submit"),
    path(f"{ARTICLE}recall/", submission.recall, name="recall"),
    path(f"{ARTICLE}withdraw/", submission.withdraw, name="withdraw"),
    path(f"{ARTICLE}withdrawals/<int:number>/", orders.ratify, name="ratify"),
    path("reassessments/", reassessing.reassessments, name="reassessments"),
    path("reassessments/<int:pk>/", reassessing.reassessment, name="reassessment"),
    path(
        "reassessments/<int:pk>/passkey/",
        reassessing.reassessment_challenge,
        name="reassessment-passkey",
    ),
    path("reviews/", queue.queue_page, name="reviews"),
    path(ROUND, review.review, name="review"),
    path(f"{ROUND}begin/", review.begin, name="begin"),
    path(f"{ROUND}assign/", assigning.assign_page, name="assign"),
    path(f"{ROUND}assign/by-rule/", assigning.by_rule, name="assign-by-rule"),
    path(f"{ASSIGNMENT}take-back/", assigning.take_back, name="assignment-take-back"),
    path(f"{ASSIGNMENT}delegate/", assigning.delegate_page, name="delegate"),
    path(f"{ROUND}hold/", assigning.hold, name="hold"),
    path(f"{ROUND}hold/release/", assigning.release, name="hold-release"),
    path(f"{ROUND}verdicts/", deciding.decide, name="verdicts"),
    path(f"{ROUND}page/<reader:audience>/", review.as_readers_see, name="review-page"),
    path(f"{ROUND}schedule/", orders.set_schedule, name="schedule"),
    path(f"{ROUND}schedule/cancel/", orders.unset_schedule, name="schedule-cancel"),
    path(f"{ROUND}emergency/", orders.publish_now, name="emergency"),
    path(f"{ROUND}emergency/end/", orders.take_down, name="emergency-end"),
    path(
        f"{ROUND}emergency/passkey/",
        passkey.sign_challenge,
        {"decision": "emergency"},
        name="emergency-passkey",
    ),
    path(f"{ROUND}sign/<decision:decision>/", sign.sign, name="sign"),
    path(f"{ROUND}sign/<decision:decision>/passkey/", passkey.sign_challenge, name="sign-passkey"),
    path("notices/", notices.notices, name="notices"),
    path("notices/seen/", notices.seen, name="notices-seen"),
    path("notices/choices/", notices.choices, name="notice-choices"),
    path("next/", my_account.next_step, name="next"),
    path("second-factor/", my_account.second_factor, name="second-factor"),
    path("sessions/", my_account.sessions, name="sessions"),
    path("tokens/", tokens.tokens, name="tokens"),
    path("interests/", people.interests, name="interests"),
    path("people/", people.people, name="people"),
    path("auditor/", auditor.auditor, name="auditor"),
    path("overdue/", auditor.overdue, name="overdue"),
    path("sources/", library.sources, name="sources"),
    path("sources/add/", look_ups.add, name="source-add"),
    path("sources/pick/", picking.pick, name="source-pick"),
    path("sources/pick/add/", picking.add, name="source-pick-add"),
    path("sources/<int:pk>/", source.source, name="source"),
    path("sources/import/", imports.begin, name="sources-import"),
    path("sources/imports/<int:pk>/", imports.one, name="source-import"),
    path("sources/imports/<int:pk>/refused/", imports.refused, name="source-import-refused"),
    path("sources/<int:pk>/notices/new/", notice_acts.note, name="source-notice-new"),
    path("sources/<int:pk>/notices/<int:notice>/", notice_acts.decide, name="source-notice"),
    path("sources/registers/", registers.registers, name="registers"),
    path("sources/registers/<int:pk>/", registers.register_list, name="register-list"),
    path("sources/registers/<int:pk>/rows/", registers.register_rows, name="register-rows"),
    path("sources/<int:pk>/look-up/", look_ups.look_up, name="source-look-up"),
    path("sources/<int:pk>/offers/", look_ups.differences, name="source-offers"),
    path("waivers/", waivers.waivers, name="waivers"),
    path("people/access/", access_review.access_review, name="access-review"),
    path("people/new/", people.new, name="person-new"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/password/", invitations.new_password, name="person-password"),
    path("people/<int:pk>/invite/", invitations.send, name="person-invite"),
    path("people/<int:pk>/second-factor/", invitations.lost_factor, name="person-factor"),
    path("people/<int:pk>/role/", roles.ask, name="role-ask"),
    path("people/roles/<int:pk>/", roles.decide, name="role-decide"),
    path("people/<int:pk>/board/", people.board_member, name="board-member"),
    path("policies/", policies.policies, name="policies"),
    path("policies/new/", policies.new, name="policy-new"),
    path("policies/proposals/<int:pk>/", policies.proposal, name="policy-proposal"),
    path("checks/", checks.checks, name="checks"),
    path("checks/<slug:check_id>/", checks.level, name="check-level"),
    path("audiences/", audiences.audiences, name="audiences"),
    path("audiences/propose/", audiences.propose, name="disclaimer-propose"),
    path("audiences/approve/<int:pk>/", audiences.approve, name="disclaimer-approve"),
    path("terms/", terms.terms, name="terms"),
    path("terms/new/", terms.new, name="term-new"),
    path("terms/<int:pk>/", terms.term, name="term"),
    path("messages/", readers.messages, name="messages"),
    path("messages/<int:pk>/close/", readers.close, name="message-close"),
    path("audit/", record.audit, name="audit"),
]
