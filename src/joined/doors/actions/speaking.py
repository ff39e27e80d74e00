"""Another language for the help page: whole, and approved by somebody who reads it."""

from collections.abc import Mapping

from joined.doors import models, questions
from joined.kit import actors, clock, errors
from joined.trail.writing import action


@action
def approve_language(
    *, by: actors.Actor, code: str, name: str, direction: str, words: Mapping[str, str], approved_by: str
) -> models.HelpLanguage:
    """From today the page is offered in it; an earlier wording of the same language ends.

    Raises Refused without a human's name, or while a sentence is missing: a page half in English misleads (H31).
    """
    if not approved_by.strip():
        raise errors.Refused("Name who approved these words: somebody who reads the language.", field="approved_by")
    missing = [sentence for sentence in questions.sentences() if not words.get(sentence, "").strip()]
    if missing:
        raise errors.Refused(f"{len(missing)} sentences are missing. The first: {missing[0]}", field="words")
    models.HelpLanguage.objects.filter(code=code, until_on=None).update(until_on=clock.today())
    return models.HelpLanguage.objects.create(
        code=code,
        name=name,
        direction=direction,
        words=dict(words),
        approved_by=approved_by.strip(),
        approved_on=clock.today(),
    )
