"""What is asked about a contact, a pause, a key worker. They validate only."""

import datetime
import typing
import uuid
from collections.abc import Iterable

from joined.base import forms
from joined.caseload import words
from joined.kit import clock

SHORT = 300
PAST_DAYS = (("Today", 0), ("Yesterday", -1))
NEXT_DAYS = (("In a week", 7), ("In two weeks", 14), ("In four weeks", 28))
AWAY_DAYS = (("Today", 0), ("Tomorrow", 1))
USUAL = ("01", "02", "11")
Choices = Iterable[tuple[uuid.UUID, str]]


def _people(first: str, found: Choices) -> list[tuple[str, str]]:
    return [("", first), *[(str(pk), name) for pk, name in found]]


class Next(forms.Form):
    """What is booked: a day, a time, how, with whom. Nothing is required until a day is given.

    `courses`: help that is being given to them, of which a contact may be a session.
    """

    course = forms.Pick(label="What was done", required=False, choices=())

    next_on = forms.DayField(label="Next contact", required=False, offered=NEXT_DAYS)
    next_time = forms.ClockField(label="At", required=False, max_length=20, hint="London time, such as 2pm")
    next_how = forms.Chips(
        label="How?", required=False, choices=tuple((code, words.MECHANISMS[code]) for code in USUAL)
    )
    next_who = forms.Pick(label="Who sees them?", required=False, choices=())
    next_where = forms.OneLine(label="Where", required=False, max_length=120)

    def __init__(self, *args: typing.Any, colleagues: Choices = (), courses: Choices = (), **given: typing.Any) -> None:
        super().__init__(*args, **given)
        self.fields["next_who"].choices = _people("Somebody to be named", colleagues)
        self.fields["course"].choices = _people(words.CHECK_IN, courses)

    def clean(self) -> dict[str, typing.Any]:
        given = super().clean() or self.cleaned_data
        day = given.get("next_on")
        if day is None:
            return given
        if day < clock.today():
            self.add_error("next_on", "Choose today or a day to come.")
        if not given.get("next_time") and "next_time" not in self.errors:
            self.add_error("next_time", "Say at what time.")
        if not given.get("next_how"):
            self.add_error("next_how", "Say how.")
        return given

    @property
    def next_at(self) -> datetime.datetime | None:
        """When it is booked."""
        given = self.cleaned_data
        return clock.moment_on(given["next_on"], given["next_time"]) if given["next_on"] else None

    @property
    def course_id(self) -> uuid.UUID | None:
        """Of which help it is a session; None for a check-in."""
        chosen = self.cleaned_data["course"]
        return uuid.UUID(chosen) if chosen else None

    @property
    def next_worker(self) -> uuid.UUID | None:
        """Who was chosen for it."""
        chosen = self.cleaned_data["next_who"]
        return uuid.UUID(chosen) if chosen else None


class Book(Next):
    """A contact to come."""

    def clean(self) -> dict[str, typing.Any]:
        given = super().clean()
        if not given.get("next_on") and "next_on" not in self.errors:
            self.add_error("next_on", "Choose a day.")
        return given


class Contact(Next):
    """Who was met, how, what became of it, in a line; and what is booked in the same breath."""

    on_day = forms.DayField(label="Which day?", missing="Choose the day.", offered=PAST_DAYS)
    at_time = forms.ClockField(label="At about", required=False, max_length=20)
    attendance = forms.Chips(
        label="Did you meet?", choices=tuple(words.ATTENDANCE.items()), missing="Choose what became of it."
    )
    mechanism = forms.Pick(label="How?", choices=tuple(words.MECHANISMS.items()), missing="Choose how.")
    kind = forms.Chips(label="With you", choices=tuple(words.KINDS.items()), required=False)
    with_whom = forms.Chips(label="Whom did you speak to?", choices=tuple(words.WITH.items()), required=False)
    line = forms.OneLine(label="In a line", required=False, max_length=SHORT)
    from_other = forms.Tick(label="Somebody else told us this", required=False)

    MORE = ("on_day", "at_time", "with_whom", "kind", "from_other", "next_how", "next_who", "next_where")
    """What is seldom changed, and folded away."""

    @property
    def is_more_wrong(self) -> bool:
        """Whether something that is folded away has to be put right."""
        return any(name in self.errors for name in self.MORE)

    def clean_on_day(self) -> datetime.date:
        """Today or before."""
        day = self.cleaned_data["on_day"]
        if day > clock.today():
            self.add_error("on_day", "This is still to come. Book it instead.")
        return day

    @property
    def at(self) -> datetime.datetime:
        """When it was: now, or at midday of an earlier day, where no time is given."""
        given = self.cleaned_data
        if given["at_time"]:
            return clock.moment_on(given["on_day"], given["at_time"])
        if given["on_day"] == clock.today():
            return clock.now()
        return clock.moment_on(given["on_day"], datetime.time(12))


class Correct(Contact):
    """The same, with why it is put right. Nothing is booked here."""

    why = forms.OneLine(label="Why do you put it right?", max_length=SHORT, missing="Say why, in a few words.")


class CallOff(forms.Form):
    """A contact that does not take place."""

    attendance = forms.Chips(
        label="Who cancelled?",
        choices=tuple((code, words.ATTENDANCE[code]) for code in words.CANCELLED),
        missing="Choose who cancelled.",
    )
    why = forms.OneLine(label="Why, in a few words", required=False, max_length=SHORT)


class Worker(forms.Form):
    """A key worker or deputy."""

    role = forms.Chips(label="As", choices=tuple(words.ROLES.items()), missing="Choose as what.")
    worker = forms.Pick(label="Who?", choices=(), missing="Choose who.")
    asked_for = forms.Chips(
        label="Did they ask for the change?", choices=tuple(words.ASKED_FOR.items()), missing="Choose one."
    )
    why = forms.OneLine(label="Why, in a few words", required=False, max_length=SHORT)

    def __init__(self, *args: typing.Any, colleagues: Choices = (), **given: typing.Any) -> None:
        super().__init__(*args, **given)
        self.fields["worker"].choices = _people("Choose", colleagues)


class Circle(forms.Form):
    """Who helps them, and whom they look after: their words, and no label."""

    helped_by = forms.Paragraph(label="Who helps you?", required=False, max_length=1000)
    looks_after = forms.Paragraph(label="Whom do you look after, children too?", required=False, max_length=1000)
    would_not_say = forms.Tick(label="They would rather not say", required=False)


class Pause(forms.Form):
    """A ward stay, or a break that they asked for."""

    kind = forms.Chips(label="Why does the clock stand still?", choices=tuple(words.PAUSES.items()), missing="Choose.")
    from_on = forms.DayField(label="From", missing="Choose the first day.", offered=PAST_DAYS)
    until_on = forms.DayField(
        label="Until", required=False, offered=NEXT_DAYS, hint="Of a break; leave it empty for a ward"
    )
    why = forms.OneLine(label="In a few words", max_length=SHORT, missing="Say why, in a few words.")
    safety_plan = forms.OneLine(label="What they do if it gets worse", required=False, max_length=SHORT)
    review_on = forms.DayField(label="We look at it on", required=False, offered=NEXT_DAYS)


class EndPause(forms.Form):
    """The pause is over; of a ward: to where."""

    until_on = forms.DayField(label="Which day?", missing="Choose the day.", offered=PAST_DAYS)
    left_to = forms.Chips(
        label="Where did they go?", choices=tuple(words.WARDS_LEFT.items()), missing="Say where they went."
    )

    def __init__(self, *args: typing.Any, is_ward: bool, **given: typing.Any) -> None:
        super().__init__(*args, **given)
        if not is_ward:
            del self.fields["left_to"]


class Pace(forms.Form):
    """Closer or lighter; never further apart than the rule."""

    intensity = forms.Chips(label="How closely?", choices=tuple(words.INTENSITIES.items()), missing="Choose.")
    max_days = forms.OneLine(label="At most so many days between contacts", max_length=2, missing="Give a number.")
    why = forms.OneLine(label="Why shorter for them", required=False, max_length=SHORT)

    def clean_max_days(self) -> int:
        """A whole number."""
        text = self.cleaned_data["max_days"]
        if not text.isdecimal():
            self.add_error("max_days", "Give a whole number of days, such as 14.")
            return 0
        return int(text)


class HandOver(forms.Form):
    """Another team is asked to go on."""

    team = forms.Pick(label="Which team?", choices=(), missing="Choose a team.")
    asked_for = forms.Chips(
        label="Did they ask for the move?", choices=tuple(words.ASKED_FOR.items()), missing="Choose one."
    )
    why = forms.OneLine(label="Why, in a few words", max_length=200, missing="Say why, in a few words.")

    def __init__(self, *args: typing.Any, teams: Choices = (), **given: typing.Any) -> None:
        super().__init__(*args, **given)
        self.fields["team"].choices = _people("Choose", teams)


class Late(forms.Form):
    """Why a contact was late, and what is done about it."""

    due_on = forms.Hidden()
    cause = forms.Chips(label="What did it come of?", choices=tuple(words.CAUSES.items()), missing="Choose one.")
    what = forms.OneLine(label="What happened", max_length=SHORT, missing="Say what happened.")
    does = forms.OneLine(label="What we do about it", max_length=SHORT, missing="Say what we do about it.")

    def clean_due_on(self) -> datetime.date:
        """The day that passed, as the page gave it."""
        try:
            return datetime.date.fromisoformat(self.cleaned_data["due_on"])
        except ValueError:
            self.add_error("due_on", "Open this page again from their care.")
            return datetime.date.min


class Away(forms.Form):
    """Days on which I am away, both included."""

    from_on = forms.DayField(label="First day away", missing="Choose the first day.", offered=AWAY_DAYS)
    until_on = forms.DayField(label="Last day away", missing="Choose the last day.")

    def clean(self) -> dict[str, typing.Any]:
        given = super().clean() or self.cleaned_data
        first, last = given.get("from_on"), given.get("until_on")
        if first and last and last < first:
            self.add_error("until_on", "The last day is before the first.")
        elif last and last < clock.today():
            self.add_error("until_on", "Choose today or a day to come.")
        return given


class Proposed(forms.Form):
    """A booking as the forecast proposed it."""

    person = forms.Hidden()
    at = forms.Hidden()
    worker = forms.Hidden()


class MoveMany(forms.Form):
    """Why several people get another key worker."""

    asked_for = forms.Chips(
        label="Did they ask for the change?", choices=tuple(words.ASKED_FOR.items()), missing="Choose one."
    )
    why = forms.OneLine(label="Why, in a few words", max_length=SHORT, missing="Say why, in a few words.")


class TakeOut(forms.Form):
    """What a file of people is needed for."""

    why = forms.OneLine(label="What do you need the file for?", max_length=80, missing="Say what you need it for.")
