"""Addresses of answers to give by telephone."""

from django.urls import path

from joined.interop.outgoing import pages

app_name = "answers"
urlpatterns = [
    path("", pages.by_telephone, name="by_telephone"),
    path("<uuid:answer>/told/", pages.told, name="told"),
]
