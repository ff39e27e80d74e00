"""What became of a message, for whoever listens above."""

from joined.base import happenings
from joined.messages import models


def tell(news: str, message: models.Message) -> None:
    """Delivered, failed, waiting: with the ids of the message and of whom it is about."""
    happenings.announce(f"messages.{news}", message=str(message.pk), about=str(message.about))
