"""Days to the first session of help, and until other help is offered, are rules of a place."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("places", "0016_contact_days_and_points"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="localrule",
            name="local_rule_name",
        ),
        migrations.AddConstraint(
            model_name="localrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "name__in",
                        [
                            "intake_reads_routine_hours",
                            "intake_reads_soon_hours",
                            "intake_opens_hour",
                            "intake_closes_hour",
                            "intake_replies_by_hour",
                            "named_worker_minutes",
                            "match_within_days",
                            "cannot_wait_hours",
                            "unsent_draft_minutes",
                            "number_checked_months",
                            "quiet_from_hour",
                            "quiet_until_hour",
                            "partners_asked_minutes",
                            "partner_question_days",
                            "letter_days",
                            "import_undo_hours",
                            "access_review_days",
                            "not_delivered_minutes",
                            "check_in_days",
                            "waits_too_long_days",
                            "huddle_waits_days",
                            "huddle_waits_lines",
                            "staff_small_number",
                            "funder_small_number",
                            "numbers_group_months",
                            "question_days",
                            "ladder_days",
                            "tries_other_time",
                            "tries_other_way",
                            "tries_letter",
                            "tries_named",
                            "tries_practice",
                            "tries_visit",
                            "return_pass_days",
                            "missed_days",
                            "break_days",
                            "readings_days",
                            "contact_days",
                            "plan_review_months",
                            "rung_again_days",
                            "rung_other_way_days",
                            "rung_carer_or_charity_days",
                            "rung_visit_days",
                            "rung_huddle_days",
                            "points_in_care",
                            "points_new",
                            "points_out_of_ward",
                            "points_weekly",
                            "points_safety",
                            "points_several",
                            "points_communication",
                            "points_family",
                            "first_session_days",
                            "other_help_days",
                            "contacts_a_day",
                        ],
                    )
                ),
                name="local_rule_name",
            ),
        ),
    ]
