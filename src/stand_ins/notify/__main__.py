"""`python -m stand_ins.notify --port 6011`: runs until it is told to stop."""

import argparse
import os
import signal
import threading

from stand_ins.notify import server

AGAIN_SECONDS = 5


def main() -> None:
    words = _words()
    stand_in = server.StandIn(
        key=words.key,
        callback=words.callback,
        replies=words.replies,
        token=words.token,
        sender=words.sender,
        offset=words.offset,
        when=words.when,
        again_seconds=AGAIN_SECONDS,
    )
    with server.Server(words.port, stand_in) as running:
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: threading.Thread(target=running.shutdown).start())
        running.serve_forever(poll_interval=0.1)
        stand_in.close()


def _words() -> argparse.Namespace:
    house = os.environ.get("JOINED_ADDRESS", "").rstrip("/")
    found = argparse.ArgumentParser(prog="stand_ins.notify", description="GOV.UK Notify, on this machine alone.")
    found.add_argument("--port", type=int, required=True)
    found.add_argument("--callback", default=f"{house}/messages/notify/callback/" if house else "")
    found.add_argument("--replies", default=f"{house}/messages/notify/received/" if house else "")
    found.add_argument("--token", default=os.environ.get("NOTIFY_CALLBACK_TOKEN", ""))
    found.add_argument("--key", default=os.environ.get("NOTIFY_API_KEY", ""))
    found.add_argument("--sender", default="NHS", help="what phones show as the sender")
    found.add_argument("--when", choices=("now", "release"), default="now", help="when receipts are posted")
    found.add_argument("--offset", type=float, default=float(os.environ.get("JOINED_CLOCK_OFFSET") or 0))
    words = found.parse_args()
    if len(words.key) < 73:
        found.error("--key (or NOTIFY_API_KEY) must look like name-service-secret, with two uuids")
    return words


if __name__ == "__main__":
    main()
