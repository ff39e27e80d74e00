"""Every variable that the house reads from its surroundings, with its default and its reason."""

import dataclasses
import os
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[3]


class Missing(SystemExit):
    """A variable without which this mode must not start; says which and why."""


@dataclasses.dataclass(frozen=True)
class Variable:
    """One variable: its name, why it is there, and what stands in its place when it is not set."""

    name: str
    reason: str
    default: str | None = None

    def value(self) -> str:
        found = os.environ.get(self.name, self.default)
        if found is None:
            raise Missing(f"{self.name} is not set. {self.reason}")
        return found


MODES = ("demo", "test", "production")
MODE = Variable("JOINED_MODE", "demo, test or production.", "production")
DATABASE_URL = Variable("DATABASE_URL", "Where PostgreSQL is, as the application's own role.")
DATABASE_OWNER_URL = Variable("DATABASE_OWNER_URL", "The role that owns the tables: migrations and verify.", "")
LISTEN_DATABASE_URL = Variable("LISTEN_DATABASE_URL", "A direct address for live pages, past a pooler.", "")
AS_OWNER = Variable("JOINED_AS_OWNER", "Set by commands that must run as the owner.", "")
STATEMENT_SECONDS = Variable("JOINED_STATEMENT_SECONDS", "How long one statement may take; jobs have longer.", "5")
SECRET_KEY = Variable("JOINED_SECRET_KEY", "Signs sessions and forms; keep it secret and long.")
HOSTS = Variable("JOINED_HOSTS", "Host names served, separated by commas.", "localhost,127.0.0.1")
ADDRESS = Variable("JOINED_ADDRESS", "Our own address as browsers see it.", "http://localhost:8000")
DATA_DIR = Variable("JOINED_DATA_DIR", "Files made at set-up.", str(ROOT / ".data"))
WATCHED = Variable("JOINED_WATCHED", "Folders of data, WAL and logs whose disks must not fill, parted by colons.", "")
SCANNER = Variable(
    "JOINED_SCANNER",
    "A virus scanner that speaks clamd's INSTREAM, as tcp://host:3310 or unix:///path; without it nothing is checked.",
    "",
)
FRONT_END = Variable("JOINED_FRONT_END", "The design system's built files.", str(ROOT / ".data" / "nhsuk" / "current"))
CLOCK_OFFSET = Variable("JOINED_CLOCK_OFFSET", "Seconds between real time and the demo's morning.", "0")
NOTIFY_URL = Variable("NOTIFY_URL", "Where GOV.UK Notify answers.", "https://api.notifications.service.gov.uk")
NOTIFY_API_KEY = Variable("NOTIFY_API_KEY", "Our key with GOV.UK Notify; texts cannot be sent without it.")
NOTIFY_TEMPLATE = Variable("NOTIFY_TEMPLATE", "Id of the one pass-through template.", "")
NOTIFY_EMAIL_TEMPLATE = Variable("NOTIFY_EMAIL_TEMPLATE", "Id of the one pass-through template for e-mail.", "")
NOTIFY_CALLBACK_TOKEN = Variable("NOTIFY_CALLBACK_TOKEN", "The bearer token that delivery receipts must show.")
MAIL = Variable(
    "JOINED_MAIL",
    "Where email to staff is handed over, such as smtps://user:password@host:465; nobody is invited without it.",
    "smtp://localhost:25",
)
MAIL_FROM = Variable("JOINED_MAIL_FROM", "Who email to staff comes from.", "no-reply@joined.example")
SIGNING_KEY = Variable(
    "JOINED_SIGNING_KEY",
    "Our private key (RSA, PEM) and its number before a colon, as in `2026-1:-----BEGIN…`, with which we sign to other "
    "systems; without it answers to them are given by telephone.",
    "",
)
UNDO_SECONDS = Variable("JOINED_UNDO_SECONDS", "How long a send can be undone.", "60")
PHONES_URL = Variable("JOINED_PHONES_URL", "The demo's phone screens.", "")


def mode() -> str:
    """One of the modes; a misspelt one must not start as something in between."""
    found = MODE.value()
    if found not in MODES:
        raise Missing(f"JOINED_MODE is “{found}”, and must be {MODE.reason}")
    return found


HEARTBEAT_SECONDS = Variable("JOINED_HEARTBEAT_SECONDS", "How often a worker says that it lives.", "10")
JOB_SECONDS = Variable("JOINED_JOB_SECONDS", "How long a job may take before its worker ends.", "120")
WORKER_MEGABYTES = Variable("JOINED_WORKER_MEGABYTES", "How much memory a worker's jobs may take.", "1024")
