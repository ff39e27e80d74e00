"""Answers that no system would take: in-take rings the asker."""

import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from joined.base import web
from joined.interop import words
from joined.interop.outgoing import answers, finding


@require_GET
def by_telephone(request: HttpRequest) -> HttpResponse:
    """Whom to ring, and what to say."""
    found = finding.by_telephone(to=request.actor)
    return web.page(request, "interop/templates/by_telephone.jinja", {"answers": found.answers})


@require_POST
def told(request: HttpRequest, answer: uuid.UUID) -> HttpResponse:
    """Somebody has rung."""
    made = finding.row(to=request.actor, answer_id=answer)
    answers.tell_by_telephone(by=request.actor, made=made)
    flash.success(request, words.WRITTEN_DOWN)
    return web.go("answers:by_telephone")
