"""Addresses of requests, and of the help page."""

from django.urls import path

from joined.doors.pages import dead_end, ends, handing, questions, queue, received, typing, waiting
from joined.doors.pages import helping as help_page

app_name = "doors"
urlpatterns = [
    path("", queue.requests, name="requests"),
    path("mine/", queue.mine, name="mine"),
    path("waiting/", waiting.waiting, name="waiting"),
    path("no-dead-end/", dead_end.no_dead_end, name="no_dead_end"),
    path("questions/<uuid:question>/", questions.answer, name="answer"),
    path("hand-ons/<uuid:hand_on>/", handing.handed, name="handed"),
    path("not-reached/<uuid:closing>/", received.not_reached, name="not_reached"),
    path("waiting/<uuid:matter>/", waiting.tried, name="tried"),
    path("waiting/<uuid:matter>/at-once/", waiting.at_once, name="at_once"),
    path("type/", typing.write_down, name="write_down"),
    path("ask/", typing.ask, name="ask"),
    path("<uuid:referral>/sent/", typing.sent, name="sent"),
    path("<uuid:referral>/", queue.request, name="request"),
    path("<uuid:referral>/take/", queue.take, name="take"),
    path("<uuid:referral>/leave/", queue.leave, name="leave"),
    path("<uuid:referral>/ask/", questions.ask, name="ask"),
    path("<uuid:referral>/hand-on/", handing.hand_on, name="hand_on"),
    path("<uuid:referral>/ends/", ends.ends, name="ends"),
    path("<uuid:referral>/letter/", ends.letter, name="letter"),
]
helping = (
    [
        path("", help_page.start, name="start"),
        path("<int:number>/", help_page.question, name="question"),
        path("now/", help_page.urgent, name="urgent"),
        path("check/", help_page.check, name="check"),
        path("sent/", help_page.sent, name="sent"),
        path("status/<str:token>/", help_page.status, name="status"),
        path("status/<str:token>/not-this/", help_page.not_this, name="not_this"),
        path("clear/", help_page.clear, name="clear"),
        path("leave/", help_page.leave, name="leave"),
    ],
    "helping",
)
