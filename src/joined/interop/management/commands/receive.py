"""`receive FILE…`: take in messages of other systems from files, each once; one line of JSON for each."""

import argparse
import pathlib

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from joined.interop import receiving
from joined.interop.bars import opening
from joined.kit import actors


class Command(BaseCommand):
    """The way in for files: the same reading, judging and keeping as for messages."""

    help = "Take in referral files (BaRS, XML or JSON), each once. Prints one line of JSON for each file."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE")

    def handle(self, *, files: list[str], **options: object) -> None:
        """Exit 0 when every file was answered, whatever the answer; else 1 and a sentence."""
        by = actors.Machine(id=actors.System("receive").id, name="Message files", organisation=None)
        absent = []
        for name in files:
            body = _bytes(name)
            if body is None:
                absent.append(name)
                continue
            answer = receiving.receive(by=by, file=name, body=body, test_mode=not settings.PRODUCTION)
            self.stdout.write(answer.as_line())
        if absent:
            raise CommandError(f"There is no file {absent[0]} that can be read.")


def _bytes(name: str) -> bytes | None:
    """A file past the limit is cut just past it: enough to be answered as too large."""
    try:
        with pathlib.Path(name).open("rb") as file:
            return file.read(opening.LARGEST + 1)
    except OSError:
        return None
