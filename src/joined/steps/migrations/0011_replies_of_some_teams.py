"""How long teams take to answer is counted for the teams that are shown, and not for every place there is."""

from django.db import migrations

REPLIES = """
CREATE FUNCTION steps_reply_hours(teams uuid[], since timestamptz) RETURNS TABLE (team uuid, hours int, answers bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT o.to_team_id,
           round(percentile_cont(0.5) WITHIN GROUP (
               ORDER BY extract(epoch FROM o.answered_at - o.asked_at) / 3600))::int,
           count(*)
      FROM steps_offer o
     WHERE o.to_team_id = ANY (teams) AND o.asked_at >= since AND o.state IN ('accepted', 'declined')
       AND nullif(current_setting('app.actor', true), '') IS NOT NULL
     GROUP BY o.to_team_id
$$;
"""


class Migration(migrations.Migration):
    dependencies = (("steps", "0010_for_agenda"),)
    operations = (
        migrations.RunSQL(REPLIES, "DROP FUNCTION steps_reply_hours(uuid[], timestamptz)"),
        migrations.RunSQL("DROP FUNCTION steps_reply_hours(timestamptz)", migrations.RunSQL.noop),
    )
