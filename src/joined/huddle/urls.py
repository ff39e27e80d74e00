"""Addresses of the huddle, and of what a partner sees behind a link."""

from django.urls import path

from joined.huddle.pages import after, board, bringing, deciding, partners, running, saying, telling

app_name = "huddle"
urlpatterns = [
    path("", board.week, name="week"),
    path("bring/", bringing.bring, name="bring"),
    path("<uuid:sitting>/", board.board, name="board"),
    path("<uuid:sitting>/room/", board.room, name="room"),
    path("<uuid:sitting>/sheet/", board.sheet, name="sheet"),
    path("<uuid:sitting>/changes/", board.changes, name="changes"),
    path("<uuid:sitting>/presence/", board.presence, name="presence"),
    path("<uuid:sitting>/start/", board.start, name="start"),
    path("<uuid:sitting>/finish/", board.finish, name="finish"),
    path("<uuid:sitting>/running/", running.running, name="running"),
    path("<uuid:sitting>/go-on/", running.go_on, name="go_on"),
    path("<uuid:sitting>/hand-over/", running.hand_over, name="hand_over"),
    path("<uuid:sitting>/scribe/", running.scribe, name="scribe"),
    path("<uuid:sitting>/who-tells/", running.who_tells, name="who_tells"),
    path("<uuid:sitting>/summary/", after.summary, name="summary"),
    path("<uuid:sitting>/could-say/", after.could_say, name="could_say"),
    path("<uuid:sitting>/come/", board.come, name="come"),
    path("<uuid:sitting>/leave/", board.leave, name="leave"),
    path("items/<uuid:item>/", board.item, name="item"),
    path("items/<uuid:item>/note/", after.note, name="note"),
    path("items/<uuid:item>/order/", board.order, name="order"),
    path("items/<uuid:item>/writing/", saying.writing, name="writing"),
    path("items/<uuid:item>/talk/", board.talk, name="talk"),
    path("items/<uuid:item>/view/", saying.view, name="view"),
    path("items/<uuid:item>/offer/", saying.offer, name="offer"),
    path("items/<uuid:item>/not-for-us/", saying.not_for_us, name="not_for_us"),
    path("items/<uuid:item>/propose/", deciding.propose, name="propose"),
    path("items/<uuid:item>/carry-over/", deciding.carry_over, name="carry_over"),
    path("items/<uuid:item>/sign-off/", deciding.sign_off, name="sign_off"),
    path("items/<uuid:item>/take-off/", deciding.take_off, name="take_off"),
    path("offers/<uuid:offer>/in-plan/", saying.in_plan, name="in_plan"),
    path("questions/<uuid:question>/", partners.answer_partner, name="answer_partner"),
    path("plans/<uuid:plan>/teller/", running.teller, name="teller"),
    path("plans/<uuid:plan>/tell/", telling.tell, name="tell"),
    path("plans/<uuid:plan>/sent/", telling.sent, name="sent"),
    path("plans/<uuid:plan>/undo/", telling.undo, name="undo"),
    path("plans/<uuid:plan>/called/", telling.called, name="called"),
    path("plans/<uuid:plan>/handed/", telling.handed, name="handed"),
    path("plans/<uuid:plan>/ask-to-ring/", telling.ask_to_ring, name="ask_to_ring"),
    path("plans/<uuid:plan>/agree/", telling.agree, name="agree"),
    path("plans/<uuid:plan>/not-this/", telling.not_this, name="not_this"),
]
partnering = (
    [
        path("<str:token>/", partners.asks, name="asks"),
        path("<str:token>/asks/<uuid:item>/offer/", partners.offer, name="offer"),
        path("<str:token>/asks/<uuid:item>/pass/", partners.pass_on, name="pass_on"),
        path("<str:token>/asks/<uuid:item>/view/", partners.view, name="view"),
        path("<str:token>/asks/<uuid:item>/question/", partners.ask_first, name="ask_first"),
        path("<str:token>/wanted/<uuid:offer>/yes/", partners.say_yes, name="say_yes"),
        path("<str:token>/wanted/<uuid:offer>/no/", partners.say_no, name="say_no"),
    ],
    "partner",
)
