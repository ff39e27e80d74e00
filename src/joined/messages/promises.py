"""What `./joined verify` counts for promise P2 on texts, as the owner (decisions.md §9)."""

from joined.base.promises import Promise

PROMISES = (
    Promise(
        "P2",
        "texts without a receipt that nobody was told about",
        """SELECT count(*) FROM messages_message
            WHERE state = 'sending' AND channel <> 'letter' AND sent_at < %(now)s - interval '130 minutes'""",
    ),
    Promise(
        "P2",
        "texts that should have gone and that nobody was told about",
        """SELECT count(*) FROM messages_message
            WHERE state = 'queued' AND channel <> 'letter' AND due_at < %(now)s - interval '80 minutes'""",
    ),
    Promise(
        "P2",
        "receipts for unknown messages that nobody has looked at for a day",
        "SELECT count(*) FROM messages_parked WHERE cleared_at IS NULL AND at < %(now)s - interval '24 hours'",
    ),
    Promise(
        "P2",
        "messages of which the sending service tells another story, and that nobody has looked at for a day",
        """SELECT count(*) FROM messages_difference d JOIN messages_count c ON c.id = d.count_id
            WHERE d.settled_at IS NULL AND c.at < %(now)s - interval '24 hours'""",
    ),
    Promise(
        "P2",
        "letters written and not posted by the end of the next working day",
        """SELECT count(*) FROM messages_message WHERE channel = 'letter' AND state = 'queued'
            AND (written_at AT TIME ZONE 'Europe/London')::date < %(two_working_days_ago)s""",
    ),
)
