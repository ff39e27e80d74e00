"""Notify's HTTP API, version 2: what is asked, checked and answered, in its own shapes and words."""

import json
import re
import time
import typing
import uuid

from stand_ins.notify import keys, numbers, receipts, shapes, switches, texts, wording
from stand_ins.notify.shapes import Answer, Fault

PASSED_THROUGH = re.compile(r"\(\(([^()]+)\)\)")
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
ADDRESS = {"sms": "phone_number", "email": "email_address"}


class Api:
    """One service with one key and one template for texts (and one for mail)."""

    def __init__(
        self, *, key: str, shelf: texts.Shelf, postman: receipts.Postman, rules: switches.Switches, sender: str
    ) -> None:
        self.key, self.shelf, self.postman, self.rules, self.sender = key, shelf, postman, rules, sender
        self.templates: dict[str, dict[str, str]] = {
            "sms": {"content": "((words))"},
            "email": {"content": "((words))", "subject": "((subject))"},
        }

    def answer(
        self, method: str, path: str, query: dict[str, list[str]], token: str | None, body: bytes, root: str
    ) -> Answer:
        """Whatever Notify would say."""
        try:
            keys.check(token, self.key, now=time.time())
            if method == "POST" and path in ("/v2/notifications/sms", "/v2/notifications/email"):
                return self._send(path.rsplit("/", 1)[1], _read(body), root)
            if method == "POST" and (found := re.fullmatch(r"/v2/template/([^/]+)/preview", path)):
                return self._preview(found[1], _read(body))
            if method == "GET" and path == "/v2/notifications":
                return self._list(query, root)
            if method == "GET" and (found := re.fullmatch(r"/v2/notifications/([^/]+)", path)):
                return self._one(found[1], root)
        except keys.NotAllowed as refusal:
            return Fault(refusal.status, "AuthError", refusal.sentence).answer
        except Fault as fault:
            return fault.answer
        return Answer(404, {"result": "error", "message": "The requested URL was not found on the server."})

    def _send(self, kind: str, asked: dict[str, typing.Any], root: str) -> Answer:
        address = asked.get(ADDRESS[kind])
        self.shelf.count_asked(asked.get("reference"))
        rule = self.rules.rule_for(_pattern(kind, address))
        if rule.answer == "503-empty":
            return Answer(503, None, seconds=rule.seconds)
        if rule.answer == "drop":
            return Answer(0, cut=True, seconds=rule.seconds)
        if rule.answer in shapes.FAULTS:
            answer = Fault(*shapes.FAULTS[rule.answer]).answer
            answer.seconds = rule.seconds
            return answer
        _check_fields(kind, asked)
        text = self._text(kind, asked, _number(address) if kind == "sms" else address, rule)
        self.shelf.take(text)
        self.postman.owe(text)
        return Answer(201, shapes.taken(text, root, self.sender), cut=rule.answer == "cut", seconds=rule.seconds)

    def _text(self, kind: str, asked: dict[str, typing.Any], to: str, rule: switches.Rule) -> texts.Text:
        given = asked.get("personalisation") or {}
        words = self._filled(kind, "content", given)
        if kind == "sms":
            length = wording.count(words)
            if length > wording.LIMIT:
                raise Fault(
                    400,
                    "BadRequestError",
                    f"Your message is too long. Text messages cannot be longer than {wording.LIMIT} characters. "
                    f"Your message is {length} characters long.",
                )
            words = wording.arrives(words)
        if not words:
            raise Fault(400, "BadRequestError", "Your message is empty.")
        return texts.Text(
            to=to,
            words=words,
            reference=asked.get("reference"),
            template=asked["template_id"],
            personalisation=given,
            created_at=self.shelf.now(),
            rule=rule,
            kind=kind,
            subject=self._filled(kind, "subject", given) if kind == "email" else None,
        )

    def _filled(self, kind: str, part: str, given: dict[str, typing.Any]) -> str:
        template = self.templates[kind]
        wanted = PASSED_THROUGH.findall("".join(template.values()))
        if missing := [name for name in wanted if given.get(name) is None]:
            raise Fault(400, "BadRequestError", f"Missing personalisation: {', '.join(missing)}")
        return PASSED_THROUGH.sub(lambda found: str(given[found[1]]), template[part])

    def _preview(self, template: str, asked: dict[str, typing.Any]) -> Answer:
        words = wording.arrives(self._filled("sms", "content", asked.get("personalisation") or {}))
        shown = {"id": template, "type": "sms", "version": 1, "body": words}
        return Answer(200, {**shown, "html": None, "subject": None, "postage": None})

    def _list(self, query: dict[str, list[str]], root: str) -> Answer:
        if wrong := set(query) - {"reference", "status", "template_type", "include_jobs", "older_than"}:
            raise Fault(400, "ValidationError", f"Additional properties are not allowed ({min(wrong)} was unexpected)")
        found = self.shelf.found(reference=query.get("reference", [None])[0], statuses=query.get("status", ()))
        shown = [shapes.shown(text, root) for text in found[:250]]
        return Answer(200, {"notifications": shown, "links": {"current": f"{root}v2/notifications"}})

    def _one(self, text_id: str, root: str) -> Answer:
        if not _is_uuid(text_id):
            raise Fault(400, "ValidationError", "notification_id is not a valid UUID")
        text = self.shelf.with_id(text_id)
        if text is None:
            raise Fault(404, "NoResultFound", "No result found")
        return Answer(200, shapes.shown(text, root))


def _read(body: bytes) -> dict[str, typing.Any]:
    try:
        asked = json.loads(body or b"{}")
    except ValueError:
        raise Fault(400, "BadRequestError", "Invalid JSON supplied in POST data") from None
    if not isinstance(asked, dict):
        raise Fault(400, "ValidationError", "The request is not of type object")
    return asked


def _check_fields(kind: str, asked: dict[str, typing.Any]) -> None:
    wrong = [f"{name} is a required property" for name in (ADDRESS[kind], "template_id") if not asked.get(name)]
    if extra := sorted(set(asked) - ALLOWED[kind]):
        verb = "was" if len(extra) == 1 else "were"
        wrong.append(f"Additional properties are not allowed ({', '.join(extra)} {verb} unexpected)")
    if asked.get("template_id") and not _is_uuid(asked["template_id"]):
        wrong.append("template_id is not a valid UUID")
    if len(str(asked.get("reference") or "")) > 1000:
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


def _pattern(kind: str, address: typing.Any) -> str:
    """What a switch's pattern is held against: the plain number where it is one."""
    try:
        return numbers.plain(str(address)) if kind == "sms" else str(address)
    except numbers.NotANumber:
        return str(address)


def _is_uuid(text: typing.Any) -> bool:
    try:
        return bool(uuid.UUID(str(text)))
    except ValueError:
        return False
