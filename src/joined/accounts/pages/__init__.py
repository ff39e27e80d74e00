"""`own`: unlocking, one's own account, preferences, drafts. `set_up`: an organisation's administrator."""
