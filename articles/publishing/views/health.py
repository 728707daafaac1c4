"""Whether this process lives."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from articles.models import Topic


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer that the process lives and reaches its database; show nothing else."""
    Topic.objects.exists()
    return HttpResponse("ok\n", content_type="text/plain")
