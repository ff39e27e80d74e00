"""Whether a file that somebody sent holds something harmful, asked of a scanner that speaks clamd's INSTREAM (F-20).

JOINED_SCANNER names it: `tcp://host:3310` or `unix:///run/clamav/clamd.sock`. Where none is named, nothing is
checked, and the set-up and the upload page say so.
"""

import socket
import struct
import urllib.parse

from django.conf import settings

SECONDS = 20
CHUNK = 64 * 1024
ANSWER_AT_MOST = 4096


class Away(Exception):
    """The scanner does not answer, or cannot judge this file: it is kept back until it can."""


def is_set_up() -> bool:
    """Whether files are checked here at all."""
    return bool(settings.SCANNER)


def found_in(body: bytes) -> str:
    """The scanner's name for what is in these bytes; empty when it found nothing, or is not set up. Raises Away."""
    if not is_set_up():
        return ""
    try:
        with _connected() as scanner:
            scanner.sendall(b"zINSTREAM\0")
            for start in range(0, len(body), CHUNK):
                part = body[start : start + CHUNK]
                scanner.sendall(struct.pack("!I", len(part)) + part)
            scanner.sendall(struct.pack("!I", 0))
            return _verdict(_answer(scanner))
    except OSError as error:
        raise Away(type(error).__name__) from None


def _connected() -> socket.socket:
    parts = urllib.parse.urlsplit(settings.SCANNER)
    if parts.scheme != "unix":
        return socket.create_connection((parts.hostname or "localhost", parts.port or 3310), SECONDS)
    scanner = socket.socket(socket.AF_UNIX)
    scanner.settimeout(SECONDS)
    try:
        scanner.connect(parts.path)
    except OSError:
        scanner.close()
        raise
    return scanner


def _answer(scanner: socket.socket) -> str:
    said = b""
    while not said.endswith(b"\0") and len(said) < ANSWER_AT_MOST:
        part = scanner.recv(ANSWER_AT_MOST)
        if not part:
            break
        said += part
    return said.rstrip(b"\0\n").decode(errors="replace")


def _verdict(said: str) -> str:
    """`stream: OK`, `stream: <name> FOUND`, and whatever else is no verdict."""
    told = said.removeprefix("stream: ")
    if told == "OK":
        return ""
    if told.endswith(" FOUND"):
        return told.removesuffix(" FOUND")
    raise Away(said[:80] or "no answer")
