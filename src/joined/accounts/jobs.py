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


@later.job("accounts.tell_of_reset")
def tell_of_reset(*, user: str) -> None:
    """They hear of it by email."""
    found = queries.active_user(user_id=uuid.UUID(user))
    if found:
        actions.tell_of_reset(by=actors.System("accounts.tell_of_reset"), user=found)


@later.every("accounts.see_leavers", cron="2 0,6 * * *")
def see_leavers() -> None:
    """Work that ends on a day said beforehand ends on it, like any other (F-34)."""
    for user in queries.leavers():
        actions.see_leaver(by=actors.System("accounts.see_leavers"), user=user)


@later.every("accounts.sweep", cron="20 2 * * *")
def sweep() -> None:
    """Every night."""
    actions.sweep(by=actors.System("accounts.sweep"))
