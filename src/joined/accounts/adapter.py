"""How the sign-in library behaves here: nobody signs themselves up, and staff must have a second factor."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):
    """Accounts are made by an organisation's administrator."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
