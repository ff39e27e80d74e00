"""What `./joined verify` counts for promise P2 on texts, as the owner (decisions.md §9)."""

from joined.base.promises import Promise

PROMISES = (
    Promise(
        "P2",
        "texts without a receipt that nobody was told about",
        """SELECT count(*) FROM messages_message
            WHERE state = 'sending' AND sent_at < %(now)s - interval '130 minutes'""",
    ),
    Promise(
        "P2",
        "texts that should have gone and that nobody was told about",
        """SELECT count(*) FROM messages_message
            WHERE state = 'queued' AND due_at < %(now)s - interval '80 minutes'""",
    ),
    Promise(
        "P2",
        "receipts for unknown messages that nobody has looked at for a day",
        "SELECT count(*) FROM messages_parked WHERE at < %(now)s - interval '24 hours'",
    ),
)
