"""Who may do what in the database: the owner migrates, the application reads and writes rows.

Standard library only, so that the launcher can use it before anything is installed. The same text is
printed by `./joined manage roles` for whoever keeps a real database (decisions §3, stack §5.2).
"""

OWNER = "joined_owner"
APP = "joined_app"


def quoted(name: str) -> str:
    """A database name as SQL wants it. Raises ValueError for a name no one would choose in good faith."""
    if not name or "\0" in name:
        raise ValueError("A name in the database cannot be empty or hold a zero byte.")
    return '"' + name.replace('"', '""') + '"'


def roles_sql(*, owner: str = OWNER, app: str = APP, database: str = "joined", for_tests: bool = False) -> str:
    """SQL that a superuser runs once, connected to `database`: both roles and their rights.

    May be run again. `for_tests` lets the owner make databases and act as the application; never right
    outside tests, since injected SQL could then take the owner's rights back.
    """
    lines = [_role(owner), _role(app)]
    lines.append(
        f"ALTER ROLE {quoted(owner)} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION"
        f" {'CREATEDB' if for_tests else 'NOCREATEDB'};"
    )
    lines.append(f"ALTER ROLE {quoted(app)} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION NOCREATEDB;")
    if for_tests:
        lines.append(f"GRANT {quoted(app)} TO {quoted(owner)};")
    lines.append(f"ALTER DATABASE {quoted(database)} OWNER TO {quoted(owner)};")
    lines.append(f"REVOKE ALL ON DATABASE {quoted(database)} FROM PUBLIC;")
    lines.append(f"GRANT CONNECT ON DATABASE {quoted(database)} TO {quoted(app)};")
    return "\n".join(lines) + "\n" + grants_sql(owner=owner, app=app)


def grants_sql(*, owner: str = OWNER, app: str = APP) -> str:
    """The rights within one database, given before the first migration; the owner may run this itself."""
    role, by_default = quoted(app), f"ALTER DEFAULT PRIVILEGES FOR ROLE {quoted(owner)}"
    return "\n".join(
        (
            f"GRANT USAGE ON SCHEMA public TO {role};",
            f"{by_default} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role};",
            f"{by_default} GRANT USAGE, SELECT ON SEQUENCES TO {role};",
            f"{by_default} GRANT EXECUTE ON FUNCTIONS TO {role};",
            "",
        )
    )


def _role(name: str) -> str:
    text = name.replace("'", "''")
    return (
        f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{text}')"
        f" THEN CREATE ROLE {quoted(name)}; END IF; END $$;"
    )
