"""Addresses of requests."""

from django.urls import path

from joined.doors.pages import queue, typing

app_name = "doors"
urlpatterns = [
    path("", queue.requests, name="requests"),
    path("mine/", queue.mine, name="mine"),
    path("type/", typing.write_down, name="write_down"),
    path("ask/", typing.ask, name="ask"),
    path("<uuid:referral>/sent/", typing.sent, name="sent"),
    path("<uuid:referral>/", queue.request, name="request"),
    path("<uuid:referral>/take/", queue.take, name="take"),
    path("<uuid:referral>/leave/", queue.leave, name="leave"),
]
