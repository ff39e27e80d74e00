"""The stand-in itself, on a port of this machine, for as long as a block lasts."""

import contextlib
import socketserver
import struct
import threading
from collections.abc import Iterator

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
"""The test file of the antivirus makers, in two parts, so that a scanner leaves this source alone."""


class Scanner(socketserver.ThreadingTCPServer):
    """`answer`: what it says whatever it is given; empty for its own verdict. `seen`: what it was given."""

    allow_reuse_address = daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Asked)
        self.answer = b""
        self.seen: list[bytes] = []

    @property
    def address(self) -> str:
        """As JOINED_SCANNER has it."""
        return f"tcp://127.0.0.1:{self.server_address[1]}"


class _Asked(socketserver.StreamRequestHandler):
    server: Scanner

    def handle(self) -> None:
        if self.rfile.read(10) != b"zINSTREAM\0":
            self.wfile.write(b"UNKNOWN COMMAND\0")
            return
        body = b""
        while length := struct.unpack("!I", self.rfile.read(4))[0]:
            body += self.rfile.read(length)
        self.server.seen.append(body)
        verdict = b"stream: Eicar-Signature FOUND\0" if EICAR in body else b"stream: OK\0"
        self.wfile.write(self.server.answer or verdict)


@contextlib.contextmanager
def scanner() -> Iterator[Scanner]:
    """One that answers until the end of the block."""
    with Scanner() as made:
        thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield made
        finally:
            made.shutdown()
            thread.join()
