"""The room's addresses, as `config.urls` places them, and the help page to which sign-in leads."""

from django.urls import include, path

from joined.doors import urls as doors

urlpatterns = [
    path("help/", include(doors.helping)),
    path("sign-in/", include("joined.accounts.library")),
    path("", include("joined.accounts.urls")),
]
handler403 = handler404 = "joined.base.web.not_found"
handler500 = "joined.base.web.went_wrong"
