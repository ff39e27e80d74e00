"""Help that is agreed with somebody, and what becomes of it."""

from joined.caseload import actions as caring
from joined.caseload import queries as care
from joined.demo.hands.caring import Caring
from joined.demo.hands.ground import Row
from joined.interventions import queries as catalogue
from joined.kit import clock


class Helping(Caring):
    """Courses: agreed, and ended."""

    def agrees_course(
        self, slug: str, person: Row, name: str, *, wish: str = "", sessions: int | None = None, worker: str = ""
    ) -> Row:
        """Help of the catalogue, by its name, is agreed with them; the course. `worker`: who of the team gives it."""
        by, spell = self.who(slug), self.care(slug, person)
        offered = catalogue.offered(place_id=person.neighbourhood_id)
        agreed = caring.Agreed(
            intervention_id=next(one.id for one in offered if one.name == name),
            team_id=next(iter(by.team_ids)),
            agreed_on=clock.today(),
            worker_id=self.made.users[worker or slug].pk,
            sessions=sessions,
            wish=wish,
        )
        return caring.agree_course(by=by, spell=spell, agreed=agreed)

    def ends_course(self, slug: str, course: Row, result: str, line: str = "") -> None:
        """What became of help that was agreed: a key of `caseload.words.RESULTS`, and why in a line."""
        by = self.who(slug)
        now = care.course_row(to=by, course_id=course.pk)
        caring.finish_course(by=by, course=now, version=now.version, result=result, line=line)
