"""Addresses of messages."""

from django.urls import path

from joined.messages import pages

app_name = "messages"
urlpatterns = [
    path("", pages.following, name="following"),
    path("differences/<uuid:difference>/", pages.settle, name="settle"),
    path("receipts/<uuid:parked>/", pages.clear, name="clear"),
    path("notify/callback/", pages.callback, name="callback"),
    path("notify/received/", pages.received, name="received"),
]
