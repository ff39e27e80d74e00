"""What people read about what the country counts: waits, after a ward, yearly checks, and dated duties."""

TEAM_TYPES = {
    "A05": "Primary care mental health",
    "A06": "Community mental health",
    "A08": "Assertive outreach",
    "A09": "Community rehabilitation",
    "A12": "Psychotherapy",
    "A13": "Psychological therapy",
    "A16": "Complex emotional needs",
    "C10": "Community eating disorders",
    "A14": "Early intervention in psychosis",
    "D05": "Employment support",
}
"""National types of team whose work is counted, by their codes."""
WAITS = {
    "met": "Met somebody",
    "asked": "Asked how life is",
    "heard": "Listened to in full",
    "helped": "Plan agreed, or help begun",
}
"""What somebody has had when the national wait is over: first contact, outcome measure, assessment, plan or help."""
WENT_TO = {
    "home": "Home, or to where they live now",
    "other_ward": "Another hospital bed",
    "prison": "Prison",
    "court": "Court",
    "died": "Died",
}
LEFT_OUT = {
    "other_ward": "They went to another hospital bed, which follows up when they leave it.",
    "prison": "They went to prison, whose health team takes over.",
    "court": "They went to court, whose health team takes over.",
    "died": "They died.",
    "bed": "The national count reads acute beds only; we follow up all the same.",
}
"""Why somebody who left a ward is not in the national count of follow-up within 72 hours."""
CHECKS = {
    "alcohol": "Alcohol",
    "glucose": "Blood glucose or HbA1c",
    "blood_pressure": "Blood pressure",
    "bmi": "Body mass index",
    "lipids": "Lipids (cholesterol)",
    "smoking": "Smoking",
}
"""The six elements of the yearly physical health check."""
CLINICIAN_LOOKS = {
    "glucose": "A clinician looks at their glucose.",
    "blood_pressure": "A clinician looks at their blood pressure.",
    "bmi": "A clinician looks at their weight.",
    "lipids": "A clinician looks at their lipids.",
    "smoking": "They smoke: a clinician asks whether they would like help with it.",
}
"""Shown to a clinician and never to the person: what it means is said by somebody who knows them."""
HAD = {
    "dialog": "Asked how life is, with DIALOG",
    "reqol": "Asked how life is, with ReQoL-10",
    "goals": "Asked how life is, with their own goals",
    "assessment": "Listened to in full, in an assessment",
    "plan": "A plan agreed with them",
    "psychological": "Help begun: psychological",
    "psychosocial": "Help begun: psychosocial",
    "physical": "Help begun: medication or physical health",
}
"""What somebody may have had, beside contacts."""
FACTS = {
    "baseline": "Asked how life is",
    "assessment": "Listened to in full",
    "plan": "Plan agreed",
    "intervention": "Help begun",
}
NOT_HAD = "Not yet"
NOT_COUNTED = "The national count does not read this: the team that did it has no national type."
LEFT_OUT_OF_WAIT = {
    "age": "They were under 18 when we were asked.",
    "team": "The team that answers for them has no national type.",
    "ward": "They were on a ward in this time with us.",
}
"""Why the national wait leaves somebody out. We count it for them all the same."""
DUTIES = {
    "depot": "Depot injection",
    "blood": "Blood test",
    "cto": "Community treatment order: review",
    "s117": "Section 117 aftercare: review",
    "safeguarding": "Safeguarding: review",
    "capacity": "Capacity, or who decides: review",
    "pregnancy": "Pregnancy: review",
    "visiting": "Visiting alone: look at the risk again",
    "other": "Another dated duty",
}
STEP_DUTY = "Do what is due: see their dated duties"
"""It says less than the duty: whoever keeps appointments reads steps, and neither safety nor medicines (AC-039)."""
DUTY_EVERY = {
    "0": "Once",
    "7": "Every week",
    "14": "Every 2 weeks",
    "21": "Every 3 weeks",
    "28": "Every 4 weeks",
    "84": "Every 12 weeks",
    "182": "Every 6 months (26 weeks)",
    "364": "Every year (52 weeks)",
}
DUTY_BECAME = {"done": "Done", "not_done": "It did not happen", "over": "Not needed any more"}
DUTY_OVER = "This duty has ended."
DUTY_NEXT = "Say on which day it is due next."
READINGS = {
    "alcohol": "Alcohol",
    "hba1c": "HbA1c",
    "fasting_glucose": "Glucose, fasting",
    "random_glucose": "Glucose, not fasting",
    "systolic": "Blood pressure, upper",
    "diastolic": "Blood pressure, lower",
    "bmi": "Body mass index",
    "weight": "Weight",
    "cholesterol": "Total cholesterol",
    "cvd_risk": "Risk of heart disease or stroke in ten years",
    "smokes": "Smoking",
}
"""Readings of the yearly check."""
UNITS = {
    "alcohol": "units a week",
    "hba1c": "mmol/mol",
    "fasting_glucose": "mmol/l",
    "random_glucose": "mmol/l",
    "systolic": "mmHg",
    "diastolic": "mmHg",
    "bmi": "kg/m²",
    "weight": "kg",
    "cholesterol": "mmol/l",
    "cvd_risk": "%",
}
SMOKES = {"1": "Smokes", "0": "Does not smoke"}
STEP_LOOK = "A clinician looks at their readings"
FOLLOWED_NOT_NHS = "Good, and it does not end the follow-up: an NHS team sees them as well."
FOLLOWED_NOT_SEEN = "It does not end the follow-up: they are seen or heard, not written to."
FOLLOWED_SAME_DAY = "It does not end the follow-up: the day of leaving does not count."
STEP_AFTER_WARD = "See them after the ward, by then at the latest (the national count has one day more)"
