"""An outside expert's page: one version as readers would see it, and a way to say something.

Outside the workspace: no account, no session, no cookie. The address is the key; whoever has none
that works gets the page for addresses that do not exist.
"""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from articles import audiences
from articles.publishing.rendering.standing import Standing
from editorial import clock
from editorial.actions.comment_as_expert import comment_as_expert
from editorial.actions.visit_as_expert import visit_as_expert
from editorial.forms.comments import WordsForm
from editorial.forms.problems import problems_of
from editorial.forms.strict import refuse_forged
from editorial.models import ExpertLink
from editorial.outside import link_for
from editorial.policies import NotAllowed
from editorial.threads import threads_of
from editorial.views.workspace import reading_pane
from editorial.views.workspace.reading_pane import Frozen


@sensitive_variables("token")
@require_http_methods(["GET", "HEAD", "POST"])
def read(request: HttpRequest, token: str) -> HttpResponse:
    """Show the version, and take a comment on it."""
    link = link_for(token, at=clock.now())
    if link is None:
        raise Http404
    content = link.version.snapshot.value()
    asked = request.GET.get("as", "")
    tab = asked if asked in audiences.CODES else audiences.DEFAULT.code
    text = content.text_serving(tab)
    form = WordsForm(
        request.POST if request.method == "POST" else None,
        content=content,
        audience=text.audience if text else "",
    )
    refuse_forged(request, form)
    if not form.is_bound:
        visit_as_expert(link=link, at=clock.now())
    elif form.is_valid() and form.found is not None:
        try:
            comment_as_expert(
                link=link,
                token=token,
                place=form.found,
                text=form.cleaned_data["text"],
                at=clock.now(),
            )
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(f"{request.path}?as={tab}#said")
    return _page(request, link, form, tab)


def _page(request: HttpRequest, link: ExpertLink, form: WordsForm, tab: str) -> HttpResponse:
    version = link.version
    with timezone.override(settings.SITE_TIME_ZONE):
        return render(
            request,
            "expert/page.html",
            {
                "expert": link,
                "article": version.article,
                "version": version,
                "tabs": [(each.code, each.name) for each in audiences.AUDIENCES],
                "pane": reading_pane.pane(
                    tab,
                    Frozen(version.snapshot.digest, form.content),
                    None,
                    Standing(state="preview", version=version.number),
                    mark=False,
                ),
                "form": form,
                "problems": problems_of(form) if form.is_bound else [],
                "said": threads_of(version).filter(expert=link),
            },
            status=400 if form.is_bound else 200,
        )
