"""What people read about the catalogue of help."""

KINDS = {
    "psychological": "Psychological therapy",
    "psychosocial": "Psychosocial help",
    "physical": "Medication or physical health",
    "practical": "Practical and social help, planning",
}
NATIONAL = {
    "psychological": "Psychological therapies",
    "psychosocial": "Psychosocial interventions",
    "physical": "Medication and physical health",
}
"""What the national reference set of a kind holds; the other kind is in none, and stops no national wait."""
NOT_NATIONAL = "In no national set: it helps, and stops no national wait."
STANDARD = "The standard’s own"
LOCAL = "Local, {place}: agreed by {by}, with {people} with lived experience, on {day}"
LOCAL_BY_NOBODY = "Local, {place}: agreed by nobody yet, since {day}"
NAME_IT = "Say what it is called, in words that people use."
SAY_WHAT = "Say in one plain sentence what it is."
SAY_WHO = "Say who may deliver it."
STANDS_ALREADY = "This stands in the catalogue already."
NOT_BEFORE = "Choose today or a later day: what was offered until now stays as it was."
CODE_AND_SOURCE = "Give the code and where it stands, or neither."
CODE_WRONG = "This is no SNOMED code: its check digit does not fit. Look it up again, or leave it empty."
DOSE = "Choose from 1 to {most}, or leave it empty."
ENDED_ALREADY = "Somebody has ended this already."
NOT_BEFORE_IT_BEGAN = "Choose today or a later day, not before it began."
OFF_ALREADY = "This is switched off here already."
OFF_FROM = "Not offered in {place} from {day}: {why} ({by}, {at})."
OFF_UNTIL = "Not offered in {place} from {day} to {until}: {why} ({by}). On again: {back}, {at}."
TODAY_OR_LATER = "Choose today or a later day: what was agreed until now stays as it was."
ON_ALREADY = "This is offered here again already."
SAY_WHY = "Say why, in a few words."
