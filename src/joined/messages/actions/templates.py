"""Approved words: proposed by one person, approved by another who reads the language, retired (H31)."""

import datetime

from joined.kit import actors, clock, errors
from joined.messages import access, languages, levels, models, rules
from joined.messages import words as said
from joined.trail.writing import action


@action
def propose(
    *,
    by: actors.Actor,
    purpose: str,
    language: str,
    level: int,
    words: str,
    reading_note: str = "",
    direction: str = "",
) -> models.Template:
    """Words for somebody else to approve. Raises Forbidden, or Refused where they may not stand there."""
    access.check_may_keep_templates(by=by)
    _check(purpose, levels.Wording(language, level, words))
    return models.Template.objects.create(
        purpose=purpose,
        language=language,
        direction=direction or languages.direction(language),
        level=level,
        words=words.strip(),
        reading_note=reading_note.strip(),
        state="proposed",
        proposed_by=by.shown,
        proposed_at=clock.now(),
    )


@action
def approve(
    *,
    by: actors.Actor,
    template: models.Template,
    approver: str,
    approved_on: datetime.date | None = None,
    reading_note: str = "",
) -> models.Template:
    """A named person who reads the language approves them: they stand from now on, and what stood is retired.

    Raises Forbidden; Refused where nobody is named, who proposed them approves, or they are not proposed any more.
    """
    access.check_may_keep_templates(by=by)
    if not approver.strip():
        raise errors.Refused(said.NOBODY_APPROVED, field="approver")
    if approver.strip().casefold() == template.proposed_by.casefold():
        raise errors.Refused(said.ANOTHER_PERSON, field="approver")
    stood = models.Template.objects.filter(
        purpose=template.purpose, language=template.language, level=template.level, state="in_force"
    )
    stood.update(state="retired", retired_on=clock.today())
    row = models.Template.objects.filter(pk=template.pk, state="proposed")
    changed = row.update(
        state=rules.TEMPLATE.after("proposed", "approve"),
        approved_by=approver.strip(),
        approved_on=approved_on or clock.today(),
        reading_note=reading_note.strip() or template.reading_note,
    )
    if not changed:
        raise errors.Refused(said.NOT_PROPOSED)
    template.refresh_from_db()
    return template


@action
def retire(*, by: actors.Actor, template: models.Template) -> models.Template:
    """They stand no longer; messages that were written with them stay as they are."""
    access.check_may_keep_templates(by=by)
    row = models.Template.objects.filter(pk=template.pk, state__in=("proposed", "in_force"))
    if not row.update(state="retired", retired_on=clock.today()):
        raise errors.Refused(said.NOT_IN_FORCE)
    template.refresh_from_db()
    return template


@action
def adopt(
    *, by: actors.Actor, purpose: str, language: str, level: int, words: str, approved_by: str
) -> models.Template:
    """Words that were approved on paper, taken over whole when a place is set up."""
    proposed = propose(by=by, purpose=purpose, language=language, level=level, words=words)
    return approve(by=by, template=proposed, approver=approved_by)


def _check(purpose: str, wording: levels.Wording) -> None:
    if purpose not in said.PURPOSES:
        raise errors.Refused(f"Choose what the words are for: {', '.join(said.PURPOSES)}.", field="purpose")
    if wrong := levels.wrong_with_wording(wording):
        raise errors.Refused(wrong, field="language" if wrong == said.NO_SUCH_LANGUAGE else "words")
