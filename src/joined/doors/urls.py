"""Addresses of requests, and of the help page."""

from django.urls import path

from joined.doors.pages import helping as help_page
from joined.doors.pages import queue

app_name = "doors"
urlpatterns = [
    path("", queue.requests, name="requests"),
    path("mine/", queue.mine, name="mine"),
    path("<uuid:referral>/", queue.request, name="request"),
    path("<uuid:referral>/take/", queue.take, name="take"),
    path("<uuid:referral>/leave/", queue.leave, name="leave"),
]
helping = (
    [
        path("", help_page.start, name="start"),
        path("<int:number>/", help_page.question, name="question"),
        path("now/", help_page.urgent, name="urgent"),
        path("check/", help_page.check, name="check"),
        path("sent/", help_page.sent, name="sent"),
        path("status/<str:token>/", help_page.status, name="status"),
        path("clear/", help_page.clear, name="clear"),
        path("leave/", help_page.leave, name="leave"),
    ],
    "helping",
)
