"""No page answers somebody who is not signed in, but those on this list (AC-114)."""

import uuid

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

# Pages that anybody may see, and why.
PUBLIC = {
    "up": "whether the server runs",
    "ready": "whether it can answer",
    "alarm": "for a monitor: one word for what is wrong, nothing of a person",
    "about/help/": "help for everybody",
    "about/privacy/": "how we keep what we know",
    "about/accessibility/": "how well this can be used",
    "preferences/": "how pages look, in a cookie for whoever is not signed in",
    "components/": "the parts that pages are made of, with invented people; not in production",
    "help/": "whoever is unwell and afraid, without an account",
    "help/<int:number>/": "one question; what was answered is sealed with a key of their browser's",
    "help/now/": "it cannot wait: numbers, and duty rings",
    "help/check/": "their own answers, before they are sent",
    "help/sent/": "the reference, to whoever holds the browser's key",
    "help/status/<str:token>/": "a status without health words, to whoever holds the link",
    "help/status/<str:token>/not-this/": "asks us to ring, for whoever holds the link",
    "help/clear/": "clears what was written in this browser",
    "help/leave/": "the quick way out",
    "help/other/<int:number>/": "whoever is worried about somebody",
    "help/other/check/": "their own answers, before they are sent",
    "help/other/sent/": "the same answer for everybody",
    "partner/<str:token>/": "the closed door of a link, until its worker has given the code",
    "partner/<str:token>/asks/<uuid:item>/offer/": "as above",
    "partner/<str:token>/asks/<uuid:item>/pass/": "as above",
    "partner/<str:token>/asks/<uuid:item>/question/": "as above",
    "partner/<str:token>/asks/<uuid:item>/view/": "as above",
    "partner/<str:token>/wanted/<uuid:offer>/yes/": "as above",
    "partner/<str:token>/wanted/<uuid:offer>/no/": "as above",
    "partner/<str:token>/send-code/": "texts a code to the registered telephone, and says no more",
    "partner/<str:token>/code/": "takes the code",
    "partner/<str:token>/new/": "the same answer for everybody",
    "partner/<str:token>/leave/": "forgets this device",
    "messages/notify/callback/": "GOV.UK Notify, which shows a token instead",
    "messages/notify/received/": "GOV.UK Notify, which shows a token instead",
    "fhir/R4/metadata": "another system, which shows a signed token instead",
    "fhir/R4/MessageDefinition": "as above",
    "fhir/R4/$process-message": "as above",
    "fhir/R4/ServiceRequest": "as above",
    "fhir/R4/ServiceRequest/<uuid:id>": "as above",
    "fhir/R4/": "as above",
    "fhir/R4/<path:rest>": "as above",
}
SIGN_IN = ("sign-in/", "unlock/", "demo/", "static/")
"""Where people sign in; the sign-in library keeps its own doors."""
AWAY = (302, 401)


def addresses(patterns=None, before: str = "") -> list[tuple[str, URLPattern]]:
    """Every address of the house as a pattern, with its page."""
    found = []
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found += addresses(pattern.url_patterns, address)
        else:
            found.append((address, pattern))
    return found


def filled(address: str) -> str:
    """An address that somebody could type: invented ids, days and words."""
    parts = []
    for part in address.split("/"):
        if part.startswith("<uuid:"):
            part = str(uuid.uuid4())
        elif part.startswith("<int:"):
            part = "1"
        elif part.startswith("<"):
            part = "2026-03-03" if "day" in part or "on" in part else "words"
        parts.append(part)
    return "/" + "/".join(parts)


OURS = [(address, page) for address, page in addresses() if not address.startswith(SIGN_IN)]


def test_what_is_public_is_on_the_list_and_nothing_else():
    assert {address for address, page in OURS if getattr(page.callback, "is_public", False)} == set(PUBLIC)


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_page_sends_a_stranger_to_sign_in(method):
    for address, _ in OURS:
        if address not in PUBLIC:
            response = getattr(Client(), method)(filled(address))
            assert response.status_code in AWAY, f"{address} answers {response.status_code}"
            assert "/sign-in/" in response.headers.get("Location", "/sign-in/"), address


@pytest.mark.django_db
def test_a_stranger_learns_nothing_about_which_ids_are_real(place):
    from joined.huddle.tests import riverside

    person = riverside.somebody(place)
    one, other = (Client().get(f"/people/{pk}/") for pk in (person.pk, uuid.uuid4()))
    assert (one.status_code, one.content) == (other.status_code, other.content)
    there, nowhere = (response.headers["Location"].split("?")[0] for response in (one, other))
    assert there == nowhere
