"""Links without a password: telephones registered for them, codes by text, and what a link opens (T34).

The secret of a link or a code is made where it is sent, and only its digest is kept.
"""

from __future__ import annotations

import datetime
import hmac
import secrets
import typing
import uuid

from django.db.models import F, Sum
from django.utils import crypto

from joined.accounts import access, behind, models, queries, rules, words
from joined.base import happenings
from joined.kit import actors, clock, errors
from joined.places import access as keeping
from joined.trail.writing import action

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.places import models as rows


@action
def register(*, by: actors.Actor, user: models.User, organisation: rows.Organisation, number: str) -> models.Telephone:
    """A worker's telephone, in the place of an earlier one; it opens nothing until `try_code` confirms it.

    Raises Refused for NHS, practice and council: their workers sign in; and for who does not work there today.
    """
    access.check_organisation(by, organisation.pk)
    if keeping.is_direct_care(organisation):
        raise errors.Refused(words.SIGN_IN_INSTEAD, field="number")
    if queries.membership(user_id=user.pk, organisation=organisation.pk) is None:
        raise errors.Refused(words.NOT_AT_WORK, field="number")
    for earlier in models.Telephone.objects.filter(user=user, organisation=organisation, ended_at=None):
        _end(earlier, by)
    telephone = models.Telephone.objects.create(
        user=user, organisation=organisation, number=number, registered_at=clock.now(), registered_by=by.shown
    )
    _send_code(telephone, None)
    return telephone


@action
def end_telephone(*, by: actors.Actor, telephone: models.Telephone) -> models.Telephone:
    """From this moment on its links open nothing, on any device."""
    access.check_organisation(by, telephone.organisation_id)
    _end(telephone, by)
    telephone.refresh_from_db()
    return telephone


def _end(telephone: models.Telephone, by: actors.Actor) -> None:
    ending = models.Telephone.objects.filter(pk=telephone.pk, ended_at=None)
    ending.update(ended_at=clock.now(), ended_by=by.shown)


@action
def issue(
    *, by: actors.System, telephone: models.Telephone, team: rows.Team, purpose: str, about: uuid.UUID, says: str
) -> list[models.Link]:
    """A link for each registered address of this worker, text and e-mail, good for `LINK_HOURS`; it is sent at once."""
    now = clock.now()
    made = [
        models.Link(
            telephone=telephone,
            team=team,
            purpose=purpose,
            about=about,
            channel=channel,
            says=says,
            made_at=now,
            until_at=now + datetime.timedelta(hours=rules.LINK_HOURS),
        )
        for channel in rules.LINK_CHANNELS
    ]
    models.Link.objects.bulk_create(made)
    for link in made:
        happenings.announce("accounts.link_made", link=str(link.pk))
    return made


@action
def mint_link(*, by: actors.System, link: models.Link) -> str:
    """The secret part of the address, for whoever sends it now; an earlier one of this link opens nothing more."""
    token = secrets.token_urlsafe(32)
    models.Link.objects.filter(pk=link.pk).update(digest=behind.digest(token))
    return token


@action
def ask_code(*, by: actors.System, link: models.Link) -> bool:
    """Text a code to the link's own telephone. False: it has had as many as it may today."""
    return _send_code(link.telephone, link)


def _send_code(telephone: models.Telephone, link: models.Link | None) -> bool:
    now = clock.now()
    today = models.TextCode.objects.filter(telephone=telephone, asked_at__gt=now - clock.days(1))
    if not rules.may_ask_for_code(asked=today.count()):
        return False
    code = models.TextCode.objects.create(
        telephone=telephone,
        link=link,
        asked_at=now,
        until_at=now + datetime.timedelta(minutes=rules.CODE_MINUTES),
    )
    happenings.announce("accounts.code_asked", code=str(code.pk))
    return True


@action
def mint_code(*, by: actors.System, code: models.TextCode) -> str:
    """The digits, for whoever sends them now."""
    digits = f"{secrets.randbelow(10**rules.CODE_DIGITS):0{rules.CODE_DIGITS}}"
    models.TextCode.objects.filter(pk=code.pk).update(digest=_digest(code, digits))
    return digits


def _digest(code: models.TextCode, digits: str) -> str:
    """Keyed with the house's own secret: six digits alone could be found from their digest."""
    return crypto.salted_hmac(f"text code {code.pk}", digits, algorithm="sha256").hexdigest()


@action
def try_code(*, by: actors.Actor, telephone: models.Telephone, link: models.Link | None, digits: str) -> str:
    """Whether these are the digits of the newest code for this link, or (no link) for confirming the telephone.

    Gives `right`, `wrong` or `too many`; every try is counted before it is compared, and a code works once.
    """
    if not rules.may_try(wrong=_tried_of_late(telephone)):
        return rules.TOO_MANY
    now = clock.now()
    newest = behind.newest_code(telephone=telephone, link=link)
    if newest is None:
        return rules.WRONG
    live = models.TextCode.objects.filter(pk=newest.pk, used_at=None, until_at__gt=now, tries__lt=rules.MOST_TRIES)
    if not live.update(tries=F("tries") + 1, tried_at=now):
        return rules.WRONG
    is_right = newest.digest and hmac.compare_digest(newest.digest, _digest(newest, "".join(digits.split())))
    if not is_right or not models.TextCode.objects.filter(pk=newest.pk, used_at=None).update(used_at=now):
        return rules.WRONG
    if link is None:
        models.Telephone.objects.filter(pk=telephone.pk, ended_at=None).update(confirmed_at=now)
    return rules.RIGHT


def _tried_of_late(telephone: models.Telephone) -> int:
    since = clock.now() - rules.TRIES_WITHIN
    wrong = models.TextCode.objects.filter(telephone=telephone, tried_at__gt=since, used_at=None)
    return wrong.aggregate(sum=Sum("tries"))["sum"] or 0


@action
def open_link(*, by: actors.Staff, link: models.Link) -> models.Link:
    """A device that gave the code today opens it: the first time is kept."""
    models.Link.objects.filter(pk=link.pk, opened_at=None).update(opened_at=clock.now())
    link.refresh_from_db()
    return link


@action
def ask_anew(*, by: actors.System, link: models.Link) -> models.Link:
    """Whoever holds a link that is over asks for a new one: once; it goes to the registered addresses alone."""
    asking = models.Link.objects.filter(pk=link.pk, asked_anew_at=None)
    if asking.update(asked_anew_at=clock.now()) and behind.worker_of(telephone=link.telephone, team=link.team):
        happenings.announce("accounts.link_asked_anew", link=str(link.pk))
    return link
