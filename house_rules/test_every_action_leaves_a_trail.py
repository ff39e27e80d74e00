"""Writes are `by=` somebody, reads are `to=` somebody, and both stand in the trail (architecture.md §1.3)."""

import functools
import importlib
import inspect
from collections.abc import Callable, Iterator

from house_rules import reading

# Public functions of actions that write nothing by themselves, and why they stand there.
HELPERS = {
    "accounts.end_sessions": "a part of disabling somebody, and of signing out everywhere; no row of the house",
    "caseload.attend": "a part of book_session and put_in, and asks book",
    "caseload.to_come": "read within a deed",
    "caseload.book_if_nothing": "a part of every deed about a contact",
    "caseload.await_if_unseen": "a part of putting a contact right, and of two records that are put right",
    "caseload.again": "a part of coming back, and of two records that are put right",
    "caseload.promise_contact": "a part of booking, and of coming back to what is booked",
    "caseload.promise_day": "a part of begin_duty, and of coming back to what was under way",
    "caseload.promise_look": "a part of write_checks, and of coming back to what was under way",
    "caseload.promise_to_ask": "a part of begin_pause, and of coming back to what was under way",
    "caseload.may_be_named": "read within a deed",
    "caseload.see_not_met": "a part of correct",
    "caseload.finish": "a part of every deed about a contact",
    "caseload.finish_follow_up": "a part of record",
    "caseload.follow_up_again": "a part of putting a contact right",
    "caseload.promise_follow_up": "a part of end_pause, and of putting a contact right",
    "caseload.check_session": "asked before a contact is kept",
    "caseload.hand_on": "a part of met",
    "caseload.is_member": "read within a deed",
    "caseload.see_sessions": "a part of record and of correct",
    "caseload.keep_fact": "a part of write_had, and of take_on",
    "caseload.lead_of": "read within a deed",
    "caseload.promise": "a part of every deed that leaves a step",
    "caseload.seconds_left": "read beside a deed: how long it can be taken back",
    "caseload.see_met": "a part of record, and asks met",
    "caseload.under_way": "read within a deed",
    "caseload.let_go": "a part of finish and close",
    "caseload.name_first": "a part of come_back",
    "doors.digest": "what of a status link is kept",
    "huddle.give": "a part of every deed of a partner",
    "huddle.huddle_for": "read within a deed",
    "huddle.next_sitting": "asks the action make_sitting",
    "huddle.keep_read": "a part of every deed that changes who may read a request",
    "huddle.leading": "read within a deed",
    "huddle.leave_agendas": "asks the action leave_agenda of each",
    "huddle.look_again": "a part of every deed that changes who may hear of somebody",
    "matching.after": "asked before a merge is decided",
    "matching.are_two": "a part of tell_apart, leave_as_two and put_right",
    "matching.ask_to_compare": "a part of look, ask and put_right",
    "matching.ids": "read within a deed",
    "places.duty_hours": "the fields of a duty route, before it is kept",
    "huddle.place": "a part of every deed that puts somebody on an agenda",
    "huddle.invited_teams": "read within a deed",
    "imports.move": "a part of every deed that changes an import's state",
    "imports.put": "a part of receive, approve and undo",
    "messages.check_words": "asked before a text is written",
    "messages.deliver": "short deeds around calls outside, so that none waits for them in a transaction",
    "messages.send_notice": "three short deeds around one call outside, as messages.deliver",
    "people.check_word": "asked before a choice is kept",
    "people.keep_new": "a part of relate_new, and of welcome_many",
    "places.check_team": "asked before a team is kept",
    "places.check_duty": "asked before a duty route is kept",
    "people.keep": "a part of relate, and of welcome",
    "steps.agreed_closing": "what two said, before a deed keeps it",
    "steps.rest": "a part of end, and of taking a list back",
    "steps.answer": "a part of accept and decline",
    "steps.check_open": "asked before a deed",
    "steps.close_see_yes": "a part of the answer to an offer",
    "steps.holds": "read within a deed",
    "steps.is_responsible": "read within a deed",
    "steps.look_no_more": "a part of the answer to an offer, and of two records that are put right",
    "steps.make": "a part of promise, and of every deed that leaves a step",
    "steps.relate": "a part of promise and offer",
    "steps.say_accepted": "news within take_responsibility and accept",
    "steps.take_over": "a part of take_responsibility, begin and accept",
    "steps.responsible_team": "read within a deed",
}
# Public reads with `to=` that write no look of their own, and why.
NOT_LOOKS = {
    "within a deed, which writes the trail itself": (
        "caseload.care_to_move",
        "caseload.reassigning",
        "caseload.contact_row",
        "caseload.course_row",
        "interventions.row",
        "interventions.switched_off",
        "interventions.to_switch",
        "caseload.current",
        "caseload.duty_row",
        "caseload.fact_row",
        "caseload.line_row",
        "caseload.group_row",
        "caseload.group_to_join",
        "caseload.member_row",
        "caseload.session_row",
        "caseload.look_row",
        "caseload.past_limits",
        "caseload.pause_row",
        "caseload.planned_now",
        "caseload.spell_row",
        "caseload.to_keep",
        "caseload.closing",
        "caseload.moving_row",
        "caseload.moving_under_way",
        "caseload.pass_to_tell",
        "caseload.support_of",
        "caseload.support_row",
        "doors.row",
        "doors.leading_row",
        "doors.question_row",
        "doors.open_of",
        "doors.shared_before",
        "huddle.sitting_row",
        "huddle.item_row",
        "huddle.proposal_row",
        "huddle.offer_row",
        "huddle.question_row",
        "huddle.proposal_of_message",
        "huddle.item_of_request",
        "messages.row",
        "messages.silent_row",
        "messages.template",
        "people.row",
        "steps.closing_row",
        "steps.hand_on_row",
        "people.rows_of",
        "matching.row",
        "steps.step",
        "steps.offer",
        "steps.to_be_met",
        "steps.open_matter",
        "steps.has_open",
        "steps.has_source",
        "steps.live_source_ids",
        "steps.live_sources",
        "worries.row",
    ),
    "yes, no, or moments: shows nobody": (
        "matching.is_unmatched",
        "huddle.tell_writing",
        "doors.may_read_message",
        "doors.asker_phone",
        "doors.answer",
        "people.check_key_worker",
        "people.is_masked",
        "people.kept_back_now",
        "people.said_no",
        "messages.letter_counts_on",
        "steps.named_worker",
        "caseload.is_ours",
        "caseload.knew_them",
        "steps.is_held_by",
        "steps.may_close",
    ),
    "counts without anybody in them": (
        "caseload.continuities",
        "caseload.help_given",
        "caseload.lump_of_place",
        "caseload.lump_of_team",
        "insight.by_group",
        "insight.keeping",
        "insight.may_keep",
        "insight.of_place",
        "insight.of_sitting",
        "insight.ours",
        "insight.places",
        "insight.sees_ours",
        "doors.to_approve",
        "doors.where_we_said_no",
        "huddle.waiting_for",
        "steps.noes",
        "steps.offered_instead",
        "steps.pace",
        "steps.reply_hours",
        "steps.twice_declined",
    ),
    "references and the sender's own name: no person": (
        "messages.difference",
        "messages.parked_row",
        "messages.own_words_of",
    ),
    "ids alone, for whoever shows them": (
        "imports.alike",
        "people.own_each",
        "imports.known",
        "people.leads_to",
        "doors.worried_about",
        "steps.come_straight_back",
        "steps.held_and_named",
        "steps.held_by",
        "trail.looked_before",
        "steps.pressing",
        "steps.held_by_team",
        "steps.promised_by",
        "steps.promised_to",
    ),
    "staff, sittings and days: no person": (
        "caseload.away_of",
        "caseload.away_row",
        "caseload.check_may_take_out",
        "caseload.groups",
        "caseload.teams_to_share_with",
        "caseload.view_row",
        "caseload.views_of",
        "caseload.workers",
        "caseload.colleagues_of",
        "caseload.moves_warning",
        "caseload.teams_that_give",
        "caseload.teams_to_ask",
        "caseload.who_could_go_on",
        "caseload.what_counts",
        "accounts.colleagues",
        "accounts.colleague",
        "accounts.membership_row",
        "accounts.is_administrator",
        "accounts.may_invite_first",
        "accounts.access_review",
        "doors.kept_language",
        "doors.kept_languages",
        "interop.endpoints",
        "interop.systems",
        "huddle.attendance",
        "huddle.week",
        "huddle.next_sitting",
        "huddle.header",
        "huddle.heard",
        "huddle.running",
        "huddle.standing_row",
    ),
    "one part of what another read shows, which writes the look": (
        "huddle.spoken_of",
        "caseload.brief",
        "caseload.groups_of_person",
        "caseload.lines",
        "caseload.rungs",
        "caseload.weighed",
        "caseload.running",
        "caseload.aftercare_of",
        "caseload.open_care",
        "doors.as_requests",
        "doors.as_they_wrote",
        "doors.open_requests",
        "doors.times_asked",
        "huddle.about_each",
        "huddle.card_of",
        "huddle.cards_of",
        "huddle.items_for",
        "huddle.offers_of",
        "huddle.plan_of",
        "huddle.plans_at",
        "messages.one",
        "messages.each",
        "people.as_person",
        "people.as_seen",
        "people.each",
        "people.alike_each",
        "people.unmatched",
        "matching.as_joined",
        "matching.differs",
        "people.listed",
        "people.names",
        "people.shown",
        "steps.as_steps",
        "steps.attempts",
        "steps.own",
        "steps.as_asked",
        "steps.about_each",
    ),
    "one's own list, before anybody in it is made": (
        "imports.body_of",
        "imports.has_requests",
        "imports.here",
        "imports.latest",
        "imports.place_of",
        "imports.row",
        "imports.to_take_back",
        "imports.waiting",
        "imports.wrong_rows",
    ),
    "numbers of a team or a leaver, for whoever keeps the set-up and sees nobody": (
        "steps.load_of",
        "steps.held_by_worker",
        "set_up.holds",
        "set_up.home",
        "set_up.told",
        "set_up.told_row",
        "set_up.told_by_me",
    ),
    "gathers one look for each room": ("front.today", "front.person"),
}


def functions(furniture: str) -> Iterator[tuple[str, Callable]]:
    """Every public function defined in that furniture of any room, as "room.name"."""
    for path in reading.paths(furniture):
        name = "joined." + path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        module = importlib.import_module(name)
        for found, value in vars(module).items():
            if inspect.isfunction(value) and value.__module__ == name and not found.startswith("_"):
                yield f"{name.split('.')[1]}.{found}", value


@functools.cache
def actions() -> dict[str, Callable]:
    """Every deed of the house."""
    moves = {
        f"{name.split('.')[0]}.moving.{name.split('.')[1]}": deed
        for name, deed in functions("moving")
        if not name.startswith("base.")
    }
    return dict(functions("actions")) | moves


@functools.cache
def reads() -> dict[str, Callable]:
    """Every read that is for somebody."""
    return {
        name: read
        for furniture in ("queries", "finding", "comparing", "whole", "answering")
        for name, read in functions(furniture)
        if "to" in inspect.signature(read).parameters
    }


def excused() -> set[str]:
    """Reads that are no looks."""
    return {read for listed in NOT_LOOKS.values() for read in listed}


def test_the_rooms_were_found():
    assert {name.split(".")[0] for name in actions()} >= {"places", "accounts", "people", "steps", "doors", "huddle"}
    assert {name.split(".")[0] for name in reads()} >= {"people", "steps", "huddle"}


def test_every_deed_is_an_action():
    deeds = {name: deed for name, deed in actions().items() if name not in HELPERS}
    assert [name for name, deed in deeds.items() if not getattr(deed, "is_action", False)] == [], "no line in the trail"
    assert [name for name, deed in deeds.items() if "by" not in inspect.signature(deed).parameters] == []


def test_no_deed_takes_unnamed_things():
    named = {inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD}
    deeds = {name: deed for name, deed in actions().items() if name not in HELPERS}
    loose = [
        name
        for name, deed in deeds.items()
        if not {one.kind for one in inspect.signature(deed).parameters.values()} <= named
    ]
    assert loose == []


def test_every_read_of_people_leaves_a_look_or_says_why_not():
    wrong = [name for name, read in reads().items() if getattr(read, "is_shown", False) == (name in excused())]
    assert wrong == []


def test_nothing_is_excused_that_is_no_longer_there():
    assert set(HELPERS) <= set(actions())
    assert excused() <= set(reads())


def test_who_looks_is_always_named():
    looking = {name: inspect.signature(read).parameters["to"] for name, read in reads().items()}
    by_place = [
        name
        for name, to in looking.items()
        if getattr(reads()[name], "is_shown", False)
        and (to.kind is not inspect.Parameter.KEYWORD_ONLY or to.default is not inspect.Parameter.empty)
    ]
    assert by_place == []
