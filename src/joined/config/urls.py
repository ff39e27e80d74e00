"""Every address of the house, one line a room."""

from django.conf import settings
from django.urls import include, path

from joined.base import showing, web
from joined.doors import urls as doors
from joined.huddle import urls as huddle
from joined.set_up import urls as set_up
from joined.worries import urls as worries

urlpatterns = [
    path("up", web.up),
    path("ready", web.ready),
    path("alarm", web.alarm),
    path("", include("joined.front.urls")),
    path("", include("joined.steps.urls")),
    path("people/", include("joined.people.urls")),
    path("requests/", include("joined.doors.urls")),
    path("caseload/", include("joined.caseload.urls")),
    path("imports/", include("joined.imports.urls")),
    path("help/", include(doors.helping)),
    path("help/other/", include(worries.worrying)),
    path("worries/", include("joined.worries.urls")),
    path("huddles/", include("joined.huddle.urls")),
    path("partner/", include(huddle.partnering)),
    path("answers/", include("joined.interop.outgoing.urls")),
    path("matching/", include("joined.matching.urls")),
    path("insight/", include("joined.insight.urls")),
    path("messages/", include("joined.messages.urls")),
    path("tell-us/", include(set_up.telling_us)),
    path("admin-area/", include("joined.set_up.urls")),
    path("", include("joined.interop.urls")),
    path("sign-in/", include("joined.accounts.library")),
    path("", include("joined.accounts.urls")),
]
if settings.DEMO or settings.TESTING:
    urlpatterns.append(path("components/", showing.show))
if settings.DEMO:
    urlpatterns.append(path("demo/", include("joined.demo.urls")))

handler403 = "joined.base.web.not_found"
handler404 = "joined.base.web.not_found"
handler500 = "joined.base.web.went_wrong"
