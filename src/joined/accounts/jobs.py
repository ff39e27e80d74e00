"""Links with which users choose their password, and the end of sessions that are over."""

import uuid

from joined.accounts import actions, queries
from joined.base import later
from joined.kit import actors


@later.job("accounts.send_link")
def send_link(*, user: str) -> None:
    """To an active user; nobody has this id when a stranger asked."""
    found = queries.active_user(user_id=uuid.UUID(user))
    if found:
        actions.send_link(by=actors.System("accounts.send_link"), user=found)


@later.every("accounts.sweep", cron="20 2 * * *")
def sweep() -> None:
    """Every night."""
    actions.sweep(by=actors.System("accounts.sweep"))
