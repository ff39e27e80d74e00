"""The people whom the stories are about. All are made up; numbers are from the ranges kept for drama and tests."""

import dataclasses
import datetime

from joined.kit import nhs_number


@dataclasses.dataclass(frozen=True, kw_only=True)
class Somebody:
    """Somebody as their practice's list, or whoever first wrote them down, knows them."""

    name: str
    born: str = ""
    practice: str = "Lockside Surgery"
    number: int | None = None
    phone: str = ""
    is_shared: bool = False
    street: str = ""
    postcode: str = "RV1 4QA"
    language: str = "en"
    ethnicity: int | None = None
    call_me: str = ""
    pronouns: str = ""
    needs: tuple[str, ...] = ()

    @property
    def born_on(self) -> datetime.date | None:
        return datetime.date.fromisoformat(self.born) if self.born else None


def nhs_number_for(number: int) -> str:
    """The NHS number for tests (they begin with 999) that has this serial number; empty where none passes."""
    nine = f"999{number:06}"
    return next((nine + check for check in "0123456789" if nhs_number.is_valid(nine + check)), "")


PERSONS = {
    "fadumo": Somebody(
        name="Fadumo Cabdi Warsame",
        born="1979-08-14",
        number=101,
        phone="+447700900104",
        street="22 Capstan Court",
        language="so",
        ethnicity=6,
        call_me="Fadumo",
        needs=("Somali interpreter, a woman", "Not before 9:30am: the school run"),
    ),
    "kazimierz": Somebody(
        name="Kazimierz Wojciechowski",
        born="1958-03-02",
        number=102,
        phone="+447700900111",
        street="3 Weir View",
        language="pl",
        ethnicity=17,
        call_me="Mr Wojciechowski",
        needs=("Large print", "Polish interpreter when it is about feelings"),
    ),
    "sian": Somebody(
        name="Siân Llywelyn-Abernathy",
        born="1996-11-21",
        number=103,
        phone="+447700900112",
        street="8 Osier Walk",
        language="cy",
        ethnicity=13,
        needs=("Speaks Welsh when she is tired",),
    ),
    "noor": Somebody(
        name="Noor Al-Khayali نور الخيّالي",
        born="1994-11-19",
        number=104,
        phone="+447700900822",
        street="17 Tannery Steps",
        language="ar",
        ethnicity=18,
        call_me="Noor",
        pronouns="she, her",
        needs=("Sudanese Arabic interpreter", "Cannot manage stairs"),
    ),
    "delroy": Somebody(
        name="Delroy Augustine",
        born="1967-05-09",
        number=105,
        phone="+447700900114",
        street="41 Lockside",
        ethnicity=7,
    ),
    "tibor": Somebody(
        name="Tibor Vasquez-Llewellyn",
        born="1983-01-30",
        number=106,
        phone="+447700900115",
        street="5 Capstan Court",
        ethnicity=17,
    ),
    "wanda": Somebody(
        name="Wanda Brzozowska-Reid",
        born="1976-11-04",
        number=161,
        phone="+447700900191",
        street="31 Ropewalk Lane",
        ethnicity=14,
    ),
    "osian": Somebody(
        name="Osian Tegid-Marlowe",
        born="1990-03-19",
        number=162,
        phone="+447700900192",
        street="4 Weir View",
        ethnicity=13,
    ),
    "ebele": Somebody(
        name="Ebele Asantewaa-Moss",
        born="1967-06-25",
        number=163,
        phone="+447700900193",
        street="19 Capstan Court",
        ethnicity=4,
    ),
    "bartholomew": Somebody(
        name="Bartholomew Fairweather",
        born="1969-05-02",
        number=107,
        phone="+447700900116",
        street="60 Weir View",
        ethnicity=13,
        call_me="Bart",
    ),
    "wendeline": Somebody(
        name="Wendeline Okonjo-Bright",
        born="1988-07-07",
        number=108,
        phone="+447700900117",
        street="Flat 2, 11 Ropewalk Lane",
        ethnicity=6,
        needs=("Meet anywhere but at home",),
    ),
    "ottilie": Somebody(
        name="Ottilie Brandreth",
        born="1974-12-03",
        number=128,
        phone="+447700900118",
        street="29 Osier Walk",
        ethnicity=13,
    ),
    "comfort": Somebody(
        name="Comfort Boateng-Lind",
        born="1990-04-25",
        number=110,
        phone="+447700900119",
        is_shared=True,
        street="2 Tannery Steps",
        ethnicity=10,
    ),
    "ghulam": Somebody(
        name="Ghulam Haidar Noorzai",
        born="1985-01-01",
        practice="",
        street="Staying at the Harbour hostel, 1 Customs Quay",
        postcode="RV1 1AA",
        language="prs",
        needs=("Dari interpreter, a man", "No telephone: hand him a letter at the Harbour desk"),
    ),
    "suharti": Somebody(
        name="Suharti",
        born="1962-09-15",
        practice="St Brendan’s Practice",
        number=111,
        phone="+447700900121",
        street="14 Chapel Rise",
        language="id",
        ethnicity=5,
    ),
    "winifred": Somebody(
        name="Winifred Achebe-Stannard",
        born="1971-02-18",
        number=127,
        phone="+447700900122",
        street="33 Lockside",
        ethnicity=13,
        call_me="Win",
    ),
    "halina": Somebody(
        name="Halina Przybylska-Dunne",
        born="1949-06-27",
        number=113,
        phone="+441632960412",
        street="7 Weir View",
        language="pl",
        ethnicity=17,
        needs=("Hard of hearing: speak slowly, face to face",),
    ),
    "callum": Somebody(
        name="Callum Wray-Adeleke",
        born="1991-10-10",
        number=114,
        street="No fixed address",
        postcode="",
        ethnicity=10,
    ),
    "margit": Somebody(
        name="Margit Halloran-Szabó",
        born="1955-08-30",
        number=115,
        phone="+447700900125",
        street="19 Chapel Rise",
        practice="St Brendan’s Practice",
        ethnicity=17,
    ),
    "ewa": Somebody(
        name="Ewa Wąsowska-Price",
        born="1988-09-30",
        number=141,
        street="5 Cooperage Yard",
        language="pl",
        ethnicity=17,
        needs=("Write rather than ring",),
    ),
    "imogen": Somebody(
        name="Imogen Castellane-Wu",
        born="2001-06-06",
        number=116,
        phone="+447700900126",
        street="Room 9, Quarry Hall",
        ethnicity=9,
        pronouns="she, they",
        needs=("Text rather than ring",),
    ),
    "perpetua": Somebody(
        name="Perpetua Amankwah",
        born="1978-03-23",
        number=117,
        phone="+447700900127",
        street="4 Chapel Rise",
        practice="St Brendan’s Practice",
        ethnicity=6,
    ),
    "idris": Somebody(
        name="Idris Mbeki-Thornbury",
        born="2002-02-11",
        number=118,
        phone="+447700900128",
        street="51 Chapel Rise",
        practice="St Brendan’s Practice",
        ethnicity=10,
    ),
    "dafydd": Somebody(
        name="Dafydd Rhys Penhaligon",
        born="1980-01-16",
        number=119,
        phone="+447700900129",
        street="6 Chapel Rise",
        practice="St Brendan’s Practice",
        language="cy",
        ethnicity=13,
    ),
    "eleri": Somebody(
        name="Eleri Fairbrother-Khan",
        born="1999-09-09",
        number=120,
        phone="+447700900130",
        street="12 Capstan Court",
        ethnicity=4,
    ),
    "rashida": Somebody(
        name="Rashida Blackwood-Iqbal",
        born="1973-04-04",
        number=121,
        phone="+447700900131",
        street="28 Ropewalk Lane",
        ethnicity=4,
    ),
    "gwilym": Somebody(
        name="Gwilym Attenborough-Diaz",
        born="1987-12-24",
        number=122,
        phone="+447700900132",
        street="70 Chapel Rise",
        practice="St Brendan’s Practice",
        ethnicity=13,
    ),
    "benedict": Somebody(
        name="Benedict Achterlonie",
        born="1984-02-29",
        number=131,
        phone="+447700900137",
        street="8 Osier Walk",
        ethnicity=13,
        call_me="Ben",
        needs=("Large print", "Text relay: he types, an operator speaks"),
    ),
    "lindiwe": Somebody(
        name="Lindiwe Marchetti",
        born="1964-11-05",
        number=123,
        phone="+441632960423",
        street="16 Osier Walk",
        ethnicity=6,
    ),
    "thaddeus": Somebody(
        name="Thaddeus Onwuachi-Bell",
        born="1959-05-12",
        number=124,
        phone="+447700900134",
        street="90 Salt Quay",
        postcode="RV2 2DF",
        practice="Ferry Row Practice",
        ethnicity=6,
    ),
    "marta": Somebody(
        name="Marta Vilhelms-Reyes",
        born="1998-02-27",
        number=130,
        phone="+447700900136",
        street="3 Salt Quay",
        postcode="RV2 2DF",
        practice="Coppersmith Row Surgery",
        ethnicity=17,
    ),
    "tomos": Somebody(
        name="Tomos Achebe-Rees",
        born="1972-09-30",
        number=131,
        phone="+447700900137",
        street="2 Fold Lane",
        postcode="RV3 4AH",
        practice="Willowherb Practice",
        ethnicity=13,
        call_me="Tom",
    ),
    "petronella": Somebody(
        name="Petronella Ashdown-Vries",
        born="1951-09-27",
        number=171,
        phone="+447700900196",
        street="12 Ropewalk Lane",
        ethnicity=13,
    ),
    "josette": Somebody(
        name="Josette Lamartine-Cole",
        born="1968-04-11",
        number=172,
        phone="+447700900197",
        street="2 Weir View",
        ethnicity=5,
    ),
    "iwan": Somebody(
        name="Iwan Prydderch-Stone",
        born="1959-12-02",
        number=173,
        phone="+447700900198",
        street="Upper Lock Farm",
        ethnicity=13,
    ),
    "bronagh": Somebody(
        name="Bronagh Petrosyan",
        born="1993-08-19",
        number=125,
        phone="+447700900135",
        street="Upper Fold Farm",
        postcode="RV3 9HJ",
        practice="Willowherb Practice",
        ethnicity=14,
    ),
}
