from joined.base.making import making
from joined.doors import actions
from joined.huddle import actions as huddle
from joined.huddle.tests import riverside
from joined.huddle.tests.test_actions import ASKING, brought
from joined.people import models, access
from joined.steps import actions as promising

def test_x(place):
    person, referral, item = brought(place)
    promising.take_responsibility(by=riverside.SET_UP, person=person, team=place.community, why="said yes")
    huddle.bring(by=place.gp, person=person, asking=ASKING, extra=huddle.Bringing())
    names = {t.pk: t.name for t in (place.intake_team, place.community, place.practice_team, place.social_care, place.befriending, place.other_practice_team)}
    with making("people"):
        for r in models.Relationship.objects.filter(person=person):
            print(r.kind, r.party_kind, names.get(r.party_id, r.party_id), r.from_at, r.until_at)
    for s in ("identity","huddle","step"):
        print(s, access.decide(to=place.intake, person=person.pk, scope=s))
