"""Addresses of people; a person's own page is the front's."""

from django.urls import path

from joined.people import pages

app_name = "people"
urlpatterns = [
    path("", pages.find, name="find"),
    path("add/", pages.add, name="add"),
    path("<uuid:person>/edit/", pages.edit, name="edit"),
    path("<uuid:person>/reach/", pages.reach, name="reach"),
]
