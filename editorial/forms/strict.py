"""A write names what it may name, once: anything else was not sent by our form (invariant 10)."""

from collections.abc import Iterable

from django import forms
from django.core.exceptions import BadRequest
from django.http import HttpRequest

ALWAYS = frozenset({"csrfmiddlewaretoken"})


def refuse_forged(request: HttpRequest, allowed: forms.BaseForm | Iterable[str] = ()) -> None:
    """Raise BadRequest when a field was sent that the form has not, or one field twice."""
    names = set(allowed.fields if isinstance(allowed, forms.BaseForm) else allowed) | ALWAYS
    for name, values in request.POST.lists():
        if name not in names or len(values) > 1:
            raise BadRequest("A field was sent that this form does not have, or twice.")
    if request.FILES:
        raise BadRequest("A file was sent to a form that takes none.")
