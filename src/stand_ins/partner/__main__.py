"""`python -m stand_ins.partner --port 6012`: runs until it is told to stop."""

import argparse
import pathlib
import signal
import threading

from stand_ins.partner import server


def main() -> None:
    found = argparse.ArgumentParser(prog="stand_ins.partner", description="A BaRS receiver, on this machine alone.")
    found.add_argument("--port", type=int, required=True)
    found.add_argument("--key", help="file with the public key that senders must have signed with; none: not asked")
    words = found.parse_args()
    key = pathlib.Path(words.key).read_text() if words.key else ""
    with server.Server(words.port, server.Partner(key=key)) as running:
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: threading.Thread(target=running.shutdown).start())
        running.serve_forever(poll_interval=0.1)


if __name__ == "__main__":
    main()
