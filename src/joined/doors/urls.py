"""Addresses of requests."""

from django.urls import path

from joined.doors import pages

app_name = "doors"
urlpatterns = [
    path("", pages.requests, name="requests"),
    path("mine/", pages.mine, name="mine"),
    path("<uuid:referral>/", pages.request, name="request"),
    path("<uuid:referral>/take/", pages.take, name="take"),
    path("<uuid:referral>/leave/", pages.leave, name="leave"),
]
