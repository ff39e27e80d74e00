"""Being somebody else, with one click."""

from django.urls import path

from joined.demo import pages

app_name = "demo"
urlpatterns = [path("sign-in/", pages.sign_in, name="sign_in"), path("", pages.sign_in)]
