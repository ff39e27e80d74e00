"""`manage answer_at CODE ADDRESS`: an operator registers where an organisation's system takes answers."""

import argparse

from django.core.management.base import BaseCommand, CommandError

from joined.interop.outgoing import answers
from joined.kit import actors, errors
from joined.places import queries as places


class Command(BaseCommand):
    """We send answers to registered addresses alone, whatever a message says."""

    help = "Register where an organisation's system takes answers to its messages."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("code", help="ODS code of the organisation")
        parser.add_argument("address", help="such as https://their.system.nhs.uk/FHIR/R4")

    def handle(self, *, code: str, address: str, **options: object) -> None:
        """Raises CommandError, in words, for an organisation we do not know or an address we may not send to."""
        organisation = places.organisation_with_code(code=code)
        if organisation is None:
            raise CommandError(f"No organisation has the ODS code {code}.")
        try:
            answers.register(by=actors.System("operator"), organisation=organisation, address=address)
        except errors.Refused as refusal:
            raise CommandError(refusal.sentence) from None
        self.stdout.write(f"Answers to {organisation.name} go to {address}.")
