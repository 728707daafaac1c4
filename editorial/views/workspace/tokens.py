"""The tokens by which programs act for oneself: made, seen once, and revoked."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from editorial import clock
from editorial.actions.make_token import make_token
from editorial.actions.revoke_token import revoke_token
from editorial.forms.problems import problems_of
from editorial.forms.tokens import TokenForm
from editorial.models import AccessToken
from editorial.policies import NotAllowed, Person, check_can_keep_library
from editorial.views.workspace.access import staff_page


@staff_page(check_can_keep_library)
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest, who: Person) -> HttpResponse:
    """List one's tokens, make one and show it this once, or revoke one."""
    if (number := request.POST.get("revoke", "")) and number.isascii() and number.isdigit():
        held = len(number) < 10 and revoke_token(token=int(number), by=request.user, at=clock.now())
        said = "The token is revoked." if held else "This token did not hold any more."
        messages.info(request, said)
        return redirect("workspace:tokens")
    form = TokenForm(request.POST) if request.method == "POST" else TokenForm()
    made, refusal = "", None
    if form.is_bound and form.is_valid():
        try:
            made = make_token(
                name=form.cleaned_data["name"], lasts=form.lasts, by=request.user, at=clock.now()
            )
        except NotAllowed as trouble:
            refusal = trouble
        else:
            form = TokenForm()
    return render(
        request,
        "workspace/tokens.html",
        {
            "form": form,
            "made": made,
            "refusal": refusal,
            "problems": problems_of(form) if form.is_bound else [],
            "tokens": AccessToken.objects.filter(person=request.user.pk, revoked_at__isnull=True),
            "now": clock.now(),
            "address": settings.PUBLIC_URL + "/api/references/import",
        },
        status=400 if form.is_bound else 200,
    )
