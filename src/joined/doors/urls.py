"""Addresses of requests."""

from django.urls import path

from joined.doors.pages import queue

app_name = "doors"
urlpatterns = [
    path("", queue.requests, name="requests"),
    path("mine/", queue.mine, name="mine"),
    path("<uuid:referral>/", queue.request, name="request"),
    path("<uuid:referral>/take/", queue.take, name="take"),
    path("<uuid:referral>/leave/", queue.leave, name="leave"),
]
