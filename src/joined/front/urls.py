"""Addresses of Today and of a person."""

from django.urls import path

from joined.front import pages

app_name = "front"
urlpatterns = [
    path("", pages.today, name="today"),
    path("people/<uuid:person>/", pages.person, name="person"),
]
