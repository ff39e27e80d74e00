"""Email to staff, through whatever the surroundings name (`JOINED_MAIL`)."""

from django.core import mail

from joined.accounts.words import Letter


def send(*, to: str, letter: Letter) -> None:
    """Hand one email over. Raises whatever the mail server says; whoever asked tries again."""
    mail.EmailMessage(letter.subject, letter.text, to=[to]).send()
