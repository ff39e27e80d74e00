"""Addresses of Today and of a person."""

from django.urls import path

from joined.front.pages import before, sharing, whole

app_name = "front"
urlpatterns = [
    path("", whole.today, name="today"),
    path("about/help/", whole.about, {"what": "help"}, name="help"),
    path("about/privacy/", whole.about, {"what": "privacy"}, name="privacy"),
    path("about/accessibility/", whole.about, {"what": "accessibility"}, name="accessibility"),
    path("people/<uuid:person>/", whole.person, name="person"),
    path("people/<uuid:person>/before/", before.known, name="before"),
    path("people/<uuid:person>/sharing/", sharing.overview, name="sharing"),
    path("people/<uuid:person>/sharing/huddle/", sharing.who_talks, name="who_talks"),
    path("people/<uuid:person>/sharing/never/", sharing.never, name="never"),
    path("people/<uuid:person>/sharing/<uuid:organisation>/", sharing.about, name="sharing_about"),
]
