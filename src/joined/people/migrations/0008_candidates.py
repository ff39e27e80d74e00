"""Who might be meant by a number, a birthday or a part of a name: what a search narrows to, before row security.

Without it a search under row security works out everybody whom the asker may see, ten thousand in a practice. Nobody
is shown these ids: the search itself reads only what row security leaves of them, by the same statements whether
there is anybody or not (T09).
"""

from django.db import migrations

CANDIDATES = """
CREATE FUNCTION people_candidates(number text, born date, parts text[], most integer) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    found uuid[];
    patterns text[] := ARRAY(
        SELECT '%' || replace(replace(replace(part, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'
          FROM unnest(parts) AS part WHERE length(part) > 2 ORDER BY length(part) DESC);
BEGIN
    IF number <> '' THEN
        found := ARRAY(SELECT id FROM people_person WHERE nhs_number = number LIMIT most + 1);
    ELSIF born IS NOT NULL THEN
        found := ARRAY(SELECT id FROM people_person WHERE born_on = born LIMIT most + 1);
    ELSIF cardinality(patterns) > 0 THEN
        found := ARRAY(SELECT id FROM people_person WHERE name_key LIKE patterns[1] AND name_key LIKE ALL (patterns)
                       LIMIT most + 1);
    ELSE
        RETURN NULL;
    END IF;
    RETURN CASE WHEN cardinality(found) <= most THEN found END;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = (("people", "0007_alike"),)
    operations = (migrations.RunSQL(CANDIDATES, "DROP FUNCTION people_candidates(text, date, text[], integer)"),)
