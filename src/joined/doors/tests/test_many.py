"""Many at once is the same as each by itself: rows, reasons to look, numbers and trail."""

import datetime

import pytest

from joined.base.making import making
from joined.base.promises import counts, of_every_room
from joined.doors import actions, models
from joined.huddle.tests import riverside
from joined.kit import errors
from joined.people import actions as people
from joined.people import models as persons
from joined.steps import models as steps
from joined.trail import models as trail

OURS = {"id", "person_id", "matter_id", "source_id", "reference", "thread", "pk", "version"}


def everybody(place):
    """People of our practice, of another and of none; with a number twice, an odd one, a telephone, needs."""
    ours, theirs = place.practice.pk, place.other_practice.pk
    return [
        people.Details(
            name="Amina Specimen", born_on=datetime.date(1991, 8, 14), practice_id=ours, phone="+447700900123"
        ),
        people.Details(
            name="Bożena Wzór", nhs_number="9990001197", practice_id=ours, needs=("Interpreter", "No stairs")
        ),
        people.Details(
            name="Bozena Wzor", nhs_number="999 000 1197", practice_id=theirs, lines="1 Lock Row", postcode="ZZ1 1AA"
        ),
        people.Details(name="Cai", nhs_number="9990001190", language="cy", pronouns="they"),
        people.Details(name="Deniz", neighbourhood_id=place.north.pk, ethnicity=13, call_me="Den"),
    ]


ASKINGS = [
    actions.Asking(ask="Who can start?", in_their_words="I want to sleep"),
    actions.Asking(ask="Somebody to talk with", talked="not_yet", talked_because="From a list", sharing="nhs_council"),
    actions.Asking(ask="Again", safety="can_wait", safety_words="Lives alone"),
    actions.Asking(ask="Now", safety="cannot_wait", safety_words="Tablets", who_was_rung="Duty"),
    actions.Asking(ask="Without a name", talked="said_no", sharing="no_name", asker_name="Zofia"),
]


def rows_of(model, ids, *, by="person_id"):
    """Every row of these people without what is drawn anew each time, in the order of the people."""
    with making(model._meta.app_label):
        found = list(model.objects.filter(**{f"{by}__in": ids}).values())
    kept = [
        {key: value for key, value in row.items() if key not in OURS} | {"who": ids.index(row[by])} for row in found
    ]
    return sorted(kept, key=repr)


def everything(made, referrals):
    ids = [person.pk for person in made]
    found = {
        model.__name__: rows_of(model, ids)
        for model in (
            persons.Identifier,
            persons.Phone,
            persons.Address,
            persons.Need,
            persons.Relationship,
            steps.Matter,
            steps.Responsibility,
            steps.NextStep,
            models.Referral,
        )
    }
    found["Person"] = rows_of(persons.Person, ids, by="id")
    with making("trail"):
        lines = trail.Event.objects.filter(person_id__in=ids, is_look=False).values_list(
            "person_id", "verb", "actor_name", "outcome", "thing_id"
        )
        said = [(ids.index(person), verb, who, outcome, bool(thing)) for person, verb, who, outcome, thing in lines]
    found["trail"] = sorted(said)
    return found


def singly(place, by):
    made = [people.welcome(by=by, details=one) for one in everybody(place)]
    asked = [
        actions.open(by=by, person=person, door="gp", asking=asking)
        for person, asking in zip(made, ASKINGS, strict=True)
    ]
    return everything(made, asked)


def together(place, by):
    made = people.welcome_many(by=by, each=everybody(place))
    asked = actions.open_many(by=by, door="gp", each=[actions.Asked(p, a) for p, a in zip(made, ASKINGS, strict=True)])
    assert [one.ask for one in asked] == [one.ask for one in ASKINGS]
    return everything(made, asked)


@pytest.mark.parametrize("who", ["gp", "nurse", "intake"])
def test_many_at_once_equals_each_by_itself(place, who):
    by = getattr(place, who)
    one_by_one = singly(place, by)
    with making("people"):
        persons.Identifier.objects.all().delete()  # else the second lot would find its numbers taken
    assert together(place, by) == one_by_one


def test_a_number_of_somebody_known_leaves_them_provisional_and_keeps_whose_it_is(place):
    first = riverside.somebody(place, name="Philippa Nonesuch", nhs_number="9990001197")
    made = people.welcome_many(by=place.gp, each=[people.Details(name="P Nonesuch", nhs_number="9990001197")])
    assert made[0].is_provisional
    with making("people"):
        assert persons.Identifier.objects.get(value="9990001197").person_id == first.pk


def test_who_is_known_is_asked_for_again_and_twice_in_one_list_joins(place):
    known = riverside.somebody(place)
    earlier = actions.open(by=place.gp, person=known, door="gp", asking=ASKINGS[0])
    new = people.welcome_many(by=place.gp, each=everybody(place)[:1])[0]
    each = [actions.Asked(known, ASKINGS[1]), actions.Asked(new, ASKINGS[0]), actions.Asked(new, ASKINGS[1])]
    again, first, second = actions.open_many(by=place.gp, door="gp", each=each)
    assert (again.joined_to_id, first.joined_to_id, second.joined_to_id) == (earlier.pk, None, first.pk)


def test_one_without_a_ground_stops_all_and_nothing_is_half_done(place):
    made = people.welcome_many(by=place.gp, each=everybody(place)[:2])
    wrong = actions.Asking(ask="No", talked="said_no", sharing="everybody")
    with pytest.raises(errors.Refused):
        actions.open_many(
            by=place.gp, door="gp", each=[actions.Asked(made[0], ASKINGS[0]), actions.Asked(made[1], wrong)]
        )
    with making("doors"):
        assert not models.Referral.objects.exists()


def test_whoever_may_not_add_one_may_not_add_many(place):
    with pytest.raises(errors.Forbidden):
        people.welcome_many(by=place.befriender, each=everybody(place))
    assert len(people.welcome_many(by=place.gp, each=everybody(place))) == 5


def test_every_promise_holds_after_many(place):
    together(place, place.gp)
    with making("base"):
        broken = {check: count for check, count in counts(of_every_room()).items() if count}
    assert broken == {}
