"""The addresses that `config.urls` has in demo mode and these tests need."""

from django.urls import include, path

from joined.accounts.tests import addresses

urlpatterns = [*addresses.urlpatterns, path("demo/", include("joined.demo.urls"))]
handler403 = handler404 = "joined.base.web.not_found"
handler500 = "joined.base.web.went_wrong"
