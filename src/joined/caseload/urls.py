"""Addresses of care that goes on."""

from django.urls import path

from joined.caseload.pages import caring, coming_back, contacts, lists, moving_on, not_coming

app_name = "caseload"
urlpatterns = [
    path("", lists.listed, name="listed"),
    path("list.csv", lists.listed_csv, name="csv"),
    path("people/<uuid:person>/", caring.care, name="care"),
    path("people/<uuid:person>/contact/", contacts.record, name="record"),
    path("people/<uuid:person>/book/", contacts.book, name="book"),
    path("contacts/<uuid:contact>/", contacts.became, name="became"),
    path("contacts/<uuid:contact>/call-off/", contacts.call_off, name="call_off"),
    path("contacts/<uuid:contact>/correct/", contacts.correct, name="correct"),
    path("people/<uuid:person>/worker/", caring.worker, name="worker"),
    path("people/<uuid:person>/circle/", caring.circle, name="circle"),
    path("people/<uuid:person>/pace/", caring.pace, name="pace"),
    path("people/<uuid:person>/pause/", caring.pause, name="pause"),
    path("pauses/<uuid:pause>/end/", caring.end_pause, name="end_pause"),
    path("people/<uuid:person>/hand-over/", caring.hand_over, name="hand_over"),
    path("people/<uuid:person>/late/", caring.late, name="late"),
    path("people/<uuid:person>/moving-on/", moving_on.moving_on, name="moving_on"),
    path("people/<uuid:person>/moving-on/say/", moving_on.say, name="moving_say"),
    path("people/<uuid:person>/moving-on/signs/", moving_on.signs, name="moving_signs"),
    path("people/<uuid:person>/moving-on/support/", moving_on.support, name="moving_support"),
    path("people/<uuid:person>/moving-on/meeting/", moving_on.meeting, name="moving_meeting"),
    path("people/<uuid:person>/moving-on/stop/", moving_on.stop, name="moving_stop"),
    path("people/<uuid:person>/moving-on/finish/", moving_on.finish, name="moving_finish"),
    path("people/<uuid:person>/aftercare/", moving_on.aftercare, name="aftercare"),
    path("people/<uuid:person>/aftercare/decided/", moving_on.decided, name="aftercare_decided"),
    path("supports/<uuid:support>/met/", moving_on.met, name="support_met"),
    path("people/<uuid:person>/come-back/", coming_back.come_back, name="come_back"),
    path("people/<uuid:person>/pass/", coming_back.card, name="pass"),
    path("people/<uuid:person>/pass/send/", coming_back.send, name="send_pass"),
    path("passes/<uuid:found>/told/", coming_back.told, name="pass_told"),
    path("people/<uuid:person>/not-coming/", not_coming.not_coming, name="not_coming"),
]
