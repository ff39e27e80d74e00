"""Who does or looks: values that every read (`to=`) and every write (`by=`) names.

`role_class` is the column of the access matrix that the role falls under (decisions.md §4).
"""

import dataclasses
import typing
import uuid

ROLE_CLASSES = {
    "gp": "gp",
    "practice_clinician": "gp",
    "practice_administrator": "receptionist",
    "receptionist": "receptionist",
    "intake": "trust_clinician",
    "duty": "trust_clinician",
    "nurse": "trust_clinician",
    "occupational_therapist": "trust_clinician",
    "psychologist": "trust_clinician",
    "psychiatrist": "trust_clinician",
    "pharmacist": "trust_clinician",
    "social_worker": "social_worker",
    "link_worker": "vcse_worker",
    "care_coordinator": "vcse_worker",
    "employment_worker": "vcse_worker",
    "vcse_worker": "vcse_worker",
    "peer_worker": "volunteer",
    "volunteer": "volunteer",
    "chair": "team_manager",
    "coordinator": "team_manager",
    "team_manager": "team_manager",
    "place_lead": "team_manager",
    "privacy_officer": "privacy_officer",
    "organisation_administrator": "organisation_administrator",
    "operator": "operator",
    "commissioner": "commissioner",
}
ROLE_NAMES = {
    "gp": "GP",
    "practice_clinician": "practice clinician",
    "practice_administrator": "practice administrator",
    "receptionist": "administrator",
    "intake": "in-take worker",
    "duty": "duty worker",
    "nurse": "community mental health nurse",
    "occupational_therapist": "occupational therapist",
    "psychologist": "psychologist",
    "psychiatrist": "psychiatrist",
    "pharmacist": "pharmacist",
    "social_worker": "social worker",
    "link_worker": "link worker",
    "care_coordinator": "care coordinator",
    "employment_worker": "employment worker",
    "vcse_worker": "charity worker",
    "peer_worker": "peer support worker",
    "volunteer": "volunteer",
    "chair": "huddle chair",
    "coordinator": "huddle coordinator",
    "team_manager": "team manager",
    "place_lead": "place lead",
    "privacy_officer": "privacy officer",
    "organisation_administrator": "organisation administrator",
    "operator": "operator",
    "commissioner": "commissioner",
}


@dataclasses.dataclass(frozen=True, kw_only=True)
class Staff:
    """Somebody at work, acting for one organisation at a time (security.md §4.1).

    `link`: the link through which they act without a session; None for whoever has signed in.
    """

    kind: typing.ClassVar[str] = "staff"
    id: uuid.UUID
    name: str
    organisation: uuid.UUID
    organisation_name: str
    organisation_kind: str
    role: str
    team_ids: tuple[uuid.UUID, ...] = ()
    link: uuid.UUID | None = None

    @property
    def role_class(self) -> str:
        return ROLE_CLASSES[self.role]

    @property
    def shown(self) -> str:
        """The name that pages show."""
        return self.name

    @property
    def role_name(self) -> str:
        return ROLE_NAMES[self.role]


@dataclasses.dataclass(frozen=True, kw_only=True)
class PersonActing:
    """A person using their own pages."""

    kind: typing.ClassVar[str] = "person"
    id: uuid.UUID
    name: str
    organisation: None = None
    organisation_name: str = ""
    role: str = "person"
    role_class: str = "person"
    team_ids: tuple[uuid.UUID, ...] = ()

    @property
    def shown(self) -> str:
        return self.name


@dataclasses.dataclass(frozen=True, kw_only=True)
class Machine:
    """Another organisation's system, bound to that organisation."""

    kind: typing.ClassVar[str] = "machine"
    id: uuid.UUID
    name: str
    organisation: uuid.UUID | None
    organisation_name: str = ""
    role: str = "machine"
    role_class: str = "machine"
    team_ids: tuple[uuid.UUID, ...] = ()

    @property
    def shown(self) -> str:
        return self.name


@dataclasses.dataclass(frozen=True)
class System:
    """A named part of ourselves, such as `System("notify receipts")`; never nobody."""

    kind: typing.ClassVar[str] = "system"
    name: str
    organisation: None = None
    organisation_name: str = "Joined Up"
    role: str = "system"
    role_class: str = "system"
    team_ids: tuple[uuid.UUID, ...] = ()

    @property
    def shown(self) -> str:
        """Pages say that the service itself did it; the trail keeps which part of it."""
        return self.organisation_name

    @property
    def id(self) -> uuid.UUID:
        """The same id for the same name, everywhere and always."""
        return uuid.uuid5(uuid.NAMESPACE_OID, f"joined.system.{self.name}")


Actor = Staff | PersonActing | Machine | System
