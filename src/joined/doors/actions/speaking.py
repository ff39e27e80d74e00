"""Another language for the help page: written by one, whole, and approved by another who reads it (H31)."""

from collections.abc import Mapping

from joined.doors import access, models, questions, rules
from joined.doors import words as said
from joined.kit import actors, clock, errors
from joined.messages import languages
from joined.trail.writing import action


@action
def propose_language(*, by: actors.Actor, code: str, name: str) -> models.HelpLanguage:
    """A language to write. Who changes one that is used begins with its words. Raises NotHere or Refused."""
    access.check_keeps_languages(by=by)
    code = code.strip()
    if not languages.is_tag(code) or code.lower().startswith("en"):
        raise errors.Refused("Write the tag of another language, such as so, ar or pa-Arab.", field="code")
    if models.HelpLanguage.objects.filter(code=code, state="proposed").exists():
        raise errors.Refused("This language is being written already. Go on with that one.", field="code")
    stands = models.HelpLanguage.objects.filter(code=code, state="in_force").first()
    return models.HelpLanguage.objects.create(
        code=code,
        name=name.strip(),
        direction=languages.direction(code),
        words=stands.words if stands else {},
        proposed_by=by.shown,
        proposed_on=clock.today(),
        written_by_ids=[str(by.id)],
    )


@action
def write_language(
    *, by: actors.Actor, language: models.HelpLanguage, version: int, words: Mapping[str, str]
) -> models.HelpLanguage:
    """Some of its sentences; an empty one is left for later. Raises Refused, or Conflict after somebody quicker."""
    access.check_keeps_languages(by=by)
    _check_proposed(language)
    for english, sentence in words.items():
        if sentence.strip() and not rules.is_told_alike(english, sentence):
            raise errors.Refused(f"{english} {said.SAME_ROOM.format(room=rules.room_in(english))}")
    kept = {english: sentence.strip() for english, sentence in words.items()}
    saved = models.HelpLanguage.objects.filter(pk=language.pk, version=version, state="proposed").update(
        version=version + 1,
        words={english: text for english, text in (language.words | kept).items() if text},
        written_by_ids=sorted({*language.written_by_ids, str(by.id)}),
    )
    language.refresh_from_db()
    if not saved:
        theirs = {english: language.words.get(english, "") for english in kept}
        raise errors.Conflict(yours=kept, theirs=theirs, by="")
    return language


@action
def approve_language(*, by: actors.Actor, language: models.HelpLanguage, approved_by: str) -> models.HelpLanguage:
    """From now on the page is offered in it; the wording that stood until now ends.

    Raises Refused without a human's name, to whoever wrote any of it, or while a sentence is missing (H31).
    """
    access.check_keeps_languages(by=by)
    _check_proposed(language)
    if not approved_by.strip() or approved_by.strip().casefold() == language.proposed_by.casefold():
        raise errors.Refused(said.WHO_READS_IT, field="approved_by")
    if str(by.id) in language.written_by_ids:
        raise errors.Refused(said.WRITTEN_BY_YOU)
    if missing := questions.missing(language.words):
        raise errors.Refused(said.NOT_ALL_WRITTEN.format(count=len(missing), first=missing[0]))
    stood = models.HelpLanguage.objects.filter(code=language.code, state="in_force")
    stood.update(state="ended", until_on=clock.today())
    models.HelpLanguage.objects.filter(pk=language.pk).update(
        state=rules.LANGUAGE.after(language.state, "approve"),
        approved_by=approved_by.strip(),
        approved_on=clock.today(),
    )
    language.refresh_from_db()
    return language


@action
def end_language(*, by: actors.Actor, language: models.HelpLanguage) -> models.HelpLanguage:
    """The page is in this language no longer, or what was proposed is taken back. Raises NotHere or Refused."""
    access.check_keeps_languages(by=by)
    verb = {"proposed": "take back", "in_force": "end"}.get(language.state)
    if verb is None:
        raise errors.Refused("This was ended already.")
    models.HelpLanguage.objects.filter(pk=language.pk).update(
        state=rules.LANGUAGE.after(language.state, verb), until_on=clock.today()
    )
    language.refresh_from_db()
    return language


def _check_proposed(language: models.HelpLanguage) -> None:
    if language.state != "proposed":
        raise errors.Refused("These words stand already. Propose the language again to change them.")
