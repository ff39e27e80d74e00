"""Addresses of matching."""

from django.urls import path

from joined.matching import pages

app_name = "matching"
urlpatterns = [
    path("", pages.waiting, name="waiting"),
    path("joined/<uuid:merge>/", pages.joined, name="joined"),
    path("joined/<uuid:merge>/agree/", pages.agree, name="agree"),
    path("joined/<uuid:merge>/leave/", pages.leave, name="leave"),
    path("joined/<uuid:merge>/put-right/", pages.put_right, name="put_right"),
    path("<uuid:person>/", pages.person, name="person"),
    path("<uuid:person>/new/", pages.new, name="new"),
    path("<uuid:person>/<uuid:other>/", pages.pair, name="pair"),
]
