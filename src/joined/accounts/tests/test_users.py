"""Users and memberships, under their rules."""

import pytest

from joined.accounts.tests import factories

pytestmark = pytest.mark.django_db


def test_a_member_of_staff_acts_for_their_organisation_in_their_role():
    user, actor = factories.staff(role="gp")
    assert (actor.id, actor.role_class, actor.organisation_kind) == (user.pk, "gp", "practice")
    assert len(actor.team_ids) == 1
