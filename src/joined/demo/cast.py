"""Everybody who works in Riverside, or did. All are made up; each is one click away on the demo's sign-in page."""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Member:
    """Somebody at work. `team` and `organisation` are the names in `place.py`; `to_try`: what to do as them."""

    slug: str
    role: str
    name: str
    title: str
    team: str
    organisation: str
    to_try: str

    @property
    def email(self) -> str:
        return f"{self.slug}@riverside.example"


# A line with "=" names a team and its organisation; then two lines for each who works there: slug, role, name
# and title, and below them what to try. The order is that of the sign-in page; the GP comes first.
_TABLE = """
= Lockside Surgery | Lockside Surgery
gp | gp | Dr Oluwaseun Adeyemi | GP partner
    Bring somebody to today’s huddle in 30 seconds, and see what came of yesterday’s.
receptionist | receptionist | Nasreen Qureshi | Reception lead
    See whose plan has not reached them yet, and tell them.
practice-manager | practice_administrator | Morwenna Castellane | Practice manager
    Bring in the practice’s list: what is wrong in it is named cell by cell, and it can be taken back.
practice-nurse | practice_clinician | Birgit Solheim | Practice nurse
    Find somebody on the practice’s list by a part of their name.
= In-take, Riverside North | Riverside NHS Trust
chair | chair | Bronwen Achterberg | Huddle chair
    Open today’s sitting, tick who is here, and propose a plan.
intake | intake | Priyanka Ramanathan | In-take worker
    Read what came in, put your name to it, and route it once.
other-intake | intake | Idwal Prosser-Khan | In-take worker
    See the same list as Priyanka, without stepping on her toes.
= Community mental health, North | Riverside NHS Trust
nurse | nurse | Róisín Mac Giolla | Community mental health nurse
    See what you promised, late first, and answer a step in place.
excluded-worker | nurse | Tunde Bakare | Community mental health nurse
    Look for Ottilie Brandreth, or open today’s agenda: nothing tells you that she is on it.
ot | occupational_therapist | Annika Sjöberg-Lall | Occupational therapist
    Add a view or an offer before the huddle begins.
psychiatrist | psychiatrist | Dr Ngozi Eze-Hartley | Psychiatrist
    Open somebody’s page: who is responsible, what is next, when.
pharmacist | pharmacist | Lowri Tudur-Banks | Mental health pharmacist
    Read yesterday’s plans of your team.
peer | peer_worker | Kofi Mensah-Doyle | Peer support worker
    See the one person whom you are named for, and nobody else.
manager | team_manager | Odette Villanueva-Shaw | Team manager
    Open Insight: how long it takes until somebody is told, beside what it was before.
= Talking therapies, Riverside | Riverside NHS Trust
psychologist | psychologist | Dr Farrukh Yusupov | Psychologist
    Answer what other teams asked of yours: yes with a day, or a next door.
= Duty, North | Riverside NHS Trust
duty | duty | Dele Okafor | Duty worker
    Something came this morning that cannot wait. It is yours until half past twelve.
= Front desk, Riverside NHS Trust | Riverside NHS Trust
administrator | organisation_administrator | Wilf Nakamura | Organisation administrator
    Set up places, duty hours, partners’ systems, languages and who works here. You see nobody’s record.
privacy | privacy_officer | Sunniva Dastoor | Privacy officer
    Look for a person: your role reaches nobody without a reason.
= Adult social care, North | Riverside Council
social-worker | social_worker | Gethin Rhydderch | Social worker
    See the council’s part: what you said yes to, and by when.
= Housing, Riverside | Riverside Council
housing | social_worker | Marguerite Oduya | Housing officer
    A promise about somebody’s heating is late by a day. Answer it.
= St Brendan’s Practice | St Brendan’s Practice
other-gp | gp | Dr Xu Pemberton | GP
    Look for Fadumo Cabdi Warsame: she is another practice’s. Ask about your own people instead.
= Befriending | Riverside Befrienders
befriender | vcse_worker | Maud Featherington | Befriending coordinator
    Answer today’s asks from your telephone: follow “The phone”, and the link in the text.
= Front desk, Riverside Befrienders | Riverside Befrienders
charity-administrator | organisation_administrator | Solveig Marchbank | Office manager
    Register a colleague’s telephone for links, and see who works here. You see nobody’s record.
= Harbour welcome | Harbour Refugee Welcome
refugee-worker | vcse_worker | Ubax Jaamac | Welcome worker
    See the man to whom you handed his plan, in his own language.
= Community links | Riverside Community Links
link-worker | link_worker | Persis Vardanyan | Link worker
    Say yes to what you were asked, with a day.
care-coordinator | care_coordinator | Jools Abernethy-Rao | Care coordinator
    See the steps that your organisation said yes to.
= Families and carers | Riverside Carers and Families
carers-worker | vcse_worker | Hyacinth Bellweather | Family worker
    See the steps that your centre said yes to, and nobody else’s.
= The Lock Six workshop | The Lock Six Workshop
mens-worker | vcse_worker | Barney Oyelaran | Workshop lead
    Answer what you were asked: yes with a day, or a next door.
= Learning and recovery | Tideway Learning and Recovery
tutor | vcse_worker | Tamsin Quill-Haddad | Recovery tutor
    See the steps of people who come to your courses.
= Back to work | Towpath Work and Skills
employment | employment_worker | Cosmo Adjei-Lund | Employment worker
    See whom you help back to work, and what comes next.
= Supported living | Three Bridges Supported Living
supported-living | vcse_worker | Ffion Castellanos | Supported living manager
    Nobody has been asked of you yet: see what an empty Today says.
= Ferry Row Practice | Ferry Row Practice
quayside-gp | gp | Dr Marisol Attwater-Ng | GP partner
    Bring somebody to the Quayside huddle at 12:15.
= Coppersmith Row Surgery | Coppersmith Row Surgery
quayside-other-gp | gp | Dr Piet Vandersloot | GP
    See what came of what your practice asked.
= In-take, Riverside Quayside | Riverside NHS Trust
quayside-chair | chair | Zuleika Thornhill-Mbatha | Huddle chair
    Chair the Quayside huddle at 12:15.
quayside-intake | intake | Hamish Oyelowo | In-take worker
    Read what came in from Quayside’s doors.
= Community mental health, Quayside | Riverside NHS Trust
quayside-nurse | nurse | Tegan Ravindran | Community mental health nurse
    See what you promised in Quayside.
= Duty, Quayside | Riverside NHS Trust
quayside-duty | duty | Maeve Osei-Lindgren | Duty worker
    See that nothing waits for duty in Quayside this morning.
= Adult social care, Quayside | Riverside Council
quayside-social-worker | social_worker | Ivor Castell-Ahmed | Social worker
    See the council’s part in Quayside.
= Willowherb Practice | Willowherb Practice
hill-gp | gp | Dr Efua Lindqvist-Gray | GP partner
    Bring somebody to the Hill’s huddle at 1pm.
= Marsh Lane Surgery | Marsh Lane Surgery
hill-other-gp | gp | Dr Caradog Nwosu | GP
    See what came of what your practice asked.
= In-take, Riverside Hill | Riverside NHS Trust
hill-chair | chair | Rosalind Tembo-Hughes | Huddle chair
    Chair the Hill’s huddle at 1pm.
hill-intake | intake | Aurelio Bexley-Singh | In-take worker
    Read what came in from the Hill’s doors.
= Community mental health, Hill | Riverside NHS Trust
hill-nurse | nurse | Niamh Sandoval-Pryce | Community mental health nurse
    See what you promised on the Hill.
= Duty, Hill | Riverside NHS Trust
hill-duty | duty | Perpetua Wainwright-Sow | Duty worker
    See that nothing waits for duty on the Hill this morning.
= Adult social care, Hill | Riverside Council
hill-social-worker | social_worker | Desmond Aaltonen | Social worker
    See the council’s part on the Hill.
"""

_GONE = """
= Community mental health, North | Riverside NHS Trust
gone-nurse | nurse | Ignatius Perreira-Boyle | Community mental health nurse
    Left three months ago.
"""


def _read(table: str) -> tuple[Member, ...]:
    """The table as members."""
    lines = table.strip().splitlines()
    team = organisation = ""
    members = []
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        if line.startswith("= "):
            team, organisation = line[2:].split(" | ")
        elif not line.startswith(" "):
            members.append(Member(*line.split(" | "), team, organisation, below.strip()))
    return tuple(members)


PEOPLE = _read(_TABLE)
GONE = _read(_GONE)
"""Who worked here and left: nobody is them any more."""
