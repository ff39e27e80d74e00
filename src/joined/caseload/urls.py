"""Addresses of care that goes on."""

from django.urls import path

from joined.caseload.pages import caring, contacts, lists, national, reviewing, rules_here

app_name = "caseload"
urlpatterns = [
    path("", lists.listed, name="listed"),
    path("list.csv", lists.listed_csv, name="csv"),
    path("people/<uuid:person>/", caring.care, name="care"),
    path("people/<uuid:person>/contact/", contacts.record, name="record"),
    path("people/<uuid:person>/came-today/", contacts.came_today, name="came_today"),
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
    path("what-counts/", rules_here.what_counts, name="what_counts"),
    path("lines/", reviewing.lines, name="lines"),
    path("lines/<uuid:line>/", reviewing.reviewed, name="reviewed"),
    path("people/<uuid:person>/had/", national.had, name="had"),
    path("had/<uuid:fact>/take-back/", national.take_back, name="take_back"),
    path("people/<uuid:person>/duties/", national.duties, name="duties"),
    path("duties/<uuid:duty>/", national.duty_became, name="duty_became"),
    path("people/<uuid:person>/checks/", national.checks, name="checks"),
    path("looks/<uuid:look>/", national.looked, name="looked"),
]
