"""Tokens that were shown are forgotten once they are long over."""

from joined.base import later
from joined.interop import tokens


@later.every("interop.forget_tokens", cron="29 3 * * *")
def forget_tokens() -> None:
    """A token ends within minutes; kept for a day."""
    tokens.forget_old()
