"""Addresses for other systems (one base, `/fhir/R4/`), and of a message's page."""

from django.urls import path

from joined.interop.pages import machines, people, systems

app_name = "interop"
urlpatterns = [
    path("requests/<uuid:referral>/message/", people.message, name="message"),
    path("admin-area/systems/", systems.every, name="systems"),
    path("admin-area/systems/add/", systems.add, name="system_add"),
    path("admin-area/systems/answers/", systems.answer_at, name="system_answers"),
    path("admin-area/systems/<uuid:client_id>/key/", systems.change_key, name="system_key"),
    path("admin-area/systems/<uuid:client_id>/end/", systems.end, name="system_end"),
    path("fhir/R4/metadata", machines.metadata),
    path("fhir/R4/MessageDefinition", machines.message_definitions),
    path("fhir/R4/$process-message", machines.process_message),
    path("fhir/R4/ServiceRequest", machines.service_requests),
    path("fhir/R4/ServiceRequest/<uuid:id>", machines.service_request),
    path("fhir/R4/", machines.nowhere),
    path("fhir/R4/<path:rest>", machines.nowhere),
]
