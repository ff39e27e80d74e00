"""Where the sign-in library finds users: a session's own user was read together with the session."""

import uuid

from allauth.account.auth_backends import AuthenticationBackend
from allauth.core import context
from django.contrib.auth.base_user import AbstractBaseUser


class Backend(AuthenticationBackend):
    """As the library's, without asking twice for the user of this request's session."""

    def get_user(self, user_id: uuid.UUID) -> AbstractBaseUser | None:
        request = context.request
        known = getattr(request.session, "known", None) if request else None
        if known is None or known.user.pk != user_id:
            return super().get_user(user_id)
        return known.user if self.user_can_authenticate(known.user) else None
