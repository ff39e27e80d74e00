"""Another worker or team, decided at a huddle: whoever knew them stands first, and whether they asked for it counts."""

from django.urls import reverse

from joined.base import rows
from joined.caseload import actions, queries
from joined.caseload.tests.test_contacts import at, met
from joined.huddle import actions as huddle
from joined.huddle import forms, models
from joined.huddle import queries as boards
from joined.huddle.tests import riverside
from joined.huddle.tests.riverside import browser
from joined.huddle.tests.test_actions import ASKING, everybody
from joined.kit import clock

SITTING = at("2026-03-10", "12:35")


def brought_again(place, person):
    """Somebody in care, on the agenda of the tenth."""
    with clock.at(at("2026-03-10", "09:10")):
        more = huddle.Bringing(may_hear=everybody(place), ways=riverside.ways())
        huddle.bring(by=place.gp, person=person, asking=ASKING, extra=more)
    with rows.context(place.chair):
        return models.AgendaItem.objects.select_related("sitting__huddle").latest("brought_at")


def sent(place, **more):
    given = {"plan": "Gethin goes on", "team": str(place.social_care.pk), "accepted_by": str(place.social_worker.id)}
    given |= {"first_contact_on": "2026-03-12", "what_1": "Ring them", "who_1": str(place.social_care.pk)}
    return given | {"by_1": "2026-03-11", "yes_1": "yes"} | more


def test_who_knew_them_stands_first_and_says_so(place, person):
    teams = boards.teams(neighbourhood_id=place.north.pk)
    plain = forms.Decide(teams=teams).fields["accepted_by"].choices
    knew = queries.knew_them(to=place.chair, person=person.pk)
    first = forms.Decide(teams=teams, knew=knew).fields["accepted_by"].choices
    assert first[1] == (
        str(place.nurse.id),
        "Róisín Mac Giolla, Community mental health, North (is or was their key worker)",
    )
    assert {value for value, _ in first} == {value for value, _ in plain}


def test_a_team_that_they_did_not_ask_for_is_counted_when_it_has_met_them(place, person, spell):
    item = brought_again(place, person)
    with clock.at(SITTING):
        page = browser(place.chair)
        shown = page.get(reverse("huddle:board", args=[item.sitting_id]) + f"?item={item.pk}").content.decode()
        assert "ask for another worker or team?" in shown
        said = sent(place, asked_for="no", version=str(item.version))
        done = page.post(reverse("huddle:propose", args=[item.pk]), said)
        assert done.status_code == 303
    with clock.at(at("2026-03-12", "16:00")):
        seen = met(place, at("2026-03-12"), team_id=place.social_care.pk, worker_id=place.social_worker.id)
        actions.record(by=place.social_worker, spell=spell, happened=seen)
        moved = queries.care_of(to=place.social_worker, person=person.pk).continuous.moved
        assert (moved.not_asked, moved.unknown) == (1, 0)
