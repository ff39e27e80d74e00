"""What must be true before a server or a worker starts."""

from django.conf import settings
from django.db import OperationalError, ProgrammingError, connection
from django.db.backends.utils import CursorWrapper

KEY_LENGTH = 40


class Unsafe(SystemExit):
    """The house refuses to start; the sentence says why."""


_ROLE = """
    SELECT r.rolsuper OR r.rolbypassrls,
           EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE pg_has_role(r.oid, c.relowner, 'MEMBER')
                      AND c.relkind IN ('r', 'p', 'v') AND n.nspname = 'public')
      FROM pg_roles r WHERE r.rolname = current_user
"""


def refuse_unsafe() -> None:
    """Raises Unsafe when the database role sees past row security, or production holds what it must not."""
    if settings.PRODUCTION and settings.DEBUG:
        raise Unsafe("Production never runs with debug on: its pages would show what is inside.")
    if settings.PRODUCTION and len(settings.SECRET_KEY) < KEY_LENGTH:
        raise Unsafe(f"Production needs a JOINED_SECRET_KEY of at least {KEY_LENGTH} characters.")
    try:
        with connection.cursor() as cursor:
            _look_at_the_database(cursor)
    except OperationalError:
        raise Unsafe("The database does not answer at DATABASE_URL.") from None
    except ProgrammingError:
        raise Unsafe("The database has no tables yet: run “./joined manage migrate”.") from None
    connection.close()


def _look_at_the_database(cursor: CursorWrapper) -> None:
    cursor.execute(_ROLE)
    sees_past, owns = cursor.fetchone()
    if sees_past or owns:
        raise Unsafe(
            "The application's database role must not own tables, be a superuser or bypass row security. "
            "“./joined manage roles” prints the SQL for a right one."
        )
    if settings.PRODUCTION:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM demo_marker)")
        if cursor.fetchone()[0]:
            raise Unsafe("This database holds demo data, which production never serves.")
