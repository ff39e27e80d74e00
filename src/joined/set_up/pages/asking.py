"""What the pages have in common: a form that is shown before it is saved."""

import hashlib
import json
import typing

from django.http import HttpRequest, HttpResponse

from joined.base import forms, web


def form_page(request: HttpRequest, template: str, form: forms.Form, **shown: typing.Any) -> HttpResponse:
    """The page of a form: 422 where something is to be mended."""
    status = 422 if form.is_bound and form.errors else 200
    return web.page(
        request, f"set_up/templates/{template}.jinja", {"form": form, "previewed": "", **shown}, status=status
    )


def digest(form: forms.Form) -> str:
    """What was given, in a few letters: what is saved is what was looked at."""
    given = json.dumps(form.cleaned_data, default=str, sort_keys=True)
    return hashlib.sha256(given.encode()).hexdigest()[:16]


def has_seen(request: HttpRequest, form: forms.Form) -> bool:
    """Whether exactly this was shown before it was sent again."""
    return request.POST.get("previewed") == digest(form)


def picks(rows: typing.Iterable[typing.Any], *, nothing: str = "Choose one") -> list[tuple[str, str]]:
    """Rows for a list that opens, by their names."""
    return [("", nothing), *((str(row.pk), named(row)) for row in rows)]


def named(row: typing.Any) -> str:
    """A team with its organisation, where its own name does not say it."""
    organisation = getattr(row, "organisation", None)
    if organisation is None or organisation.name in row.name:
        return row.name
    return f"{row.name} ({organisation.name})"


def chosen(rows: typing.Iterable[typing.Any], given: str) -> typing.Any:
    """The row that was chosen; the form has seen to it that it is one of these. None where nothing was."""
    return next((row for row in rows if str(row.pk) == given), None)
