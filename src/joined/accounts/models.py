"""Users, memberships, sessions. They reach no person: staff who are also persons are known elsewhere."""

import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from joined.accounts import rules
from joined.base.models import Base, both_or_neither, named, one_of


class Users(BaseUserManager):
    """Users by e-mail address, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """Somebody who can sign in. Not under the write guard: the sign-in library keeps its password and last use."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=255)
    title = models.CharField(max_length=120, blank=True)
    is_active = models.BooleanField(default=True)
    text_size = models.PositiveSmallIntegerField(default=1)
    contrast = models.CharField(max_length=10, default="standard")

    objects = Users()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = (
            one_of("contrast", ("standard", "high", "dark"), name="user_contrast"),
            models.CheckConstraint(condition=models.Q(text_size__range=(1, 3)), name="user_text_size"),
        )

    def __str__(self) -> str:
        return self.name


class Membership(Base):
    """A user works for this organisation, in this team, in this role, from and until."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey("places.Organisation", on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("places.Team", on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=40, choices=named(rules.ROLES))
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    given_by = models.CharField(max_length=255, blank=True)
    ended_by = models.CharField(max_length=255, blank=True)

    class Meta:
        constraints = (one_of("role", rules.ROLES, name="membership_role"),)
        indexes = (models.Index(fields=["user", "organisation"], name="membership_of"),)


class AccessReview(Base):
    """Somebody looked through who has access, and said of this membership: keep it, or stop it."""

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="reviews")
    decision = models.CharField(max_length=5, choices=named(rules.REVIEWS))
    at = models.DateTimeField()
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=255)

    class Meta:
        constraints = (one_of("decision", rules.REVIEWS, name="review_decision"),)


class IdentityCheck(Base):
    """How an administrator knew that it was them before opening a way in: a lost second factor, a first account."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="checks")
    what = models.CharField(max_length=20, choices=named(rules.CHECKED_FOR))
    how = models.CharField(max_length=12, choices=named(rules.HOW_CHECKED))
    second = models.CharField(max_length=255, blank=True)
    at = models.DateTimeField()
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=255)

    class Meta:
        constraints = (
            one_of("what", rules.CHECKED_FOR, name="checked_for"),
            one_of("how", rules.HOW_CHECKED, name="how_checked"),
        )


class Session(AbstractBaseSession):
    """A browser's session, with its user in a column: read with them in one statement, ended by one."""

    user = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="+")


class Telephone(Base):
    """A worker's telephone, registered for links without a password: it counts once somebody holding it said so."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="telephones")
    organisation = models.ForeignKey("places.Organisation", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=20)
    registered_at = models.DateTimeField()
    registered_by = models.CharField(max_length=255)
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=255, null=True)

    class Meta:
        constraints = (
            both_or_neither("ended_at", "ended_by", name="telephone_ended_by"),
            models.UniqueConstraint(
                fields=["user", "organisation"], condition=models.Q(ended_at=None), name="telephone_one_each"
            ),
        )


class Link(Base):
    """A door without a password for one worker of one team, until a moment. Of the address only a digest is kept.

    `about`: the opaque id of what it was made for, never a person's. `says`: the words sent with it, which name nobody.
    """

    telephone = models.ForeignKey(Telephone, on_delete=models.PROTECT, related_name="links")
    team = models.ForeignKey("places.Team", on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=20, choices=named(rules.LINK_PURPOSES))
    about = models.UUIDField()
    channel = models.CharField(max_length=5, choices=named(rules.LINK_CHANNELS))
    says = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, unique=True, null=True)
    made_at = models.DateTimeField()
    until_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    asked_anew_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            one_of("purpose", rules.LINK_PURPOSES, name="link_purpose"),
            one_of("channel", rules.LINK_CHANNELS, name="link_channel"),
            models.CheckConstraint(condition=models.Q(until_at__gt=models.F("made_at")), name="link_ends"),
        )
        indexes = (models.Index(fields=["about", "telephone"], name="link_about"),)


class TextCode(Base):
    """A code texted to a registered telephone: to open a link on a device, or (no link) to confirm the telephone.

    Of the code only a keyed digest is kept; the database takes no more tries than the rule.
    """

    telephone = models.ForeignKey(Telephone, on_delete=models.PROTECT, related_name="codes")
    link = models.ForeignKey(Link, null=True, on_delete=models.PROTECT, related_name="codes")
    digest = models.CharField(max_length=64, blank=True)
    asked_at = models.DateTimeField()
    until_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(tries__lte=rules.MOST_TRIES), name="code_tries"),
            models.CheckConstraint(condition=models.Q(used_at=None) | models.Q(tries__gte=1), name="code_used_once"),
        )
        indexes = (models.Index(fields=["telephone", "-asked_at"], name="code_of_telephone"),)
