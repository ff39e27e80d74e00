"""Receipts on their way to the callback: one after the other, from one thread, each tried up to six times."""

import http.client
import json
import queue
import threading
import urllib.parse

from stand_ins.notify import texts

SECONDS = 5
TRIES = 6  # the first, and five more


class Postman:
    """Posts receipts. Held ones wait for `release`; a callback that fails (5xx, 429, nobody there) is tried again.

    `again_seconds`: after how long by itself (Notify: 300); None leaves it to `release`, so that no test waits.
    """

    def __init__(
        self, *, callback: str, replies: str, token: str, now: object, again_seconds: float | None = None
    ) -> None:
        self.callback, self.replies, self.token, self.now = callback, replies, token, now
        self.again_seconds = again_seconds
        self.held: list[texts.Receipt] = []
        self._holding = threading.Lock()
        self.done: list[texts.Receipt] = []
        self._round: queue.Queue[texts.Receipt | None] = queue.Queue()
        self._thread = threading.Thread(target=self._walk, daemon=True, name="receipts")
        self._thread.start()

    def owe(self, text: texts.Text) -> None:
        """Make the receipts of a text that was just taken, and post or hold them as its rule says."""
        text.move("sending", self.now())
        for status in text.rule.receipts:
            for _ in range(text.rule.copies):
                receipt = texts.Receipt(body={"status": status}, text=text)
                self._go(receipt) if text.rule.when == "now" else self._hold(receipt)
        if not text.rule.receipts and text.rule.when == "now":
            text.move(text.rule.status, self.now())

    def pass_on(self, reply: texts.Reply, *, identifier: str, own_number: str) -> None:
        """Post what somebody wrote back."""
        if self.replies:
            body = {
                "id": identifier,
                "source_number": reply.number.lstrip("+"),
                "destination_number": own_number,
                "message": reply.words,
                "date_received": reply.at.strftime(texts.MOMENT),
            }
            self._go(texts.Receipt(body=body, to_replies=True))

    def release(self, *, reference: str | None = None, reverse: bool = False) -> list[texts.Receipt]:
        """Post what was held (of one reference, or all), wait until it is posted, and return it."""
        with self._holding:
            going = [r for r in self.held if reference in (None, r.text.reference if r.text else None)]
            self.held = [r for r in self.held if not any(r is other for other in going)]
        for receipt in reversed(going) if reverse else going:
            self._go(receipt)
        self.settle()
        return going

    def settle(self) -> None:
        """Wait until nothing is on its way."""
        self._round.join()

    def close(self) -> None:
        self._round.put(None)
        self._thread.join(SECONDS + 1)

    def _hold(self, receipt: texts.Receipt) -> None:
        with self._holding:
            self.held.append(receipt)

    def _go(self, receipt: texts.Receipt) -> None:
        self._round.put(receipt)

    def _walk(self) -> None:
        while receipt := self._round.get():
            try:
                self._carry(receipt)
            finally:
                self._round.task_done()
        self._round.task_done()

    def _carry(self, receipt: texts.Receipt) -> None:
        if receipt.text:
            receipt.text.move(receipt.body["status"], self.now())
            receipt.body = body_of(receipt.text, receipt.body["status"])
        receipt.tries += 1
        answer = self._post(receipt)
        receipt.answers.append(answer)
        if (answer == 0 or answer == 429 or answer >= 500) and receipt.tries < TRIES:
            self._wait(receipt)
        else:
            self.done.append(receipt)

    def _wait(self, receipt: texts.Receipt) -> None:
        if self.again_seconds is None:
            self._hold(receipt)
            return
        timer = threading.Timer(self.again_seconds, self._go, [receipt])
        timer.daemon = True
        timer.start()

    def _post(self, receipt: texts.Receipt) -> int:
        """The answer's status; 0 where nobody answered."""
        address = urllib.parse.urlsplit(self.replies if receipt.to_replies else self.callback)
        if not address.hostname:
            return 204
        line = http.client.HTTPSConnection if address.scheme == "https" else http.client.HTTPConnection
        connection = line(address.hostname, address.port, timeout=SECONDS)
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self.token}"}
        try:
            connection.request("POST", address.path or "/", json.dumps(receipt.body), headers)
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return 0
        finally:
            connection.close()


def body_of(text: texts.Text, status: str) -> dict[str, object]:
    """A delivery receipt as Notify writes it."""
    made = text.created_at.strftime(texts.MOMENT)
    settled = (text.settled_at or text.created_at).strftime(texts.MOMENT)
    return {
        "id": text.id,
        "reference": text.reference,
        "to": text.to,
        "status": status,
        "created_at": made,
        "completed_at": settled,
        "sent_at": made,
        "notification_type": text.kind,
        "template_id": text.template,
        "template_version": 1,
    }
