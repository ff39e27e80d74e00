"""Everybody else on the practices' lists: made from lists of names by a seed, so that searching feels real."""

import datetime
import random
from collections.abc import Iterator

from joined.demo import persons, place

COUNT = 150
FIRST_NUMBER = 1000
FIRST_MOBILE = 200
FIRST_LANDLINE = 430
OLDEST, YOUNGEST = 1931, 2007

_GIVEN = (
    "Aaliyah Abel Ada Agnes Aiko Alasdair Alice Amadou Amara Anjali Anselm Arjun Astrid Beatrix Benedikt Bilal "
    "Blessing Bríd Caoimhe Catrin Cecily Chidi Clement Conor Cyril Daisy Dariusz Deepa Dilys Donal Dorota Ebony "
    "Edith Efe Eira Elif Emeka Enid Esther Ewan Farah Femi Finlay Florence Gareth George Gita Grace Gulsen Hamza "
    "Harriet Hettie Hugo Ifeoma Ines Iqra Isla Ivan Jack Jamal Jelena Joan Jomo Joyce Kamala Keir Kemi Kirsty "
    "Laszlo Leila Lena Lorcan Lucy Malik Marek Margaret Mei Meredith Mohammed Nadia Nasir Nesta Nkechi Olga Oliver "
    "Oscar Padma Patrick Pearl Piotr Quentin Rafael Reggie Rhiannon Rosa Ruth Saffron Samir Selma Shanice Sheila "
    "Stella Sunil Tahira Tariq Tegwen Teodora Thandi Tomasz Ursula Valerie Vikram Wanda Wesley Xanthe Yasmin Yusuf "
    "Zachary Zofia Zubair"
)
_FAMILY = (
    "Abara Abernethy Adair Adebayo Ainsworth Aldous Amin Appiah Arkwright Asante Aziz Baptiste Barrowclough Begum "
    "Bello Bevan Bhatt Blenkinsop Borowski Brannigan Cadwallader Chaudhry Chikwanda Clegg Cohen Cottle Dabrowski "
    "Danso Dervish Desai Drummond Duffy Edevane Ekwueme Ellwood Eze Fairclough Farrow Fernandes Ferris Fosu Gaskell "
    "Ghosh Gillespie Grantham Gupta Hadley Haji Harcastle Hartshorn Hossain Ibekwe Ivanova Jarvis Jelinek Kaminski "
    "Kavanagh Kaur Khalil Kimathi Kowal Lalor Langley Lim Lockwood Mahmood Marlowe McBride Mehta Mistry Mottram "
    "Mukherjee Mwangi Naylor Ncube Nilsson Noonan Obi Ogden Olaniyan Osborne Pakenham Parekh Penrose Petrov Pickles "
    "Quaye Quigley Rahman Ramsden Reyes Rosewell Sadiq Salisbury Sesay Shackleton Sidhu Skelton Sowande Stamp "
    "Tattersall Teague Thistlewood Tran Tunstall Uddin Underhill Vaughan Vella Wadsworth Warsi Whittle Wojcik Xavier "
    "Yeboah Yilmaz Zaman Zielinski"
)
STREETS = (
    "Lockside",
    "Weir View",
    "Osier Walk",
    "Chapel Rise",
    "Salt Quay",
    "Ropewalk Lane",
    "Fold Lane",
    "Mill Steps",
)
ENDS = "ABDEFGHJLN"
ETHNICITIES = (13, 6, 13, 4, None, 17, 13, 7, 13, 14, 3, 13, None)
"""By Census number; of some nobody knows it. Thirteen, so that each practice has every one."""


def people(chance: random.Random) -> Iterator[persons.Somebody]:
    """Each with a practice in turn, a birthday, mostly a telephone, and an NHS number for tests."""
    practices = [name for both in place.PRACTICES.values() for name in both]
    place_of = {name: key for key, both in place.PRACTICES.items() for name in both}
    numbers = (n for n in range(FIRST_NUMBER, FIRST_NUMBER + 2 * COUNT) if persons.nhs_number_for(n))
    names = _names(chance)
    for index in range(COUNT):
        practice = practices[index % len(practices)]
        yield persons.Somebody(
            name=next(names),
            born=_birthday(chance).isoformat(),
            practice=practice,
            number=next(numbers),
            phone=_phone(index, chance),
            street=f"{chance.randint(1, 99)} {chance.choice(STREETS)}",
            postcode=f"{place.POSTCODES[place_of[practice]]} {chance.randint(1, 9)}{''.join(chance.sample(ENDS, 2))}",
            ethnicity=ETHNICITIES[index % len(ETHNICITIES)],
        )


def _names(chance: random.Random) -> Iterator[str]:
    """Each pair of names once."""
    given, families = _GIVEN.split(), _FAMILY.split()
    seen: set[str] = set()
    while True:
        family = chance.choice(families)
        if chance.random() < 0.12:
            family = f"{family}-{chance.choice(families)}"
        name = f"{chance.choice(given)} {family}"
        if name not in seen:
            seen.add(name)
            yield name


def _birthday(chance: random.Random) -> datetime.date:
    first = datetime.date(OLDEST, 1, 1)
    return first + datetime.timedelta(days=chance.randrange((datetime.date(YOUNGEST, 1, 1) - first).days))


def _phone(index: int, chance: random.Random) -> str:
    """A mobile, a landline or none; each from the ranges kept for drama, each once."""
    kind = chance.random()
    if kind < 0.75:
        return f"+447700900{FIRST_MOBILE + index}"
    return f"+441632960{FIRST_LANDLINE + index}" if kind < 0.9 else ""
