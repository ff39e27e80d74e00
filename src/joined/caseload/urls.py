"""Addresses of care that goes on."""

from django.urls import path

from joined.caseload.pages import bulk, caring, contacts, continuity, forecast, lists

app_name = "caseload"
urlpatterns = [
    path("", lists.listed, name="listed"),
    path("list.csv", lists.listed_csv, name="csv"),
    path("list.xlsx", lists.listed_xlsx, name="xlsx"),
    path("take-out/", lists.take_out, name="take_out"),
    path("move/", bulk.move, name="move"),
    path("moved/<uuid:together>/", bulk.moved, name="moved"),
    path("moved/<uuid:together>/undo/", bulk.undo, name="undo_move"),
    path("forecast/", forecast.forecast, name="forecast"),
    path("forecast/book/", forecast.book, name="book_proposed"),
    path("continuity/", continuity.continuity, name="continuity"),
    path("away/", forecast.away, name="away"),
    path("away/<uuid:away>/back/", forecast.back, name="back"),
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
]
