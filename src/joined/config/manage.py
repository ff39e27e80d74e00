"""Django's commands, with the owner's role for those that need it (`python -m joined.config.manage …`)."""

import os
import sys

AS_OWNER = {"migrate", "makemigrations", "verify", "sqlmigrate", "showmigrations"}


def main() -> None:
    """Run one of Django's commands, as the owner of the tables where it needs to be."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "joined.config.settings")
    if len(sys.argv) > 1 and sys.argv[1] in AS_OWNER:
        os.environ["JOINED_AS_OWNER"] = "1"
    from django.core import management

    management.execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
