"""Sessions that are over are forgotten."""

from joined.accounts import actions
from joined.base import later
from joined.kit import actors


@later.every("accounts.sweep", cron="20 2 * * *")
def sweep() -> None:
    """Every night."""
    actions.sweep(by=actors.System("accounts.sweep"))
