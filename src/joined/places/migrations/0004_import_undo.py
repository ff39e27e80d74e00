"""One more local rule: for how long a list that was brought in can be taken back."""

from django.db import migrations, models

NAMES = (
    "intake_reads_routine_hours",
    "intake_reads_soon_hours",
    "named_worker_minutes",
    "cannot_wait_hours",
    "unsent_draft_minutes",
    "number_checked_months",
    "quiet_from_hour",
    "quiet_until_hour",
    "import_undo_hours",
    "not_delivered_minutes",
)


class Migration(migrations.Migration):
    dependencies = (("places", "0003_letters"),)
    operations = (
        migrations.RemoveConstraint(model_name="localrule", name="local_rule_name"),
        migrations.AddConstraint(
            model_name="localrule",
            constraint=models.CheckConstraint(condition=models.Q(name__in=list(NAMES)), name="local_rule_name"),
        ),
    )
