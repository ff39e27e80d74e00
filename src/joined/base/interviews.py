"""One question a page, for people who read it (interface.md §5): which questions are asked, and what was answered.

Answers are kept as they were sent and checked anew before anything is done with them. Skipping goes by what was
answered, so that a change of mind on the last page brings the questions that then belong to it.
"""

import dataclasses
import typing
from collections.abc import Callable, Iterable, Mapping

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from joined.base import forms, visitors, web
from joined.base.speaking import ENGLISH, Speaking
from joined.kit import errors

Choices = Mapping[str, Iterable[tuple[str, str]]]


class Told:
    """What somebody has answered so far: question → field → what was sent."""

    def __init__(self, answers: Mapping[str, Mapping[str, list[str]]]) -> None:
        self.answers = answers

    def first(self, field: str) -> str:
        """The answer in this field, as it was sent; nothing where it was not asked."""
        return next((values[field][0] for values in self.answers.values() if values.get(field)), "")


def always(told: Told) -> bool:
    """Asked of everybody."""
    return True


@dataclasses.dataclass(frozen=True, kw_only=True)
class Question:
    """One page: its name in what is kept, its words, its form, and whether it is asked."""

    name: str
    title: str
    form: type[forms.Form]
    asked: Callable[[Told], bool] = always

    def fill(self, choices: Choices, data: typing.Any = None) -> forms.Form:
        wanted = {name: offered for name, offered in choices.items() if name in self.form.base_fields}
        return self.form(data, choices=wanted)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Answer:
    """One line of the page that shows everything before it is sent."""

    number: int
    label: str
    text: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Interview:
    """The questions of one door, and where its pages are: addresses begin with `urls`, such as `helping`."""

    door: str
    urls: str
    questions: tuple[Question, ...]

    def told(self, visit: visitors.Visit) -> Told:
        return Told(visit.values.get("answers", {}))

    def asked(self, told: Told) -> list[int]:
        """Numbers of the questions that belong to these answers; a number stays whatever is skipped."""
        return [number for number, one in enumerate(self.questions, 1) if one.asked(told)]

    def at(self, number: int, told: Told) -> Question:
        """Raises NotHere for a question that is not asked."""
        if number not in self.asked(told):
            raise errors.NotHere()
        return self.questions[number - 1]

    def next_open(self, told: Told) -> int | None:
        """The first question that is asked and not answered yet; None when all are."""
        return next((n for n in self.asked(told) if self.questions[n - 1].name not in told.answers), None)

    def before(self, number: int, told: Told) -> int | None:
        return max((n for n in self.asked(told) if n < number), default=None)

    def filled(self, told: Told, choices: Choices) -> list[tuple[int, forms.Form]]:
        """Every question that was asked, checked anew."""
        return [
            (number, self._checked(self.questions[number - 1], told, choices))
            for number in self.asked(told)
            if self.questions[number - 1].name in told.answers
        ]

    def _checked(self, question: Question, told: Told, choices: Choices) -> forms.Form:
        form = question.fill(choices, MultiValueDict(dict(told.answers[question.name])))
        form.is_valid()
        return form

    def given(self, told: Told, choices: Choices) -> dict[str, typing.Any] | None:
        """What all forms gave, field by field; None while something is missing or has to be mended."""
        filled = self.filled(told, choices)
        if self.next_open(told) or any(form.errors for _, form in filled):
            return None
        return {field: value for _, form in filled for field, value in form.cleaned_data.items()}

    def shown(self, told: Told, choices: Choices, speaking: Speaking = ENGLISH) -> list[Answer]:
        """Every answer in words, each with the number of its question."""
        return [
            Answer(number=number, label=str(field.label), text=in_words(field))
            for number, form in self.filled(told, choices)
            for field in speaking.speak(form)
            if field.component != "hidden"
        ]


def in_words(field: forms.Bound) -> str:
    """What was answered, as the person reads it."""
    if field.component in ("radios", "chips", "pick", "tick_chips"):
        return ", ".join(option.label for option in field.options if option.is_chosen and option.value)
    if field.component == "tick":
        return "Yes" if field.is_ticked else "No"
    return field.typed.replace("/", " ").strip() if field.component == "born" else field.typed


def question(
    request: HttpRequest,
    interview: Interview,
    number: int,
    *,
    choices: Choices,
    beside: Callable,
    speaking: Speaking = ENGLISH,
) -> HttpResponse:
    """Show one question, or take its answer and go on to the next. `beside(told)`: what the page says under it."""
    visit = visitors.of(request, interview.door)
    told = interview.told(visit)
    found = interview.at(number, told)
    if request.method == "POST":
        form = found.fill(choices, request.POST)
        if form.is_valid():
            sent = {name: request.POST.getlist(name) for name in request.POST if _is_typed(name)}
            answers = {**told.answers, found.name: sent}
            visit.keep({**visit.values, "answers": answers})
            return visit.stays(_on(interview, Told(answers)))
    else:
        form = found.fill(choices)
        form.restore(told.answers.get(found.name, {}))
    asked = interview.asked(told)
    context = {
        "interview": interview,
        "question": found,
        "form": speaking.speak(form),
        "number": asked.index(number) + 1,
        "of": len(asked),
        "back": _back(interview, number, told),
        "has_written": bool(visit.values),
        **beside(told),
        **speaking.context,
    }
    status = 422 if form.errors else 200
    return web.page(request, "base/templates/question.jinja", context, status=status)


def _is_typed(name: str) -> bool:
    return name not in ("csrfmiddlewaretoken", "form_key")


def _on(interview: Interview, told: Told) -> HttpResponse:
    number = interview.next_open(told)
    return web.go(f"{interview.urls}:check") if number is None else web.go(f"{interview.urls}:question", number)


def _back(interview: Interview, number: int, told: Told) -> str:
    if interview.next_open(told) is None:
        return reverse(f"{interview.urls}:check")
    before = interview.before(number, told)
    return reverse(f"{interview.urls}:question", args=[before]) if before else reverse("helping:start")
