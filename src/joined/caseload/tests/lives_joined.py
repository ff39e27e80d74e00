"""Two records that are one for a while in a history: what the plain model thinks of it, and of two again."""

import copy

from joined.caseload.tests import beginnings
from joined.caseload.tests.plain_care import Plain
from joined.kit import clock

WORKERS = {"community": ("Róisín Mac Giolla", "Tunde Bakare"), "social_care": ("Gethin Rhydderch",)}


class Joining:
    """Two records that are one, and what is to stand when they are two again."""

    def __init__(self, deed: object, kept: beginnings.Record, emptied: beginnings.Record) -> None:
        self.deed, self.kept, self.emptied = deed, kept, emptied
        ours, theirs = kept.plain, emptied.plain
        self.ours, self.theirs = copy.copy(ours), copy.copy(theirs)
        self.gave_way = ours.is_open and ours.team == "intake_team" != theirs.team
        self.open_time = theirs.now
        self.same_ward = one_stay(ours.now, theirs.now)
        ours.times = [*ours.times, *(one for one in theirs.times if one is not theirs.now or ours.now is None)]
        self.longest = ours.now.longest if ours.now else 0
        if self.ours.now and theirs.now:
            ours.now.others = [theirs.now]
            ours.now.longest = self.shorter = min(self.longest, theirs.now.longest)
        if theirs.is_open and (self.gave_way or not self.ours.is_open):
            ours.teams = [*ours.teams, (clock.now(), theirs.team)]
        ours.requested = ours.requested or (theirs.requested and not self.ours.is_open)
        unused = [one for one in (*ours.passes, *theirs.passes) if not one.used]
        ours.passes = [max(unused, key=lambda one: one.until)] if unused else []
        kept.contacts = [*emptied.contacts, *kept.contacts]
        kept.pauses = [*emptied.pauses, *kept.pauses]

    def undone(self) -> list[beginnings.Record]:
        """What was before is as it was; what came since stays with the record that went on."""
        ours, theirs = self.kept.plain, self.emptied.plain
        ours.times = [one for one in ours.times if one not in theirs.times]
        for one in ours.times:
            if one.others and one.longest == self.shorter:
                one.longest = self.longest
            one.others = []
        if self.open_time and self.open_time.ended:
            lead = self.open_time.lead
            self.open_time.goes_on(lead if lead in WORKERS[theirs.team] else "")
        if self.gave_way and len(ours.teams) == len(self.ours.teams) + 1:
            ours.teams = [*ours.teams, (clock.now(), "intake_team")]
        if self.open_time and self.ours.now is None and not ours.now:
            theirs.asked, theirs.said_yes, self.emptied.handover = ours.asked, ours.said_yes, self.kept.handover
        ours.requested = ours.requested and self.ours.requested
        since = [one for one in ours.passes if one not in theirs.passes]
        ours.passes = [*self.ours.passes, *(one for one in since if one not in self.ours.passes)]
        if self.same_ward:
            self.same_ward[1] = None
        mets = {id(met) for time in theirs.times for met in time.met}
        stills = {id(still) for time in theirs.times for still in time.stills}
        self.emptied.contacts = [one for one in self.kept.contacts if id(one[1]) in mets]
        self.kept.contacts = [one for one in self.kept.contacts if id(one[1]) not in mets]
        self.emptied.pauses = [one for one in self.kept.pauses if id(one[1]) in stills]
        self.kept.pauses = [one for one in self.kept.pauses if id(one[1]) not in stills]
        return [self.kept, self.emptied]


def one_stay(ours: Plain | None, theirs: Plain | None) -> list | None:
    """On a ward by both records, which is one stay: that of the other, where ours has it since before."""
    stays = [
        next((still for still in time.stills if still[1] is None), None) if time else None for time in (ours, theirs)
    ]
    return stays[1] if all(stays) and stays[0][0] <= stays[1][0] else None
