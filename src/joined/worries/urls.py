"""Addresses of worries: in-take's, and the public door's."""

from django.urls import path

from joined.worries.pages import listening
from joined.worries.pages import worrying as worry_page

app_name = "worries"
urlpatterns = [
    path("", listening.listed, name="listed"),
    path("add/", listening.add, name="add"),
    path("<uuid:worry>/", listening.worry, name="worry"),
    path("<uuid:worry>/take/", listening.take, name="take"),
    path("<uuid:worry>/rang/", listening.rang, name="rang"),
    path("<uuid:worry>/pass-on/", listening.pass_on, name="pass_on"),
    path("<uuid:worry>/answer/", listening.answer, name="answer"),
]
worrying = (
    [
        path("<int:number>/", worry_page.question, name="question"),
        path("check/", worry_page.check, name="check"),
        path("sent/", worry_page.sent, name="sent"),
    ],
    "worrying",
)
