"""Django's commands, with the owner's role for those that need it (`python -m joined.config.manage …`)."""

import os
import sys

from joined.config import loading

AS_OWNER = {"migrate", "makemigrations", "verify", "sqlmigrate", "showmigrations"}
JOBS = {"worker"}
JOB_SECONDS = "60"
"""How long one statement of a job may take (F-31); a page has five seconds."""


def main() -> None:
    """Run one of Django's commands, as the owner of the tables where it needs to be."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "joined.config.settings")
    if len(sys.argv) > 1 and sys.argv[1] in AS_OWNER:
        os.environ["JOINED_AS_OWNER"] = "1"
    if len(sys.argv) > 1 and sys.argv[1] in JOBS:
        os.environ.setdefault("JOINED_STATEMENT_SECONDS", JOB_SECONDS)
    with loading.for_good():
        import django
        from django.core import management

        django.setup()
    management.execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
