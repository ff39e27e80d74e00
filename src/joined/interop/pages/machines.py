"""What other systems ask: BaRS and FHIR R4 (docs/how-to/receive-referrals.md)."""

import uuid

from django.conf import settings
from django.http import HttpRequest

from joined.interop import actions, machines, queries, receiving
from joined.interop.bars import coded, opening, parts
from joined.interop.fhir import answers, describing, faults, headers, resources
from joined.interop.machines import Asked, Told
from joined.places import queries as places


@machines.only("GET")
def metadata(asked: Asked) -> Told:
    """What we can do."""
    kept = {"Cache-Control": f"private, max-age={describing.CAPABLE_FOR}"}
    return Told(describing.capabilities(base=machines.base()), headers=kept)


@machines.only("GET")
def message_definitions(asked: Asked) -> Told:
    """What a referral must hold, where the service in `context` is ours; whatever use case it names."""
    ours = places.receivers()
    named = [coded.address_of(each) for each in asked.request.GET.getlist("context")]
    services = [each for each in named if each in ours]
    found = [describing.referral_definition(services or list(ours))] if services or not any(named) else []
    return Told(_searchset(asked, found))


@machines.only("POST", for_a_service=True)
def process_message(asked: Asked) -> Told:
    """A message: received, here already, or refused with every reason."""
    headers.check_content(asked.request.headers)
    body = _body(asked.request)
    way = actions.Way(asked.client.id, asked.pair)
    found = receiving.take_in(by=asked.by, body=body, test_mode=not settings.PRODUCTION, way=way)
    if found.refusals or found.read is None or found.arrival is None:
        warnings = [(each.path, each.sentence) for each in found.problems]
        note = f"Our reference: {found.reference}." if found.reference else ""
        return Told(faults.outcome(found.refusals, warnings=warnings, note=note), found.refusals[0].status)
    organisation = places.organisation(asked.client.organisation)
    sent = queries.as_sent(
        found.read,
        arrival=found.arrival,
        organisation=parts.Practice(name=organisation.name, ods_code=organisation.code),
        is_from_practice=organisation.kind == "practice",
    )
    us = queries.us(receivers=found.read.receivers)
    return Told(answers.answer(sent, found.read, us=us, base=machines.base()))


@machines.only("GET", for_a_service=True)
def service_request(asked: Asked, id: uuid.UUID) -> Told:  # noqa: A002  FHIR's own word
    """One request of one's own. Another organisation's is the same as none (AC-111)."""
    return Told(resources.service_request(queries.sent(to=asked.by, arrival=id), base=machines.base()))


@machines.only("GET", for_a_service=True)
def service_requests(asked: Asked) -> Told:
    """One's own requests by our reference, by one's own id, or by the NHS number that one sent."""
    given = asked.request.GET
    identifier = given.get("identifier") or given.get("ServiceRequest.identifier") or ""
    number = given.get("patient:identifier", "")
    if not identifier and not number:
        raise faults.Fault(400, "required", "Ask with identifier or patient:identifier.")
    found = queries.sent_like(to=asked.by, identifier=_value(identifier), nhs_number=_value(number))
    return Told(_searchset(asked, [resources.service_request(one, base=machines.base()) for one in found.sent]))


@machines.only("")
def nowhere(asked: Asked, rest: str) -> Told:
    """Whatever else is asked for, and ids that cannot be."""
    raise faults.not_here()


def _value(token: str) -> str:
    """What stands behind the system in a search (system|value)."""
    return token.rpartition("|")[2].strip().replace("\x00", "")[:200]


def _body(request: HttpRequest) -> bytes:
    """What was sent, read no further than the limit. Raises Fault 413."""
    said = request.headers.get("Content-Length", "0")
    body = b"" if said.isdigit() and int(said) > opening.LARGEST else request.read(opening.LARGEST + 1)
    if not body and said not in ("", "0") or len(body) > opening.LARGEST:
        raise faults.Fault(413, "too-long", f"A message has at most {opening.LARGEST} bytes.")
    return body


def _searchset(asked: Asked, found: list[faults.Resource]) -> faults.Resource:
    link = f"{machines.base()}{asked.request.get_full_path().removeprefix(machines.ADDRESS)}"
    return resources.searchset(found, base=machines.base(), link=link)
