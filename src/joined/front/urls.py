"""Addresses of Today and of a person."""

from django.urls import path

from joined.front import pages

app_name = "front"
urlpatterns = [
    path("", pages.today, name="today"),
    path("about/help/", pages.about, {"what": "help"}, name="help"),
    path("about/privacy/", pages.about, {"what": "privacy"}, name="privacy"),
    path("about/accessibility/", pages.about, {"what": "accessibility"}, name="accessibility"),
    path("people/<uuid:person>/", pages.person, name="person"),
]
