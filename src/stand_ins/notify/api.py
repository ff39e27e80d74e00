"""Notify's HTTP API, version 2: what is asked, checked and answered, in its own shapes and words."""

import json
import re
import time
import typing
import uuid

from stand_ins.notify import keys, numbers, receipts, shapes, switches, texts, wording
from stand_ins.notify.shapes import Answer, Fault

ALLOWED = {
    "sms": {"phone_number", "template_id", "personalisation", "reference", "scheduled_for", "sms_sender_id"},
    "email": {
        "email_address",
        "template_id",
        "personalisation",
        "reference",
        "scheduled_for",
        "email_reply_to_id",
        "one_click_unsubscribe_url",
        "sanitise_content_for",
    },
}
TO = {"sms": "phone_number", "email": "email_address"}
LISTED_BY = {"reference", "status", "template_type", "include_jobs", "older_than"}
PASSED_THROUGH = "words"
"""The one placeholder of the one template, whatever its id: it passes the words through."""
EMAIL = re.compile(r"[^\s@<>\"]+@[^\s@.<>\"]+(\.[^\s@.<>\"]+)+")
PAGE = 250
MOST_REFERENCE = 1000
Asked = dict[str, typing.Any]


class Api:
    """One service with one key."""

    def __init__(
        self, *, key: str, shelf: texts.Shelf, postman: receipts.Postman, rules: switches.Switches, sender: str
    ) -> None:
        self.key, self.shelf, self.postman, self.rules, self.sender = key, shelf, postman, rules, sender

    def answer(
        self, method: str, path: str, query: dict[str, list[str]], token: str | None, body: bytes, root: str
    ) -> Answer:
        """Whatever Notify would say."""
        try:
            keys.check(token, self.key, now=time.time())
            if method == "POST" and (found := re.fullmatch(r"/v2/notifications/(sms|email)", path)):
                return self._send(_read(body), root, found[1])
            if method == "POST" and (found := re.fullmatch(r"/v2/template/([^/]+)/preview", path)):
                return _preview(found[1], _read(body))
            if (method, path) == ("GET", "/v2/notifications"):
                return self._list(query, root)
            if method == "GET" and (found := re.fullmatch(r"/v2/notifications/([^/]+)", path)):
                return self._one(found[1], root)
        except keys.NotAllowed as refusal:
            return Fault(refusal.status, "AuthError", refusal.sentence).answer
        except Fault as fault:
            return fault.answer
        return Answer(404, {"result": "error", "message": "The requested URL was not found on the server."})

    def _send(self, asked: Asked, root: str, kind: str) -> Answer:
        self.shelf.count_asked(asked.get("reference"))
        rule = self.rules.rule_for(_pattern(asked.get(TO[kind])))
        if rule.answer == "503-empty":
            return Answer(503, None, seconds=rule.seconds)
        if rule.answer == "drop":
            return Answer(0, cut=True, seconds=rule.seconds)
        if rule.answer in shapes.FAULTS:
            answer = Fault(*shapes.FAULTS[rule.answer]).answer
            answer.seconds = rule.seconds
            return answer
        made = self._text(asked, rule) if kind == "sms" else self._email(asked, rule)
        text = self.shelf.take(made)
        self.postman.owe(text)
        return Answer(201, shapes.taken(text, root, self.sender), cut=rule.answer == "cut", seconds=rule.seconds)

    def _text(self, asked: Asked, rule: switches.Rule) -> texts.Text:
        _check_fields(asked, "sms")
        to, words = _number(asked["phone_number"]), _filled(asked)
        length = wording.count(words)
        if length > wording.LIMIT:
            sentence = (
                f"Your message is too long. Text messages cannot be longer than {wording.LIMIT} characters. "
                f"Your message is {length} characters long."
            )
            raise Fault(400, "BadRequestError", sentence)
        if not length:
            raise Fault(400, "BadRequestError", "Your message is empty.")
        return texts.Text(
            to=to,
            words=wording.arrives(words),
            reference=asked.get("reference"),
            template=asked["template_id"],
            created_at=self.shelf.now(),
            rule=rule,
        )

    def _email(self, asked: Asked, rule: switches.Rule) -> texts.Text:
        _check_fields(asked, "email")
        to = str(asked["email_address"]).strip()
        if not EMAIL.fullmatch(to):
            raise Fault(400, "ValidationError", "email_address Not a valid email address")
        return texts.Text(
            to=to,
            words=_filled(asked),
            kind="email",
            subject=_filled(asked, "subject"),
            reference=asked.get("reference"),
            template=asked["template_id"],
            created_at=self.shelf.now(),
            rule=rule,
        )

    def _list(self, query: dict[str, list[str]], root: str) -> Answer:
        if wrong := set(query) - LISTED_BY:
            raise Fault(400, "ValidationError", f"Additional properties are not allowed ({min(wrong)} was unexpected)")
        found = self.shelf.found(
            reference=query.get("reference", [None])[0],
            statuses=query.get("status", ()),
            kind=query.get("template_type", [None])[0],
            older_than=query.get("older_than", [None])[0],
        )
        shown = [shapes.shown(text, root) for text in found[:PAGE]]
        return Answer(200, {"notifications": shown, "links": {"current": f"{root}v2/notifications"}})

    def _one(self, text_id: str, root: str) -> Answer:
        if not _is_uuid(text_id):
            raise Fault(400, "ValidationError", "notification_id is not a valid UUID")
        text = self.shelf.with_id(text_id)
        if text is None:
            raise Fault(404, "NoResultFound", "No result found")
        return Answer(200, shapes.shown(text, root))


def _preview(template: str, asked: Asked) -> Answer:
    shown = {"id": template, "type": "sms", "version": 1, "body": wording.arrives(_filled(asked))}
    return Answer(200, {**shown, "html": None, "subject": None, "postage": None})


def _filled(asked: Asked, name: str = PASSED_THROUGH) -> str:
    given = (asked.get("personalisation") or {}).get(name)
    if given is None:
        raise Fault(400, "BadRequestError", f"Missing personalisation: {name}")
    return str(given)


def _read(body: bytes) -> Asked:
    try:
        asked = json.loads(body or b"{}")
    except ValueError:
        raise Fault(400, "BadRequestError", "Invalid JSON supplied in POST data") from None
    if not isinstance(asked, dict):
        raise Fault(400, "ValidationError", "The request is not of type object")
    return asked


def _check_fields(asked: Asked, kind: str) -> None:
    wrong = [f"{name} is a required property" for name in (TO[kind], "template_id") if not asked.get(name)]
    if extra := sorted(set(asked) - ALLOWED[kind]):
        verb = "was" if len(extra) == 1 else "were"
        wrong.append(f"Additional properties are not allowed ({', '.join(extra)} {verb} unexpected)")
    if asked.get("template_id") and not _is_uuid(asked["template_id"]):
        wrong.append("template_id is not a valid UUID")
    if len(str(asked.get("reference") or "")) > MOST_REFERENCE:
        wrong.append(f"reference {asked['reference']} is too long")
    if not isinstance(asked.get("personalisation", {}), dict):
        wrong.append(f"personalisation {asked['personalisation']} is not of type object")
    if wrong:
        raise Fault(400, "ValidationError", *wrong)


def _number(text: typing.Any) -> str:
    try:
        return numbers.plain(str(text))
    except numbers.NotANumber as wrong:
        raise Fault(400, "ValidationError", f"phone_number {wrong}") from None


def _pattern(text: typing.Any) -> str:
    """What a switch's pattern is held against: the plain number where it is one."""
    try:
        return numbers.plain(str(text))
    except numbers.NotANumber:
        return str(text)


def _is_uuid(text: typing.Any) -> bool:
    try:
        return bool(uuid.UUID(str(text)))
    except ValueError:
        return False
