"""How pages look to somebody: remembered in the browser before sign-in, and for the user after it."""

import dataclasses

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from joined.accounts import rules

A_YEAR = 365 * 24 * 3600


@dataclasses.dataclass(frozen=True)
class Looks:
    """Text size 1 to 3, and a contrast of `rules.CONTRASTS`."""

    text_size: int = 1
    contrast: str = "standard"


def of(request: HttpRequest) -> Looks:
    """The user's own; else what this browser remembers."""
    user = getattr(request, "user", None)
    if user and user.is_authenticated:
        return Looks(user.text_size, user.contrast)
    return changed(Looks(), request.COOKIES)


def changed(looks: Looks, asked: dict[str, str]) -> Looks:
    """The same looks with what was asked for, as far as we have it."""
    size, contrast = asked.get("text_size", ""), asked.get("contrast", "")
    return Looks(
        text_size=int(size) if size in map(str, rules.TEXT_SIZES) else looks.text_size,
        contrast=contrast if contrast in rules.CONTRASTS else looks.contrast,
    )


def remember(response: HttpResponse, looks: Looks) -> None:
    """In this browser, for a year."""
    for name, value in dataclasses.asdict(looks).items():
        response.set_cookie(name, str(value), max_age=A_YEAR, secure=settings.PRODUCTION, httponly=True, samesite="Lax")
