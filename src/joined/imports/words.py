"""What people read about imports."""

STATES = {
    "checking": "Being checked",
    "unreadable": "Could not be read",
    "in_review": "Waiting for you",
    "writing": "Being brought in",
    "done": "Done",
    "undoing": "Being taken back",
    "undone": "Taken back",
    "thrown_away": "Thrown away",
}
TAGS = {
    "checking": "waiting",
    "unreadable": "late",
    "in_review": "ours",
    "writing": "waiting",
    "done": "agreed",
    "undoing": "waiting",
    "undone": "paused",
    "thrown_away": "paused",
}
ROW_STATES = {
    "ready": "Ready",
    "wrong": "To mend",
    "decide": "To decide",
    "there": "Already there",
    "accepted": "Brought in",
}
FIELDS = {
    "name": "Name",
    "first_name": "First name",
    "last_name": "Last name",
    "call_me": "Likes to be called",
    "pronouns": "Pronouns",
    "born_on": "Date of birth",
    "nhs_number": "NHS number",
    "phone": "Phone",
    "lines": "Address",
    "lines_2": "Address line 2",
    "town": "Town",
    "postcode": "Postcode",
    "practice": "GP practice",
    "language": "Language",
    "needs": "What they need",
    "ask": "What is asked",
    "in_their_words": "In their words",
    "talked": "Have they said yes?",
    "safety": "Is anybody’s safety at risk?",
    "asked_on": "Asked on",
}
COLUMN_HELP = (
    ("Name", "Or two columns, First name and Last name. In any script."),
    ("Date of birth", "31/3/1980, 1980-03-31 or 19800331. This or the NHS number is needed."),
    ("NHS number", "Ten digits, with or without spaces."),
    ("Phone", "British unless it begins with +."),
    ("Address, Town, Postcode", "Optional."),
    ("GP practice", "Its name or its ODS code. A practice leaves it out."),
    ("Likes to be called, Pronouns, Language, What they need", "Optional. Needs are parted by semicolons."),
    ("What is asked", "One line. Leave it empty, and only the person is brought in, without a request."),
    ("In their words", "Optional. Exactly what they said."),
    ("Have they said yes?", "Yes, not yet or no. Empty means not yet: NHS and council only."),
    (
        "Is anybody’s safety at risk?",
        "No, or yes, can wait, and how. What cannot wait is rung through, never sent in a list.",
    ),
    ("Asked on", "The day when it was asked, if that is earlier than today."),
)
TEMPLATE = ("Name", "Date of birth", "NHS number", "Phone", "Address", "Postcode", "GP practice", "What is asked",
            "In their words", "Have they said yes?", "Is anybody’s safety at risk?", "Asked on")  # fmt: skip

TEMPLATE_ROW = (
    "Required",
    "Required, or the NHS number: 31/3/1980",
    "Optional: ten digits",
    "Optional",
    "Optional",
    "Optional",
    "Optional: name or ODS code",
    "Optional: one line",
    "Optional: exactly what they said",
    "Optional: yes, not yet or no",
    "Optional: no, or yes, can wait, and how",
    "Optional: 31/3/2026",
)
"""Skipped when it comes back."""

HARMFUL = "The virus scanner found something harmful in this file. Do not open it: tell whoever keeps your computers."
HELD = "The virus scanner does not answer. The list waits, unread, and goes on by itself when it does."
NOT_SCANNED = "Files are not checked for viruses here"
TOO_BIG = "This file is larger than {most} megabytes. Split the list into smaller files, and upload them one by one."
NO_FILE = "Choose the file."
WORKBOOK = (
    "This is an Excel workbook, or another packed file. In Excel choose “Save as”, then “CSV UTF-8 (comma delimited)”, "
    "and upload the file that this makes."
)
NO_TEXT = "This is not a list of comma-separated values. Save your list as CSV, and upload that file."
EMPTY = "This file is empty."
NO_ROWS = "There is nobody in this list below its first line."
NO_NAME = (
    "The first line names no column “Name”, nor “First name” and “Last name”. The first line of the list says what "
    "stands in each column; the template shows it."
)
OPEN_QUOTES = (
    "A quotation mark in row {row} is opened and not closed, or stands in the middle of a cell. Mend it there."
)
LONG_CELL = "A cell in row {row} is longer than 100,000 characters. A quotation mark before it may not be closed."
TWICE = "Columns {first} and {second} are both read as “{field}”. Leave one of them out."
TOO_MANY = "This list has more than {most:,} rows. Split it into smaller files, and upload them one by one."

NAME_MISSING = "Write their name."
NAME_LONG = "This name is {long:,} characters long and {most} fit."
NAME_BROKEN = "Letters were lost here when the file was saved. Save it as “CSV UTF-8”, or write the name again."
TEXT_LONG = "This is {long:,} characters long and {most:,} fit. Make it shorter."
DAY = "This is no day. Write it like 31/3/1980."
DAY_TO_COME = "This day is still to come. Check the year."
DAY_LONG_AGO = "This day is too long ago. Check the year."
NUMBER_LENGTH = "An NHS number has 10 digits. Check it, or leave this empty if you do not know it."
NUMBER_CHECK = "One of the 10 digits is wrong. Check them, or leave this empty if you do not know it."
NUMBER_TWICE = "Row {row} has the same NHS number and is somebody else. Find out whose number it is."
NUMBER_AGAIN = "Row {row} is the same person. Say everything about them in one row."
POSTCODE = "This is not a whole postcode. Write it like ZZ1 1AA, or leave this empty."
PRACTICE = "We know no practice of this name or code. Write it as the list of practices does, or leave this empty."
NOT_OUR_PRACTICE = "You import people of your own practice. Ask the other practice to import theirs."
LANGUAGE = "We do not know this language. Write its English name, such as Somali, or leave this empty."
TALKED = "Write yes, not yet or no."
SAFETY = "Write no, or “yes, can wait” and how."
CANNOT_WAIT = (
    "What cannot wait does not travel in a list. Ring duty now{numbers}, then take this row out or change it to what "
    "duty said."
)
NO_HEADING = "There is no heading above this cell. A comma may be one too many: put the text in quotation marks."
TELL_APART = "Write a date of birth or an NHS number: a name alone does not tell people apart in a list."
NOBODY_WOULD_REACH = "Write what is asked or their GP practice: without either nobody here could find them again."
NO_DUTY = "No staffed duty route is set up for where they live, so no request can be taken. Ring In-take."
COULD_NOT = "This row could not be brought in. Nothing of it was kept. Ring whoever looks after this service."
FROM_A_LIST = "Brought in from a list"

WHY_LIST = "Why do you bring in this list?"
DECIDE_FIRST = "Decide first for every row that may be somebody whom you know already."
NOTHING_TO_DO = "There is nothing to bring in: no row is ready."
NOT_YOURS = (
    "Lists are brought in by practice managers, team managers, and whoever chairs or coordinates. Ask one of them."
)
TOO_LATE = "The time for taking this back is over. What is wrong is put right person by person."
SECOND_MISSING = "Write the name of the colleague who agrees that this list was brought in by mistake."
SECOND_SELF = "A second person agrees: write a colleague’s name, not your own."
LEFT_TOUCHED = "somebody has worked on this since"
LEFT_GONE = "you no longer see them, because somebody else looks after them now"
TAKEN_BACK = "The whole list was brought in by mistake"
