"""What people read about people."""

CHANNELS_ASKED = {
    "sms": "May we text them?",
    "voice": "May we ring them?",
    "voicemail": "May we leave a voicemail?",
    "email": "May we e-mail them?",
    "letter": "May we write to them at home?",
}
LANGUAGES = {
    "en": "English",
    "ar": "Arabic",
    "bn": "Bengali",
    "bsl": "British Sign Language",
    "zh": "Chinese",
    "prs": "Dari",
    "fa": "Farsi",
    "fr": "French",
    "gu": "Gujarati",
    "hi": "Hindi",
    "it": "Italian",
    "ku": "Kurdish",
    "lt": "Lithuanian",
    "ps": "Pashto",
    "pl": "Polish",
    "pt": "Portuguese",
    "pa": "Panjabi",
    "ro": "Romanian",
    "so": "Somali",
    "es": "Spanish",
    "syl": "Sylheti",
    "ta": "Tamil",
    "ti": "Tigrinya",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "cy": "Welsh",
    "yo": "Yoruba",
}
"""Languages by their tag (BCP 47) that a form offers; a record may hold any other."""
NUMBER_LEFT_OUT = "The NHS number that you typed does not have ten digits, so it was left empty."
KEY_WORKER_ONLY = "Only their key worker can say that everybody may see it again. Ring them."
WHO_ASKS = "Write who asks for it: the person, a refuge, the police."
SAY_WHY = "Say why, in a few words. It stays in the trail, and nobody else reads it."
NOTHING_TO_KEEP = {
    "address": "There is no address to keep. Write where they live now.",
    "phone": "There is no number to keep. Write it down under “How to reach them” first.",
}
WE_WILL_CHECK = "We will check whether we already know them."
"""Said after adding anybody, known or not, so that the answer gives nothing away (decisions.md §4)."""
HOURS_NOT_READ = (
    "We cannot read these times, and texts keep to them too. Write them like “weekdays 10am to 11:30am”, "
    "“Tue and Thu after 2pm” or “mornings”; put ; between two sets of days."
)
