"""People who asked, for tests of what becomes of a request."""

from joined.base import rows
from joined.doors import actions, models, queries
from joined.huddle.tests import riverside
from joined.steps import queries as steps

ASKING = actions.Asking(ask="Who can start this week?", in_their_words="I want to sleep.")


def asked(place, name="Amina Specimen", *, asking=ASKING, by=None, door="gp", **more):
    """A request that came through a door and is on no agenda yet."""
    person = riverside.somebody(place, name=name, **more)
    made = actions.open(by=by or place.gp, person=person, door=door, asking=asking)
    return person, fresh(place, made)


def fresh(place, referral):
    """The request as the page has it that somebody opens."""
    with rows.house(referral.person_id):
        return models.Referral.objects.select_related("matter", "joined_to", "asker_team").get(pk=referral.pk)


def standing(place, person, *, to=None):
    """Who is responsible, and what comes next."""
    return steps.about(to=to or place.intake, person=person.pk)


def whats(place, person, *, to=None):
    """The words of every open step."""
    return [step.what for step in standing(place, person, to=to).steps]


def step_of(place, person, source):
    """The open step of this source."""
    return next((step for step in standing(place, person).steps if step.source == source), None)


def sees(actor, path):
    """What somebody reads at an address."""
    page = riverside.browser(actor).get(path)
    assert page.status_code == 200, page.status_code
    return page.text


def questions(place, person, referral):
    """What was asked about a request."""
    return queries.questions_of(to=place.intake, person=person.pk, matter_id=referral.matter_id).questions
