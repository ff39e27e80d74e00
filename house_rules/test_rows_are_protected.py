"""The catalogue itself: every table that reaches a person is under forced row security (AC-089)."""

import pytest
from django.db import connection

from joined.base import registry

pytestmark = pytest.mark.django_db

TABLES = """
    SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
"""
POLICIES = "SELECT policyname, cmd, coalesce(qual, '') FROM pg_policies WHERE tablename = %s"


def asked(sql: str, *values: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def test_every_table_stands_in_the_registry_once():
    found = {name for name, _ in asked(TABLES)}
    kinds = [set(registry.PROTECTED), set(registry.OWN), set(registry.CLOSED), set(registry.OPEN)]
    assert found == set().union(*kinds)
    assert sum(len(kind) for kind in kinds) == len(set().union(*kinds))


def test_every_table_that_reaches_a_person_is_under_forced_row_security():
    forced = {name for name, is_forced in asked(TABLES) if is_forced}
    assert forced == {*registry.PROTECTED, *registry.OWN, *registry.CLOSED}


@pytest.mark.parametrize(("table", "column", "scope"), [(t, c, s) for t, (c, s) in registry.PROTECTED.items()])
def test_the_policy_asks_for_the_scope_of_the_registry(table, column, scope):
    policies = {name: (command, qual) for name, command, qual in asked(POLICIES, table)}
    command, qual = policies["reads"]
    assert command == "SELECT"
    assert f"people_i_may_see('{scope}'" in qual
    assert qual.startswith(f"({column} = ANY")
    assert not [name for name, (command, _) in policies.items() if command == "DELETE"]


@pytest.mark.parametrize("table", registry.CLOSED)
def test_a_closed_table_has_no_policy_but_the_owners(table):
    assert [name for name, _, _ in asked(POLICIES, table)] == ["owner"]


@pytest.mark.parametrize("table", [*registry.PROTECTED, *registry.OWN, *registry.CLOSED])
def test_no_row_is_visible_without_context(table):
    assert asked(f"SELECT count(*) FROM {table}") == [(0,)]


def test_functions_that_see_past_row_security_are_on_a_list_with_a_fixed_search_path():
    found = asked(
        "SELECT p.proname, coalesce(array_to_string(p.proconfig, ','), '') FROM pg_proc p "
        "JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'public' AND p.prosecdef"
    )
    assert {name for name, _ in found} == {
        "people_i_may_see",
        "caseload_in_place",
        "caseload_in_groups",
        "caseload_of_worker",
        "huddle_named",
        "huddle_people",
        "huddle_tell_board",
        "huddle_tell_boards_by_id",
        "huddle_tell_boards_by_person_id",
        "base_sweep",
        "claim_identifier",
        "people_match",
        "people_reach",
        "people_standing",
        "steps_my_places",
        "people_alike",
        "people_candidates",
        "people_move_keys",
        "people_former",
        "messages_about",
        "messages_silent",
        "messages_waiting",
        "messages_texted",
        "messages_is_stopped",
        "messages_stop",
        "messages_lift",
        "messages_unsent",
        "messages_gone_lately",
        "messages_before",
        "messages_letters",
        "messages_gone",
        "steps_keep_promise",
        "steps_team_may_hold",
        "steps_late",
        "steps_of_worker",
        "steps_held",
        "steps_of_team",
        "steps_team_closes",
        "steps_team_is_open",
        "doors_asked_by_us",
        "doors_status",
        "doors_may_say_not_this",
        "base_sweep_visits",
        "base_made_turn",
        "base_made_keep",
        "base_made_sweep",
        "interop_sent_by_us",
        "doors_asked_of_us",
        "doors_questions_over",
        "doors_without_check_in",
        "steps_guard_end",
        "caseload_guard_courses",
        "caseload_guard_end",
        "caseload_help",
        "caseload_passes_ending",
        "caseload_for_agenda",
        "steps_pace",
        "steps_reply_hours",
        "steps_noes",
        "steps_twice_declined",
        "steps_offered_instead",
        "doors_answer",
        "imports_known",
        "imports_sweep",
        "insight_counts",
        "people_let_go",
        "interop_unsent",
        "steps_for_agenda",
        "doors_for_agenda",
        "doors_waiting_longest",
        "huddle_for_agenda",
        "huddle_of_house",
        "huddle_counts",
        "huddle_seal",
    }
    assert all("search_path=public, pg_temp" in settings for _, settings in found)
