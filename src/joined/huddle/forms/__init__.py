"""What the huddle's forms ask, and how their errors read. They validate only."""

import datetime
import typing
import uuid

from django.core.exceptions import ValidationError

from joined.base import forms
from joined.doors import words as requests
from joined.huddle import rules, words
from joined.huddle.forms.partners import (
    AnswerPartner,
    PartnerOffer,
    PartnerPass,
    PartnerQuestion,
    PartnerView,
    PartnerYes,
)
from joined.messages import queries as messages
from joined.people import queries as people
from joined.people import typed

__all__ = ["AnswerPartner", "PartnerOffer", "PartnerPass", "PartnerQuestion", "PartnerView", "PartnerYes"]

YES_NO = (("yes", "Yes"), ("no", "No"))
RING = (("yes", "Yes"), ("times", "Only these times"), ("no", "No"))
TEXT = (("3", "The plan"), ("2", "NHS and a time"), ("1", "Only: please ring"), ("0", "No"))
NEVER = (("nobody", "Nobody"), ("yes", "Yes, a name"))
STEP_ROWS = 4


class Bring(forms.Form):
    """One short page: what, in their words, who may talk about it, how to reach them, is anybody at risk."""

    ask = forms.OneLine(label="What are you asking?", hint="One line", max_length=500)
    in_their_words = forms.Paragraph(label="In their words", hint="Exactly what they said", required=False)
    talked = forms.Chips(label="Have you talked with them about this?", choices=tuple(requests.TALKED.items()))
    talked_because = forms.OneLine(label="Not yet, because", required=False, max_length=300)
    sharing = forms.Chips(label="Who may talk about it?", choices=tuple(requests.SHARING.items()))
    hear = forms.TickChips(label="Expected there: untick anybody they do not want", choices=(), required=False)
    unnamed_line = forms.OneLine(
        label="The one line to say without their name",
        hint="Nothing that tells who it is. Left empty, nothing is shown",
        required=False,
        max_length=300,
    )
    may_ring = forms.Chips(label="May we ring them?", choices=RING)
    ring_times = forms.OneLine(label="Which times", required=False, max_length=80)
    may_text = forms.Chips(label="May we text them?", hint="How much a text may say", choices=TEXT)
    phone = forms.PhoneField(label="Their number", hint="Only if it has changed", required=False)
    alone = forms.Chips(label="Were they on their own when you asked?", choices=tuple(people.ALONE.items()))
    if_answered = forms.Chips(label="If somebody else answers?", choices=tuple(people.IF_ANSWERED.items()))
    may_speak_to = forms.OneLine(label="Whom may we speak to", required=False, max_length=255)
    never = forms.Chips(
        label="Anybody who should not be told, or not be in the room?",
        hint="Nobody at the huddle sees this name",
        choices=NEVER,
    )
    never_name = forms.OneLine(label="Their name", required=False, max_length=255)
    safety = forms.Chips(label="Is anybody’s safety at risk?", choices=tuple(requests.SAFETY.items()))
    safety_words = forms.OneLine(label="Whose safety, and how", required=False, max_length=500)
    who_was_rung = forms.OneLine(label="Whom have you rung?", required=False, max_length=200)
    story = forms.OneLine(label="One line of the story", hint="NHS and council only", required=False, max_length=500)
    partner_line = forms.OneLine(
        label="One line for charities",
        hint="What they need to know to offer help",
        required=False,
        max_length=300,
    )

    def __init__(
        self,
        *args: typing.Any,
        organisations: typing.Sequence[tuple[uuid.UUID, str, str]] = (),
        **kwargs: typing.Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["hear"].choices = [(str(pk), name) for pk, name, _ in organisations]

    NEEDED = (
        ("talked", "not_yet", "talked_because", "Say why not yet, in a few words."),
        ("may_ring", "times", "ring_times", "Say at which times we may ring."),
        ("if_answered", "may_speak", "may_speak_to", "Say whom we may speak to."),
        ("never", "yes", "never_name", "Write the name. Nobody at the huddle sees it."),
        ("safety", "can_wait", "safety_words", "Say whose safety, and how, in a few words."),
        ("safety", "cannot_wait", "safety_words", "Say whose safety, and how, in a few words."),
        ("safety", "cannot_wait", "who_was_rung", "Say whom you have rung, or “nobody yet”."),
    )

    def clean(self) -> dict[str, typing.Any]:
        given = super().clean() or self.cleaned_data
        for field, answer, needed, sentence in self.NEEDED:
            if given.get(field) == answer and not given.get(needed):
                self.add_error(needed, sentence)
        if self.fields["hear"].choices and rules.says_nothing(given.get("sharing", ""), given.get("hear", ())):
            self.add_error("hear", words.NOBODY_TICKED)
        return given


class ByDay(forms.OneLine):
    """A day in a table, from the browser's own calendar; gives a date or None."""

    WRONG = "Write a day such as 6 March 2026, or choose one."

    def clean(self, value: typing.Any) -> datetime.date | None:
        text = super().clean(value)
        if not text:
            return None
        found = typed.day_in(text)
        if found is None:
            raise ValidationError(self.WRONG)
        return found


class View(forms.Form):
    """A view in a line or two."""

    words = forms.OneLine(label="What do you think?", max_length=500)


class Offer(forms.Form):
    """What a team could do, and from when."""

    team = forms.Pick(label="Team")
    service = forms.OneLine(label="Which service", required=False, max_length=120)
    what = forms.OneLine(label="What could you do?", max_length=300)
    who = forms.OneLine(label="Who would do it", required=False, max_length=120)
    first_on = ByDay(label="From when", required=False)
    languages = forms.OneLine(label="Language", required=False, max_length=120)
    space = forms.OneLine(label="Space", required=False, max_length=120)


class NotForUs(forms.Form):
    """No, and who could help instead."""

    team = forms.Pick(label="Team")
    why = forms.OneLine(label="Why not you?", max_length=300)
    next_door = forms.OneLine(label="Who could help instead?", hint="A next door that you have asked", max_length=300)


def _who_says_yes(teams: typing.Sequence[typing.Any], knew: list[uuid.UUID]) -> list[tuple[str, str]]:
    """Everybody of these teams; who is or was their key worker comes first, and it is said (S3)."""
    every = [(pk, name, team) for team in teams if team.may_hold for pk, name in team.members]
    every.sort(key=lambda one: knew.index(one[0]) if one[0] in knew else len(knew))
    return [(str(pk), f"{name}, {team.name}{words.KNOWS_THEM if pk in knew else ''}") for pk, name, team in every]


class Decide(forms.Form):
    """The plan in plain words, one responsible team, and next steps."""

    plan = forms.Paragraph(label="The plan, in plain words", hint="They can read this")
    team = forms.Pick(label="Responsible team")
    accepted_by = forms.Pick(label="Who of that team says yes, here?", required=False)
    first_contact_on = ByDay(label="They first meet on", required=False)
    said_at = forms.ClockField(label="Decided at", required=False, max_length=20)
    asked_for = forms.Pick(
        label="Did they ask for another worker?", required=False, choices=[("", "Choose"), *words.ASKED_FOR.items()]
    )
    version = forms.Version()

    def __init__(
        self,
        *args: typing.Any,
        teams: typing.Sequence[typing.Any] = (),
        knew: typing.Sequence[uuid.UUID] = (),
        **kwargs: typing.Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.is_known = bool(knew)
        names = [(str(team.id), team.name) for team in teams]
        self.fields["team"].choices = [
            ("", "Choose a team"),
            *[(str(t.id), t.name) for t in teams if t.may_hold],
        ]
        self.fields["accepted_by"].choices = [
            ("", "Nobody here: ask them"),
            *_who_says_yes(teams, list(knew)),
        ]
        for n in range(1, STEP_ROWS + 1):
            self.fields[f"what_{n}"] = forms.OneLine(label=f"Next step {n}: what", required=False, max_length=300)
            self.fields[f"who_{n}"] = forms.Pick(
                label=f"Who, step {n}", required=False, choices=[("", "Choose"), *names]
            )
            self.fields[f"by_{n}"] = ByDay(label=f"By when, step {n}", required=False)
            self.fields[f"yes_{n}"] = forms.Tick(label="Said yes", required=False)

    @property
    def rows(self) -> list[dict[str, typing.Any]]:
        """The next steps as rows of a table: what, who, by when, said yes."""
        names = ("what", "who", "by", "yes")
        return [{name: self[f"{name}_{n}"] for name in names} for n in range(1, STEP_ROWS + 1)]

    def planned(self) -> tuple[rules.Planned, ...]:
        """The next steps that were filled in, in part or whole."""
        given, found = self.cleaned_data, []
        for n in range(1, STEP_ROWS + 1):
            what, who, by = given.get(f"what_{n}"), given.get(f"who_{n}"), given.get(f"by_{n}")
            if what or who or by:
                step = rules.Planned(
                    what or "", uuid.UUID(who) if who else None, by, said_yes=bool(given.get(f"yes_{n}"))
                )
                found.append(step)
        return tuple(found)


class SaidAt(forms.ClockField):
    """When it was said, where it is written down late, from paper."""

    def __init__(self, **given: typing.Any) -> None:
        super().__init__(
            label="Said at", hint="Only if you write it down late, from paper", required=False, max_length=20, **given
        )


class Note(forms.Form):
    """What was said, in a line or two."""

    said = forms.OneLine(label="What was said", max_length=500, missing="Write what was said, in a line or two.")
    said_at = SaidAt()


class TakeOver(forms.Form):
    """Who chairs from now on."""

    chair = forms.Pick(label="Who chairs from now on")


class Scribe(forms.Form):
    """Who writes while the chair talks."""

    scribe = forms.Pick(label="Who writes while the chair talks", required=False)


class Teller(forms.Form):
    """Who tells one person their plan."""

    who = forms.Pick(label="Who tells them", missing="Choose who tells them.")
    by = ByDay(label="By when", missing="Say by when.")


class Tell(forms.Form):
    """The words of a text, e-mail or letter, checked against the alphabet and the level when it is written."""

    words = forms.Paragraph(label="The words", rows=6)
    urgent = forms.Tick(label="It cannot wait: if it has not gone in 15 minutes, somebody rings", required=False)


class Called(forms.Form):
    """What came of ringing them."""

    result = forms.Chips(
        label="What came of it?", choices=tuple(messages.ATTEMPTS.items()), missing="Say what came of the call."
    )
    words = forms.OneLine(label="In a few words", required=False, max_length=300)
    with_interpreter = forms.Tick(label="With an interpreter", required=False)
    again_on = forms.DayField(label="Ring again", required=False)


class Handed(forms.Form):
    """They were told face to face."""

    words = forms.OneLine(
        label="Where, and what they said",
        hint="At the hostel, on paper; he will come on Friday",
        required=False,
        max_length=300,
    )
    with_interpreter = forms.Tick(label="With an interpreter", required=False)


class NotThis(forms.Form):
    """What they said, in their words."""

    their_words = forms.Paragraph(label="What did they say?", hint="In their words. It opens the next huddle")
