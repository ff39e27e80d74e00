"""E-mail to organisations, through whatever the surroundings name (`JOINED_MAIL`). Nobody is named in it."""

from django.core import mail


def send(*, to: str, subject: str, text: str) -> None:
    """Hand one e-mail over. Raises whatever the mail server says; the job tries again."""
    mail.EmailMessage(subject, text, to=[to]).send()
