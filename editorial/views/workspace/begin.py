"""How an article begins: from a question."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from articles.actions.save_draft import create_article
from articles.content import Author
from articles.draft import Draft
from articles.fields import Unfit
from editorial import clock
from editorial.forms.begin import QuestionForm
from editorial.forms.problems import problems_of
from editorial.policies import Person, check_can_edit
from editorial.views.workspace.access import staff_page


@staff_page(check_can_edit)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, who: Person) -> HttpResponse:
    """Start an article from its question."""
    form = QuestionForm(request.POST or None)
    if form.is_bound and form.is_valid():
        draft = Draft(
            slug=form.cleaned_data["slug"],
            question=form.cleaned_data["question"],
            authors=(Author(name=who.name),),
        )
        try:
            article = create_article(draft=draft, by=request.user, at=clock.now())
        except Unfit as trouble:
            form.add_error("slug" if "Address" in str(trouble) else "question", str(trouble))
        else:
            messages.info(request, "The article is begun. Write the patient's text first.")
            return redirect("workspace:edit", slug=article.slug)
    return render(
        request,
        "workspace/new.html",
        {"form": form, "problems": problems_of(form)},
        status=400 if form.errors else 200,
    )
