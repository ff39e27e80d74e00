"""Addresses of messages."""

from django.urls import path

from joined.messages import pages

app_name = "messages"
urlpatterns = [
    path("notify/callback/", pages.callback, name="callback"),
    path("notify/received/", pages.received, name="received"),
]
