"""Addresses for other systems (one base, `/fhir/R4/`), and of a message's page."""

from django.urls import path

from joined.interop.pages import machines, people

app_name = "interop"
urlpatterns = [
    path("requests/<uuid:referral>/message/", people.message, name="message"),
    path("fhir/R4/metadata", machines.metadata),
    path("fhir/R4/MessageDefinition", machines.message_definitions),
    path("fhir/R4/$process-message", machines.process_message),
    path("fhir/R4/ServiceRequest", machines.service_requests),
    path("fhir/R4/ServiceRequest/<uuid:id>", machines.service_request),
    path("fhir/R4/<path:rest>", machines.nowhere),
]
