"""`client add|list|key|end`: other organisations' systems that may send us messages, for the operator."""

import argparse
import pathlib
import typing
import uuid

from django.core.management.base import BaseCommand, CommandError

from joined.interop import actions, machines, queries, rules, tokens
from joined.kit import actors, errors
from joined.places import queries as places

BY = actors.System("operator")


class Command(BaseCommand):
    """Each client is bound to one organisation and signs with its own key; we keep the public half."""

    help = "Add, list or end systems of other organisations, or change the key of one."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        some = parser.add_subparsers(dest="deed", required=True, metavar="add|list|key|end")
        add = some.add_parser("add", help="let a system of an organisation send")
        add.add_argument("--organisation", required=True, metavar="ODS", help="the ODS code it speaks for")
        add.add_argument("--name", required=True, help="what the system is called")
        add.add_argument("--key", required=True, metavar="FILE", help="its public key, JWK or PEM")
        add.add_argument("--per-minute", type=int, default=rules.PER_MINUTE, help="how often it may ask in a minute")
        some.add_parser("list", help="every system that may send")
        key = some.add_parser("key", help="change the key of a system")
        key.add_argument("client", type=uuid.UUID)
        key.add_argument("--key", required=True, metavar="FILE")
        end = some.add_parser("end", help="let a system send no more")
        end.add_argument("client", type=uuid.UUID)

    def handle(self, *, deed: str, **given: typing.Any) -> None:
        """Exit 1 and a sentence where it cannot be done."""
        try:
            getattr(self, f"_{deed}")(given)
        except errors.NotHere:
            raise CommandError("There is no such client.") from None

    def _add(self, given: dict[str, typing.Any]) -> None:
        organisation = places.organisation_with_code(code=given["organisation"])
        if organisation is None:
            raise CommandError(f"No organisation here has the code {given['organisation']}: add it first.")
        key = _key(given["key"])
        client = actions.add_client(
            by=BY, organisation_id=organisation.pk, name=given["name"], key=key, per_minute=given["per_minute"]
        )
        self.stdout.write(
            f"{client.name} of {organisation.name} may send now.\n"
            f"Client id (iss and sub of its tokens): {client.pk}\n"
            f"Our address (aud of its tokens): {machines.base()}"
        )

    def _list(self, given: dict[str, typing.Any]) -> None:
        for client in queries.clients():
            line = f"{client.id}  {client.organisation_code:8}  {client.organisation_name}: {client.name}"
            self.stdout.write(line)

    def _key(self, given: dict[str, typing.Any]) -> None:
        actions.change_key(by=BY, client_id=given["client"], key=_key(given["key"]))
        self.stdout.write("It signs with the new key from now on.")

    def _end(self, given: dict[str, typing.Any]) -> None:
        actions.end_client(by=BY, client_id=given["client"])
        self.stdout.write("It may send no more. What it sent stays.")


def _key(file: str) -> dict[str, typing.Any]:
    """The public key in a file, as a JWK."""
    try:
        return tokens.pasted_key(pathlib.Path(file).read_text())
    except OSError:
        raise CommandError(f"There is no file {file} that can be read.") from None
    except tokens.NoKey as problem:
        raise CommandError(problem.sentence) from None
    except UnicodeDecodeError:
        raise CommandError(f"{file} holds no public key, neither as JWK nor as PEM.") from None
