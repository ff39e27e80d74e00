"""Web and worker are killed at random: what was answered "saved" is there once, and no text goes twice (F-01, F-02)."""

import contextlib
import json
import os
import random
import re
import signal
import subprocess
import urllib.request
import uuid

import pytest
from conftest import MANAGE

from joined.base.postgresql import Trouble
from joined_launch import processes, try_it

KILLS = 5
VIEWS = 6
TEXTS = 3
SEED = 20260303
WRITE = """
import json
from joined.accounts import queries as who
from joined.base import rows
from joined.demo import cast
from joined.messages import queries as messages
from joined.people import actions, models, queries
gp = who.staff(user_id=who.user_called(name=[p.name for p in cast.PEOPLE if p.slug == "gp"][0]))
sent = []
with rows.context(gp):
    people = list(models.Person.objects.filter(practice_id=gp.organisation).order_by("name_key"))
for person in people:
    with rows.context(gp):
        reach = queries.how_to_reach(to=gp, person=person.pk)
        if reach.text.is_allowed and len(sent) < COUNT:
            own = messages.own_words(organisation_id=gp.organisation)
            words = messages.draft(purpose="plan", level=1, language="en", values=own).words
            sent.append(str(actions.text(by=gp, person=person, words=words, level=1).pk))
print(json.dumps(sent))
"""


def test_five_kills_lose_nothing_and_send_nothing_twice(town):
    luck = random.Random(SEED)
    gp = signed_in(town)
    sitting = gp.open("/").sitting
    acknowledged, messages = [], []
    for number in range(KILLS):
        messages += texts_written(town)
        unlucky = luck.randrange(VIEWS)
        for n in range(VIEWS):
            words = f"View {number} {n} of many"
            key = uuid.uuid4().hex
            if n == unlucky:
                kill(town, "web" if number % 2 else "worker")
            acknowledged.append(said(gp, town, sitting, words, key))
    shown = gp.open(sitting).text
    assert [words for words in acknowledged if shown.count(words) != 1] == []
    sent = until_all_are_sent(town, messages)
    assert sent
    assert set(sent.values()) == {1}


def signed_in(town):
    visitor = try_it.Visitor(town.address)
    page = visitor.open("/demo/sign-in/")
    form = next(dict(page.forms[n]) for value, n in page.choices if value == "gp")
    visitor.open(form.pop("") or "/demo/sign-in/", {**form, "as": "gp"})
    return visitor


def said(visitor, town, sitting, words, key):
    """Send one view until it is answered, always with the same key."""
    for _ in range(5):
        with contextlib.suppress(Trouble, OSError):
            page = visitor.open(sitting)
            action = re.search(r'action="(/huddles/items/[0-9a-f-]+/view/)"', page.text)[1]
            token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)[1]
            fields = {"words": words, "form_key": key, "csrfmiddlewaretoken": token}
            if words in visitor.open(action, fields).text:
                return words
        processes.until_up(town.run, f"{town.address}/up")
    raise AssertionError(f"“{words}” was never answered.")


def kill(town, name):
    """kill -9, and the same server again."""
    child = town.run.children[name]
    with open(f"/proc/{child.pid}/environ", "rb") as file:
        env = dict(pair.split("=", 1) for pair in file.read().decode().split("\0") if "=" in pair)
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    town.run.start(name, child.args, env)


def texts_written(town):
    code = WRITE.replace("COUNT", str(TEXTS))
    ran = subprocess.run(
        [*MANAGE, "shell", "--verbosity", "0", "-c", code], env=town.env, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout.strip().splitlines()[-1])


def until_all_are_sent(town, messages):
    """How often the stand-in was asked to send each text; waits for the last one, at most 60 seconds (F-02)."""
    if not processes.until(lambda: len(counts(town, messages)) == len(set(messages)), seconds=60, every=0.3):
        pytest.fail(f"{len(set(messages)) - len(counts(town, messages))} texts were never sent.")
    return counts(town, messages)


def counts(town, messages):
    with urllib.request.urlopen(f"{town.phones}/sent", timeout=10) as answer:
        told = json.load(answer)["references"]
    return {reference: told[reference]["taken"] for reference in messages if told.get(reference, {}).get("taken")}
