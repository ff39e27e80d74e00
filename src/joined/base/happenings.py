"""News that goes up: a room announces; `config/wiring.py` says, on one screen, which jobs listen."""

from django.conf import settings

from joined.base import later


def announce(happening: str, **ids: str) -> None:
    """Put every listening job into this transaction. `happening` is in the past tense: `messages.failed`."""
    for job in settings.WIRING[happening]:
        later.later(job, **ids)
