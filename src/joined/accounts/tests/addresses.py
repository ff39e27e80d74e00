"""The room's addresses alone, as `config.urls` places them."""

from django.urls import include, path

urlpatterns = [
    path("sign-in/", include("joined.accounts.library")),
    path("", include("joined.accounts.urls")),
]
handler403 = handler404 = "joined.base.web.not_found"
handler500 = "joined.base.web.went_wrong"
