"""The standard's own catalogue: the core functions of a community team, in plain words.

Evidence is the name and number of a guideline. Codes are left empty where we know none for certain; the kinds are ours
until somebody has compared them with the national reference sets, and where in doubt help is *practical*, which no
national count reads.
"""

import datetime
import typing
import uuid

from django.db import migrations

FROM = datetime.date(2019, 9, 1)
NEVER_COUNTED = "SNOMED CT, as NHS England’s published processing of the waiting time names it: it never counts"
ROWS: tuple[tuple[typing.Any, ...], ...] = (
    ("Assessment and a shared understanding", "We listen in full, and write down together what has happened and what keeps it going.", "practical", "NICE CG136, service user experience in adult mental health", "Nurse, psychologist, psychiatrist, social worker or occupational therapist", None, None, "", ""),
    ("Planning and holding help together", "One person sees to it that everybody who helps knows the plan and does their part.", "practical", "NHS England, position statement on the Care Programme Approach, 2022", "Key worker of any profession", None, None, "", ""),
    ("Cognitive behavioural therapy for psychosis", "Talking therapy about voices, worries and beliefs that frighten, and what makes them lighter.", "psychological", "NICE CG178, psychosis and schizophrenia in adults", "Psychological therapist trained in it", 16, None, "", ""),
    ("Family intervention", "Meetings with the people closest to somebody, so that everybody manages better.", "psychological", "NICE CG178, psychosis and schizophrenia in adults", "Two workers trained in it", 10, None, "", ""),
    ("Cognitive behavioural therapy for depression", "Talking therapy about thoughts and habits that keep somebody low.", "psychological", "NICE NG222, depression in adults", "Psychological therapist trained in it", 16, None, "", ""),
    ("Behavioural activation", "Step by step back to doing what matters to somebody.", "psychological", "NICE NG222, depression in adults", "Worker trained in it, with supervision", 12, None, "", ""),
    ("Trauma-focused cognitive behavioural therapy", "Talking therapy about what happened, at a pace that is safe.", "psychological", "NICE NG116, post-traumatic stress disorder", "Psychological therapist trained in it", 12, None, "", ""),
    ("Eye movement desensitisation and reprocessing", "A therapy in which memories of what happened lose their force.", "psychological", "NICE NG116, post-traumatic stress disorder", "Psychological therapist trained in it", 12, None, "", ""),
    ("Dialectical behaviour therapy", "Learning, alone and in a group, to get through strong feelings without harm.", "psychological", "NICE CG78, borderline personality disorder", "Therapists trained in it, as a team", None, None, "", ""),
    ("Crisis and safety planning", "Written down together: what somebody notices first, what helps, and whom they ring.", "psychosocial", "NICE NG225, self-harm", "Any worker who knows them, trained in it", None, None, "", ""),
    ("Everyday skills with an occupational therapist", "Cooking, travelling, sleeping, shopping: what a day needs, practised together.", "psychosocial", "", "Occupational therapist", None, None, "", ""),
    ("Help with alcohol or drugs", "Support to drink or use less or not at all, beside all other help.", "psychosocial", "NICE NG58, coexisting severe mental illness and substance misuse", "Worker trained in it, with the substance use service", None, None, "", ""),
    ("Peer support", "Time with somebody who has been through something alike.", "psychosocial", "NICE CG178, psychosis and schizophrenia in adults", "Peer support worker", None, None, "", ""),
    ("Medication: starting, changing, coming off", "Choosing a medicine together, and looking at what it does and what it costs.", "physical", "NICE NG5, medicines optimisation", "Psychiatrist, prescribing nurse or pharmacist", None, None, "", ""),
    ("Long-acting injection", "A medicine that is given by injection on agreed days.", "physical", "NICE CG178, psychosis and schizophrenia in adults", "Nurse", None, None, "", ""),
    ("Physical health: what the yearly check finds", "What to do about weight, blood pressure, sugar or fats, with the practice.", "physical", "NICE CG178, psychosis and schizophrenia in adults", "Nurse or practice team", None, None, "", ""),
    ("Stopping smoking", "Advice, and medicines or vapes, for whoever wants to stop or cut down.", "physical", "NICE NG209, tobacco", "Stop smoking adviser", None, None, "", ""),
    ("Work: individual placement and support", "Finding paid work quickly and keeping it, with somebody at one’s side.", "practical", "NICE CG178, psychosis and schizophrenia in adults", "Employment specialist", None, None, "", ""),
    ("Help with housing", "A place to live: finding, keeping or mending it.", "practical", "", "Social worker, housing worker or charity", None, None, "", ""),
    ("Help with money and benefits", "Claims, debts and forms, with somebody who knows them.", "practical", "", "Benefits or debt adviser", None, None, "", ""),
    ("Company and things to do nearby", "Finding people and places that somebody likes, and going there the first time together.", "practical", "", "Link worker, befriender or charity", None, None, "", ""),
    ("Support for carers", "Help for whoever looks after somebody: in their own right, and with breaks.", "practical", "NICE NG150, supporting adult carers", "Carer support worker", None, None, "", ""),
    ("Advocacy", "Somebody independent who makes sure that a person is heard.", "practical", "NICE NG227, advocacy services for adults with health and social care needs", "Independent advocate", None, None, "", ""),
    ("Advice to their practice", "We talk with their practice about how to help; they are not there themselves.", "practical", "", "Psychiatrist, pharmacist or nurse", None, None, "11429006", NEVER_COUNTED),
)  # fmt: skip
COLUMNS = (
    "name",
    "what",
    "kind",
    "evidence",
    "delivered_by",
    "usual_sessions",
    "usual_weeks",
    "snomed_code",
    "snomed_source",
)


def _write(apps: typing.Any, editor: typing.Any) -> None:
    rows = apps.get_model("interventions", "Intervention")
    rows.objects.bulk_create(
        rows(
            id=uuid.uuid5(uuid.NAMESPACE_OID, f"standard: {row[0]}"),
            from_on=FROM,
            **dict(zip(COLUMNS, row, strict=True)),
        )
        for row in ROWS
    )


class Migration(migrations.Migration):
    dependencies = [("interventions", "0001_tables")]

    operations = [migrations.RunPython(_write, migrations.RunPython.noop)]
