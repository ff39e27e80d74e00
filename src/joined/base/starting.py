"""What must be true before a server or a worker starts."""

from django.conf import settings
from django.db import connection


class Unsafe(SystemExit):
    """The house refuses to start; the sentence says why."""


_ROLE = """
    SELECT r.rolsuper OR r.rolbypassrls,
           EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE c.relowner = r.oid AND c.relkind IN ('r', 'p', 'v') AND n.nspname = 'public')
      FROM pg_roles r WHERE r.rolname = current_user
"""


def refuse_unsafe() -> None:
    """Raises Unsafe when the database role sees past row security, or production holds what it must not."""
    with connection.cursor() as cursor:
        cursor.execute(_ROLE)
        sees_past, owns = cursor.fetchone()
        if sees_past or owns:
            raise Unsafe(
                "The application's database role must not own tables, be a superuser or bypass row security. "
                "“./joined manage roles” prints the SQL for a right one."
            )
        if settings.PRODUCTION:
            _refuse_demo(cursor)
    if settings.PRODUCTION and (settings.DEBUG or len(settings.SECRET_KEY) < 40):
        raise Unsafe("Production needs a secret key of at least 40 characters, and never debug.")
    connection.close()


def _refuse_demo(cursor: object) -> None:
    cursor.execute("SELECT EXISTS (SELECT 1 FROM demo_marker)")  # type: ignore[attr-defined]
    if cursor.fetchone()[0]:  # type: ignore[attr-defined]
        raise Unsafe("This database holds demo data, which production never serves.")
