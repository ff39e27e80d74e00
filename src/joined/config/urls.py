"""Every address of the house, one line a room."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("sign-in/", include("joined.accounts.library")),
    path("", include("joined.accounts.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("joined.demo.urls")))

handler403 = "joined.base.web.not_found"
handler404 = "joined.base.web.not_found"
handler500 = "joined.base.web.went_wrong"
