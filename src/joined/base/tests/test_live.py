"""The hub: nothing that was withdrawn is missed while the database is away, and nothing stays open about nothing."""

import asyncio
import uuid

import pytest
from django import db
from django.conf import settings

from joined.base import live
from joined.kit import actors

SITTING = uuid.uuid4()
WHO = actors.Staff(
    id=uuid.uuid4(),
    name="Róisín Mac Giolla",
    organisation=uuid.uuid4(),
    organisation_name="Riverside NHS Trust",
    organisation_kind="nhs_trust",
    role="nurse",
)


class Scene:
    """Shows a name; the first so many looks find no database."""

    def __init__(self, *, away=0, is_known=True):
        self.away, self.is_known, self.asked, self.notices = away, is_known, [], []

    def refresh(self, *, about, readers, changes, notice):
        self.asked.append(set(changes))
        self.notices.append(notice)
        if len(self.asked) <= self.away:
            raise db.OperationalError("away")
        return {reader: live.Parts(html={"agenda": "Amina"}) for reader in readers} if self.is_known else {}

    def looked(self, *, looks):
        assert not list(looks)

    def still_in(self, *, readers):
        return set(readers)


@pytest.fixture
def shown(monkeypatch):
    """What a reader of a scene is sent first, after these changes were told; each waits no longer than it must."""
    monkeypatch.setattr(live, "CHECK_SECONDS", 0.01)
    monkeypatch.setattr(live, "GAP_SECONDS", 0.0)
    monkeypatch.setitem(settings.SCENES, "tests", f"{__name__}.SCENE")

    def show(scene, *changes):
        monkeypatch.setitem(globals(), "SCENE", scene)

        async def run():
            hub, reader = live.Hub(), live.Reader(actor=WHO, session="", about=SITTING)
            topic = f"tests:{SITTING}"
            hub.readers[topic] = {reader}
            for change in changes:
                hub.tell(topic, *change)
            return await asyncio.wait_for(reader.inbox.get(), 5)

        return asyncio.run(run())

    return show


def test_what_changed_while_the_database_was_away_is_looked_at_again_and_all_else_with_it(shown):
    scene = Scene(away=2)
    assert b"Amina" in shown(scene, ("said:7",))
    assert scene.asked == [{"said:7"}, {live.EVERYTHING}, {live.EVERYTHING}]


def test_whoever_asks_about_what_is_not_there_is_sent_away(shown):
    assert shown(Scene(is_known=False), (live.EVERYTHING,)) is None


def test_only_what_every_process_has_heard_of_has_a_number_the_latest(shown):
    def numbered(*changes):
        scene = Scene()
        shown(scene, *changes)
        return scene.notices

    assert numbered(("said:7", "101"), ("talk", "102")) == ["102"]
    assert numbered(("talk", "102"), ("said:7", "101"), ("talk", "103")) == ["103"]
    assert numbered(("talk", "102"), (live.EVERYTHING, "")) == [""]
    assert numbered((live.EVERYTHING, ""), (live.EVERYTHING, "104")) == [""]
