"""Addresses of next steps and of what was asked."""

from django.urls import path

from joined.steps import pages

app_name = "steps"
urlpatterns = [
    path("steps/<uuid:step>/", pages.answer, name="answer"),
    path("steps/<uuid:step>/done/", pages.done, name="done"),
    path("offers/<uuid:offer>/", pages.offer, name="offer"),
    path("offers/<uuid:offer>/accept/", pages.accept, name="accept"),
    path("offers/<uuid:offer>/decline/", pages.decline, name="decline"),
]
