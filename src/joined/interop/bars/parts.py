"""The values that a reading is made of. What the sender left out is empty, or None."""

import dataclasses
import datetime
import typing

KEPT_FOR_TESTS = "The NHS number is one that is kept for tests."

Id = tuple[str, str]
"""System and value, as in `https://fhir.nhs.uk/Id/dos-service-id` and `111111111`."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Sender:
    """The system that sent the message. `endpoint` is where an answer would go."""

    name: str = ""
    ods_code: str = ""
    endpoint: Id | None = None
    software: str = ""

    @property
    def key(self) -> str:
        """The same for every message of one sender, as far as the message tells."""
        return self.ods_code or "|".join(self.endpoint or ()) or self.name


@dataclasses.dataclass(frozen=True, kw_only=True)
class Asker:
    """Who asks: a practitioner, an organisation, somebody close to the person, or the person."""

    kind: typing.Literal["practitioner", "organisation", "related", "person", "unknown"] = "unknown"
    name: str = ""
    organisation: str = ""
    ods_code: str = ""
    phone: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Name:
    """`text` is the whole name as it would be said; `family` and `given` may be empty."""

    text: str
    family: str = ""
    given: str = ""
    prefix: str = ""
    use: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class NhsNumber:
    """`is_possible`: ten digits and the right check digit. `verification`: 01 to 08, 01 being verified."""

    value: str
    is_possible: bool
    verification: str = ""

    @property
    def is_verified(self) -> bool:
        """Verified by the sender against the national register; an impossible number never is."""
        return self.is_possible and self.verification == "01"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Phone:
    """`number` as written. `use`: home, mobile, work, temp or not said."""

    number: str
    use: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Address:
    """`lines` without the postcode. `use`: home, temp, work, billing or not said."""

    lines: tuple[str, ...] = ()
    postcode: str = ""
    use: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Practice:
    """Where the person is registered, as the message says."""

    name: str = ""
    ods_code: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Contact:
    """Somebody named beside the person. Their phones are never the person's own (H: wrong recipient)."""

    name: str = ""
    relation: str = ""
    phones: tuple[Phone, ...] = ()


@dataclasses.dataclass(frozen=True, kw_only=True)
class Flag:
    """An alert. `category`: BaRS's code (RA, SG…) or `language`; `kind`: its name; `words`: what it says."""

    category: str
    words: str
    kind: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Patient:
    """Who it is about. Nothing here is trusted beyond what in-take confirms.

    `path`: where it stood. `ethnicity`: letter of the NHS list. `language`: code of the one they prefer.
    """

    path: str = ""
    names: tuple[Name, ...] = ()
    born_on: datetime.date | None = None
    born_as_written: str = ""
    gender: str = ""
    ethnicity: str = ""
    language: str = ""
    nhs_number: NhsNumber | None = None
    phones: tuple[Phone, ...] = ()
    emails: tuple[str, ...] = ()
    addresses: tuple[Address, ...] = ()
    practice: Practice | None = None
    needs: tuple[Flag, ...] = ()
    safeguarding: tuple[Flag, ...] = ()
    other_flags: tuple[Flag, ...] = ()
    contacts: tuple[Contact, ...] = ()
    has_died: bool = False
    is_restricted: bool = False

    @property
    def has_identity(self) -> bool:
        """Whether anything at all could lead somebody to this person, if only through a contact."""
        led_by = (self.names, self.born_as_written, self.nhs_number, self.phones, self.emails, self.addresses)
        return any(led_by) or any(contact.name or contact.phones for contact in self.contacts)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Passage:
    """One text of the message, and what kind of text it is."""

    label: str
    words: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Request:
    """What is asked. `ask` is one line; `passages` is all that the message says in words."""

    path: str = ""
    fhir_id: str = ""
    status: str = ""
    category: str = ""
    use_case: str = ""
    priority: str = ""
    authored_at: datetime.datetime | None = None
    ask: str = ""
    passages: tuple[Passage, ...] = ()
    case_number: str = ""
    journey: str = ""
    objects_to_sharing: bool = False
