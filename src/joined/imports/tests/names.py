"""Three hundred names that break careless software (F-21). All are made up."""

SHORT = ("X", "李", "ß", "Ø", "ℵ", "’", "-", "0", ".", "Å", "ı", "İ", "ﬁ", "Ǆ", "ꙮ", "ﷺ", "ﷺ" * 255, "ẞ" * 255)
WORDS = ("Null", "None", "True", "False", "NaN", "undefined", "NULL", "Test", "Admin", "Unknown", "N/A", "nil", "Void")
SCRIPTS = (
    "Siân Prawf-Ffug",
    "Llŷr ap Gruffudd Ffug",
    "Zoë O’Brien-Łukasiewicz",
    "D’Angelo Testowy",
    "Ó Ceallaigh",
    "van der Berg",
    "María del Carmen Nadie",
    "Jean-Luc N’Diaye",
    "Þórunn Ónefndsdóttir",
    "Björk",
    "Åsa Öberg",
    "Nguyễn Thị Không Ai",
    "محمد الوهمي",
    "נעמי בדויה",
    "فاطمه خیالی",
    "अमिना नमूना",
    "আমিনা নমুনা",
    "ਅਮੀਨਾ ਨਮੂਨਾ",
    "அமினா மாதிரி",
    "อามีนา ตัวอย่าง",
    "山田 花子",
    "王小明",
    "김 아무개",
    "Αμίνα Δοκιμή",
    "Амина Образцова",
    "Ամինա Փորձ",
    "ამინა ნიმუში",
    "አሚና ናሙና",
    "ꦲꦩꦶꦤ",
    "Kalaninuiahilapalapa Kawehiokalani",
    "Mary-Kate Ashley-Rose Smythe-Pemberton-Jones",
    "X Æ A-12",
    "Dr. Prof. Test, MBE",
)
ODD = (
    "Z\u0335a\u0336l\u0337g\u0338o\u0301\u0302\u0303",
    "e\u0301 combining",
    "\u1112\u1161\u11ab jamo",
    "a\u200db joined",
    "👩‍⚕️ Nurse",
    "🙂",
    "Amina 🙂 Specimen",
    "🏴󠁧󠁢󠁷󠁬󠁳󠁿 Cymru",
    "\u202eanimA\u202c",
    "\u2067Amina\u2069",
    "\u200fAmina",
    "A\u00adm\u00adi\u00adna",
    "Amina\u00a0Specimen",
    "Amina\u2003Specimen",
    "Amina\u3000Specimen",
    "Ａｍｉｎａ",
    "𝒜𝓂𝒾𝓃𝒶",
    "ᴀᴍɪɴᴀ",
    "Aмina",
    "Amina\tSpecimen",
    "Amina\r\nSpecimen",
    "Amina \x07 bell",
    "=1+1",
    "+44",
    "-1",
    "@SUM(A1)",
    "|calc",
    "%s%n",
    "{{7*7}}",
    "${7*7}",
    "<b>Amina</b>",
    "<script>x</script>",
    "' OR 1=1 --",
    "Robert'); DROP TABLE people;--",
    '"Amina" Specimen',
    "Amina, Specimen",
    "Amina; Specimen",
    "a\\b\\c",
    "../../etc",
    "&amp; Amina",
    "&lt;b&gt;",
    "Amina &",
    "%00",
    "%2e%2e",
    "\\u0041",
    "O´Brien",
    "O`Brien",
    "O'Brien",
    "O‘Brien",
    "Mª José",
    "Gal·la",
)
LONG = ("A" * 254, "A" * 255, "Å" * 255, "王" * 255, "Ab " * 85, "e\u0301" * 255, "A" * 256, "A" * 10_000, "x " * 5_000)


def corpus() -> list[str]:
    """Every one of them, and the scripts in each other's company, until there are three hundred."""
    found = list(dict.fromkeys((*SHORT, *WORDS, *SCRIPTS, *ODD, *LONG)))
    pairs = (f"{first} {second}" for first in SCRIPTS for second in (*SCRIPTS[::5], *ODD[:14]))
    for pair in pairs:
        if len(found) == 300:
            return found
        if pair not in found:
            found.append(pair)
    return found
