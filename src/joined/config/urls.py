"""Every address of the house, one line a room."""

from django.urls import include, path

urlpatterns: list = []
